package site_test

import (
	"flag"
	"os"
	"testing"

	"dossier/generator/anchor"
	"dossier/generator/anchor/edits"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
	"dossier/generator/site"
)

var (
	editCount = flag.Int("edits", 2000, "how many edits the experiment on anchors makes")
	editSeed  = flag.Uint64("seed", 1, "which edits the experiment on anchors makes")
)

// TestAnchorsHoldOn edits the articles of the repository's own dossier, and asks where every note
// ends up: none on a wrong passage, and 99 of 100 on theirs where that still stands
// there. With -v it shows the table. Another dossier may have too few passages to count in hundreds.
func TestAnchorsHoldOn(t *testing.T) {
	leftOut(t)
	if _, err := os.Stat("../../content/articles/hegseth-final-notice.md"); err != nil {
		t.Skip("content/ holds another dossier")
	}
	d := realDossier(t)
	var notes, reports []*dossier.Passage
	for _, a := range d.Annotations {
		notes = append(notes, &a.Passage)
	}
	for _, a := range d.Articles {
		for _, p := range append(a.Statements, a.Events...) {
			reports = append(reports, &p.Passage)
		}
	}
	t.Run("notes", func(t *testing.T) { holdOn(t, d, notes, *editCount) })
	t.Run("reports", func(t *testing.T) { holdOn(t, d, reports, *editCount/2) })
}

func realDossier(t *testing.T) *dossier.Dossier {
	t.Helper()
	d, err := site.Load(site.Options{Source: "../.."}, &diag.Report{})
	if err != nil || d == nil {
		t.Fatal("no dossier", err)
	}
	return d
}

func holdOn(t *testing.T, d *dossier.Dossier, passages []*dossier.Passage, count int) {
	guard := names(d)
	articles, quotes := quoted(t, d, passages, guard)
	find := func(text string, article, passage int) (edits.Passage, bool) {
		r := anchor.New(text, guard).Find(quotes[article][passage])
		return edits.Passage(r.Place), r.Verdict == anchor.Exact || r.Verdict == anchor.Drifted
	}
	table := edits.Run(articles, find, count, *editSeed)
	t.Logf("%d passages of %d articles\n%s", len(passages), len(articles), table)
	for _, w := range table.Wrong {
		t.Errorf("wrong passage: %s", w)
	}
	for _, l := range table.Lost {
		t.Logf("lost: %s", l)
	}
	all := table.Total()
	if all.Found*100 < all.Eligible*99 {
		t.Errorf("found %d of %d", all.Found, all.Eligible)
	}
	// Most passages are as they were; the others must not hide behind them.
	if all.Edited < 100 || all.Kept*100 < all.Edited*95 {
		t.Errorf("found %d of the %d that were edited", all.Kept, all.Edited)
	}
}

// quoted gives the visible texts of the articles that have passages, with these, and
// the quotations of each.
func quoted(t *testing.T, d *dossier.Dossier, passages []*dossier.Passage, guard anchor.Guard) ([]edits.Article, [][]anchor.Quote) {
	t.Helper()
	var articles []edits.Article
	var quotes [][]anchor.Quote
	for _, a := range d.Articles {
		e := edits.Article{Name: a.ID, Text: a.Body.Doc.Text, Names: bearers(guard)}
		var q []anchor.Quote
		for _, p := range passages {
			if p.Article != a {
				continue
			}
			if p.Found.Verdict != anchor.Exact {
				t.Errorf("%s: %q is %s before any edit", a.ID, p.Quote.Exact, p.Found.Verdict)
				continue
			}
			e.Passages, q = append(e.Passages, edits.Passage(p.Found.Place)), append(q, p.Quote)
		}
		if len(q) > 0 {
			articles, quotes = append(articles, e), append(quotes, q)
		}
	}
	return articles, quotes
}

// bearers gives whose names stand in a text.
func bearers(guard anchor.Guard) func(string) []int {
	return func(text string) []int {
		var all []int
		for _, n := range guard(text) {
			all = append(all, n.Number)
		}
		return all
	}
}

// names gives the guard that the build has: the listed names of the dossier, short ones
// wherever they stand.
func names(d *dossier.Dossier) anchor.Guard {
	var all []mention.Name
	var present []int
	for _, x := range d.Entities {
		for _, n := range x.Names {
			all = append(all, mention.Name{Text: n, Entity: x.Number, Person: x.Actor != nil})
		}
		for _, n := range x.Short {
			all = append(all, mention.Name{Text: n, Entity: x.Number, Person: x.Actor != nil, Short: true})
		}
		present = append(present, x.Number)
	}
	index := mention.NewIndex(all)
	return func(text string) []anchor.Name {
		var found mention.Found
		index.Find(&found, text, mention.Options{Present: present})
		var list []anchor.Name
		for _, m := range found.Matches {
			list = append(list, anchor.Name{Place: anchor.Place{Start: m.Start, End: m.End}, Number: m.Entity})
		}
		return list
	}
}
