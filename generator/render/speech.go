package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/metadata"
	"dossier/generator/prose"
)

// StatementPage is the page of one statement.
type StatementPage struct {
	Page
	Statement *dossier.Statement
	// Sentence is the statement in one sentence.
	Sentence template.HTML
	// Gap says what the sources leave open of the speaker's office on that day.
	Gap       template.HTML
	Audience  template.HTML
	RelayedBy template.HTML
	Behalf    template.HTML
	Body      template.HTML
	Cite      Citation
	Origins   []OriginView
	Thread    Thread
	// Occasion are the events reported in the same paragraphs, Notes the editors'
	// notes on its passages.
	Occasion []*dossier.Event
	Notes    []template.HTML
	Earlier  *dossier.Statement
	Later    *dossier.Statement
}

// EventPage is the page of one event.
type EventPage struct {
	Page
	Event   *dossier.Event
	Body    template.HTML
	Origins []OriginView
	// Said are the statements reported in the same paragraphs, Notes the editors'
	// notes on its passages.
	Said    []template.HTML
	Notes   []template.HTML
	Earlier *dossier.Event
	Later   *dossier.Event
}

// OriginView is what some reports rest on, with these reports.
type OriginView struct {
	Name    string
	Reports []Report
}

// Report is one appearance.
type Report struct {
	*dossier.Appearance
	Root string
	// Place is the article, with its paragraph, as a link to the marked passage.
	Place template.HTML
	// Href leads to the marked passage.
	Href string
	// Chain says in words through whom the article knows it.
	Chain template.HTML
	// GradeWords says what the grade means.
	GradeWords string
	// Verdict explains a quotation that has drifted or found no place; "" for one that
	// stands where it was put.
	Verdict string
}

// StatementRow is a statement in a list or in the ledger.
type StatementRow struct {
	*dossier.Statement
	Root string
	// Who is the speaker, Whom the audience, both with links; Whom is "" for none.
	Who, Whom template.HTML
	// Quote is the passage of the first report, Href leads to it; both are "" for a
	// statement without a report.
	Quote, Href string
}

func (l words) originViews(root string, origins []dossier.Origin) []OriginView {
	var all []OriginView
	for _, o := range origins {
		v := OriginView{Name: o.Name}
		for _, a := range o.Appearances {
			v.Reports = append(v.Reports, Report{Appearance: a, Root: root, Href: passageHref(root, a), Place: l.place(root, a), Chain: l.chain(root, a),
				GradeWords: l.grade(a.Grade), Verdict: l.verdictOfNote(&a.Passage)})
		}
		all = append(all, v)
	}
	return all
}

// place is the article of a report with its paragraph, linked to the marked passage.
// Where the dossier has a summary of the article, it says whose words these are.
func (l words) place(root string, a *dossier.Appearance) template.HTML {
	h := a.Article.Head
	link := template.HTML(`<a href="` + template.HTMLEscapeString(passageHref(root, a)) + `" data-entity="` + template.HTMLEscapeString(h.Key()) + `">` + //nolint:gosec // escaped
		template.HTMLEscapeString(h.Name) + `</a>`)
	if a.Paragraph > 0 {
		link = l.HTML("place.in-article", "article", link, "n", itoa(a.Paragraph))
	}
	if a.Article.Form == "summary" {
		return l.HTML("origin.our-account", "article", link)
	}
	return link
}

// passageHref leads to the passage of a report on its article's page.
func passageHref(root string, a *dossier.Appearance) string {
	switch {
	case !a.Anchored():
		return root + a.Article.Address
	case a.Statement != nil:
		return root + a.Article.Address + "#s-" + a.Statement.Stem()
	}
	return root + a.Article.Address + "#e-" + a.Event.Stem()
}

func (l words) statementRow(root string, s *dossier.Statement) StatementRow {
	row := StatementRow{Statement: s, Root: root, Who: l.voice(root, s.Speaker), Whom: l.voices(root, s.Audience)}
	if len(s.Appearances) > 0 {
		row.Quote, row.Href = s.Appearances[0].Quote.Exact, passageHref(root, s.Appearances[0])
	}
	return row
}

