//go:build unix

package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// TestStaticUnreadable checks that everything that is no file in static/ is named
// in one run.
func TestStaticUnreadable(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	write(t, root, "static/sub/fine.txt", "fine")
	dir := filepath.Join(root, "static")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Skip(err)
	}
	for name, target := range map[string]string{"folder": "sub", "nowhere": "no", "out": "../content/dossier.md", "within": "sub/fine.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	const want = `static/folder:1:1: error: cannot read "folder": it is no ordinary file (file/unreadable)
help: remove it, or replace it with a readable file
static/nowhere:1:1: error: cannot read "nowhere": the symbolic link leads nowhere, or the file vanished (file/unreadable)
help: remove the link, or restore its target
static/out:1:1: error: cannot read "out": a symbolic link leads out of its folder, or is absolute (file/outside)
help: replace the link with what it leads to
static/pipe:1:1: error: cannot read "pipe": it is no ordinary file (file/unreadable)
help: remove it, or replace it with a readable file
`
	if _, got := filesOf(t, site.Options{Source: root}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	// An error in the content takes nothing away from them.
	write(t, root, "content/pages/about.md", "About nothing.\n")
	if _, got := filesOf(t, site.Options{Source: root}); !strings.HasPrefix(got, "content/pages/about.md:") || !strings.HasSuffix(got, want) {
		t.Errorf("beside an error in the content:\n%s\nwant at the end:\n%s", got, want)
	}
}

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
				if err != nil || len(report.All()) == 0 || !strings.HasPrefix(report.All()[0].Span.Path(), name) {
					t.Errorf("no site, and no word where: %v %v", err, report.All())
				}
				return
			}
			t.Error("what stands in the place of the link is missing, and nothing said")
			for path, data := range built.Files.All() {
				if strings.Contains(string(data), "the secret") {
					t.Errorf("%s comes from outside", path)
				}
			}
		})
	}
}
