package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// Ledger is a page of the list of all statements.
type Ledger struct {
	Page
	Count   int
	Rows    []LedgerRow
	Sources Sources
	// Data is the path of the script with what rows are filtered by; "" on a further page.
	Data string
	// Filters are what the list can be filtered by, besides time.
	Filters []Filter
	Pairs   []*dossier.Dialogue
	// Against are the statements that stand against others.
	Against []Against
}

// Filter is a field by which the ledger is filtered.
type Filter struct {
	// Name is the field's name, and that of its values in the script with the rows.
	Name, Label string
	// Any is the choice that filters nothing.
	Any string
	// Choices are the others, which the script adds.
	Choices []Choice
}

// Choice is a value of a filter.
type Choice struct {
	Value string `json:"value"`
	Text  string `json:"text"`
}

// LedgerRow is a statement in the ledger.
type LedgerRow struct {
	StatementRow
	// From and Until are the first and last day on which it can have been made;
	// "" when not bounded.
	From, Until string
	// Speaker, Audience, Themes, Bearing and By are the keys by which it is filtered,
	// separated by spaces. A party stands also for the bodies that it belongs to; By is
	// its channel.
	Speaker, Audience, Themes, Bearing, By string
	// Known is the closest attribution, Attribution the same in words.
	Known, Attribution string
	Rests              dossier.Basis
	Status             string // of the outcome, "none" without one
	Origins            int
}

// keys returns the keys of a row by which a filter of the given name goes.
func (r *LedgerRow) keys(name string) string {
	switch name {
	case "speaker":
		return r.Speaker
	case "audience":
		return r.Audience
	case "act":
		return r.Act
	case "channel":
		return r.By
	case "theme":
		return r.Themes
	case "known":
		return r.Known
	case "rests":
		return string(r.Rests)
	case "relation":
		return r.Bearing
	}
	return r.Status
}

// EventList is a page of the list of events.
type EventList struct {
	Page
	Count int
	Rows  []EventRow
}

// EventRow is an event in a list.
type EventRow struct {
	*dossier.Event
	Root string
}

// PairPage is what two parties said to each other.
type PairPage struct {
	Page
	Pair *dossier.Dialogue
	// There and Back count the statements from the first to the second party, and
	// from the second to the first.
	There, Back int
	Rows        []template.HTML
	Sources     Sources
}

func (s *site) speechJobs() {
	for _, st := range s.d.Statements {
		s.jobs = append(s.jobs, s.statementJob(st))
	}
	for _, e := range s.d.Events {
		s.jobs = append(s.jobs, s.eventJob(e))
	}
	for _, p := range s.d.Pairs {
		s.job(p.Address, func(w *worker) error { return s.pair(w, p) })
	}
}

func (s *site) statementJob(st *dossier.Statement) job {
	return job{path: st.Address, run: func(w *worker) error { return s.statement(w, st) }}
}

func (s *site) eventJob(e *dossier.Event) job {
	return job{path: e.Address, run: func(w *worker) error { return s.event(w, e) }}
}

// listJobs are the lists of all records.
func (s *site) listJobs() {
	if len(s.d.Statements) > 0 {
		s.job("statements/index.html", s.ledger, ledgerDataPath)
		s.job("network.html", s.network, networkPath)
	}
	if len(s.d.Statements)+len(s.d.Events) > 0 {
		s.job("timeline.html", s.timeline)
	}
	if len(s.d.Events) > 0 {
		s.job("events/index.html", s.eventList)
	}
	s.job("articles/index.html", s.articleList)
	if len(s.d.Annotations) > 0 {
		s.job("annotations/index.html", s.noteList)
	}
	s.job("names.html", s.names)
}

func (s *site) ledger(w *worker) error {
	rows := make([]LedgerRow, len(s.d.Statements))
	for i, st := range s.d.Statements {
		rows[i] = s.words.ledgerRow("../", st)
	}
	sources := sourcesOf(s.d.Statements, "index.html?")
	filters := s.words.filters(rows)
	data, err := s.words.ledgerData(rows, filters)
	if err != nil {
		return err
	}
	if err := w.add(ledgerDataPath, data, "the ledger"); err != nil {
		return err
	}
	return w.parts("statements/index.html", len(rows), func(from, to int, path string, pager []Link) error {
		v := Ledger{Page: s.newPage(path, "statements", s.words.Text("statements.title"), s.words.Text("statements.description"), "ledger"), Count: len(rows), Rows: rows[from:to]}
		v.Pager, v.Sheets = pager, []string{"ledger.css"}
		if from == 0 {
			v.Sources, v.Pairs, v.Data, v.Scripts = sources, mostSaid(s.d.Pairs), ledgerDataPath, []string{"ledger.js"}
			v.Filters, v.Against = filters, against(s.d.Statements)
		}
		return s.write(w, "statements.html", path, "the ledger", v)
	})
}

