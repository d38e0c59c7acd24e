package mention

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/fold"
)

// FuzzFind compares Find with a reference that tries every name at every word
// and knows nothing of tries, filters and queues.
func FuzzFind(f *testing.F) {
	f.Add("Mohammed Shia al-Sudani; al-Sudani\nAli al-Sudani; Sudani\nUS, U.S.\nal-Sham", "Mohammed Shia Al Sudani’s US-Iraq U.S. Ali Sudani, al-Sudani. as-Sham Sham", 9, 4, "")
	f.Add("Kata'ib Hezbollah\nAsaib Ahl al-Haq\nAl Gore; Gore\nGore", "Kata‘ib-Hezbollah Asaib Ahl Haq al Gore Al\u00a0Gore Gore", 0, 0, "gore")
	f.Add("محمد السوداني; السوداني\nبغداد\nالله\nلسوداني", "محمد السوداني وبالسوداني للسوداني وبغداد لله لبغداد", 20, 3, "بغداد")
	f.Add("Dr. J. Smith, Acme Inc.\nKing's College\nAT&T\na b c\nb c\nc", "Dr J Smith of Acme Inc. King’s College AT & T a b a b c", 3, 30, "b c")
	f.Add("el Cambio\nCambio\nde el Cambio\n伊拉克\nal-‘Abadi", "el Cambio de El Cambio al Cambio 在伊拉克 Al-ʿAbadi", 1, 1, "")
	f.Add("@J. R. Smith; Smith\nJR Ewing\nUS Embassy", "J.R. Smith, JR Smith, J. R. Ewing; U. S. Embassy J.-R. Smith", 0, 0, "")
	f.Add("@John Smith; Smith\n@Ahmed Ali; Ali\n@John Smith Jr.; Smith, Smith Jr.\nU.S.", "John Smith, Jr. and J. Smith, A. Smith, J.R. Smith U.S. Smith; John Q. Smith, Ahmed Smith J.-R. Smith John Ali III", 0, 0, "")
	f.Fuzz(func(t *testing.T, names, text string, at, size int, not string) {
		listed := list(names)
		if len(listed) > 40 || len(text) > 2000 {
			return
		}
		o := Options{Except: []int{1}, Present: []int{2}, Not: split(not)}
		if at >= 0 && size > 0 && size < len(text) && at < len(text)-size {
			o.Blocked = []Range{{at, at + size}, {at + size + 5, at + size + 6}}
		}
		compare(t, listed, text, o)
		compare(t, listed, "x "+text+"\n"+strings.Repeat("x ", 40), o)
	})
}

// compare holds Find against the reference.
func compare(t *testing.T, listed []Name, text string, o Options) {
	t.Helper()
	var got Found
	NewIndex(listed).Find(&got, text, o)
	matches, doubts := reference(listed, text, o)
	if !slices.Equal(got.Matches, matches) {
		t.Errorf("%+v in %q:\n got %v\nwant %v", listed, text, got.Matches, matches)
	}
	if !slices.EqualFunc(got.Doubts, doubts, func(a, b Doubt) bool {
		return a.Start == b.Start && a.End == b.End && slices.Equal(a.Entities, b.Entities)
	}) {
		t.Errorf("%+v in %q:\n got %v\nwant %v", listed, text, got.Doubts, doubts)
	}
}

// Names and texts put together from few pieces collide far more often than
// those that fuzzing comes upon.
func TestFindLikeReference(t *testing.T) {
	pieces := strings.Split("Ali|ali|ALI|Sudani|Sudani|SUDANI|Ḥaq|Haq|US|U.S.|J.|J|R.|JR|J.R.|Kata’ib|Kataib|Iraq’s|Emirates’|&|al|Al|el|as|السوداني|سوداني|والسوداني|للسوداني|بغداد|وبغداد|له|الله|伊拉克|Inc.|a|b|c|Jr.|II", "|")
	gaps := strings.Split(" | | | | |-|-|al-| al-| Al | al |’s |. |.|.-|, |\n|\u00a0| – ||\u00ad|“", "|")
	r := rand.New(rand.NewPCG(3, 4))
	phrase := func(n int) string {
		var b strings.Builder
		for range 1 + r.IntN(n) {
			b.WriteString(pieces[r.IntN(len(pieces))] + gaps[r.IntN(len(gaps))])
		}
		return b.String()
	}
	for range 4_000 {
		var names []Name
		for range 1 + r.IntN(12) {
			names = append(names, Name{Text: phrase(3), Entity: r.IntN(6), Short: r.IntN(3) == 0, Person: r.IntN(2) == 0})
		}
		o := Options{Except: []int{r.IntN(9)}, Present: []int{r.IntN(9)}, Not: []string{phrase(2)}}
		if at := r.IntN(60); r.IntN(2) == 0 {
			o.Blocked = []Range{{at, at + 3}, {at + 9, at + 10}}
		}
		compare(t, names, phrase(24), o)
		if t.Failed() {
			return
		}
	}
}

