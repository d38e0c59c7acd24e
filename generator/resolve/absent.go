package resolve

import (
	"path"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/fold"
	"dossier/generator/source"
)

// absent are the records that have a file but no part in the dossier: drafts, what
// hangs on a draft, and files that could not be used, about which the report says
// why. A link to one is written as plain text and is no problem of its own.
type absent struct {
	byKey     map[key]*content.Record // ids by idKey
	byName    map[string]*content.Record
	byPath    map[string]*content.Record // path of the file
	byAddress map[string]*content.Record
}

func newAbsent() *absent {
	return &absent{map[key]*content.Record{}, map[string]*content.Record{}, map[string]*content.Record{}, map[string]*content.Record{}}
}

// add enters a record under everything by which links can name it.
func (a *absent) add(raw *content.Record) {
	a.byPath[composed(raw.File.Path)] = raw
	a.byAddress[addressOf(raw)] = raw
	a.byKey[key{raw.Kind, idKey(raw.ID)}] = raw
	for _, v := range raw.List("former_ids") {
		a.byKey[key{raw.Kind, idKey(v.Text)}] = raw
	}
	names := append(texts(raw.List("aliases")), title(raw))
	for _, n := range names {
		if k := fold.Key(n); k != "" {
			a.byName[k] = raw
		}
	}
}

// find returns the record of one of the kinds that has the id, nil for none.
func (a *absent) find(id string, kinds []content.Kind) *content.Record {
	for _, k := range kinds {
		if raw := a.byKey[key{k, idKey(id)}]; raw != nil {
			return raw
		}
	}
	return nil
}

// named returns the record that a [[target]] means by id or name, nil for none.
func (a *absent) named(target string) *content.Record {
	kinds, id := narrow(content.Kinds(), target)
	if raw := a.find(id, kinds); raw != nil {
		return raw
	}
	return a.byName[fold.Key(id)]
}

// withoutAbsent takes the drafts out of the records, and with a draft article the
// notes on it and the statements that it alone reports; it enters the files of which no record could be made as well.
func (r *resolver) withoutAbsent(records []*content.Record) []*content.Record {
	r.absent = newAbsent()
	kept := make([]*content.Record, 0, len(records))
	read := make(map[string]bool, len(records))
	for _, raw := range records {
		read[raw.File.Path] = true
		if !r.options.Drafts && (raw.Draft() || r.hangs(raw)) {
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

// hangs says whether a record is a note on an article that was left out, or a
// statement that no other article reports. Articles come before both.
func (r *resolver) hangs(raw *content.Record) bool {
	out := func(article *content.Value) bool {
		id, _ := reference(article.String())
		_, id = narrow([]content.Kind{content.Article}, id)
		return r.absent.byKey[key{content.Article, idKey(id)}] != nil
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
