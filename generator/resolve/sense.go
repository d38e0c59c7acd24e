package resolve

import (
	"slices"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
)

// sense reports statements that cannot be as they are written: in the wrong
// order, related to themselves, or graded beyond their sources.
func (r *resolver) sense() {
	circle := circles(r.d.Statements)
	originals := map[string]*content.Value{}
	for _, e := range r.entries {
		if e.article != nil {
			r.once(e.raw, originals)
			r.readAfter(e.raw, e.article)
		}
		if e.event != nil {
			r.gradesMakeSense(e.event.Origins(), e.event.Appearances)
		}
		if e.statement == nil {
			continue
		}
		s, raw := e.statement, e.raw
		r.relationsMakeSense(s, raw, circle)
		r.datesMakeSense(s, raw)
		r.officeMakesSense(s, raw)
		r.gradesMakeSense(s.Origins(), s.Appearances)
	}
}

// once reports an article whose original is that of another one.
func (r *resolver) once(raw *content.Record, originals map[string]*content.Value) {
	v := raw.Value("url")
	if v == nil {
		return
	}
	other := originals[v.Text]
	if other == nil {
		originals[v.Text] = v
		return
	}
	r.report.Add(diag.ArticleTwice, v.Span, "another article has this address").See(other.Span, "the other one").
		WithHelp("delete one of the two, or correct the address")
}

// readAfter reports an article that was read long before it was published. Issues of journals are dated some
// months ahead, and papers a day.
func (r *resolver) readAfter(raw *content.Record, a *dossier.Article) {
	const ahead = 183 // days
	published, _ := a.Published.Earliest()
	if read, ok := a.Retrieved.Latest(); !ok || edtf.Compare(a.Retrieved, a.Published) != edtf.Before || published.Sub(read) <= ahead {
		return
	}
	r.report.Add(diag.DateOrder, raw.Place("published"), "published %s, long after it was read", inEnglish(a.Published)).
		See(raw.Place("retrieved"), "it was read %s", inEnglish(a.Retrieved)).
		WithHelp("check the years of both dates")
}

// contradicts is the one relation that has no order in time.
const contradicts = "contradicts"

// relationsMakeSense reports a statement that answers itself or a later one, and
// circles of answers.
func (r *resolver) relationsMakeSense(s *dossier.Statement, raw *content.Record, circle map[*dossier.Statement]int) {
	for _, rel := range s.Relations {
		if rel.Kind == contradicts && rel.Other != s {
			continue // holds both ways, whichever came first
		}
		switch {
		case rel.Other == s:
			r.report.Add(diag.StatementSelf, rel.At, "the statement %q %s itself", s.ID, relationWord(rel.Kind)).WithHelp("take the id out, or name the other statement")
		case edtf.Compare(s.Said, rel.Other.Said) == edtf.Before:
			r.report.Add(diag.DateRelation, rel.At, "the statement %q %s one that was made later", s.ID, relationWord(rel.Kind)).
				See(raw.Place("said"), "this one was made %s", inEnglish(s.Said)).
				See(rel.Other.Record.Place("said"), "the other one %s", inEnglish(rel.Other.Said)).
				WithHelp("write the relation in the later statement, or check both dates")
		case circle[s] == circle[rel.Other] && s.ID < rel.Other.ID:
			r.report.Add(diag.RefCycle, rel.At, "the statements %q and %q each come after the other", s.ID, rel.Other.ID).
				See(rel.Other.Record.Place("relations"), "the other one").
				WithHelp("a statement can answer, repeat or confirm only what came before it: take out one of the relations")
		}
	}
}

// circles numbers the statements so that two have the same number if each leads
// to the other by relations that have an order: the strongly connected components,
// by Tarjan's algorithm of 1972, in one pass over all relations.
func circles(all []*dossier.Statement) map[*dossier.Statement]int {
	var (
		component = make(map[*dossier.Statement]int, len(all))
		seen, low = map[*dossier.Statement]int{}, map[*dossier.Statement]int{}
		stack     []*dossier.Statement
		visit     func(s *dossier.Statement)
	)
	visit = func(s *dossier.Statement) {
		seen[s] = len(seen) + 1
		low[s] = seen[s]
		stack = append(stack, s)
		for _, rel := range s.Relations {
			switch {
			case rel.Kind == contradicts:
			case seen[rel.Other] == 0:
				visit(rel.Other)
				low[s] = min(low[s], low[rel.Other])
			case component[rel.Other] == 0:
				low[s] = min(low[s], seen[rel.Other])
			}
		}
		if low[s] != seen[s] {
			return
		}
		for top := (*dossier.Statement)(nil); top != s; stack = stack[:len(stack)-1] {
			top = stack[len(stack)-1]
			component[top] = seen[s]
		}
	}
	for _, s := range all {
		if seen[s] == 0 {
			visit(s)
		}
	}
	return component
}

