package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// patchWords is how many words of context a patch may have on either side.
	patchWords = 12
	// telling is the least length of a context, in code points, where the text has words
	// that tell a place from the others.
	telling = 20
)

// patch gives the quotation that is anchored exactly at s. Prefix and suffix are the
// fewest words that tell s from the other places, and empty when the words stand there once.
func (t *Text) patch(s span) Quote {
	s = t.folded.whole(s) // as hits are
	place := t.place(s)
	return t.patchAmong(s, t.hits(newNeedle(Quote{Exact: t.text[place.Start:place.End]})))
}

// patchAmong is patch where all hits of the words at s are known.
func (t *Text) patchAmong(s span, hits []span) Quote {
	place := t.place(s)
	q := Quote{Exact: oneLine(t.text[place.Start:place.End])}
	if t.torn(newNeedle(q), s).reason != None {
		return Quote{}
	}
	rivals := t.rivals(s, hits)
	if len(rivals) == 0 {
		return q
	}
	// Both lists only shrink, so that many hits cost little more than one look at each.
	before, after := rivals, rivals
	start, end := s.start, s.end
	var decides Quote
	for range patchWords {
		start, end = t.wordBefore(start), t.wordAfter(end)
		prefix := strings.TrimSpace(t.folded.text[start:s.start])
		suffix := strings.TrimSpace(t.folded.text[s.end:end])
		before, after = t.between(prefix, "", before), t.between("", suffix, after)
		for _, c := range []struct {
			prefix, suffix string
			left           []span
		}{{prefix, "", before}, {"", suffix, after}, {prefix, suffix, t.between(prefix, "", after)}} {
			if len(c.left) > 0 {
				continue
			}
			q.Prefix, q.Suffix = c.prefix, c.suffix
			if t.tells(q, rivals) {
				return q
			}
			if decides.context() < telling {
				decides = q
			}
		}
	}
	return decides
}

// context is the length of prefix and suffix in code points.
func (q Quote) context() int {
	return utf8.RuneCountInString(q.Prefix) + utf8.RuneCountInString(q.Suffix)
}

// tells tells whether the context of q is long enough and contradicts the rivals, so that none of these is taken
// for the passage when that is gone. Of many it is not asked.
func (t *Text) tells(q Quote, rivals []span) bool {
	if q.context() < telling {
		return false
	}
	n := newNeedle(q)
	return len(rivals) > fewHits || !slices.ContainsFunc(rivals, func(r span) bool { return !t.fit(n, r).contradicts() })
}

// rivals gives the other hits that the words at s alone do not rule out.
func (t *Text) rivals(s span, hits []span) []span {
	if whole := t.whole(hits); len(whole) == 1 && whole[0] == s {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(hits), func(h span) bool { return h == s })
}

// wordBefore gives the start of the word that ends before offset i or contains it;
// wordAfter the end of the word that begins after offset i or contains it.
func (t *Text) wordBefore(i int) int {
	s := strings.TrimSuffix(t.folded.text[:i], " ")
	return strings.LastIndexByte(s, ' ') + 1
}

func (t *Text) wordAfter(i int) int {
	s := t.folded.text
	if i < len(s) && s[i] == ' ' {
		i++
	}
	if n := strings.IndexByte(s[i:], ' '); n >= 0 {
		return i + n
	}
	return len(s)
}

// oneLine makes a passage fit for one line of front matter; it turns every run of white
// space into one space.
func oneLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	open := false
	for i, r := range s {
		if space(r) {
			open = true
			continue
		}
		if open {
			b.WriteByte(' ')
			open = false
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+size])
	}
	return b.String()
}

// Decide finds q and gives with the result the shortest quotation that Find anchors
// exactly at the place found: the words that stand there, and prefix and suffix only
// where they are needed. It is zero where q is not anchored or nothing decides.
func (t *Text) Decide(q Quote) (Quote, Result) {
	r := t.Find(q)
	switch r.Verdict {
	case Drifted:
		return r.Candidates[0].Patch, r
	case Exact:
		hits := t.hits(newNeedle(Quote{Exact: t.text[r.Place.Start:r.Place.End]}))
		for _, h := range hits {
			if t.place(h) == r.Place {
				return t.patchAmong(h, hits), r
			}
		}
	}
	return Quote{}, r
}
