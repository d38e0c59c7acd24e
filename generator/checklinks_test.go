package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/outside"
	"dossier/generator/site"
)

// TestCheckLinks checks that a page which is gone is reported at every place that
// leads to it, and that what refuses us is not called dead.
func TestCheckLinks(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/fine":
		case "/forbidden":
			w.WriteHeader(http.StatusForbidden)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	root := t.TempDir()
	for name, text := range map[string]string{
		"dossier.md":     "---\ntitle: A dossier\n---\n",
		"pages/about.md": "---\ntitle: About\n---\n[fine](HOST/fine), [no](HOST/forbidden) and [gone](HOST/gone#x).\n\n[Again](HOST/gone).\n",
	} {
		path := filepath.Join(root, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "HOST", server.URL)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: root}, report)
	if err != nil || made == nil {
		t.Fatal(err, report.All())
	}
	c := outside.New("test")
	c.Local, c.Pause = true, 0
	var told, shown bytes.Buffer
	checkLinks(c, made.Dossier, report, &told)
	if err := diag.WriteText(&shown, report.All()); err != nil {
		t.Fatal(err)
	}
	if got, want := told.String(), server.URL+"/forbidden: cannot tell: 403 Forbidden\ntested 3 pages elsewhere: 1 alive, 0 moved, 1 gone, 1 that cannot be told\n"; got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
	for _, want := range []string{`content/pages/about.md:4:`, "the page " + server.URL + `/gone is gone: its host answers "404 Not Found" (link/gone)`, "content/pages/about.md:6:1: note: it is linked here, too", "help: look for a copy at https://web.archive.org/web/"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("lacks %q:\n%s", want, shown.String())
		}
	}
}
