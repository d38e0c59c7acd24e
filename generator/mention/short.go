package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/fold"
)

// DefaultShort returns the short names that a person's name has unless the
// editor says otherwise: the last name, also with its suffix ("Trump Jr."), unless the text may well
// mean something else by it, as by the moon of "Ban Ki-moon", the UN of "Kim Jong Un" and the month of "Theresa May".
func DefaultShort(name string) []string {
	_, last, after := SplitName(name)
	words := nameWords(last)
	if len(words) == 0 {
		return nil
	}
	word := words[len(words)-1]
	first, _ := utf8.DecodeRuneInString(last[word.start:])
	isShort := unicode.IsUpper(first) && utf8.RuneCountInString(word.key) < 3
	if unicode.IsLower(first) || isShort || isMonth(last) {
		return nil
	}
	if rest := nameWords(after); len(rest) > 0 && isSuffix(rest[0].key) {
		suffix, _, _ := strings.Cut(after, " ")
		return []string{last, last + " " + suffix}
	}
	return []string{last}
}

// isMonth reports last names that stand in dates.
func isMonth(name string) bool {
	switch name {
	case "March", "April", "May", "June", "August":
		return true
	}
	return false
}

// SplitName returns the last name of a person with its particles and article, what
// stands before it, and what after it, such as "Jr." or a remark in brackets. There is
// no last name in a name of one word, a kunya alone ("Abu Alaa"), and names in Chinese
// characters and kana, whose parts no space tells apart: all of that is first.
func SplitName(name string) (first, last, after string) {
	start, end := lastName(name)
	if start == end {
		return name, "", ""
	}
	return strings.TrimSpace(name[:start]), name[start:end], strings.TrimLeft(name[end:], " ,")
}

// lastName returns the range of the last name in bytes, which is empty where there is none.
func lastName(name string) (start, end int) {
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, ",")
	words := nameWords(name)
	for len(words) > 1 && words[len(words)-1].isAfterName() {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return 0, 0
	}
	last := len(words) - 1
	if !words[last].standsAlone() {
		return 0, 0
	}
	if last == 0 {
		return firstNameAl(name, words[0])
	}
	i := last
	if isTail(words[i]) || i > 2 && words[i-1].isConjunction() {
		i--
	}
	for i > 0 && (words[i-1].isParticle() || words[i].isConjunction()) {
		i--
	}
	if i == 0 {
		return 0, 0
	}
	start = words[i].lead
	if words[i].small && words[i].key == "t" {
		if r, size := utf8.DecodeLastRuneInString(name[:start]); !unicode.IsSpace(r) {
			start -= size // the apostrophe of "'t"
		}
	}
	return start, words[last].end
}

// nameWord is a word of a person's name; offsets are bytes.
type nameWord struct {
	key              string
	lead, start, end int
	small, upper     bool // begins with a small letter; is in capitals
}

func nameWords(name string) []nameWord {
	var words []nameWord
	var sc fold.Scanner
	for sc.Reset(name); sc.Next(); {
		words = append(words, nameWord{string(sc.Key), sc.Lead, sc.Start, sc.End, !sc.Capital, sc.Upper})
	}
	return words
}

// standsAlone reports words that can be a short name: not one letter ("Malcolm
// X"), not a number, not a character of a script without spaces.
func (w nameWord) standsAlone() bool {
	first, size := utf8.DecodeRuneInString(w.key)
	return size < len(w.key) && unicode.IsLetter(first) && !unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// firstNameAl returns the range of the last name of a person called Al, whose first name
// reads as an article.
func firstNameAl(name string, w nameWord) (start, end int) {
	if !strings.HasPrefix(name[w.lead:], "Al ") {
		return 0, 0
	}
	return w.start, w.end
}

// isParticle reports words that belong to the last name after them.
func (w nameWord) isParticle() bool {
	switch w.key {
	case "af", "do", "t": // "Do" is a name
		return w.small
	case "van", "von", "vom", "zu", "zur", "der", "den", "ter", "ten", "de", "del", "della", "dello", "degli", "dal", "di", "da", "das", "dos", "des", "du",
		"la", "las", "le", "los", "st", "saint", "san", "mac", "mc", "ap",
		"bin", "ibn", "ben", "bint", "abu", "abou", "abi", "umm", "al", "el", "ould",
		"abd", "abdul", "abdel", "abdal", "abdol",
		"بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ال", "عبد":
		return true
	}
	return false
}

// isConjunction reports what joins the halves of a double last name: Ortega y Gasset.
func (w nameWord) isConjunction() bool {
	return w.small && (w.key == "y" || w.key == "e" || w.key == "i")
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

// isAfterName reports what may follow a last name.
func (w nameWord) isAfterName() bool {
	switch w.key {
	case "phd", "md", "esq", "kc", "qc", "mp":
		return true
	case "mbe", "obe", "cbe", "dbe", "kbe", "gbe", "kcb", "dcb", "gcb", "cmg", "kcmg", "dcmg", "gcmg", "lvo", "cvo", "kcvo", "dcvo", "gcvo", "dso", "frs", "fba":
		return w.upper
	}
	return isSuffix(w.key)
}

// isSuffix reports what tells a person from another of the same name.
func isSuffix(key string) bool {
	switch key {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}
