package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

const many = 450 // statements, on three pages

// splitLedger filters and sorts a ledger that is split over pages, from disk and
// from a host. The first of them has the filters.
func splitLedger(t *testing.T, s *suite) {
	large := publish(t, manyStatements(t))
	var parts []string
	for _, page := range large.pages {
		if strings.HasPrefix(page, "statements/index.") {
			parts = append(parts, page)
		}
	}
	slices.Sort(parts)
	parts = append(parts[len(parts)-1:], parts[:len(parts)-1]...) // index.html comes first
	if want := []string{"statements/index.html", "statements/index.2.html", "statements/index.3.html"}; !slices.Equal(parts, want) {
		t.Fatalf("the ledger is split into %q", parts)
	}
	p := s.tab(t, desktop)
	across(p, large.disk)
	across(p, large.web)
	sameRows(p, large.disk, parts)
	missing(p, large)
}

const (
	shownRows = `document.querySelectorAll("#ledger tbody tr").length`
	loaded    = `document.querySelector("script[src$='data/ledger.js']") !== null`
	ready     = `document.querySelector("#filters output").textContent.includes(" of ")`
	pagers    = `[...document.querySelectorAll(".pager")].filter(e => e.checkVisibility()).length`
)

// across filters and sorts over all pages.
func across(p *tab, from string) {
	p.Helper()
	p.visit(from + "statements/index.html")
	if n := eval[int](p, shownRows); n != 200 || eval[int](p, pagers) == 0 || eval[bool](p, loaded) {
		p.Errorf("the first page has %d rows, %d pagers, and loads the others at once: %t", n, eval[int](p, pagers), eval[bool](p, loaded))
	}
	p.counts("450 statements")
	p.choose("act", "deny")
	p.wait(ready)
	p.counts("150 of 450 statements")
	if n := eval[int](p, shownRows); n != 150 || eval[int](p, pagers) != 0 {
		p.Errorf("of 150 rows %d show, with %d pagers", n, eval[int](p, pagers))
	}
	// Three hundred match: two hundred show, then the rest.
	p.clear()
	p.choose("theme", "themes/one")
	p.counts("300 of 450 statements")
	if n := eval[int](p, shownRows); n != 200 {
		p.Errorf("of 300 rows %d show at first", n)
	}
	p.do(chromedp.Click(chromedp.CSS(".more")))
	if n := eval[int](p, shownRows); n != 300 || !eval[bool](p, `document.activeElement === document.querySelectorAll("#ledger tbody tr")[200].querySelector("a") && !document.querySelector(".more").checkVisibility()`) {
		p.Errorf("then %d show, and the focus is on %s", n, eval[string](p, focused+".outerHTML"))
	}
	p.clear()
	if n := eval[int](p, shownRows); n != 200 || eval[int](p, pagers) == 0 {
		p.Errorf("cleared, the first page has %d rows", n)
	}
	p.visit(from + "statements/index.2.html")
	p.do(chromedp.Click(chromedp.CSS("main > p a[href='index.html']")))
	p.wait(`location.href === ` + quote(from+"statements/index.html"))
	p.visit(from + "statements/index.html#sort=-date&act=deny")
	p.wait(ready)
	if got := eval[string](p, `document.querySelector("#ledger tbody a[data-entity^=statements]").dataset.entity`); got != "statements/s448" {
		p.Errorf("sorted by date, the last is %s", got)
	}
	p.counts("150 of 450 statements")
}

func (p *tab) counts(want string) {
	p.Helper()
	if got := eval[string](p, counted); got != want {
		p.Errorf("the count says %q, want %q", got, want)
	}
}

