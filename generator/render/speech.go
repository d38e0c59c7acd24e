package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/prose"
)

// StatementPage is the page of one statement.
type StatementPage struct {
	Page
	Statement *dossier.Statement
	// Sentence is the statement in one sentence.
	Sentence template.HTML
	// Gap says that the speaker's office on that day is not in the sources.
	Gap       bool
	Audience  template.HTML
	RelayedBy template.HTML
	Behalf    template.HTML
	Body      template.HTML
	Origins   []OriginView
	Relations []RelationGroup
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
	// Href leads to the marked passage.
	Href string
	// Chain says in words through whom the article knows it.
	Chain template.HTML
	// Grade says in words what the grade means.
	GradeWords string
	Verdict    string
}

// RelationGroup is the statements that stand in one relation to a statement.
type RelationGroup struct {
	Label      string
	Statements []template.HTML
}

// StatementRow is a statement in a list or in the ledger.
type StatementRow struct {
	*dossier.Statement
	Root string
	// Whom is the audience with links.
	Who, Whom template.HTML
	// Quote is the passage of the first report.
	Quote string
	// Href leads to it.
	Href string
}

// verb returns the past tense of an act and how its audience follows.
func verb(act string) (past, to string) {
	switch act {
	case "warn":
		return "warned", " "
	case "threaten":
		return "threatened", " "
	case "demand":
		return "made a demand", " of "
	case "urge":
		return "urged", " "
	case "condemn":
		return "condemned", ", speaking to "
	case "deny":
		return "denied", ", speaking to "
	case "reject":
		return "rejected", ", speaking to "
	case "promise":
		return "promised", " "
	case "assure":
		return "assured", " "
	case "offer":
		return "made an offer", " to "
	case "announce":
		return "announced", " to "
	case "order":
		return "ordered", " "
	case "assess":
		return "gave an assessment", " to "
	case "report":
		return "reported", " to "
	}
	return act, ", to "
}

// voice returns a party with a link to its page; an unnamed voice is described
// and told apart.
func voice(root string, v dossier.Voice) template.HTML {
	if v.Entity != nil {
		return link(root, v.Entity)
	}
	text := `<span class="unnamed">` + template.HTMLEscapeString(v.Unnamed)
	if !saysUnnamed(v.Unnamed) {
		text += " (unnamed)"
	}
	text += "</span>"
	if v.Of != nil {
		text += " of " + string(link(root, v.Of))
	}
	return template.HTML(text)
}

// saysUnnamed says whether the description of a voice already tells that it has no
// name.
func saysUnnamed(s string) bool {
	for _, words := range []string{"not named", "not identified", "unnamed", "unidentified", "anonymous", "no office named"} {
		if strings.Contains(s, words) {
			return true
		}
	}
	return false
}

// voices joins parties as a sentence does.
func voices(root string, all []dossier.Voice) template.HTML {
	var b strings.Builder
	for i, v := range all {
		switch {
		case i == 0:
		case i == len(all)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(voice(root, v)))
	}
	return template.HTML(b.String())
}

// sentenceOf says a statement in one sentence: who, then in which office, did
// what, to whom, when, and by whose account if that is not the article's own.
func sentenceOf(root string, s *dossier.Statement) (sentence template.HTML, gap bool) {
	office, known := s.SpokenAs()
	past, to := verb(s.Act)
	attribution := dossier.SourcingOf([]*dossier.Statement{s}).By[0].Attribution
	if attribution == "report-of-report" {
		past = "is reported to have " + strings.Replace(past, "gave", "given", 1)
	}
	text := string(voice(root, s.Speaker))
	if office != "" {
		text += ", then " + template.HTMLEscapeString(office) + ","
	}
	text += " <b>" + past + "</b>"
	if len(s.Audience) > 0 {
		text += to + string(voices(root, s.Audience))
	}
	if when := when(s.Said); when != "" {
		text += ", " + string(when)
	}
	switch {
	case len(s.RelayedBy) > 0:
		text += ", by the account of " + string(voices(root, s.RelayedBy))
	case attribution == "unnamed-official":
		text += ", by the account of an official who is not named"
	}
	return template.HTML(text + "."), !known
}

