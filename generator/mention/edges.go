package mention

import "math/bits"

// edge leads from one node to the next by a word.
type edge struct{ node, word int32 }

// hash scatters edges; node and word numbers are small and dense.
func (e edge) hash() int {
	h := (uint64(e.node)<<32 | uint64(e.word)) * 0x9E3779B97F4A7C15
	return int(h >> 33)
}

// edges is an open-addressing table, at most half full. It is read for every
// second word after the beginning of a name, where a map would be felt.
type edges []struct {
	edge
	next int32 // 0 for an empty slot
}

func newEdges(of map[edge]int32) edges {
	t := make(edges, 1<<bits.Len(uint(len(of))*2))
	for e, next := range of { // the order decides only who sits in which slot
		at := e.hash() & (len(t) - 1)
		for t[at].next != 0 {
			at = (at + 1) & (len(t) - 1)
		}
		t[at].edge, t[at].next = e, next
	}
	return t
}

// to returns the node that e leads to, 0 when there is none.
func (t edges) to(e edge) int32 {
	for at := e.hash() & (len(t) - 1); ; at = (at + 1) & (len(t) - 1) {
		if t[at].next == 0 || t[at].edge == e {
			return t[at].next
		}
	}
}
