package resolve

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/mention"
	"dossier/generator/parallel"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// text is one text to be parsed and searched for names.
type text struct {
	raw  *content.Record
	head *dossier.Head
	// body is what is parsed; nil for a line, which stands in a field.
	body    *dossier.Text
	line    *dossier.Line
	field   *content.Value
	options prose.Options
	// self is the entity whose own page shows the text; nil for none.
	self *dossier.Entity
	// present are entities that the record names in its fields.
	present []int
	not     []string
}

// names builds the index of names and reports those that two records list.
func (r *resolver) names() {
	var all []mention.Name
	listed, seen := map[string]*dossier.Entity{}, map[string]appearing{}
	for _, x := range r.d.Entities {
		for _, n := range x.Names {
			all = append(all, mention.Name{Text: n, Entity: x.Number, Person: x.Kind == content.Actor})
			k := fold.Key(n)
			if other := listed[k]; other != nil && other != x {
				r.shared(n, x, other)
			}
			listed[k] = x
			r.looksLike(n, x, seen)
		}
		for _, n := range x.Short {
			all = append(all, mention.Name{Text: n, Entity: x.Number, Person: x.Kind == content.Actor, Short: true})
		}
	}
	r.index = r.memory.indexOf(all)
}

func (r *resolver) shared(name string, x, other *dossier.Entity) {
	help := "keep the name with one of them, or move it to short_names of both"
	k := fold.Key(name)
	switch is, others := fold.Key(x.Name) == k, fold.Key(other.Name) == k; {
	case is && others && (x.Theme != nil || other.Theme != nil): // a theme has no short names
		help = "write a fuller name into one of the two; when one is meant, keep one record"
	case is && others: // a fuller name in one alone would give every bare name to the other
		help = "when one person or body is meant, keep one record; otherwise write a fuller name into both, and list this one under short_names of both"
	case is:
		help = fmt.Sprintf("delete it from the aliases of the %s, or write a fuller name of the %s", described(other), described(x))
	case others:
		help = fmt.Sprintf("delete it from the aliases of the %s, or write a fuller name of the %s", described(x), described(other))
	case x.Theme != nil || other.Theme != nil: // which have no short names
		help = "keep the name with one of them"
	}
	r.report.Add(diag.NameShared, listedAt(x.Record, name), "%q is listed by the %s and by the %s", name, described(x), described(other)).
		See(listedAt(other.Record, name), "the other record").
		WithHelp("%s", help)
}

// described names an entity by its kind and id.
func described(x *dossier.Entity) string { return fmt.Sprintf("%s %q", x.Record.Kind, x.ID) }

// listedAt returns the place at which a record lists a name, in any spelling.
func listedAt(raw *content.Record, name string) source.Span {
	k := fold.Key(name)
	for _, f := range raw.Fields {
		if fold.Key(f.Value.Text) == k && f.Value.Text != "" {
			return f.Value.Span
		}
		for _, v := range f.Value.List {
			if fold.Key(v.Text) == k {
				return v.Span
			}
		}
	}
	return source.Span{File: raw.File}
}

// texts parses every text and finds the names in it, on all cores.
func (r *resolver) texts() {
	r.collectTexts()
	search := make([]mention.Found, min(len(r.work), r.cores()))
	parallel.Each(r.cores(), len(r.work), func(worker, i int) {
		r.text(r.work[i], &search[worker])
	})
}

// text parses one text and finds the names in it.
func (r *resolver) text(t *text, search *mention.Found) {
	if t.body != nil {
		t.body.Doc = &prose.Document{} // should there be none in the end
	}
	defer r.report.Recover(source.Span{File: t.raw.File})
	r.take(t, r.read(t, search))
}

// collectTexts lists the texts of all records, in the order of the records.
func (r *resolver) collectTexts() {
	r.d.Intro = &dossier.Text{}
	r.work = append(r.work, &text{raw: r.settings, head: &dossier.Head{Address: "index.html", Record: r.settings}, body: r.d.Intro})
	for _, e := range r.entries {
		r.textsOf(e)
	}
}

// textsOf lists the texts of one record, its body first.
func (r *resolver) textsOf(e *entry) {
	e.text = &dossier.Text{}
	t := &text{raw: e.raw, head: e.head, body: e.text, self: e.entity}
	r.work = append(r.work, t)
	switch {
	case e.article != nil:
		e.article.Body = e.text
		t.options.Numbered = true
		t.not = texts(e.raw.List("not"))
		r.line(t, &e.article.Summary, e.raw.Value("summary"))
	case e.entity != nil:
		e.entity.Body = e.text
		r.line(t, &e.entity.Summary, e.raw.Value("summary"))
	case e.annotation != nil:
		e.annotation.Body = e.text
		t.ofNote(e.annotation)
	case e.statement != nil:
		e.statement.Body = e.text
		t.present = speakers(e.statement)
		r.statementLines(t, e.statement)
	case e.event != nil:
		e.event.Body = e.text
		t.present = present(e.event.Actors, e.event.Organizations)
		r.reasons(t, e.event.Appearances)
	case e.page != nil:
		e.page.Body = e.text
		r.line(t, &e.page.Summary, e.raw.Value("summary"))
	}
}

