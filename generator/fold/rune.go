package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is the part a character plays in cutting a text into words.
type class uint8

const (
	other      class = iota
	letter           // letters, digits, and marks that tell words apart
	ideograph        // a word by itself
	ampersand        // the word "and"
	apostrophe       // dropped between letters
	hyphen           // parts words without parting names
	quotation        // typographic and straight double quotation marks
	space            // stays within a line
	lineEnd          // no name crosses it
	dropped          // marks and invisible characters, as if not there
)

// lowerASCII has the lower-case form of ASCII letters, digits as they are, and
// 0 for everything else.
var lowerASCII = func() (t [256]byte) {
	for c := '0'; c <= '9'; c++ {
		t[c] = byte(c)
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = byte(c), byte(c)
	}
	return t
}()

// classOf tells the class of any character.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return classASCII(r)
	case r >= 0x0621 && r <= 0x063F, r >= 0x0641 && r <= 0x064A:
		return letter
	case r == 0x0640, isDroppedMark(r), isInvisible(r):
		return dropped
	}
	switch r {
	case '’', '‘', 'ʼ', '´', '′', '‛', '＇':
		return apostrophe
	case '‐', '‑', '‒', '–':
		return hyphen
	case '“', '”', '„', '‟', '«', '»':
		return quotation
	case 0x85, 0x2028, 0x2029:
		return lineEnd
	}
	switch {
	case isIdeograph(r):
		return ideograph
	case unicode.In(r, unicode.L, unicode.Nd, unicode.M):
		return letter
	case unicode.Is(unicode.Zs, r):
		return space
	}
	return other
}

func classASCII(r rune) class {
	switch r {
	case ' ', '\t':
		return space
	case '\n', '\r', '\v', '\f':
		return lineEnd
	case '\'', '`':
		return apostrophe
	case '-':
		return hyphen
	case '"':
		return quotation
	case '&':
		return ampersand
	}
	if lowerASCII[r] != 0 {
		return letter
	}
	return other
}

// isDroppedMark reports marks that only modify a letter in the alphabets where
// people leave them out: Latin, Greek, Cyrillic, Hebrew, Arabic, Syriac. The
// marks of Indic scripts are vowels, those of kana consonants: they stay.
func isDroppedMark(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x0483 && r <= 0x0489,
		r >= 0x0591 && r <= 0x05BD, r == 0x05BF, r == 0x05C1, r == 0x05C2, r == 0x05C4, r == 0x05C5, r == 0x05C7,
		r >= 0x0610 && r <= 0x061A, r >= 0x064B && r <= 0x065F, r == 0x0670,
		r >= 0x06D6 && r <= 0x06DC, r >= 0x06DF && r <= 0x06E4, r == 0x06E7, r == 0x06E8, r >= 0x06EA && r <= 0x06ED,
		r == 0x0711, r >= 0x0730 && r <= 0x074A, r >= 0x08CA && r <= 0x08E1, r >= 0x08E3 && r <= 0x08FF,
		r >= 0x1AB0 && r <= 0x1ACE, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20F0,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xFE20 && r <= 0xFE2F:
		return true
	}
	return false
}

// isInvisible reports soft hyphens, zero-width and direction characters.
func isInvisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x061C, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206F, r == 0xFEFF:
		return true
	}
	return false
}

// isIdeograph reports the scripts that write without spaces and whose single
// characters carry enough to be words.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x3041 && r <= 0x3096, r >= 0x309D && r <= 0x309F, r >= 0x30A1 && r <= 0x30FA, r >= 0x30FC && r <= 0x30FF,
		r >= 0x31F0 && r <= 0x31FF, r >= 0xFF66 && r <= 0xFF9D:
		return true
	}
	return unicode.Is(unicode.Han, r) && unicode.IsLetter(r)
}

// appendFolded appends the folded form of a character of class letter or
// ideograph: none, one or several characters.
func appendFolded(dst []byte, r rune) []byte {
	if r >= 0x0621 && r <= 0x064A {
		return appendLetter(dst, r)
	}
	if r == 'ゟ' || r == 'ヿ' {
		return utf8.AppendRune(dst, r) // would decompose to two words
	}
	if d := decomposition(r); d != nil {
		for len(d) > 0 {
			r, size := utf8.DecodeRune(d)
			d = d[size:]
			if c := classOf(r); c == letter || c == ideograph {
				dst = appendLetter(dst, r)
			}
		}
		return dst
	}
	if r >= 0xAC00 && r <= 0xD7A3 { // Hangul decomposes by rule, not by table
		n := r - 0xAC00
		dst = utf8.AppendRune(dst, 0x1100+n/588)
		dst = utf8.AppendRune(dst, 0x1161+n%588/28)
		if n%28 > 0 {
			dst = utf8.AppendRune(dst, 0x11A7+n%28)
		}
		return dst
	}
	return appendLetter(dst, r)
}

// decomposition is the full compatibility decomposition (NFKD) of r, nil when
// r is its own.
func decomposition(r rune) []byte {
	var b [utf8.UTFMax]byte
	return norm.NFKD.Properties(b[:utf8.EncodeRune(b[:], r)]).Decomposition()
}

// appendLetter appends the folded form of a character that does not decompose.
func appendLetter(dst []byte, r rune) []byte {
	switch r = unicode.ToLower(r); r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	case 'ء', 'ʾ', 'ʿ', 'ʻ', 'ʽ', 'ˀ', 'ˁ', 'ʹ', 'ʺ', 'ʼ':
		return dst
	}
	if l, ok := plainLetter(r); ok {
		r = l
	} else if r >= 0x0660 && r <= 0x0669 {
		r += '0' - 0x0660
	} else if r >= 0x06F0 && r <= 0x06F9 {
		r += '0' - 0x06F0
	}
	return utf8.AppendRune(dst, r)
}

// plainLetter maps letters that people exchange for another one but that have
// no decomposition in Unicode, or none that helps.
func plainLetter(r rune) (rune, bool) {
	switch r {
	case 'ı':
		return 'i', true
	case 'ł':
		return 'l', true
	case 'ø':
		return 'o', true
	case 'đ', 'ð':
		return 'd', true
	case 'ħ':
		return 'h', true
	case 'ŧ':
		return 't', true
	case 'ŋ':
		return 'n', true
	case 'ə':
		return 'e', true
	case 'ς':
		return 'σ', true
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا', true
	case 'ؤ':
		return 'و', true
	case 'ئ', 'ى', 'ی', 'ې', 'ے':
		return 'ي', true
	case 'ة', 'ہ', 'ھ', 'ۃ':
		return 'ه', true
	case 'ک':
		return 'ك', true
	}
	return r, false
}
