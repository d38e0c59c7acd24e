package fold

import (
	"encoding/binary"
	"math/bits"
)

// plainMax is the longest word in bytes that plain takes.
const plainMax = 32

// plain is Next for what most of a text in Latin script consists of: one space,
// then ASCII letters and digits, then anything that certainly ends the word. It
// reports false, and changes nothing, when it is not so simple.
func (s *Scanner) plain() bool {
	text, at := s.text, s.resume+1
	if s.dirty || at+plainMax+8 > len(text) || text[at-1] != ' ' {
		return false
	}
	end := at + wordLen(text[at:at+plainMax+8])
	n := end - at
	if !endsWord(text[end], n) {
		return false
	}
	if len(s.fixed) < plainMax {
		s.fixed = make([]byte, plainMax)
	}
	capitals, small := 0, 0
	for k := 0; k < n; k += 8 {
		w := load(text[at+k:])
		binary.LittleEndian.PutUint64(s.fixed[k:], w|each*0x20)
		w &= 1<<(8*min(n-k, 8)) - 1
		letters := w >> 1 & (each * 0x20) // of letters and digits, letters have bit 6
		capitals += bits.OnesCount64(letters &^ w)
		small += bits.OnesCount64(letters & w)
	}
	s.Key = s.fixed[:n]
	s.Start, s.Lead, s.End, s.resume = at, at, end, end
	s.Capital, s.Upper = text[at] >= 'A' && text[at] <= 'Z', capitals > 1 && small == 0
	s.Gap, s.Article, s.Apart, s.dotted, s.nvariant = Soft, false, false, false, 0
	if n <= 3 && s.mayBeArticle() {
		s.latinArticle()
	}
	return true
}

// each repeats a byte eight times by multiplication; high is their top bits.
const (
	each = 0x0101010101010101
	high = each * 0x80
)

// wordLen returns how many ASCII letters and digits text begins with, at most
// plainMax+1. The text must be plainMax+8 bytes long at least.
func wordLen(text string) int {
	for n := 0; n <= plainMax; n += 8 {
		if stop := ^alnum(load(text[n:])) & high; stop != 0 {
			return min(n+bits.TrailingZeros64(stop)/8, plainMax+1)
		}
	}
	return plainMax + 1
}

// alnum sets the top bit of every byte of w that is an ASCII letter or digit;
// the other bits mean nothing. To seven bits, adding 0x80-c sets the top bit of
// the bytes from c on.
func alnum(w uint64) uint64 {
	low := w &^ high
	lower := low | each*0x20
	letters := (lower + each*(0x80-'a')) &^ (lower + each*(0x80-'z'-1))
	digits := (low + each*(0x80-'0')) &^ (low + each*(0x80-'9'-1))
	return (letters | digits) &^ w
}

// load reads eight bytes, the first lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// endsWord tells whether c certainly ends a word of n letters and digits
// before it. A stop can belong to an initialism, an apostrophe to the word.
func endsWord(c byte, n int) bool {
	role := roles[c]
	return uint(n-1) < plainMax && (role&endChar != 0 || role&stopChar != 0 && n > 1)
}

// roles tells of every byte what it may be to a plain word.
const (
	gapChar  = 1 << iota // no part of any word
	endChar              // ends a word whatever follows
	stopChar             // ends a word of two or more letters
)

var roles = func() (t [256]uint8) {
	for c := range rune(0x80) {
		switch classOf(c) {
		case letter:
		case ampersand:
			t[c] = endChar
		case apostrophe:
			t[c] = gapChar
		default:
			t[c] = gapChar | endChar
		}
	}
	t['.'] = gapChar | stopChar
	return t
}()
