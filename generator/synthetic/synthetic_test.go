package synthetic_test

import (
	"bytes"
	"maps"
	"os"
	"testing"
	"unicode"

	"dossier/generator/anchor"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

func files(o synthetic.Options) map[string]string {
	all := map[string]string{}
	for path, data := range synthetic.Files(o) {
		all[path] = string(data)
	}
	return all
}

func TestSameOptionsGiveSameBytes(t *testing.T) {
	o := synthetic.Options{Articles: 40, Seed: 7}
	first := files(o)
	if !maps.Equal(first, files(o)) {
		t.Error("two runs with the same options differ")
	}
	o.Seed++
	if maps.Equal(first, files(o)) {
		t.Error("another seed gives the same dossier")
	}
}

// load writes a dossier, reads and resolves it, and fails on any diagnostic.
func load(t *testing.T, o synthetic.Options) *dossier.Dossier {
	t.Helper()
	dir := t.TempDir()
	if err := synthetic.Write(dir, o); err != nil {
		t.Fatal(err)
	}
	report := &diag.Report{}
	d, err := site.Load(site.Options{Source: dir}, report)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.All()) > 0 {
		var text bytes.Buffer
		_ = diag.WriteText(&text, report.All())
		t.Fatalf("the dossier is not clean:\n%s", text.String())
	}
	return d
}

func TestResolvesWithoutWarnings(t *testing.T) {
	for _, o := range []synthetic.Options{{}, {Articles: 1}, {Articles: 100, Seed: 3}, {Articles: 50, Seed: 1, Actors: 300, Organizations: 200}} {
		d := load(t, o)
		if len(d.Articles) != o.Articles || len(d.Annotations) != 2*o.Articles || len(d.Statements) != o.Articles || len(d.Events) != (o.Articles+9)/10 {
			t.Errorf("%+v: %d articles, %d notes, %d statements, %d events", o, len(d.Articles), len(d.Annotations), len(d.Statements), len(d.Events))
		}
	}
}

// TestLargeWithoutWarnings has the dossiers of the benchmarks that measure 10,000 articles: what happens to
// one note in 20,000 shows only there.
func TestLargeWithoutWarnings(t *testing.T) {
	if os.Getenv("DOSSIER_TESTS") != "all" {
		t.Skip("set DOSSIER_TESTS=all for the dossiers of 10,000 articles")
	}
	for _, o := range []synthetic.Options{{Articles: 10_000}, {Articles: 10_000, NotesOnly: true}} {
		load(t, o)
	}
}

// TestDossier looks at one dossier from several sides.
func TestDossier(t *testing.T) {
	d := load(t, synthetic.Options{Articles: 50})
	t.Run("quotations", func(t *testing.T) { checkQuotations(t, d) })
	t.Run("names", func(t *testing.T) { checkNames(t, d) })
	t.Run("length", func(t *testing.T) { checkLength(t, d) })
}

// checkQuotations wants every quotation to stand in its article once.
func checkQuotations(t *testing.T, d *dossier.Dossier) {
	for _, a := range d.Articles {
		for _, n := range a.Notes {
			if n.Found.Verdict != anchor.Exact {
				t.Errorf("%s: %q is %s", n.ID, n.Quote.Exact, n.Found.Verdict)
			}
		}
		for _, s := range a.Statements {
			if s.Found.Verdict != anchor.Exact {
				t.Errorf("%s: %q is %s", s.Statement.ID, s.Quote.Exact, s.Found.Verdict)
			}
		}
		for _, e := range a.Events {
			if e.Found.Verdict != anchor.Exact {
				t.Errorf("%s: %q is %s", e.Event.ID, e.Quote.Exact, e.Found.Verdict)
			}
		}
	}
}

// checkNames asks for what the names are there for: many in each text, some in
// spellings that no record lists, some in Arabic script, and a few bearers in most articles.
func checkNames(t *testing.T, d *dossier.Dossier) {
	unlisted, arabic, short := 0, 0, 0
	for _, a := range d.Articles {
		if len(a.Body.Mentions) < 8 {
			t.Errorf("%s: only %d names found", a.ID, len(a.Body.Mentions))
		}
		for _, m := range a.Body.Mentions {
			text := a.Body.Doc.Text[m.Start:m.End]
			listed := false
			for _, n := range m.Entity.Names {
				listed = listed || n == text
			}
			for _, n := range m.Entity.Short {
				if n == text {
					listed, short = true, short+1
				}
			}
			if !listed {
				unlisted++
			}
			for _, c := range text {
				if unicode.Is(unicode.Arabic, c) {
					arabic++
					break
				}
			}
		}
	}
	if unlisted < 50 || arabic < 5 || short < 100 {
		t.Errorf("%d names in unlisted spellings, %d in Arabic script, %d short", unlisted, arabic, short)
	}
	most := 0
	for _, x := range d.Actors {
		most = max(most, len(x.Articles))
	}
	if most < len(d.Articles)/3 {
		t.Errorf("the actor named most is in %d of %d articles", most, len(d.Articles))
	}
}

// checkLength wants articles of the length and number of paragraphs that news have.
func checkLength(t *testing.T, d *dossier.Dossier) {
	total, all := 0, d.Articles
	for _, a := range all {
		total += len(a.Body.Doc.Text)
		if n := len(a.Body.Doc.Paragraphs); n < 8 || n > 14 {
			t.Errorf("%s has %d numbered blocks", a.ID, n)
		}
	}
	if mean := total / len(all); mean < 2300 || mean > 3700 {
		t.Errorf("articles have %d bytes of text on average, not about 3,000", mean)
	}
}
