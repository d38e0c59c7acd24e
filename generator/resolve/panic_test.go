package resolve

import (
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
	"dossier/generator/source"
)

// TestPanicNamesFile reads a text without a dialect, which panics, and wants that to be a problem of the
// text's file.
func TestPanicNamesFile(t *testing.T) {
	file := source.New("content/pages/x.md", "text")
	r := &resolver{report: &diag.Report{}}
	bad := &text{raw: &content.Record{File: file, Body: source.Span{File: file, End: 4}}, head: &dossier.Head{}, body: &dossier.Text{}}
	r.text(bad, &mention.Found{})
	all := r.report.All()
	if len(all) != 1 || all[0].Code != diag.Internal || all[0].Span.Path() != "content/pages/x.md" || !strings.Contains(all[0].Help, "report it") {
		t.Fatalf("reported: %+v", all)
	}
	if bad.body.Doc == nil {
		t.Error("later phases find no document")
	}
}
