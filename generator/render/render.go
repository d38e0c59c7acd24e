// Package render makes the pages of the site from the dossier. It reads nothing
// but the dossier and the templates, and the same dossier always gives the same
// bytes.
package render

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"dossier/generator/card"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/export/epub"
	"dossier/generator/parallel"
	"dossier/generator/prose"
)

// Add takes one file of the site: its path from the root, its bytes, which it must
// not keep, and what it was made from, for messages. It is called from several
// goroutines.
type Add func(path string, data []byte, producer string) error

// Progress is told how many of all jobs are done, each of which makes the pages of one
// record or list. It is called from several goroutines, by one at a time.
type Progress func(done, all int)

// Site renders every page of the dossier and tells progress, which may be nil. It
// returns the first error: of a template, which wraps a *TemplateError, of a page that
// cannot be made, or of add.
func Site(d *dossier.Dossier, t *Templates, add Add, progress Progress) error {
	s := newPlan(d, t)
	if err := s.prepare(); err != nil {
		return err
	}
	return s.each(s.jobs, add, progress)
}

// newPlan lists the pages of a dossier.
func newPlan(d *dossier.Dossier, t *Templates) *site {
	s := &site{d: d, words: t.words, view: newSite(d, t.words), templates: t, pairs: map[*dossier.Entity][]*dossier.Dialogue{}, records: records(d)}
	for _, p := range d.Pairs {
		s.pairs[p.A] = append(s.pairs[p.A], p)
		s.pairs[p.B] = append(s.pairs[p.B], p)
	}
	s.sharePath, s.shared = s.share()
	s.plan()
	return s
}

// site is one run over a dossier.
type site struct {
	d         *dossier.Dossier
	words     words
	view      *SiteView
	templates *Templates
	rows      rows
	pairs     map[*dossier.Entity][]*dossier.Dialogue // by party
	records   map[string]*dossier.Head                // by the path of their page
	jobs      []job
	// sharePath is the path of the dossier's picture; "" when it has none.
	sharePath string
	shared    []byte // that picture
}

// plan lists what is to be made.
func (s *site) plan() {
	s.job("index.html", s.front)
	// What takes longest comes first, so that no core waits for it in the end.
	s.listJobs()
	s.entityJobs()
	for _, a := range s.d.Articles {
		s.jobs = append(s.jobs, s.articleJob(a))
	}
	s.speechJobs()
	for _, p := range s.d.Pages {
		s.job(p.Address, func(w *worker) error { return s.page(w, p) })
	}
	if hasDataPage(s.d) {
		s.job(dataPath, s.data)
	}
	for _, m := range s.d.Moved {
		s.job(m.From, func(w *worker) error { return s.moved(w, m) })
	}
	if epub.PageMade(s.d) {
		s.job(epub.PagePath, s.whole)
	}
	s.job("search.html", s.searchPage)
	s.previewJobs()
	if s.shared != nil {
		s.job(sharePath, func(w *worker) error { return w.add(sharePath, s.shared, "the picture of the dossier") })
	}
	s.job("404.html", s.notFound)
	s.job("css/code.css", func(w *worker) error {
		if !s.hasCode() {
			return nil
		}
		return w.add("css/code.css", prose.StyleSheet(), "the style of code")
	})
}

func (s *site) articleJob(a *dossier.Article) job {
	return job{a.Address, []string{picturePath(a)}, func(w *worker) error { return s.article(w, a) }}
}

func (s *site) hasCode() bool {
	for _, t := range s.d.Texts() {
		if t.Doc != nil && t.Doc.HasCode {
			return true
		}
	}
	return false
}

// job makes the pages of one record or list.
type job struct {
	// path is that of its first page; also are other files that it makes.
	path string
	also []string
	run  func(*worker) error
}

// do makes the pages. A panic is an error that names the first of them.
func (j job) do(w *worker) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s cannot be made: %s; this is a mistake of dossier: please report it, with the record's file", j.path, diag.Panic(p))
		}
	}()
	return j.run(w)
}

func (s *site) job(path string, run func(*worker) error, also ...string) {
	s.jobs = append(s.jobs, job{path, also, run})
}

// worker is what one goroutine keeps between pages.
type worker struct {
	words words
	buf   bytes.Buffer
	prose []byte
	// association is nil until it is asked for.
	association *dossier.Associator
	painter     *card.Painter // nil until it is asked for
	// take is where files go; only is the one path that is wanted, "" for all.
	take Add
	only string
}

// associator finds what appears together, with the memory of this worker.
func (w *worker) associator(d *dossier.Dossier) *dossier.Associator {
	if w.association == nil {
		w.association = dossier.NewAssociator(d)
	}
	return w.association
}

// wants says whether a file is to be made.
func (w *worker) wants(path string) bool { return w.only == "" || w.only == path }

// add hands a file on, unless it is not wanted.
func (w *worker) add(path string, data []byte, producer string) error {
	if !w.wants(path) {
		return nil
	}
	return w.take(path, data, producer)
}

// each does the jobs in order on all cores, tells progress (which may be nil) of
// each that is done, and stops at the first error, which it returns.
func (s *site) each(jobs []job, add Add, progress Progress) error {
	workers := make([]*worker, runtime.GOMAXPROCS(0))
	for i := range workers {
		workers[i] = &worker{words: s.words, take: add}
	}
	var mu sync.Mutex
	done := 0
	return parallel.Try(len(workers), len(jobs), func(goroutine, i int) error {
		err := jobs[i].do(workers[goroutine])
		if progress != nil {
			mu.Lock()
			defer mu.Unlock()
			done++
			progress(done, len(jobs))
		}
		return err
	})
}

// write renders a page through its template and adds it.
func (s *site) write(w *worker, template, path, producer string, view any) error {
	if !w.wants(path) {
		return nil
	}
	page, err := s.execute(w, template, path, view)
	if err != nil {
		return err
	}
	return w.take(path, page, producer)
}

// execute renders a page through its template. What it returns lasts until the worker's next page.
func (s *site) execute(w *worker, template, path string, view any) ([]byte, error) {
	w.buf.Reset()
	if err := s.templates.execute(&w.buf, template, view); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return w.buf.Bytes(), nil
}
