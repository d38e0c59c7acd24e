package epub

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/markup"
	"dossier/generator/prose"
)

// text renders a text of a record with its names and links leading into the book.
func (b *book) text(t *dossier.Text) string {
	if t.Empty() {
		return ""
	}
	return string(t.Doc.AppendHTML(nil, b.rendering(t)))
}

// textOf renders a text of a record that shares its chapter with others. Before the ids of
// the text stand the record's own and a point, which no address has: "first.fn:1".
func (b *book) textOf(h *dossier.Head, t *dossier.Text) string {
	prefix := h.Stem() + "."
	return strings.NewReplacer(` id="`, ` id="`+prefix, ` href="#`, ` href="#`+prefix).Replace(b.text(t))
}

func (b *book) rendering(t *dossier.Text) prose.Rendering {
	r := prose.Rendering{Words: b.l, Links: links(t.Mentions)}
	for _, to := range t.Targets {
		href, entity := "", ""
		switch {
		case to.Head != nil && to.Head.Kind == 0:
		case to.Head != nil:
			href, entity = place(to.Head), to.Head.Key()
			if to.Fragment != "" && !strings.Contains(href, "#") {
				href += "#" + to.Fragment
			}
		case !to.Local:
			href = to.Address
		}
		r.Targets = append(r.Targets, prose.Target{Href: href, Entity: entity})
	}
	return r
}

func links(all []*dossier.Mention) []prose.Inline {
	var out []prose.Inline
	for _, m := range all {
		out = append(out, prose.Inline{Range: m.Range, Open: `<a class="mention" ` + leading(&m.Entity.Head, "") + `>`, Close: "</a>"})
	}
	return out
}

// line renders a short text.
func (b *book) line(l dossier.Line) string {
	if l.Text == "" {
		return ""
	}
	return "<p>" + string(prose.AppendText(nil, l.Text, links(l.Mentions))) + "</p>\n"
}

func (b *book) titlePage() string {
	text := "<h1>" + markup.Escape(b.d.Title) + "</h1>\n"
	for _, s := range []string{b.d.Subtitle, b.d.Description, b.d.License} {
		if s != "" {
			text += `<p class="meta">` + markup.Escape(s) + "</p>\n"
		}
	}
	return text + b.text(b.d.Intro)
}

// article writes an article with its notes: a sign at the end of each passage, and
// the notes themselves, which readers show where the sign is touched, at the foot.
func (b *book) article(a *dossier.Article) string {
	var s strings.Builder
	s.WriteString("<h1>" + markup.Escape(a.Name) + "</h1>\n")
	var facts []string
	if a.Publisher != nil {
		facts = append(facts, b.link(&a.Publisher.Head))
	} else if a.Outlet != "" {
		facts = append(facts, markup.Escape(a.Outlet))
	}
	for _, n := range a.Authors {
		facts = append(facts, markup.Escape(n))
	}
	facts = append(facts, markup.Escape(a.Published.Words(b.l)))
	if a.URL != "" {
		facts = append(facts, `<a href="`+markup.Escape(a.URL)+`">`+markup.Escape(a.URL)+"</a>")
	}
	s.WriteString(`<p class="meta">` + strings.Join(facts, markup.Escape(b.l.Text("list.dot"))) + "</p>\n" + b.line(a.Summary))
	if !a.Body.Empty() {
		r := b.rendering(a.Body)
		r.Marks = b.references(a)
		s.Write(a.Body.Doc.AppendHTML(nil, r))
	}
	if len(a.Notes) > 0 {
		s.WriteString("<h2>" + markup.Escape(b.l.Text("nav.annotations")) + "</h2>\n")
	}
	for i, n := range a.Notes {
		s.WriteString(b.note(n, i+1))
	}
	return s.String()
}

// references puts the signs of the notes at the ends of their passages.
func (b *book) references(a *dossier.Article) []prose.Inline {
	at := map[int]string{}
	for i, n := range a.Notes {
		if n.Anchored() {
			number := strconv.Itoa(i + 1)
			id := "n-" + n.Stem()
			at[n.Range().End] += `<a class="ref" epub:type="noteref" role="doc-noteref" id="r-` + id + `" href="#` + id + `">` + number + "</a>"
		}
	}
	var ends []int
	for end := range at {
		ends = append(ends, end)
	}
	slices.Sort(ends)
	var marks []prose.Inline
	for _, end := range ends {
		_, size := utf8.DecodeLastRuneInString(a.Body.Doc.Text[:end])
		marks = append(marks, prose.Inline{Range: prose.Range{Start: end - size, End: end}, Tail: at[end]})
	}
	return marks
}

func (b *book) note(n *dossier.Annotation, number int) string {
	id := "n-" + n.Stem()
	back := strconv.Itoa(number)
	if n.Anchored() {
		back = `<a href="#r-` + id + `" role="doc-backlink">` + back + "</a>"
	}
	text := `<aside epub:type="footnote" role="doc-footnote" id="` + id + `"><p>` + back + ". "
	if n.Title != "" {
		text += "<b>" + markup.Escape(n.Title) + "</b> "
	}
	text += "<q>" + markup.Escape(n.Quote.Exact) + "</q></p>\n" + b.text(n.Body)
	if n.Author != nil {
		text += `<p class="meta">` + markup.Escape(n.Author.Name) + "</p>"
	}
	return text + "</aside>\n"
}

