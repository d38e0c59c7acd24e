package anchor

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// comparison is what the guard found between a quotation and a place.
type comparison struct {
	reason     Reason // None: the place may stand for the quotation
	difference Difference
	// replaced tells that an ordinary word has given way to an unlike one, rather than
	// been misspelt, inflected, added or removed; it is in difference while reason is
	// None.
	replaced bool
}

// guard is one comparison in progress.
type guard struct {
	text          *Text
	quoted, found side
	// afterName and beforeName tell whether the place adjoins a word that may be a name.
	afterName, beforeName bool
}

// side is one of the two texts compared.
type side struct {
	folded string
	raw    string
	names  []Name             // listed names in raw
	origin func(fold int) int // folded to raw offset
	begins func(fold int) bool
}

// compare is the guard: it looks at every word that the quotation and the place do not
// share in the same order.
func (t *Text) compare(n needle, s span) comparison {
	g := t.guard(n, s)
	if c := g.listed(); c.reason != None {
		return c
	}
	quoted := words(g.quoted.folded)
	gaps := slices.DeleteFunc(align(quoted, words(g.found.folded)), g.sameCompound)
	var result comparison
	for _, gap := range gaps {
		if c := g.judge(gap); c.reason != None {
			return c
		} else if c.replaced && !result.replaced {
			result = c
		}
	}
	if c := crossed(append(t.outside(s, quoted, gaps), gaps...)); c.reason != None {
		return c
	}
	for _, gap := range gaps {
		if turnings(gap.quoted) != turnings(gap.found) {
			return comparison{reason: NegationDiffers, difference: g.difference(gap)}
		}
	}
	if otherSentence(g.quoted.folded, quoted, gaps) {
		result.reason = WordDiffers
	}
	return result
}

// guard sets the two sides up. Both know where their sentences begin.
func (t *Text) guard(n needle, s span) guard {
	place := t.place(s)
	g := guard{text: t,
		quoted: side{
			folded: n.exact.text, raw: n.raw, origin: n.exact.start,
			begins: func(i int) bool { return begins(n.exact.text[:i]) },
		},
		found: side{
			folded: t.folded.text[s.start:s.end], raw: t.text[place.Start:place.End],
			origin: func(i int) int { return t.folded.start(s.start+i) - place.Start },
			begins: func(i int) bool { return t.begins(s.start + i) },
		},
	}
	if t.names != nil {
		g.quoted.names, g.found.names = t.names(g.quoted.raw), t.names(g.found.raw)
		g.afterName, g.beforeName = t.nameBefore(s.start), t.nameAfter(s.end)
	}
	return g
}

// listed compares the listed names of both sides, in order. One that the other side has
// with a slip of the pen, so that it is no listed name there, is left to the words.
func (g *guard) listed() comparison {
	q, f := g.quoted.names, g.found.names
	for len(q) > 0 || len(f) > 0 {
		switch {
		case len(q) > 0 && len(f) > 0 && q[0].Number == f[0].Number && !g.severed(q[0], f[0]):
			q, f = q[1:], f[1:]
		case len(q) > 0 && g.slipped(q[0], &g.quoted, &g.found):
			q = q[1:]
		case len(f) > 0 && g.slipped(f[0], &g.found, &g.quoted):
			f = f[1:]
		default:
			switch {
			case len(q) > 0 && len(f) > 0 && has(f, q[0]) && !has(q, f[0]):
				q = nil // only the text has f[0]
			case len(q) > 0 && len(f) > 0 && has(q, f[0]) && !has(f, q[0]):
				f = nil
			}
			return comparison{reason: NameDiffers, difference: Difference{g.quoted.first(q), g.found.first(f)}}
		}
	}
	return comparison{}
}

// severed tells whether a name is shorter in the place than in the quotation and may go on
// outside of the place: who quotes "Eva Okoro" does not mean the "Okoro" of "Ada Okoro".
func (g *guard) severed(quoted, found Name) bool {
	if len(words(g.quoted.of(quoted))) <= len(words(g.found.of(found))) {
		return false
	}
	return g.afterName && found.Place.Start == 0 || g.beforeName && found.Place.End == len(g.found.raw)
}

// has tells whether the name, in any spelling, is among the names.
func has(names []Name, name Name) bool {
	return slices.ContainsFunc(names, func(n Name) bool { return n.Number == name.Number })
}

// first gives the first of the listed names, or nothing.
func (s *side) first(names []Name) string {
	if len(names) == 0 {
		return ""
	}
	return s.of(names[0])
}

// of gives the words of a name.
func (s *side) of(n Name) string { return s.raw[n.Place.Start:n.Place.End] }

