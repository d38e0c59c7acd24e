package render_test

import (
	"bytes"
	"sync"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/locale"
	"dossier/generator/render"
	"dossier/generator/resolve"
	"dossier/generator/synthetic"
	"dossier/templates"
)

// TestPagesOneByOne compares every page made by itself with the page of a whole
// build, in a dossier whose lists are split.
func TestPagesOneByOne(t *testing.T) {
	dir := t.TempDir()
	if err := synthetic.Write(dir, synthetic.Options{Articles: 240}); err != nil {
		t.Fatal(err)
	}
	report := &diag.Report{}
	records, err := content.NewReader(dir).Read(report)
	if err != nil {
		t.Fatal(err)
	}
	d := resolve.Resolve(records, resolve.Options{}, report)
	all, err := render.LoadTemplates(templates.Files, nil, "", locale.English())
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	whole := map[string][]byte{}
	add := func(path string, data []byte, _ string) error {
		mu.Lock()
		defer mu.Unlock()
		whole[path] = bytes.Clone(data)
		return nil
	}
	if err := render.Site(d, all, add, nil); err != nil {
		t.Fatal(err)
	}
	if whole["articles/index.2.html"] == nil || whole["data/ledger.js"] == nil {
		t.Fatal("no list is split: the dossier is too small for this test")
	}
	pages := render.NewPages(d, all)
	for path, want := range whole {
		got, err := pages.Page(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs when it is made alone", path)
		}
	}
	for _, path := range []string{"", "articles/nobody.html", "articles/index.99.html", "index", "articles"} {
		if got, err := pages.Page(path); got != nil || err != nil {
			t.Errorf("%q: %d bytes, %v, want nothing", path, len(got), err)
		}
	}
}
