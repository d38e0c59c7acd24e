package render

import (
	"bytes"
	"iter"
	"path"
	"strconv"
	"strings"
	"sync"

	"dossier/generator/dossier"
)

// Pages makes the pages of a dossier one by one, each the same bytes as Site
// makes. It is safe for concurrent use as long as the dossier does not change.
type Pages struct {
	site    *site
	jobs    map[string]job // by the path of each file but further parts of lists
	workers sync.Pool
}

// NewPages plans the pages and makes none.
func NewPages(d *dossier.Dossier, t *Templates) *Pages {
	p := &Pages{site: newPlan(d, t)}
	p.jobs = make(map[string]job, len(p.site.jobs))
	for _, j := range p.site.jobs {
		p.enter(j)
	}
	return p
}

func (p *Pages) enter(j job) {
	p.jobs[j.path] = j
	for _, also := range j.also {
		p.jobs[also] = j
	}
}

// Changed makes pages of the dossier as it has become. Of the record, nil for none, the
// page may not have been planned. No page may be made meanwhile.
func (p *Pages) Changed(record dossier.Record) {
	p.workers = sync.Pool{} // what they know of the dossier no longer holds
	switch x := record.(type) {
	case *dossier.Article:
		p.enter(p.site.articleJob(x))
	case *dossier.Statement:
		p.enter(p.site.statementJob(x))
	case *dossier.Event:
		p.enter(p.site.eventJob(x))
	case *dossier.Entity:
		p.enter(p.site.entityJob(x))
	default:
		return
	}
	p.site.records[record.Header().Address] = record.Header()
}

// Use makes pages with other templates of the same language from now on. No page may
// be made meanwhile.
func (p *Pages) Use(t *Templates) { p.site.templates = t }

// Page makes the file at a path from the root of the site; nil when the dossier
// has none there.
func (p *Pages) Page(path string) ([]byte, error) {
	j, ok := p.jobs[path]
	if !ok {
		j, ok = p.jobs[firstPart(path)]
	}
	if !ok {
		return nil, nil
	}
	var made []byte
	w, _ := p.workers.Get().(*worker)
	if w == nil {
		w = &worker{words: p.site.words}
	}
	defer p.workers.Put(w)
	w.only, w.take = path, func(_ string, data []byte, _ string) error {
		made = bytes.Clone(data)
		return nil
	}
	err := j.do(w)
	return made, err
}

// Paths yields the path of every file that is planned, but for further parts of lists,
// with what it is made from, for messages.
func (p *Pages) Paths() iter.Seq2[string, string] {
	return func(yield func(path, producer string) bool) {
		for _, j := range p.site.jobs {
			producer := "the site itself"
			if h := p.site.records[j.path]; h != nil {
				producer = h.Kind.String() + " " + strconv.Quote(h.ID)
			}
			for _, path := range append([]string{j.path}, j.also...) {
				if !yield(path, producer) {
					return
				}
			}
		}
	}
}

// Source returns the file of the record that has the page at a path, such as
// "content/articles/x.md"; "" for a page that no record has.
func (p *Pages) Source(path string) string {
	return p.site.file(path)
}

// firstPart returns the path of the first part of a split list, of which partPath
// made a further one.
func firstPart(part string) string {
	stem, ok := strings.CutSuffix(part, ".html")
	if !ok {
		return part
	}
	return strings.TrimSuffix(stem, path.Ext(stem)) + ".html"
}
