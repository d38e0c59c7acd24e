package anchor

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// search is the approximate search for one quotation.
type search struct {
	text      *Text
	index     *index
	needle    needle
	symbols   []int32
	forwards  *pattern // of symbols, and
	backwards *pattern // of symbols in reverse
}

// near is a place that resembles the quotation.
type near struct {
	span
	score float64
	comparison
	fit fit
}

// search compiles the quotation for the search in both directions: forwards finds where
// passages end, backwards where a passage with a given end begins.
func (t *Text) search(n needle) *search {
	x := t.indexed()
	symbols := x.encode(n.exact.text)
	turned := slices.Clone(symbols)
	slices.Reverse(turned)
	return &search{text: t, index: x, needle: n, symbols: symbols,
		forwards: compile(symbols, x.size()), backwards: compile(turned, x.size())}
}

// hit is the end of a passage, as the symbol it ends with, and its distance from the
// quotation.
type hit struct{ end, distance int }

// places gives at most most places whose distance from the quotation is within the
// limit, none of which overlaps another by half or more, nearest first.
func (s *search) places(limit, most int) []near {
	var hits []hit
	ranges, _ := promising(grams(s.symbols), s.index.grams, limit)
	for _, r := range ranges {
		hits = append(hits, s.hits(r, limit)...)
	}
	var list []near
	for len(hits) > 0 && len(list) < most {
		best := slices.MinFunc(hits, func(a, b hit) int { return a.distance - b.distance })
		p, ok := s.settle(best.end+1, limit)
		if ok && !slices.ContainsFunc(list, func(o near) bool { return o.span == p.span }) {
			list = append(list, p)
		}
		hits = slices.DeleteFunc(hits, func(h hit) bool { return max(h.end-best.end, best.end-h.end) <= len(s.symbols)/2 })
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].score > list[j].score })
	return list
}

// hits gives the ends in the range of passages within the limit.
func (s *search) hits(r ends, limit int) []hit {
	low := max(0, r.first-len(s.symbols)-limit)
	window := s.index.symbols[low : r.last+1]
	scores := make([]int32, len(window))
	s.forwards.anywhere(window, limit, scores)
	var list []hit
	for i, d := range scores {
		if int(d) <= limit && low+i >= r.first {
			list = append(list, hit{low + i, int(d)})
		}
	}
	return list
}

// nearest gives the place with the most in common with the quotation, if at least half
// of it agrees. It looks only around the end whose window shares most with the
// quotation.
func (s *search) nearest() (near, bool) {
	limit := len(s.symbols) / 2
	_, most := promising(grams(s.symbols), s.index.grams, 0)
	around := ends{max(0, most-limit), min(len(s.index.symbols)-1, most+limit)}
	hits := s.hits(around, limit)
	if len(hits) == 0 {
		return near{}, false
	}
	best := slices.MinFunc(hits, func(a, b hit) int { return a.distance - b.distance })
	return s.settle(best.end+1, limit)
}

// settle finds the passage that ends near symbol end and begins and ends where words
// do. The least distance alone does not tell its edges: a word exchanged at the edge is
// as cheap outside as inside, and half a word may be cheaper than all of it.
func (s *search) settle(end, limit int) (near, bool) {
	x := s.index
	low := max(0, end-len(s.symbols)-limit)
	window := slices.Clone(x.symbols[low:end])
	slices.Reverse(window)
	scores := make([]int32, len(window))
	s.backwards.fromStart(window, scores)
	start, _ := edge(scores, func(i int) int { return end - 1 - i }, s.begins)
	if start < 0 {
		return near{}, false
	}
	window = x.symbols[start:min(len(x.symbols), start+len(s.symbols)+limit)]
	scores = make([]int32, len(window))
	s.forwards.fromStart(window, scores)
	stop, distance := edge(scores, func(i int) int { return start + 1 + i }, s.ends)
	if stop < 0 {
		return near{}, false
	}
	p := near{span: s.text.folded.whole(span{x.offset(start), x.offset(stop)})}
	p.score = 1 - float64(distance)/float64(max(len(s.symbols), stop-start))
	return p, true
}

// edge gives the best of the positions that are allowed, -1 if none is. Scores are in
// the order of growing passages. A word added just inside the edge must not cut off
// what lies beyond, so the code points that agree with the edge of the quotation are
// set off against the distance. Of equals, the one with the higher rank wins, then the
// one with the shorter passage.
func edge(scores []int32, position func(int) int, rank func(int) int) (at, distance int) {
	at = -1
	best, bestRank := 0, forbidden
	for i, score := range scores {
		if at >= 0 && int(score)-agreeable > best {
			continue
		}
		r := rank(position(i))
		cost := int(score) - r/2
		if r != forbidden && (at < 0 || cost < best || cost == best && r > bestRank) {
			at, distance, best, bestRank = position(i), int(score), cost, r
		}
	}
	return at, distance
}

// agreeable is how many agreeing code points count at most.
const agreeable = 16

// forbidden is the rank of a position inside a word or behind the space before it.
const forbidden = -1

// begins ranks symbol i as the beginning of the passage by how many code points agree
// with the beginning of the quotation.
func (s *search) begins(i int) int {
	text, offset := s.text.folded.text, s.index.offset(i)
	first, _ := utf8.DecodeRuneInString(text[offset:])
	if first == ' ' || cuts(text, offset) {
		return forbidden
	}
	quoted, _ := utf8.DecodeRuneInString(s.needle.exact.text)
	n := 0
	for n < min(agreeable, len(s.symbols), len(s.index.symbols)-i) && s.symbols[n] == s.index.symbols[i+n] {
		n++
	}
	return rank(n, first, quoted)
}

// ends ranks symbol i as the end of the passage, which it lies behind.
func (s *search) ends(i int) int {
	text, offset := s.text.folded.text, s.index.offset(i)
	last, _ := utf8.DecodeLastRuneInString(text[:offset])
	if last == ' ' || cuts(text, offset) {
		return forbidden
	}
	quoted, _ := utf8.DecodeLastRuneInString(s.needle.exact.text)
	n := 0
	for n < min(agreeable, len(s.symbols), i) && s.symbols[len(s.symbols)-1-n] == s.index.symbols[i-1-n] {
		n++
	}
	return rank(n, last, quoted)
}

// rank is twice the number of agreeing code points, plus one where a word's edge stands
// against a word's or the end of a sentence against another.
func rank(agreeing int, edge, quoted rune) int {
	stop := func(r rune) bool { return r == '.' || r == '!' || r == '?' }
	if wordRune(edge) && wordRune(quoted) || stop(edge) && stop(quoted) {
		return 2*agreeing + 1
	}
	return 2 * agreeing
}
