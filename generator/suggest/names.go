package suggest

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// group is one name with all its sightings.
type group struct {
	key     string
	words   []string       // of the key
	written map[string]int // every spelling, with its number
	class   class
	sure    bool
	person  int // signs that it is a person, and a body
	body    int
	where   int // sightings after "in" and its like
	mid     int // sightings within a sentence
	count   int
	short   int // sightings of the last name alone, which are not among count
	acronym string
	places  []source.Span
	listed  string // the listed spelling that it is near to
	roman   bool   // it is that in another romanization
}

// reader collects the names of a dossier's articles.
type reader struct {
	groups map[string]*group
	small  set // words that occur in small letters
}

// unlisted finds the names that nobody lists, and the spellings near a listed one.
func unlisted(d *dossier.Dossier) (names, near []Suggestion) {
	r := &reader{groups: map[string]*group{}, small: set{}}
	for _, a := range d.Articles {
		r.vocabulary(a.Body)
	}
	for _, a := range d.Articles {
		r.article(a)
	}
	all := r.sorted()
	all = rejoin(all)
	all = variants(all)
	all = shorts(all)
	listed := newListed(d)
	byEntity := map[*dossier.Entity][]*group{}
	taken := takenIDs(d)
	for _, g := range all {
		if x := listed.near(g); x != nil {
			byEntity[x] = append(byEntity[x], g)
		} else if g.worth() {
			names = append(names, g.suggestion(taken))
		}
	}
	for _, x := range d.Entities {
		if found := byEntity[x]; len(found) > 0 {
			near = append(near, nearSuggestions(x, found)...)
		}
	}
	return names, near
}

// lines yields the lines of a text that are no headings, with their offsets.
func lines(doc *prose.Document, f func(line string, base int)) {
	base := 0
	for line := range strings.Lines(doc.Text) {
		heading := slices.ContainsFunc(doc.Headings, func(h prose.Heading) bool { return base >= h.Start && base < h.End })
		if !heading {
			f(strings.TrimRight(line, "\n"), base)
		}
		base += len(line)
	}
}

func (r *reader) vocabulary(t *dossier.Text) {
	if t.Empty() {
		return
	}
	lines(t.Doc, func(line string, _ int) {
		for _, w := range split(line, 0) {
			if !w.capital {
				r.small[w.key] = true
			}
		}
	})
}

func (r *reader) article(a *dossier.Article) {
	if a.Body.Empty() {
		return
	}
	text := a.Body.Doc.Text
	not := set{}
	for _, v := range a.Record.List("not") {
		not[fold.Key(v.Text)] = true
	}
	lines(a.Body.Doc, func(line string, base int) {
		all := split(line, base)
		if titled(all) {
			return
		}
		for _, s := range runs(dateline(all), func(k string) bool { return r.small[k] }) {
			from, to := s.words[0].start, s.words[len(s.words)-1].end
			if !covered(a.Body, from, to) && !not[fold.Key(text[from:to])] {
				r.add(s, text[from:to], a.Body.Doc.Source(prose.Range{Start: from, End: to}))
			}
		}
	})
}

// dateline leaves out a place in capitals at the beginning of a paragraph, which
// stands before a dash or an agency in brackets.
func dateline(all []word) []word {
	const longest = 3
	for i := 0; i < min(longest, len(all)) && all[i].upper; i++ {
		if strings.ContainsAny(all[i].next, "—–(") || strings.HasPrefix(all[i].next, " -") {
			return all[i+1:]
		}
	}
	return all
}

// covered says whether a listed name, a link or code takes a part of a range up. A
// longer name may hold a listed one, as "Trump Tower" holds "Trump", and that is no
// person.
func covered(t *dossier.Text, from, to int) bool {
	for _, m := range t.Mentions {
		if m.Start <= from && m.End >= to {
			return true
		}
		if m.Start < to && m.End > from && strings.Contains(t.Doc.Text[m.Start:m.End], " ") {
			return true
		}
	}
	for _, p := range t.Doc.Plain {
		if p.Start < to && p.End > from {
			return true
		}
	}
	return false
}