func (s *site) statement(w *worker, st *dossier.Statement) error {
	l := s.words
	v := StatementPage{Page: s.newPage(st.Address, "statements", l.titledBy(l.partyName(st.Speaker), st), "", "statement"), Statement: st}
	v.Crumbs = s.crumbs("statements")
	v.Sentence, v.Gap = l.sentenceOf(v.Root, st), l.gap(v.Root, st)
	v.Description = l.Cut(plainText(v.Sentence), maxDescription)
	v.Metadata = template.HTML(metadata.Statement(s.machine(v.Page), st))
	v.Audience, v.RelayedBy = l.voices(v.Root, st.Audience), l.voices(v.Root, st.Relays())
	if st.OnBehalfOf != nil {
		v.Behalf = l.voice(v.Root, *st.OnBehalfOf)
	}
	v.Body = w.html(v.Root, st.Body, prose.Rendering{})
	v.Origins = l.originViews(v.Root, st.Origins())
	titled := st.Head
	titled.Name = l.label(st)
	v.Cite = s.citation(&titled, dossier.Articles(st.Appearances)...)
	events, notes := around(st.Appearances)
	v.Occasion, v.Notes, v.HasCode = events, s.noteEntries(w, notes), st.Body.Doc.HasCode || haveCode(notes)
	v.Thread = s.thread(st)
	v.Earlier, v.Later = st.Earlier, st.Later
	return s.write(w, "statement.html", st.Address, "statement "+strconv.Quote(st.ID), v)
}

// plainText takes the tags out of HTML that this package has written.
func plainText(h template.HTML) string {
	b := make([]byte, 0, len(h))
	in := false
	for i := range len(h) {
		switch c := h[i]; {
		case c == '<':
			in = true
		case c == '>':
			in = false
		case !in:
			b = append(b, c)
		}
	}
	return unescaped.Replace(string(b))
}

var unescaped = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&lt;", "<", "&gt;", ">", "&amp;", "&")

func (s *site) event(w *worker, e *dossier.Event) error {
	v := EventPage{Page: s.newPage(e.Address, "events", e.Name, s.words.Text("statement.title", "who", e.Date.MomentWords(s.words.Locale), "title", e.Name), "event"), Event: e}
	v.Crumbs = s.crumbs("events")
	v.Metadata = template.HTML(metadata.Event(s.machine(v.Page), e))
	v.Body = w.html(v.Root, e.Body, prose.Rendering{})
	v.Origins = s.words.originViews(v.Root, e.Origins())
	v.Said = s.statementEntries(saidNear(e))
	_, notes := around(e.Appearances)
	v.Notes, v.HasCode = s.noteEntries(w, notes), e.Body.Doc.HasCode || haveCode(notes)
	v.Earlier, v.Later = e.Earlier, e.Later
	return s.write(w, "event.html", e.Address, "event "+strconv.Quote(e.ID), v)
}

// around returns the events that are reported in the same paragraphs as one of
// the passages, and the notes on words of them.
func around(passages []*dossier.Appearance) (events []*dossier.Event, notes []*dossier.Annotation) {
	for _, p := range passages {
		if !p.Anchored() {
			continue
		}
		for _, o := range p.Article.Events {
			if o.Paragraph == p.Paragraph && o.Anchored() && o.Event != p.Event && !slices.Contains(events, o.Event) {
				events = append(events, o.Event)
			}
		}
		for _, n := range p.Article.Notes {
			if n.Anchored() && n.Range().Start < p.Range().End && n.Range().End > p.Range().Start && !slices.Contains(notes, n) {
				notes = append(notes, n)
			}
		}
	}
	return events, notes
}

// saidNear returns the statements that are reported in the same paragraphs as an
// event.
func saidNear(e *dossier.Event) []*dossier.Statement {
	var all []*dossier.Statement
	for _, p := range e.Appearances {
		for _, o := range p.Article.Statements {
			if p.Anchored() && o.Anchored() && o.Paragraph == p.Paragraph && !slices.Contains(all, o.Statement) {
				all = append(all, o.Statement)
			}
		}
	}
	return all
}
