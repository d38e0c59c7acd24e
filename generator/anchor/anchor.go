// Package anchor finds the passage of a text that a quotation was taken from, also
// after the text has been edited.
//
// A quotation is a TextQuoteSelector of the W3C Web Annotation model: the words, and
// optionally what stands before and after them. For each one [Text.Find] gives one of
// four verdicts and never guesses: a quotation that is lost is an annoyance, one that
// sits on look-alike words is a falsehood.
//
// Three steps lead to the verdict. The text is folded (white space, typographic quotes,
// normalization) and searched for the exact words. Where they do not stand, a
// bit-parallel approximate search finds the nearest places. A place that is near enough
// must then pass the guard: no number, date, negation or name in it may differ from the
// quotation, and no word may have turned into its opposite.
package anchor

import "unicode/utf8"

// Quote is a W3C TextQuoteSelector. Prefix and Suffix may be empty; they need not carry
// the white space between them and Exact.
type Quote struct{ Exact, Prefix, Suffix string }

// Verdict is what became of a quotation.
type Verdict uint8

// The verdicts. The zero Verdict is none of them.
const (
	// Exact: the words stand there once, or prefix and suffix decide clearly between
	// several places. A prefix and suffix that contradict a single place do not count
	// against it, so that a sentence may move; the exception is a quotation shorter
	// than 40 code points, which is then refused (ContextDiffers), because the single
	// place is likely the surviving twin of a passage that is gone.
	Exact Verdict = iota + 1
	// Ambiguous: the words stand there more than once, undecided.
	Ambiguous
	// Drifted: the words do not stand there, but one place has nearly the same ones.
	Drifted
	// Orphan: nothing good enough.
	Orphan
)

// String gives the verdict as dossiers write it: "exact", "ambiguous", "drifted",
// "orphan".
func (v Verdict) String() string {
	switch v {
	case Exact:
		return "exact"
	case Ambiguous:
		return "ambiguous"
	case Drifted:
		return "drifted"
	case Orphan:
		return "orphan"
	}
	return "none"
}

// Place is a passage of a text: half-open, zero-based byte offsets that lie between
// code points. [Text.CodePoints] counts it in code points.
type Place struct{ Start, End int }

// Result is what [Text.Find] found.
type Result struct {
	Verdict Verdict
	// Place is where the quotation is anchored; zero for Ambiguous and Orphan.
	Place Place
	// Score is the similarity, from 0 to 1, of the quotation and its place (for an
	// Orphan: the nearest place): one minus the edit distance divided by the length of
	// the longer of the two, in folded code points.
	Score float64
	// Hits counts the places with the exact words. It may exceed the number of
	// Candidates.
	Hits int
	// Candidates are the places that came into question, best first, at most sixteen.
	// Ambiguous: the hits, in text order. Drifted: the place taken, then its rivals.
	// Orphan: the nearest places, if any came near. Nil for a plain Exact.
	Candidates []Candidate
	// Reason says why an Orphan was refused; None for the other verdicts.
	Reason Reason
	// Difference shows the words behind Reason where a word made the difference.
	Difference Difference
}

// Candidate is a place that came into question.
type Candidate struct {
	Place Place
	Score float64
	// Patch is the quotation that [Text.Find] anchors exactly here, on one line, with
	// prefix and suffix only when needed. It is zero when no context of twelve words
	// decides, and where the place ends inside a longer number, name or negation.
	Patch Quote
	// Reason says why the guard refused the place, None if it did not.
	Reason     Reason
	Difference Difference
}

// Name is a listed name found in a text.
type Name struct {
	Place  Place
	Number int // the same for every spelling of the same bearer
}

// Guard finds the listed names in a piece of text, in reading order and without
// overlaps. It must not depend on anything but its argument.
type Guard func(text string) []Name

// Text is one text prepared for many quotations. Preparation is put off until it is
// needed: a Text that is never searched costs nothing. A Text serves one goroutine at a
// time.
type Text struct {
	text   string
	names  Guard
	folded *folded
	index  *index
	counts []int // code points before each counting step, see CodePoints
}

// New prepares a text: blocks separated by "\n", valid UTF-8. Nil names stand for no
// listed names.
func New(text string, names Guard) *Text { return &Text{text: text, names: names} }

// Find gives the passage that q quotes. It takes time linear in the length of the text.
func (t *Text) Find(q Quote) Result {
	n := newNeedle(q)
	if n.exact.text == "" {
		return Result{Verdict: Orphan, Reason: Empty}
	}
	t.fold()
	hits := t.hits(n)
	if len(hits) == 0 {
		return t.drift(n)
	}
	return t.decide(n, hits)
}

func (t *Text) fold() {
	if t.folded == nil {
		f := fold(t.text)
		t.folded = &f
	}
}

// needle is a quotation folded for searching. Its prefix and suffix have no white space
// at their ends.
type needle struct {
	raw            string
	exact          folded
	prefix, suffix string
}

func newNeedle(q Quote) needle {
	return needle{
		raw:    q.Exact,
		exact:  fold(q.Exact).trim(),
		prefix: fold(q.Prefix).trim().text,
		suffix: fold(q.Suffix).trim().text,
	}
}

// countStep is the distance, in bytes, between two recorded counts of code points.
const countStep = 1024

// CodePoints gives the place as zero-based code-point offsets, as a W3C
// TextPositionSelector wants them. The place must come from this Text.
func (t *Text) CodePoints(p Place) (start, end int) {
	if t.counts == nil {
		t.counts = append(t.counts, 0)
		for i := countStep; i <= len(t.text); i += countStep {
			t.counts = append(t.counts, t.counts[len(t.counts)-1]+starts(t.text[i-countStep:i]))
		}
	}
	start = t.counts[p.Start/countStep] + starts(t.text[p.Start-p.Start%countStep:p.Start])
	return start, start + utf8.RuneCountInString(t.text[p.Start:p.End])
}

// starts counts the code points that begin in s, which may begin or end inside one.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
