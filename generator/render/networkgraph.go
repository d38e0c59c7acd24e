package render

import (
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/network"
)

// nobody is the number of a voice that has no name and belongs to no listed body:
// it stands in the table, but not in the drawing.
const nobody = -1

// graph is every connection between the actors and organizations of a dossier.
type graph struct {
	words words
	// parties are the actors, then the organizations, each in the order of its list.
	parties []*dossier.Entity
	// number is a party's index by its entity's number.
	number []int
	// statements counts for each party those that it has a part in.
	statements []int
	// connections are in the order of their parties.
	connections []*connection
}

// connection is all that connects two parties. A is not after b, and b is nobody
// for what a party said to, or heard from, voices without a name; both are nobody
// when neither side has one.
type connection struct {
	a, b     int
	evidence []evidence
	// id is the id of its rows in the table, page the path of the page they are on.
	id, page string
	// dialogue is the page of the two; nil when there is none.
	dialogue *dossier.Dialogue
}

// evidence is one reason for a connection. Exactly one of statement, tenure and
// part is set.
type evidence struct {
	class network.Class
	// from and to are numbers of parties or nobody; from is the holder of a post and
	// the part of a whole.
	from, to int
	// source and target are the voices as the statement names them.
	source, target dossier.Voice
	// behalf says that the target spoke for the source, rather than passed its words
	// on.
	behalf bool
	// retold, of speech, says that who was spoken to also passed the words on; implied,
	// of words passed on, that such speech stands beside it in the table.
	retold, implied bool
	statement       *dossier.Statement
	tenure          *dossier.Tenure
	part            *dossier.Organization
}

// shown is the evidence that has a row of its own in the table.
func (c *connection) shown() []evidence {
	var all []evidence
	for _, e := range c.evidence {
		if !e.implied {
			all = append(all, e)
		}
	}
	return all
}

// unnamed says that a voice without a name stands on either side.
func (e evidence) unnamed() bool {
	return e.statement != nil && (e.source.Entity == nil || e.target.Entity == nil)
}

// newGraph collects the connections of a dossier: what one party said to another,
// whose words a party passed on, who held which post, what is part of what.
func newGraph(d *dossier.Dossier, l words) *graph {
	g := &graph{words: l, number: make([]int, len(d.Entities))}
	for _, a := range d.Actors {
		g.party(a.Entity)
	}
	for _, o := range d.Organizations {
		g.party(o.Entity)
	}
	g.statements = make([]int, len(g.parties))
	c := connector{graph: g, of: map[[2]int]*connection{}}
	for _, s := range d.Statements {
		c.statement(s)
	}
	for _, a := range d.Actors {
		for _, t := range slices.Concat(a.Posts, a.Memberships) {
			c.add(evidence{class: network.Tie, from: g.at(t.Actor.Entity), to: g.at(t.Organization.Entity), tenure: t})
		}
	}
	for _, o := range d.Organizations {
		if o.Parent != nil {
			c.add(evidence{class: network.Tie, from: g.at(o.Entity), to: g.at(o.Parent.Entity), part: o})
		}
	}
	g.order()
	g.dialogues(d.Pairs)
	return g
}

func (g *graph) party(x *dossier.Entity) {
	g.number[x.Number] = len(g.parties)
	g.parties = append(g.parties, x)
}

func (g *graph) at(x *dossier.Entity) int { return g.number[x.Number] }

// voice returns the number of the party that a voice is or belongs to.
func (g *graph) voice(v dossier.Voice) int {
	switch {
	case v.Entity != nil:
		return g.at(v.Entity)
	case v.Of != nil:
		return g.at(v.Of)
	}
	return nobody
}

// connector adds evidence to the connections of a graph.
type connector struct {
	*graph
	of map[[2]int]*connection
}

func (c *connector) add(e evidence) {
	key := [2]int{min(e.from, e.to), max(e.from, e.to)}
	if key[0] == nobody {
		key = [2]int{key[1], nobody}
	}
	x := c.of[key]
	if x == nil {
		x = &connection{a: key[0], b: key[1]}
		c.of[key] = x
		c.connections = append(c.connections, x)
	}
	x.evidence = append(x.evidence, e)
}

func (c *connector) statement(s *dossier.Statement) {
	from := c.voice(s.Speaker)
	parts := []int{from}
	for _, v := range s.Audience {
		to := c.voice(v)
		parts = append(parts, to)
		if leftOut(s.Speaker) || leftOut(v) {
			continue
		}
		c.add(evidence{class: network.Speech, from: from, to: to, source: s.Speaker, target: v, statement: s, retold: hasVoice(s.RelayedBy, v)})
	}
	for _, v := range s.RelayedBy {
		parts = append(parts, c.voice(v))
		c.passed(evidence{source: s.Speaker, target: v, statement: s, implied: hasVoice(s.Audience, v)})
	}
	if v := s.OnBehalfOf; v != nil {
		parts = append(parts, c.voice(*v))
		c.passed(evidence{source: *v, target: s.Speaker, behalf: true, statement: s})
	}
	slices.Sort(parts)
	for _, p := range slices.Compact(parts) {
		if p != nobody {
			c.statements[p]++
		}
	}
}

// leftOut says whether a voice has a name, but no place among the parties.
func leftOut(v dossier.Voice) bool { return v.Entity == nil && v.Named() }

// hasVoice says whether a voice with a name is among others.
func hasVoice(all []dossier.Voice, v dossier.Voice) bool {
	return v.Entity != nil && slices.ContainsFunc(all, func(o dossier.Voice) bool { return o.Entity == v.Entity })
}

// passed adds that one voice spoke the words of another. Where one of them is no
// party, that says nothing about a connection; the statement's page has it.
func (c *connector) passed(e evidence) {
	e.class, e.from, e.to = network.Passed, c.voice(e.source), c.voice(e.target)
	if e.from != nobody && e.to != nobody && e.from != e.to {
		c.add(e)
	}
}

// order sorts the connections by their parties; those with nobody come after the
// others of a party, and last those between nobody and nobody.
func (g *graph) order() {
	last := func(n int) int {
		if n == nobody {
			return len(g.parties)
		}
		return n
	}
	slices.SortFunc(g.connections, func(x, y *connection) int {
		if last(x.a) != last(y.a) {
			return last(x.a) - last(y.a)
		}
		return last(x.b) - last(y.b)
	})
	stems := g.stems()
	for _, c := range g.connections {
		c.id = "pair-" + stems[last(c.a)] + "--" + stems[last(c.b)]
	}
}

// stems returns a name for every party, and one more for nobody, of which ids are
// made. A point, which no address has, tells a body from a person with the same
// address.
func (g *graph) stems() []string {
	used := map[string]bool{}
	all := make([]string, 0, len(g.parties)+1)
	for _, x := range g.parties {
		s := x.Stem()
		if used[s] {
			s += ".body"
		}
		used[s] = true
		all = append(all, s)
	}
	return append(all, "unnamed.")
}

func (g *graph) dialogues(all []*dossier.Dialogue) {
	of := map[[2]int]*dossier.Dialogue{}
	for _, d := range all {
		a, b := g.at(d.A), g.at(d.B)
		of[[2]int{min(a, b), max(a, b)}] = d
	}
	for _, c := range g.connections {
		c.dialogue = of[[2]int{c.a, c.b}]
	}
}
