package locale_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"dossier/generator/locale"
)

// TestDirection goes by the script that a tag names, or else by that of the language.
func TestDirection(t *testing.T) {
	for dir, languages := range map[string]string{
		"rtl": "ar ar-IQ fa he yi ur ckb ps sd ug dv ks syr nqo ku-Arab uz-Arab pa-Arab pa-PK az-IR ar-Aran ff-Adlm",
		"ltr": "en de ku uz pa az ar-Latn he-Latn fa-Cyrl ja zh-Hant ff und",
	} {
		for lang := range strings.FieldsSeq(languages) {
			l, err := locale.Load(nil, lang)
			if err != nil {
				t.Fatal(err)
			}
			if l.Dir != dir {
				t.Errorf("%s runs %s, want %s", lang, l.Dir, dir)
			}
		}
	}
}

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

func TestOpposed(t *testing.T) {
	for _, c := range []struct{ page, text, lang, dir string }{
		{"en", "The dam.", "", ""},
		{"en", "Плотина.", "", ""}, // runs as English does
		{"en", "قالت BBC إن السد سليم.", "ar", "rtl"},
		{"en", "السد means “dam” in Arabic.", "", ""},
		{"en", "“Dam” هو السد الأعلى في الوادي.", "ar", "rtl"},
		{"en", "12 – 14", "", ""},
		{"ar", "قالت BBC إن السد سليم.", "", ""},
		{"ar", "The dam of السد holds.", "en", "ltr"},
		{"ar", "סכר", "", ""},
	} {
		l, err := locale.Load(nil, c.page)
		if err != nil {
			t.Fatal(err)
		}
		if lang, dir := l.Opposed(c.text); lang != c.lang || dir != c.dir {
			t.Errorf("in %s, %q is %q, %q, want %q, %q", c.page, c.text, lang, dir, c.lang, c.dir)
		}
	}
}
