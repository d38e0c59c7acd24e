package search

import (
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/search/index"
)

func paragraphID(n int) string { return "p" + strconv.Itoa(n) }

// parts cuts a text into its paragraphs and headings. Numbered paragraphs have
// anchors of their own; others, and what stands at the foot, have that of the
// heading or paragraph before.
func parts(t *dossier.Text, numbered bool) []index.Part {
	if t.Empty() {
		return nil
	}
	text := t.Doc.Text
	var all []index.Part
	add := func(start, end int, anchor string) {
		if strings.TrimSpace(text[start:end]) != "" {
			all = append(all, index.Part{Anchor: anchor, Text: strings.Trim(text[start:end], "\n"), Names: within(t, start, end)})
		}
	}
	at, anchor, h := 0, "", 0
	headings := func(before int) {
		for ; h < len(t.Doc.Headings) && t.Doc.Headings[h].Start < before; h++ {
			heading := t.Doc.Headings[h]
			if heading.Start < at {
				continue // a heading in an item of a list, which is a paragraph
			}
			add(at, heading.Start, anchor)
			anchor, at = heading.ID, heading.End
			add(heading.Start, heading.End, anchor)
		}
	}
	for i, p := range t.Doc.Paragraphs {
		headings(p.Start)
		add(at, p.Start, anchor)
		if numbered {
			anchor = paragraphID(i + 1)
		}
		add(p.Start, p.End, anchor)
		at = p.End
	}
	headings(len(text) + 1)
	add(at, len(text), anchor)
	return all
}

// within are the numbers of the entities that are named in a range of a text.
func within(t *dossier.Text, start, end int) (names []int) {
	for _, m := range t.Mentions {
		if m.Start >= start && m.End <= end {
			names = append(names, m.Entity.Number)
		}
	}
	return names
}
