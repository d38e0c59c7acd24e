package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/fold"
)

// isAnother tells whether the words around a person's name make it that of somebody
// else: a suffix after it, or, of a short name, an initial or first name before it.
func (s *search) isAnother(h hit) bool {
	for _, b := range h.bearers {
		if !s.index.persons[b] {
			return false
		}
	}
	if t := s.ahead(h.words); t != nil && (t.gap == fold.Soft || t.gap == comma) && isWrittenSuffix(s.text[t.start:t.end]) {
		return true
	}
	return !slices.Contains(h.full, true) && (s.hasForeignInitial(h) || s.hasForeignGiven(h))
}

func isWrittenSuffix(word string) bool {
	switch word {
	case "Jr", "JR", "Sr", "SR", "II", "III", "IV":
		return true
	}
	return false
}

// hasForeignInitial tells whether initials stand before the hit, more than one or one
// that none of the bearers has. "U.S." is no initials where a name has it.
func (s *search) hasForeignInitial(h hit) bool {
	at, n := initials(s.text[:h.start])
	if n == 0 {
		return false
	}
	written := strings.TrimRight(s.text[at:h.start], spaces)
	id, single := s.number(written)
	return n > 1 && (id == 0 || !single) || n == 1 && !s.isGiven(h, id)
}

// hasForeignGiven tells whether the first name of a listed person stands before the
// hit, and none of the bearers has it.
func (s *search) hasForeignGiven(h hit) bool {
	before := strings.TrimRight(s.text[:h.start], spaces)
	if len(before) == h.start {
		return false
	}
	at := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }) + 1
	first, _ := utf8.DecodeRuneInString(before[at:])
	if !unicode.IsUpper(first) {
		return false
	}
	id, single := s.number(before[at:])
	return single && s.index.givens[id] && !s.isGiven(h, id)
}

func (s *search) isGiven(h hit, id int32) bool {
	return slices.ContainsFunc(h.bearers, func(b int32) bool { return s.index.given[edge{b, id}] })
}

// number returns the number of the first word of text, and whether it is the only one.
func (s *search) number(text string) (id int32, single bool) {
	s.folder.Reset(text)
	if !s.folder.Next() {
		return 0, false
	}
	id = s.index.words.number(s.folder.Key)
	return id, !s.folder.Next()
}

// spaces are what may stand between the words of a name.
const spaces = " \u00a0\u202f"

// initials returns where the n initials begin that stand at the end of text, each with
// its stop. Without one, the A of "A Smith" may be a word.
func initials(text string) (at, n int) {
	at = len(text)
	for {
		t, ok := strings.CutSuffix(strings.TrimRight(text[:at], spaces+"-‑"), ".")
		r, size := utf8.DecodeLastRuneInString(t)
		before, _ := utf8.DecodeLastRuneInString(t[:len(t)-size])
		if !ok || !unicode.IsUpper(r) || unicode.IsLetter(before) || unicode.IsDigit(before) {
			return at, n
		}
		at, n = len(t)-size, n+1
	}
}
