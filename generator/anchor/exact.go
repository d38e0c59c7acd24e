package anchor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a passage of the folded text, in bytes.
type span struct{ start, end int }

const (
	// hitWork bounds the bytes compared for the hits of one quotation, which may
	// overlap.
	hitWork = 1 << 24
	// fewHits is how many hits are weighed one by one. Among more, only an exact
	// context decides.
	fewHits = 64
	// listed is how many candidates a result lists.
	listed = 16
	// movable is the length in code points from which a quotation in new surroundings
	// counts as moved rather than as a twin of one that is gone.
	movable = 40
)

// hits gives the places with the exact words, in order. Where these begin or end inside
// of a character of the original text, such as an ellipsis, the place has all of it.
func (t *Text) hits(n needle) []span {
	var list []span
	s, exact := t.folded.text, n.exact.text
	for from := 0; len(list)*len(exact) < hitWork; {
		i := strings.Index(s[from:], exact)
		if i < 0 {
			break
		}
		i += from
		hit := t.folded.whole(span{i, i + len(exact)})
		if len(list) == 0 || hit != list[len(list)-1] {
			list = append(list, hit)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
		if hit.start < i {
			from = hit.end // every mark of one letter leads back to it
		}
	}
	return list
}

// place gives the original place of a span. A mark or variation selector that belongs
// to the last character comes with it.
func (t *Text) place(s span) Place {
	p := Place{t.folded.start(s.start), t.folded.end(s.end)}
	p.End += marks(t.text[p.End:])
	return p
}

// markAt tells whether a combining mark stands at offset i.
func markAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsMark(r)
}

// marks gives the length in bytes of the combining marks that s begins with.
func marks(s string) int {
	n := 0
	for n < len(s) && s[n] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsMark(r) {
			break
		}
		n += size
	}
	return n
}

// decide chooses between the hits, of which there is at least one. Surroundings that
// fit to the letter outrank everything; then whole words outrank parts of words; then
// the surroundings must favour one hit clearly.
func (t *Text) decide(n needle, all []span) Result {
	hits := all
	if fitting := t.fitting(n, hits); len(fitting) == 1 {
		return t.accept(n, fitting[0], hits)
	} else if len(fitting) > 1 {
		hits = fitting
	}
	hits = t.sound(n, t.whole(hits))
	if len(hits) == 1 {
		return t.single(n, hits[0])
	}
	if n.prefix == "" && n.suffix == "" || len(hits) > fewHits {
		return t.ambiguous(hits, all)
	}
	best, second := -1, -1
	fits := make([]fit, len(hits))
	for i, h := range hits {
		fits[i] = t.fit(n, h)
		if best < 0 || fits[i].total > fits[best].total {
			best, second = i, best
		} else if second < 0 || fits[i].total > fits[second].total {
			second = i
		}
	}
	switch {
	case fits[best].decides(fits[second]):
		return t.accept(n, hits[best], hits)
	case fits[best].contradicts():
		if r, ok := t.rescue(n); ok {
			return r
		}
	}
	return t.ambiguous(hits, all)
}

// whole gives the hits that do not cut words, or all if there are none of these: who
// quotes "iron" does not mean "environment".
func (t *Text) whole(hits []span) []span {
	var list []span
	for _, h := range hits {
		if !cuts(t.folded.text, h.start) && !cuts(t.folded.text, h.end) {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return hits
	}
	return list
}

// sound drops the hits that end inside a longer number, name or negation, but leaves
// one. Many hits are left alone.
func (t *Text) sound(n needle, hits []span) []span {
	if len(hits) > fewHits || t.widen(hits[0]) == hits[0] {
		return hits
	}
	var list []span
	for _, h := range hits {
		if t.torn(n, h).reason == None {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return hits[:1]
	}
	return list
}

// torn tells what the hit is torn from, if it ends inside a word that means something
// else: 12 in 120, could in couldn't.
func (t *Text) torn(n needle, hit span) comparison {
	wide := t.widen(hit)
	if wide == hit {
		return comparison{}
	}
	return t.compare(n, wide)
}

// single judges the only hit by its surroundings.
func (t *Text) single(n needle, hit span) Result {
	if !t.fit(n, hit).contradicts() {
		return t.accept(n, hit, []span{hit})
	}
	if r, ok := t.rescue(n); ok {
		return r
	}
	if utf8.RuneCountInString(n.exact.text) < movable {
		return t.refused(n, hit, comparison{reason: ContextDiffers})
	}
	return t.accept(n, hit, []span{hit})
}

// accept anchors the quotation at the hit unless it is torn.
func (t *Text) accept(n needle, hit span, hits []span) Result {
	if c := t.torn(n, hit); c.reason != None {
		if r := t.drift(n); r.Verdict == Drifted {
			return r
		}
		return t.refused(n, t.widen(hit), c)
	}
	return Result{Verdict: Exact, Place: t.place(hit), Score: 1, Hits: len(hits)}
}

// widen extends the span so that it does not cut words or numbers. In scripts without
// spaces it stays.
func (t *Text) widen(s span) span {
	text := t.folded.text
	for cuts(text, s.start) {
		_, size := utf8.DecodeLastRuneInString(text[:s.start])
		s.start -= size
	}
	for cuts(text, s.end) {
		_, size := utf8.DecodeRuneInString(text[s.end:])
		s.end += size
	}
	return s
}

// refused is the orphan whose words stand at s only seemingly. Its score sets the
// quotation against the words at s, which begin and end as it does.
func (t *Text) refused(n needle, s span, c comparison) Result {
	score := float64(utf8.RuneCountInString(n.exact.text)) / float64(utf8.RuneCountInString(t.folded.text[s.start:s.end]))
	return Result{Verdict: Orphan, Score: score, Hits: 1, Reason: c.reason, Difference: c.difference,
		Candidates: []Candidate{{Place: t.place(s), Score: score, Patch: t.patch(s), Reason: c.reason, Difference: c.difference}}}
}

// ambiguous lists the hits that are left of all the hits there are.
func (t *Text) ambiguous(hits, all []span) Result {
	r := Result{Verdict: Ambiguous, Score: 1, Hits: len(hits)}
	for _, h := range hits[:min(listed, len(hits))] {
		r.Candidates = append(r.Candidates, Candidate{Place: t.place(h), Score: 1, Patch: t.patchAmong(h, all)})
	}
	return r
}
