package suggest

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/fold"
)

// worth says whether a name is worth an editor's look: named twice, or once with
// words around it that tell what it is.
func (g *group) worth() bool {
	total := g.count + g.short
	switch {
	case demonyms[g.key] || regions[g.key] || acronyms[g.key] || len([]rune(g.key)) < 3:
		return false
	case g.class == body && g.sure:
		return true
	case g.likelyPlace():
		return false
	case len(g.words) == 1:
		return g.mid > 0 && (g.class == person && g.sure || g.body > g.person && total > 1 || g.body > 1 || total > 2)
	case g.class == person && g.sure:
		return true
	}
	return total > 1 || g.person > 0 || g.body > 1 || g.mid > 0 && g.where == 0
}

// likelyPlace says whether a name stands after "in" and its like too often to be a
// person or a body.
func (g *group) likelyPlace() bool {
	if len(g.words) == 1 {
		return !g.sure && g.where*8 >= g.count && g.where > 0 && g.body < 2
	}
	return !g.sure && g.where*4 > g.count && g.person == 0 && g.body < 2
}

// name is how the name is written most often, in the fullest form.
func (g *group) name() string {
	best := ""
	for _, w := range g.spellings() {
		if best == "" || g.written[w] > g.written[best] || g.written[w] == g.written[best] && shouts(best) && !shouts(w) {
			best = w
		}
	}
	return strings.Join(strings.Fields(best), " ")
}

func shouts(s string) bool { return strings.ToUpper(s) == s }

// spellings returns every way in which the name is written, sorted.
func (g *group) spellings() []string {
	var all []string
	for w := range g.written {
		all = append(all, w)
	}
	slices.Sort(all)
	return all
}

// differing are the spellings that folding does not make equal to the name.
func (g *group) differing() []string {
	seen := set{fold.Key(g.name()): true}
	var all []string
	for _, w := range g.spellings() {
		if k := fold.Key(w); !seen[k] {
			seen[k] = true
			all = append(all, strings.Join(strings.Fields(w), " "))
		}
	}
	return all
}

// aliases are the differing spellings and the acronym as it is written.
func (g *group) aliases() []string {
	all := g.differing()
	if g.acronym != "" && g.acronym != g.key {
		all = append(all, strings.ToUpper(g.acronym))
	}
	return all
}

// romanizations are the name and its spellings in other romanizations that folding
// does not make equal, without those that have another word before the name.
func (g *group) romanizations() []string {
	return append([]string{g.name()}, slices.DeleteFunc(g.differing(), func(w string) bool {
		return !sameRoman(strings.Fields(fold.Key(w)), g.words)
	})...)
}

// takenIDs returns the ids of all people and organizations, as "actors/id".
func takenIDs(d *dossier.Dossier) set {
	taken := set{}
	for _, x := range d.Entities {
		taken[x.Key()] = true
	}
	return taken
}

// suggestion proposes a record for the name.
func (g *group) suggestion(taken set) Suggestion {
	kind, what := content.Actor, "person"
	if g.isBody() || len(g.words) == 1 && !(g.class == person && g.sure) {
		kind, what = content.Organization, "organization"
	}
	name := g.name()
	id := compose.Free(compose.ID(name, kind.String()), func(id string) bool { return taken[kind.Folder()+"/"+id] })
	taken[kind.Folder()+"/"+id] = true
	var m compose.Matter
	m.Text("name", name)
	m.List("aliases", g.aliases())
	file := path.Join("content", kind.Folder(), id+".md")
	total := g.count + g.short
	s := Suggestion{
		Kind: UnlistedName, Count: total, Places: shown(g.places),
		Message: fmt.Sprintf("%q is listed nowhere and looks like %s; %s", name, withArticle(what), times(total, g.articles())),
		Help:    fmt.Sprintf("write %s, or keep the words unlinked by listing them under \"not\" in the article", file),
		Patch:   &Patch{Path: file, Create: true, Edit: compose.Edit{Text: m.File("")}},
	}
	s.Safe = len(g.words) > 1 && (g.sure || max(g.person, g.body) > 1)
	return s
}

func withArticle(what string) string {
	if strings.ContainsRune("aeiou", rune(what[0])) {
		return "an " + what
	}
	return "a " + what
}

// articles counts the files in which the name stands.
func (g *group) articles() int {
	files := set{}
	for _, p := range g.places {
		files[p.Path()] = true
	}
	return len(files)
}

func times(n, articles int) string {
	switch {
	case n == 1:
		return "named once"
	case articles == 1:
		return fmt.Sprintf("named %d times in one article", n)
	}
	return fmt.Sprintf("named %d times in %d articles", n, articles)
}