// when puts a date into a sentence.
func when(d edtf.Date) template.HTML {
	words := moment(d)
	switch {
	case d.IsZero():
		return ""
	case d.Precision() == edtf.PrecisionDay && !d.IsInterval() && !d.Approximate() && !d.Uncertain():
		return "on " + words
	}
	return words
}

// attributionWords says through what a report is known.
func attributionWords(a string) string {
	switch a {
	case "direct":
		return "quoted directly"
	case "paraphrase":
		return "paraphrased"
	case "spokesperson":
		return "through a spokesperson"
	case "named-official":
		return "through a named official"
	case "unnamed-official":
		return "through an unnamed official"
	case "document":
		return "from a document"
	case "report-of-report":
		return "a report of a report"
	}
	return "attribution not given"
}

// gradeWords says what an Admiralty grade means.
func gradeWords(grade string) string {
	source := map[byte]string{'A': "a completely reliable source", 'B': "a usually reliable source", 'C': "a fairly reliable source",
		'D': "a source not usually reliable", 'E': "an unreliable source", 'F': "a source whose reliability cannot be judged"}
	information := map[byte]string{'1': "confirmed by other sources", '2': "probably true", '3': "possibly true",
		'4': "doubtful", '5': "improbable", '6': "its truth cannot be judged"}
	if len(grade) != 2 || grade == "F6" {
		return "not judged"
	}
	return source[grade[0]] + "; " + information[grade[1]]
}

// chain says in words through whom an article knows a statement, from the
// article back to the speaker.
func chain(root string, a *dossier.Appearance) template.HTML {
	var b strings.Builder
	if p := a.Article.Publisher; p != nil {
		b.WriteString(string(link(root, p)))
	} else {
		b.WriteString(template.HTMLEscapeString(a.Article.Name))
	}
	b.WriteString(", ")
	b.WriteString(template.HTMLEscapeString(attributionWords(a.Attribution)))
	if a.Statement == nil {
		return template.HTML(b.String())
	}
	b.WriteString(": ")
	for _, v := range slices.Backward(a.Statement.RelayedBy) {
		b.WriteString(string(voice(root, v)) + ", on what ")
	}
	b.WriteString(string(voice(root, a.Statement.Speaker)) + " said")
	if v := a.Statement.OnBehalfOf; v != nil {
		b.WriteString(", for " + string(voice(root, *v)))
	}
	return template.HTML(b.String())
}

func originViews(root string, origins []dossier.Origin) []OriginView {
	var all []OriginView
	for _, o := range origins {
		v := OriginView{Name: o.Name}
		for _, a := range o.Appearances {
			v.Reports = append(v.Reports, Report{Appearance: a, Root: root, Href: passageHref(root, a), Chain: chain(root, a),
				GradeWords: gradeWords(a.Grade), Verdict: verdictOfNote(&a.Passage)})
		}
		all = append(all, v)
	}
	return all
}

// passageHref leads to the passage of a report on its article's page.
func passageHref(root string, a *dossier.Appearance) string {
	switch {
	case !a.Anchored():
		return root + a.Article.Address
	case a.Statement != nil:
		return root + a.Article.Address + "#s-" + stem(&a.Statement.Head)
	}
	return root + a.Article.Address + "#e-" + stem(&a.Event.Head)
}

// relationLabels are the names of the relations, there and back.
func relationLabels() []struct{ kind, there, back string } {
	return []struct{ kind, there, back string }{
		{"responds_to", "Responds to", "Answered by"}, {"repeats", "Repeats", "Repeated by"}, {"confirms", "Confirms", "Confirmed by"},
		{"denies", "Denies", "Denied by"}, {"contradicts", "Contradicts", "Contradicted by"}, {"retracts", "Retracts", "Retracted by"},
		{"softens", "Softens", "Softened by"}, {"escalates", "Escalates", "Escalated by"},
	}
}

