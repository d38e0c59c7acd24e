package render

import (
	"strings"

	"dossier/generator/network"
)

// maxDrawn is how many parties the drawing shows, maxLines between how many lines:
// more cannot be told apart.
const maxDrawn, maxLines = 80, 200

// drawable returns the part of a graph that is drawn. Where few parties have very
// many lines, it is the fewer parties.
func drawable(whole *network.Graph) *network.Graph {
	const least, step = 20, 4
	shown := whole.Principal(maxDrawn)
	for limit := maxDrawn - step; len(shown.Links) > maxLines && limit >= least; limit -= step {
		shown = whole.Principal(limit)
	}
	return shown
}

// drawn is the graph as package network wants it.
func (g *graph) drawn(l words) *network.Graph {
	out := &network.Graph{}
	for i, x := range g.parties {
		lang, _ := l.Foreign(x.Name)
		out.Parties = append(out.Parties, network.Party{Name: x.Name, Lang: lang, Href: x.Address, Key: x.Key(), Body: x.Organization != nil, Weight: g.statements[i]})
	}
	for _, c := range g.connections {
		if c.b != nobody && c.a != c.b {
			out.Links = append(out.Links, g.lines(c)...)
		}
	}
	return out
}

// lines returns the lines that are drawn for a connection: one for each class and
// direction.
func (g *graph) lines(c *connection) []network.Link {
	var all []network.Link
	for _, class := range []network.Class{network.Tie, network.Passed, network.Speech} {
		for _, there := range []bool{true, false} {
			var own []evidence
			for _, e := range c.evidence {
				// A tie has no direction: both are one line.
				if e.class == class && (there == (e.from == c.a) || class == network.Tie && there) {
					own = append(own, e)
				}
			}
			if len(own) > 0 && (there || class != network.Tie) {
				all = append(all, g.drawnLine(c, own))
			}
		}
	}
	return all
}

// drawnLine makes a line of evidence of one class and direction. It leads to the
// statement when there is only one, and otherwise to the rows of the table.
func (g *graph) drawnLine(c *connection, own []evidence) network.Link {
	first := own[0]
	l := network.Link{From: first.from, To: first.to, Class: first.class, Weight: len(own), Href: c.page + "#" + c.id, Dashed: true}
	for _, e := range own {
		l.Dashed = l.Dashed && e.unnamed()
	}
	if len(own) == 1 && first.statement != nil {
		l.Href, l.Key = first.statement.Address, first.statement.Key()
	}
	l.Title = g.lineTitle(own)
	return l
}

func (g *graph) lineTitle(own []evidence) string {
	e, l := own[0], g.words
	from, to := g.parties[e.from].Name, g.parties[e.to].Name
	count := l.Text("n.statements", "n", len(own))
	if len(own) == 1 && e.statement != nil {
		count = l.label(e.statement)
	}
	switch e.class {
	case network.Speech:
		return l.Text("network.line-speech", "a", from, "b", to, "statements", count)
	case network.Passed:
		return l.Text("network.line-passed", "a", from, "b", to, "statements", count)
	}
	var roles []string
	for _, e := range own {
		roles = append(roles, e.role(l))
	}
	return l.Text("network.line-tie", "a", from, "b", to, "roles", strings.Join(roles, l.Text("list.semicolon")))
}

// role says what a tie consists in.
func (e evidence) role(l words) string {
	switch {
	case e.tenure != nil && e.tenure.Role != "":
		return e.tenure.Role
	case e.tenure != nil:
		return l.Text("network.member")
	}
	return l.Text("network.a-part")
}
