package suggest

import (
	"fmt"

	"dossier/generator/anchor"
	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// anchors finds the passages that do not stand exactly, with the words that would
// hold them.
func anchors(d *dossier.Dossier) []Suggestion {
	var all []Suggestion
	for _, a := range d.Annotations {
		all = append(all, weak(a.Record, &a.Passage)...)
	}
	for _, s := range d.Statements {
		for _, p := range s.Appearances {
			all = append(all, weak(s.Record, &p.Passage)...)
		}
	}
	for _, e := range d.Events {
		for _, p := range e.Appearances {
			all = append(all, weak(e.Record, &p.Passage)...)
		}
	}
	return all
}

// quoteAt returns the value of a record's quotation that is written at a place.
func quoteAt(r *content.Record, at source.Span) *content.Value {
	if v := r.Value("quote"); v != nil && v.Span == at {
		return v
	}
	for _, group := range r.List("appearances") {
		if v := group.Value("quote"); v != nil && v.Span == at {
			return v
		}
	}
	return nil
}

// weak makes the suggestion for one passage; none for one that stands exactly.
func weak(r *content.Record, p *dossier.Passage) []Suggestion {
	if p.Article == nil || p.Span.File == nil || p.Found.Verdict == anchor.Exact {
		return nil
	}
	s := Suggestion{Kind: WeakAnchor, Count: 1, Places: []source.Span{p.Span}}
	for _, c := range p.Found.Candidates {
		s.Places = append(s.Places, p.Article.Body.Doc.Source(prose.Range{Start: c.Place.Start, End: c.Place.End}))
	}
	s.Places = shown(s.Places)
	switch p.Found.Verdict {
	case anchor.Drifted:
		s.Message = fmt.Sprintf("the quotation stands in %q only nearly so (%d %% alike)", p.Article.ID, int(p.Found.Score*100))
		s.Help = "compare the two; if the passage is still the one that is meant, write the article's words"
		s.requote(r, p)
	case anchor.Ambiguous:
		s.Message = fmt.Sprintf("the quotation stands in %q %d times", p.Article.ID, p.Found.Hits)
		s.Help = "add the prefix and suffix of the place that is meant; dossier check has them ready"
	case anchor.Orphan:
		if p.Found.Reason == anchor.ContextDiffers {
			s.Message = fmt.Sprintf("the quotation stands in %q, but %s from its prefix and suffix", p.Article.ID, p.Found.Reason)
			s.Help = "if that is the passage that is meant, correct or delete prefix and suffix"
			break
		}
		s.Message = fmt.Sprintf("the quotation stands nowhere in %q: %s", p.Article.ID, p.Found.Reason)
		s.Help = "quote the passage anew in the words of the article, or delete the record"
	}
	return []Suggestion{s}
}

// requote gives a drifted quotation the words of its place. It is safe when they
// differ in nothing but signs.
func (s *Suggestion) requote(r *content.Record, p *dossier.Passage) {
	c := p.Found.Candidates[0]
	v := quoteAt(r, p.Span)
	if c.Patch.Exact == "" || c.Patch.Prefix+c.Patch.Suffix != "" || v == nil {
		return
	}
	e, ok := compose.Replace(r, v, c.Patch.Exact)
	if !ok {
		return
	}
	s.Patch = &Patch{Path: r.File.Path, Edit: e, Before: r.File.Text}
	s.Safe = fold.Key(c.Patch.Exact) == fold.Key(p.Quote.Exact)
}

// archives finds the sources on the web of which no archived copy is known.
func archives(d *dossier.Dossier) []Suggestion {
	var all []Suggestion
	for _, a := range d.Articles {
		if a.URL == "" || a.Archived != "" {
			continue
		}
		all = append(all, Suggestion{
			Kind: NotArchived, Count: 1, Places: []source.Span{a.Record.Place("url")},
			Message: fmt.Sprintf("no archived copy of %q is known", a.ID),
			Help:    fmt.Sprintf("open https://web.archive.org/save/%s and write the address that it gives under \"archived\"", a.URL),
		})
	}
	return all
}