// mostSaid returns the pairs with the most statements between them, as many as a
// list shows; the pages of the parties have all.
func mostSaid(all []*dossier.Dialogue) []*dossier.Dialogue {
	if len(all) <= pageSize {
		return all
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b *dossier.Dialogue) int { return cmp.Compare(len(b.Statements), len(a.Statements)) })
	return all[:pageSize]
}

func (l words) ledgerRow(root string, st *dossier.Statement) LedgerRow {
	row := LedgerRow{StatementRow: l.statementRow(root, st), Origins: len(st.Origins())}
	row.From, row.Until = st.Said.Days()
	row.Speaker = partyKeys(st.Said, st.Speaker)
	row.Audience = partyKeys(st.Said, st.Audience...)
	var themes []string
	for _, t := range st.About {
		themes = append(themes, filterKey(&t.Head))
	}
	row.Themes, row.Bearing = strings.Join(themes, " "), strings.Join(relationKeys(st), " ")
	row.Known = cmp.Or(st.Attribution(), "unknown")
	row.Attribution = l.attribution(st.Attribution())
	row.Rests, row.By, row.Status = st.Basis(), spaceless(st.Channel.Text), "none"
	if st.Outcome != nil {
		row.Status = st.Outcome.Status
	}
	return row
}

// parties returns the entities that a voice speaks or is spoken to as: itself, the
// body that it belongs to or held an office in on that day, and the bodies that
// these are parts of.
func parties(v dossier.Voice, on edtf.Date) []*dossier.Entity {
	var all []*dossier.Entity
	add := func(x *dossier.Entity) {
		for x != nil && !slices.Contains(all, x) {
			all = append(all, x)
			if x.Organization == nil || x.Organization.Parent == nil {
				return
			}
			x = x.Organization.Parent.Entity
		}
	}
	add(v.Entity)
	add(v.Of)
	if v.Entity != nil && v.Entity.Actor != nil {
		for _, t := range v.Entity.Actor.OfficesOn(on) {
			add(t.Organization.Entity)
		}
	}
	return all
}

// partyKeys names voices for filters. Those without a name are one more party.
func partyKeys(on edtf.Date, voices ...dossier.Voice) string {
	var keys []string
	for _, v := range voices {
		if v.Entity == nil {
			keys = append(keys, pagelessKey(v))
		}
		for _, x := range parties(v, on) {
			keys = append(keys, filterKey(&x.Head))
		}
	}
	slices.Sort(keys)
	return strings.Join(slices.Compact(keys), " ")
}

// pagelessKey is the key of a party without a page: its name, or one for all voices
// without a name.
func pagelessKey(v dossier.Voice) string {
	if v.Named() {
		return "named/" + spaceless(v.Name)
	}
	return "unnamed"
}

