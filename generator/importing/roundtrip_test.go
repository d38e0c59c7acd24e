package importing_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/importing"
	"dossier/generator/locale"
)

// TestRoundTrip exports the notes of a dossier, imports them into a copy without
// notes, and exports them again: nothing may be different.
func TestRoundTrip(t *testing.T) {
	for name, source := range map[string]string{"own": "../..", "second": "../testdata/second"} {
		t.Run(name, func(t *testing.T) {
			before := published(load(t, source))
			first := export.Annotations(before, locale.English())
			root := t.TempDir()
			for _, folder := range []string{"content", "static"} { // records name pictures
				if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join(source, folder))); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.RemoveAll(filepath.Join(root, "content", "annotations")); err != nil {
				t.Fatal(err)
			}
			bare := load(t, root)
			result := take(t, written(t, first[0]), bare)
			if len(result.Remarks) > 0 || len(result.Notes) != len(before.Annotations) {
				t.Fatalf("%d notes of %d, with remarks: %v", len(result.Notes), len(before.Annotations), result.Remarks)
			}
			put(t, root, result)
			after := load(t, root)
			compare(t, before, after)
			second := export.Annotations(after, locale.English())
			if len(first) != len(second) {
				t.Fatalf("%d files, want %d", len(second), len(first))
			}
			for i := range first {
				if !bytes.Equal(written(t, first[i]), written(t, second[i])) {
					t.Errorf("%s is different", first[i].Path)
				}
			}
			again := take(t, written(t, first[0]), after)
			for _, n := range again.Notes {
				if n.Text != "" {
					t.Errorf("%s would be written a second time", n.ID)
				}
			}
		})
	}
}

// published leaves the drafts out, as the export of a site does.
func published(d *dossier.Dossier) *dossier.Dossier {
	keep := func(all []*dossier.Annotation) []*dossier.Annotation {
		var kept []*dossier.Annotation
		for _, a := range all {
			if !a.Record.Draft() {
				kept = append(kept, a)
			}
		}
		return kept
	}
	d.Annotations = keep(d.Annotations)
	for _, a := range d.Articles {
		a.Notes = keep(a.Notes)
	}
	return d
}

func take(t *testing.T, data []byte, d *dossier.Dossier) *importing.Result {
	t.Helper()
	result, err := importing.Annotations(data, d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func put(t *testing.T, root string, result *importing.Result) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(root, "content", "annotations"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, n := range result.Notes {
		if err := os.WriteFile(filepath.Join(root, "content", "annotations", n.ID+".md"), []byte(n.Text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// compare compares what editors wrote. Quotations may differ in white space and
// quotation marks: the export has the words of the article.
func compare(t *testing.T, before, after *dossier.Dossier) {
	t.Helper()
	found := map[string]*dossier.Annotation{}
	for _, a := range after.Annotations {
		found[a.Address] = a
	}
	plain := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\n", " ")
	for _, b := range before.Annotations {
		a := found[b.Address]
		if a == nil {
			t.Errorf("%s is missing", b.ID)
			continue
		}
		for field, pair := range map[string][2]string{
			"quote":      {plain.Replace(b.Quote.Exact), plain.Replace(a.Quote.Exact)},
			"motivation": {b.Motivation, a.Motivation},
			"created":    {b.Created.String(), a.Created.String()},
			"modified":   {b.Modified.String(), a.Modified.String()},
			"title":      {b.Title, a.Title},
			"body":       {strings.TrimSpace(b.Body.Doc.Markdown()), strings.TrimSpace(a.Body.Doc.Markdown())},
			"verdict":    {b.Found.Verdict.String(), a.Found.Verdict.String()},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s is %q, was %q", b.ID, field, pair[1], pair[0])
			}
		}
		if (a.Author == nil) != (b.Author == nil) || (a.ReplyTo == nil) != (b.ReplyTo == nil) || len(a.Themes)+len(a.Actors)+len(a.Organizations) != len(b.Themes)+len(b.Actors)+len(b.Organizations) {
			t.Errorf("%s: author, reply or entities differ", b.ID)
		}
	}
}

func written(t *testing.T, f export.Stream) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
