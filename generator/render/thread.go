package render

import (
	"html/template"
	"slices"
	"strings"

	"dossier/generator/dossier"
)

// Thread is how a statement bears on others and they on it, in the order of time.
type Thread struct{ Before, After []Reply }

// Reply is a statement in a thread.
type Reply struct {
	// Label is how the two bear on each other: "Escalates", "Answered by".
	Label string
	// Row is the entry of the statement, one line for those that are further away.
	Row template.HTML
	// Further are those that it bears on in turn, or that bear on it.
	Further []Reply
}

const (
	// threadDepth is how many steps a thread goes back and on.
	threadDepth = 4
	// threadSize is how many statements a thread has besides those that the statement
	// bears on itself, or that bear on it.
	threadSize = 40
)

// relationKinds are the relations in the order in which they are shown.
func relationKinds() []string {
	return []string{"responds_to", "repeats", "confirms", "denies", "contradicts", "retracts", "softens", "escalates"}
}

// tie is another statement, and how one bears on it.
type tie struct {
	other *dossier.Statement
	label string
	// back says that the other one bears on this one.
	back bool
}

// ties returns the statements on which one bears, then those that bear on it, each
// once on either side.
func (l words) ties(st *dossier.Statement) []tie {
	var all []tie
	add := func(relations []dossier.Relation, kind, label string, back bool) {
		for _, r := range relations {
			if r.Kind != kind {
				continue
			}
			if i := slices.IndexFunc(all, func(t tie) bool { return t.other == r.Other && t.back == back }); i >= 0 {
				all[i].label += l.Text("list.comma") + strings.ToLower(label)
			} else {
				all = append(all, tie{r.Other, label, back})
			}
		}
	}
	for _, kind := range relationKinds() {
		add(st.Relations, kind, l.Text("relation."+kind), false)
		add(st.Inverse, kind, l.Text("relation."+kind+".back"), true)
	}
	slices.SortStableFunc(all, func(a, b tie) int { return a.other.Said.SortKey().Compare(b.other.Said.SortKey()) })
	return all
}

// thread collects what a statement bears on and what bears on it, and from there
// back and on: what that bore on, and what was said to that in turn.
func (s *site) thread(st *dossier.Statement) Thread {
	var t Thread
	f := follower{words: s.words, seen: map[*dossier.Statement]bool{st: true}, left: threadSize}
	own := s.words.ties(st)
	for _, tie := range own {
		f.seen[tie.other] = true
	}
	for _, tie := range own {
		r := Reply{Label: tie.label, Row: s.statementEntry(tie.other), Further: f.further(tie.other, tie.back, 1)}
		if tie.back {
			t.After = append(t.After, r)
		} else {
			t.Before = append(t.Before, r)
		}
	}
	return t
}

// follower goes along relations, and to no statement twice.
type follower struct {
	words
	seen map[*dossier.Statement]bool
	left int
}

func (f *follower) further(st *dossier.Statement, back bool, depth int) []Reply {
	if depth >= threadDepth {
		return nil
	}
	var all []Reply
	for _, tie := range f.ties(st) {
		if tie.back != back || f.seen[tie.other] || f.left == 0 {
			continue
		}
		f.seen[tie.other] = true
		f.left--
		all = append(all, Reply{tie.label, f.brieflySaid(tie.other), f.further(tie.other, back, depth+1)})
	}
	return all
}

// brieflySaid is a statement in one line of a thread.
func (l words) brieflySaid(st *dossier.Statement) template.HTML {
	by := l.HTML("list.middle", "a", st.Speaker.Words(l.Locale), "b", l.moment(st.Said))
	return l.labelled(folder, &st.Head, l.label(st)) + ` <span class="entry-meta">` + by + "</span>"
}
