// Package export makes the data files of the site from the dossier.
package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/jsonwriter"
)

// DossierJSON writes data/dossier.json: every record with its id, its address
// from the root of the site, its fields by the names that editors write (of an
// article, "url" as "original_url"), and its markdown as "body", without private
// remarks. A reference is the id of its record, with the kind in front where both an actor and
// an organization have it. One to a draft is left out, or is the name of the draft where the
// record has nothing without it. Annotations and appearances also carry the verdict on their quotation,
// its score from 0 to 1, and the paragraph in which it was found. Each record stands
// on a line of its own.
func DossierJSON(out io.Writer, d *dossier.Dossier) error {
	w := writer{jsonwriter.New(out), d}
	w.Open('{')
	w.Field("title", d.Title)
	for i := range d.Record.Fields {
		if f := &d.Record.Fields[i]; f.Key != "title" {
			w.field(f.Key, specOf(content.Schema(content.Dossier), f.Key), &f.Value)
		}
	}
	list(w, "articles", d.Articles, func(a *dossier.Article) { defaults(w, &a.Head, "language", a.Language, "text", a.Form) })
	list(w, "actors", d.Actors, nil)
	list(w, "organizations", d.Organizations, nil)
	list(w, "themes", d.Themes, nil)
	list(w, "annotations", d.Annotations, func(a *dossier.Annotation) {
		defaults(w, &a.Head, "motivation", a.Motivation)
		passage(w, &a.Passage)
	})
	list(w, "statements", d.Statements, nil)
	list(w, "events", d.Events, nil)
	list(w, "pages", d.Pages, nil)
	w.Close('}')
	w.End()
	return w.Flush()
}

// writer writes the records of a dossier.
type writer struct {
	*jsonwriter.Writer
	d *dossier.Dossier
}

// list writes a list of records; more writes what a kind has beside its fields.
func list[R dossier.Record](w writer, name string, all []R, more func(R)) {
	w.Key(name)
	w.Open('[')
	for _, r := range all {
		h := r.Header()
		w.Line()
		w.Open('{')
		w.Field("id", h.ID)
		w.Field("url", h.Address)
		w.fields(h, appearances(r))
		if more != nil {
			more(r)
		}
		if body := markdown(r); strings.TrimSpace(body) != "" {
			w.Field("body", body)
		}
		w.Close('}')
	}
	w.Close(']')
}

// markdown returns the text of a record as the editor wrote it, without private
// remarks.
func markdown(r any) string {
	var t *dossier.Text
	switch r := r.(type) {
	case *dossier.Article:
		t = r.Body
	case *dossier.Actor:
		t = r.Body
	case *dossier.Organization:
		t = r.Body
	case *dossier.Theme:
		t = r.Body
	case *dossier.Annotation:
		t = r.Body
	case *dossier.Statement:
		t = r.Body
	case *dossier.Event:
		t = r.Body
	case *dossier.Page:
		t = r.Body
	}
	if t == nil || t.Doc == nil {
		return ""
	}
	return t.Doc.Markdown()
}

// appearances returns those of a statement or an event, nil for other records.
func appearances(r any) []*dossier.Appearance {
	switch r := r.(type) {
	case *dossier.Statement:
		return r.Appearances
	case *dossier.Event:
		return r.Appearances
	}
	return nil
}

// fields writes the fields of a record as the editor wrote them, with the
// verdicts on its appearances.
func (w writer) fields(h *dossier.Head, found []*dossier.Appearance) {
	specs := content.Schema(h.Kind)
	for i := range h.Record.Fields {
		f := &h.Record.Fields[i]
		if f.Key != "appearances" {
			w.field(fieldName(f.Key), specOf(specs, f.Key), &f.Value)
			continue
		}
		w.Key(f.Key)
		w.Open('[')
		for _, a := range found {
			w.Open('{')
			for i := range a.Written.Fields {
				sub := &a.Written.Fields[i]
				w.field(sub.Key, specOf(specOf(specs, f.Key).Fields, sub.Key), &sub.Value)
			}
			if a.Written.Value("grade") == nil {
				w.Field("grade", a.Grade)
			}
			passage(w, &a.Passage)
			w.Close('}')
		}
		w.Close(']')
	}
}

