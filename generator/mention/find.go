package mention

import (
	"slices"

	"dossier/generator/fold"
)

// Range is a stretch of a text in bytes, half-open.
type Range struct{ Start, End int }

// Match is a name found in a text. Start and End are byte offsets, half-open;
// an article before the name is inside, a possessive after it is not.
type Match struct {
	Start, End int
	Entity     int
	Short      bool // found by a short name only
}

// Doubt is a listed name that two or more bearers fit, and that is therefore
// not a Match. Entities are sorted, without repetition.
type Doubt struct {
	Start, End int
	Entities   []int
}

// Options of one search. The zero value searches the whole text for all names.
type Options struct {
	// Blocked are sorted, disjoint ranges in which, even partly, nothing may
	// match: links, code, addresses. A full name there is still read by the
	// reader, so short names may follow it.
	Blocked []Range
	// Except are entities never matched, the page's own. Their names take up
	// their words all the same, and their short names count as introduced, so
	// that another bearer's short name is a Doubt there.
	Except []int
	// Present are entities whose short names may stand from the start, as if
	// a full name had gone before.
	Present []int
	// Not are names to keep unlinked, compared by folded key with the words
	// matched. They introduce nobody, since they mean somebody else.
	Not []string
}

// Found takes the results of Find. Reusing one saves all allocation; it must
// not serve two searches at a time. Doubt.Entities share one buffer, so what
// is kept longer than the next Find must be copied.
type Found struct {
	Matches []Match // in the order of the text, disjoint
	Doubts  []Doubt // the same

	search search
	pool   []int // backs Doubt.Entities
}

// Find finds the names in text, replacing what f held.
func (x *Index) Find(f *Found, text string, o Options) {
	f.Matches, f.Doubts, f.pool = f.Matches[:0], f.Doubts[:0], f.pool[:0]
	if x == nil || len(x.entries) == 0 {
		return
	}
	s := &f.search
	s.begin(x, text, o)
	for s.nextStart() {
		h, ok := s.best()
		if !ok {
			s.queue.drop(1)
			continue
		}
		h.another = s.isAnother(h)
		s.report(f, h)
		s.queue.drop(h.words)
	}
	s.text, s.options = "", Options{}
}

// hit is the best fit at a start word.
type hit struct {
	start, end int
	words      int
	// bearers are the dense numbers of those who fit; full tells which of
	// them by a full name.
	bearers []int32
	full    []bool
	another bool // the words around name somebody who is not listed
}

func (s *search) report(f *Found, h hit) {
	not := h.another || len(s.not) > 0 && s.isNot(s.text[h.start:h.end])
	if !not && len(h.bearers) == 1 && h.full[0] {
		s.present[h.bearers[0]] = s.turn
	}
	switch {
	case not || s.isBlocked(h.start, h.end):
	case len(h.bearers) > 1:
		f.doubt(s.index, h)
	case !slices.Contains(s.options.Except, s.index.entities[h.bearers[0]]):
		f.Matches = append(f.Matches, Match{h.start, h.end, s.index.entities[h.bearers[0]], !h.full[0]})
	}
}

func (f *Found) doubt(x *Index, h hit) {
	from := len(f.pool)
	for _, b := range h.bearers {
		f.pool = append(f.pool, x.entities[b])
	}
	who := f.pool[from:len(f.pool):len(f.pool)]
	slices.Sort(who)
	f.Doubts = append(f.Doubts, Doubt{h.start, h.end, who})
}

// isBlocked tells whether a blocked range overlaps start..end. Calls come in
// the order of the text, so ranges that lie behind are left behind.
func (s *search) isBlocked(start, end int) bool {
	b := s.options.Blocked
	for len(b) > 0 && b[0].End <= start {
		b = b[1:]
	}
	s.options.Blocked = b
	return len(b) > 0 && b[0].Start < end
}

func (s *search) isNot(text string) bool {
	s.key = s.folder.AppendKey(s.key[:0], text)
	for _, k := range s.not {
		if k == string(s.key) {
			return true
		}
	}
	return false
}

// foldNot folds the names to keep unlinked.
func (s *search) foldNot(names []string) {
	s.not = s.not[:0]
	for _, n := range names {
		s.not = append(s.not, fold.Key(n))
	}
}
