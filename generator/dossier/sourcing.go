package dossier

import "slices"

// Sourcing says how well a number of statements is sourced.
type Sourcing struct {
	Statements int
	// Direct, Named and Unnamed count the statements by what they rest on.
	Direct, Named, Unnamed int
	// By counts the statements by the best attribution that they have, the closest to
	// the speaker first.
	By []Attributed
	// Origins is how many different origins the reports have in the end, Articles in
	// how many articles they stand.
	Origins, Articles int
	// Single is how many statements rest on one origin, Ungraded how many have no
	// grade.
	Single, Ungraded int
}

// Attributed is the number of statements with one attribution.
type Attributed struct {
	Attribution string
	N           int
}

// attributions are the ways in which a report is known, the closest to the
// speaker first; "" for one that is not given.
func attributions() []string {
	return []string{"direct", "document", "spokesperson", "named-official", "paraphrase", "unnamed-official", "report-of-report", ""}
}

// SourcingOf judges a list of statements.
func SourcingOf(all []*Statement) Sourcing {
	s := Sourcing{Statements: len(all)}
	counts := map[string]int{}
	origins, articles := map[string]bool{}, map[*Article]bool{}
	for _, st := range all {
		counts[st.Attribution()]++
		s.count(st.Basis())
		own := st.Origins()
		for _, o := range own {
			origins[o.Key] = true
		}
		if len(own) == 1 {
			s.Single++
		}
		graded := false
		for _, a := range st.Appearances {
			articles[a.Article] = true
			graded = graded || a.Grade != "F6"
		}
		if !graded {
			s.Ungraded++
		}
	}
	s.Origins, s.Articles = len(origins), len(articles)
	for _, a := range attributions() {
		if counts[a] > 0 {
			s.By = append(s.By, Attributed{a, counts[a]})
		}
	}
	return s
}

func (s *Sourcing) count(b Basis) {
	switch b {
	case Direct:
		s.Direct++
	case Named:
		s.Named++
	case Unnamed:
		s.Unnamed++
	}
}

// Attribution returns the attribution of a statement's reports that is closest to
// the speaker, such as "paraphrase"; "" when none has one.
func (s *Statement) Attribution() string {
	order := attributions()
	at := len(order) - 1
	for _, a := range s.Appearances {
		if i := slices.Index(order, a.Attribution); i >= 0 && i < at {
			at = i
		}
	}
	return order[at]
}

// Origin is what some reports of a statement or an event rest on in the end.
type Origin struct {
	// Key tells origins apart: the origin as given, or the article's for a report
	// without one.
	Key string
	// Name is the origin as given; "" when it is not.
	Name        string
	Appearances []*Appearance
}

// Origins groups the appearances of a statement by what they rest on.
func (s *Statement) Origins() []Origin { return origins(s.Appearances) }

// Origins groups the appearances of an event by what they rest on.
func (e *Event) Origins() []Origin { return origins(e.Appearances) }

func origins(all []*Appearance) []Origin {
	var groups []Origin
	for _, a := range all {
		key := a.Origin
		if key == "" {
			key = "article " + a.Article.ID
		}
		i := slices.IndexFunc(groups, func(o Origin) bool { return o.Key == key })
		if i < 0 {
			i = len(groups)
			groups = append(groups, Origin{Key: key, Name: a.Origin})
		}
		groups[i].Appearances = append(groups[i].Appearances, a)
	}
	return groups
}

// Articles returns the articles in which some reports stand, each once.
func Articles(all []*Appearance) []*Article {
	var articles []*Article
	for _, a := range all {
		if !slices.Contains(articles, a.Article) {
			articles = append(articles, a.Article)
		}
	}
	return articles
}

// Grade returns the best grade of a statement, source before information; "F6"
// when none is judged.
func (s *Statement) Grade() string {
	grade := "F6"
	for _, a := range s.Appearances {
		grade = min(grade, a.Grade)
	}
	return grade
}

// Basis is what a report of a statement rests on.
type Basis string

// What a report rests on, the best first: the words themselves or a document;
// somebody with a name, who spoke or who told of it; voices without a name only.
const (
	Direct  Basis = "direct"
	Named   Basis = "named"
	Unnamed Basis = "unnamed"
)

// Bases returns every basis, the best first.
func Bases() []Basis { return []Basis{Direct, Named, Unnamed} }

// Basis returns the best basis of a statement's reports; Unnamed when there are none.
func (s *Statement) Basis() Basis {
	all := Bases()
	at := len(all) - 1
	for _, a := range s.Appearances {
		at = min(at, slices.Index(all, a.Basis()))
	}
	return all[at]
}

// Basis returns what a report of a statement, not of an event, rests on. Who passed the words on last
// counts, and who spoke when nobody did; a report of a report by nobody in particular
// rests on a voice without a name, whoever spoke.
func (a *Appearance) Basis() Basis {
	switch a.Attribution {
	case "direct", "document":
		return Direct
	case "spokesperson", "named-official":
		return Named
	case "unnamed-official":
		return Unnamed
	}
	teller := a.Statement.Speaker
	relays := a.Relays()
	if n := len(relays); n > 0 {
		teller = relays[n-1]
	}
	if !teller.Named() || a.Attribution == "report-of-report" && len(relays) == 0 {
		return Unnamed
	}
	return Named
}