var suffixes = []string{"jr", "sr", "ii", "iii", "iv"}

// spelled is one reading of a word.
type spelled struct {
	fold.Word
	key string
}

// words returns every word of a text with its readings, that as written first.
func words(text string) (all [][]spelled) {
	var s fold.Scanner
	for s.Reset(text); s.Next(); {
		readings := []spelled{{s.Word, string(s.Key)}}
		for i, v := range s.Variants() {
			if i > 0 {
				w := s.Word
				w.Lead, w.Start, w.Article = v.Lead, v.Start, v.Article
				readings = append(readings, spelled{w, string(v.Key)})
			}
		}
		all = append(all, readings)
	}
	return all
}

// spelling is a listed name in one way to write its initials.
type spelling struct {
	Name
	words [][]spelled
}

// spellings writes initials as listed, all together and all apart.
func spellings(names []Name) (all []spelling) {
	for _, n := range names {
		listed := words(n.Text)
		var joined, split [][]spelled
		together := false // the last of joined ends in an initial
		for i, readings := range listed {
			w := readings[0]
			initial := len(w.key) == 1 && w.key >= "a" && w.Capital
			if last := len(joined) - 1; initial && together && (w.Gap == fold.Soft || w.Gap == fold.Stop) {
				before := joined[last][0]
				before.key, before.Upper, before.End = before.key+w.key, true, w.End
				joined[last] = []spelled{before}
			} else {
				joined = append(joined, readings)
			}
			together = initial
			suffix := i > 0 && slices.Contains(suffixes, w.key)
			if !w.Upper || len(listed) == 1 || suffix || !regexp.MustCompile(`^[a-z]{2,3}$`).MatchString(w.key) {
				split = append(split, readings)
				continue
			}
			for k := range w.key {
				letter := w
				letter.key, letter.Upper = w.key[k:k+1], false
				if k > 0 {
					letter.Gap = fold.Stop
				}
				split = append(split, []spelled{letter})
			}
		}
		all = append(all, spelling{n, listed})
		if len(joined) != len(listed) {
			all = append(all, spelling{n, joined})
		}
		if len(split) != len(listed) {
			all = append(all, spelling{n, split})
		}
	}
	return all
}

// candidate is a listed name that fits.
type candidate struct {
	name                 Name
	words, reading       int
	start, end           int
	article, needArticle bool
}

func reference(names []Name, text string, o Options) (matches []Match, doubts []Doubt) {
	introduced := map[int]bool{}
	for _, e := range slices.Concat(o.Except, o.Present) {
		introduced[e] = true
	}
	all := words(text)
	for i := 0; i < len(all); {
		fits := outrank(candidates(names, text, all[i:], introduced))
		if len(fits) == 0 {
			i++
			continue
		}
		i += fits[0].words
		start, end := fits[0].start, fits[0].end
		var who []int
		full := false
		for _, c := range fits {
			who = append(who, c.name.Entity)
			start, end = min(start, c.start), max(end, c.end)
			full = full || !c.name.Short
		}
		slices.Sort(who)
		who = slices.Compact(who)
		if isSomebodyElse(names, text, all[i:], start, who, full) {
			continue
		}
		if slices.ContainsFunc(o.Not, func(n string) bool { return fold.Key(n) == fold.Key(text[start:end]) }) {
			continue
		}
		if len(who) == 1 && full {
			introduced[who[0]] = true
		}
		switch {
		case slices.ContainsFunc(o.Blocked, func(r Range) bool { return r.Start < end && start < r.End }):
		case len(who) > 1:
			doubts = append(doubts, Doubt{start, end, who})
		case !slices.Contains(o.Except, who[0]):
			matches = append(matches, Match{start, end, who[0], !full})
		}
	}
	return matches, doubts
}

