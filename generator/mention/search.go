package mention

import (
	"slices"

	"dossier/generator/fold"
)

// token is a word of the text, as far as names can ask about it.
type token struct {
	start, end     int // start is that of the article, if any
	bare           int // where the word begins without a small "al" or "el" set apart, else start
	gap            fold.Gap
	id             int32 // its number in the vocabulary, 0 for none
	article        bool
	capital, upper bool
	// readings of a word in Arabic script without its particles: a range of
	// search.readings. They count for the first word of a name only.
	from, to int32
}

type reading struct {
	start   int
	bare    int // as in token
	id      int32
	article bool
}

// search is the state of one Find.
type search struct {
	index   *Index
	text    string
	options Options
	scanner fold.Scanner
	queue   queue
	not     []string
	folder  fold.Scanner
	key     []byte

	readings []reading
	path     []int32 // nodes reached from the start word, one a word
	bearers  []int32
	full     []bool
	entries  []int32

	// present[b] == turn when bearer b has been introduced in this text
	present []uint32
	turn    uint32
}

// queue holds the words scanned ahead of the start word.
type queue struct {
	tokens []token
	head   int
}

func (q *queue) len() int        { return len(q.tokens) - q.head }
func (q *queue) at(i int) *token { return &q.tokens[q.head+i] }

func (q *queue) drop(n int) {
	if q.head += n; q.head == len(q.tokens) {
		q.tokens, q.head = q.tokens[:0], 0
	}
}

func (s *search) begin(x *Index, text string, o Options) {
	if s.index != x || s.turn == 1<<32-1 {
		s.index, s.turn = x, 0
		s.present = append(s.present[:0], make([]uint32, len(x.entities))...)
	}
	s.turn++
	s.text, s.options = text, o
	s.queue = queue{tokens: s.queue.tokens[:0]}
	s.readings = s.readings[:0]
	s.foldNot(o.Not)
	for _, list := range [...][]int{o.Except, o.Present} {
		for _, e := range list {
			if b, ok := x.dense[e]; ok {
				s.present[b] = s.turn
			}
		}
	}
	s.scanner.Reset(text)
}

// nextStart moves to the next word with which a name can begin.
func (s *search) nextStart() bool {
	for s.queue.len() > 0 {
		if s.canStart(s.queue.at(0)) {
			return true
		}
		s.queue.drop(1)
	}
	for s.scanner.NextIn(s.index.first) {
		s.readings = s.readings[:0] // nothing is queued
		id := s.index.words.number(s.scanner.Key)
		if s.index.starts[id] == 0 && len(s.scanner.Variants()) < 2 {
			continue
		}
		s.push(id)
		if s.canStart(s.queue.at(0)) {
			return true
		}
		s.queue.drop(1)
	}
	return false
}

func (s *search) canStart(t *token) bool {
	if s.index.starts[t.id] != 0 {
		return true
	}
	for _, r := range s.readings[t.from:t.to] {
		if s.index.starts[r.id] != 0 {
			return true
		}
	}
	return false
}

// push puts the scanner's word, whose number is id, into the queue.
func (s *search) push(id int32) {
	w := &s.scanner.Word
	t := token{
		start: w.Lead, bare: w.Lead, end: w.End, gap: w.Gap, id: id,
		article: w.Article, capital: w.Capital, upper: w.Upper,
		from: int32(len(s.readings)),
	}
	if w.Apart {
		t.bare = w.Start
	}
	if v := s.scanner.Variants(); len(v) > 1 {
		for _, v := range v[1:] {
			s.readings = append(s.readings, reading{v.Lead, v.Lead, s.index.words.number(v.Key), v.Article})
		}
	}
	t.to = int32(len(s.readings))
	s.queue.tokens = append(s.queue.tokens, t)
}

// ahead returns the nth word from the start word on, nil at the end.
func (s *search) ahead(n int) *token {
	for s.queue.len() <= n {
		if !s.scanner.Next() {
			return nil
		}
		s.push(s.index.words.number(s.scanner.Key))
	}
	return s.queue.at(n)
}

// best returns the fit with the most words at the start word; among equals
// the reading that takes off the least.
func (s *search) best() (hit, bool) {
	t := s.queue.at(0)
	from, to := t.from, t.to
	h := s.fit(reading{t.start, t.bare, t.id, t.article}, 0)
	for i := from; i < to; i++ {
		if other := s.fit(s.readings[i], h.words); other.words > h.words {
			h = other
		}
	}
	return h, h.words > 0
}

// fit returns the fit with the most words, more than least, if the start word
// is read as r; hit.words is 0 when there is none.
func (s *search) fit(r reading, least int) hit {
	at := s.index.starts[r.id]
	if at == 0 {
		return hit{}
	}
	s.path = append(s.path[:0], at)
	for s.index.nodes[at].inner {
		t := s.ahead(len(s.path))
		if t == nil || t.id == 0 || t.gap == fold.Break {
			break
		}
		if at = s.index.edges.to(edge{at, t.id}); at == 0 {
			break
		}
		s.path = append(s.path, at)
	}
	for n := len(s.path); n > least; n-- {
		if s.gather(s.index.nodes[s.path[n-1]].ends, r.article) {
			return s.hit(r, n)
		}
	}
	return hit{}
}

// gather collects in s.entries the names that fit the words of the path, and
// tells whether there are any.
func (s *search) gather(ends []int32, article bool) bool {
	s.entries = s.entries[:0]
	strict := false
	for _, i := range ends {
		e := &s.index.entries[i]
		if e.strict && !article || e.short && s.present[e.bearer] != s.turn || !s.agrees(e) {
			continue
		}
		strict = strict || e.strict
		s.entries = append(s.entries, i)
	}
	if strict {
		// "Al Gore" outranks a "Gore" listed without article
		s.entries = slices.DeleteFunc(s.entries, func(i int32) bool { return !s.index.entries[i].article })
	}
	return len(s.entries) > 0
}

// agrees compares what is not in the keys: capitals and gaps.
func (s *search) agrees(e *entry) bool {
	for k := range e.words {
		t, w := s.queue.at(k), &e.words[k]
		if w.upper && !t.upper || w.capital && !t.capital {
			return false
		}
		if k > 0 && !gapFits(t.gap, w.gap, e.words[k-1].initial) && !(w.suffix && t.gap == comma) {
			return false
		}
	}
	return true
}

const comma fold.Gap = ','

// gapFits tells whether a gap of the text may stand where a name has listed:
// the same punctuation, or less of it, but a possessive only for itself; after
// an initial also a stop.
func gapFits(text, listed fold.Gap, initial bool) bool {
	switch text {
	case listed:
		return text != fold.Break
	case fold.Soft:
		return listed != fold.Genitive
	case fold.Stop:
		return initial
	}
	return false
}

// hit makes a hit of n words out of s.entries.
func (s *search) hit(r reading, n int) hit {
	h := hit{start: r.bare, end: s.queue.at(n - 1).end, words: n}
	s.bearers, s.full = s.bearers[:0], s.full[:0]
	stop := false
	for _, i := range s.entries {
		e := &s.index.entries[i]
		if e.article {
			h.start = r.start
		}
		stop = stop || e.stop
		if k := slices.Index(s.bearers, e.bearer); k < 0 {
			s.bearers, s.full = append(s.bearers, e.bearer), append(s.full, !e.short)
		} else if !e.short {
			s.full[k] = true
		}
	}
	if stop && h.end < len(s.text) && s.text[h.end] == '.' {
		h.end++
	}
	h.bearers, h.full = s.bearers, s.full
	return h
}
