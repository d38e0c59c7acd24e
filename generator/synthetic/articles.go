package synthetic

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

const (
	leastBlocks = 8 // numbered blocks that every article has
	mostBlocks  = 14
)

// cast is what one article is about. Its lists have at least one bearer each, the one that is in most
// articles not always first.
type cast struct {
	people, bodies, themes []*bearer
	// The statement of the article: who told whom, in which way, and when.
	speaker, audience *bearer
	act               act
	said              time.Time
	outlet            *bearer
	published         time.Time // never before said
	articles          int       // in the dossier
}

// draw picks up to n different bearers by Zipf's law: the first of all are in most articles. It gives
// up after some draws, so that a dossier with fewer bearers than n ends, too.
func draw(r *rand.Rand, all []*bearer, n int) []*bearer {
	zipf := rand.NewZipf(r, 1.2, 4, uint64(len(all)-1))
	var drawn []*bearer
	for range 4 * n {
		b := all[zipf.Uint64()]
		if len(drawn) < n && !slices.Contains(drawn, b) {
			drawn = append(drawn, b)
		}
	}
	return drawn
}

// dates returns when the statement of the ith article was made and when the article came out. They have
// a stream of their own, so that other statements can ask for them.
func (w *world) dates(i int) (said, published time.Time) {
	r := w.random(streamDates, i)
	published = time.Date(2015, 1, 1+r.IntN(11*365), 0, 0, 0, 0, time.UTC)
	return published.AddDate(0, 0, -r.IntN(9)), published
}

func (w *world) cast(r *rand.Rand, i int) *cast {
	c := &cast{
		people: draw(r, w.actors, 4+r.IntN(6)), bodies: draw(r, w.organizations, 2+r.IntN(4)), themes: draw(r, w.themes, 2+r.IntN(3)),
		outlet: draw(r, w.outlets, 1)[0], act: pick(r, acts()), articles: w.Articles,
	}
	c.speaker, c.audience = c.people[0], c.bodies[0]
	c.said, c.published = w.dates(i)
	return c
}

// article makes the ith article with its notes, its statement and every tenth time an event.
func (w *world) article(i int, emit emit) bool {
	r := w.random(streamArticles, i)
	c := w.cast(r, i)
	body := &writer{random: r, met: map[*bearer]bool{}}
	speech := body.write(c)
	id := number("article-", i)
	if !emit("articles/", id, w.articleRecord(c, r, i, body)) {
		return false
	}
	quotes := body.quotes(3)
	for n, quote := range quotes[:2] {
		if !emit("annotations/", fmt.Sprintf("%s-%d", number("note-", i), n+1), note(c, r, id, quote)) {
			return false
		}
	}
	if !emit("statements/", number("statement-", i), w.statement(c, r, id, speech)) {
		return false
	}
	return i%10 > 0 || emit("events/", number("event-", i/10), event(c, r, id, quotes[2]))
}

// articleRecord makes the record of an article whose body is written.
func (w *world) articleRecord(c *cast, r *rand.Rand, i int, body *writer) *record {
	f := newRecord()
	f.text("title", c.speaker.name+" "+c.act.phrase+" "+c.audience.name+" over "+c.themes[0].full[0])
	f.id("publisher", c.outlet.id)
	f.text("published", published(c, r))
	f.line("author: [Staff writer]")
	f.id("dateline", pick(r, []string{"HARBOUR", "UPPER DOCK", "EASTERN BANK"}))
	f.id("url", fmt.Sprintf("https://example.org/%d/%06d", c.published.Year(), i))
	f.text("summary", upperFirst(clause(r))+". "+c.people[len(c.people)-1].name+" was asked about it.")
	f.ids("themes", idsOf(c.themes))
	return f.body(body.markdown.String())
}

// published is the day of publication, of which one in twelve is known only about.
func published(c *cast, r *rand.Rand) string {
	if r.IntN(12) == 0 {
		return c.published.Format("2006-01~")
	}
	return c.published.Format("2006-01-02")
}

func idsOf(all []*bearer) []string {
	var ids []string
	for _, b := range all {
		ids = append(ids, b.id)
	}
	return ids
}

// write writes the body and returns the sentence of the statement.
//
// The first three blocks are paragraphs, so that there are always some to quote from and one for the
// statement. Every block but the heading is one that the build numbers.
func (w *writer) write(c *cast) (speech string) {
	r := w.random
	blocks := leastBlocks + r.IntN(mostBlocks-leastBlocks+1)
	heading, speaks := 2+r.IntN(blocks-3), r.IntN(3)
	list := 0 // where the last one stands: a list right after it would be part of it
	for n := range blocks {
		if n == heading {
			w.heading()
		}
		switch kind := r.IntN(30); {
		case n <= 2 || kind > 4 || kind <= 1 && n == list+1:
			speech += w.paragraph(c, n+1, n == speaks)
		case kind <= 1:
			list = n
			w.list(c)
		case kind <= 3:
			w.quotation(c, n+1)
		default:
			w.table(c)
		}
	}
	return speech
}

