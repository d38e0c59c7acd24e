package suggest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"dossier/generator/compose"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/source"
)

// listed are the names that records list, ready to find those that are near to
// another.
type listed struct {
	byRoman map[string][]*form
	byWord  map[string][]*form
}

// form is one listed full name.
type form struct {
	entity  *dossier.Entity
	written string
	words   []string
}

func newListed(d *dossier.Dossier) *listed {
	l := &listed{byRoman: map[string][]*form{}, byWord: map[string][]*form{}}
	for _, x := range d.Entities {
		for _, n := range x.Names {
			f := &form{entity: x, written: n, words: strings.Fields(fold.Key(n))}
			if len(f.words) < 2 {
				continue
			}
			l.byRoman[skeleton(f.words)] = append(l.byRoman[skeleton(f.words)], f)
			for _, w := range f.words {
				l.byWord[w] = append(l.byWord[w], f)
			}
		}
	}
	return l
}

// near returns the one record that lists a name that the group's is nearly: another
// romanization, one letter more or less, or a part of it with the first and the
// last word. Nil when there is none, or several.
func (l *listed) near(g *group) *dossier.Entity {
	if len(g.words) < 2 {
		return nil
	}
	var found []*form
	for _, f := range l.byRoman[skeleton(g.words)] {
		if sameRoman(f.words, g.words) {
			found = append(found, f)
		}
	}
	g.roman = len(found) > 0
	for _, w := range g.words {
		for _, f := range l.byWord[w] {
			if misspelt(f.words, g.words) || shortened(f.words, g.words) {
				found = append(found, f)
			}
		}
	}
	for _, f := range found {
		if f.entity != found[0].entity {
			return nil
		}
	}
	if len(found) == 0 {
		return nil
	}
	g.listed = found[0].written
	return found[0].entity
}

// misspelt says whether two names differ in one word, and that by one letter, or by
// two in a long one.
func misspelt(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	different := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		allowed := min(len(a[i]), len(b[i])) / 5
		if different++; different > 1 || levenshtein.ComputeDistance(a[i], b[i]) > min(allowed, 2) {
			return false
		}
	}
	return different == 1
}

// shortened says whether a listed name of three words or more, less some in the
// middle, is the other one: Mohammed al-Sudani for Mohammed Shia al-Sudani.
func shortened(listed, other []string) bool {
	return len(listed) > len(other) && listed[0] == other[0] && slices.Contains(listed, other[len(other)-1]) && inOrder(listed, other)
}

func inOrder(long, part []string) bool {
	i := 0
	for _, w := range long {
		if i < len(part) && part[i] == w {
			i++
		}
	}
	return i == len(part)
}

// nearSuggestions proposes spellings as aliases of a record: in one suggestion those
// that are only another romanization, in another those that may be a mistake or
// somebody else.
func nearSuggestions(x *dossier.Entity, all []*group) []Suggestion {
	var roman, other []*group
	for _, g := range all {
		if g.roman {
			roman = append(roman, g)
		} else {
			other = append(other, g)
		}
	}
	var made []Suggestion
	if len(roman) > 0 {
		made = append(made, nearSuggestion(x, roman, true))
	}
	if len(other) > 0 {
		made = append(made, nearSuggestion(x, other, false))
	}
	return made
}

func nearSuggestion(x *dossier.Entity, all []*group, safe bool) Suggestion {
	s := Suggestion{Kind: NearSpelling}
	var names, quoted []string
	var places []source.Span
	for _, g := range all {
		for _, name := range g.romanizations() {
			names = append(names, name)
			quoted = append(quoted, fmt.Sprintf("%q", name))
		}
		places = append(places, g.places...)
		s.Count += g.count
	}
	s.Places = shown(places)
	how := "looks like another spelling of"
	if safe {
		how = "is another romanization of"
	}
	s.Message = fmt.Sprintf("%s %s %q, which is listed without it, so that it is not linked", strings.Join(quoted, ", "), how, all[0].listed)
	s.Help = fmt.Sprintf("add it to aliases in %s", x.Record.File.Path)
	if !safe {
		s.Help += ", correct it in the article if it is a mistake, or write a record of its own if it is somebody else"
	}
	if e, ok := compose.Append(x.Record, "aliases", names...); ok {
		s.Patch = &Patch{Path: x.Record.File.Path, Edit: e, Before: x.Record.File.Text}
		s.Safe = safe
	}
	return s
}