// sameRows compares the rows that the script makes with those that are written in
// the pages: both come from the same records by different ways.
func sameRows(p *tab, from string, parts []string) {
	p.Helper()
	const source = `[...document.querySelectorAll("#ledger tbody tr")].map(r => r.outerHTML)`
	var want []string
	p.scripts(false)
	for _, part := range parts {
		p.visit(from + part)
		want = append(want, eval[[]string](p, source)...)
	}
	p.scripts(true)
	p.visit(from + parts[0] + "#until=2100")
	p.wait(ready)
	p.do(chromedp.Click(chromedp.CSS(".more")), chromedp.Click(chromedp.CSS(".more")))
	got := eval[[]string](p, source)
	if len(want) != many || len(got) != many {
		p.Fatalf("%d rows are written, %d made", len(want), len(got))
	}
	for i := range want {
		if got[i] != want[i] {
			p.Fatalf("row %d is made as\n%s\nand written as\n%s", i+1, got[i], want[i])
		}
	}
	if eval[bool](p, `window.harmed === true || document.querySelector("#ledger img, #ledger script") !== null`) {
		p.Error("a text of a record has become part of the page")
	}
}

// missing takes the file with the rows away: the page shows what it has, and the reader
// is told. Once it is back, the form has it at the first sign that it is needed.
func missing(p *tab, large *published) {
	p.Helper()
	file := filepath.Join(large.root, "data", "ledger.js")
	if err := os.Rename(file, file+"~"); err != nil {
		p.Fatal(err)
	}
	p.visit(large.disk + "statements/index.html#act=deny")
	p.wait(counted + `.includes("could not be loaded")`)
	p.forget() // that a file is missing
	if n := eval[int](p, shownRows); n != 200 || eval[int](p, pagers) == 0 {
		p.Errorf("without the rows of all pages %d show, and %d pagers", n, eval[int](p, pagers))
	}
	if err := os.Rename(file+"~", file); err != nil {
		p.Fatal(err)
	}
	p.do(chromedp.Focus(chromedp.CSS("#filters summary")))
	p.wait(ready)
	p.counts("150 of 450 statements")
}

// manyStatements writes a dossier of made-up statements, some of them with texts
// that would break a page or a script if they got into it as they are.
func manyStatements(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("dossier.md", "---\ntitle: Many statements\n---\nMade up.\n")
	write("organizations/harbour-office.md", "---\nname: Harbour Office\n---\n")
	write("organizations/River Guild.md", "---\nname: River Guild & <b>Sons</b>\n---\n")
	write("themes/one.md", "---\ntitle: One\n---\n")
	write("themes/two.md", "---\ntitle: \"Two </script><script>harmed=true</script>\"\n---\n")
	var article strings.Builder
	article.WriteString("---\ntitle: All of it\npublisher: harbour-office\npublished: 2025-12-31\n---\n")
	for i := range many {
		fmt.Fprintf(&article, "Words of day number %03d were heard.\n\n", i)
		write(fmt.Sprintf("statements/s%03d.md", i), statement(i))
	}
	write("articles/all.md", article.String())
	return dir
}

func statement(i int) string {
	var b strings.Builder
	acts := []string{"warn", "deny", "urge"}
	said := time.Date(2010, 1, 1+10*i, 0, 0, 0, 0, time.UTC)
	fmt.Fprintf(&b, "---\nact: %s\nsaid: %s\n", acts[i%3], said.Format(time.DateOnly))
	b.WriteString([]string{
		"speaker: harbour-office\naudience: [River Guild]\n",
		"speaker: {unnamed: \"an <img src=x onerror='harmed=true'> official\", of: harbour-office}\naudience: [harbour-office, River Guild, {unnamed: \"crowd \u2028 </script>\"}]\n",
		"speaker: River Guild\n",
	}[i%3])
	b.WriteString([]string{"about: [one]\n", "about: [two]\noutcome: {status: met}\n", "about: [one, two]\n"}[i%3])
	fmt.Fprintf(&b, "title: \"Statement %d </script><script>harmed=true</script><!--\"\n", i)
	fmt.Fprintf(&b, "appearances:\n  - article: all\n    quote: Words of day number %03d were heard\n    attribution: direct\n    grade: B2\n---\n", i)
	return b.String()
}
