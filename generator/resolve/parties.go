package resolve

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/dossier"
)

// parties tells every entity the statements in which it has a part.
func (r *resolver) parties() {
	for _, s := range r.d.Statements {
		for _, list := range partsIn(s) {
			*list = append(*list, s)
		}
	}
}

// partsIn returns the lists in which a statement stands with those who have a part in
// it, of each entity one.
func partsIn(s *dossier.Statement) []*[]*dossier.Statement {
	var all []*[]*dossier.Statement
	part := map[*dossier.Entity]bool{}
	take := func(v dossier.Voice, list func(*dossier.Entity) *[]*dossier.Statement) {
		for _, x := range []*dossier.Entity{v.Entity, v.Of} {
			if x != nil && !part[x] {
				part[x] = true
				all = append(all, list(x))
			}
		}
	}
	take(s.Speaker, func(x *dossier.Entity) *[]*dossier.Statement { return &x.Said })
	if s.OnBehalfOf != nil {
		take(*s.OnBehalfOf, func(x *dossier.Entity) *[]*dossier.Statement { return &x.Said })
	}
	for _, v := range s.Audience {
		take(v, func(x *dossier.Entity) *[]*dossier.Statement { return &x.Addressed })
	}
	for _, v := range s.Relays() {
		take(v, func(x *dossier.Entity) *[]*dossier.Statement { return &x.Relayed })
	}
	for _, x := range spokenOf(s) {
		if !part[x] {
			part[x] = true
			all = append(all, &x.Spoken)
		}
	}
	return all
}

// spokenOf returns the actors and organizations that are named in the passages
// of a statement.
func spokenOf(s *dossier.Statement) []*dossier.Entity {
	var all []*dossier.Entity
	for _, a := range s.Appearances {
		if !a.Anchored() {
			continue
		}
		place := a.Range()
		mentions := a.Article.Body.Mentions
		i, _ := slices.BinarySearchFunc(mentions, place.Start, func(m *dossier.Mention, at int) int { return cmp.Compare(m.Start, at) })
		for ; i < len(mentions) && mentions[i].End <= place.End; i++ {
			if x := mentions[i].Entity; x.Theme == nil {
				all = append(all, x)
			}
		}
	}
	return all
}

// dialogues collects the statements between every two parties, for those that
// have two or more.
func (r *resolver) dialogues() {
	type pair struct{ a, b *dossier.Entity }
	between := map[pair]*dossier.Dialogue{}
	var order []*dossier.Dialogue
	for _, s := range r.d.Statements {
		for _, v := range s.Audience {
			p := pair{s.Speaker.Party(), v.Party()}
			if p.a == nil || p.b == nil || p.a == p.b {
				continue
			}
			if p.b.Key() < p.a.Key() {
				p.a, p.b = p.b, p.a
			}
			d := between[p]
			if d == nil {
				d = &dossier.Dialogue{A: p.a, B: p.b, Address: "pairs/" + pairStem(p.a) + "--" + pairStem(p.b) + ".html"}
				between[p] = d
				order = append(order, d)
			}
			if !slices.Contains(d.Statements, s) {
				d.Statements = append(d.Statements, s)
			}
		}
	}
	order = slices.DeleteFunc(order, func(d *dossier.Dialogue) bool { return len(d.Statements) < 2 })
	slices.SortFunc(order, func(a, b *dossier.Dialogue) int {
		return cmp.Or(strings.Compare(a.A.Key(), b.A.Key()), strings.Compare(a.B.Key(), b.B.Key()))
	})
	r.d.Pairs = order
}

// pairStem names a party in the address of a dialogue. An organization is told
// from an actor of the same name by a point, which no record's address has.
func pairStem(x *dossier.Entity) string {
	if x.Organization != nil {
		return x.Stem() + ".org"
	}
	return x.Stem()
}
