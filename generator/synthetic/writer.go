package synthetic

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// writer writes the body of one article twice: as markdown, and as its readers see it, from which
// quotations are taken.
type writer struct {
	random   *rand.Rand
	markdown strings.Builder
	column   int  // code points since the last line end
	wraps    bool // whether lines are broken

	visible    strings.Builder // of the block that is being written
	all        strings.Builder // of all blocks before it, apart from tables
	paragraphs []string        // as readers see them, without lists and quotations

	met map[*bearer]bool // whose full name has stood in this text
}

// lineLength is where paragraphs are wrapped, in code points.
const lineLength = 100

// text writes plain text. Spaces beyond the line length become line ends.
func (w *writer) text(s string) {
	w.visible.WriteString(s)
	for _, c := range s {
		if c == ' ' && w.wraps && w.column >= lineLength {
			w.markdown.WriteByte('\n')
			w.column = 0
			continue
		}
		w.markdown.WriteRune(c)
		w.column++
	}
}

// marked writes text between signs that readers do not see, on one line.
func (w *writer) marked(open, s, end string) {
	w.visible.WriteString(s)
	w.unseen(open + s + end)
}

// unseen writes markdown that readers do not see.
func (w *writer) unseen(s string) {
	w.markdown.WriteString(s)
	w.column += utf8.RuneCountInString(s)
}

// begin starts a block after what is there, with an empty line between the two.
func (w *writer) begin(wraps bool) {
	if w.markdown.Len() > 0 {
		w.markdown.WriteString("\n")
	}
	w.column, w.wraps = 0, wraps
	w.visible.Reset()
}

// end ends a line of the markdown, and with it a block or an item of a list.
func (w *writer) end() {
	w.markdown.WriteByte('\n')
	w.all.WriteString(w.visible.String())
	w.all.WriteByte(' ') // a quotation may go on in the next paragraph
	w.visible.Reset()
}

// name writes a name of the bearer: in full when it is new to the text, in short or in full afterwards.
// At the start of a sentence it has a capital.
func (w *writer) name(b *bearer, starts bool) {
	r := w.random
	s := pick(r, b.full)
	isNew := !w.met[b]
	if !isNew && len(b.brief) > 0 && r.IntN(5) > 0 {
		s = pick(r, b.brief)
	}
	w.met[b] = true
	if starts {
		s = upperFirst(s)
	}
	w.text(s)
	if isNew && b.arabic != "" && r.IntN(8) == 0 {
		w.text(" (" + b.arabic + ")")
	}
}

// quotes returns n passages of 8 to 14 words, each of which stands in the article once and which lie in
// different paragraphs as far as there are enough.
func (w *writer) quotes(n int) []string {
	all := alike(w.all.String())
	var found []string
	first := w.random.IntN(len(w.paragraphs))
	for i := 0; len(found) < n; i++ {
		fields := strings.Split(w.paragraphs[(first+i)%len(w.paragraphs)], " ")
		size := min(8+w.random.IntN(7), len(fields))
		from := w.random.IntN(len(fields) - size + 1)
		quote := strings.TrimRight(strings.Join(fields[from:from+size], " "), ".,")
		if strings.Count(all, alike(quote)) == 1 {
			found = append(found, quote)
		}
	}
	return found
}

// alike makes equal what a search for a quotation does not tell apart, and more.
func alike(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), "’", "'"), "ʿ", "'")
}
