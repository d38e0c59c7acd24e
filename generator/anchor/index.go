package anchor

import (
	"unicode/utf8"
)

// index is the folded text as a sequence of symbols for the approximate search. The
// symbols of ASCII are its codes, other code points are numbered as they come.
type index struct {
	symbols  []int32
	grams    []uint16 // see filter.go
	offsets  []int32  // byte offset of each symbol and of the end; nil for ASCII
	alphabet map[rune]int32
}

// indexed gives the index of the text, which is built once and only for quotations
// whose exact words do not stand there.
func (t *Text) indexed() *index {
	if t.index != nil {
		return t.index
	}
	s := t.folded.text
	x := &index{symbols: make([]int32, 0, len(s)), alphabet: map[rune]int32{}}
	if utf8.RuneCountInString(s) != len(s) {
		x.offsets = make([]int32, 0, len(s)+1)
	}
	for i, r := range s {
		symbol := int32(r)
		if r >= utf8.RuneSelf {
			symbol = x.number(r)
		}
		x.symbols = append(x.symbols, symbol)
		if x.offsets != nil {
			x.offsets = append(x.offsets, int32(i))
		}
	}
	if x.offsets != nil {
		x.offsets = append(x.offsets, int32(len(s)))
	}
	x.grams = grams(x.symbols)
	t.index = x
	return x
}

// number gives the symbol of a code point beyond ASCII. Dense numbers keep the table
// that the search looks symbols up in as small as the text's alphabet.
func (x *index) number(r rune) int32 {
	n, ok := x.alphabet[r]
	if !ok {
		n = int32(utf8.RuneSelf + len(x.alphabet))
		x.alphabet[r] = n
	}
	return n
}

// size is the number of symbols in the alphabet.
func (x *index) size() int { return utf8.RuneSelf + len(x.alphabet) }

// encode gives the symbols of s, -1 for code points that the text does not have.
func (x *index) encode(s string) []int32 {
	list := make([]int32, 0, len(s))
	for _, r := range s {
		symbol := int32(r)
		if r >= utf8.RuneSelf {
			n, ok := x.alphabet[r]
			if symbol = n; !ok {
				symbol = -1
			}
		}
		list = append(list, symbol)
	}
	return list
}

// offset gives the byte offset of symbol i; len(symbols) is the end.
func (x *index) offset(i int) int {
	if x.offsets == nil {
		return i
	}
	return int(x.offsets[i])
}
