package render

import (
	"html/template"

	"dossier/generator/dossier"
	"dossier/generator/network"
)

// NetworkGroup is the connections of one party, or a part of them.
type NetworkGroup struct {
	// Party is nil for what passed between voices without a name.
	Party *dossier.Entity
	// Connections is with how many parties it is connected.
	Connections int
	Pairs       []NetworkPair
}

// NetworkPair is what connects a party with another.
type NetworkPair struct {
	// ID is the id of the first row; "" where Rows stand with the other party.
	ID string
	// Other is nil for voices without a name.
	Other *dossier.Entity
	// Within says that both sides are the same party.
	Within bool
	// Dialogue is the address of the page that has the statements of both in order;
	// "" when there is none.
	Dialogue string
	Rows     []NetworkRow
	// Elsewhere leads to the rows, when they stand with the other party; Summary says
	// how many they are.
	Elsewhere, Summary string
}

// Height is the number of rows of the table that the pair takes.
func (p NetworkPair) Height() int { return max(1, len(p.Rows)) }

// NetworkRow is one reason why two parties are connected.
type NetworkRow struct {
	When template.HTML
	// Text says who did what to whom.
	Text template.HTML
	// Statement is nil for a post or a part.
	Statement *dossier.Statement
	Label     string
	// Article, which may be nil, shows a post.
	Article *dossier.Article
}

// table is the table of all connections, each party with those it is connected
// with. The rows of a connection stand once, with the first of its two parties;
// with the second a row refers to them.
func (g *graph) table() []NetworkGroup {
	groups := make([]NetworkGroup, len(g.parties)+1)
	for i, x := range g.parties {
		groups[i].Party = x
	}
	for _, c := range g.connections {
		at := c.a
		if at == nobody {
			at = len(g.parties)
		}
		groups[at].Pairs = append(groups[at].Pairs, g.full(c))
		groups[at].Connections++
		if c.b != nobody && c.b != c.a {
			groups[c.b].Pairs = append(groups[c.b].Pairs, g.reference(c))
			groups[c.b].Connections++
		}
	}
	var filled []NetworkGroup
	for _, group := range groups {
		if len(group.Pairs) > 0 {
			filled = append(filled, group)
		}
	}
	return filled
}

func (g *graph) full(c *connection) NetworkPair {
	p := NetworkPair{ID: c.id, Within: c.a == c.b && c.a != nobody}
	if c.b != nobody {
		p.Other = g.parties[c.b]
	}
	if c.dialogue != nil {
		p.Dialogue = c.dialogue.Address
	}
	for _, e := range c.shown() {
		p.Rows = append(p.Rows, g.row(e))
	}
	return p
}

func (g *graph) reference(c *connection) NetworkPair {
	said, posts := 0, 0
	for _, e := range c.shown() {
		if e.statement != nil {
			said++
		} else {
			posts++
		}
	}
	p := NetworkPair{Other: g.parties[c.a], Elsewhere: c.page + "#" + c.id}
	switch {
	case posts == 0:
		p.Summary = g.words.Text("n.statements", "n", said)
	case said == 0:
		p.Summary = g.words.Text("n.ties", "n", posts)
	default:
		p.Summary = g.words.Text("list.middle", "a", g.words.Text("n.statements", "n", said), "b", g.words.Text("n.ties", "n", posts))
	}
	return p
}

func (g *graph) row(e evidence) NetworkRow {
	l := g.words
	switch {
	case e.tenure != nil:
		return NetworkRow{When: l.period(e.tenure.From, e.tenure.Until), Article: e.tenure.Article,
			Text: l.HTML("colon", "a", g.parties[e.from].Name, "b", l.office(e.tenure))}
	case e.part != nil:
		return NetworkRow{Text: l.HTML("network.row-part", "from", g.parties[e.from].Name, "to", g.parties[e.to].Name)}
	}
	row := NetworkRow{When: l.moment(e.statement.Said), Statement: e.statement, Label: l.label(e.statement)}
	from, to := l.plainVoice(e.source), l.plainVoice(e.target)
	if e.retold {
		to = l.HTML("network.row-passed-on", "who", to)
	}
	if e.class == network.Passed {
		row.Text = l.HTML(e.passing(), "from", to, "to", from)
	} else {
		row.Text = l.HTML("network.row-to", "from", from, "to", to)
	}
	return row
}

// passing is the key of the text that says how words went through the mouth of
// another.
func (e evidence) passing() string {
	if e.behalf {
		return "network.row-spoke-for"
	}
	return "network.row-passed"
}

// plainVoice is voice without links: the heads of the rows have them.
func (l words) plainVoice(v dossier.Voice) template.HTML {
	if v.Named() {
		return escaped(v.Called())
	}
	if v.Of == nil {
		return l.unnamed(v)
	}
	return l.HTML("voice.bracketed", "who", l.described(v.Unnamed), "body", v.Of.Name)
}

// pages splits the table such that a page has not many more than pageSize rows;
// the rows of one connection stay together. A party whose connections are split
// stands on both pages.
func (g *graph) pages(table []NetworkGroup) [][]NetworkGroup {
	pages := [][]NetworkGroup{nil}
	height := 0
	for _, group := range table {
		rest := group.Pairs
		group.Pairs = nil
		for _, p := range rest {
			last := &pages[len(pages)-1]
			if height > 0 && height+p.Height() > pageSize {
				pages = append(pages, nil)
				last, height = &pages[len(pages)-1], 0
			}
			if n := len(*last); n == 0 || (*last)[n-1].Party != group.Party {
				*last = append(*last, group)
			}
			at := &(*last)[len(*last)-1]
			at.Pairs = append(at.Pairs, p)
			height += p.Height()
		}
	}
	return pages
}
