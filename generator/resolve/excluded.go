package resolve

import (
	"dossier/generator/dossier"
	"dossier/generator/mention"
)

// checkExcluded reports what else is wrong with the records whose id or address is
// another's, so that one run says it all. They get no part in the dossier.
func (r *resolver) checkExcluded() {
	guard := r.guard()
	for _, raw := range r.excluded {
		d := *r.d // takes the record, and is dropped with it
		x := *r
		x.d, x.memory, x.work = &d, nil, nil
		e := newEntry(raw)
		x.create(e)
		x.fill(e)
		x.textsOf(e)
		for _, t := range x.work {
			x.text(t, &mention.Found{})
		}
		x.linkTargets(x.work[0])
		for _, p := range e.passages() {
			if p.Article != nil {
				x.anchorAll(p.Article, []*dossier.Passage{p}, guard)
			}
		}
	}
}

// passages returns the passages that a record holds on to.
func (e *entry) passages() []*dossier.Passage {
	var appearances []*dossier.Appearance
	switch {
	case e.annotation != nil:
		return []*dossier.Passage{&e.annotation.Passage}
	case e.statement != nil:
		appearances = e.statement.Appearances
	case e.event != nil:
		appearances = e.event.Appearances
	}
	var all []*dossier.Passage
	for _, a := range appearances {
		all = append(all, &a.Passage)
	}
	return all
}
