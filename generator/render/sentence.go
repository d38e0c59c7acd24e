package render

import (
	"cmp"
	"html/template"
	"slices"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// sentenceOf says a statement in one sentence: who, then in which office, did
// what, to whom, then in which office, when, and by whose account if that is not the
// article's own.
func (l words) sentenceOf(root string, s *dossier.Statement) template.HTML {
	offices, _, _ := s.SpokenAs()
	attribution := s.Attribution()
	form := "said." + s.Act
	verb := l.HTML(form + ".verb")
	if attribution == "report-of-report" {
		verb = l.HTML(form + ".reported")
	}
	verb = "<b>" + verb + "</b>"
	who := l.voice(root, s.Speaker)
	if len(offices) > 0 {
		who = l.HTML("sentence.office", "who", who, "office", l.ListText(offices))
	}
	text := l.HTML(form, "who", who, "verb", verb)
	if len(s.Audience) > 0 {
		text = l.HTML(form+".to", "who", who, "verb", verb, "whom", l.listeners(root, s))
	}
	if when := l.when(s.Said); when != "" {
		text = l.HTML("sentence.when", "sentence", text, "when", when)
	}
	switch {
	case len(s.RelayedBy) > 0:
		text = l.HTML("sentence.by-account", "sentence", text, "whom", l.account(root, s))
	case attribution == "unnamed-official":
		text = l.HTML("sentence.unnamed-account", "sentence", text)
	}
	return l.HTML("sentence.end", "sentence", text)
}

// listeners joins the audience of a statement, each with the office of that day.
func (l words) listeners(root string, s *dossier.Statement) template.HTML {
	items := make([]template.HTML, len(s.Audience))
	for i, v := range s.Audience {
		items[i] = l.voice(root, v)
		if roles, _ := v.Offices(s.Said); len(roles) > 0 {
			items[i] = l.HTML("sentence.listener", "who", items[i], "office", l.ListText(roles))
		}
	}
	return l.List(items)
}

// account says who told of a statement, and through whom it came to that party. Who has
// just been named as its speaker or its only listener is not named again.
func (l words) account(root string, s *dossier.Statement) template.HTML {
	relays, last := s.RelayedBy, len(s.RelayedBy)-1
	text := l.voice(root, relays[last])
	switch {
	case relays[last] == s.Speaker:
		text = l.HTML("account.speaker")
	case len(s.Audience) == 1 && relays[last] == s.Audience[0]:
		text = l.HTML("account.addressee")
	}
	for _, v := range slices.Backward(relays[:last]) {
		text = l.HTML("sentence.through", "who", text, "whom", l.voice(root, v))
	}
	return text
}

// gap says what the sources leave open of the office in which a statement was made;
// "" for nothing.
func (l words) gap(root string, s *dossier.Statement) template.HTML {
	_, perhaps, known := s.SpokenAs()
	if known {
		return ""
	}
	text := l.HTML("statement.gap", "who", s.Speaker.Entity.Name)
	for _, t := range perhaps {
		office := escaped(t.Role)
		if p := l.period(t.From, t.Until); p != "" {
			office = l.HTML("list.middle", "a", office, "b", p)
		}
		if t.Article != nil {
			office = l.HTML("gap.by", "office", office, "source", l.labelled(root, &t.Article.Head, publisherOr(t.Article)))
		}
		text += " " + l.HTML("gap.office", "office", office)
	}
	return text
}

// publisherOr returns an article's publisher, or its title when that is not given.
func publisherOr(a *dossier.Article) string {
	return cmp.Or(a.Outlet, a.Name)
}

// when puts a date into a sentence.
func (l words) when(d edtf.Date) template.HTML {
	switch {
	case d.IsZero():
		return ""
	case d.Precision() == edtf.PrecisionDay && !d.IsInterval() && !d.Approximate() && !d.Uncertain():
		return l.HTML("sentence.on-day", "date", l.moment(d))
	case d.Approximate() && !d.IsInterval():
		return timeElement(d, d.BoundWords(l.Locale))
	}
	return l.moment(d)
}

// chain says in words through whom an article knows a statement, from the
// article back to the speaker: each told of what the next one said.
func (l words) chain(root string, a *dossier.Appearance) template.HTML {
	article := escaped(a.Article.Name)
	if p := a.Article.Publisher; p != nil {
		article = l.link(root, p)
	} else if a.Article.Outlet != "" {
		article = l.name(a.Article.Outlet)
	}
	attribution := l.attribution(a.Attribution)
	if a.Statement == nil {
		return l.HTML("chain", "article", article, "attribution", attribution)
	}
	who := l.voice(root, a.Statement.Speaker)
	for _, v := range a.Relays() {
		teller := l.voice(root, v)
		if told := toldIn(a, v); told != nil {
			teller = l.HTML("voice.bracketed", "who", teller, "body", l.labelled(root, &told.Head, told.Channel.Text))
		}
		who = l.HTML("chain.relayed", "who", teller, "of", who)
	}
	if v := a.Statement.OnBehalfOf; v != nil {
		return l.HTML("chain.said-for", "article", article, "attribution", attribution, "who", who, "whom", l.voice(root, *v))
	}
	return l.HTML("chain.said", "article", article, "attribution", attribution, "who", who)
}

// toldIn returns the statement of the same article in which a voice passed the words
// on, by a channel that is known; nil when there is none.
func toldIn(a *dossier.Appearance, v dossier.Voice) *dossier.Statement {
	for _, r := range a.Statement.Inverse {
		told := r.Other
		if r.Kind != "repeats" || told.Speaker != v || told.Channel.Text == "" {
			continue
		}
		if slices.ContainsFunc(told.Appearances, func(o *dossier.Appearance) bool { return o.Article == a.Article }) {
			return told
		}
	}
	return nil
}
