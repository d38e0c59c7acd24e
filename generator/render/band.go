package render

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"dossier/generator/prose"
)

// Band is the notes on a paragraph, which stand beside it and the paragraphs after
// it up to the next that has notes, or to the next heading.
type Band struct {
	Notes []*Note
	// Roomy says that the notes, by their length, are about as high as the text beside
	// them on a wide screen at most, so that none needs to be cut.
	Roomy bool
}

// annotate renders the body of an article with its passages marked. A paragraph
// with notes begins a band: a grid whose second column holds the notes, so that
// they stand beside their paragraph and never overlap, whatever their length. A
// heading ends it, so that it stays with the text that it heads.
func (s *site) annotate(w *worker, v *ArticlePage) error {
	a := v.Article
	notes := w.notes(v.Root, a)
	v.Notes, v.Unanchored = len(notes.numbers), Band{Notes: notes.unanchored}
	rendered := map[int]string{}
	for n, list := range notes.byParagraph {
		band := Band{list, heightOfNotes(list) <= heightOfText(a.Body.Doc, n, notes.byParagraph)+slack}
		html, err := s.templates.part("article.html", "notes", band)
		if err != nil {
			return err
		}
		rendered[n] = html
	}
	v.Crowded = overflow(a.Body.Doc, notes.byParagraph) > afterText+statementRoom*len(v.Article.Statements)
	open := false
	before := func(n int) string {
		end := ""
		if open && (n == 0 || rendered[n] != "") {
			open, end = false, "</div>\n"
		}
		if rendered[n] != "" {
			open = true
			return end + `<div class="band">` + "\n"
		}
		return end
	}
	v.Body = w.html(v.Root, a.Body, prose.Rendering{
		Marks: s.words.marks(covers(a), notes.numbers), Number: s.words.paragraphNumber, Before: before, After: func(n int) string { return rendered[n] },
	})
	if open {
		v.Body += "</div>"
	}
	if len(a.Body.Doc.Paragraphs) == 0 && rendered[1] != "" { // nothing but headings
		v.Body += template.HTML(`<div class="band">` + "\n" + rendered[1] + "</div>")
	}
	return nil
}

// What the style sheet makes of text and notes on a screen of 1440 pixels, in
// pixels and in code points of the usual serif faces. Letters differ in width, so
// that these are estimates; nothing overlaps where they err.
const (
	textLine, textLetters, textGap = 27, 92, 17
	noteLine, noteLetters, noteGap = 22, 60, 72 // the gap: rule, first line, signature
	slack                          = 2 * noteLine
	// A note that is cut, what follows the text of every article, and a statement in
	// the list below.
	noteCut, afterText, statementRoom = 118, 140, 90
)

// heightOfText estimates the height of the band that paragraph n begins.
func heightOfText(d *prose.Document, n int, notes map[int][]*Note) int {
	if n > len(d.Paragraphs) {
		return 0
	}
	end := len(d.Text)
	for _, h := range d.Headings {
		if h.Start >= d.Paragraphs[n-1].End {
			end = h.Start
			break
		}
	}
	height := 0
	for i, p := range d.Paragraphs[n-1:] {
		if i > 0 && (len(notes[n+i]) > 0 || p.Start >= end) {
			break
		}
		height += lines(d.Text[p.Start:p.End], textLetters)*textLine + textGap
	}
	return height
}

// overflow estimates how far the notes reach below the text when each begins beside
// its paragraph or, where that is taken, below the note before it.
func overflow(d *prose.Document, notes map[int][]*Note) int {
	text, end := 0, 0
	for i, p := range d.Paragraphs {
		if list := notes[i+1]; len(list) > 0 {
			end = max(end, text) + min(heightOfNotes(list), noteCut*count(list))
		}
		text += lines(d.Text[p.Start:p.End], textLetters)*textLine + textGap
	}
	return end - text
}

func count(all []*Note) int {
	n := len(all)
	for _, r := range all {
		n += count(r.Replies)
	}
	return n
}

func heightOfNotes(all []*Note) int {
	height := 0
	for _, n := range all {
		height += noteGap + heightOfNotes(n.Replies)
		if n.Verdict != "" {
			height += lines(n.Verdict+n.Quote.Exact, noteLetters) * noteLine
		}
		if n.Annotation.Body.Empty() {
			continue
		}
		d := n.Annotation.Body.Doc
		for block := range strings.SplitSeq(d.Text, "\n") {
			height += lines(block, noteLetters) * noteLine
		}
	}
	return height
}

// lines is how many lines a text takes, one at least.
func lines(s string, letters int) int { return 1 + utf8.RuneCountInString(s)/letters }
