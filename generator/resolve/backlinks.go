package resolve

import (
	"slices"

	"dossier/generator/content"
	"dossier/generator/dossier"
)

// backlinks tells every entity where it is named, and every article whom it
// names. Articles come in the order of their dates, other texts in the order of
// their records.
func (r *resolver) backlinks() {
	last := make([]*dossier.Backlink, len(r.d.Entities))
	for _, a := range r.d.Articles {
		a.Mentioned = r.link(last, &a.Head, a, a.Body)
	}
	for _, e := range r.entries {
		if e.article == nil {
			r.link(last, e.head, nil, e.text)
		}
	}
}

// link enters the names and links of one text with the entities, and returns
// the entities in the order in which they first appear. The buffer holds each
// entity's last backlink.
func (r *resolver) link(last []*dossier.Backlink, from *dossier.Head, a *dossier.Article, t *dossier.Text) []*dossier.Count {
	var counts []*dossier.Count
	index := map[*dossier.Entity]*dossier.Count{}
	for _, m := range r.named(t) {
		x := m.Entity
		if x.Key() == from.Key() {
			continue
		}
		b := last[x.Number]
		if b == nil || b.From != from {
			b = &dossier.Backlink{From: from, Article: a, Text: t}
			last[x.Number] = b
			if a != nil {
				x.Articles = append(x.Articles, b)
			} else {
				x.Others = append(x.Others, b)
			}
		}
		b.Mentions = append(b.Mentions, m)
		if c := index[x]; c != nil {
			c.N++
			continue
		}
		c := &dossier.Count{Entity: x, N: 1, First: m.Range}
		index[x] = c
		counts = append(counts, c)
	}
	return counts
}

// named returns the names found in a text together with the entities to which an
// editor linked, in order.
func (r *resolver) named(t *dossier.Text) []*dossier.Mention {
	all := t.Mentions
	linked := false
	for i, target := range t.Targets {
		if target.Head == nil || !entityKind(target.Head.Kind) {
			continue
		}
		if !linked {
			all, linked = slices.Clone(all), true
		}
		l := t.Doc.Links[i]
		all = append(all, &dossier.Mention{Range: l.Range, Entity: r.byKey[key{target.Head.Kind, target.Head.ID}].entity, Paragraph: t.Doc.Paragraph(l.Start)})
	}
	if linked {
		slices.SortStableFunc(all, func(a, b *dossier.Mention) int { return a.Start - b.Start })
	}
	return all
}

func entityKind(k content.Kind) bool {
	return k == content.Actor || k == content.Organization || k == content.Theme
}
