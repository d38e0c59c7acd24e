// Package network draws who is connected with whom: it places parties on a plane,
// writes the drawing as SVG and finds the shortest way from one party to another.
//
// It knows nothing of dossiers. Parties are numbered, links refer to them by
// number, and whatever is shown comes in as plain text. There is no randomness, no
// order of a map and no clock in it: the same graph always gives the same bytes.
// Products are rounded by an explicit conversion before they are added, because Go
// may otherwise fuse the two on some processors, and a drawing would depend on the
// machine that made it.
package network

// Class is the kind of a link; it decides how the link is drawn.
type Class uint8

const (
	// Speech goes from who speaks to who is spoken to.
	Speech Class = iota
	// Passed goes from those whose words they are to those who speak them for
	// others: who relays them, or speaks on their behalf.
	Passed
	// Tie is a post, a membership, or that one body is a part of another; it has no
	// direction.
	Tie
)

// Party is a person or a body.
type Party struct {
	Name string
	// Lang is the language of the name where it is not that of the page; "" otherwise.
	Lang string
	// Href is where the party's shape leads to, Key which record that is; it stands
	// in data-entity.
	Href, Key string
	// Body says that the party is an organization, which is drawn as a square.
	Body bool
	// Weight is the number of statements that the party has a part in: it decides
	// the size of the shape and, in a large graph, whether the party is drawn.
	Weight int
}

// Link is an edge of the drawing.
type Link struct {
	// From and To are indices of parties.
	From, To int
	Class    Class
	// Weight is how many statements the link stands for; it decides the width of a
	// line of class Speech.
	Weight int
	// Dashed says that no voice with a name stands behind the link.
	Dashed bool
	// Href is where the line leads to, Key which record that is, "" for none; Title is
	// what the line says when it is pointed at.
	Href, Key, Title string
}

// Graph is what is drawn.
type Graph struct {
	Parties []Party
	Links   []Link
}

// degrees returns the number of links of every party, loops left out.
func (g *Graph) degrees() []int {
	all := make([]int, len(g.Parties))
	for _, l := range g.Links {
		if l.From != l.To {
			all[l.From]++
			all[l.To]++
		}
	}
	return all
}
