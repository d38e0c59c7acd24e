// Package synthetic makes a dossier of any size for measurements and tests: articles that name people
// and bodies in all their spellings, with notes, statements and events that quote them.
//
// It has the proportions of a real dossier. Names follow Zipf's law, stand in the text with and without
// the Arabic article, with any apostrophe, in Arabic script and in short, and belong to one bearer each;
// every quotation stands in its article exactly once. The same options always give the same bytes, and
// a build of them has no warning.
package synthetic

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Options say how large a dossier is made. What is zero is derived from the number of articles.
type Options struct {
	Articles int
	// Actors are an eighth of the articles when zero, at least 24 and at most 2,000.
	Actors int
	// Organizations are a sixteenth of the articles when zero, at least 15 and at most 2,000.
	Organizations int
	// NotesOnly leaves statements and events out.
	NotesOnly bool
	// Seed makes another dossier of the same size; zero is a seed like any other.
	Seed uint64
}

func (o Options) withDefaults() Options {
	if o.Actors <= 0 {
		o.Actors = min(max(o.Articles/8, 24), 2000)
	}
	if o.Organizations <= 0 {
		o.Organizations = min(max(o.Articles/16, 15), 2000)
	}
	return o
}

// Write writes the dossier into dir, which then has content/ and can be built. Files of the same names
// are replaced, others are left.
func Write(dir string, o Options) error {
	made := map[string]bool{}
	for path, data := range Files(o) {
		file := filepath.Join(dir, filepath.FromSlash(path))
		if folder := filepath.Dir(file); !made[folder] {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
			made[folder] = true
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Files yields the files of the dossier: the path below its folder, such as
// "content/articles/article-00001.md", and the text, which is the caller's.
func Files(o Options) iter.Seq2[string, []byte] {
	o = o.withDefaults()
	return func(yield func(string, []byte) bool) {
		w := newWorld(o)
		emit := func(folder, id string, r *record) bool {
			if o.NotesOnly && (folder == "statements/" || folder == "events/") {
				return true
			}
			return yield("content/"+folder+id+".md", r.Bytes())
		}
		if !emit("", "dossier", w.dossier()) || !w.entities(emit) {
			return
		}
		for i := range o.Articles {
			if !w.article(i, emit) {
				return
			}
		}
	}
}

// emit takes one record and tells whether more are wanted.
type emit func(folder, id string, r *record) bool

// world is who and what the articles are about.
type world struct {
	Options
	actors, organizations, themes, outlets []*bearer
}

func newWorld(o Options) *world {
	w := &world{Options: o}
	r := w.random(streamNames, 0)
	c := newCoinage(r)
	for i := range o.Actors {
		w.actors = append(w.actors, actor(i, c))
	}
	for i := range o.Organizations {
		b := organization(i, c)
		w.organizations = append(w.organizations, b)
		if isOutlet(i) {
			w.outlets = append(w.outlets, b)
		}
	}
	w.themes = themes()
	return w
}

// The streams of random numbers. Each record has its own, so that what one record draws does not move
// the others.
const (
	streamNames uint64 = iota
	streamEntities
	streamArticles
	streamDates
)

func (w *world) random(stream uint64, i int) *rand.Rand {
	return rand.New(rand.NewPCG(w.Seed, stream<<48|uint64(i)))
}

func (w *world) dossier() *record {
	r := newRecord()
	r.text("title", "Warnings on the river ports, 2015–2025")
	r.text("subtitle", "A synthetic dossier for measurements")
	r.text("description", fmt.Sprintf("%d made-up articles about made-up people.", w.Articles))
	r.id("language", "en")
	r.line("editors:\n  - id: desk\n    name: Editorial desk")
	return r.body("Nothing in this dossier happened. It measures how long a build takes.\n\n" +
		"## What stands here\n\nArticles with *notes*, statements and events, as a newsroom would have them.\n")
}
