package resolve

import (
	"slices"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/mention"
)

// leaves are the fields of a kind that concern only the record that has them: nothing
// in the dossier is found, sorted or linked by them.
func leaves(k content.Kind) []string {
	switch k {
	case content.Article:
		return []string{"title", "author", "dateline", "url", "archived", "retrieved", "language", "text", "summary"}
	case content.Actor, content.Organization, content.Theme:
		return []string{"identifiers", "links", "image", "summary", "classification", "founded", "dissolved"}
	case content.Statement:
		return []string{"title", "act", "office", "channel", "demand", "consequence", "outcome", "appearances"}
	case content.Event:
		return []string{"title", "place", "appearances"}
	case content.Page:
		return []string{"title", "summary"}
	}
	return nil
}

// names are the fields by which texts are searched for an entity and lists sort it.
func names(k content.Kind) []string {
	switch k {
	case content.Actor, content.Organization, content.Theme:
		return []string{"name", "title", "aliases", "short_names", "sort_name"}
	}
	return nil
}

// differOnly says whether two states of a record differ in nothing but its text and
// some fields.
func differOnly(was, is *content.Record, own []string) bool {
	rest := func(r *content.Record) []content.Field {
		return slices.DeleteFunc(slices.Clone(r.Fields), func(f content.Field) bool { return slices.Contains(own, f.Key) })
	}
	return sameFields(rest(was), rest(is)) && samePassages(was.List("appearances"), is.List("appearances"))
}

// samePassages says whether two lists of appearances hold on to the same words, and
// name the same people.
func samePassages(a, b []*content.Value) bool {
	return slices.EqualFunc(a, b, func(x, y *content.Value) bool {
		return !slices.ContainsFunc([]string{"article", "quote", "prefix", "suffix", "relayed_by"}, func(k string) bool {
			return !sameValue(x.Value(k), y.Value(k))
		})
	})
}

func sameFields(a, b []content.Field) bool {
	return slices.EqualFunc(a, b, func(x, y content.Field) bool { return x.Key == y.Key && sameValue(&x.Value, &y.Value) })
}

func sameValue(a, b *content.Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Text == b.Text && slices.EqualFunc(a.List, b.List, sameValue) && sameFields(a.Fields, b.Fields)
}

// refilled reads the leaves of a record anew, with the names in them, and returns what
// enters them into the dossier. The body is that of the record.
func (r *resolver) refilled(e *entry, raw *content.Record, body *text) (enter func()) {
	r.work = nil // collects the lines
	enter = func() {}
	switch {
	case e.article != nil:
		summary := r.summary(body)
		enter = func() {
			r.describeArticle(raw, e.article)
			e.article.Summary = *summary
		}
	case e.entity != nil:
		summary := r.summary(body)
		if e.body != nil {
			r.period(raw.Value, "founded", "dissolved")
		}
		fresh := &dossier.Entity{Head: dossier.Head{Kind: raw.Kind, Name: title(raw)}}
		r.nameEntity(raw, fresh)
		enter = func() {
			r.describeEntity(raw, e)
			e.entity.Names, e.entity.Short, e.entity.Sort = fresh.Names, fresh.Short, fresh.Sort
			e.entity.Summary = *summary
		}
	case e.statement != nil:
		fresh := &dossier.Statement{Appearances: appraised(raw)}
		describeStatement(raw, fresh)
		r.statementLines(body, fresh)
		enter = func() {
			describeStatement(raw, e.statement)
			s := e.statement
			s.Channel, s.Demand, s.Consequence, s.Outcome = fresh.Channel, fresh.Demand, fresh.Consequence, fresh.Outcome
			reappraise(s.Appearances, fresh.Appearances)
		}
	case e.event != nil:
		fresh := appraised(raw)
		r.reasons(body, fresh)
		enter = func() {
			e.event.Place = raw.Text("place")
			reappraise(e.event.Appearances, fresh)
		}
	case e.page != nil:
		summary := r.summary(body)
		enter = func() { e.page.Summary = *summary }
	}
	for _, t := range r.work {
		r.take(t, r.read(t, &mention.Found{}))
	}
	return enter
}

// summary returns the summary of the record whose body is given, to be searched for
// names.
func (r *resolver) summary(body *text) *dossier.Line {
	l := &dossier.Line{Text: body.raw.Text("summary")}
	r.line(body, l, body.raw.Value("summary"))
	return l
}

// appraised returns the appearances of a record with what is said of them alone.
func appraised(raw *content.Record) []*dossier.Appearance {
	var all []*dossier.Appearance
	for _, v := range raw.List("appearances") {
		all = append(all, newAppearance(v))
	}
	return all
}

// reappraise enters what is said of appearances that stand as they stood.
func reappraise(all, fresh []*dossier.Appearance) {
	for i, a := range all {
		f := fresh[i]
		a.Attribution, a.Origin, a.Grade, a.Reason, a.Written = f.Attribution, f.Origin, f.Grade, f.Reason, f.Written
	}
}
