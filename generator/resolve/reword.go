package resolve

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
)

// Reword puts the new state of a record, of which only the text or fields that concern
// it alone have changed, into the dossier that was resolved last with this memory, and
// with it all that its page shows: names, links, the passages of an article and its
// notes, and the sentences on the pages of those whom it names. What follows from it
// elsewhere, such as the order of all notes, waits for the next Resolve. It is false,
// and the dossier as it was, when the record is not in the dossier, when anything else
// in it changed, and when the new state has an error. The dossier must not be read
// meanwhile.
func (m *Memory) Reword(raw *content.Record) bool { return m.reword(raw, leaves(raw.Kind)) }

// Rename is Reword for an actor, an organization or a theme of which names changed, too.
// That texts are searched for them waits for the next Resolve.
func (m *Memory) Rename(raw *content.Record) bool {
	return m.reword(raw, append(names(raw.Kind), leaves(raw.Kind)...))
}

// reword is Reword for a record that differs from its last state in some fields only.
func (m *Memory) reword(raw *content.Record, fields []string) bool {
	if m.resolver == nil {
		return false
	}
	e := m.resolver.byPath[composed(raw.File.Path)]
	if e == nil || e.text.Doc == nil || !differOnly(e.raw, raw, fields) || m.resolver.incomplete(e) {
		return false
	}
	i := slices.IndexFunc(m.resolver.work, func(t *text) bool { return t.body == e.text })
	if i < 0 {
		return false
	}
	r := *m.resolver
	r.report, r.memory = &diag.Report{}, nil
	t := *r.work[i]
	t.raw, t.body = raw, &dossier.Text{}
	r.take(&t, r.read(&t, &mention.Found{}))
	r.linkTargets(&t)
	enter := r.refilled(e, raw, &t)
	if errs, _ := r.report.Count(); errs > 0 {
		return false
	}
	r.unlink(e)
	enter()
	e.raw, e.head.Record = raw, raw
	e.head.Name = title(raw)
	*e.text = *t.body
	r.relink(e)
	if e.article != nil {
		r.anchorAll(e.article, passagesOn(e.article), r.guard())
		sortPassages(e.article)
	}
	return true
}

// incomplete says whether some appearances of a record had to be left out, so that
// those that remain cannot be told by their order.
func (r *resolver) incomplete(e *entry) bool {
	n := len(e.raw.List("appearances"))
	return e.statement != nil && n != len(e.statement.Appearances) || e.event != nil && n != len(e.event.Appearances)
}

// passagesOn returns the passages on an article.
func passagesOn(a *dossier.Article) []*dossier.Passage {
	var all []*dossier.Passage
	for _, n := range a.Notes {
		all = append(all, &n.Passage)
	}
	for _, s := range a.Statements {
		all = append(all, &s.Passage)
	}
	for _, e := range a.Events {
		all = append(all, &e.Passage)
	}
	return all
}

// unlink takes the backlinks of a text out of the entities that it names.
func (r *resolver) unlink(e *entry) {
	mine := func(b *dossier.Backlink) bool { return b.From == e.head }
	for _, m := range r.named(e.text) {
		m.Entity.Articles = slices.DeleteFunc(m.Entity.Articles, mine)
		m.Entity.Others = slices.DeleteFunc(m.Entity.Others, mine)
	}
}

// relink enters the backlinks of a text where they belong in order.
func (r *resolver) relink(e *entry) {
	counts := r.link(e.head, e.article, e.text)
	for _, c := range counts {
		if e.article != nil {
			toPlace(c.Entity.Articles, func(a, b *dossier.Backlink) int { return cmp.Compare(a.Article.Position, b.Article.Position) })
		} else {
			toPlace(c.Entity.Others, func(a, b *dossier.Backlink) int {
				return cmp.Or(cmp.Compare(a.From.Kind, b.From.Kind), strings.Compare(a.From.ID, b.From.ID))
			})
		}
	}
	if e.article != nil {
		e.article.Mentioned = counts
	}
}

// toPlace moves the last element of a list, whose others are in order, to its place.
func toPlace[T any](all []T, compare func(a, b T) int) {
	n := len(all) - 1
	last := all[n]
	i, _ := slices.BinarySearchFunc(all[:n], last, compare)
	copy(all[i+1:], all[i:n])
	all[i] = last
}
