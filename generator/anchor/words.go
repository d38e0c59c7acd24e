package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word, a number or a currency or percent sign of a folded text. A number may be
// one sign, such as ½, and has the minus before it.
type word struct {
	text string
	// key is what words are compared by. It is the text but for numbers and dates,
	// where "five" and "5", "Jan" and "January" have the same key.
	key        string
	kind       kind
	start, end int // byte offsets
}

type kind uint8

const (
	ordinary kind = iota // anything else, names included: telling them takes the text
	number               // numerals, dates, currencies, percentages
	negation             // turns what is said into its opposite
)

// capital tells whether the word, by its capital, may be a name.
func (w word) capital() bool { return w.kind == ordinary && strings.ToLower(w.text) != w.text }

// words splits folded text into words. Punctuation is left out. An apostrophe ends a
// word except in n't, a point does except between the letters of U.S. and a.m.
func words(s string) []word {
	list := make([]word, 0, len(s)/6+1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		switch {
		case unicode.IsDigit(r):
			end = numberEnd(s, i)
		case r == '-' && digitAt(s, end) && (i == 0 || s[i-1] == ' ' || s[i-1] == '('):
			end = numberEnd(s, end)
		case wordRune(r):
			end = wordEnd(s, i)
		case !unicode.In(r, unicode.Number, unicode.Sc) && r != '%' && r != '‰':
			i = end
			continue
		}
		w := word{text: s[i:end], start: i, end: end}
		w.key, w.kind = classify(w.text)
		list = append(list, w)
		i = end
	}
	return list
}

// wordRune tells whether r is part of a word.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd gives the end of the word at offset i.
func wordEnd(s string, i int) int {
	begin := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			break
		}
		i += size
	}
	if i > begin && s[i-1] == 'n' && strings.HasPrefix(s[i:], "'t") && !wordAt(s, i+2) {
		return i + 2
	}
	for i-begin >= 1 && i+1 < len(s) && s[i] == '.' && letter(s[i-1]) && letter(s[i+1]) && !wordAt(s, i+2) &&
		(i-begin == 1 || s[i-2] == '.') {
		i += 2
	}
	return i
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordAt tells whether a word rune stands at offset i.
func wordAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return i < len(s) && wordRune(r)
}

// numberEnd gives the end of the number at offset i: digits, separators between digits,
// and letters that follow at once, as in 21st and 30km.
func numberEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case wordRune(r):
			i += size
		case strings.ContainsRune(".,:/٫٬", r) && digitAt(s, i+size):
			i += size
		default:
			return i
		}
	}
	return i
}

// digitAt tells whether a digit of any script stands at offset i.
func digitAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return i < len(s) && unicode.IsDigit(r)
}

// classify gives a word's key and kind.
func classify(s string) (string, kind) {
	r, _ := utf8.DecodeRuneInString(s)
	if !wordRune(r) || unicode.IsDigit(r) {
		return digits(s), number
	}
	if len(s) > 2 && s[1] == '.' {
		return strings.ReplaceAll(s, ".", ""), ordinary
	}
	lower := strings.ToLower(s)
	if key := numeral(lower); key != "" {
		return key, number
	}
	if key := calendar(lower); key != "" && s != lower {
		return key, number
	}
	if negative(lower) {
		return lower, negation
	}
	if key := arabicNumeral(lower); key != "" { // after negations: "لست" is "I am not" before it is "for six"
		return key, number
	}
	return s, ordinary
}

// digits writes a number in digits one way: without separators of thousands, and with
// "th" for every ordinal ending.
func digits(s string) string {
	if strings.Contains(s, ",") {
		s = thousands(s)
	}
	for _, ending := range []string{"st", "nd", "rd"} {
		if strings.HasSuffix(s, ending) {
			return strings.TrimSuffix(s, ending) + "th"
		}
	}
	return s
}

// thousands drops the commas if each is followed by exactly three digits.
func thousands(s string) string {
	parts := strings.Split(s, ",")
	for _, p := range parts[1:] {
		if len(p) < 3 || len(p) > 3 && digitAt(p, 3) {
			return s
		}
	}
	return strings.Join(parts, "")
}

// joined tells whether a and b, neighbours in a text, belong to one word. Scripts
// written without spaces have a boundary everywhere except before a mark.
func joined(a, b rune) bool {
	if unicode.IsMark(b) {
		return true
	}
	return wordRune(a) && wordRune(b) && !unspaced(a) && !unspaced(b)
}

// unspaced tells whether r is of a script written without spaces between words.
func unspaced(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// cuts tells whether offset i of s lies inside a word or a number.
func cuts(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	a, aSize := utf8.DecodeLastRuneInString(s[:i])
	b, bSize := utf8.DecodeRuneInString(s[i:])
	if joined(a, b) {
		return true
	}
	// Between the digits of 1,200 or 4.5 there is no boundary on either side of the
	// separator.
	if strings.ContainsRune(".,:/", a) && unicode.IsDigit(b) {
		before, _ := utf8.DecodeLastRuneInString(s[:i-aSize])
		return unicode.IsDigit(before)
	}
	return unicode.IsDigit(a) && strings.ContainsRune(".,:/", b) && digitAt(s, i+bSize)
}