// slipped tells whether the words of the name stand on the other side but for slips in
// those without a capital. Between words with a capital a slip is too easily another
// name.
func (g *guard) slipped(name Name, own, other *side) bool {
	want, have := words(fold(own.of(name)).text), words(other.folded)
	for ; len(have) >= len(want); have = have[1:] {
		slips := 0
		for i, w := range want {
			if w.key == have[i].key {
				continue
			}
			if slips++; !g.slip(w, have[i]) {
				slips = -1
				break
			}
		}
		if slips > 0 {
			return true
		}
	}
	return false
}

// slip tells whether one of two words without a capital is the other with one letter
// wrong. What the text has more than once is a word of its own and no slip.
func (g *guard) slip(a, b word) bool {
	x, y := []rune(a.text), []rune(b.text)
	short := min(len(x), len(y))
	if a.kind != ordinary || b.kind != ordinary || strings.ToLower(a.text+b.text) != a.text+b.text || editDistance(x, y) != 1 {
		return false
	}
	little := short >= 2 && function(a.text) != function(b.text)
	return little || short >= 5 && (g.text.rare(a.text) || g.text.rare(b.text))
}

// judge looks at one gap.
func (g *guard) judge(gap gap) comparison {
	c := comparison{difference: g.difference(gap)}
	switch {
	case !sameNumbers(gap):
		c.reason = NumberDiffers
	case negations(gap.quoted) != negations(gap.found):
		c.reason = NegationDiffers
	case g.namesDiffer(gap):
		c.reason = NameDiffers
	default:
		c.replaced = len(replaced(gap)) > 0
	}
	return c
}

func (g *guard) difference(gap gap) Difference {
	return Difference{stretch(g.quoted.folded, gap.quoted), stretch(g.found.folded, gap.found)}
}

// sameCompound tells whether the gap is one compound written in two ways, as two-fold
// and twofold, or a unit at its number and apart from it.
func (g *guard) sameCompound(gap gap) bool {
	quoted := compound(g.quoted.folded, gap.quoted)
	return quoted != "" && quoted == compound(g.found.folded, gap.found)
}

// compound gives the key of words that hyphens join, or a number with its unit. Spaces
// between other words count: "now here" is not "nowhere".
func compound(s string, list []word) string {
	key := ""
	for i, w := range list {
		if i > 0 {
			last := list[i-1]
			between := s[last.end:w.start]
			unit := between == " " && last.kind == number && digitAt(last.text, 0)
			if last.kind == number && w.kind == number || between != "-" && !unit {
				return ""
			}
		}
		key += w.key
	}
	return key
}

// stretch gives the part of s from the first to the last of the words.
func stretch(s string, list []word) string {
	if len(list) == 0 {
		return ""
	}
	return s[list[0].start:list[len(list)-1].end]
}

// sameNumbers tells whether both sides have the same numbers in order; "twelve" and
// "12" are the same.
func sameNumbers(g gap) bool { return slices.Equal(numbers(g.quoted), numbers(g.found)) }

func numbers(list []word) []string {
	var keys []string
	for i, w := range list {
		if w.kind != number {
			continue
		}
		if i > 0 && list[i-1].kind == number && list[i-1].end+1 == w.start {
			if key := joint(list[i-1], w); key != "" {
				keys[len(keys)-1] = key
				continue
			}
		}
		keys = append(keys, w.key)
	}
	return keys
}

// turnings counts as negations does.
func turnings(list []word) int {
	n := 0
	for _, w := range list {
		if turning(strings.ToLower(w.text)) {
			n++
		}
	}
	return n
}

// negations counts: "did not" and "never" say the same, "not A but B" and "A but not B"
// differ by the gap.
func negations(list []word) int {
	n := 0
	for _, w := range list {
		if w.kind == negation {
			n++
		}
	}
	return n
}

// crossed finds opposites between any word that only the quotation has and any that
// only the place has, wherever they stand: a swap of two words leaves each in a gap of
// its own.
func crossed(gaps []gap) comparison {
	var quoted, found []term
	for _, g := range gaps {
		quoted, found = append(quoted, terms(g.quoted)...), append(found, terms(g.found)...)
	}
	for _, q := range quoted {
		for _, f := range found {
			if opposed(q, f) {
				return comparison{reason: OppositeDiffers, difference: Difference{q.text, f.text}}
			}
		}
	}
	return comparison{}
}

// outside gives, as gaps, the words that stand beside the place where the quotation has
// more words at that edge: a word exchanged at an edge may have been left out of the place.
func (t *Text) outside(s span, quoted []word, gaps []gap) []gap {
	var list []gap
	for _, g := range gaps {
		if len(g.found) > 0 {
			continue
		}
		start, end := s.start, s.end
		if g.quoted[0].start == quoted[0].start {
			for range g.quoted {
				start = t.wordBefore(start)
			}
			list = append(list, gap{found: words(t.folded.text[start:s.start])})
		}
		if g.quoted[len(g.quoted)-1].end == quoted[len(quoted)-1].end {
			for range g.quoted {
				end = t.wordAfter(end)
			}
			list = append(list, gap{found: words(t.folded.text[s.end:end])})
		}
	}
	return list
}

