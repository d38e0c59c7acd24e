package resolve

import (
	"cmp"
	"slices"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
)

// Renew puts an article, a statement or an event that is new, or of which any field
// changed, into the dossier that was resolved last with this memory: its page, its
// neighbours, the articles in which it appears, and those whom it names. What follows
// from it elsewhere waits for the next Resolve, as do all who name an actor, an
// organization or a theme that is new. It returns the record, and false, and the dossier
// as it was, for any other record, for a draft, for one with former ids, for the first of
// its kind, and for one that has an error. The dossier must not be read meanwhile.
func (m *Memory) Renew(raw *content.Record) (dossier.Record, bool) {
	if m.resolver == nil || !renewable(raw) || !m.resolver.hasKind(raw.Kind) {
		return nil, false
	}
	old := m.resolver.byPath[composed(raw.File.Path)]
	if old != nil && (old.text.Doc == nil || old.entity != nil || !renewable(old.raw)) || old == nil && m.resolver.taken(raw) {
		return nil, false
	}
	r, d := *m.resolver, *m.resolver.d
	d.Articles, d.Statements, d.Events = nil, nil, nil // where the new state is made
	r.d, r.report, r.memory, r.work = &d, &diag.Report{}, nil, nil
	e := newEntry(raw)
	r.create(e)
	r.fill(e)
	if r.incomplete(e) {
		return nil, false
	}
	r.textsOf(e)
	body := r.work[0]
	for _, t := range r.work {
		r.take(t, r.read(t, &mention.Found{}))
	}
	r.linkTargets(body)
	if errs, _ := r.report.Count(); errs > 0 {
		return nil, false
	}
	if old != nil {
		m.resolver.leave(old)
		old.become(e)
		body.head, e = old.head, old
	}
	m.resolver.arrive(e, body)
	return e.record(), true
}

// renewable says whether a record concerns nothing but those that it names, and those
// that name it by its id.
func renewable(raw *content.Record) bool {
	return raw.Kind != content.Annotation && raw.Kind != content.Page && raw.Kind != content.Dossier &&
		len(raw.List("former_ids")) == 0 && !raw.Draft()
}

// hasKind says whether there is a record of a kind.
func (r *resolver) hasKind(k content.Kind) bool {
	return slices.ContainsFunc(r.entries, func(e *entry) bool { return e.raw.Kind == k })
}

// record returns the record that an entry became.
func (e *entry) record() dossier.Record {
	switch {
	case e.article != nil:
		return e.article
	case e.statement != nil:
		return e.statement
	case e.event != nil:
		return e.event
	}
	return e.entity
}

// become gives a record the fields and texts of its new state. It stays the one to which
// others point.
func (e *entry) become(fresh *entry) {
	e.raw, e.text = fresh.raw, fresh.text
	switch {
	case e.article != nil:
		is := fresh.article
		is.Notes, is.Statements, is.Events = e.article.Notes, e.article.Statements, e.article.Events
		*e.article = *is
	case e.statement != nil:
		is := fresh.statement
		is.Inverse = e.statement.Inverse
		*e.statement = *is
		for _, a := range e.statement.Appearances {
			a.Statement = e.statement
		}
	case e.event != nil:
		*e.event = *fresh.event
		for _, a := range e.event.Appearances {
			a.Event = e.event
		}
	}
}