func (r *reader) add(s sighting, written string, at source.Span) {
	var keys []string
	for _, w := range s.words {
		keys = append(keys, w.key)
	}
	key := strings.Join(keys, " ")
	g := r.groups[key]
	if g == nil {
		g = &group{key: key, words: keys, written: map[string]int{}}
		r.groups[key] = g
	}
	g.written[written]++
	g.count++
	g.person += s.person
	g.body += s.body
	if s.where {
		g.where++
	}
	if s.mid {
		g.mid++
	}
	switch {
	case s.sure:
		g.class, g.sure = s.class, true
	case g.class == unclear:
		g.class = s.class
	}
	if s.acronym != "" {
		g.acronym = s.acronym
	}
	if s.words[0].upper && len(s.words) == 1 {
		g.body += 2
	}
	g.places = append(g.places, at)
}

// sorted returns the groups, those of more words first, so that no order of a map
// shows.
func (r *reader) sorted() []*group {
	var all []*group
	for _, g := range r.groups {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *group) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), cmp.Compare(b.count, a.count), strings.Compare(a.key, b.key))
	})
	return all
}

// absorb makes another group a part of this one.
func (g *group) absorb(other *group, short bool) {
	g.person += other.person
	g.body += other.body
	g.mid += other.mid
	g.places = append(g.places, other.places...)
	if other.sure && !g.sure && other.class != unclear {
		g.class, g.sure = other.class, true
	}
	if short {
		g.short += other.count + other.short
		return
	}
	g.count += other.count
	for w, n := range other.written {
		g.written[w] += n
	}
	if other.acronym != "" {
		g.acronym = other.acronym
	}
}

// rejoin gives a name that lost its first word at the beginning of a sentence, or
// has an adjective of a place before it, to the same name written elsewhere.
func rejoin(all []*group) []*group {
	byKey := map[string]*group{}
	for _, g := range all {
		byKey[g.key] = g
	}
	return slices.DeleteFunc(all, func(g *group) bool {
		i := 0
		for i < len(g.words)-1 && (demonyms[g.words[i]] || regions[g.words[i]]) {
			i++
		}
		rest := byKey[strings.Join(g.words[i:], " ")]
		if i == 0 || rest == nil || rest == g || len(rest.words) < 2 {
			return false
		}
		rest.absorb(g, false)
		return true
	})
}

// variants joins names that are one name in two romanizations.
func variants(all []*group) []*group {
	byKey := map[string]*group{}
	return slices.DeleteFunc(all, func(g *group) bool {
		if len(g.words) < 2 {
			return false
		}
		k := skeleton(g.words)
		first := byKey[k]
		if first == nil || !sameRoman(first.words, g.words) {
			byKey[k] = g
			return false
		}
		first.absorb(g, false)
		return true
	})
}

// shorts gives single words to the one person or body whose name they are a part
// of, and acronyms to what they stand for.
func shorts(all []*group) []*group {
	byWord := map[string][]*group{}
	for _, g := range all {
		if len(g.words) < 2 {
			continue
		}
		for _, w := range g.words {
			byWord[w] = append(byWord[w], g)
		}
		byWord["\x00"+g.acronym] = append(byWord["\x00"+g.acronym], g)
		byWord["\x00"+g.initials()] = append(byWord["\x00"+g.initials()], g)
	}
	return slices.DeleteFunc(all, func(g *group) bool {
		if len(g.words) > 1 {
			return false
		}
		if owners := byWord["\x00"+g.key]; len(owners) > 0 {
			owners[0].acronym = g.key
			owners[0].absorb(g, true)
			return true
		}
		var bearers []*group
		for _, o := range byWord[g.key] {
			if !o.isBody() {
				bearers = append(bearers, o)
			}
		}
		if len(bearers) != 1 || g.class == body && g.sure {
			return false
		}
		bearers[0].absorb(g, true)
		bearers[0].person += 2 // the last name alone is how people are named a second time
		return true
	})
}

func (g *group) initials() string {
	s := ""
	for _, w := range g.words {
		if !stops[w] || w == "not" {
			s += w[:1]
		}
	}
	return s
}

// isBody says whether the name seems to be an organization's.
func (g *group) isBody() bool { return g.class == body || g.class == unclear && g.body > g.person }
