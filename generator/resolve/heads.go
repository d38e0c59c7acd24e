package resolve

import (
	"path"
	"slices"
	"strings"

	"github.com/gosimple/slug"
	"golang.org/x/text/unicode/norm"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/source"
)

// heads gives every record its address and enters it under its id and names.
func (r *resolver) heads(records []*content.Record) {
	r.byKey = make(map[key]*entry, len(records))
	r.byID = make(map[string][]*entry, len(records))
	r.byName = make(map[string][]*entry, len(records))
	r.byPath = make(map[string]*entry, len(records))
	r.byPage = make(map[string]*entry, len(records))
	for _, raw := range records {
		if raw.Kind == content.Dossier {
			r.settings = raw
			continue
		}
		e := &entry{raw: raw, head: dossier.NewHead(raw.Kind, raw.ID, title(raw), raw)}
		if !r.address(e) {
			r.absent.add(raw)
			r.excluded = append(r.excluded, raw)
			continue
		}
		r.entries = append(r.entries, e)
		r.byPath[composed(raw.File.Path)] = e
		r.byKey[key{raw.Kind, raw.ID}] = e
		r.enter(e)
	}
}

// composed returns an id or a path as it is compared: what an archive or another system
// wrote may have letters and their marks apart.
func composed(s string) string { return norm.NFC.String(s) }

// idKey returns an id as [[links]] find it, in any case.
func idKey(id string) string { return strings.ToLower(composed(id)) }

// title returns the name under which a record is shown.
func title(raw *content.Record) string {
	for _, k := range []string{"name", "title"} {
		if t := raw.Text(k); t != "" {
			return t
		}
	}
	return raw.ID
}

// addressOf returns the path of a record's page from the root of the site.
func addressOf(raw *content.Record) string {
	return raw.Kind.Folder() + "/" + stemOf(raw) + ".html"
}

// stemOf returns what of the address is the record's own.
func stemOf(raw *content.Record) string { return slug.Make(raw.ID) }

// reserved says whether no record can have a stem: it is empty, or that of the list of a kind.
func reserved(stem string) bool { return stem == "" || stem == "index" }

// address makes the record's address and reports one that is empty or taken, or an id
// that is.
func (r *resolver) address(e *entry) bool {
	start := source.Span{File: e.raw.File}
	if other := r.byKey[key{e.raw.Kind, e.raw.ID}]; other != nil {
		r.report.Add(diag.IDShared, start, "the %s %q stands in two files", e.raw.Kind, e.raw.ID).
			See(source.Span{File: other.raw.File}, "the other one").
			WithHelp("rename one of them: the file name is the id, and folders do not count")
		return false
	}
	e.head.Address = addressOf(e.raw)
	stem := e.head.Stem()
	if stem == "" {
		r.report.Add(diag.AddressEmpty, start, "nothing of the file name %q can stand in an address", path.Base(e.raw.File.Path)).
			WithHelp("give the file a name with at least one letter or digit")
		return false
	}
	if stem == "index" {
		r.report.Add(diag.AddressShared, start, "the address %s belongs to the list of all %s", e.head.Address, e.raw.Kind.Folder()).
			WithHelp("rename the file")
		return false
	}
	if other := r.byPage[e.head.Address]; other != nil {
		r.report.Add(diag.AddressShared, start, "%q and %q would get one address, %s", path.Base(e.raw.File.Path), path.Base(other.raw.File.Path), e.head.Address).
			See(source.Span{File: other.raw.File}, "the other one").
			WithHelp("rename one of the two files")
		return false
	}
	r.byPage[e.head.Address] = e
	return true
}

// enter makes the record known to links under its id, former ids, name and
// aliases. Annotations have no names: nobody links to them by title.
func (r *resolver) enter(e *entry) {
	enter(r.byID, idKey(e.raw.ID), e)
	for _, v := range e.raw.List("former_ids") {
		enter(r.byID, idKey(v.Text), e)
	}
	if e.raw.Kind == content.Annotation {
		return
	}
	enter(r.byName, fold.Key(e.head.Name), e)
	for _, v := range e.raw.List("aliases") {
		enter(r.byName, fold.Key(v.Text), e)
	}
}

func enter(m map[string][]*entry, name string, e *entry) {
	if name != "" && !slices.Contains(m[name], e) {
		m[name] = append(m[name], e)
	}
}
