package edits

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Article is a text with the passages that quotations were taken from.
type Article struct {
	Name     string
	Text     string
	Passages []Passage
	// Names gives the bearers of the listed names in a piece of text, in order; nil
	// where none are listed.
	Names func(text string) []int
}

// sameNames tells whether two pieces of text have the same listed names in order.
func (a Article) sameNames(x, y string) bool {
	return a.Names == nil || slices.Equal(a.Names(x), a.Names(y))
}

// Finder says where the quotation of a passage is anchored in an edited text, if it is.
// Article and passage are indices into what Run was given.
type Finder func(text string, article, passage int) (Passage, bool)

// Row is the outcome for one kind of edit.
type Row struct {
	Kind    Kind
	Edits   int // applied
	Checked int // passages looked for
	Changed int // of these, passages with other words than before, or gone
	// Eligible passages are at least 90 % similar to the quotation, with the same
	// numbers, dates, negations and names in the same order, and stand there once.
	Eligible int
	Found    int // eligible ones anchored where they are
	Edited   int // eligible ones with other words than before
	Kept     int // of these, found
	Anchored int
	Wrong    int // anchored elsewhere, or where a number, negation or name differs
}

// Table is the outcome of an experiment.
type Table struct {
	Rows []Row
	// Wrong and Lost describe the failures, at most twenty of each.
	Wrong, Lost []string
}

// Run applies the number of edits to the articles and looks for every passage after
// each round. A round starts from the unedited article and makes one to eight edits of
// one kind, half of them in or at one passage. The same seed gives the same table.
func Run(articles []Article, find Finder, edits int, seed uint64) Table {
	var t Table
	for k, kind := range Kinds() {
		row := Row{Kind: kind}
		random := rand.New(rand.NewPCG(seed, uint64(k)))
		for share := edits*(k+1)/len(Kinds()) - edits*k/len(Kinds()); row.Edits < share; {
			a := random.IntN(len(articles))
			d := newDocument(articles[a].Text, articles[a].Passages, random)
			d.aim = articles[a].Passages[random.IntN(len(articles[a].Passages))]
			for range min(share-row.Edits, 1<<random.IntN(4)) {
				d.apply(kind)
				row.Edits++
			}
			t.check(&row, d, articles[a], a, find)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// check looks for all passages of one edited article.
func (t *Table) check(row *Row, d *document, article Article, a int, find Finder) {
	text := d.text()
	for i, p := range article.Passages {
		quote := article.Text[p.Start:p.End]
		e, left := d.where(p)
		now := ""
		if left > 0 {
			now = d.word(e)
		}
		eligible := slices.Equal(protectedWords(quote), protectedWords(now)) && similarity(quote, now) >= 0.9 &&
			strings.Count(text, now) == 1 && (now == quote || !d.false(p) && article.sameNames(quote, now))
		place, anchored := find(text, a, i)
		right := anchored && d.agrees(text, place, p)
		wrong := anchored && (!right || d.belied(quote, text[place.Start:place.End], p))
		row.Checked++
		count(&row.Changed, now != quote)
		count(&row.Eligible, eligible)
		count(&row.Found, eligible && right)
		count(&row.Edited, eligible && now != quote)
		count(&row.Kept, eligible && now != quote && right)
		count(&row.Anchored, anchored)
		count(&row.Wrong, wrong)
		if wrong {
			t.Wrong = note(t.Wrong, "%s, %s: %q\n\tis at %q\n\tnot at %q", row.Kind, article.Name, quote, text[place.Start:place.End], now)
		} else if eligible && !right {
			t.Lost = note(t.Lost, "%s, %s: %q\n\tnow %q", row.Kind, article.Name, quote, now)
		}
	}
}

func count(n *int, when bool) {
	if when {
		*n++
	}
}

func note(list []string, format string, args ...any) []string {
	if len(list) == 20 {
		return list
	}
	return append(list, fmt.Sprintf(format, args...))
}

// belied tells whether the place says something else than the quotation: a number or
// negation differs, or a word that was falsified on purpose.
func (d *document) belied(quote, place string, p Passage) bool {
	was, is := protectedWords(quote), protectedWords(place)
	return !slices.Equal(strict(was), strict(is)) || d.false(p) && !slices.Equal(was, is)
}

// agrees tells whether four fifths of the place are of the passage and four fifths of
// the passage are in the place.
func (d *document) agrees(text string, place, p Passage) bool {
	e := d.extent(text, place)
	whole, left := d.where(p)
	shared := d.inside(e, p)
	return left > 0 && shared*5 >= 4*(e.end-e.start-d.added(e)) && shared*5 >= 4*left && e.end-e.start <= 2*(whole.end-whole.start)
}

// added counts the code points that were not in the first text.
func (d *document) added(e extent) int {
	n := 0
	for _, o := range d.origin[e.start:e.end] {
		count(&n, o < 0)
	}
	return n
}

// similarity is one minus the edit distance per code point of the longer one. White
// space is all the same.
func similarity(a, b string) float64 {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return 1 - float64(levenshtein.ComputeDistance(a, b))/float64(max(len([]rune(a)), len([]rune(b)), 1))
}

// String writes the table with one line for each kind and a last one for all.
func (t Table) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-18s %6s %8s %8s %9s %7s %9s %7s %9s %6s\n", "edit", "edits", "checked", "changed",
		"eligible", "found", "of edited", "found", "anchored", "wrong")
	for _, r := range append(slices.Clone(t.Rows), t.Total()) {
		fmt.Fprintf(&b, "%-18s %6d %8d %8d %9d %7d %9d %7d %9d %6d\n", r.Kind, r.Edits, r.Checked, r.Changed,
			r.Eligible, r.Found, r.Edited, r.Kept, r.Anchored, r.Wrong)
	}
	return b.String()
}

// Total adds up the rows.
func (t Table) Total() Row {
	sum := Row{Kind: "all"}
	for _, r := range t.Rows {
		sum.Edits += r.Edits
		sum.Checked += r.Checked
		sum.Changed += r.Changed
		sum.Eligible += r.Eligible
		sum.Found += r.Found
		sum.Edited += r.Edited
		sum.Kept += r.Kept
		sum.Anchored += r.Anchored
		sum.Wrong += r.Wrong
	}
	return sum
}
