package preview

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"

	"dossier/generator/anchor"
	"dossier/generator/dossier"
	"dossier/generator/locale"
	"dossier/generator/source"
	"dossier/generator/suggest"
)

// task is one thing that is open in a dossier.
type task struct {
	// Text says what, Where in which file.
	Text  string
	Path  string
	Line  int
	Page  string // its page, "" for none
	Quote string
	// Key accepts it, File is what is written then, and Patch with which lines; "" and
	// none for what only an editor can do.
	Key, File string
	Patch     []string
}

// section is what is open of one kind.
type section struct {
	ID, Title, Lead string
	Tasks           []task
	// N is how many there are; Tasks are at most maxTasks of them.
	N int
	// Safe is how many of them can be accepted without looking.
	Safe int
}

// maxTasks is how many entries of a section are shown.
const maxTasks = 200

func (s *section) add(t task) {
	if s.N++; len(s.Tasks) < maxTasks {
		s.Tasks = append(s.Tasks, t)
	}
}

// taskAt is a task at a place of a file.
func taskAt(at source.Span, format string, args ...any) task {
	t := task{Text: fmt.Sprintf(format, args...)}
	if at.File != nil {
		t.Path, t.Line = at.Path(), at.Position().Line
	}
	return t
}

// sections lists what is open in a dossier.
func sections(d *dossier.Dossier) []section {
	all := []section{passages(d), ungraded(d), single(d)}
	return append(all, suggestions(d)...)
}

// passages are the quotations that do not stand exactly where they say.
func passages(d *dossier.Dossier) section {
	s := section{ID: "passages", Title: "Passages", Lead: "Quotations that have drifted, are ambiguous or have lost their place."}
	add := func(p *dossier.Passage, what, page string) {
		if p.Found.Verdict == anchor.Exact {
			return
		}
		t := taskAt(p.Span, "%s: %s in %s", p.Found.Verdict, what, p.Article.Name)
		t.Page, t.Quote = page, p.Quote.Exact
		s.add(t)
	}
	for _, a := range d.Annotations {
		add(&a.Passage, "note "+a.ID, a.Address)
	}
	for _, st := range d.Statements {
		for _, a := range st.Appearances {
			add(&a.Passage, "statement "+st.ID, st.Address)
		}
	}
	for _, e := range d.Events {
		for _, a := range e.Appearances {
			add(&a.Passage, "event "+e.ID, e.Address)
		}
	}
	return s
}

func ungraded(d *dossier.Dossier) section {
	s := section{ID: "ungraded", Title: "Statements without a grade", Lead: "No report of them says how reliable source and information are."}
	for _, st := range d.Statements {
		if st.Grade() == "F6" {
			t := taskAt(st.Record.Place("appearances"), "%s", st.Label(locale.English()))
			t.Page = st.Address
			s.add(t)
		}
	}
	return s
}

func single(d *dossier.Dossier) section {
	s := section{ID: "single", Title: "Statements with one origin", Lead: "All reports of them rest on one source in the end."}
	for _, st := range d.Statements {
		if all := st.Origins(); len(all) == 1 {
			t := taskAt(st.Record.Place("appearances"), "%s", st.Label(locale.English()))
			if all[0].Name != "" {
				t.Text += " (" + all[0].Name + ")"
			}
			t.Page = st.Address
			s.add(t)
		}
	}
	return s
}

// suggestions are what the command suggest finds, but for the passages, which stand
// in a section of their own.
func suggestions(d *dossier.Dossier) []section {
	all := []section{
		{ID: "names", Title: "Names that no record lists", Lead: "Names are known by their capitals: look before you add one."},
		{ID: "spellings", Title: "Spellings", Lead: "Near a listed name, listed twice, or listed and never used."},
		{ID: "quotations", Title: "Quotations that no statement holds", Lead: "Who said it? A statement answers, with the words as its evidence."},
		{ID: "copies", Title: "Sources without an archived copy", Lead: "Pages vanish; a copy in a web archive stays."},
	}
	for _, x := range suggest.Make(d) {
		switch x.Kind {
		case suggest.UnlistedName:
			all[0].propose(x)
		case suggest.NearSpelling, suggest.ListedTwice, suggest.UnusedAlias:
			all[1].propose(x)
		case suggest.OpenQuotation:
			all[2].propose(x)
		case suggest.NotArchived:
			all[3].propose(x)
		}
	}
	return all
}

func (s *section) propose(x suggest.Suggestion) {
	var at source.Span
	if len(x.Places) > 0 {
		at = x.Places[0]
	}
	t := taskAt(at, "%s", x.Message)
	if x.Patch != nil {
		t.Key, t.File, t.Patch = keyOf(x), x.Patch.Path, x.Patch.Lines()
	}
	if x.Safe {
		s.Safe++
	}
	s.add(t)
}

// desk is the page that lists what is open. It is a page of the preview and no part
// of the site.
func (s *server) desk(w http.ResponseWriter, r *http.Request) {
	var data struct {
		Title    string
		Sections []section
		Problems []problem
		Safe     int
	}
	data.Problems, _, _ = problemsOf(s.live.Problems())
	version := s.hub.state().Version
	s.live.View(func(d *dossier.Dossier) {
		if d != nil {
			data.Title, data.Sections = d.Title, sections(d)
		}
		for _, section := range data.Sections {
			data.Safe += section.Safe
		}
	})
	t, err := template.ParseFS(client, "client/desk.html")
	var page bytes.Buffer
	if err == nil {
		err = t.Execute(&page, data)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s.send(w, r, view{name: "_desk", isPage: true, version: version, status: http.StatusOK}, page.Bytes())
}
