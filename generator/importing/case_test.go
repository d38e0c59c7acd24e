package importing_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/importing"
	"dossier/generator/site"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestCases imports the file "in" of every archive in testdata/case into the
// dossier of testdata/dossier.txt and compares the notes, "ID.md", and the remarks.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/case/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	d := small(t)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := imported(t, d, a.Files[0])
			got.Comment = a.Comment
			text := txtar.Format(got)
			if want := txtar.Format(a); string(text) == string(want) {
				return
			} else if !*update {
				t.Errorf("got\n%s\nwant\n%s", text, want)
				return
			}
			if err := os.WriteFile(path, text, 0o666); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// imported imports a file and returns it with all that came of it.
func imported(t *testing.T, d *dossier.Dossier, in txtar.File) *txtar.Archive {
	t.Helper()
	out := &txtar.Archive{Files: []txtar.File{in}}
	result, err := importing.Annotations(in.Data, d, func(id string) bool { return id == "on-disk" })
	var remarks strings.Builder
	if err != nil {
		remarks.WriteString(err.Error() + "\n")
		result = &importing.Result{}
	}
	for _, n := range result.Notes {
		if n.Text == "" {
			remarks.WriteString(n.ID + " is already there\n")
			continue
		}
		out.Files = append(out.Files, txtar.File{Name: n.ID + ".md", Data: []byte(n.Text)})
	}
	for _, m := range result.Remarks {
		if m.Lost {
			remarks.WriteString("lost: ")
		}
		remarks.WriteString(m.String() + "\n")
	}
	out.Files = append(out.Files, txtar.File{Name: "remarks", Data: []byte(remarks.String())})
	return out
}

// small loads the dossier of testdata/dossier.txt.
func small(t testing.TB) *dossier.Dossier {
	t.Helper()
	a, err := txtar.ParseFile("testdata/dossier.txt")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, f := range a.Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return load(t, root)
}

// load loads a dossier that must have no errors.
func load(t testing.TB, root string) *dossier.Dossier {
	t.Helper()
	report := &diag.Report{}
	d, err := site.Load(site.Options{Source: root, Drafts: true}, report)
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range report.All() {
		if found.Severity == diag.Error {
			t.Fatal(found.Span.Path(), found.Message)
		}
	}
	return d
}
