// Package lookalike finds names that are not what they seem: with characters that turn
// the direction of writing, and with letters of one script that look like those of another.
//
// The kinds of deceit are those of Unicode Technical Standard 39. Of its table of
// confusables, the pairs between Latin and the scripts that share its shapes are here.
package lookalike

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Turned returns a text without the characters that do nothing but turn the direction of
// writing (Bidi_Control), and whether it has any.
func Turned(s string) (plain string, found bool) {
	plain = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return plain, plain != s
}

// Mixed returns the first word in which letters look like Latin ones and are none, beside
// Latin letters or as a form of them (ａ, 𝐚, ﬀ), and the word in plain letters; "" for none.
// A word is a run of letters and marks.
func Mixed(s string) (word, plain string) {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Nl, r) }) {
		plain := Skeleton(word)
		if plain != norm.NFC.String(word) && (hasForm(word) || hasLatin(word)) {
			return word, plain
		}
	}
	return "", ""
}

func hasLatin(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

func hasForm(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return form(r) != "" })
}

// Skeleton returns a text as it looks: with Latin letters in the place of those that look like
// them. Two texts with one skeleton cannot be told apart by eye.
func Skeleton(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		latin, ok := shapes[r]
		switch {
		case ok:
			b.WriteRune(latin)
		case form(r) != "":
			b.WriteString(form(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// form returns the Latin letters of which a letter is a form, "" for a letter that is none.
// Ordinals and raised letters mean what they are.
func form(r rune) string {
	if r < 0x2000 || unicode.Is(unicode.Lm, r) || !unicode.IsLetter(r) && !unicode.Is(unicode.Nl, r) {
		return ""
	}
	plain := norm.NFKC.String(string(r))
	for _, p := range plain {
		if p > unicode.MaxASCII || !unicode.IsLetter(p) {
			return ""
		}
	}
	return plain
}

// shapes gives letters of Cyrillic, Greek and Armenian that most fonts draw like a Latin
// one.
var shapes = func() map[rune]rune {
	all := map[rune]rune{}
	for _, pair := range []struct{ other, latin string }{
		{"АВСЕНІЈКМОРЅТХҮԚԜӀ", "ABCEHIJKMOPSTXYQWI"},
		{"асеһіјорԛѕѵхуԝӏԁ", "acehijopqsvxywld"},
		{"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"},
		{"ονιαρυ", "oviapu"},
		{"ՕԼՏՍօոսհ", "OLSUonuh"},
	} {
		latin := []rune(pair.latin)
		for i, r := range []rune(pair.other) {
			all[r] = latin[i]
		}
	}
	return all
}()