func (s *site) relationGroups(st *dossier.Statement) []RelationGroup {
	var all []RelationGroup
	add := func(label, kind string, relations []dossier.Relation) {
		var rows []template.HTML
		for _, r := range relations {
			if r.Kind == kind {
				rows = append(rows, s.statementEntry(r.Other))
			}
		}
		if len(rows) > 0 {
			all = append(all, RelationGroup{label, rows})
		}
	}
	for _, l := range relationLabels() {
		add(l.there, l.kind, st.Relations)
		add(l.back, l.kind, st.Inverse)
	}
	return all
}

func statementRow(root string, s *dossier.Statement) StatementRow {
	row := StatementRow{Statement: s, Root: root, Who: voice(root, s.Speaker), Whom: voices(root, s.Audience)}
	if len(s.Appearances) > 0 {
		row.Quote, row.Href = s.Appearances[0].Quote.Exact, passageHref(root, s.Appearances[0])
	}
	return row
}

func (s *site) statement(w *worker, at int) error {
	st := s.d.Statements[at]
	v := StatementPage{Page: s.newPage(st.Address, "statements", partyName(st.Speaker)+": "+st.Name, "", "statement"), Statement: st}
	v.Crumbs = []Link{{Address: "index.html", Text: "Dossier"}, {Address: "statements/index.html", Text: "Statements"}}
	v.Styles = []string{"speech.css"}
	v.Sentence, v.Gap = sentenceOf(v.Root, st)
	v.Description = brief(plainText(v.Sentence))
	v.Audience, v.RelayedBy = voices(v.Root, st.Audience), voices(v.Root, st.RelayedBy)
	if st.OnBehalfOf != nil {
		v.Behalf = voice(v.Root, *st.OnBehalfOf)
	}
	v.Body, v.HasCode = w.html(v.Root, st.Body, prose.Rendering{}), st.Body.Doc.HasCode
	v.Origins = originViews(v.Root, st.Origins())
	v.Occasion, v.Notes = s.around(w, st.Appearances)
	v.Relations = s.relationGroups(st)
	if at > 0 {
		v.Earlier = s.d.Statements[at-1]
	}
	if at+1 < len(s.d.Statements) {
		v.Later = s.d.Statements[at+1]
	}
	return s.write(w, "statement.html", st.Address, "statement "+strconv.Quote(st.ID), v)
}

// plainText takes the tags out of HTML that this package has written.
func plainText(h template.HTML) string {
	var b strings.Builder
	in := false
	for _, r := range string(h) {
		switch {
		case r == '<':
			in = true
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(b.String())
}

func (s *site) event(w *worker, at int) error {
	e := s.d.Events[at]
	v := EventPage{Page: s.newPage(e.Address, "events", e.Name, plainText(moment(e.Date))+": "+e.Name, "event"), Event: e}
	v.Crumbs = []Link{{Address: "index.html", Text: "Dossier"}, {Address: "events/index.html", Text: "Events"}}
	v.Styles = []string{"speech.css"}
	v.Body, v.HasCode = w.html(v.Root, e.Body, prose.Rendering{}), e.Body.Doc.HasCode
	v.Origins = originViews(v.Root, e.Origins())
	v.Said = s.statementEntries(saidNear(e))
	_, v.Notes = s.around(w, e.Appearances)
	if at > 0 {
		v.Earlier = s.d.Events[at-1]
	}
	if at+1 < len(s.d.Events) {
		v.Later = s.d.Events[at+1]
	}
	return s.write(w, "event.html", e.Address, "event "+strconv.Quote(e.ID), v)
}

// around returns the events that are reported in the same paragraphs as one of
// the passages, and the notes on words of them.
func (s *site) around(w *worker, passages []*dossier.Appearance) (events []*dossier.Event, rows []template.HTML) {
	var notes []*dossier.Annotation
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
	return events, s.noteEntries(w, notes)
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
