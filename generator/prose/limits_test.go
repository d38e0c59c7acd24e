package prose

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// problems reads a text and returns its codes and messages.
func problems(t *testing.T, markdown string) (*Document, []string) {
	t.Helper()
	report := &diag.Report{}
	file := source.New("x.md", markdown)
	doc := New().Parse(source.Span{File: file, End: len(markdown)}, Options{Numbered: true, Report: report})
	var all []string
	for _, d := range report.All() {
		all = append(all, string(d.Code)+": "+d.Message)
	}
	return doc, all
}

// TestLimits reads what would take a parser minutes, or fill the memory. Without the limits this test does
// not end.
func TestLimits(t *testing.T) {
	const n = 100_000
	repeat := strings.Repeat
	lists := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(repeat("  ", i) + "- x\n")
		}
		return b.String()
	}
	for name, c := range map[string]struct{ markdown, want string }{
		"brackets":           {repeat("[", n) + "x" + repeat("]", n), "signs of markup"},
		"links":              {repeat("[x](", n), "signs of markup"},
		"links to records":   {repeat("[[x", n) + "]]", "signs of markup"},
		"emphasis":           {repeat("*a_", n), "signs of markup"},
		"emphasis, on lines": {repeat("*a_\n", n), "signs of markup"},
		"code":               {repeat("`a``", n), "signs of markup"},
		"quotations":         {repeat(">", n) + " x", "nested more than 100 deep"},
		"lists on a line":    {repeat("- ", n) + "x", "nested more than 100 deep"},
		"numbers on a line":  {repeat("1. ", n) + "x", "nested more than 100 deep"},
		"lists":              {lists(3000), "nested more than 100 deep"},
		"tabs":               {repeat("\t", n) + "x", "more than 1,000 spaces"},
		"definitions":        {repeat("[a]: /x\n", n), "signs of markup"},
		"footnotes":          {repeat("[^a]: x\n\n", n), "5,000 footnotes"},
		"empty cells":        {repeat("|a", 1000) + "|\n" + repeat("|-", 1000) + "|\n" + repeat("|b|\n", n), "lack more than 100,000 cells"},
		"one long address":   {"[a]: /" + repeat("x", n) + "\n\n" + repeat("[a]\n\n", n), "addresses of the links take more"},
	} {
		if _, got := problems(t, c.markdown); len(got) != 1 || !strings.HasPrefix(got[0], "markdown/limit: ") || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: %q", name, got[:min(len(got), 3)])
		}
	}
}

// TestWithinLimits reads what is large and still a text.
func TestWithinLimits(t *testing.T) {
	const n = 20_000
	repeat := strings.Repeat
	many := func(form string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	for name, markdown := range map[string]string{
		"paragraphs":        repeat("A *word* and [a link](https://example.org/).\n\n", n),
		"a long line":       repeat("word ", 10*n),
		"a list":            repeat("- an *item* with [a link](https://example.org/)\n", n),
		"a numbered list":   repeat("1. an *item*\n", n),
		"a table":           "| a | b |\n|---|---|\n" + repeat("| *c* | [d](https://example.org/) |\n", n),
		"code":              "```\n" + repeat("a[i] = *b ** c_d;\n", n) + "```",
		"unknown languages": many("```language%d\nx\n```\n\n", n),
		"headings alike":    repeat("# Head\n\n", n),
		"private remarks":   repeat("%%a%% b ", n),
		"comments":          repeat("<!--a-->b ", n),
		"spaces":            "a" + repeat(" ", n) + "b ^c",
		"remarks over code": repeat("%%a%% `b` ", n/10),
	} {
		doc, got := problems(t, markdown)
		if len(got) > 0 || doc.Text == "" {
			t.Errorf("%s: %q", name, got[:min(len(got), 3)])
		}
	}
}
