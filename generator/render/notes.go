package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/anchor"
	"dossier/generator/dossier"
	"dossier/generator/prose"
)

// Note is an annotation on a page.
type Note struct {
	*dossier.Annotation
	Root string
	// Number counts the notes of an article from one; zero on other pages.
	Number int
	// Anchor is the id of the element, without "#".
	Anchor string
	// Back leads to the passage; "" for a note without one.
	Back string
	// Kind is the motivation as a reader understands it.
	Kind    string
	Body    template.HTML
	Replies []*Note
	// Verdict explains a note whose quotation has drifted or found no place; "" for
	// one that stands where it was put.
	Verdict string
	// Under says that the note stands under the name of its article.
	Under bool
}

// note prepares an annotation for a page, with the notes that answer it.
func (w *worker) note(root string, a *dossier.Annotation, number func(*dossier.Annotation) int) *Note {
	n := &Note{Annotation: a, Root: root, Number: number(a), Anchor: "n-" + a.Stem(), Kind: w.words.kindOfNote(a.Motivation), Verdict: w.words.verdictOfNote(&a.Passage)}
	if a.Anchored() {
		n.Back = "#m-" + a.Stem()
		if n.Number == 0 {
			n.Back = root + a.Article.Address + n.Back
		}
	}
	n.Body = w.html(root, a.Body, prose.Rendering{})
	for _, r := range a.Replies {
		n.Replies = append(n.Replies, w.note(root, r, number))
	}
	return n
}

// haveCode says whether one of some notes, or of those that answer them, has code in a known
// language.
func haveCode(all []*dossier.Annotation) bool {
	return slices.ContainsFunc(all, func(a *dossier.Annotation) bool { return a.Body.Doc.HasCode || haveCode(a.Replies) })
}

// articleNotes are the notes of one article, put where they stand.
type articleNotes struct {
	// byParagraph are the notes whose passage begins in a paragraph.
	byParagraph map[int][]*Note
	unanchored  []*Note
	numbers     map[*dossier.Annotation]int
}

// notes numbers the notes of an article in the order of their passages; a reply
// follows the note that it answers.
func (w *worker) notes(root string, a *dossier.Article) articleNotes {
	all := articleNotes{byParagraph: map[int][]*Note{}, numbers: map[*dossier.Annotation]int{}}
	var count func(n *dossier.Annotation)
	count = func(n *dossier.Annotation) {
		all.numbers[n] = len(all.numbers) + 1
		for _, r := range n.Replies {
			if r.Article == a {
				count(r)
			}
		}
	}
	number := func(n *dossier.Annotation) int { return all.numbers[n] }
	for _, n := range a.Notes {
		if n.ReplyTo != nil && n.ReplyTo.Article == a {
			continue
		}
		count(n)
		note := w.note(root, n, number)
		if n.Anchored() {
			all.byParagraph[max(1, n.Paragraph)] = append(all.byParagraph[max(1, n.Paragraph)], note)
		} else {
			all.unanchored = append(all.unanchored, note)
		}
	}
	return all
}

// cover is a passage of an article and what holds on to it.
type cover struct {
	prose.Range
	note      *dossier.Annotation
	statement *dossier.Statement
	event     *dossier.Event
}

// covers lists the passages of an article in order, each statement and event once
// with its first passage.
func covers(a *dossier.Article) []cover {
	var all []cover
	for _, n := range a.Notes {
		if n.Anchored() {
			all = append(all, cover{Range: n.Range(), note: n})
		}
	}
	seen := map[any]bool{}
	for _, s := range a.Statements {
		if s.Anchored() && !seen[s.Statement] {
			seen[s.Statement] = true
			all = append(all, cover{Range: s.Range(), statement: s.Statement})
		}
	}
	for _, e := range a.Events {
		if e.Anchored() && !seen[e.Event] {
			seen[e.Event] = true
			all = append(all, cover{Range: e.Range(), event: e.Event})
		}
	}
	slices.SortStableFunc(all, func(x, y cover) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End)) })
	return all
}

