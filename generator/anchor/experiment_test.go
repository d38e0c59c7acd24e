package anchor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/generator/anchor/edits"
)

// TestExperiment edits the articles in testdata/corpus, whose sentences look alike on
// purpose, and asks where every quotation ends up. In the files ⟦ and ⟧ enclose the
// quoted passages.
func TestExperiment(t *testing.T) {
	articles, quotes := corpus(t)
	find := func(text string, article, passage int) (edits.Passage, bool) {
		r := New(text, nil).Find(quotes[article][passage])
		return edits.Passage(r.Place), r.Verdict == Exact || r.Verdict == Drifted
	}
	table := edits.Run(articles, find, 2000, 1)
	t.Logf("\n%s", table)
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
	if all.Edited < 200 || all.Kept*100 < all.Edited*99 {
		t.Errorf("found %d of the %d that were edited", all.Kept, all.Edited)
	}
}

func corpus(t testing.TB) ([]edits.Article, [][]Quote) {
	files, err := filepath.Glob("testdata/corpus/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	var articles []edits.Article
	var quotes [][]Quote
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := edits.Article{Name: filepath.Base(file)}
		for i, part := range strings.Split(strings.TrimSpace(string(b)), "⟦") {
			passage, rest, _ := strings.Cut(part, "⟧")
			if i > 0 {
				a.Passages = append(a.Passages, edits.Passage{Start: len(a.Text), End: len(a.Text) + len(passage)})
			}
			a.Text += passage + rest
		}
		articles = append(articles, a)
		quotes = append(quotes, quotations(t, a))
	}
	return articles, quotes
}

// quotations gives a quotation for each passage, with surroundings where it needs them.
func quotations(t testing.TB, a edits.Article) []Quote {
	var list []Quote
	for _, p := range a.Passages {
		q := Quote{Exact: a.Text[p.Start:p.End]}
		r := New(a.Text, nil).Find(q)
		for _, c := range r.Candidates {
			if c.Place == Place(p) {
				q = c.Patch
			}
		}
		if r = New(a.Text, nil).Find(q); r.Verdict != Exact || r.Place != Place(p) {
			t.Fatalf("%s: %q is %v at %v, want %v", a.Name, q, r.Verdict, r.Place, p)
		}
		list = append(list, q)
	}
	return list
}