// reports lists where a statement or an event is reported.
func (b *book) reports(all []*dossier.Appearance) string {
	var s strings.Builder
	for _, a := range all {
		fragment, where := "", a.Article.Name
		if a.Paragraph > 0 {
			p := strconv.Itoa(a.Paragraph)
			fragment, where = "#p"+p, b.l.Text("place.in-article", "article", where, "n", p)
		}
		s.WriteString("<blockquote><p>" + markup.Escape(a.Quote.Exact) + `</p></blockquote><p class="meta"><a ` + leading(&a.Article.Head, fragment) + `>` + markup.Escape(where) + "</a>")
		if a.Grade != "" {
			s.WriteString(markup.Escape(b.l.Text("list.dot") + a.Grade))
		}
		s.WriteString("</p>\n")
	}
	return s.String()
}

func (b *book) statement(s *dossier.Statement) string {
	text := `<p class="meta">` + markup.Escape(s.Said.MomentWords(b.l)) + "</p>\n<p>" + b.voice(s.Speaker)
	for i, v := range s.Audience {
		text += []string{" " + b.l.Text("list.arrow") + " ", b.l.Text("list.comma")}[min(i, 1)] + b.voice(v)
	}
	return text + "</p>\n" + b.textOf(&s.Head, s.Body) + b.reports(s.Appearances)
}

func (b *book) voice(v dossier.Voice) string {
	switch {
	case v.Entity != nil:
		return b.link(&v.Entity.Head)
	case v.Of != nil:
		return string(b.l.HTML("voice.bracketed", "who", v.Unnamed, "body", template.HTML(b.link(&v.Of.Head)))) //nolint:gosec // escaped
	}
	return markup.Escape(v.Called())
}

func (b *book) link(h *dossier.Head) string {
	return "<a " + leading(h, "") + ">" + markup.Escape(h.Name) + "</a>"
}

// leading returns the attributes of a link to a record, or with a fragment, "#p3", to
// a place in it.
func leading(h *dossier.Head, fragment string) string {
	return `href="` + place(h) + fragment + `" data-entity="` + markup.Escape(h.Key()) + `"`
}

func (b *book) event(e *dossier.Event) string {
	when := markup.Escape(e.Date.MomentWords(b.l))
	if e.Place != "" {
		when += markup.Escape(b.l.Text("list.dot") + e.Place)
	}
	return `<p class="meta">` + when + "</p>\n" + b.textOf(&e.Head, e.Body) + b.reports(e.Appearances)
}

// entity writes the entry of a person, a body or a theme: who it is, and where it is
// named.
func (b *book) entity(x *dossier.Entity) string {
	var s strings.Builder
	if x.Actor != nil {
		for _, t := range x.Actor.Posts {
			s.WriteString(`<p class="meta">` + markup.Escape(t.Role+b.l.Text("list.comma")) + b.link(&t.Organization.Head) + b.period(t.From, t.Until) + "</p>\n")
		}
	}
	s.WriteString(b.line(x.Summary) + b.textOf(&x.Head, x.Body))
	if len(x.Articles) > 0 {
		s.WriteString("<ul>\n")
		for _, l := range x.Articles {
			s.WriteString("<li>" + b.link(&l.Article.Head) + b.places(l) + "</li>\n")
		}
		s.WriteString("</ul>\n")
	}
	return s.String()
}

// period writes the time of an office.
func (b *book) period(from, until edtf.Date) string {
	if from.IsZero() && until.IsZero() {
		return ""
	}
	return " (" + markup.Escape(strings.TrimSpace(from.Words(b.l)+" – "+until.Words(b.l))) + ")"
}

// places lists the paragraphs of an article that name an entity.
func (b *book) places(l *dossier.Backlink) string {
	text, last := "", 0
	for _, m := range l.Mentions {
		if m.Paragraph > last {
			last = m.Paragraph
			p := strconv.Itoa(last)
			text += ` <a ` + leading(&l.Article.Head, "#p"+p) + `>` + markup.Escape(b.l.Text("place.paragraph", "n", p)) + "</a>"
		}
	}
	return text
}

// names is the index: every spelling, with its entry, as the language sorts names.
func (b *book) names() string {
	type row struct {
		name string
		x    *dossier.Entity
		key  []byte
	}
	var rows []row
	key := b.l.SortKeys()
	add := func(name string, x *dossier.Entity) {
		_, bare := dossier.SplitArticle(name)
		rows = append(rows, row{name, x, key(bare)})
	}
	for _, x := range b.d.Entities {
		add(x.Sort, x)
		for _, n := range x.Names[min(1, len(x.Names)):] {
			add(n, x)
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(slices.Compare(a.key, b.key), strings.Compare(a.name, b.name), strings.Compare(a.x.Key(), b.x.Key()))
	})
	var s strings.Builder
	s.WriteString("<h1>" + markup.Escape(b.l.Text("nav.names")) + "</h1>\n<ul epub:type=\"index-entry-list\">\n")
	for _, r := range rows {
		s.WriteString(`<li epub:type="index-entry"><a epub:type="index-locator" ` + leading(&r.x.Head, "") + `>` + markup.Escape(r.name) + "</a></li>\n")
	}
	return s.String() + "</ul>\n"
}
