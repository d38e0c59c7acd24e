//go:build unix

package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// TestSymbolicLinks checks that no link in static/ or templates/, nor these folders
// themselves when they are links, bring a file from elsewhere into the site.
func TestSymbolicLinks(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "secret", "the secret")
	write(t, outside, "page.html", `{{define "main"}}the secret{{end}}`)
	for _, name := range []string{"static/stolen", "static/folder", "templates/page.html", "static", "templates"} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			write(t, root, "content/dossier.md", "---\ntitle: A dossier\n---\n")
			write(t, root, "content/pages/about.md", "---\ntitle: About\n---\n")
			link := filepath.Join(root, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(outside, map[string]string{"static/stolen": "secret", "templates/page.html": "page.html"}[name])
			if err := os.Symlink(target, link); err != nil {
				t.Skip(err)
			}
			report := &diag.Report{}
			built, err := site.Make(site.Options{Source: root}, report)
			if built == nil {
				if err == nil && len(report.All()) == 0 {
					t.Error("no site, and no word why")
				}
				return
			}
			for path, data := range built.Files.All() {
				if strings.Contains(string(data), "the secret") {
					t.Errorf("%s comes from outside", path)
				}
			}
		})
	}
}
