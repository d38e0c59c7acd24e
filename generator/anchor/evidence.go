package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the rest of the text tells about a word.

// known tells whether the text, or the language, has the word in lower case.
func (t *Text) known(word string) bool {
	lower := strings.ToLower(word)
	return function(lower) || t.hasWord(lower)
}

// hasWord tells whether the word stands in the text, in this very case.
func (t *Text) hasWord(word string) bool {
	return t.stands(word, func(int) bool { return true })
}

// rare tells whether the word stands in the text once at most.
func (t *Text) rare(word string) bool {
	seen := 0
	return !t.stands(word, func(int) bool { seen++; return seen > 1 })
}

// hasName tells whether the capitalized word stands in the text where no sentence
// begins, so that the capital makes it a name.
func (t *Text) hasName(word string) bool {
	return t.stands(word, func(i int) bool { return !t.begins(i) })
}

// nameBefore tells whether the word before folded offset i, in the same sentence and
// nothing between, may be a name.
func (t *Text) nameBefore(i int) bool {
	start := t.wordBefore(i)
	before, spaced := strings.CutSuffix(t.folded.text[start:i], " ")
	list := words(before)
	if !spaced || len(list) == 0 || t.begins(i) {
		return false
	}
	last := list[len(list)-1]
	return last.end == len(before) && last.capital() && !(t.begins(start) && t.known(last.text))
}

// nameAfter is nameBefore for the word after.
func (t *Text) nameAfter(i int) bool {
	after, spaced := strings.CutPrefix(t.folded.text[i:t.wordAfter(i)], " ")
	list := words(after)
	return spaced && len(list) > 0 && !t.begins(i+1) && list[0].start == 0 && list[0].capital()
}

// stands tells whether the word stands at a folded offset that is accepted.
func (t *Text) stands(word string, accept func(int) bool) bool {
	s := t.folded.text
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		i += from
		if !cuts(s, i) && !cuts(s, i+len(word)) && accept(i) {
			return true
		}
		from = i + len(word)
	}
}

// begins tells whether a sentence or block begins at folded offset i.
func (t *Text) begins(i int) bool {
	before := strings.TrimSuffix(t.folded.text[:i], " ")
	if len(before) == 0 || len(before) < i && strings.Contains(t.text[t.folded.end(len(before)):t.folded.start(i)], "\n") {
		return true
	}
	return begins(before)
}

// begins tells whether a sentence may begin behind the folded text s.
func begins(s string) bool {
	s = strings.TrimRight(s, ` "'([-`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(".!?:;", r) || unicode.Is(unicode.STerm, r)
}
