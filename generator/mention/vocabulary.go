package mention

import (
	"math/bits"
	"strings"

	"dossier/generator/fold"
)

// vocabulary numbers the words that occur in names, in an open-addressing
// table.
type vocabulary struct {
	slots []slot // a power of two, at most a quarter full
	keys  string // all keys, one after another
}

type slot struct {
	hash     uint32
	id       int32 // 0 for an empty slot
	from, to int32 // in keys
}

// build enters the words; words[i] gets the number i+1.
func (v *vocabulary) build(words []string) {
	size := 1 << bits.Len(uint(len(words))*4)
	v.slots = make([]slot, size)
	var keys strings.Builder
	for i, w := range words {
		h := uint32(fold.Hash([]byte(w)))
		at := int(h) & (size - 1)
		for v.slots[at].id != 0 {
			at = (at + 1) & (size - 1)
		}
		from := int32(keys.Len())
		keys.WriteString(w)
		v.slots[at] = slot{h, int32(i + 1), from, from + int32(len(w))}
	}
	v.keys = keys.String()
}

// number returns the number of a word, 0 for one that no name has.
func (v *vocabulary) number(key []byte) int32 {
	h := uint32(fold.Hash(key))
	for at := int(h) & (len(v.slots) - 1); ; at = (at + 1) & (len(v.slots) - 1) {
		s := &v.slots[at]
		if s.id == 0 || s.hash == h && v.keys[s.from:s.to] == string(key) {
			return s.id
		}
	}
}
