package render

import (
	"html/template"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/prose"
)

// rows are the list entries of records as they stand on every page in a folder.
// An article, a statement or a note is listed on many pages in the same words: to
// make all pages, each is made once beforehand; to make one page, those that it
// shows are made with it.
type rows struct {
	articles   map[*dossier.Article]template.HTML
	heads      map[*dossier.Article]string // the first line of an article's entry among backlinks
	statements map[*dossier.Statement]template.HTML
	notes      map[*dossier.Annotation]template.HTML
}

// folder is the way to the root from the pages for which rows are made.
const folder = "../"

// prepare makes all rows on all cores.
func (s *site) prepare() error {
	var (
		articles   = make([]template.HTML, len(s.d.Articles))
		heads      = make([]string, len(s.d.Articles))
		statements = make([]template.HTML, len(s.d.Statements))
		notes      = make([]template.HTML, len(s.d.Annotations))
		jobs       []job
	)
	add := func(run func(*worker) error) { jobs = append(jobs, job{run: run}) }
	for i, a := range s.d.Articles {
		add(func(*worker) error {
			heads[i] = s.articleHead(a)
			row, err := s.articleEntry(a)
			articles[i] = row
			return err
		})
	}
	for i, st := range s.d.Statements {
		add(func(*worker) error {
			statements[i] = s.statementEntry(st)
			return nil
		})
	}
	for i, a := range s.d.Annotations {
		add(func(w *worker) error {
			notes[i] = s.noteEntry(w, a)
			return nil
		})
	}
	if err := s.each(jobs, nil, nil); err != nil {
		return err
	}
	s.rows = rows{byRecord(s.d.Articles, articles), byRecord(s.d.Articles, heads), byRecord(s.d.Statements, statements), byRecord(s.d.Annotations, notes)}
	return nil
}

// byRecord maps each record to what was made of it.
func byRecord[R comparable, T any](records []R, made []T) map[R]T {
	all := make(map[R]T, len(records))
	for i, r := range records {
		all[r] = made[i]
	}
	return all
}

// articleEntry is the entry of an article.
func (s *site) articleEntry(a *dossier.Article) (template.HTML, error) {
	if row, ok := s.rows.articles[a]; ok {
		return row, nil
	}
	row, err := s.templates.part("articles.html", "article-row", ArticleRow{folder, s.view, a})
	return template.HTML(row), err
}

func (s *site) articleEntries(all []*dossier.Article) ([]template.HTML, error) {
	out := make([]template.HTML, len(all))
	for i, a := range all {
		row, err := s.articleEntry(a)
		if err != nil {
			return nil, err
		}
		out[i] = row
	}
	return out, nil
}

// statementEntry is the entry of a statement.
func (s *site) statementEntry(st *dossier.Statement) template.HTML {
	if row, ok := s.rows.statements[st]; ok {
		return row
	}
	return s.words.speechRow(s.words.statementRow(folder, st))
}

func (s *site) statementEntries(all []*dossier.Statement) []template.HTML {
	out := make([]template.HTML, len(all))
	for i, st := range all {
		out[i] = s.statementEntry(st)
	}
	return out
}

// noteEntry is the entry of a note.
func (s *site) noteEntry(w *worker, a *dossier.Annotation) template.HTML {
	if row, ok := s.rows.notes[a]; ok {
		return row
	}
	return s.words.noteRow(w.row(folder, a))
}

func (s *site) noteEntries(w *worker, all []*dossier.Annotation) []template.HTML {
	out := make([]template.HTML, len(all))
	for i, a := range all {
		out[i] = s.noteEntry(w, a)
	}
	return out
}

// speechRow is the entry of a statement: when, about what, which act, who to
// whom, and the passage.
func (l words) speechRow(r StatementRow) template.HTML {
	st, b := r.Statement, strings.Builder{}
	b.WriteString(`<li class="statement"><p class="entry-meta">` + string(l.moment(st.Said)))
	for i, t := range st.About {
		b.WriteString(string(l.HTML([]string{"list.dot", "list.comma"}[min(i, 1)]) + l.name(t.Name)))
	}
	b.WriteString("</p>\n<p>" + l.act(st.Act) + " " + l.titleLabelled(r.Root, &st.Head, l.label(st)) + "<br>" + string(r.Who))
	if r.Whom != "" {
		b.WriteString(` <span class="arrow">` + string(l.HTML("list.arrow")) + `</span> ` + string(r.Whom))
	}
	b.WriteString("</p>")
	if r.Quote != "" {
		b.WriteString("\n<p class=\"excerpt\"" + string(l.dir(r.Quote)) + ">" + template.HTMLEscapeString(r.Quote) + ` <a class="place" href="` + template.HTMLEscapeString(r.Href) + `">` + string(l.HTML("place.passage")) + `</a></p>`)
	}
	b.WriteString("\n</li>")
	return template.HTML(b.String())
}

// act is the badge of a speech act.
func (l words) act(act string) string {
	return `<span class="act act-` + act + `">` + string(l.HTML("act."+act)) + `</span>`
}

