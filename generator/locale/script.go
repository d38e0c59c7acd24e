package locale

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// script is a script that names are written in.
type script struct {
	letters *unicode.RangeTable
	// tag is the language that a reader of the screen had best take: the one that
	// names in the script are most likely of or, where many share it, the script alone.
	tag, dir string
}

func scripts() []script {
	return []script{
		{unicode.Latin, "en", "ltr"},
		{unicode.Arabic, "ar", "rtl"},
		{unicode.Hebrew, "he", "rtl"},
		{unicode.Cyrillic, "und-Cyrl", "ltr"},
		{unicode.Greek, "el", "ltr"},
		{unicode.Armenian, "hy", "ltr"},
		{unicode.Georgian, "ka", "ltr"},
		{unicode.Hangul, "ko", "ltr"},
		{unicode.Hiragana, "ja", "ltr"},
		{unicode.Katakana, "ja", "ltr"},
		{unicode.Han, "und-Hani", "ltr"},
	}
}

// lettersOf returns the letters that a language is written with, nil where they are
// not among scripts.
func lettersOf(tag language.Tag) []*unicode.RangeTable {
	switch code, _ := tag.Script(); code.String() {
	case "Latn":
		return []*unicode.RangeTable{unicode.Latin}
	case "Arab":
		return []*unicode.RangeTable{unicode.Arabic}
	case "Hebr":
		return []*unicode.RangeTable{unicode.Hebrew}
	case "Cyrl":
		return []*unicode.RangeTable{unicode.Cyrillic}
	case "Grek":
		return []*unicode.RangeTable{unicode.Greek}
	case "Armn":
		return []*unicode.RangeTable{unicode.Armenian}
	case "Geor":
		return []*unicode.RangeTable{unicode.Georgian}
	case "Kore":
		return []*unicode.RangeTable{unicode.Hangul, unicode.Han}
	case "Jpan":
		return []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana, unicode.Han}
	case "Hans", "Hant":
		return []*unicode.RangeTable{unicode.Han}
	}
	return nil
}

// direction returns the direction of the script that a language is most likely written in,
// or is said to be: "ltr" or "rtl".
func direction(tag language.Tag) string {
	switch code, _ := tag.Script(); code.String() {
	case "Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend", "Yezi":
		return "rtl"
	}
	return "ltr"
}

// Foreign returns the language, as a BCP 47 tag, and the direction of a text without
// any letter of the language's own script, by the first of its letters whose script is
// known; "" for any other text.
func (l *Locale) Foreign(text string) (tag, dir string) {
	if l.own == nil || l.latin && ascii(text) {
		return "", ""
	}
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.In(r, l.own...):
			return "", ""
		case tag == "":
			tag, dir = scriptOf(r)
		}
	}
	if tag == "ar" {
		tag = arabic(text)
	}
	return tag, dir
}

// Opposed returns the language, as a BCP 47 tag, and the direction of a text most of whose
// letters run against the direction of the language's script; "" for any other text.
func (l *Locale) Opposed(text string) (tag, dir string) {
	if l.own == nil {
		return "", ""
	}
	opposed, letters := 0, 0
	least := rune(0)
	if l.Dir == "ltr" {
		least = firstRightToLeft
	}
	for _, r := range text {
		if r < least {
			continue
		}
		if t, d := l.against(r); d != "" {
			opposed++
			if tag == "" {
				tag, dir = t, d
			}
		}
	}
	if opposed == 0 {
		return "", ""
	}
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if 2*opposed <= letters {
		return "", ""
	}
	if tag == "ar" {
		tag = arabic(text)
	}
	return tag, dir
}

// firstRightToLeft is before every letter of a script that runs from right to left.
const firstRightToLeft = '\u0590'

// against returns the language and the direction of a letter that runs against the direction
// of the language's script, "" for any other character.
func (l *Locale) against(r rune) (tag, dir string) {
	if !unicode.IsLetter(r) || unicode.In(r, l.own...) {
		return "", ""
	}
	if tag, dir = scriptOf(r); dir == l.Dir {
		return "", ""
	}
	return tag, dir
}

func ascii(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

func scriptOf(r rune) (tag, dir string) {
	for _, s := range scripts() {
		if unicode.Is(s.letters, r) {
			return s.tag, s.dir
		}
	}
	return "", ""
}

// arabic tells languages of the Arabic script by letters that Arabic does not have.
func arabic(text string) string {
	switch {
	case strings.ContainsAny(text, "ڕڵێۆە"):
		return "ckb"
	case strings.ContainsAny(text, "ٹڈڑںے"):
		return "ur"
	case strings.ContainsAny(text, "پچژگکی"):
		return "fa"
	}
	return "ar"
}
