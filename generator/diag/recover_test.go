package diag

import (
	"strings"
	"testing"

	"dossier/generator/source"
)

// TestRecover wants a panic to end as a problem of the file, with the place in dossier and none on the
// machine where dossier was built.
func TestRecover(t *testing.T) {
	report := &Report{}
	file := source.New("content/articles/x.md", "text")
	func() {
		defer report.Recover(source.Span{File: file})
		var list []int
		_ = list[len(file.Text)]
	}()
	all := report.All()
	if len(all) != 1 || all[0].Code != Internal || all[0].Severity != Error || all[0].Span.File != file {
		t.Fatalf("reported: %v", all)
	}
	for _, want := range []string{"index out of range [4]", "TestRecover", "recover_test.go:"} {
		if !strings.Contains(all[0].Message, want) {
			t.Errorf("%q does not say %q", all[0].Message, want)
		}
	}
	if strings.Contains(all[0].Message, "/generator/") {
		t.Errorf("%q has a path", all[0].Message)
	}
}

func TestLongMessagesAreCut(t *testing.T) {
	report := &Report{}
	d := report.Add(MarkdownHTML, source.Span{}, "raw HTML %q", strings.Repeat("é", 100_000))
	if n := len([]rune(d.Message)); n > longest+1 || !strings.HasSuffix(d.Message, "é…") {
		t.Errorf("%d code points: …%s", n, d.Message[len(d.Message)-20:])
	}
}
