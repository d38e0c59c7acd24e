// Package render makes the pages of the site from the dossier. It reads nothing
// but the dossier and the templates, and the same dossier always gives the same
// bytes.
package render

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"dossier/generator/dossier"
	"dossier/generator/prose"
)

// Add takes one file of the site: its path from the root, its bytes, and what it
// was made from, for messages. It is called from several goroutines.
type Add func(path string, data []byte, producer string) error

// Progress is told how many of all pages are done; it is called from several
// goroutines.
type Progress func(done, all int)

// Site renders every page of the dossier. It returns the first error of a
// template or of add.
func Site(d *dossier.Dossier, t *Templates, add Add, progress Progress) error {
	s := &site{d: d, view: newSite(d), templates: t, add: add, pairs: map[*dossier.Entity][]*dossier.Dialogue{}}
	for _, p := range d.Pairs {
		s.pairs[p.A] = append(s.pairs[p.A], p)
		s.pairs[p.B] = append(s.pairs[p.B], p)
	}
	if err := s.prepare(); err != nil {
		return err
	}
	s.plan()
	return each(s.jobs, progress)
}

// site is one run over a dossier.
type site struct {
	d         *dossier.Dossier
	view      *SiteView
	templates *Templates
	add       Add
	rows      rows
	pairs     map[*dossier.Entity][]*dossier.Dialogue // by party
	jobs      []func(*worker) error                   // each makes the pages of one record or list
}

// plan lists what is to be made.
func (s *site) plan() {
	s.job(s.front)
	// What takes longest comes first, so that no core waits for it in the end.
	s.listJobs()
	s.entityJobs()
	for _, a := range s.d.Articles {
		s.job(func(w *worker) error { return s.article(w, a) })
	}
	s.speechJobs()
	for _, p := range s.d.Pages {
		s.job(func(w *worker) error { return s.page(w, p) })
	}
	s.job(s.notFound)
	s.job(func(*worker) error {
		if !s.hasCode() {
			return nil
		}
		return s.add("css/code.css", prose.StyleSheet(), "the style of code")
	})
}

func (s *site) hasCode() bool {
	for _, t := range s.d.Texts() {
		if t.Doc != nil && t.Doc.HasCode {
			return true
		}
	}
	return false
}

func (s *site) job(f func(w *worker) error) {
	s.jobs = append(s.jobs, f)
}

// worker is what one goroutine keeps between pages.
type worker struct {
	buf   bytes.Buffer
	prose []byte
}

// each does the jobs in order on all cores, tells progress (which may be nil) of
// each that is done, and stops at the first error, which it returns.
func each(jobs []func(*worker) error, progress Progress) error {
	var (
		mu    sync.Mutex
		next  int
		done  int
		first error
		group sync.WaitGroup
	)
	take := func() (func(*worker) error, bool) {
		mu.Lock()
		defer mu.Unlock()
		if next == len(jobs) || first != nil {
			return nil, false
		}
		next++
		return jobs[next-1], true
	}
	finish := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if done++; err != nil && first == nil {
			first = err
		}
		if progress != nil {
			progress(done, len(jobs))
		}
	}
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			w := &worker{}
			for job, ok := take(); ok; job, ok = take() {
				finish(job(w))
			}
		})
	}
	group.Wait()
	return first
}

// write renders a page through its template and adds it.
func (s *site) write(w *worker, template, path, producer string, view any) error {
	w.buf.Reset()
	if err := s.templates.execute(&w.buf, template, view); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return s.add(path, bytes.Clone(w.buf.Bytes()), producer)
}
