package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/dossier"
	"dossier/generator/network"
)

// networkPath is where the script of the page finds the connections.
const networkPath = "data/network.js"

// NetworkData is what the script that looks for paths gets, as JSON.
type NetworkData struct {
	Parties []NetworkParty `json:"parties"`
	Steps   []NetworkStep  `json:"steps"`
}

// NetworkParty is a party that a path may begin or end at.
type NetworkParty struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	Href string `json:"href"`
}

// NetworkStep is the best evidence of one connection. Addresses lead from the root
// of the site.
type NetworkStep struct {
	// A and B are numbers of parties; Cost is network.Step's.
	A    int `json:"a"`
	B    int `json:"b"`
	Cost int `json:"cost"`
	// Text says in a sentence how the two are connected, Label, Href and Key
	// name the statement; they are empty for a post.
	Text  string `json:"text"`
	Label string `json:"label,omitempty"`
	Href  string `json:"href,omitempty"`
	Key   string `json:"key,omitempty"`
	// Quote is from the article named Source, at the address Passage; all empty when
	// there is no passage to show.
	Quote   string `json:"quote,omitempty"`
	Source  string `json:"source,omitempty"`
	Passage string `json:"passage,omitempty"`
	// Rows leads to all that connects the two, More counts what Text leaves out.
	Rows string `json:"rows"`
	More int    `json:"more,omitempty"`
}

// steps returns one step for every two connected parties, in the order of the
// connections.
func (g *graph) steps() []NetworkStep {
	var all []NetworkStep
	for _, c := range g.connections {
		if c.b == nobody || c.a == c.b {
			continue
		}
		best := c.evidence[0]
		for _, e := range c.evidence[1:] {
			if e.cost() < best.cost() || e.cost() == best.cost() && e.grade() < best.grade() {
				best = e
			}
		}
		step := g.step(best)
		step.A, step.B, step.Cost, step.Rows, step.More = c.a, c.b, best.cost(), c.page+"#"+c.id, len(c.shown())-1
		all = append(all, step)
	}
	return all
}

// cost says how little a connection means for a path. Four statements weigh as
// much as three posts: a path through what was said is preferred to one through
// offices, unless that is clearly shorter.
func (e evidence) cost() int {
	switch {
	case e.part != nil:
		return 7
	case e.tenure != nil:
		return 6
	case e.unnamed():
		return 5
	}
	return 4
}

func (e evidence) grade() string {
	if e.statement == nil {
		return ""
	}
	return e.statement.Grade()
}

func (g *graph) step(e evidence) NetworkStep {
	switch {
	case e.part != nil:
		return g.partStep(e)
	case e.tenure != nil:
		return g.postStep(e.tenure)
	}
	s := e.statement
	l := g.words
	sentence := l.sentenceOf("", s)
	step := NetworkStep{Text: plainText(sentence), Label: l.label(s), Href: s.Address, Key: s.Key()}
	if e.class == network.Passed {
		step.Text += " " + plainText(l.HTML("sentence.end", "sentence", l.HTML(e.passing(), "from", l.plainVoice(e.target), "to", l.plainVoice(e.source))))
	}
	if a := shownAppearance(s); a != nil {
		step.Quote, step.Source, step.Passage = l.Cut(a.Quote.Exact, maxQuote), a.Article.Name, passageHref("", a)
	}
	return step
}

// shownAppearance is the first report of a statement whose passage was found, or
// the first of all; nil when there is none.
func shownAppearance(s *dossier.Statement) *dossier.Appearance {
	if i := slices.IndexFunc(s.Appearances, func(a *dossier.Appearance) bool { return a.Anchored() }); i >= 0 {
		return s.Appearances[i]
	}
	if len(s.Appearances) > 0 {
		return s.Appearances[0]
	}
	return nil
}

// postStep tells of a post, with the sentence of the article that shows it.
func (g *graph) postStep(t *dossier.Tenure) NetworkStep {
	l, key := g.words, "network.post"
	when := plainText(l.period(t.From, t.Until))
	if when != "" {
		key = "network.post-when"
	}
	step := NetworkStep{Text: l.Text(key, "who", t.Actor.Name, "office", l.office(t), "when", when)}
	if t.Article != nil {
		step.Source, step.Passage = t.Article.Name, t.Article.Address
		var paragraph string
		step.Quote, paragraph = l.postSentence(t)
		step.Passage += paragraph
	}
	return step
}

// partStep tells that a body is a part of another, with the first sentence that names
// both or, where none does, the part.
func (g *graph) partStep(e evidence) NetworkStep {
	l, part, whole := g.words, g.parties[e.from], g.parties[e.to]
	step := NetworkStep{Text: l.Text("network.listed-part", "a", part.Name, "b", whole.Name)}
	for _, b := range part.Articles {
		for _, m := range b.Mentions {
			text, at := b.Text.Sentence(m)
			both := namedWithin(whole, b.Article, m.Start-at.Start, len(text))
			if both || step.Quote == "" {
				step.Quote, step.Source, step.Passage = l.Cut(text, maxQuote), b.Article.Name, b.Article.Address+paragraphFragment(m)
			}
			if both {
				return step
			}
		}
	}
	return step
}

// postSentence looks in the article that shows a post for the sentence that says
// so: the first that names the holder together with the body or the role, or else
// with the most words of the role. Both results are empty when none names the holder.
func (l words) postSentence(t *dossier.Tenure) (sentence, fragment string) {
	most := -1
	for _, b := range t.Actor.Articles {
		if b.Article != t.Article {
			continue
		}
		for _, m := range b.Mentions {
			text, at := b.Text.Sentence(m)
			if namedWithin(t.Organization.Entity, b.Article, m.Start-at.Start, len(text)) || mentionsRole(text, t.Role) {
				return l.Cut(text, maxQuote), paragraphFragment(m)
			}
			if n := roleWords(text, t.Role); n > most {
				most = n
				sentence, fragment = l.Cut(text, maxQuote), paragraphFragment(m)
			}
		}
	}
	return sentence, fragment
}

func mentionsRole(text, role string) bool {
	return role != "" && strings.Contains(strings.ToLower(text), strings.ToLower(role))
}

// roleWords counts the words of a role, apart from short ones, that stand in a text.
func roleWords(text, role string) int {
	n := 0
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(role)) {
		if utf8.RuneCountInString(word) > 3 && strings.Contains(text, word) {
			n++
		}
	}
	return n
}

// namedWithin says whether an entity is named in a stretch of an article's text, given
// in bytes.
func namedWithin(x *dossier.Entity, a *dossier.Article, start, length int) bool {
	for _, b := range x.Articles {
		if b.Article != a {
			continue
		}
		for _, m := range b.Mentions {
			if m.Start >= start && m.End <= start+length {
				return true
			}
		}
	}
	return false
}

// maxQuote is how many code points of a quotation a step shows.
const maxQuote = 360

// data returns what the script gets.
func (g *graph) data(steps []NetworkStep) NetworkData {
	d := NetworkData{Steps: steps}
	for _, x := range g.parties {
		d.Parties = append(d.Parties, NetworkParty{x.Key(), x.Name, x.Address})
	}
	return d
}

func paragraphFragment(m *dossier.Mention) string {
	if m.Paragraph == 0 {
		return ""
	}
	return "#p" + strconv.Itoa(m.Paragraph)
}
