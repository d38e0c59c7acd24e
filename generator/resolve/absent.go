package resolve

import (
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/fold"
	"dossier/generator/source"
)

// lookup finds raw records by everything by which links can name them.
type lookup struct {
	byKey     map[key]*content.Record    // ids by idKey
	byName    map[key]*content.Record    // names by fold.Key
	byPath    map[string]*content.Record // path of the file
	byAddress map[string]*content.Record
}

func newLookup() *lookup {
	return &lookup{map[key]*content.Record{}, map[key]*content.Record{}, map[string]*content.Record{}, map[string]*content.Record{}}
}

func (a *lookup) add(raw *content.Record) {
	a.byPath[composed(raw.File.Path)] = raw
	a.byAddress[addressOf(raw)] = raw
	a.byKey[key{raw.Kind, idKey(raw.ID)}] = raw
	for _, v := range raw.List("former_ids") {
		a.byKey[key{raw.Kind, idKey(v.Text)}] = raw
	}
	names := append(texts(raw.List("aliases")), title(raw))
	for _, n := range names {
		if k := fold.Key(n); k != "" {
			a.byName[key{raw.Kind, k}] = raw
		}
	}
}

// find returns the record of one of the kinds that a field's value means: by id or, where it
// is written as a [[link]], by name. It is nil for none.
func (a *lookup) find(target string, linked bool, kinds ...content.Kind) *content.Record {
	kinds, id := narrow(kinds, target)
	for _, k := range kinds {
		if raw := a.byKey[key{k, idKey(id)}]; raw != nil {
			return raw
		}
	}
	if !linked {
		return nil
	}
	name := fold.Key(id)
	for _, k := range kinds {
		if raw := a.byName[key{k, name}]; raw != nil {
			return raw
		}
	}
	return nil
}

// named returns the record of any kind that a [[target]] means, nil for none.
func (a *lookup) named(target string) *content.Record {
	return a.find(target, true, content.Kinds()...)
}

// withoutAbsent takes the drafts out of the records, and with a draft article the
// notes on it and the statements that it alone reports; it enters the files of which no record could be made as well.
func (r *resolver) withoutAbsent(records []*content.Record) []*content.Record {
	r.absent = newLookup()
	kept := make([]*content.Record, 0, len(records))
	articles := sync.OnceValue(func() *lookup { return articlesIn(kept) })
	read := make(map[string]bool, len(records))
	for _, raw := range records {
		read[raw.File.Path] = true
		if !r.options.Drafts && (raw.Draft() || r.hangs(raw, articles)) {
			r.absent.add(raw)
			r.d.Drafts++
			continue
		}
		kept = append(kept, raw)
	}
	for _, d := range r.report.All() {
		if d.Severity == diag.Error && d.Span.File != nil && !read[d.Span.Path()] {
			r.failed(d.Span.File)
		}
	}
	return kept
}

// articlesIn returns the articles among some records.
func articlesIn(records []*content.Record) *lookup {
	all := newLookup()
	for _, raw := range records {
		if raw.Kind == content.Article {
			all.add(raw)
		}
	}
	return all
}

// hangs says whether a record is a note on an article that was left out, or a
// statement that no other article reports. Articles come before both; those that are
// kept win where they have the same id or name.
func (r *resolver) hangs(raw *content.Record, kept func() *lookup) bool {
	out := func(article *content.Value) bool {
		target, linked := reference(article.String())
		return r.absent.find(target, linked, content.Article) != nil && kept().find(target, linked, content.Article) == nil
	}
	switch raw.Kind {
	case content.Annotation:
		return out(raw.Value("article"))
	case content.Statement:
		all := raw.List("appearances")
		return len(all) > 0 && !slices.ContainsFunc(all, func(v *content.Value) bool { return !out(v.Value("article")) })
	}
	return false
}

// failed enters a file of which no record could be made.
func (r *resolver) failed(file *source.File) {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(file.Path, "content/"), "/")
	if k := content.KindOf(folder); k != 0 && path.Ext(rest) == ".md" {
		r.absent.add(&content.Record{Kind: k, ID: content.IDOf(rest), File: file})
	}
}