// replaced gives the content words of the quotation that have no similar one on the
// other side, where something stands in their place.
func replaced(g gap) []word {
	var list []word
	if len(g.found) == 0 {
		return nil
	}
	for _, q := range g.quoted {
		if content(q) && !slices.ContainsFunc(g.found, func(f word) bool { return similar(q.text, f.text) }) {
			list = append(list, q)
		}
	}
	return list
}

// content tells whether w says something by itself, going by its length.
func content(w word) bool { return len(w.text) >= 4 && !function(strings.ToLower(w.text)) }

// otherSentence tells whether one of the quoted sentences has given way to another: a
// third of its content words, two at least, or all, are replaced. In a long quotation
// such a sentence hardly lowers the similarity.
func otherSentence(s string, quoted []word, gaps []gap) bool {
	gone := map[int]bool{}
	for _, g := range gaps {
		for _, w := range replaced(g) {
			gone[w.start] = true
		}
	}
	if len(gone) == 0 {
		return false
	}
	all, lost := 0, 0
	for i, w := range quoted {
		if i > 0 && strings.ContainsAny(s[quoted[i-1].end:w.start], ".!?") {
			all, lost = 0, 0
		}
		if content(w) {
			all++
		}
		if gone[w.start] {
			lost++
		}
		last := i+1 == len(quoted) || strings.ContainsAny(s[w.end:quoted[i+1].start], ".!?")
		if last && lost > 0 && (lost == all || lost >= 2 && lost*3 >= all) {
			return true
		}
	}
	return false
}

// namesDiffer tells whether a capitalized word of the gap is a name that stands on one
// side only.
func (g *guard) namesDiffer(gap gap) bool {
	for _, w := range gap.quoted {
		if firstName(w, gap.found) || g.quoted.capital(w) && !g.harmless(w, &g.quoted, gap.found, &g.found) {
			return true
		}
	}
	for _, w := range gap.found {
		if firstName(w, gap.quoted) || g.found.capital(w) && !g.harmless(w, &g.found, gap.quoted, &g.quoted) {
			return true
		}
	}
	return false
}

// firstName tells whether w, which may be taken for the article of a listed name, has
// another name in its stead: "Al Smith" is not "Eva Smith", although "Al Masri" may be
// "Masri".
func firstName(w word, others []word) bool {
	if w.text != "Al" && w.text != "El" {
		return false
	}
	named := false
	for _, o := range others {
		if strings.EqualFold(o.text, w.text) {
			return false
		}
		named = named || o.capital()
	}
	return named
}

// capital tells whether w may be a name that the caller does not list. Listed ones have
// been compared already and may differ in spelling.
func (s *side) capital(w word) bool {
	if !w.capital() || w.text == "I" {
		return false
	}
	i := s.origin(w.start)
	for _, n := range s.names {
		if n.Place.Start <= i && i < n.Place.End {
			return false
		}
	}
	return true
}

// allCaps tells whether s is an abbreviation, or set in capitals, where a change of
// case is one of meaning: US, us.
func allCaps(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.ToUpper(s) == s
}

// harmless tells whether the capitalized word w, which stands on one side only, is no
// name, or beyond doubt the same word as one of the others.
func (g *guard) harmless(w word, own *side, others []word, other *side) bool {
	initial := own.begins(w.start)
	for _, o := range others {
		recased := strings.EqualFold(o.text, w.text) && !allCaps(w.text) && !allCaps(o.text)
		if recased && (initial || other.begins(o.start)) || g.misspelt(w.text, o.text) {
			return true
		}
	}
	// At the beginning of a sentence the rest of the text tells names from other words.
	lower := strings.ToLower(w.text)
	switch {
	case allCaps(w.text) || !initial:
		return false
	case function(lower):
		return true
	case g.text.hasName(w.text):
		return false
	case g.text.hasWord(lower):
		return true
	case len(others) == 0 && (w.start > 0 || g.found.begins(0)):
		return true // added or removed, where no other name can stand in its place
	}
	for _, o := range others {
		if len(w.text) >= 6 && typo(w.text, o.text) {
			return true
		}
	}
	return false
}

// misspelt tells whether one of the words is a misspelling of the other, which is an
// ordinary word with a capital, such as Ministry or The: the text, or the language,
// also has it in lower case. The misspelt form must be unknown.
func (g *guard) misspelt(a, b string) bool {
	if allCaps(a) || allCaps(b) || g.text.known(a) == g.text.known(b) {
		return false
	}
	little := function(strings.ToLower(a)) || function(strings.ToLower(b))
	return typo(a, b) || little && len(a) > 1 && len(b) > 1 && editDistance([]rune(a), []rune(b)) <= 1
}