// isSomebodyElse is isAnother, with rest the words after the match at start.
func isSomebodyElse(names []Name, text string, rest [][]spelled, start int, who []int, full bool) bool {
	if slices.ContainsFunc(who, func(e int) bool {
		return !slices.ContainsFunc(names, func(n Name) bool { return n.Entity == e && n.Person && fold.Key(n.Text) != "" })
	}) {
		return false
	}
	if len(rest) > 0 && (rest[0][0].Gap == fold.Soft || rest[0][0].Gap == ',') {
		w := text[rest[0][0].Lead:rest[0][0].End]
		if regexp.MustCompile(`^(J[rR]|S[rR]|I?II|IV)$`).MatchString(w) {
			return true
		}
	}
	if full {
		return false
	}
	before := text[:start]
	known, has, listed := map[string]bool{}, map[string]bool{}, map[string]bool{} // first names, those of the bearers, all words
	main := map[int]bool{}
	for _, n := range spellings(names) {
		w := n.words
		for _, w := range w {
			listed[w[0].key] = true
		}
		if len(w) > 1 && n.Person && !n.Short {
			key := w[0][0].key
			known[key] = known[key] || !main[n.Entity]
			if slices.Contains(who, n.Entity) {
				_, size := utf8.DecodeRuneInString(key)
				has[key], has[key[:size]] = true, true
			}
		}
		main[n.Entity] = main[n.Entity] || len(w) > 0
	}
	initials := ""
	if s := regexp.MustCompile("(?:^|[^\\pL\\p{Nd}])((?:\\p{Lu}\\.[ \u00a0\u202f\u2011-]*)+)$").FindStringSubmatch(before); s != nil {
		initials = s[1]
	}
	before = strings.TrimSuffix(before, initials)
	first := ""
	if s := regexp.MustCompile("(?:^|[^\\pL\\pM])(\\p{Lu}[\\pL\\pM]*)[ \u00a0\u202f]+$").FindStringSubmatch(before); s != nil {
		if w := words(s[1]); len(w) == 1 {
			first = w[0][0].key
		}
	}
	if has[first] {
		return false
	}
	w := words(initials)
	switch strings.Count(initials, ".") {
	case 0:
		return known[first]
	case 1:
		return len(w) == 0 || !has[w[0][0].key]
	}
	return len(w) != 1 || !listed[w[0][0].key]
}

// candidates are the names that fit at the beginning of all.
func candidates(names []Name, text string, all [][]spelled, introduced map[int]bool) (fits []candidate) {
	for _, n := range spellings(names) {
		listed := n.words
		if len(listed) == 0 || len(listed) > len(all) || n.Short && !introduced[n.Entity] {
			continue
		}
		for r, first := range all[0] {
			if !fitsAt(listed, first, all) {
				continue
			}
			a := listed[0][0]
			c := candidate{name: n.Name, words: len(listed), reading: r, article: a.Article}
			c.needArticle = a.Article && len(listed) == 1 && !n.Short
			if c.needArticle && !first.Article {
				continue
			}
			c.start, c.end = first.Lead, all[len(listed)-1][0].End
			if first.Apart && r == 0 && !a.Article {
				c.start = first.Start
			}
			if strings.HasPrefix(n.Text[listed[len(listed)-1][0].End:], ".") && strings.HasPrefix(text[c.end:], ".") {
				c.end++
			}
			fits = append(fits, c)
		}
	}
	return fits
}

func fitsAt(listed [][]spelled, first spelled, all [][]spelled) bool {
	for k := range listed {
		l, w := listed[k][0], all[k][0]
		if k == 0 {
			w = first
		}
		if l.key != w.key || l.Upper && !w.Upper || l.Capital && !w.Capital {
			return false
		}
		if k == 0 {
			continue
		}
		initial := len(listed[k-1][0].key) == 1 && listed[k-1][0].key >= "a"
		ok := w.Gap == l.Gap || w.Gap == fold.Soft && l.Gap != fold.Genitive || w.Gap == fold.Stop && initial
		ok = ok || w.Gap == ',' && slices.Contains(suffixes, l.key)
		if w.Gap == fold.Break || !ok {
			return false
		}
	}
	return true
}

// outrank keeps the candidates with the most words, of these the reading that
// takes off the least, and of these, if one needs its article, those that are
// listed with theirs.
func outrank(c []candidate) []candidate {
	keep := func(better func(a, b candidate) bool) {
		c = slices.DeleteFunc(slices.Clone(c), func(a candidate) bool {
			return slices.ContainsFunc(c, func(b candidate) bool { return better(b, a) })
		})
	}
	keep(func(a, b candidate) bool { return a.words > b.words })
	keep(func(a, b candidate) bool { return a.reading < b.reading })
	keep(func(a, b candidate) bool { return a.needArticle && !b.article })
	return c
}
