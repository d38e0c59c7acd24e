package edits

import (
	"slices"
	"strings"
	"unicode"
)

// numberWords gives the words that stand for numbers and dates, by family.
func numberWords() [][]string {
	return [][]string{
		strings.Fields("two three four five six seven eight nine ten eleven twelve fifteen eighteen nineteen twenty thirty forty fifty sixty ninety"),
		strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth"),
		strings.Fields("january february march april june july august september october november december"),
		strings.Fields("monday tuesday wednesday thursday friday saturday sunday"),
	}
}

func isNumber(w string) bool {
	if strings.ContainsFunc(w, unicode.IsDigit) {
		return true
	}
	for _, family := range numberWords() {
		if slices.Contains(family, strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// protected tells whether a change of the word, which does not begin a sentence, makes
// a passage say something else: numbers, dates, negations and names.
func protected(w string) bool {
	switch strings.ToLower(w) {
	case "no", "not", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "cannot", "non",
		"hardly", "barely", "scarcely", "unless", "except", "t", "denied", "denies", "deny", "denying", "denial",
		"one", "once", "twice", "half", "hundred", "million", "billion", "thousand", "dozen", "percent",
		"twentieth", "quarter":
		return true
	}
	return isNumber(w) || strings.ToLower(w) != w
}

// protectedWords lists the protected words of a passage in order. A word that begins a
// sentence counts as protected only if it is a number or negation: its capital means
// nothing.
func protectedWords(s string) []string {
	d := newDocument(s, nil, nil)
	var list []string
	for _, e := range d.words(func(string) bool { return true }) {
		w := d.word(e)
		if initial := e.start == 0 || d.opens(e.start); initial && !protected(strings.ToLower(w)) && strings.ToUpper(w) != w {
			continue
		}
		if protected(w) {
			list = append(list, w)
		}
	}
	return list
}

// strict leaves only the numbers and negations of protected words, numbers without
// separators of thousands.
func strict(list []string) []string {
	var kept []string
	for _, w := range list {
		if protected(strings.ToLower(w)) {
			kept = append(kept, strings.ReplaceAll(strings.ToLower(w), ",", ""))
		}
	}
	return kept
}

// opens tells whether a sentence may begin at code point i.
func (d *document) opens(i int) bool {
	for i--; i >= 0; i-- {
		if r := d.runes[i]; r == '\n' || strings.ContainsRune(".!?:;", r) {
			return true
		} else if !strings.ContainsRune(" “”\"'‘(–", r) {
			return false
		}
	}
	return true
}
