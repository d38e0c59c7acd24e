package export

import (
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// Popolo returns data/popolo.json: persons, organizations, posts and memberships by
// the Popolo specification (https://www.popoloproject.com/specs/), ids as in
// data-entity. A post is a role in an organization, whoever held it; a membership of
// a post is its being held. Popolo's dates are those of ISO 8601, so that marks of
// doubt are lost and intervals left out; dossier.json has them.
func Popolo(d *dossier.Dossier) []byte {
	w := &writer{}
	w.open('{')
	w.key("persons")
	w.open('[')
	for _, a := range d.Actors {
		w.line()
		popoloEntity(w, d, a.Entity)
		w.close('}')
	}
	w.close(']')
	w.key("organizations")
	w.open('[')
	for _, o := range d.Organizations {
		w.line()
		popoloEntity(w, d, o.Entity)
		filled(w, "classification", o.Classification)
		if o.Parent != nil {
			w.field("parent_id", o.Parent.Key())
		}
		filled(w, "founding_date", day(o.Founded))
		filled(w, "dissolution_date", day(o.Dissolved))
		w.close('}')
	}
	w.close(']')
	posts(w, d)
	w.key("memberships")
	w.open('[')
	for _, a := range d.Actors {
		for _, t := range a.Posts {
			membership(w, d, t, postID(t))
		}
		for _, t := range a.Memberships {
			membership(w, d, t, "")
		}
	}
	w.close(']')
	w.close('}')
	return append(w.buf, '\n')
}

// popoloEntity writes what persons and organizations have in common and leaves the
// object open.
func popoloEntity(w *writer, d *dossier.Dossier, x *dossier.Entity) {
	w.open('{')
	w.field("id", x.Key())
	w.field("name", x.Name)
	if x.Actor != nil {
		filled(w, "sort_name", x.Sort)
		filled(w, "summary", x.Summary.Text)
		if x.Image != "" && d.BaseURL != "" {
			w.field("image", d.BaseURL+x.Image)
		}
	} else {
		filled(w, "abstract", x.Summary.Text)
	}
	objects(w, "other_names", otherNames(x), func(n string) { w.field("name", n) })
	objects(w, "identifiers", x.Identifiers, func(i dossier.Identifier) {
		w.field("scheme", i.Scheme)
		w.field("identifier", i.Value)
	})
	objects(w, "links", x.Links, func(l string) { w.field("url", l) })
	objects(w, "sources", []string{base(d) + x.Address}, func(l string) { w.field("url", l) })
}

// otherNames returns the aliases and short names of an entity, each once.
func otherNames(x *dossier.Entity) []string {
	var all []string
	seen := map[string]bool{x.Name: true}
	for _, names := range [][]string{x.Names, x.Short} {
		for _, n := range names {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
	}
	return all
}

// objects writes a list of objects, none when it is empty.
func objects[T any](w *writer, key string, all []T, fields func(T)) {
	if len(all) == 0 {
		return
	}
	w.key(key)
	w.open('[')
	for _, v := range all {
		w.open('{')
		fields(v)
		w.close('}')
	}
	w.close(']')
}

// posts writes every role in an organization once.
func posts(w *writer, d *dossier.Dossier) {
	seen := map[string]bool{}
	w.key("posts")
	w.open('[')
	for _, o := range d.Organizations {
		for _, t := range o.Posts {
			if id := postID(t); !seen[id] {
				seen[id] = true
				w.line()
				w.open('{')
				w.field("id", id)
				w.field("label", t.Role)
				w.field("role", t.Role)
				w.field("organization_id", o.Key())
				w.close('}')
			}
		}
	}
	w.close(']')
}

func postID(t *dossier.Tenure) string { return t.Organization.Key() + "#" + t.Role }

func membership(w *writer, d *dossier.Dossier, t *dossier.Tenure, post string) {
	w.line()
	w.open('{')
	w.field("id", t.Actor.Key()+"@"+t.Organization.ID+"#"+t.Role+"#"+t.From.String())
	w.field("person_id", t.Actor.Key())
	w.field("organization_id", t.Organization.Key())
	filled(w, "post_id", post)
	w.field("role", t.Role)
	filled(w, "start_date", day(t.From))
	filled(w, "end_date", day(t.Until))
	if t.Article != nil {
		sources := []string{base(d) + t.Article.Address}
		if t.Article.URL != "" {
			sources = append(sources, t.Article.URL)
		}
		objects(w, "sources", sources, func(l string) { w.field("url", l) })
	}
	w.close('}')
}

// filled writes a field that has a value.
func filled(w *writer, key, value string) {
	if value != "" {
		w.field(key, value)
	}
}

// day gives a date as ISO 8601 without a time; "" where it has no such form.
func day(d edtf.Date) string {
	iso, _, _ := strings.Cut(d.ISO(), "T")
	return iso
}

// base is where the addresses in a data file begin: at the base address, or at the
// root of the site as seen from the file's own folder.
func base(d *dossier.Dossier) string {
	if d.BaseURL != "" {
		return d.BaseURL
	}
	return "../"
}
