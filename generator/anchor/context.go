package anchor

import (
	"strings"
	"unicode/utf8"
)

// contextReach is how many code points of prefix and suffix, counted from the
// quotation, are compared when they do not fit exactly.
const contextReach = 64

// before and after give the folded text around a span without the white space between.
func (t *Text) before(s span) string { return strings.TrimSuffix(t.folded.text[:s.start], " ") }
func (t *Text) after(s span) string  { return strings.TrimPrefix(t.folded.text[s.end:], " ") }

// fitting gives the hits whose surroundings are exactly prefix and suffix. Without
// either, there are none.
func (t *Text) fitting(n needle, hits []span) []span {
	if n.prefix == "" && n.suffix == "" {
		return nil
	}
	list := t.between(n.prefix, n.suffix, hits)
	if len(list) > 0 {
		return list
	}
	// Who cut the quotation out inside of a letter has the rest of it in prefix or suffix.
	for _, h := range hits {
		if bare := t.bare(n, h); bare != h && t.enclosed(bare, n.prefix, n.suffix) {
			list = append(list, h)
		}
	}
	return list
}

// bare gives the exact words in a hit, without what it has more of the letters that they
// begin and end in.
func (t *Text) bare(n needle, hit span) span {
	start := hit.start + strings.Index(t.folded.text[hit.start:hit.end], n.exact.text)
	return span{start, start + len(n.exact.text)}
}

// between gives the hits that stand between prefix and suffix.
func (t *Text) between(prefix, suffix string, hits []span) []span {
	var list []span
	for _, h := range hits {
		if t.enclosed(h, prefix, suffix) {
			list = append(list, h)
		}
	}
	return list
}

// enclosed tells whether exactly prefix and suffix stand around a span.
func (t *Text) enclosed(s span, prefix, suffix string) bool {
	return strings.HasSuffix(t.before(s), prefix) && strings.HasPrefix(t.after(s), suffix)
}

// fit is the similarity of prefix and suffix to the surroundings of a place, from 0 to
// 1.
type fit struct {
	given bool    // there is a prefix or a suffix
	total float64 // of both together
	best  float64 // of the better one
	slack int     // edits in total
}

// decides tells whether f is clearly the better one of two: it fits by itself, leads by
// a quarter, and by more edits than a typo makes.
func (f fit) decides(other fit) bool {
	return f.total >= 0.6 && f.total-other.total >= 0.25 && other.slack-f.slack >= 3
}

// contradicts tells whether neither prefix nor suffix is anything like the
// surroundings.
func (f fit) contradicts() bool { return f.given && f.best < 0.5 }

// agrees tells whether the surroundings are those of the quotation, a little edited at
// most.
func (f fit) agrees() bool { return f.given && f.total >= 0.8 }

// fit compares prefix and suffix, as far as they reach, with the surroundings of s. An
// edit in them costs; text farther from the quotation than they reach does not.
func (t *Text) fit(n needle, s span) fit {
	var f fit
	length := 0
	add := func(want, have []rune) {
		if len(want) == 0 {
			return
		}
		d := begin(want, have)
		length += len(want)
		f.slack += d
		f.best = max(f.best, 1-float64(d)/float64(len(want)))
		f.given = true
	}
	add(backward(n.prefix, contextReach), backward(t.before(s), 2*contextReach))
	add(forward(n.suffix, contextReach), forward(t.after(s), 2*contextReach))
	if f.given {
		f.total = 1 - float64(f.slack)/float64(length)
	}
	return f
}

// forward gives the first code points of s, backward the last ones in reverse.
func forward(s string, most int) []rune {
	var list []rune
	for _, r := range s {
		if len(list) == most {
			break
		}
		list = append(list, r)
	}
	return list
}

func backward(s string, most int) []rune {
	var list []rune
	for len(s) > 0 && len(list) < most {
		r, size := utf8.DecodeLastRuneInString(s)
		list = append(list, r)
		s = s[:len(s)-size]
	}
	return list
}

// begin gives the least edit distance between want and any beginning of have, at most
// len(want).
func begin(want, have []rune) int {
	// A plain dynamic program: the lengths are bounded by contextReach.
	row := make([]int, len(have)+1)
	for j := range row {
		row[j] = j
	}
	for i, w := range want {
		diagonal := row[0]
		row[0] = i + 1
		for j, h := range have {
			cost := 1
			if w == h {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	least := len(want)
	for _, d := range row {
		least = min(least, d)
	}
	return least
}