// marks turns passages, which may overlap, into pieces that do not: every piece
// lists what covers it, a passage's id stands on its first piece, and the number
// of its note follows its last.
func (l words) marks(all []cover, numbers map[*dossier.Annotation]int) []prose.Inline {
	var edges []int
	for _, c := range all {
		edges = append(edges, c.Start, c.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out []prose.Inline
	var active []cover
	for i, at := range edges {
		active = slices.DeleteFunc(active, func(c cover) bool { return c.End <= at })
		var begin []cover
		for len(all) > 0 && all[0].Start == at {
			begin = append(begin, all[0])
			all = all[1:]
		}
		active = append(active, begin...)
		if len(active) > 0 {
			out = append(out, l.piece(prose.Range{Start: at, End: edges[i+1]}, active, begin, numbers))
		}
	}
	return out
}

// maxNotes is how many notes a piece of text lists, the innermost of those that
// cover it: thousands of notes within each other would otherwise make a page of
// their square.
const maxNotes = 32

func (l words) piece(r prose.Range, active, begin []cover, numbers map[*dossier.Annotation]int) prose.Inline {
	var notes, statements, names []string
	var tail strings.Builder
	drifted, events := false, false
	for _, c := range active {
		switch {
		case c.note != nil:
			drifted = drifted || c.note.Found.Verdict == anchor.Drifted
			notes = append(notes, c.note.Stem())
			if n := numbers[c.note]; n <= linkedNotes {
				names = append(names, "m"+strconv.Itoa(n))
			}
			if c.End == r.End {
				l.reference(&tail, c.note, numbers[c.note])
			}
		case c.statement != nil:
			statements = append(statements, c.statement.Stem())
		case c.event != nil:
			events = true
		}
	}
	// The last are the innermost, since passages are sorted by their start.
	notes = notes[max(0, len(notes)-maxNotes):]
	if events {
		names = append(names, "told")
	}
	attributes := class(notes, statements, drifted, names)
	slices.SortStableFunc(begin, func(x, y cover) int { return cmp.Compare(x.rank(), y.rank()) })
	var ids strings.Builder
	id := ""
	for i, c := range begin {
		if i == 0 {
			id = ` id="` + c.id() + `"`
		} else {
			ids.WriteString(`<span id="` + c.id() + `"></span>`)
		}
	}
	return prose.Inline{Range: r, First: "<mark" + id + attributes + ids.String(), Open: "<mark" + attributes, Close: "</mark>", Tail: tail.String()}
}

// linkedNotes is up to which number css/notes.css shows the passage of a note whose
// link is followed.
const linkedNotes = 64

// class returns the rest of the start tag of a piece, with more names of classes.
func class(notes, statements []string, drifted bool, more []string) string {
	var names []string
	if len(notes) > 0 {
		names = append(names, "passage")
	}
	if len(statements) > 0 {
		names = append(names, "said")
	}
	if drifted {
		names = append(names, "drifted")
	}
	tag := ` class="` + strings.Join(append(names, more...), " ") + `"`
	if len(notes) > 0 {
		return tag + noted(notes)
	}
	return tag + ">"
}

// noted ends the start tag of a piece that has notes. Assistive technology is led
// to the first of them.
func noted(notes []string) string {
	return ` data-notes="` + strings.Join(notes, " ") + `" aria-details="n-` + notes[0] + `">`
}

// rank decides whose id a mark gets where several passages begin: a statement's
// first.
func (c cover) rank() int {
	switch {
	case c.statement != nil:
		return 0
	case c.note != nil:
		return 1
	}
	return 2
}

func (c cover) id() string {
	switch {
	case c.note != nil:
		return "m-" + c.note.Stem()
	case c.statement != nil:
		return "s-" + c.statement.Stem()
	}
	return "e-" + c.event.Stem()
}

// reference writes the number of a note as a link to it. The style sheet shows
// the number, so that it is no part of the text.
func (l words) reference(b *strings.Builder, n *dossier.Annotation, number int) {
	i := strconv.Itoa(number)
	b.WriteString(`<a class="ref" href="#n-` + n.Stem() + `" role="doc-noteref" data-n="` + i + `" aria-label="` + template.HTMLEscapeString(l.Text("note.label", "n", i)) + `"></a>`)
}
