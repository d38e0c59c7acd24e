package anchor

import (
	"testing"
)

// reference is the textbook dynamic program: distances of the pattern to the best
// passage that ends at each position, or to the whole beginning of the text.
func reference(pattern, text []int32, anywhere bool) []int32 {
	column := make([]int32, len(pattern)+1)
	for i := range column {
		column[i] = int32(i)
	}
	scores := make([]int32, len(text))
	for j, symbol := range text {
		diagonal := column[0]
		if !anywhere {
			column[0]++
		}
		for i, p := range pattern {
			cost := int32(1)
			if p == symbol {
				cost = 0
			}
			diagonal, column[i+1] = column[i+1], min(diagonal+cost, column[i]+1, column[i+1]+1)
		}
		scores[j] = column[len(pattern)]
	}
	return scores
}

func FuzzMyers(f *testing.F) {
	f.Add([]byte("annual"), []byte("annealing"), uint16(3), uint8(200))
	f.Add([]byte("the council fined twelve boats for fishing near the harbour wall at night, and again"),
		[]byte("on monday the council fined fourteen boats for fishing near the old harbour wall at night"), uint16(20), uint8(255))
	f.Add([]byte("0"), []byte("0"), uint16(128), uint8(129)) // a match on the first row of a block, at the limit
	f.Fuzz(func(t *testing.T, quotation, text []byte, limit uint16, repeat uint8) {
		// A small alphabet and repetition make long, near patterns likely.
		p, x := symbols(quotation, int(repeat)), symbols(text, int(repeat)*2)
		if len(p) == 0 {
			t.Skip()
		}
		most := int(limit) % (len(p) + 2)
		compiled := compile(p, 256)
		got := make([]int32, len(x))
		compiled.anywhere(x, most, got)
		for j, want := range reference(p, x, true) {
			if want = min(want, int32(most+1)); got[j] != want {
				t.Fatalf("anywhere, limit %d, pattern of %d, end %d: got %d, want %d", most, len(p), j, got[j], want)
			}
		}
		compiled.fromStart(x, got)
		for j, want := range reference(p, x, false) {
			if got[j] != want {
				t.Fatalf("from start, pattern of %d, end %d: got %d, want %d", len(p), j, got[j], want)
			}
		}
	})
}

func symbols(b []byte, length int) []int32 {
	list := make([]int32, 0, length)
	for i := 0; len(b) > 0 && len(list) < max(length, len(b)); i++ {
		list = append(list, int32(b[i%len(b)]))
	}
	return list
}

func FuzzFilter(f *testing.F) {
	f.Add([]byte("the council fined twelve boats"), []byte("and the council find twelve boat in the end"), uint16(6))
	f.Fuzz(func(t *testing.T, quotation, text []byte, limit uint16) {
		p, x := symbols(quotation, 0), symbols(text, 0)
		if len(p) == 0 {
			t.Skip()
		}
		most := int(limit) % (len(p) + 1)
		ranges, _ := promising(grams(p), grams(x), most)
		for j, d := range reference(p, x, true) {
			inside := false
			for _, r := range ranges {
				inside = inside || r.first <= j && j <= r.last
			}
			if int(d) <= most && !inside {
				t.Fatalf("the passage that ends at %d, %d edits away, is filtered out at limit %d", j, d, most)
			}
		}
	})
}