// leave takes an article, a statement or an event out of the lists in which it stands.
func (r *resolver) leave(e *entry) {
	r.unlink(e)
	r.work = slices.DeleteFunc(r.work, func(t *text) bool { return t.body == e.text })
	switch {
	case e.article != nil:
		a := e.article
		r.d.Articles = without(r.d.Articles, a)
		for _, list := range listing(a) {
			*list = without(*list, a)
		}
		for _, n := range a.Notes {
			for _, list := range listsOf(n) {
				*list = without(*list, n)
			}
		}
		r.d.Annotations = slices.DeleteFunc(slices.Clone(r.d.Annotations), func(n *dossier.Annotation) bool { return n.Article == a })
	case e.statement != nil:
		s := e.statement
		r.d.Statements = without(r.d.Statements, s)
		for _, list := range partsIn(s) {
			*list = without(*list, s)
		}
		for _, t := range s.About {
			t.Statements = without(t.Statements, s)
		}
		for _, rel := range s.Relations {
			rel.Other.Inverse = slices.DeleteFunc(rel.Other.Inverse, func(i dossier.Relation) bool { return i.Other == s })
		}
		for _, a := range s.Appearances {
			a.Article.Statements = without(a.Article.Statements, a)
		}
	case e.event != nil:
		r.d.Events = without(r.d.Events, e.event)
		for _, list := range eventsIn(e.event) {
			*list = without(*list, e.event)
		}
		for _, a := range e.event.Appearances {
			a.Article.Events = without(a.Article.Events, a)
		}
	}
}

// arrive enters a record, whose texts have been read, where it belongs in order; one that
// has names, at the end.
func (r *resolver) arrive(e *entry, body *text) {
	if r.byPath[composed(e.raw.File.Path)] == nil {
		r.enterRecord(e, body)
	} else {
		r.work = append(r.work, body)
	}
	quiet := *r
	quiet.report, quiet.memory = &diag.Report{}, nil // what is wrong, the next Resolve says
	switch {
	case e.article != nil:
		r.arriveArticle(e, &quiet)
	case e.statement != nil:
		s := e.statement
		r.d.Statements = within(r.d.Statements, s, bySaid)
		reported(s)
		for _, rel := range s.Relations {
			slices.SortStableFunc(rel.Other.Inverse, func(x, y dossier.Relation) int { return bySaid(x.Other, y.Other) })
		}
		quiet.anchorAppearances(s.Appearances)
		for _, t := range s.About {
			t.Statements = within(t.Statements, s, bySaid)
		}
		for _, list := range partsIn(s) {
			*list = within(*list, s, bySaid)
		}
	case e.event != nil:
		x := e.event
		r.d.Events = within(r.d.Events, x, byDate)
		for _, a := range x.Appearances {
			a.Article.Events = append(a.Article.Events, a)
		}
		quiet.anchorAppearances(x.Appearances)
		for _, list := range eventsIn(x) {
			*list = within(*list, x, byDate)
		}
	case e.entity != nil:
		r.d.Entities = append(r.d.Entities, e.entity)
	}
	neighbours(r.d)
	r.relink(e)
}

// arriveArticle enters an article with the passages on it.
func (r *resolver) arriveArticle(e *entry, quiet *resolver) {
	a := e.article
	r.d.Articles = within(r.d.Articles, a, byPublished)
	number(r.d.Articles)
	for _, list := range listing(a) {
		*list = within(*list, a, byPublished)
	}
	if a.URL != "" {
		delete(r.copies, a.URL)
		if c := a.Copy(); c != nil {
			r.copies[a.URL] = c
		}
	}
	quiet.anchorAll(a, passagesOn(a), r.guard())
	sortPassages(a)
	at, _ := slices.BinarySearchFunc(r.d.Annotations, a.Position, func(n *dossier.Annotation, position int) int { return cmp.Compare(n.Article.Position, position) })
	r.d.Annotations = slices.Insert(r.d.Annotations, at, a.Notes...)
	for _, n := range a.Notes {
		for _, list := range listsOf(n) {
			*list = within(*list, n, byNote)
		}
	}
}

// anchorAppearances finds the passages of a record in the articles in which it appears.
func (r *resolver) anchorAppearances(all []*dossier.Appearance) {
	guard := r.guard()
	for _, a := range all {
		r.anchorAll(a.Article, []*dossier.Passage{&a.Passage}, guard)
		sortPassages(a.Article)
	}
}
