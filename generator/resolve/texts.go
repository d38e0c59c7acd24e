package resolve

import (
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
	"dossier/generator/mention"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// text is one text to be parsed and searched for names.
type text struct {
	raw  *content.Record
	head *dossier.Head
	// body is what is parsed; nil for a line.
	body    *dossier.Text
	line    *dossier.Line
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
	listed := map[string]*dossier.Entity{}
	for _, x := range r.d.Entities {
		for _, n := range x.Names {
			all = append(all, mention.Name{Text: n, Entity: x.Number})
			k := fold.Key(n)
			if other := listed[k]; other != nil && other != x {
				r.shared(n, x, other)
			}
			listed[k] = x
		}
		for _, n := range x.Short {
			all = append(all, mention.Name{Text: n, Entity: x.Number, Short: true})
		}
	}
	r.index = mention.NewIndex(all)
}

func (r *resolver) shared(name string, x, other *dossier.Entity) {
	r.report.Add(diag.NameShared, listedAt(x.Record, name), "%q is listed by %q and by %q", name, x.ID, other.ID).
		See(listedAt(other.Record, name), "the other record").
		WithHelp("keep the name with one of them, or move it to short_names of both")
}

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
	found := make([]mention.Found, len(r.work))
	parallel(len(r.work), func(worker, i int) {
		r.read(r.work[i], &found[worker])
	})
}

// collectTexts lists the texts of all records, in the order of the records.
func (r *resolver) collectTexts() {
	r.d.Intro = &dossier.Text{}
	r.work = append(r.work, &text{raw: r.settings, head: &dossier.Head{Address: "index.html", Record: r.settings}, body: r.d.Intro})
	for _, e := range r.entries {
		e.text = &dossier.Text{}
		t := &text{raw: e.raw, head: e.head, body: e.text, self: e.entity}
		r.work = append(r.work, t)
		switch {
		case e.article != nil:
			e.article.Body = e.text
			t.options.Numbered = true
			t.not = texts(e.raw.List("not"))
			r.line(e, &e.article.Summary)
		case e.entity != nil:
			e.entity.Body = e.text
			r.line(e, &e.entity.Summary)
		case e.annotation != nil:
			e.annotation.Body = e.text
			t.options.Prefix = "n-" + addressStem(e.annotation.Address) + "-"
			t.present = present(e.annotation)
		case e.statement != nil:
			e.statement.Body = e.text
		case e.event != nil:
			e.event.Body = e.text
		case e.page != nil:
			e.page.Body = e.text
			r.line(e, &e.page.Summary)
		}
	}
}

func (r *resolver) line(e *entry, l *dossier.Line) {
	if l.Text != "" {
		r.work = append(r.work, &text{raw: e.raw, head: e.head, line: l, self: e.entity, not: texts(e.raw.List("not"))})
	}
}

// addressStem returns the last part of an address without its ending.
func addressStem(address string) string {
	return strings.TrimSuffix(address[strings.LastIndexByte(address, '/')+1:], ".html")
}

func present(a *dossier.Annotation) []int {
	var all []int
	for _, x := range a.Actors {
		all = append(all, x.Number)
	}
	for _, x := range a.Organizations {
		all = append(all, x.Number)
	}
	return all
}

// read parses one text and finds its names.
func (r *resolver) read(t *text, found *mention.Found) {
	o := mention.Options{Present: t.present, Not: t.not}
	if t.self != nil {
		o.Except = []int{t.self.Number}
	}
	if t.line != nil {
		r.index.Find(found, t.line.Text, o)
		t.line.Mentions = r.mentions(found, nil)
		return
	}
	t.options.Report = r.report
	t.options.Label = func(l prose.Link) string { return r.label(t, l) }
	t.body.Doc = r.dialect.Parse(t.raw.Body, t.options)
	o.Blocked = r.blocked(t)
	r.index.Find(found, t.body.Doc.Text, o)
	t.body.Mentions = r.mentions(found, t.body.Doc)
	r.doubts(t, found)
}

// blocked returns where no names are linked: links, code, and on an entity's own
// page its headings.
func (r *resolver) blocked(t *text) []mention.Range {
	ranges := t.body.Doc.Plain
	if t.self != nil {
		ranges = slices.Clone(ranges)
		for _, h := range t.body.Doc.Headings {
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

func (r *resolver) mentions(found *mention.Found, doc *prose.Document) []*dossier.Mention {
	if len(found.Matches) == 0 {
		return nil
	}
	all := make([]*dossier.Mention, len(found.Matches))
	rows := make([]dossier.Mention, len(found.Matches))
	for i, m := range found.Matches {
		rows[i] = dossier.Mention{Range: prose.Range{Start: m.Start, End: m.End}, Entity: r.d.Entities[m.Entity]}
		if doc != nil {
			rows[i].Paragraph = doc.Paragraph(m.Start)
		}
		all[i] = &rows[i]
	}
	return all
}

// doubts reports the names that fit several records, each once in a text.
func (r *resolver) doubts(t *text, found *mention.Found) {
	seen := map[string]bool{}
	for _, d := range found.Doubts {
		name := t.body.Doc.Text[d.Start:d.End]
		if k := fold.Key(name); seen[k] {
			continue
		} else {
			seen[k] = true
		}
		var ids []string
		for _, n := range d.Entities {
			ids = append(ids, r.d.Entities[n].ID)
		}
		place := t.body.Doc.Source(prose.Range{Start: d.Start, End: d.End})
		w := r.report.Add(diag.NameAmbiguous, place, "%q may be %s; it is not linked", name, strings.Join(ids, " or "))
		for _, n := range d.Entities {
			x := r.d.Entities[n]
			w.See(listedAt(x.Record, name), "%s", x.Name)
		}
		w.WithHelp("write [[%s|%s]], or keep it unlinked with \\[[%s]]", ids[0], name, name)
	}
}
