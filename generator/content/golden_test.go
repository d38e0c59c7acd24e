package content_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/diag/diagtest"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestReport reads the folders in testdata/report, each a txtar archive whose
// comment says what it shows and whose last file is what an editor sees.
func TestReport(t *testing.T) {
	paths, err := filepath.Glob("testdata/report/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, got := read(t, folder(t, archive))
			diagtest.Golden(t, path, archive, got, *update)
		})
	}
}

// folder writes the archive's files into a new folder and returns it. A dossier
// is added where the archive has none.
func folder(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	root := t.TempDir()
	write(t, root, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	for _, f := range a.Files {
		if f.Name != "report" {
			write(t, root, f.Name, string(f.Data))
		}
	}
	return root
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// read reads the content folder at root and returns the records with what there
// is to say about them, as text.
func read(t *testing.T, root string) ([]*content.Record, string) {
	t.Helper()
	var report diag.Report
	records, err := content.NewReader(root).Read(&report)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.All() {
		diagtest.CheckStyle(t, d)
	}
	return records, text(t, &report)
}

func text(t *testing.T, report *diag.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteText(&b, report.All()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
