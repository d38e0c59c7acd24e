package resolve

import (
	"cmp"
	"strings"

	"dossier/generator/anchor"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
)

func (r *resolver) fillAnnotation(raw *content.Record, a *dossier.Annotation) {
	r.fillPassage(&a.Passage, raw.Value("article"), raw.Value("quote"), raw.Value("prefix"), raw.Value("suffix"))
	a.Motivation = cmp.Or(raw.Text("motivation"), "commenting")
	a.Author = r.editor(raw.Value("author"))
	a.Created, a.Modified = date(raw.Value("created")), date(raw.Value("modified"))
	r.period(raw.Value, "created", "modified")
	a.Actors, a.Organizations, a.Themes = r.actors(raw.List("actors")), r.organizations(raw.List("organizations")), r.themes(raw.List("themes"))
	a.Title = raw.Text("title")
	switch a.Motivation {
	case "assessing", "commenting", "describing", "editing", "questioning", "replying":
		if a.Title == "" && strings.TrimSpace(raw.Body.Text()) == "" {
			r.report.Add(diag.NoteEmpty, raw.Place("quote"), "the note on these words has none of its own").
				WithHelp("write it below the front matter, or motivation: highlighting for a mark without words")
		}
	}
	if raw.Text("motivation") == "replying" && raw.Value("reply_to") == nil {
		r.report.Add(diag.FieldMissing, raw.Place("motivation"), "the note replies to none: it has no field \"reply_to\"").
			WithHelp("write the id of the note that it answers, reply_to: …, or give it another motivation")
	}
	if e := r.ref(raw.Value("reply_to"), content.Annotation); e != nil {
		r.reply(raw, a, e.annotation)
	}
}

func (r *resolver) reply(raw *content.Record, a, to *dossier.Annotation) {
	for p := to; p != nil; p = p.ReplyTo {
		if p == a {
			r.cycle(raw.Value("reply_to"), "the note %q answers itself", a.ID)
			return
		}
	}
	a.ReplyTo = to
}

func (r *resolver) editor(v *content.Value) *dossier.Editor {
	if v == nil {
		return nil
	}
	var ids []string
	near := ""
	for _, e := range r.d.Editors {
		if e.ID == v.Text {
			return e
		}
		if near == "" && fold.Key(e.Name) == fold.Key(v.Text) {
			near = e.ID
		}
		ids = append(ids, e.ID)
	}
	d := r.report.Add(diag.RefUnknown, v.Span, "unknown editor %q", v.Text)
	if near = cmp.Or(near, diag.Nearest(v.Text, ids)); near != "" {
		d.WithHelp("did you mean %q? editors are listed in content/dossier.md", near)
	} else {
		d.WithHelp("list the editor under editors in content/dossier.md, or leave author out")
	}
	return nil
}

func (r *resolver) fillPassage(p *dossier.Passage, article, quote, prefix, suffix *content.Value) {
	if e := r.ref(article, content.Article); e != nil {
		p.Article = e.article
	}
	p.Quote = anchor.Quote{Exact: quote.String(), Prefix: prefix.String(), Suffix: suffix.String()}
	if quote != nil {
		p.Span = quote.Span
	}
}

func (r *resolver) fillStatement(raw *content.Record, s *dossier.Statement) {
	if v := raw.Value("speaker"); v != nil {
		s.Speaker = r.voice(v)
	}
	s.Said = date(raw.Value("said"))
	describeStatement(raw, s)
	s.Audience, s.RelayedBy = r.voices(raw.List("audience")), r.voices(raw.List("relayed_by"))
	if v := raw.Value("on_behalf_of"); v != nil {
		voice := r.voice(v)
		s.OnBehalfOf = &voice
	}
	s.About = r.themes(raw.List("about"))
	s.Appearances = r.appearances(raw.List("appearances"), func(a *dossier.Appearance) { a.Statement = s })
	r.fillRelations(raw, s)
}

// describeStatement fills in what concerns the statement alone.
func describeStatement(raw *content.Record, s *dossier.Statement) {
	s.Act, s.Office = raw.Text("act"), raw.Text("office")
	s.Channel.Text, s.Demand.Text, s.Consequence.Text, s.Deadline = raw.Text("channel"), raw.Text("demand"), raw.Text("consequence"), date(raw.Value("deadline"))
	s.Outcome = nil
	if v := raw.Value("outcome"); v != nil {
		s.Outcome = &dossier.Outcome{Status: v.Value("status").String(), Date: date(v.Value("date")), Note: dossier.Line{Text: v.Value("note").String()}}
	}
}

func (r *resolver) fillRelations(raw *content.Record, s *dossier.Statement) {
	v := raw.Value("relations")
	if v == nil {
		return
	}
	for _, f := range v.Fields {
		for _, item := range f.Value.List {
			if e := r.ref(item, content.Statement); e != nil {
				s.Relations = append(s.Relations, dossier.Relation{Kind: f.Key, Other: e.statement, At: item.Span})
			}
		}
	}
}

func (r *resolver) voice(v *content.Value) dossier.Voice {
	if unnamed := v.Value("unnamed"); unnamed != nil || v.Text == "" { // without it, that was reported
		voice := dossier.Voice{Unnamed: unnamed.String()}
		if e := r.ref(v.Value("of"), content.Actor, content.Organization); e != nil {
			voice.Of = e.entity
		} else if of := r.d.LeftOut[v.Value("of")]; of != "" {
			voice.Unnamed += " (" + of + ")"
		}
		return voice
	}
	if e := r.ref(v, content.Actor, content.Organization); e != nil {
		return dossier.Voice{Entity: e.entity}
	}
	return dossier.Voice{Name: r.d.LeftOut[v]}
}

func (r *resolver) voices(list []*content.Value) []dossier.Voice {
	var all []dossier.Voice
	for _, v := range list {
		all = append(all, r.voice(v))
	}
	return all
}

func (r *resolver) appearances(list []*content.Value, of func(*dossier.Appearance)) []*dossier.Appearance {
	var all []*dossier.Appearance
	for _, v := range list {
		a := newAppearance(v)
		a.RelayedBy, a.Own = r.voices(v.Value("relayed_by").Items()), v.Value("relayed_by") != nil
		r.fillPassage(&a.Passage, v.Value("article"), v.Value("quote"), v.Value("prefix"), v.Value("suffix"))
		if a.Article == nil {
			continue
		}
		of(a)
		all = append(all, a)
	}
	return all
}

// newAppearance returns an appearance with what is said of it alone.
func newAppearance(v *content.Value) *dossier.Appearance {
	return &dossier.Appearance{
		Attribution: v.Value("attribution").String(), Origin: v.Value("origin").String(),
		Grade: cmp.Or(v.Value("grade").String(), "F6"), Reason: dossier.Line{Text: v.Value("reason").String()}, Written: v,
	}
}

func (r *resolver) fillEvent(raw *content.Record, e *dossier.Event) {
	e.Date, e.Place = date(raw.Value("date")), raw.Text("place")
	e.Actors, e.Organizations, e.Themes = r.actors(raw.List("actors")), r.organizations(raw.List("organizations")), r.themes(raw.List("themes"))
	e.Appearances = r.appearances(raw.List("appearances"), func(a *dossier.Appearance) { a.Event = e })
}
