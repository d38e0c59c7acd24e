package fold

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// mayBeArticle rejects nearly all words that are no article by little work. It
// asks nothing about the word that follows.
func (s *Scanner) mayBeArticle() bool {
	if len(s.Key) < 2 || s.End == len(s.text) {
		return false
	}
	if c := s.Key[0]; c != 'a' && c != 'e' && c != 'u' {
		return false
	}
	switch c := s.text[s.End]; {
	case c == ' ':
		return s.Key[1] == 'l' && len(s.Key) == 2
	default:
		return c == '-' || c == '\t' || c >= utf8.RuneSelf
	}
}

// latinArticle looks whether the current word is a romanized article and, if
// so, moves on to the word it belongs to.
func (s *Scanner) latinArticle() {
	next := s.afterArticle()
	if next < 0 {
		return
	}
	word, article := s.Word, [3]byte{}
	consonants := article[:copy(article[:], s.Key[1:])]
	spaced := isSpaceAt(s.text, s.End)
	if s.scan(next) && s.fits(consonants, spaced) {
		s.Article, s.Lead = true, word.Start
		s.Apart = spaced && !word.Capital
		return
	}
	s.before, s.dirty = gapReader{}, false
	s.scan(word.Start)
}

// fits tells whether the word read after an article can follow it: l stands
// before every letter, the other consonants only before themselves (as-Sadr),
// a spaced article only before a capital.
func (s *Scanner) fits(consonants []byte, spaced bool) bool {
	if spaced && !s.Capital {
		return false
	}
	return string(consonants) == "l" || bytes.HasPrefix(s.buf, consonants)
}

// afterArticle returns the offset of the word after an article, -1 when the
// current word is none.
func (s *Scanner) afterArticle() int {
	if s.dotted || s.End == len(s.text) || !isArticle(s.Key) {
		return -1
	}
	i := s.End
	r, size := utf8.DecodeRuneInString(s.text[i:])
	switch classOf(r) {
	case hyphen:
		i += size
	case space:
		if !isSpacedArticle(s.text[s.Start:s.End]) {
			return -1
		}
		for isSpaceAt(s.text, i) {
			i += size
			_, size = utf8.DecodeRuneInString(s.text[i:])
		}
	default:
		return -1
	}
	return s.wordAt(i)
}

// wordAt returns the offset of the letter at i, past apostrophes and invisible
// characters, or -1.
func (s *Scanner) wordAt(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch c := classOf(r); {
		case c == letter && unicode.IsLetter(r):
			return i
		case c != apostrophe && c != dropped:
			return -1
		}
		i += size
	}
	return -1
}

// isSpacedArticle reports the spellings that are an article without a hyphen.
// "as", "an" and "at" are English words, and are none.
func isSpacedArticle(s string) bool {
	switch s {
	case "Al", "AL", "al", "El", "EL", "el":
		return true
	}
	return false
}

// isArticle reports the keys that can be an article before a hyphen. After u
// only l, d and r (Zia ul-Haq), because of "US-Saudi" and "UN-".
func isArticle(key []byte) bool {
	switch string(key[1:]) {
	case "l", "d", "r":
		return true
	case "s", "sh", "dh", "t", "th", "n", "z":
		return key[0] != 'u'
	}
	return false
}

func isSpaceAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return classOf(r) == space
}
