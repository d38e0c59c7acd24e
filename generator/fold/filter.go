package fold

import (
	"encoding/binary"
	"math/bits"
)

// Filter is a set of keys that may take a foreign key for one of its own, but
// never misses one. It is small enough to stay in the nearest cache.
type Filter struct {
	bits []uint64 // a power of two
}

// NewFilter returns the Filter of some keys.
func NewFilter(keys []string) *Filter {
	f := &Filter{make([]uint64, 1<<bits.Len(uint(len(keys))))} // at least 64 bits a key
	for _, k := range keys {
		h := Hash([]byte(k))
		f.bits[f.cell(h)] |= 1 << (h & 63)
	}
	return f
}

func (f *Filter) cell(h uint64) uint64    { return h >> 6 & uint64(len(f.bits)-1) }
func (f *Filter) hasHash(h uint64) bool   { return f.bits[f.cell(h)]>>(h&63)&1 != 0 }
func (f *Filter) mayHave(key []byte) bool { return f.hasHash(Hash(key)) }

// NextIn is Next for callers that look for few words: it may pass over words
// whose keys are not in f. Words in Arabic script with several readings are
// never passed over.
func (s *Scanner) NextIn(f *Filter) bool {
	for {
		s.pass(f)
		if !s.Next() {
			return false
		}
		if s.nvariant > 1 || f.mayHave(s.Key) {
			return true
		}
	}
}

// pass moves past words of ASCII letters and digits that are not in f and
// certainly no article, up to the gap before the first other one.
func (s *Scanner) pass(f *Filter) {
	text, i := s.text, s.resume
	if s.dirty {
		return
	}
	for i+plainMax+16 <= len(text) {
		at := i
		for k := 0; k < 8 && roles[text[at]]&gapChar != 0; k++ {
			at++
		}
		w := load(text[at:])
		n, h := 0, uint64(0)
		if stop := ^alnum(w) & high; stop == 0 {
			n = wordLen(text[at : at+plainMax+8])
			h = hashPlain(text[at:], n)
		} else {
			// one load holds the word; its bytes are below the lowest bit of stop
			n = bits.TrailingZeros64(stop) / 8
			h = mix(seed(n), (w|each*0x20)&((stop&-stop)>>7-1))
		}
		if at == i || !endsWord(text[at+n], n) || isArticleLike(text[at:at+n+1], n) || f.hasHash(h) {
			break
		}
		i = at + n
	}
	s.resume = i
}

// isArticleLike tells whether a word of n bytes, given with the byte after it,
// must be looked at more closely.
func isArticleLike(s string, n int) bool {
	return n <= 3 && n > 1 && (s[n] == '-' || s[1]|0x20 == 'l')
}

// Hash is a hash of a folded key, eight bytes at a time. It has no secret and
// is not for data that others choose in order to make it collide.
func Hash(key []byte) uint64 {
	h := seed(len(key))
	for ; len(key) >= 8; key = key[8:] {
		h = mix(h, binary.LittleEndian.Uint64(key))
	}
	if len(key) > 0 {
		var last uint64
		for i, c := range key {
			last |= uint64(c) << (8 * i)
		}
		h = mix(h, last)
	}
	return h
}

// hashPlain is Hash of the folded form of the n ASCII letters and digits that
// text begins with. There must be plainMax+8 bytes of it.
func hashPlain(text string, n int) uint64 {
	h := seed(n)
	for k := 0; k < n; k += 8 {
		h = mix(h, (load(text[k:])|each*0x20)&(1<<(8*min(n-k, 8))-1))
	}
	return h
}

func seed(n int) uint64 { return uint64(n) * 0x9E3779B97F4A7C15 }

// mix spreads every bit of its arguments over the whole.
func mix(h, w uint64) uint64 {
	hi, lo := bits.Mul64(h^w^0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
	return hi ^ lo
}