// fieldName returns the name under which a field is written. The address of an
// article's original gives way to that of the record's own page.
func fieldName(key string) string {
	if key == "url" {
		return "original_url"
	}
	return key
}

// defaults writes fields that the editor left out and that have a value all the
// same.
func defaults(w writer, h *dossier.Head, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if h.Record.Value(pairs[i]) == nil && pairs[i+1] != "" {
			w.Field(pairs[i], pairs[i+1])
		}
	}
}

func passage(w writer, p *dossier.Passage) {
	w.Field("verdict", p.Found.Verdict.String())
	w.Key("score")
	w.Float(p.Found.Score)
	if p.Paragraph > 0 {
		w.Key("paragraph")
		w.Int(p.Paragraph)
	}
}

// specOf returns the spec of a field, that of a text for one without.
func specOf(specs []content.Spec, key string) content.Spec {
	if i := slices.IndexFunc(specs, func(s content.Spec) bool { return s.Key == key }); i >= 0 {
		return specs[i]
	}
	return content.Spec{Key: key}
}

// field writes a field, unless it refers to a record that is left out and that the
// record can do without.
func (w writer) field(key string, s content.Spec, v *content.Value) {
	if w.d.LeftOut[v] == "" || mayName(s) {
		w.Key(key)
		w.value(s, v)
	}
}

// mayName says whether a field may hold the name of a record that is left out.
func mayName(s content.Spec) bool {
	return s.Type == content.Who || s.Type == content.Ref && s.Required
}

// value writes a value by its type.
func (w writer) value(s content.Spec, v *content.Value) {
	name := w.d.LeftOut[v]
	switch {
	case s.List:
		s.List = false
		w.Open('[')
		for _, item := range v.List {
			if w.d.LeftOut[item] == "" || mayName(s) {
				w.value(s, item)
			}
		}
		w.Close(']')
	case name != "":
		w.Open('{')
		w.Field("name", name)
		w.Close('}')
	case len(v.Fields) > 0:
		w.Open('{')
		for i := range v.Fields {
			f := &v.Fields[i]
			w.field(f.Key, specOf(s.Fields, f.Key), &f.Value)
		}
		w.Close('}')
	case s.Type == content.Bool:
		w.Bool(v.Text == "true")
	default:
		w.Text(cmp.Or(w.d.IDs[v], v.Text))
	}
}

// encode writes a value as JSON. All values are texts, numbers, or made of them,
// so that it cannot fail.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return []byte("null")
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// MentionsJSONL writes data/mentions.jsonl: one line for every name found, in
// reading order, article texts first. Names in summaries and other fields have no paragraph.
func MentionsJSONL(out io.Writer, d *dossier.Dossier) error {
	w := jsonwriter.New(out)
	line := func(h *dossier.Head, text string, all []*dossier.Mention) {
		in := h.Key()
		for _, m := range all {
			w.Open('{')
			w.Field("in", in)
			w.Field("entity", m.Entity.Key())
			w.Field("text", text[m.Start:m.End])
			if m.Paragraph > 0 {
				w.Key("paragraph")
				w.Int(m.Paragraph)
			}
			w.Close('}')
			w.End()
		}
	}
	text := func(h *dossier.Head, t *dossier.Text) {
		if !t.Empty() {
			line(h, t.Doc.Text, t.Mentions)
		}
	}
	for _, a := range d.Articles {
		line(&a.Head, a.Summary.Text, a.Summary.Mentions)
		text(&a.Head, a.Body)
	}
	for _, x := range d.Entities {
		line(&x.Head, x.Summary.Text, x.Summary.Mentions)
		text(&x.Head, x.Body)
	}
	for _, a := range d.Annotations {
		text(&a.Head, a.Body)
	}
	for _, s := range d.Statements {
		for _, l := range s.Lines() {
			line(&s.Head, l.Text, l.Mentions)
		}
		text(&s.Head, s.Body)
	}
	for _, e := range d.Events {
		for _, l := range e.Lines() {
			line(&e.Head, l.Text, l.Mentions)
		}
		text(&e.Head, e.Body)
	}
	for _, p := range d.Pages {
		line(&p.Head, p.Summary.Text, p.Summary.Mentions)
		text(&p.Head, p.Body)
	}
	return w.Flush()
}