func relationWord(kind string) string {
	if kind == "responds_to" {
		return "responds to"
	}
	return kind
}

// datesMakeSense reports a deadline before the utterance, and an utterance after
// the publication of an article that reports it.
func (r *resolver) datesMakeSense(s *dossier.Statement, raw *content.Record) {
	if edtf.Compare(s.Deadline, s.Said) == edtf.Before {
		r.report.Add(diag.DateOrder, raw.Place("deadline"), "the deadline %q lies before the statement", s.Deadline).
			See(raw.Place("said"), "it was made %q", s.Said).WithHelp("check both dates")
	}
	if o := s.Outcome; o != nil && edtf.Compare(o.Date, s.Said) == edtf.Before {
		r.report.Add(diag.DateOrder, raw.Value("outcome").Value("date").Span, "the outcome is dated %q, before the statement", o.Date).
			See(raw.Place("said"), "it was made %q", s.Said).WithHelp("check both dates")
	}
	seen := map[*dossier.Article]bool{}
	for _, a := range s.Appearances {
		if !seen[a.Article] && edtf.Compare(a.Article.Published, s.Said) == edtf.Before {
			seen[a.Article] = true
			r.report.Add(diag.DatePublished, raw.Place("said"), "said %q, after the article that reports it was published", s.Said).
				See(a.Article.Record.Place("published"), "%q was published %q", a.Article.ID, a.Article.Published).
				WithHelp("check both dates; a publication date is not the date of an utterance")
		}
	}
}

// officeMakesSense reports an office that the speaker's record knows with dates,
// none of which fit.
func (r *resolver) officeMakesSense(s *dossier.Statement, raw *content.Record) {
	if s.Office == "" || s.Speaker.Entity == nil || s.Speaker.Entity.Actor == nil {
		return
	}
	actor := s.Speaker.Entity.Actor
	same := func(t *dossier.Tenure) bool { return t.Role == s.Office }
	if !slices.ContainsFunc(actor.Posts, same) || slices.ContainsFunc(actor.OfficesOn(s.Said), same) {
		return
	}
	d := r.report.Add(diag.DateOffice, raw.Place("office"), "%s was not %s when it was said, %s", actor.Name, s.Office, inEnglish(s.Said))
	for _, post := range actor.Record.List("posts") {
		if role := post.Value("role"); role.String() == s.Office {
			d.See(role.Span, "the post is dated %s", span(date(post.Value("from")), date(post.Value("until"))))
		}
	}
	d.WithHelp("check the date, the office, or the dates of the post")
}

func span(from, until edtf.Date) string {
	switch {
	case from.IsZero():
		return "until " + inEnglish(until)
	case until.IsZero():
		return "from " + inEnglish(from)
	}
	return inEnglish(from) + " to " + inEnglish(until)
}

// gradesMakeSense reports a report that is graded as confirmed although all
// reports of the same have one origin.
func (r *resolver) gradesMakeSense(origins []dossier.Origin, all []*dossier.Appearance) {
	if len(origins) > 1 {
		return
	}
	for _, a := range all {
		if grade := a.Written.Value("grade"); grade != nil && grade.Text[1] == '1' {
			d := r.report.Add(diag.StatementGrade, grade.Span, "graded %s, confirmed, but all reports have one origin", grade.Text)
			for _, other := range all {
				if origin := other.Written.Value("origin"); other != a && origin != nil {
					d.See(origin.Span, "another report with the same origin")
				}
			}
			d.WithHelp("give the second, independent origin as another appearance, or give the information a figure from 2 to 6, such as B2")
		}
	}
}

// inEnglish says a date in the language of messages.
func inEnglish(d edtf.Date) string { return d.Words(locale.English()) }
