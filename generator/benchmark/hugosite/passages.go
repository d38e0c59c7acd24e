package hugosite

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"dossier/generator/dossier"
)

// additions are the ids of an article's paragraphs, its notes, and the marks of its passages.
func (c *converter) additions(a *dossier.Article) []edit {
	t := textOf(a.Body, a.Record)
	var edits []edit
	notes := map[int][]string{}
	whole := unbroken(t)
	for _, n := range a.Notes {
		notes[n.Paragraph] = append(notes[n.Paragraph], c.aside(n))
		edits = append(edits, mark(t, whole, &n.Passage, "m-"+n.ID)...)
	}
	for _, s := range append(a.Statements, a.Events...) {
		edits = append(edits, mark(t, whole, &s.Passage, markID(s))...)
	}
	for i, p := range t.Doc.Paragraphs {
		_, end := t.place(p)
		end = blockEnd(t.body.Text(), end)
		edits = append(edits, edit{end, end, blockEnds, fmt.Sprintf("\n{#p%d}\n%s", i+1, strings.Join(notes[i+1], ""))})
	}
	return edits
}

// blockEnd returns the end of the last line of the block that goes on at the offset: a block ends at an
// empty line.
func blockEnd(source string, offset int) int {
	if n := strings.Index(source[offset:], "\n\n"); n >= 0 {
		return offset + n
	}
	return len(strings.TrimRight(source, "\n"))
}

// aside writes a note with its signature, as a block of HTML whose text is markdown.
func (c *converter) aside(n *dossier.Annotation) string {
	by := n.Created.Words(c.locale)
	if n.Author != nil {
		by = n.Author.Name + ", " + by
	}
	return fmt.Sprintf("\n<aside class=\"note\" id=\"n-%s\">\n\n%s\n\n<p class=\"by\">%s <a href=\"#m-%[1]s\">Passage</a></p>\n</aside>\n",
		n.ID, strings.TrimSpace(markdown(textOf(n.Body, n.Record), nil)), html.EscapeString(by))
}

// markID is the id of the mark of a statement or an event.
func markID(a *dossier.Appearance) string {
	if a.Statement != nil {
		return "s-" + a.Statement.ID
	}
	return "e-" + a.Event.ID
}

// mark marks a passage. A mark that would break a link, a name or an emphasis takes in all of it; one that
// goes beyond its block ends with that.
func mark(t text, whole [][]int, p *dossier.Passage, id string) []edit {
	if !p.Anchored() {
		return nil
	}
	start, end := t.place(p.Range())
	for _, w := range whole {
		if w[0] < start && start < w[1] {
			start = w[0]
		}
		if w[0] < end && end < w[1] {
			end = w[1]
		}
	}
	end = min(end, blockEnd(t.body.Text(), start))
	return []edit{{start, start, markBegins, `<mark id="` + id + `">`}, {end, end, markEnds, "</mark>"}}
}

// unbroken returns the places of names, and of what markdown has signs for: they begin and end together.
func unbroken(t text) [][]int {
	whole := signs.FindAllStringIndex(t.body.Text(), -1)
	for _, m := range t.Mentions {
		start, end := t.place(m.Range)
		whole = append(whole, []int{start, end})
	}
	return whole
}

var signs = regexp.MustCompile(`\*\*[^*]+\*\*|\*[^*]+\*|==[^=]+==|` + "`[^`]+`" + `|\[\[[^\]]*\]\]|\[[^\]]*\]\([^)]*\)`)
