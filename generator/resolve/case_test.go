package resolve_test

import (
	"bytes"
	"cmp"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/resolve"
)

var update = flag.Bool("update", false, "write what was found into the golden files")

// TestReport resolves the dossiers in testdata/report, each a txtar archive whose
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
			_, got := build(t, archive, resolve.Options{Static: static})
			compare(t, path, archive, got)
		})
	}
}

// static knows a picture, and a file of a difficult name.
func static(path string) bool { return path == "pictures/map.svg" || path == "files/50% of #1.pdf" }

// build resolves the records of an archive, and returns the dossier with what
// there is to say about it. A dossier.md is added where the archive has none.
func build(t *testing.T, a *txtar.Archive, o resolve.Options) (*dossier.Dossier, string) {
	t.Helper()
	var report diag.Report
	records := []*content.Record{}
	if !slices.ContainsFunc(a.Files, func(f txtar.File) bool { return f.Name == "content/dossier.md" }) {
		a.Files = append([]txtar.File{{Name: "content/dossier.md", Data: []byte("---\ntitle: A dossier\n---\n")}}, a.Files...)
	}
	for _, f := range a.Files {
		if f.Name == "report" {
			continue
		}
		kind := content.Dossier
		if f.Name != "content/dossier.md" {
			kind = content.KindOf(strings.Split(f.Name, "/")[1])
		}
		if r := content.Parse(f.Name, kind, f.Data, &report); r != nil {
			records = append(records, r)
		}
	}
	slices.SortFunc(records, func(a, b *content.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
	})
	d := resolve.Resolve(records, o, &report)
	var out bytes.Buffer
	if err := diag.WriteText(&out, report.All()); err != nil {
		t.Fatal(err)
	}
	return d, out.String()
}

// compare compares a report with the one at the end of the archive, or writes it
// there.
func compare(t *testing.T, path string, a *txtar.Archive, got string) {
	t.Helper()
	last := &a.Files[len(a.Files)-1]
	if last.Name != "report" {
		t.Fatalf("%s does not end in a report", path)
	}
	if want := string(last.Data); got != want && !*update {
		t.Errorf("report:\n%s\nwant:\n%s", got, want)
	}
	if *update && got != string(last.Data) {
		last.Data = []byte(got)
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return string(f.Data) == "---\ntitle: A dossier\n---\n" })
		if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// fine resolves an archive, given as text, about which there must be nothing to
// say.
func fine(t *testing.T, text string) *dossier.Dossier {
	t.Helper()
	d, report := build(t, txtar.Parse([]byte(text)), resolve.Options{Static: static})
	if report != "" {
		t.Fatal(report)
	}
	return d
}

func archive(text string) *txtar.Archive { return txtar.Parse([]byte(text)) }

var withDrafts = resolve.Options{Drafts: true, Static: static}
