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
	return !slices.Contains(h.full, true) && s.hasForeignFirst(h)
}

func isWrittenSuffix(word string) bool {
	switch word {
	case "Jr", "JR", "Sr", "SR", "II", "III", "IV":
		return true
	}
	return false
}

// hasForeignFirst tells whether initials or the first name of a listed person stand
// before the hit, and none of the bearers has them. "J." is also an initial of "Donald J.
// Trump", and "U.S." is none where a name has it.
func (s *search) hasForeignFirst(h hit) bool {
	at, n := initials(s.text[:h.start])
	given := s.wordBefore(at)
	switch {
	case s.isGiven(h, given):
		return false
	case n == 0:
		return s.index.givens[given]
	}
	id, single := s.number(strings.TrimRight(s.text[at:h.start], spaces))
	if n == 1 {
		return !s.isGiven(h, id)
	}
	return id == 0 || !single
}

// wordBefore returns the number of the capitalised word that ends before the spaces
// before offset at, 0 for none.
func (s *search) wordBefore(at int) int32 {
	before := strings.TrimRight(s.text[:at], spaces)
	start := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }) + 1
	first, _ := utf8.DecodeRuneInString(before[start:])
	if len(before) == at || !unicode.IsUpper(first) {
		return 0
	}
	if id, single := s.number(before[start:]); single {
		return id
	}
	return 0
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
