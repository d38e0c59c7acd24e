package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/jsonwriter"
)

// Popolo writes data/popolo.json: persons, organizations, posts and memberships by
// the Popolo specification (https://www.popoloproject.com/specs/), ids as in
// data-entity. A post is a role in an organization, whoever held it; a membership of
// a post is its being held. Popolo's dates are those of ISO 8601, so that marks of
// doubt are lost and intervals left out; dossier.json has them.
func Popolo(out io.Writer, d *dossier.Dossier) error {
	w := jsonwriter.New(out)
	w.Open('{')
	w.Key("persons")
	w.Open('[')
	for _, a := range d.Actors {
		w.Line()
		popoloEntity(w, d, a.Entity)
		w.Close('}')
	}
	w.Close(']')
	w.Key("organizations")
	w.Open('[')
	for _, o := range d.Organizations {
		w.Line()
		popoloEntity(w, d, o.Entity)
		filled(w, "classification", o.Classification)
		if o.Parent != nil {
			w.Field("parent_id", o.Parent.Key())
		}
		filled(w, "founding_date", day(o.Founded))
		filled(w, "dissolution_date", day(o.Dissolved))
		w.Close('}')
	}
	w.Close(']')
	posts(w, d)
	w.Key("memberships")
	w.Open('[')
	for _, a := range d.Actors {
		ids := distinct{}
		for _, t := range a.Posts {
			membership(w, d, t, ids, postID(t))
		}
		for _, t := range a.Memberships {
			membership(w, d, t, ids, "")
		}
	}
	w.Close(']')
	w.Close('}')
	w.End()
	return w.Flush()
}

// popoloEntity writes what persons and organizations have in common and leaves the
// object open.
func popoloEntity(w *jsonwriter.Writer, d *dossier.Dossier, x *dossier.Entity) {
	w.Open('{')
	w.Field("id", x.Key())
	w.Field("name", x.Name)
	if x.Actor != nil {
		filled(w, "sort_name", x.Sort)
		filled(w, "summary", x.Summary.Text)
	} else {
		filled(w, "abstract", x.Summary.Text)
	}
	if x.Image != "" && d.BaseURL != "" {
		w.Field("image", d.BaseURL+x.Image)
	}
	aliases, short := x.OtherNames()
	objects(w, "other_names", slices.Concat(aliases, short), func(n string) { w.Field("name", n) })
	objects(w, "identifiers", x.Identifiers, func(i dossier.Identifier) {
		w.Field("scheme", i.Scheme)
		w.Field("identifier", i.Value)
	})
	objects(w, "links", x.Links, func(l string) { w.Field("url", l) })
	sources(w, d, &x.Head, "")
}

// sources writes the page that tells where something is from, and the address of the
// original, "" for none. Popolo takes complete addresses only, so that the page has none
// without a base.
func sources(w *jsonwriter.Writer, d *dossier.Dossier, page *dossier.Head, original string) {
	var all []string
	if d.BaseURL != "" {
		all = append(all, d.BaseURL+page.Address)
	}
	if original != "" {
		all = append(all, original)
	}
	objects(w, "sources", all, func(l string) { w.Field("url", l) })
}

// objects writes a list of objects, none when it is empty.
func objects[T any](w *jsonwriter.Writer, key string, all []T, fields func(T)) {
	if len(all) == 0 {
		return
	}
	w.Key(key)
	w.Open('[')
	for _, v := range all {
		w.Open('{')
		fields(v)
		w.Close('}')
	}
	w.Close(']')
}

// posts writes every role in an organization once.
func posts(w *jsonwriter.Writer, d *dossier.Dossier) {
	seen := map[string]bool{}
	w.Key("posts")
	w.Open('[')
	for _, o := range d.Organizations {
		for _, t := range o.Posts {
			if id := postID(t); !seen[id] {
				seen[id] = true
				w.Line()
				w.Open('{')
				w.Field("id", id)
				w.Field("label", t.Role)
				w.Field("role", t.Role)
				w.Field("organization_id", o.Key())
				w.Close('}')
			}
		}
	}
	w.Close(']')
}

func postID(t *dossier.Tenure) string { return t.Organization.Key() + "#" + t.Role }

// distinct counts ids, to tell apart the terms of one office that begin on the same day
// or without a known one.
type distinct map[string]int

// id returns an id the first time, and then the id with a number.
func (d distinct) id(id string) string {
	d[id]++
	if n := d[id]; n > 1 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}

func membership(w *jsonwriter.Writer, d *dossier.Dossier, t *dossier.Tenure, ids distinct, post string) {
	w.Line()
	w.Open('{')
	w.Field("id", ids.id(t.Actor.Key()+"@"+t.Organization.ID+"#"+t.Role+"#"+t.From.String()))
	w.Field("person_id", t.Actor.Key())
	w.Field("organization_id", t.Organization.Key())
	filled(w, "post_id", post)
	w.Field("role", t.Role)
	filled(w, "start_date", day(t.From))
	filled(w, "end_date", day(t.Until))
	if a := t.Article; a != nil {
		sources(w, d, &a.Head, a.URL)
	}
	w.Close('}')
}

// filled writes a field that has a value.
func filled(w *jsonwriter.Writer, key, value string) {
	if value != "" {
		w.Field(key, value)
	}
}

// day gives a date as ISO 8601 without a time; "" where it has no such form.
func day(d edtf.Date) string {
	iso, _, _ := strings.Cut(d.ISO(), "T")
	return iso
}
