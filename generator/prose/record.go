package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// skeleton is a text as HTML, without its words and without what depends on the page
// on which it stands: the steps fill it in.
type skeleton struct {
	html  string
	steps []step
	texts []string
}

// step is something to write after the first bytes of the HTML.
type step struct {
	at   int32 // how many
	kind stepKind
	a, b int32
}

type stepKind int32

const (
	words           stepKind = iota // from a to b of the visible text
	openLink                        // number a of the document's links, with the attributes of text b
	closeLink                       // number a
	showImage                       // that link number a leads to, with the attributes of text b
	locatorMark                     // with the value of text b
	calloutKind                     // the title of a callout without one, whose kind is text b
	taskBox                         // that is checked if a is 1
	paragraphNumber                 // a
	beginBlock                      // of the top level with the number a, zero for a heading
	blockTag                        // of the top level, before its end, with a to b of the visible text
	endBlock                        // with the number a, zero for none
)

// record writes the skeleton of a document whose visible text has been collected.
// Leaves are the pieces of it, which the renderers of nodes meet in the same order.
func record(doc *Document, d *Dialect, src []byte, root ast.Node, leaves []Range) skeleton {
	w := &recorder{doc: doc, dialect: d, leaves: leaves}
	w.steps = make([]step, 0, 2*len(leaves))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		number := numberOf(n)
		if number > 0 || n.Kind() == ast.KindHeading {
			w.step(beginBlock, number, 0)
		}
		w.block(d, src, n)
		w.step(endBlock, number, 0)
	}
	return skeleton{w.html.String(), append(make([]step, 0, len(w.steps)), w.steps...), w.texts}
}

// block writes a block of the top level. Its step comes before all others and stands at
// the end of the first tag; ">" does not occur in attributes.
func (w *recorder) block(d *Dialect, src []byte, n ast.Node) {
	at, tag, leaves := w.html.Len(), len(w.steps), w.leaves
	directed := n.Kind() != ast.KindFencedCodeBlock && n.Kind() != ast.KindCodeBlock && n.Kind() != east.KindFootnoteList
	if directed {
		w.step(blockTag, 0, 0)
	}
	_ = d.renderer.Render(w, src, n) // the recorder never fails, and no renderer of a node does
	written := leaves[:len(leaves)-len(w.leaves)]
	if end := strings.IndexByte(w.html.String()[at:], '>'); directed && end >= 0 && len(written) > 0 {
		w.steps[tag].at = int32(at + end)
		w.steps[tag].a, w.steps[tag].b = int32(written[0].Start), int32(written[len(written)-1].End)
	}
}

// numberOf returns the number of a block, zero for one without.
func numberOf(n ast.Node) int {
	v, _ := n.AttributeString(numberAttribute)
	number, _ := v.(int)
	return number
}

// recorder receives the HTML of a document from goldmark's renderers and ours.
type recorder struct {
	doc     *Document
	dialect *Dialect
	leaves  []Range // that are still to come
	html    strings.Builder
	steps   []step
	texts   []string
}

func (w *recorder) step(kind stepKind, a, b int) {
	w.steps = append(w.steps, step{int32(w.html.Len()), kind, int32(a), int32(b)})
}

// text keeps a text for a step, zero for "".
func (w *recorder) text(s string) int {
	if s == "" {
		return 0
	}
	w.texts = append(w.texts, s)
	return len(w.texts)
}

// next takes the next leaf.
func (w *recorder) next() Range {
	r := w.leaves[0]
	w.leaves = w.leaves[1:]
	return r
}

// leaf writes the next leaf.
func (w *recorder) leaf() {
	r := w.next()
	w.words(r.Start, r.End)
}

// words writes a range of the visible text.
func (w *recorder) words(start, end int) {
	if start < end {
		w.step(words, start, end)
	}
}

// Write implements util.BufWriter, as do the methods that follow.
func (w *recorder) Write(p []byte) (int, error) { return w.html.Write(p) }

func (w *recorder) WriteString(s string) (int, error) { return w.html.WriteString(s) }

func (w *recorder) WriteByte(b byte) error { return w.html.WriteByte(b) }

func (w *recorder) WriteRune(r rune) (int, error) {
	return w.html.Write(utf8.AppendRune(nil, r))
}

func (w *recorder) Available() int { return 0 }
func (w *recorder) Buffered() int  { return 0 }
func (w *recorder) Flush() error   { return nil }
