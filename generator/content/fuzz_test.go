package content_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/source"
)

// FuzzParse checks that no file, however broken, makes reading panic, differ
// between two runs, or speak of a place that is not in the file.
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, kind byte, data []byte) {
		k := content.Kind(kind%9) + content.Dossier
		record, first := fuzzed(t, k, data)
		_, second := fuzzed(t, k, data)
		if !bytes.Equal(first, second) {
			t.Errorf("two runs differ:\n%s\n%s", first, second)
		}
		if record != nil {
			inside(t, record.Body)
			fieldsInside(t, record.Fields)
		}
	})
}

func seed(f *testing.F) {
	archives, _ := filepath.Glob("testdata/report/*.txt")
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			f.Add(byte(kindOf(file.Name)-content.Dossier), file.Data)
		}
	}
	for k := content.Dossier; k <= content.Page; k++ {
		data, err := os.ReadFile(filepath.Join("testdata", "spans", k.String()+".md"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(k-content.Dossier), data)
	}
	f.Add(byte(8), []byte("\ufeff---\r\ntitle: [a\u2028b, {c: \"d\u0085\n e\"}]\r\n---\rx"))
}

func kindOf(path string) content.Kind {
	if k := content.KindOf(filepath.Base(filepath.Dir(path))); k != 0 {
		return k
	}
	return content.Dossier
}

// fuzzed reads a record and writes its report in both forms.
func fuzzed(t *testing.T, k content.Kind, data []byte) (*content.Record, []byte) {
	t.Helper()
	var report diag.Report
	record := content.Parse("content/x.md", k, data, &report)
	for _, d := range report.All() {
		inside(t, d.Span)
		for _, r := range d.Related {
			inside(t, r.Span)
		}
		if d.Message == "" || d.Help == "" {
			t.Errorf("%s has no message or no help", d.Code)
		}
	}
	if errors, _ := report.Count(); record == nil && errors == 0 {
		t.Error("a record is dropped in silence")
	}
	var b bytes.Buffer
	if diag.WriteText(&b, report.All()) != nil || diag.WriteJSON(&b, report.All()) != nil {
		t.Error("the report cannot be written")
	}
	return record, b.Bytes()
}

func fieldsInside(t *testing.T, fields []content.Field) {
	for _, f := range fields {
		valueInside(t, &f.Value)
	}
}

func valueInside(t *testing.T, v *content.Value) {
	inside(t, v.Span)
	fieldsInside(t, v.Fields)
	for _, item := range v.List {
		valueInside(t, item)
	}
}

// inside checks that a span lies in its file and cuts no character.
func inside(t *testing.T, s source.Span) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(s.File.Text) {
		t.Fatalf("span %d-%d of a text of %d bytes", s.Start, s.End, len(s.File.Text))
	}
	for _, offset := range []int{s.Start, s.End} {
		if offset < len(s.File.Text) && !utf8.RuneStart(s.File.Text[offset]) {
			t.Fatalf("offset %d is within a character", offset)
		}
	}
}
