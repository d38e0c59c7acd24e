package fold

import "unicode/utf8"

// Gap is what stands between a word and the one before it. White space is not
// part of it; up to three other characters are, packed 21 bits each with the
// last one lowest, typographic variants as their ASCII form. Two gaps with the
// same punctuation are equal.
type Gap uint64

const (
	// Soft is a gap of spaces, a single hyphen without spaces, or nothing.
	Soft Gap = 0
	// Stop is a full stop that belongs to no initialism.
	Stop Gap = '.'
	// Genitive is the possessive of the word before: 's.
	Genitive Gap = '\''<<21 | 's'
	// Break is a gap that no name reaches across: a line end, more than three
	// punctuation characters, or the beginning of the text.
	Break Gap = 1<<64 - 1
)

// gapReader gathers a gap character by character.
type gapReader struct {
	packed         Gap
	marks          int // characters packed
	spaced, broken bool
}

func (g *gapReader) mark(r rune) {
	g.marks++
	g.packed = g.packed<<21 | Gap(r)
}

// gap is the result. A spaced hyphen is a dash and stays in it.
func (g *gapReader) gap() Gap {
	switch {
	case g.broken || g.marks > 3:
		return Break
	case g.packed == '-' && !g.spaced:
		return Soft
	}
	return g.packed
}

// skip moves from the end of the last word to the next character that can
// begin one, and returns its offset (len(text) at the end) and the gap.
func (s *Scanner) skip() (int, Gap) {
	i := s.resume
	var g gapReader
	if s.dirty {
		g = s.before
		s.dirty, s.before = false, gapReader{}
	}
	for i < len(s.text) {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:])
		}
		switch k := classOf(r); k {
		case letter, ideograph, ampersand:
			return i, g.gap()
		case space:
			g.spaced = true
		case lineEnd:
			g.broken = true
		case apostrophe:
			g.mark('\'')
		case hyphen:
			g.mark('-')
		case quotation:
			g.mark('"')
		case other:
			g.mark(r)
		}
		i += size
	}
	return i, g.gap()
}