// noteRow is the entry of a note: what it does, on which article, the passage,
// the text, and who signed it when.
func (l words) noteRow(n *Note) template.HTML {
	var b strings.Builder
	b.WriteString(`<li class="entry note-` + n.Motivation + `"><p class="entry-meta"><span class="kind">` + template.HTMLEscapeString(n.Kind) + `</span> `)
	article := l.labelled(n.Root, &n.Article.Head, n.Article.Name)
	switch {
	case n.Under && n.Paragraph > 0:
		b.WriteString(string(l.HTML("place.paragraph", "n", itoa(n.Paragraph))))
	case n.Under:
	case n.Paragraph > 0:
		b.WriteString(string(l.HTML("note.on", "article", l.HTML("place.in-article", "article", article, "n", itoa(n.Paragraph)))))
	default:
		b.WriteString(string(l.HTML("note.on", "article", article)))
	}
	b.WriteString("</p>\n<blockquote class=\"quoted\"" + string(l.dir(n.Quote.Exact)) + "><p>" + template.HTMLEscapeString(n.Quote.Exact) + "</p></blockquote>")
	if n.Title != "" {
		b.WriteString("\n<p class=\"note-title\"" + string(l.dir(n.Title)) + ">" + template.HTMLEscapeString(n.Title) + "</p>")
	}
	b.WriteString("\n<div class=\"note-body\">" + string(n.Body) + "</div>\n<p class=\"by\">" + string(l.signature(n.Annotation)))
	b.WriteString(` <a href="` + n.Root + n.Address + `">` + string(l.HTML("note.in-article")) + `</a></p>` + "\n</li>")
	return template.HTML(b.String())
}

// signature says who signed a note and when.
func (l words) signature(a *dossier.Annotation) template.HTML {
	who := escaped(l.editorName(a))
	if a.Author != nil && a.Author.URL != "" {
		who = template.HTML(`<a href="` + template.HTMLEscapeString(a.Author.URL) + `" class="external" rel="noopener">` + string(who) + "</a>") //nolint:gosec // escaped
	}
	key := "note.signed"
	switch {
	case a.Created.IsZero() && a.Modified.IsZero():
	case a.Modified.IsZero():
		key = "note.signed-created"
	case a.Created.IsZero():
		key = "note.signed-modified"
	default:
		key = "note.signed-both"
	}
	return l.HTML(key, "who", who, "created", l.date(a.Created), "modified", l.date(a.Modified))
}

// articleHead is the first line of an article's entry among backlinks.
func (s *site) articleHead(a *dossier.Article) string {
	if head, ok := s.rows.heads[a]; ok {
		return head
	}
	var b strings.Builder
	s.words.articleHead(&b, folder, a)
	return b.String()
}

// articleHead writes the title of an article with its date and its outlet.
func (l words) articleHead(b *strings.Builder, root string, a *dossier.Article) {
	b.WriteString(l.titleLink(root, &a.Head))
	b.WriteString(` <span class="entry-meta">`)
	b.WriteString(string(l.date(a.Published)))
	if a.Outlet != "" {
		b.WriteString(string(l.HTML("list.dot")))
		b.WriteString(string(l.name(a.Outlet)))
	}
	b.WriteString("</span>")
}

func (l words) titleLink(root string, h *dossier.Head) string {
	return l.titleLabelled(root, h, h.Name)
}

func (l words) titleLabelled(root string, h *dossier.Head, text string) string {
	return `<a class="entry-title" href="` + root + h.Address + `" data-entity="` + template.HTMLEscapeString(h.Key()) + `"` + string(l.lang(text)) + `>` + template.HTMLEscapeString(text) + `</a>`
}

// maxSentences is how many sentences of one text are shown.
const maxSentences = 6

// backlinks renders the texts that name an entity. There are as many of these
// rows as there are names in all texts, so that they are written without a
// template.
func (s *site) backlinks(w *worker, all []*dossier.Backlink) []template.HTML {
	rows := make([]template.HTML, len(all))
	for i, b := range all {
		rows[i] = s.backlink(w, b)
	}
	return rows
}

// backlink quotes the sentences that name an entity, each once however often it
// does.
func (s *site) backlink(w *worker, b *dossier.Backlink) template.HTML {
	out := append(w.prose[:0], "<li>"...)
	switch {
	case b.Article != nil:
		out = append(out, s.articleHead(b.Article)...)
	case b.From.Address != "":
		out = append(out, s.words.titleLink(folder, b.From)...)
		out = append(out, ` <span class="entry-meta">`+string(s.words.HTML("kind."+b.From.Kind.String()))+`</span>`...)
	default:
		out = append(out, s.words.name(b.From.Name)...)
	}
	out = append(out, `<ul class="sentences">`...)
	end, shown, more := -1, 0, 0
	for _, m := range b.Mentions {
		if m.Start < end {
			continue
		}
		text, at := b.Text.Sentence(m)
		end = m.Start - at.Start + len(text)
		if shown++; shown > maxSentences {
			more++
			continue
		}
		out = append(append(append(out, "<li"...), s.words.dir(text)...), '>')
		if b.Article != nil && m.Paragraph > 0 {
			p := itoa(m.Paragraph)
			out = append(out, `<a class="place" href="`+folder+b.From.Address+`#p`+p+`">`...)
			out = append(out, s.words.HTML("place.paragraph", "n", p)...)
			out = append(out, `</a> `...)
		}
		out = prose.AppendText(out, text, []prose.Inline{{Range: at, Open: "<b>", Close: "</b>"}})
		out = append(out, "</li>\n"...)
	}
	if more > 0 {
		out = append(out, `<li class="more">`+string(s.words.HTML("entity.more", "n", more))+"</li>"...)
	}
	w.prose = append(out, "</ul></li>"...)
	return template.HTML(w.prose)
}
