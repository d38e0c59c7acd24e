package suggest

import (
	"fmt"
	"strings"
	"unicode"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/fold"
)

// listedNames returns the values under which a record lists names, with its name
// first.
func listedNames(r *content.Record) []*content.Value {
	var all []*content.Value
	for _, key := range []string{"name", "title"} {
		if v := r.Value(key); v != nil {
			all = append(all, v)
		}
	}
	return append(append(all, r.List("aliases")...), r.List("short_names")...)
}

// twice finds spellings that say nothing new, because folding makes them equal to
// another of the same record.
func twice(d *dossier.Dossier) []Suggestion {
	var all []Suggestion
	for _, x := range d.Entities {
		s := Suggestion{Kind: ListedTwice, Help: "delete what is not to be shown among the spellings; capitals, accents, apostrophes, hyphens and the article do not count when names are found"}
		var pairs []string
		seen := map[string]*content.Value{}
		for _, v := range listedNames(x.Record) {
			k := fold.Key(v.Text)
			if first := seen[k]; first != nil {
				pairs = append(pairs, fmt.Sprintf("%q by %q", v.Text, first.Text))
				s.Places = append(s.Places, v.Span)
				continue
			}
			seen[k] = v
		}
		if s.Count = len(pairs); s.Count > 0 {
			s.Places = shown(s.Places)
			s.Message = "what is listed finds already " + strings.Join(pairs, ", ")
			all = append(all, s)
		}
	}
	return all
}

// unused finds the aliases that stand in no text, in a script in which there are
// articles. Aliases in other scripts serve the reader who searches.
func unused(d *dossier.Dossier) []Suggestion {
	used := map[*dossier.Entity]set{}
	scripts := map[*unicode.RangeTable]bool{}
	for _, t := range d.Texts() {
		if t.Empty() {
			continue
		}
		for _, m := range t.Mentions {
			if used[m.Entity] == nil {
				used[m.Entity] = set{}
			}
			used[m.Entity][fold.Key(t.Doc.Text[m.Start:m.End])] = true
		}
	}
	for _, a := range d.Articles {
		if !a.Body.Empty() {
			scripts[scriptOf(a.Body.Doc.Text)] = true
		}
	}
	var all []Suggestion
	for _, x := range d.Entities {
		if s, ok := unusedOf(x, used[x], scripts); ok {
			all = append(all, s)
		}
	}
	return all
}

func unusedOf(x *dossier.Entity, used set, scripts map[*unicode.RangeTable]bool) (Suggestion, bool) {
	s := Suggestion{Kind: UnusedAlias, Help: "delete what is not to be shown among the spellings; an unused one does no harm"}
	var names []string
	for _, v := range x.Record.List("aliases") {
		if !used[fold.Key(v.Text)] && scripts[scriptOf(v.Text)] {
			names = append(names, fmt.Sprintf("%q", v.Text))
			s.Places = append(s.Places, v.Span)
		}
	}
	s.Count = len(names)
	s.Places = shown(s.Places)
	s.Message = "no text has " + strings.Join(names, ", ")
	return s, len(names) > 0
}

// scriptOf returns the script of the first letter that has one of those told apart.
func scriptOf(s string) *unicode.RangeTable {
	for _, r := range s {
		for _, t := range []*unicode.RangeTable{unicode.Latin, unicode.Arabic, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Han} {
			if unicode.Is(t, r) {
				return t
			}
		}
	}
	return nil
}
