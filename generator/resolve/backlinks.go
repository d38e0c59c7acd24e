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
	for _, a := range r.d.Articles {
		a.Mentioned = r.link(&a.Head, a, a.Body)
	}
	for _, e := range r.entries {
		if e.article == nil {
			r.link(e.head, nil, e.text)
		}
	}
}

// link enters the names and links of one text with the entities, and returns
// the entities in the order in which they first appear.
func (r *resolver) link(from *dossier.Head, a *dossier.Article, t *dossier.Text) []*dossier.Count {
	named := r.named(t)
	index := make(map[*dossier.Entity]int, len(named))
	counts := make([]*dossier.Count, 0, len(named))
	for _, m := range named {
		x := m.Entity
		if x.Key() == from.Key() {
			continue
		}
		i, ok := index[x]
		if !ok {
			i = len(counts)
			index[x] = i
			counts = append(counts, &dossier.Count{Entity: x, First: m.Range})
		}
		counts[i].N++
	}
	backlinks, mentions := make([]dossier.Backlink, len(counts)), make([]*dossier.Mention, len(named))
	for i, c := range counts {
		b := &backlinks[i]
		*b = dossier.Backlink{From: from, Article: a, Text: t, Mentions: mentions[:0:c.N]}
		mentions = mentions[c.N:]
		if a != nil {
			c.Entity.Articles = append(c.Entity.Articles, b)
		} else {
			c.Entity.Others = append(c.Entity.Others, b)
		}
	}
	for _, m := range named {
		if i, ok := index[m.Entity]; ok {
			backlinks[i].Mentions = append(backlinks[i].Mentions, m)
		}
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