// relationKeys names what a statement stands in, either way, for filters: its
// relations, and that somebody passed it on.
func relationKeys(st *dossier.Statement) []string {
	var keys []string
	for _, r := range slices.Concat(st.Relations, st.Inverse) {
		keys = append(keys, r.Kind)
	}
	if len(st.Relays()) > 0 {
		keys = append(keys, "relayed")
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func filterKey(h *dossier.Head) string { return strings.TrimSuffix(h.Address, ".html") }

// spaceless makes a name, such as that of a channel, a key of a filter.
func spaceless(name string) string { return strings.Join(strings.Fields(name), "-") }

// filters collects what the rows can be filtered by.
func (l words) filters(rows []LedgerRow) []Filter {
	all := []Filter{
		{Name: "speaker", Label: l.Text("filter.speaker"), Any: l.Text("filter.anyone")}, {Name: "audience", Label: l.Text("filter.audience"), Any: l.Text("filter.anyone")},
		{Name: "act", Label: l.Text("filter.act"), Any: l.Text("filter.any")}, {Name: "channel", Label: l.Text("filter.channel"), Any: l.Text("filter.any")}, {Name: "theme", Label: l.Text("filter.theme"), Any: l.Text("filter.any")},
		{Name: "known", Label: l.Text("filter.known"), Any: l.Text("filter.any")}, {Name: "rests", Label: l.Text("filter.rests"), Any: l.Text("filter.any")},
		{Name: "relation", Label: l.Text("filter.relation"), Any: l.Text("filter.any-or-none")}, {Name: "outcome", Label: l.Text("filter.outcome"), Any: l.Text("filter.any-or-none")},
	}
	for i := range all {
		all[i].Choices = l.choices(rows, all[i].Name)
	}
	return slices.DeleteFunc(all, func(f Filter) bool { return len(f.Choices) == 0 })
}

// choices returns the values that rows have for a filter, by what people read.
func (l words) choices(rows []LedgerRow, name string) []Choice {
	var all []Choice
	seen := map[string]bool{}
	add := func(value, text string) {
		if value != "" && !seen[value] {
			seen[value] = true
			all = append(all, Choice{value, text})
		}
	}
	for _, r := range rows {
		switch name {
		case "speaker":
			l.addParties(add, r.Said, r.Statement.Speaker)
		case "audience":
			l.addParties(add, r.Said, r.Statement.Audience...)
		case "theme":
			for _, t := range r.About {
				add(filterKey(&t.Head), t.Name)
			}
		default:
			for _, key := range strings.Fields(r.keys(name)) {
				add(key, l.choiceText(&r, name, key))
			}
		}
	}
	if name != "rests" {
		l.sortChoices(all)
		return all
	}
	slices.SortFunc(all, func(a, b Choice) int {
		return cmp.Compare(slices.Index(dossier.Bases(), dossier.Basis(a.Value)), slices.Index(dossier.Bases(), dossier.Basis(b.Value)))
	})
	return all
}

func (l words) addParties(add func(value, text string), on edtf.Date, voices ...dossier.Voice) {
	for _, v := range voices {
		if v.Entity == nil {
			add(pagelessKey(v), l.partyName(v))
		}
		for _, x := range parties(v, on) {
			add(filterKey(&x.Head), x.Name)
		}
	}
}

// choiceText says a value of a filter in words.
func (l words) choiceText(r *LedgerRow, name, key string) string {
	switch name {
	case "act":
		return l.Text("act." + key)
	case "channel":
		return r.Channel.Text
	case "known":
		return r.Attribution
	case "rests":
		return l.Text("basis." + key)
	case "relation":
		return l.Text("filter.relation." + key)
	}
	return l.Text("status." + key)
}

// Against is a statement, and one that it stands against.
type Against struct {
	Statement, Other *dossier.Statement
	// Kind is how: "denies", "contradicts" or "retracts".
	Kind string
}

// against returns what statements deny, contradict or retract, by date, as many as a
// list shows.
func against(all []*dossier.Statement) []Against {
	var found []Against
	for _, st := range all {
		for _, r := range st.Relations {
			if r.Kind == "denies" || r.Kind == "contradicts" || r.Kind == "retracts" {
				found = append(found, Against{st, r.Other, r.Kind})
			}
		}
	}
	return found[:min(len(found), pageSize)]
}

func (s *site) eventList(w *worker) error {
	all := s.d.Events
	return w.parts("events/index.html", len(all), func(from, to int, path string, pager []Link) error {
		v := EventList{Page: s.newPage(path, "events", s.words.Text("events.title"), s.words.Text("events.description"), "list"), Count: len(all)}
		v.Pager = pager
		for _, e := range all[from:to] {
			v.Rows = append(v.Rows, EventRow{e, v.Root})
		}
		return s.write(w, "events.html", path, "the list of events", v)
	})
}

func (s *site) pair(w *worker, p *dossier.Dialogue) error {
	l := s.words
	title := l.Text("pair.title", "a", p.A.Name, "b", p.B.Name)
	v := PairPage{Page: s.newPage(p.Address, "statements", title, l.Text("pair.description", "a", p.A.Name, "b", p.B.Name), "pair"), Pair: p}
	v.Crumbs = s.crumbs("statements")
	v.Rows, v.Sources = s.statementEntries(p.Statements), sourcesOf(p.Statements, "")
	for _, st := range p.Statements {
		if st.Speaker.Party() == p.A {
			v.There++
		} else {
			v.Back++
		}
	}
	return s.write(w, "pair.html", p.Address, "the pair "+strconv.Quote(title), v)
}
