package index

import "slices"

// digits are the characters of numbers. None of them needs an escape in a string.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// appendNumber writes a number that is not negative.
func appendNumber(dst []byte, n int) []byte {
	for ; n >= 32; n >>= 5 {
		dst = append(dst, digits[n&31|32])
	}
	return append(dst, digits[n])
}

// appendAscending writes ascending numbers as differences, the first to -1, each
// less one.
func appendAscending(dst []byte, all []int) []byte {
	last := -1
	for _, n := range all {
		dst = appendNumber(dst, n-last-1)
		last = n
	}
	return dst
}

// place is a unit or a name, with a mark: that the word is an important one there.
type place uint32

func newPlace(n int, marked bool) place {
	p := place(n) << 1
	if marked {
		p |= 1
	}
	return p
}

// appendPlaces writes ascending places: the difference as in appendAscending, doubled, with the
// mark as its lowest bit.
func appendPlaces(dst []byte, all []place) []byte {
	last := -1
	for _, p := range all {
		n := int(p >> 1)
		dst = appendNumber(dst, (n-last-1)<<1|int(p&1))
		last = n
	}
	return dst
}

// compareWords orders words as JavaScript does, by UTF-16 code units: characters
// beyond the basic plane come before those from U+E000 on.
func compareWords(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] == b[i] {
			continue
		}
		x, y := a[i], b[i]
		if (x >= 0xF0) != (y >= 0xF0) && min(x, y) >= 0xEE {
			x, y = y, x // the first bytes of characters beyond the basic plane are from 0xF0 on
		}
		return int(x) - int(y)
	}
	return len(a) - len(b)
}

// shared returns how many code points two words begin with in common.
func shared(a, b string) int {
	n := 0
	ra, rb := []rune(a), []rune(b)
	for n < len(ra) && n < len(rb) && ra[n] == rb[n] {
		n++
	}
	return n
}

// reversed returns a word from its last code point to its first.
func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// appendWord writes a word after the one before it.
func appendWord(dst []byte, before, word string) []byte {
	n := shared(before, word)
	dst = appendNumber(dst, n)
	dst = append(dst, string([]rune(word)[n:])...)
	return append(dst, ',')
}
