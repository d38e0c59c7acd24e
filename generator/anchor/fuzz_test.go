package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func FuzzFind(f *testing.F) {
	f.Add("The harbour — “closed” in 2019 — isn’t open.\nThe harbour was “closed”…", uint16(4), uint16(30), "harbour", "The ", " was")
	f.Add("aaaa aaaa\u00a0aaaa-- --aaaa", uint16(1), uint16(3), "aa-aa", "a", "a")
	f.Add("a\u200d\u0301\u0301", uint16(14), uint16(9), "\u0301", "", "0")
	f.Add("A\u200d\u0301 \nA", uint16(8), uint16(9), "A", "", "")
	f.Add("cafe\u0301 \u1112\u1161\u11ab e\u200d\u0301 x\u0304\u200f", uint16(0), uint16(9), "\u0301", "", "")
	f.Add("\u0301\u1112\u1112\u106b8", uint16(5), uint16(8), "", "", "")          // a passage that ends before a mark of its last letter
	f.Add("A\u2001\u034d \nA", uint16(93), uint16(9), " ", "SS", "u")             // a mark on a space
	f.Add("e\u1161\u102b e\u102bx\u0304\u200f", uint16(4), uint16(7), "", "", "") // a mark without its letter
	f.Add("a\u2026\u0301\u04c1", uint16(47), uint16(35), "\u0301", "", "\x18")    // an ellipsis with a mark
	f.Add("قال رئيس الوزراء إن 12 سفينة", uint16(3), uint16(20), "رئيس ١٢ سفينة غادرت", "", "")
	f.Fuzz(func(t *testing.T, text string, from, to uint16, quote, prefix, suffix string) {
		if !utf8.ValidString(text) || !utf8.ValidString(quote+prefix+suffix) || len(text) > 3000 {
			t.Skip()
		}
		x := New(text, nil)
		consistent(t, text, x.Find(Quote{quote, prefix, suffix}))
		start, end := boundary(text, int(from)), boundary(text, int(to))
		if start < end {
			cutOut(t, text, Place{start, end})
			edited(t, text, text[start:end], quote)
		}
	})
}

// boundary gives a place in the text that no normalization and no run of dashes
// crosses.
func boundary(text string, i int) int {
	i %= len(text) + 1
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !dash(r) && !ignorable(r) && norm.NFC.PropertiesString(text[i:]).BoundaryBefore() {
			break
		}
		i += size
	}
	return i
}

// consistent checks what must hold of every result.
func consistent(t *testing.T, text string, r Result) {
	t.Helper()
	anchored := r.Verdict == Exact || r.Verdict == Drifted
	if anchored == (r.Place == Place{}) {
		t.Fatalf("%v with place %v", r.Verdict, r.Place)
	}
	if (r.Verdict == Orphan) == (r.Reason == None) {
		t.Fatalf("%v with reason %v", r.Verdict, r.Reason)
	}
	if r.Verdict == Drifted && r.Score < floor || r.Verdict == Exact && r.Score != 1 {
		t.Fatalf("%v with score %v", r.Verdict, r.Score)
	}
	if anchored {
		valid(t, text, r.Place)
	}
	for _, c := range r.Candidates {
		valid(t, text, c.Place)
		if c.Patch == (Quote{}) {
			continue
		}
		if again := New(text, nil).Find(c.Patch); again.Verdict != Exact || again.Place != c.Place {
			t.Fatalf("patch %q of %v leads to %+v", c.Patch, c.Place, again)
		}
	}
}

func valid(t *testing.T, text string, p Place) {
	t.Helper()
	if p.Start < 0 || p.Start >= p.End || p.End > len(text) || !utf8.RuneStart(text[p.Start]) ||
		p.End < len(text) && !utf8.RuneStart(text[p.End]) {
		t.Fatalf("invalid place %v in %d bytes", p, len(text))
	}
	start, end := New(text, nil).CodePoints(p)
	if start != utf8.RuneCountInString(text[:p.Start]) || end != utf8.RuneCountInString(text[:p.End]) {
		t.Fatalf("code points %d-%d of %v", start, end, p)
	}
}

// cutOut checks that a passage is found again by its own words, and at its own place
// when its surroundings are given.
func cutOut(t *testing.T, text string, p Place) {
	t.Helper()
	q := Quote{Exact: text[p.Start:p.End]}
	n := newNeedle(q)
	if n.exact.text == "" {
		return
	}
	r := New(text, nil).Find(q)
	consistent(t, text, r)
	switch r.Verdict {
	case Exact:
		if found := fold(text[r.Place.Start:r.Place.End]).text; !strings.Contains(found, n.exact.text) {
			t.Fatalf("%q is said to stand at %q", q.Exact, found)
		}
	case Ambiguous:
		if r.Hits < 2 {
			t.Fatalf("ambiguous with %d hits", r.Hits)
		}
	default:
		// Only a passage that ends inside a number, name or negation may be refused.
		whole := New(text, nil)
		whole.fold()
		for _, h := range whole.hits(n) {
			if whole.widen(h) == h {
				t.Fatalf("%q is refused: %+v", q.Exact, r)
			}
		}
		return
	}
	q.Prefix, q.Suffix = text[:p.Start], text[p.End:]
	r = New(text, nil).Find(q)
	passage := text[p.Start:p.End]
	visible := strings.TrimLeftFunc(passage, func(r rune) bool { return space(r) || ignorable(r) })
	if r.Verdict == Exact && (r.Place.Start > p.End-len(visible) || r.Place.End <= p.End-len(visible)) {
		t.Fatalf("%q at %v is placed at %v", q.Exact, p, r.Place)
	}
	if r.Verdict == Ambiguous {
		t.Fatalf("all of the surroundings do not decide for %q at %v: %+v", text[p.Start:p.End], p, r)
	}
}

// edited checks a passage that has been changed by replacing a middle part.
func edited(t *testing.T, text, passage, insert string) {
	t.Helper()
	middle := boundary(passage, len(passage)/2)
	insert = insert[:boundary(insert, min(len(insert), 1+len(passage)/40))]
	consistent(t, text, New(text, nil).Find(Quote{Exact: passage[:middle] + insert + passage[middle:]}))
}
