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

// appendList writes ascending places for a file of lists: of each kind the units, and
// which of them are marked.
func appendList(dst []byte, places []place, kinds []int) []byte {
	b := bits{text: dst}
	for i, end := range kinds[1:] {
		n := 0
		for n < len(places) && int(places[n]>>1) < end {
			n++
		}
		units, marked := make([]int, n), []int(nil)
		for i, p := range places[:n] {
			units[i] = int(p >> 1)
			if p&1 == 1 {
				marked = append(marked, i)
			}
		}
		places = places[n:]
		b.ascending(units, kinds[i], end)
		b.ascending(marked, 0, n)
	}
	return b.text
}

// bits are written six to a character of [digits], the highest first.
type bits struct {
	text       []byte
	last, free int
}

// add writes the n lowest bits of a value.
func (b *bits) add(value, n int) {
	for n--; n >= 0; n-- {
		if b.free == 0 {
			b.last, b.free = 0, 6
			b.text = append(b.text, 0)
		}
		b.free--
		b.last |= value >> n & 1 << b.free
		b.text[len(b.text)-1] = digits[b.last]
	}
}

// ascending writes numbers of a range: the differences in Rice's code, before them the
// parameter with which they take least, and last a difference that leads to the end.
func (b *bits) ascending(all []int, from, end int) {
	if from == end {
		return
	}
	var gaps []int
	for _, n := range append(all, end) {
		gaps = append(gaps, n-from)
		from = n + 1
	}
	k := parameter(gaps)
	b.add(k, 4)
	for _, gap := range gaps {
		for range gap >> k {
			b.add(1, 1)
		}
		b.add(gap&(1<<k-1), k+1)
	}
}

// parameter returns how many low bits of numbers are to be written as they are.
func parameter(all []int) int {
	size := func(k int) (n int) {
		for _, v := range all {
			n += v>>k + 1 + k
		}
		return n
	}
	k := 0
	for k < 15 && size(k+1) < size(k) {
		k++
	}
	return k
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
