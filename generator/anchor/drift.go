package anchor

import (
	"unicode/utf8"
)

// These decide between a note that is anchored with a warning and one that is not
// anchored.
const (
	// floor is the least similarity of a place that is taken.
	floor = 0.90
	// A rival counts from rivalFloor on; a place leads it by lead, or else by its
	// surroundings.
	rivalFloor = 0.85
	lead       = 0.05
	// shortest and longest bound the code points of a quotation that is searched
	// approximately.
	shortest = 8
	longest  = 4096
)

// reach gives the distance up to which a passage may have the similarity: the passage
// may be longer than the quotation by all of the distance.
func reach(length int, similarity float64) int {
	return int(float64(length)*(1-similarity)/similarity) + 1
}

// drift anchors a quotation whose exact words do not stand in the text.
func (t *Text) drift(n needle) Result {
	if r := t.unfit(n); r != None {
		return Result{Verdict: Orphan, Reason: r}
	}
	places := t.near(n)
	if len(places) == 0 {
		return t.nearest(n)
	}
	best := best(places)
	if best < 0 {
		return t.orphan(places, 0, places[0].comparison)
	}
	if c := verdict(places, best); c.reason != None {
		return t.orphan(places, best, c)
	}
	return t.drifted(places, best)
}

// unfit tells why the quotation is not searched approximately, if it is not.
func (t *Text) unfit(n needle) Reason {
	length := utf8.RuneCountInString(n.exact.text)
	switch {
	case length < shortest || !severalWords(n.exact.text):
		return TooShort
	case len(n.exact.text) > len(t.folded.text)+reach(len(n.exact.text), floor):
		return LongerThanText
	case length > longest:
		return TooLong
	}
	return None
}

// severalWords tells whether a word begins anywhere but at the first word of s.
func severalWords(s string) bool {
	seen := false
	for i, r := range s {
		if wordRune(r) && !cuts(s, i) {
			if seen {
				return true
			}
			seen = true
		}
	}
	return false
}

// near gives the places down to the similarity of a rival, judged by the guard.
func (t *Text) near(n needle) []near {
	s := t.search(n)
	places := s.places(reach(len(s.symbols), rivalFloor), listed)
	for i := range places {
		p := &places[i]
		p.comparison, p.fit = t.compare(n, p.span), t.fit(n, p.span)
		// The guard's reason says more than the score, so it stays where there are
		// both.
		if p.reason == None && p.score < floor {
			p.reason = TooDifferent
		}
	}
	return places
}

// nearest is the orphan that resembles nothing; it still tells the most similar place
// that is half the same.
func (t *Text) nearest(n needle) Result {
	p, ok := t.search(n).nearest()
	if !ok {
		return Result{Verdict: Orphan, Reason: TooDifferent}
	}
	p.comparison = comparison{reason: TooDifferent}
	return t.orphan([]near{p}, 0, p.comparison)
}

// best gives the nearest place that may be taken, or -1. Of places with equal right,
// the one with the better surroundings goes first.
func best(places []near) int {
	best := -1
	for i, p := range places {
		if p.reason != None {
			continue
		}
		if best < 0 || ahead(p, places[best]) {
			best = i
		}
	}
	return best
}

// ahead tells whether the surroundings put p before q although q's words are a little
// nearer.
func ahead(p, q near) bool {
	return q.score-p.score < lead && p.fit.decides(q.fit)
}

// verdict tells whether the best place may be taken in view of the others. A nearer
// place that the guard refused may be the passage itself, edited in what matters; the
// place farther off must then have the same words but for misspellings. The same goes
// for a place whose surroundings are wrong.
func verdict(places []near, best int) comparison {
	taken := places[best]
	strict := taken.fit.contradicts()
	for i, p := range places {
		if i == best {
			continue
		}
		if p.reason != None && p.reason != TooDifferent {
			strict = strict || p.score > taken.score
			continue
		}
		if rival(taken, p) {
			return comparison{reason: RunnerUpNear}
		}
	}
	if taken.fit.contradicts() && taken.end-taken.start < movable {
		return comparison{reason: ContextDiffers}
	}
	if strict && taken.replaced {
		return comparison{reason: WordDiffers, difference: taken.difference}
	}
	return comparison{}
}

// rival tells whether p, which the guard did not refuse, keeps the quotation from being
// anchored at the place taken.
func rival(taken, p near) bool {
	if p.score < rivalFloor || taken.fit.decides(p.fit) {
		return false
	}
	return taken.score-p.score < lead || p.fit.decides(taken.fit)
}

// rescue looks for the place that the surroundings of the quotation speak for, although
// its exact words stand elsewhere: the passage has been edited, and what stands
// elsewhere is its twin. Two such places decide nothing.
func (t *Text) rescue(n needle) (Result, bool) {
	if t.unfit(n) != None {
		return Result{}, false
	}
	places := t.near(n)
	found := -1
	for i, p := range places {
		if p.fit.agrees() && p.reason == None {
			if found >= 0 {
				return Result{}, false
			}
			found = i
		}
	}
	if found < 0 {
		return Result{}, false
	}
	return t.drifted(places, found), true
}

// drifted anchors the quotation at the place taken; what it tells of the others is for
// the warning.
func (t *Text) drifted(places []near, taken int) Result {
	p := places[taken]
	return Result{Verdict: Drifted, Place: t.place(p.span), Score: p.score, Candidates: t.candidates(places, taken)}
}

// orphan refuses all places, with the reason that goes for the first.
func (t *Text) orphan(places []near, first int, c comparison) Result {
	return Result{Verdict: Orphan, Score: places[first].score, Candidates: t.candidates(places, first),
		Reason: c.reason, Difference: c.difference}
}

func (t *Text) candidates(places []near, first int) []Candidate {
	list := []Candidate{t.candidate(places[first])}
	for i, p := range places {
		if i != first {
			list = append(list, t.candidate(p))
		}
	}
	return list
}

func (t *Text) candidate(p near) Candidate {
	c := Candidate{Place: t.place(p.span), Score: p.score, Patch: t.patch(p.span), Reason: p.reason}
	if p.reason != None {
		c.Difference = p.difference
	}
	return c
}
