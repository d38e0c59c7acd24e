package anchor

// The filter rules out most of a text before the approximate search. A passage that
// ends at j within k edits of a pattern of length m shares at least m+1-q-kq of its
// q-grams with the m code points before j (Jokinen and Ukkonen, Two algorithms for
// approximate string matching in static texts, MFCS 1991). Shared q-grams are counted
// in a window that slides over the text.

const (
	gramSize  = 3
	gramSlots = 1 << 12 // q-grams that fall into one slot count as equal, which only lets more pass
)

// grams gives for each symbol the slot of the q-gram that ends with it; the first two,
// which end none, have slot 0.
func grams(symbols []int32) []uint16 {
	list := make([]uint16, len(symbols))
	for i := gramSize - 1; i < len(symbols); i++ {
		h := uint32(symbols[i-2])*0x9E3779B1 + uint32(symbols[i-1])*0x85EBCA6B + uint32(symbols[i])*0xC2B2AE35
		list[i] = uint16(h >> 20)
	}
	return list
}

// ends is a range of ends of passages, both included.
type ends struct{ first, last int }

// promising gives the ranges of ends that may belong to passages within the limit, and
// the end whose window shares the most. It takes the grams of pattern and text.
func promising(pattern, text []uint16, limit int) (list []ends, most int) {
	if len(text) == 0 {
		return nil, 0
	}
	all := []ends{{0, len(text) - 1}}
	if len(pattern) < gramSize {
		return all, 0
	}
	need := len(pattern) + 1 - gramSize*(limit+1)
	var missing [gramSlots]int32 // wanted less seen
	for _, g := range pattern[gramSize-1:] {
		missing[g]++
	}
	shared, record := 0, -1
	for i := gramSize - 1; i < len(text); i++ {
		g := text[i]
		if missing[g] > 0 {
			shared++
		}
		missing[g]--
		if out := i - len(pattern) + gramSize - 1; out >= gramSize-1 {
			g := text[out]
			if missing[g] >= 0 {
				shared--
			}
			missing[g]++
		}
		if shared > record {
			record, most = shared, i
		}
		if shared < need {
			continue
		}
		if n := len(list); n > 0 && i-list[n-1].last <= len(pattern) {
			list[n-1].last = i
		} else {
			list = append(list, ends{i, i})
		}
	}
	if need <= 0 { // nothing can be ruled out
		return all, most
	}
	return list, most
}
