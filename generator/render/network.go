package render

import (
	"cmp"
	"html/template"
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/network"
)

// NetworkPage is a page of the network. Drawing and path stand on the first; the
// others continue the table.
type NetworkPage struct {
	Page
	First bool
	// Drawing is the picture, empty when no two parties are connected. Drawn of
	// Connected parties are in it, of All.
	Drawing               template.HTML
	Drawn, Connected, All int
	// Silent is how many statements name no audience: no line can be drawn for them.
	Silent int
	// Actors and Organizations are what a path may lead from and to.
	Actors, Organizations []*dossier.Entity
	Example               *NetworkExample
	Table                 []NetworkGroup
	// Part and Parts number the pages of the table.
	Part, Parts int
}

// NetworkExample is a path that is shown without scripts.
type NetworkExample struct {
	From, To *dossier.Entity
	Steps    []NetworkExampleStep
}

// NetworkExampleStep is a step with its parties in the order of the path.
type NetworkExampleStep struct {
	NetworkStep
	From, To *dossier.Entity
}

// network writes who speaks to and stands with whom.
func (s *site) network(w *worker) error {
	g := newGraph(s.d, s.words)
	parts := g.paginate()
	steps := g.steps()
	script, err := dataScript("\"use strict\";\nwindow.dossierNetwork = ", g.data(steps), "\n")
	if err != nil {
		return err
	}
	if err := w.add(networkPath, script, "the network"); err != nil {
		return err
	}
	for i, part := range parts {
		if err := s.networkPage(w, g, i, len(parts), part, steps); err != nil {
			return err
		}
	}
	return nil
}

// paginate splits the table and tells every connection on which page its rows
// stand; only then can references to them be written.
func (g *graph) paginate() [][]NetworkGroup {
	page := map[string]string{}
	for i, part := range g.pages(g.table()) {
		for _, group := range part {
			for _, p := range group.Pairs {
				if p.ID != "" {
					page[p.ID] = partPath("network.html", i)
				}
			}
		}
	}
	for _, c := range g.connections {
		c.page = page[c.id]
	}
	return g.pages(g.table())
}

func (s *site) networkPage(w *worker, g *graph, part, parts int, table []NetworkGroup, steps []NetworkStep) error {
	path := partPath("network.html", part)
	v := NetworkPage{Page: s.newPage(path, "network", s.words.Text("network.title"), s.words.Text("network.description"), "network"),
		First: part == 0, Table: table, Part: part + 1, Parts: parts}
	v.Sheets = []string{"network.css"}
	v.Pager = pager("network.html", part, parts)
	if v.First {
		v.Scripts = []string{"network.js"}
		v.draw(s.words, g)
		v.Example = g.example(steps)
		for _, st := range s.d.Statements {
			if len(st.Audience) == 0 {
				v.Silent++
			}
		}
	}
	return s.write(w, "network.html", path, "the network", v)
}

// draw makes the picture of the principal parties.
func (v *NetworkPage) draw(l words, g *graph) {
	whole := g.drawn(l)
	v.All, v.Connected = len(whole.Parties), len(whole.Principal(len(whole.Parties)).Parties)
	shown := drawable(whole)
	if v.Drawn = len(shown.Parties); v.Drawn > 0 {
		v.Drawing = template.HTML(network.Layout(shown).SVG()) //nolint:gosec // package network escapes every text
	}
	for _, x := range g.parties {
		if x.Actor != nil {
			v.Actors = append(v.Actors, x)
		} else {
			v.Organizations = append(v.Organizations, x)
		}
	}
}

// example looks for two of the actors who speak most that are connected through
// others, every step with a quotation, if possible through persons alone; nil when
// there are none.
func (g *graph) example(steps []NetworkStep) *NetworkExample {
	order := g.speakers()
	ways := networkWays(steps)
	var second *NetworkExample
	for i, from := range order {
		for _, to := range order[:i] {
			x := g.walk(steps, network.Path(len(g.parties), ways, from, to), from, to)
			switch {
			case !x.instructive():
			case x.personal():
				return x
			case second == nil:
				second = x
			}
		}
	}
	return second
}

// speakers returns the numbers of the actors with the most statements.
func (g *graph) speakers() []int {
	most := 16
	if len(g.parties) > 300 {
		most = 6 // each pair is a search through all parties
	}
	var order []int
	for i, x := range g.parties {
		if x.Actor != nil && g.statements[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.statements[b], g.statements[a]) })
	return order[:min(len(order), most)]
}

func networkWays(steps []NetworkStep) []network.Step {
	ways := make([]network.Step, len(steps))
	for i, s := range steps {
		ways[i] = network.Step{A: s.A, B: s.B, Cost: s.Cost}
	}
	return ways
}

// walk puts the steps of a path in order.
func (g *graph) walk(steps []NetworkStep, path []int, from, to int) *NetworkExample {
	x := &NetworkExample{From: g.parties[from], To: g.parties[to]}
	at := from
	for _, k := range path {
		next := steps[k].A + steps[k].B - at
		x.Steps = append(x.Steps, NetworkExampleStep{steps[k], g.parties[at], g.parties[next]})
		at = next
	}
	return x
}

func (x *NetworkExample) instructive() bool {
	return len(x.Steps) > 1 && !slices.ContainsFunc(x.Steps, func(s NetworkExampleStep) bool { return s.Quote == "" || s.Label == "" })
}

func (x *NetworkExample) personal() bool {
	return !slices.ContainsFunc(x.Steps, func(s NetworkExampleStep) bool { return s.To.Actor == nil })
}
