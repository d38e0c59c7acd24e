package content_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// TestSpans reads the record of each kind in testdata/spans, which has every
// field of its kind, and compares each value and what its span covers with the
// golden list.
func TestSpans(t *testing.T) {
	for _, kind := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		t.Run(kind.String(), func(t *testing.T) {
			path := filepath.Join("testdata", "spans", kind.String())
			data, err := os.ReadFile(path + ".md")
			if err != nil {
				t.Fatal(err)
			}
			var report diag.Report
			r := content.Parse(kind.String()+".md", kind, data, &report)
			if got := text(t, &report); got != "" {
				t.Fatal(got)
			}
			for _, s := range content.Schema(kind) {
				if s.Type != content.Ignored && r.Value(s.Key) == nil {
					t.Errorf("the sample has no field %q", s.Key)
				}
			}
			got := listing("", r.Fields) + "body: " + firstLines(r.Body.Text())
			if *update {
				check(t, os.WriteFile(path+".golden", []byte(got), 0o666))
			}
			want, err := os.ReadFile(path + ".golden")
			if err != nil || string(want) != got {
				t.Errorf("%v got:\n%s\nwant:\n%s", err, got, want)
			}
		})
	}
}

func firstLines(s string) string { return fmt.Sprintf("%q\n", s) }

// listing writes one line for each value: what stands in the file, and what was
// read where that differs.
func listing(indent string, fields []content.Field) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString(entry(indent, f.Key, &f.Value))
	}
	return b.String()
}

func entry(indent, key string, v *content.Value) string {
	at := v.Span.Position()
	line := fmt.Sprintf("%s%s: ⟦%s⟧ %d:%d", indent, key, v.Span.Text(), at.Line, at.Column)
	if v.Text != "" && v.Text != v.Span.Text() {
		line += fmt.Sprintf(" = %q", v.Text)
	}
	line += "\n" + listing(indent+"  ", v.Fields)
	for _, item := range v.List {
		line += entry(indent+"  ", "-", item)
	}
	return line
}

// TestLookup reads values as other packages do, there or not.
func TestLookup(t *testing.T) {
	var report diag.Report
	r := content.Parse("content/pages/x.md", content.Page, []byte("---\ntitle: T\ndraft: true\n---\n"), &report)
	if r.ID != "x" || r.Text("title") != "T" || !r.Draft() || r.Place("title").Position().Column != 8 {
		t.Errorf("got id %q, title %q, draft %v", r.ID, r.Text("title"), r.Draft())
	}
	if r.Text("summary") != "" || r.List("former_ids") != nil || r.Value("summary").Value("x") != nil {
		t.Error("a field that is not there has a value")
	}
	if p := r.Place("summary"); p.File != r.File || p.Start != 0 {
		t.Errorf("a field that is not there stands at %v", p)
	}
}

// TestObsidian checks that what Obsidian writes into front matter trips no kind
// of record.
func TestObsidian(t *testing.T) {
	for _, kind := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		for _, own := range []string{"aliases: [a, b]", "aliases:\n  - a", "aliases:", "tags: [a, b/c]", "tags: a", "cssclasses: wide", "cssclasses: [x]\ncssclasses:"} {
			var report diag.Report
			content.Parse("x.md", kind, []byte("---\n"+own+"\n---\n"), &report)
			for _, d := range report.All() {
				if d.Code == diag.FieldUnknown || d.Code == diag.FieldType || d.Code == diag.FieldDuplicate != strings.Contains(own, "\ncss") && d.Code == diag.FieldDuplicate {
					t.Errorf("%s with %q: %s", kind, own, d.Message)
				}
			}
		}
	}
}

// TestSchema checks that the table of fields is fit to be shown: every example is
// accepted by the field that it is an example of.
func TestSchema(t *testing.T) {
	for _, kind := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		var keys []string
		for _, s := range content.Schema(kind) {
			if slices.Contains(keys, s.Key) {
				t.Errorf("%s has %q twice", kind, s.Key)
			}
			keys = append(keys, s.Key)
			if s.Doc == "" || s.Example == "" && s.Type != content.Ignored {
				t.Errorf("%s of %s has no explanation or no example", s.Key, kind)
			}
			var report diag.Report
			content.Parse("x.md", kind, []byte("---\n"+s.Key+": "+s.Example+"\n---\n"), &report)
			for _, d := range report.All() {
				if d.Span.Position().Line > 1 {
					t.Errorf("the example of %s of %s: %s", s.Key, kind, d.Message)
				}
			}
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
