package resolve

import (
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/fold"
	"dossier/generator/source"
)

// ref returns the record of one of the kinds that a value names by its id, and
// nil when there is none, which is reported unless the record is a draft or the
// value is missing.
func (r *resolver) ref(v *content.Value, kinds ...content.Kind) *entry {
	if v == nil {
		return nil
	}
	written, linked := reference(v.Text)
	wanted, id := narrow(kinds, written)
	var all []*entry
	for _, k := range wanted {
		if e := r.byKey[key{k, id}]; e != nil {
			all = append(all, e)
		}
	}
	if len(all) == 0 {
		all = r.renamed(id, wanted)
	}
	if len(all) == 0 && linked {
		all = slices.DeleteFunc(r.candidates(written), func(e *entry) bool { return !slices.Contains(wanted, e.raw.Kind) })
	}
	switch {
	case len(all) == 1:
		if id := r.idOf(all[0], kinds); id != v.Text {
			r.d.IDs[v] = id
		}
		return all[0]
	case len(all) > 1:
		r.ambiguous(v.Span, written, all)
		return nil
	}
	raw := r.absent.find(written, linked, kinds...)
	if raw == nil {
		r.unknown(v.Span, id, wanted)
		return nil
	}
	r.d.LeftOut[v] = title(raw)
	return nil
}

// idOf returns the id by which a field of these kinds names a record, with the kind
// in front where a record of another has the id, too.
func (r *resolver) idOf(e *entry, kinds []content.Kind) string {
	for _, k := range kinds {
		if k != e.raw.Kind && r.byKey[key{k, e.raw.ID}] != nil {
			return e.raw.Kind.Folder() + "/" + e.raw.ID
		}
	}
	return e.raw.ID
}

// renamed returns the records of the kinds that once had the id.
func (r *resolver) renamed(id string, kinds []content.Kind) []*entry {
	is := func(former *content.Value) bool { return composed(former.Text) == id }
	return slices.DeleteFunc(slices.Clone(r.byID[idKey(id)]), func(e *entry) bool {
		return !slices.Contains(kinds, e.raw.Kind) || !slices.ContainsFunc(e.raw.List("former_ids"), is)
	})
}

// reference returns what a field's value names, and whether it is written as a
// [[link]], in which a name may stand for the id.
func reference(text string) (target string, linked bool) {
	inner, opened := strings.CutPrefix(strings.TrimSpace(text), "[[")
	inner, closed := strings.CutSuffix(inner, "]]")
	if !opened || !closed {
		return composed(strings.TrimSpace(text)), false
	}
	inner, _, _ = strings.Cut(inner, "|")
	inner, _, _ = strings.Cut(inner, "#")
	return composed(strings.TrimSuffix(strings.TrimSpace(inner), ".md")), true
}

// narrow takes a kind in front of an id, "actors/x", off and keeps that kind.
func narrow(kinds []content.Kind, id string) ([]content.Kind, string) {
	folder, rest, ok := strings.Cut(strings.TrimPrefix(id, "content/"), "/")
	if k := content.KindOf(folder); ok && k != 0 && slices.Contains(kinds, k) {
		return []content.Kind{k}, rest
	}
	return kinds, id
}

// unknown reports an id that no record of the kinds has.
func (r *resolver) unknown(span source.Span, id string, kinds []content.Kind) {
	others, bare := narrow(content.Kinds(), id)
	near := r.nearest(bare, kinds)
	all := slices.DeleteFunc(slices.Clone(r.byID[idKey(bare)]), func(e *entry) bool { return !slices.Contains(others, e.raw.Kind) })
	if len(all) > 0 && (near == nil || bare != id) {
		r.report.Add(diag.RefKind, span, "%q is %s, not %s", id, all[0].raw.Kind.WithArticle(), alternatives(kinds)).
			See(source.Span{File: all[0].raw.File}, "the %s", all[0].raw.Kind).
			WithHelp("name the id of %s", alternatives(kinds))
		return
	}
	d := r.report.Add(diag.RefUnknown, span, "unknown %s %q", strings.TrimPrefix(strings.TrimPrefix(alternatives(kinds), "an "), "a "), id)
	switch {
	case near == nil && strings.Contains(bare, ","):
		d.WithHelp("a list stands between brackets: [%s]", bare)
		return
	case near == nil && slices.Contains(kinds, content.Actor) && slices.Contains(kinds, content.Organization) && strings.Contains(bare, " "):
		d.WithHelp("add content/%s/%s.md, or correct the id; a voice without a name is written {unnamed: %s}", kinds[0].Folder(), bare, bare)
		return
	case near == nil:
		d.WithHelp("add content/%s/%s.md, or correct the id", kinds[0].Folder(), bare)
		return
	}
	d.WithHelp("did you mean %q? (%s)", near.raw.ID, near.raw.File.Path)
}

// nearest returns the record that an id or name probably means, nil for none.
func (r *resolver) nearest(id string, kinds []content.Kind) *entry {
	for _, e := range r.byID[idKey(id)] {
		if slices.Contains(kinds, e.raw.Kind) {
			return e
		}
	}
	for _, e := range r.byName[fold.Key(id)] {
		if slices.Contains(kinds, e.raw.Kind) {
			return e
		}
	}
	var ids []string
	for _, e := range r.entries {
		if slices.Contains(kinds, e.raw.Kind) {
			ids = append(ids, e.raw.ID)
		}
	}
	near := diag.Nearest(id, ids)
	for _, k := range kinds {
		if e := r.byKey[key{k, near}]; e != nil && near != "" {
			return e
		}
	}
	return nil
}

// alternatives names the kinds in a sentence: "an actor or organization".
func alternatives(kinds []content.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	return kinds[0].WithArticle() + strings.TrimPrefix(strings.Join(names, " or "), kinds[0].String())
}

// The functions that follow resolve lists of references.

func (r *resolver) themes(list []*content.Value) []*dossier.Theme {
	return refs(r, list, content.Theme, func(e *entry) *dossier.Theme { return e.theme })
}

func (r *resolver) actors(list []*content.Value) []*dossier.Actor {
	return refs(r, list, content.Actor, func(e *entry) *dossier.Actor { return e.actor })
}

func (r *resolver) organizations(list []*content.Value) []*dossier.Organization {
	return refs(r, list, content.Organization, func(e *entry) *dossier.Organization { return e.body })
}

func refs[T comparable](r *resolver, list []*content.Value, kind content.Kind, of func(*entry) T) []T {
	var all []T
	for _, v := range list {
		if e := r.ref(v, kind); e != nil && !slices.Contains(all, of(e)) {
			all = append(all, of(e))
		}
	}
	return all
}

// date returns the date of a field, which was checked when it was read; the zero
// date for a missing one.
func date(v *content.Value) edtf.Date {
	d, _ := edtf.Parse(v.String())
	return d
}

// period reports two dates, in fields with these keys, of which the last comes first.
func (r *resolver) period(value func(key string) *content.Value, first, last string) {
	from, until := value(first), value(last)
	if from == nil || until == nil || edtf.Compare(date(until), date(from)) != edtf.Before {
		return
	}
	r.report.Add(diag.DateOrder, until.Span, "%q is %q, before %q, which is %q", last, until.Text, first, from.Text).
		See(from.Span, "the earlier date").
		WithHelp("check both dates, or mark the one that is not certain with ? or ~")
}
