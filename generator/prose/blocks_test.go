package prose_test

import (
	"strings"
	"testing"

	"dossier/generator/prose"
	"dossier/generator/source"
)

// TestBlocks checks that the mark of a block is found and not shown, and that what only
// looks like one is kept.
func TestBlocks(t *testing.T) {
	const text = "One is here. ^one-1\n\nx ^2 and y ^up in the middle\nof it. `a ^code`\n\n- a thing ^entry\n- another\n\n> quoted\n\n^quoted\n\nThe last: 2 ^n"
	file := source.New("content/pages/a.md", text)
	doc := prose.New().Parse(source.Span{File: file, End: len(text)}, prose.Options{Numbered: true})
	for id, want := range map[string]int{"one-1": 1, "entry": 3, "quoted": 4} {
		if n, ok := doc.Block(id); !ok || n != want {
			t.Errorf("%s stands in paragraph %d, %t, want %d", id, n, ok, want)
		}
	}
	for _, id := range []string{"2", "up", "code", "n", ""} {
		if _, ok := doc.Block(id); ok {
			t.Errorf("%q is taken for a block", id)
		}
	}
	if want := []string{"y ^up in", "a ^code", "2 ^n"}; !strings.Contains(doc.Text, want[0]) || !strings.Contains(doc.Text, want[1]) || !strings.Contains(doc.Text, want[2]) {
		t.Errorf("%q has lost one of %q", doc.Text, want)
	}
	if strings.Contains(doc.Text, "^one") || strings.Contains(doc.Text, "^entry") || strings.Contains(doc.Text, "^quoted") {
		t.Errorf("%q shows a mark", doc.Text)
	}
}
