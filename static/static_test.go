package static_test

import (
	"bytes"
	"testing"

	"dossier/static"
)

func TestLean(t *testing.T) {
	const script = "js/find.js"
	own, err := static.Files.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	lean := static.Lean(script, own)
	code := []byte("window.dossierFind = (folder) => {\n")
	if bytes.HasPrefix(lean, []byte("//")) || bytes.Contains(lean, []byte("\n  //")) || !bytes.Contains(lean, code) || len(lean) < len(own)/2 {
		t.Errorf("of %d bytes %d are left, which begin %.80q", len(own), len(lean), lean)
	}
	for name, data := range map[string]string{
		script:          "// a script of the dossier's own\nx()\n",
		"js/own.js":     "// a licence\ny()\n",
		"css/style.css": "// no comment\n",
	} {
		if got := static.Lean(name, []byte(data)); string(got) != data {
			t.Errorf("%s becomes %q", name, got)
		}
	}
}
