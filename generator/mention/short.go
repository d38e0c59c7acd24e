package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/fold"
)

// DefaultShort returns the short names that a person's name has unless the
// editor says otherwise: the last name with its particles and article. There
// is none for a name of one word, for a kunya alone ("Abu Alaa"), and for
// names in Chinese characters and kana, whose parts no space tells apart.
func DefaultShort(name string) []string {
	words := nameWords(name)
	for len(words) > 1 && isSuffix(words[len(words)-1].key) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return nil
	}
	last := len(words) - 1
	if !words[last].standsAlone() {
		return nil
	}
	if last == 0 {
		return firstNameAl(name, words[0])
	}
	i := last
	if isTail(words[i]) {
		i--
	}
	for i > 0 && isParticle(words[i-1].key) {
		i--
	}
	if i == 0 {
		return nil
	}
	return []string{name[words[i].lead:words[last].end]}
}

// nameWord is a word of a person's name; offsets are bytes.
type nameWord struct {
	key              string
	lead, start, end int
}

func nameWords(name string) []nameWord {
	var words []nameWord
	var sc fold.Scanner
	for sc.Reset(name); sc.Next(); {
		words = append(words, nameWord{string(sc.Key), sc.Lead, sc.Start, sc.End})
	}
	return words
}

// standsAlone reports words that can be a short name: not one letter ("Malcolm
// X"), not a number, not a character of a script without spaces.
func (w nameWord) standsAlone() bool {
	first, size := utf8.DecodeRuneInString(w.key)
	return size < len(w.key) && unicode.IsLetter(first) && !unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// firstNameAl returns the last name of a person called Al, whose first name
// reads as an article.
func firstNameAl(name string, w nameWord) []string {
	if !strings.HasPrefix(name[w.lead:], "Al ") {
		return nil
	}
	return []string{name[w.start:w.end]}
}

// isParticle reports words that belong to the last name after them.
func isParticle(key string) bool {
	switch key {
	case "van", "von", "vom", "zu", "zur", "der", "den", "ter", "ten", "de", "del", "della", "di", "da", "dos", "du",
		"la", "le", "st", "saint", "san", "mac", "mc", "ap",
		"bin", "ibn", "ben", "bint", "abu", "abou", "abi", "umm", "al", "el", "ould",
		"abd", "abdul", "abdel", "abdal", "abdol",
		"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ال", "عبد":
		return true
	}
	return false
}

// isTail reports second halves of compound last names: Nasr Allah, Salah al-Din.
func isTail(w nameWord) bool {
	switch w.key {
	case "allah", "الله":
		return true
	case "din", "deen", "دين":
		return w.lead < w.start
	}
	return false
}

// isSuffix reports what may follow a last name.
func isSuffix(key string) bool {
	switch key {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}