// ofNote fits the body of a note, whose address is that of its record.
func (t *text) ofNote(a *dossier.Annotation) {
	t.options.Prefix = "n-" + a.Stem() + "-"
	t.present = present(a.Actors, a.Organizations)
}

// line adds a short text of the record whose body is given.
func (r *resolver) line(body *text, l *dossier.Line, field *content.Value) {
	if l.Text != "" {
		r.work = append(r.work, &text{raw: body.raw, head: body.head, line: l, field: field, self: body.self, present: body.present, not: body.not})
	}
}

func (r *resolver) statementLines(body *text, s *dossier.Statement) {
	r.line(body, &s.Channel, body.raw.Value("channel"))
	r.line(body, &s.Demand, body.raw.Value("demand"))
	r.line(body, &s.Consequence, body.raw.Value("consequence"))
	if s.Outcome != nil {
		r.line(body, &s.Outcome.Note, body.raw.Value("outcome").Value("note"))
	}
	r.reasons(body, s.Appearances)
}

func (r *resolver) reasons(body *text, all []*dossier.Appearance) {
	for _, a := range all {
		r.line(body, &a.Reason, a.Written.Value("reason"))
	}
}

// present returns the numbers of the entities that a record names in its fields.
func present(actors []*dossier.Actor, organizations []*dossier.Organization) []int {
	var all []int
	for _, x := range actors {
		all = append(all, x.Number)
	}
	for _, x := range organizations {
		all = append(all, x.Number)
	}
	return all
}

// speakers returns the numbers of all whom the fields of a statement name.
func speakers(s *dossier.Statement) []int {
	var all []int
	add := func(voices ...dossier.Voice) {
		for _, v := range voices {
			if v.Entity != nil {
				all = append(all, v.Entity.Number)
			}
		}
	}
	add(s.Speaker)
	add(s.Audience...)
	add(s.RelayedBy...)
	if s.OnBehalfOf != nil {
		add(*s.OnBehalfOf)
	}
	return all
}

// take enters what was found in a text.
func (r *resolver) take(t *text, f *found) {
	if t.line != nil {
		t.line.Mentions = r.mentions(f.matches, nil)
		r.doubts(t, t.line.Text, f.doubts)
		return
	}
	t.body.Doc = f.doc
	t.body.Mentions = r.mentions(f.matches, f.doc)
	r.report.Take(f.problems)
	r.doubts(t, f.doc.Text, f.doubts)
}

// blocked returns where no names are linked: links, code, and on an entity's own
// page its headings.
func blocked(t *text, doc *prose.Document) []mention.Range {
	ranges := doc.Plain
	if t.self != nil {
		ranges = slices.Clone(ranges)
		for _, h := range doc.Headings {
			ranges = slices.DeleteFunc(ranges, func(p prose.Range) bool { return p.Start >= h.Start && p.End <= h.End })
			ranges = append(ranges, h.Range)
		}
		slices.SortFunc(ranges, func(a, b prose.Range) int { return a.Start - b.Start })
	}
	all := make([]mention.Range, len(ranges))
	for i, p := range ranges {
		all[i] = mention.Range(p)
	}
	return all
}

func (r *resolver) mentions(matches []mention.Match, doc *prose.Document) []*dossier.Mention {
	if len(matches) == 0 {
		return nil
	}
	all := make([]*dossier.Mention, len(matches))
	rows := make([]dossier.Mention, len(matches))
	for i, m := range matches {
		rows[i] = dossier.Mention{Range: prose.Range{Start: m.Start, End: m.End}, Entity: r.d.Entities[m.Entity]}
		if doc != nil {
			rows[i].Paragraph = doc.Paragraph(m.Start)
		}
		all[i] = &rows[i]
	}
	return all
}

// doubts reports the names that fit several records, each once in a text.
func (r *resolver) doubts(t *text, text string, doubts []mention.Doubt) {
	seen := map[string]bool{}
	for _, d := range doubts {
		name := text[d.Start:d.End]
		if k := fold.Key(name); seen[k] {
			continue
		} else {
			seen[k] = true
		}
		var ids []string
		for _, n := range d.Entities {
			ids = append(ids, r.d.Entities[n].ID)
		}
		w := r.report.Add(diag.NameAmbiguous, t.place(d), "%q may be %s; it is not linked", name, strings.Join(ids, " or "))
		for _, n := range d.Entities {
			x := r.d.Entities[n]
			w.See(listedAt(x.Record, name), "%s", x.Name)
		}
		if t.body == nil {
			w.WithHelp("write the full name of the one that is meant")
			continue
		}
		w.WithHelp("write [[%s|%s]], or keep it unlinked with \\[[%s]]", ids[0], name, name)
	}
}

// place returns where a doubt stands in the file; of a line, the field.
func (t *text) place(d mention.Doubt) source.Span {
	if t.body == nil {
		return t.field.Span
	}
	return t.body.Doc.Source(prose.Range{Start: d.Start, End: d.End})
}
