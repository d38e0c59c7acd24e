package synthetic

import "fmt"

// sentence writes a sentence about the cast and what is to be read beside names: emphasis, links, code.
func (w *writer) sentence(c *cast) {
	switch w.random.IntN(7) {
	case 0:
		w.text(upperFirst(clause(w.random)))
	case 1:
		w.name(pick(w.random, c.people), true)
		w.text(" said that " + clause(w.random))
	case 2:
		w.text("According to ")
		w.name(pick(w.random, c.bodies), false)
		w.text(", " + clause(w.random))
	case 3:
		w.name(pick(w.random, c.bodies), true)
		w.text(" answered that ")
		w.name(pick(w.random, c.people), false)
		w.text("’s letter about ")
		w.name(pick(w.random, c.themes), false)
		w.text(" changed nothing")
	case 4:
		w.text(upperFirst(phrase(w.random)) + " mentions ")
		w.name(pick(w.random, c.themes), false)
		w.text(" only in passing, and " + clause(w.random))
	case 5:
		w.name(pick(w.random, c.people), true)
		w.text(" and ")
		w.name(pick(w.random, c.people), false)
		w.text(" met " + pick(w.random, english.places) + " " + pick(w.random, english.times))
	case 6:
		w.text(upperFirst(pick(w.random, english.times)) + ", " + clause(w.random))
	}
	w.aside(c)
	// The stop comes last, after emphasis and links, as people write it.
	w.text(".")
}

// aside ends every third sentence with something that markdown has a sign for. Links lead to paragraphs
// that every article has.
func (w *writer) aside(c *cast) {
	switch w.random.IntN(24) {
	case 0, 1:
		w.text(", which is ")
		w.marked("*", "not new", "*")
	case 2:
		w.text(", and that ")
		w.marked("**", pick(w.random, english.times), "**")
	case 3:
		w.text(", as ")
		w.marked("[", phrase(w.random), fmt.Sprintf("](https://example.org/reports/%d)", w.random.IntN(9999)))
		w.text(" shows")
	case 4:
		w.text(", see ")
		w.marked("[["+number("article-", w.random.IntN(c.articles))+"#p"+fmt.Sprint(1+w.random.IntN(leastBlocks))+"|", "an earlier report", "]]")
	case 5:
		b := pick(w.random, c.people)
		w.text(" with ")
		w.marked("[["+b.id+"|", b.name, "]]")
	case 6:
		w.text(", entered as ")
		w.marked("`", fmt.Sprintf("ref/%d-%03d", c.published.Year(), w.random.IntN(999)), "`")
	case 7:
		w.text(", ")
		w.marked("==", "as agreed", "==")
	}
}

// speech writes the sentence in which the cast's speaker addresses its audience, and returns it without
// its stop, as readers see it. No other sentence tells of a speech act with a day, so that it stands in
// the article once.
func (w *writer) speech(c *cast) string {
	start := w.visible.Len()
	w.name(c.speaker, true)
	w.text(" " + c.act.phrase + " ")
	w.name(c.audience, false)
	w.text(" on " + c.said.Format("2 January") + " that " + clause(w.random) + ", and mentioned ")
	w.name(c.themes[0], false)
	sentence := w.visible.String()[start:]
	w.text(".")
	return sentence
}

// act is a speech act with the words that tell of it.
type act struct{ id, phrase string }

func acts() []act {
	return []act{{"warn", "warned"}, {"assure", "assured"}, {"report", "told"}, {"promise", "promised"},
		{"announce", "announced to"}, {"demand", "demanded of"}, {"urge", "impressed on"}}
}
