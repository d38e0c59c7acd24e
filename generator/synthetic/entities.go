package synthetic

import (
	"fmt"
	"math/rand/v2"
)

// entities emits the actors, organizations and themes.
func (w *world) entities(emit emit) bool {
	for i, b := range w.actors {
		if !emit("actors/", b.id, w.actorRecord(b, w.random(streamEntities, i))) {
			return false
		}
	}
	for i, b := range w.organizations {
		if !emit("organizations/", b.id, w.organizationRecord(i, b)) {
			return false
		}
	}
	for i, b := range w.themes {
		if !emit("themes/", b.id, w.themeRecord(i, b)) {
			return false
		}
	}
	return true
}

// actorRecord makes a person with an office. Its text names a body, so that organizations are named
// outside of articles, too.
func (w *world) actorRecord(b *bearer, r *rand.Rand) *record {
	f := newRecord()
	f.text("name", b.name)
	f.texts("aliases", b.aliases)
	from := 2000 + r.IntN(15)
	f.line("posts:")
	f.line("  - role: " + pick(r, []string{"Minister", "Chair", "Spokesperson", "Harbour master", "Envoy"}))
	f.id("    organization", pick(r, w.organizations).id)
	f.text("    from", fmt.Sprint(from))
	f.text("    until", fmt.Sprint(from+1+r.IntN(8)))
	if w.Articles > 0 {
		f.id("    article", number("article-", r.IntN(w.Articles)))
	}
	f.text("summary", "Speaks in the articles about the river ports. "+upperFirst(clause(r))+".")
	return f.body("Named in connection with " + pick(r, pick(r, w.organizations).full) + "; " + clause(r) + ".\n")
}

// organizationRecord makes the ith body. Ministries have a parent, of a lower number, so that no circle
// can come about.
func (w *world) organizationRecord(i int, b *bearer) *record {
	r := w.random(streamEntities, w.Actors+i)
	f := newRecord()
	f.text("name", b.name)
	f.texts("aliases", b.aliases)
	f.texts("short_names", b.short)
	f.text("classification", []string{"relief body", "movement", "armed group", "ministry", "outlet"}[i%5])
	f.text("founded", fmt.Sprint(1950+r.IntN(60)))
	if i%5 == 3 {
		f.id("parent", w.organizations[i/5*3].id)
	}
	f.text("summary", upperFirst(clause(r))+".")
	return f.body("Its seat is " + pick(r, english.places) + ".\n")
}

// themeRecord makes the ith theme. The first eight are the broad ones.
func (w *world) themeRecord(i int, b *bearer) *record {
	r := w.random(streamEntities, w.Actors+w.Organizations+i)
	f := newRecord()
	f.text("title", b.name)
	f.texts("aliases", b.aliases)
	if i >= 8 {
		f.id("broader", w.themes[i%8].id)
	}
	f.text("summary", "Covers what the articles say of it. "+upperFirst(clause(r))+".")
	return f.body("What falls outside: " + phrase(r) + ".\n")
}
