package locale_test

import (
	"encoding/json"
	"os"
	"testing"

	"dossier/generator/locale"
)

// TestForeign reads the cases that the browser's tests hold dossier.js to as well.
func TestForeign(t *testing.T) {
	data, err := os.ReadFile("testdata/foreign.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Page, Text, Lang, Dir string }
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		l, err := locale.Load(nil, c.Page)
		if err != nil {
			t.Fatal(err)
		}
		if tag, dir := l.Foreign(c.Text); tag != c.Lang || dir != c.Dir {
			t.Errorf("in %s, %q is %q, %q, want %q, %q", c.Page, c.Text, tag, dir, c.Lang, c.Dir)
		}
	}
}
