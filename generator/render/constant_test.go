package render

import (
	"io/fs"
	"regexp"
	"testing"

	"dossier/templates"
)

// TestConstantTexts keeps texts of the interface out of the places in built-in
// templates where they would need another way of escaping than in HTML.
func TestConstantTexts(t *testing.T) {
	names, err := fs.Glob(templates.Files, "*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	elsewhere := regexp.MustCompile(`(?is)<(script|style)[^>]*>[^<]*\{\{-? *text|(href|src|action|style|srcset|on[a-z]+)=["'][^"'>]*\{\{-? *text|=\{\{-? *text`)
	for _, name := range names {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		if found := elsewhere.Find(data); found != nil {
			t.Errorf("%s: %q is neither text nor a plain quoted attribute", name, found)
		}
	}
}
