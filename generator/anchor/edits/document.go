// Package edits measures how well quotations hold on to their passages: it applies
// seeded random edits to texts, of the kinds that editors make, keeps track of where
// every passage went, and compares that with where a finder puts it. It is for tests,
// and knows nothing of how passages are found.
package edits

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Passage is a part of a text: half-open, zero-based byte offsets.
type Passage struct{ Start, End int }

// document is a text in which every code point remembers where it stood at first.
type document struct {
	runes  []rune
	origin []int // byte offset in the first text; -1 for what was added
	random *rand.Rand
	quotes map[Passage]string // the passages as they were
	aim    Passage            // half of the edits hit here
	// falsified has the origins where a number, name or negation was made another on
	// purpose.
	falsified []int
}

func newDocument(text string, passages []Passage, random *rand.Rand) *document {
	d := &document{random: random, quotes: map[Passage]string{}}
	for _, p := range passages {
		d.quotes[p] = text[p.Start:p.End]
	}
	for i, r := range text {
		d.runes = append(d.runes, r)
		d.origin = append(d.origin, i)
	}
	return d
}

func (d *document) text() string { return string(d.runes) }

// extent is a range of code points of a document.
type extent struct{ start, end int }

// splice replaces an extent by the given text, which comes from nowhere.
func (d *document) splice(e extent, with string) {
	added := []rune(with)
	d.runes = slices.Replace(d.runes, e.start, e.end, added...)
	d.origin = slices.Replace(d.origin, e.start, e.end, slices.Repeat([]int{-1}, len(added))...)
}

// overwrite replaces a word by another that counts as standing in its stead.
func (d *document) overwrite(e extent, with string) {
	at := d.origin[e.start]
	d.splice(e, with)
	for i := range []rune(with) {
		d.origin[e.start+i] = at
	}
}

// falsify overwrites a word by one that says something else.
func (d *document) falsify(e extent, with string) {
	d.falsified = append(d.falsified, d.origin[e.start])
	d.overwrite(e, with)
}

// repeats tells whether one of the passages stands in the text, as it was or as it is.
func (d *document) repeats(text string) bool {
	for p, quote := range d.quotes {
		e, left := d.where(p)
		if strings.Contains(text, quote) || left > 0 && strings.Contains(text, d.word(e)) {
			return true
		}
	}
	return false
}

// crossed tells whether a passage runs over code point i.
func (d *document) crossed(i int) bool {
	for p := range d.quotes {
		if e, _ := d.where(p); e.start < i && i < e.end {
			return true
		}
	}
	return false
}

// false tells whether something in the passage has been falsified.
func (d *document) false(p Passage) bool {
	return slices.ContainsFunc(d.falsified, func(o int) bool { return o >= p.Start && o < p.End })
}

// move takes an extent out and puts it in at code point to, which lies outside it. The
// origins move with it. Around it stand before and after.
func (d *document) move(e extent, to int, before, after string) {
	runes, origin := slices.Clone(d.runes[e.start:e.end]), slices.Clone(d.origin[e.start:e.end])
	if to > e.start {
		to -= e.end - e.start
	}
	d.splice(e, "")
	d.splice(extent{to, to}, before+after)
	to += utf8.RuneCountInString(before)
	d.runes = slices.Insert(d.runes, to, runes...)
	d.origin = slices.Insert(d.origin, to, origin...)
}

// where gives the extent from the first to the last code point of the passage that is
// left, and how many are left.
func (d *document) where(p Passage) (e extent, left int) {
	for i, o := range d.origin {
		if o < p.Start || o >= p.End {
			continue
		}
		if left == 0 {
			e.start = i
		}
		e.end = i + 1
		left++
	}
	return e, left
}

// inside counts the code points of the passage in an extent.
func (d *document) inside(e extent, p Passage) int {
	n := 0
	for _, o := range d.origin[e.start:e.end] {
		if o >= p.Start && o < p.End {
			n++
		}
	}
	return n
}

// extent gives a byte range of the present text in code points.
func (d *document) extent(text string, p Passage) extent {
	start := utf8.RuneCountInString(text[:p.Start])
	return extent{start, start + utf8.RuneCountInString(text[p.Start:p.End])}
}

// words gives the words that are accepted, apart from those that were added: an edit of
// an addition may take it back.
func (d *document) words(accept func(string) bool) []extent {
	var list []extent
	for i := 0; i < len(d.runes); i++ {
		start := i
		for i < len(d.runes) && d.inWord(i) {
			i++
		}
		if i > start && d.origin[start] >= 0 && accept(string(d.runes[start:i])) {
			list = append(list, extent{start, i})
		}
	}
	return list
}

// inWord tells whether the code point at i is a letter, a digit, or the point or comma
// in a number.
func (d *document) inWord(i int) bool {
	r := d.runes[i]
	if (r == '.' || r == ',') && i > 0 && i+1 < len(d.runes) {
		return unicode.IsDigit(d.runes[i-1]) && unicode.IsDigit(d.runes[i+1])
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (d *document) word(e extent) string { return string(d.runes[e.start:e.end]) }

// sentences gives the sentences, without the white space around them. A sentence ends
// with a block, or with a full stop, and closing marks, before a space.
func (d *document) sentences() []extent {
	var list []extent
	start := 0
	for i := range d.runes {
		last := i+1 == len(d.runes)
		if !last && d.runes[i+1] != '\n' && (d.runes[i+1] != ' ' || !d.stop(i)) {
			continue
		}
		if i+1-start > 20 {
			list = append(list, extent{start, i + 1})
		}
		start = i + 2
	}
	return list
}

// stop tells whether the code point at i ends a sentence.
func (d *document) stop(i int) bool {
	for i > 0 && strings.ContainsRune(`"”’)`, d.runes[i]) {
		i--
	}
	return strings.ContainsRune(".!?", d.runes[i])
}

// pick gives one of the extents at random, half the time one in or at the passage aimed
// at.
func (d *document) pick(list []extent) (extent, bool) {
	if at, left := d.where(d.aim); left > 0 && d.random.IntN(2) == 0 {
		var near []extent
		for _, e := range list {
			if e.start <= at.end && e.end >= at.start {
				near = append(near, e)
			}
		}
		if len(near) > 0 {
			list = near
		}
	}
	if len(list) == 0 {
		return extent{}, false
	}
	return list[d.random.IntN(len(list))], true
}