// paragraph writes a paragraph with its locator, and in it the statement when asked to.
func (w *writer) paragraph(c *cast, n int, speaks bool) (speech string) {
	w.begin(true)
	for i := range 2 + w.random.IntN(3) {
		if i > 0 {
			w.text(" ")
		}
		if i == 1 && speaks {
			speech = w.speech(c)
			continue
		}
		w.sentence(c)
	}
	w.paragraphs = append(w.paragraphs, w.visible.String())
	w.unseen(fmt.Sprintf(" [¶%d]", n))
	w.end()
	return speech
}

// heading writes a heading, which is not numbered.
func (w *writer) heading() {
	w.begin(false)
	w.unseen("## ")
	w.text(pick(w.random, english.titles))
	w.end()
}

// list writes a list with a sentence an item.
func (w *writer) list(c *cast) {
	w.begin(false)
	for range 2 + w.random.IntN(3) {
		w.unseen("- ")
		w.sentence(c)
		w.end()
	}
}

// quotation writes a block quotation with its locator.
func (w *writer) quotation(c *cast, n int) {
	w.begin(false)
	w.unseen("> ")
	w.sentence(c)
	w.text(" ")
	w.sentence(c)
	w.unseen(fmt.Sprintf(" [¶%d]", n))
	w.end()
}

// table writes a table. Its cells are not among the text to quote from: they say too little to stand
// only once.
func (w *writer) table(c *cast) {
	w.begin(false)
	w.unseen("| Year | Reported by | Tonnes |\n|---|---|---:|\n")
	for i := range 3 {
		w.unseen(fmt.Sprintf("| %d | %s | %d |\n", c.published.Year()-i, pick(w.random, c.bodies).name, w.random.IntN(99_999)))
	}
}

// note makes a note on a passage, which names people and links to another article.
func note(c *cast, r *rand.Rand, article, quote string) *record {
	f := newRecord()
	f.id("article", article)
	f.text("quote", quote)
	f.id("motivation", pick(r, []string{"commenting", "describing", "questioning", "assessing", "linking"}))
	f.id("author", "desk")
	f.text("created", c.published.AddDate(0, 1, r.IntN(20)).Format("2006-01-02"))
	f.ids("actors", []string{pick(r, c.people).id})
	f.ids("themes", []string{pick(r, c.themes).id})
	var b strings.Builder
	fmt.Fprintf(&b, "Whether %s is what %s meant, the article leaves *open*: %s.\n", phrase(r), pick(r, pick(r, c.people).full), clause(r))
	if r.IntN(3) == 0 {
		fmt.Fprintf(&b, "\nThe matter comes back in [[%s#p%d|another article]].\n", number("article-", r.IntN(c.articles)), 1+r.IntN(leastBlocks))
	}
	return f.body(b.String())
}

// statement makes the statement of an article. It may repeat one that was made before, in whatever
// article that stands.
func (w *world) statement(c *cast, r *rand.Rand, article, quote string) *record {
	f := newRecord()
	f.id("speaker", c.speaker.id)
	f.id("act", c.act.id)
	f.text("said", said(c, r))
	f.ids("audience", []string{c.audience.id})
	if r.IntN(6) == 0 && len(c.people) > 1 {
		f.ids("relayed_by", []string{c.people[1].id})
	}
	f.ids("about", []string{c.themes[0].id})
	other := r.IntN(w.Articles)
	if said, _ := w.dates(other); r.IntN(3) == 0 && said.Before(c.said) {
		f.line("relations:\n  repeats: [" + number("statement-", other) + "]")
	}
	f.line("appearances:")
	f.line("  - article: " + article)
	f.text("    quote", quote)
	f.id("    attribution", pick(r, []string{"direct", "paraphrase", "spokesperson", "named-official"}))
	f.id("    grade", pick(r, []string{"B2", "C3", "A2", "F6"}))
	f.text("    reason", "one report, and "+phrase(r))
	return f.body("The wording is that of the article; " + clause(r) + ".\n")
}

// said is the day of the statement as the article knows it: of one in eight not for
// sure, of as many only between which days, of as many only about when.
func said(c *cast, r *rand.Rand) string {
	const day = "2006-01-02"
	switch r.IntN(8) {
	case 0:
		return c.said.Format(day) + "?"
	case 1:
		return c.said.AddDate(0, 0, -20).Format(day) + "/" + c.said.Format(day)
	case 2:
		return c.said.Format("2006-01~")
	}
	return c.said.Format(day)
}

// event makes an event that one article reports.
func event(c *cast, r *rand.Rand, article, quote string) *record {
	f := newRecord()
	f.text("title", upperFirst(clause(r)))
	f.text("date", c.said.Format("2006-01-02"))
	f.text("place", upperFirst(strings.TrimPrefix(pick(r, english.places), "at ")))
	f.ids("actors", idsOf(c.people[:1]))
	f.ids("organizations", idsOf(c.bodies[:1]))
	f.ids("themes", idsOf(c.themes[:1]))
	f.line("appearances:")
	f.line("  - article: " + article)
	f.text("    quote", quote)
	f.id("    attribution", "paraphrase")
	return f.body("Known from one article only; " + clause(r) + ".\n")
}
