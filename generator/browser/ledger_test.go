package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// row is a row of the ledger as the page has it: what it can be filtered by, and
// where its statement stands.
type row struct{ Speaker, Audience, Act, Channel, Theme, Rests, Outcome, From, Until, Href string }

const (
	shownHrefs = `[...document.querySelectorAll("#ledger tbody tr")].map(r => r.cells[4].querySelector("a").href)`
	// tableRows are those of a ledger on one page, before any filter.
	tableRows = `window.dossierLedger.rows.map((r, i) => ({ Speaker: r.speaker, Audience: r.audience, Act: r.act, Channel: r.channel, Theme: r.theme, Rests: r.rests, Outcome: r.outcome, From: r.from, Until: r.until, Href: ` + shownHrefs + `[i] }))`
	hasRows   = `window.dossierLedger !== undefined`
	counted   = `document.querySelector("#filters output").textContent`
	fragment  = `decodeURIComponent(location.hash)`
)

// ledger filters and sorts the ledger of the real dossier, from disk.
func ledger(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	page := s.real.disk + "statements/index.html"
	p.scripts(false)
	p.visit(page)
	if n, got := len(s.real.in("statements")), len(eval[[]string](p, shownHrefs)); got != n || n < 100 {
		t.Fatalf("without scripts the table has %d rows of %d", got, n)
	}
	if !eval[bool](p, `!document.querySelector("#filters").checkVisibility() && !document.querySelector("th button")`) {
		t.Error("without scripts there are controls that do nothing")
	}
	p.scripts(true)
	p.visit(page)
	if !eval[bool](p, `document.querySelector("#filters").checkVisibility()`) {
		t.Fatal("the filters do not show")
	}
	p.wait(hasRows)
	all := eval[[]row](p, tableRows)
	t.Run("fields", func(t *testing.T) { p.on(t, func(p *tab) { fields(p, all) }) })
	t.Run("periods", func(t *testing.T) { p.on(t, func(p *tab) { periods(p, all) }) })
	t.Run("wrong dates", func(t *testing.T) { p.on(t, func(p *tab) { wrongDates(p, all) }) })
	t.Run("sorting", func(t *testing.T) { p.on(t, func(p *tab) { sorting(p, all) }) })
	t.Run("phone and paper", func(t *testing.T) { p.on(t, func(p *tab) { whole(p, page) }) })
	t.Run("address", func(t *testing.T) { p.on(t, func(p *tab) { address(p, s, all) }) })
	large := s.tab(t, phone)
	large.resize(device{width: 412, height: 823, mobile: true})
	large.visit(s.real.web + "statements/index.html")
	large.wait(hasRows + ` && document.querySelector("[name=sort] option") !== null`)
	large.still("the ledger on a large phone")
}

// on lets a part of a case use the tab.
func (p *tab) on(t *testing.T, part func(*tab)) {
	outer := p.T
	defer func() { p.T = outer }()
	p.T = t
	part(p)
	p.check()
}

// choose sets a field as a reader does.
func (p *tab) choose(field, value string) {
	p.Helper()
	p.do(chromedp.Focus(chromedp.CSS("#filters summary")))
	p.wait(hasRows)
	eval[bool](p, `(() => {
		const field = document.querySelector("#filters").elements[`+quote(field)+`];
		field.value = `+quote(value)+`;
		field.dispatchEvent(new Event("input", { bubbles: true }));
		return field.dispatchEvent(new Event("change", { bubbles: true }));
	})()`)
}

// unfold opens the form, which is folded until a filter is set.
func (p *tab) unfold() {
	p.Helper()
	if !eval[bool](p, `document.querySelector("#filters details").open`) {
		p.do(chromedp.Click(chromedp.CSS("#filters summary")))
	}
}

func (p *tab) clear() {
	p.Helper()
	p.unfold()
	p.do(chromedp.Click(chromedp.CSS("#filters [type=reset]")))
}

// shows checks that the table has the rows that pass, in their order, and that
// their number is said.
func (p *tab) shows(all []row, pass func(row) bool) {
	p.Helper()
	var want []string
	for _, r := range all {
		if pass(r) {
			want = append(want, r.Href)
		}
	}
	count := fmt.Sprintf("%d of %d statements", len(want), len(all))
	if len(want) == 0 {
		count = fmt.Sprintf("None of the %d statements matches all of this. Change a choice, or clear the filters.", len(all))
	}
	p.wait(counted + " === " + quote(count))
	if got := eval[[]string](p, shownHrefs); !slices.Equal(got, want) {
		p.Errorf("%s shows %d rows, want %d", eval[string](p, fragment), len(got), len(want))
	}
}

// fields filters by each field alone, then by two, reloads, and clears.
func fields(p *tab, all []row) {
	has := func(list, value string) bool { return slices.Contains(strings.Split(list, " "), value) }
	for field, pass := range map[string]func(r row, value string) bool{
		"speaker":  func(r row, value string) bool { return has(r.Speaker, value) },
		"audience": func(r row, value string) bool { return has(r.Audience, value) },
		"act":      func(r row, value string) bool { return r.Act == value },
		"channel":  func(r row, value string) bool { return r.Channel == value },
		"theme":    func(r row, value string) bool { return has(r.Theme, value) },
		"rests":    func(r row, value string) bool { return r.Rests == value },
		"outcome":  func(r row, value string) bool { return r.Outcome == value },
	} {
		values := eval[[]string](p, `[...document.querySelector("#filters").elements.`+field+`.options].map(o => o.value)`)
		if len(values) < 4 {
			p.Errorf("%s offers %q", field, values)
		}
		for _, value := range values[1:min(len(values), 6)] {
			p.choose(field, value)
			p.shows(all, func(r row) bool { return pass(r, value) })
			if len(eval[[]string](p, shownHrefs)) == 0 {
				p.Errorf("%s offers %q, which no statement has", field, value)
			}
		}
		p.clear()
	}
	p.choose("act", "warn")
	p.choose("theme", all[0].Theme[:strings.IndexByte(all[0].Theme+" ", ' ')])
	both := func(r row) bool { return r.Act == "warn" && has(r.Theme, strings.Fields(all[0].Theme)[0]) }
	p.shows(all, both)
	p.do(chromedp.Reload())
	p.shows(all, both)
	p.clear()
	if got := eval[[]string](p, shownHrefs); len(got) != len(all) || eval[string](p, fragment) != "" {
		p.Errorf("cleared, the table has %d rows at %q", len(got), eval[string](p, "location.href"))
	}
	if got, want := eval[string](p, counted), fmt.Sprintf("%d statements", len(all)); got != want {
		p.Errorf("the count says %q, want %q", got, want)
	}
}

// periods filters by dates of every precision. A statement whose date is not known
// to the day passes when it can lie in the period.
func periods(p *tab, all []row) {
	for _, c := range []struct{ from, until, first, last string }{
		{"2025", "", "2025-01-01", "9999"},
		{"", "2020", "", "2020-12-31"},
		{"2025-10", "2025-10", "2025-10-01", "2025-10-31"},
		{"2024-12-20", "2025-01-31", "2024-12-20", "2025-01-31"},
		{"2024-02", "2024-02-29", "2024-02-01", "2024-02-29"},
		{"1990", "1991", "1990-01-01", "1991-12-31"},
	} {
		p.choose("from", c.from)
		p.choose("until", c.until)
		p.shows(all, func(r row) bool {
			return (r.From == "" || r.From <= c.last) && (r.Until == "" || r.Until >= c.first)
		})
		p.clear()
	}
	if !slices.ContainsFunc(all, func(r row) bool { return r.From != r.Until }) {
		p.Error("no statement has a date that is not known to the day")
	}
}

// wrongDates types what is no date. It is marked once the field is left, said in
// words, and filters nothing.
func wrongDates(p *tab, all []row) {
	for _, c := range []string{"2025-13", "2025-02-29", "last year", "20251", "2025-1"} {
		p.do(chromedp.Focus(chromedp.CSS("#filters [name=from]")))
		p.keys(c)
		p.keys(kb.Tab)
		if got := eval[string](p, `document.querySelector("#filters [name=from]").getAttribute("aria-invalid") ?? ""`); got != "true" {
			p.Errorf("%q is not marked as wrong", c)
		}
		if got := eval[string](p, `document.getElementById(document.querySelector("#filters [name=from]").getAttribute("aria-describedby"))?.textContent ?? ""`); !strings.Contains(got, "“"+c+"”") {
			p.Errorf("of %q is said: %q", c, got)
		}
		if n := len(eval[[]string](p, shownHrefs)); n != len(all) {
			p.Errorf("%q leaves %d of %d rows", c, n, len(all))
		}
		p.clear()
	}
	p.choose("from", "2025")
	p.choose("until", "2024")
	if !eval[bool](p, `document.querySelector("#filters [name=until]").getAttribute("aria-invalid") === "true"`) {
		p.Error("a period that ends before it begins is not marked as wrong")
	}
	p.clear()
	if eval[bool](p, `document.querySelector("#filters [aria-invalid]") !== null || document.querySelector("#filters .problem").checkVisibility()`) {
		p.Error("cleared, a date is still marked as wrong")
	}
}

// sorting clicks each head twice. Rows that are equal keep the order of the dates.
func sorting(p *tab, all []row) {
	sorted := func(column, sign string) string {
		return `(() => {
			const collator = new Intl.Collator("en", { numeric: true });
			const at = [...document.querySelectorAll("#ledger th")].findIndex(h => h.dataset.column === "` + column + `");
			const order = ` + quote(strings.Join(hrefs(all), " ")) + `.split(" ");
			const rank = r => order.indexOf(r.cells[4].querySelector("a").href);
			const date = r => window.dossierLedger.rows[rank(r)].from || window.dossierLedger.rows[rank(r)].until;
			const key = r => "` + column + `" === "date" ? date(r) : r.cells[at].textContent;
			const rows = [...document.querySelectorAll("#ledger tbody tr")];
			return rows.slice(1).every((r, i) => {
				const [one, other] = [key(rows[i]), key(r)];
				const c = "` + column + `" !== "date" && (!one || !other) ? !one - !other : collator.compare(one, other) * ` + sign + `;
				return c < 0 || c === 0 && ("` + column + `" === "date" || rank(rows[i]) < rank(r));
			});
		})()`
	}
	for _, column := range []string{"speaker", "audience", "act", "themes", "outcome", "grade", "origins", "date"} {
		for i, direction := range []string{"ascending", "descending"} {
			if column != "date" || i > 0 { // the ledger is written in the order of the dates
				p.do(chromedp.Click(chromedp.CSS("#ledger th[data-column=" + column + "] button")))
			} else {
				p.clear()
			}
			if !eval[bool](p, sorted(column, []string{"1", "-1"}[i])) {
				p.Errorf("the rows are not in %s order by %s", direction, column)
			}
			if got := eval[[]string](p, `[...document.querySelectorAll("th[aria-sort]")].map(h => h.dataset.column + " " + h.ariaSort)`); !slices.Equal(got, []string{column + " " + direction}) {
				p.Errorf("sorted by %s, %s, the heads say %q", column, direction, got)
			}
			if n := len(eval[[]string](p, shownHrefs)); n != len(all) {
				p.Errorf("sorting by %s leaves %d of %d rows", column, n, len(all))
			}
		}
	}
	p.clear()
}

// whole looks on a tablet, on a phone and on paper, where a row is an entry of its own: all of it
// shows, and nothing has to be scrolled sideways.
func whole(p *tab, page string) {
	const problem = `(() => {
		const box = document.querySelector("#ledger").parentElement;
		const lost = [...document.querySelectorAll("#ledger td")].filter(cell => cell.textContent && !cell.checkVisibility());
		return [box.scrollWidth > box.clientWidth && "wider than the page", lost.length && lost.length + " cells are hidden"].filter(Boolean);
	})()`
	tablet, laptop, window := device{width: 1024, height: 768}, device{width: 1249, height: 800}, device{width: 1120, height: 800}
	for _, c := range []struct {
		device device
		media  string
	}{{desktop, ""}, {laptop, ""}, {window, ""}, {tablet, ""}, {phone, ""}, {phone, "print"}} {
		p.resize(c.device)
		p.media(c.media, "light")
		p.visit(page)
		p.wait(hasRows)
		if got := eval[[]string](p, problem); len(got) > 0 {
			p.Errorf("the ledger, %d wide, media %q: %q", c.device.width, c.media, got)
		}
	}
	p.media("", "light")
	// What sorts is out of sight, but not while it has the focus.
	p.visit(page)
	p.from("#ledger [data-column=speaker] button")
	if !eval[bool](p, `(() => {
		const box = `+focused+`.getBoundingClientRect();
		return `+focused+`.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
	})()`) {
		p.Error("the head of a column has the focus but does not show")
	}
	// Who only touches sorts by a field; on a wide screen there are the heads.
	p.choose("sort", "-statement")
	if got := eval[[]string](p, `[...document.querySelectorAll("#ledger tbody tr")].slice(0, 2).map(r => r.cells[4].textContent)`); len(got) != 2 || got[0] < got[1] {
		p.Errorf("sorted by statement, descending, the first two are %q", got)
	}
	if got := eval[string](p, fragment); got != "#sort=-statement" {
		p.Errorf("the address of a sorted ledger ends in %q", got)
	}
	p.visit(page + "#sort=speaker")
	p.wait(hasRows)
	shows := `document.querySelector("#filters .sort").checkVisibility() && document.querySelector("#filters").elements.sort.selectedOptions[0].textContent`
	if got := eval[string](p, shows); got != "Speaker" {
		p.Errorf("on a phone the field to sort by shows %q", got)
	}
	p.resize(desktop)
	if eval[any](p, shows) != false {
		p.Error("the field to sort by shows on a wide screen")
	}
	p.visit(page)
}

func hrefs(all []row) []string {
	var list []string
	for _, r := range all {
		list = append(list, r.Href)
	}
	return list
}

// address goes away and comes back, follows a link with a state, and takes one
// from somebody who means harm.
func address(p *tab, s *suite, all []row) {
	warnings := func(r row) bool { return r.Act == "warn" }
	page := s.real.disk + "statements/index.html"
	p.visit(s.real.disk + "index.html")
	p.visit(page)
	p.choose("act", "deny")
	p.choose("act", "warn")
	p.do(chromedp.NavigateBack())
	if got := eval[string](p, "location.href"); got != s.real.disk+"index.html" {
		p.Errorf("back leads to %s", got)
	}
	p.do(chromedp.NavigateForward())
	p.shows(all, warnings)
	eval[string](p, `location.hash = "#sourcing"`)
	p.shows(all, warnings)
	eval[string](p, `location.hash = "#act=deny"`)
	p.wait(fragment + ` === "#act=deny" && document.querySelector("#filters").elements.act.value === "deny"`)
	p.shows(all, func(r row) bool { return r.Act == "deny" })
	p.visit(page + "#act=warn&sort=-date")
	p.wait(counted + `.includes(" of ")`)
	from := func(href string) string {
		return all[slices.IndexFunc(all, func(r row) bool { return r.Href == href })].From
	}
	if got := eval[[]string](p, shownHrefs); len(got) == len(all) || from(got[0]) < from(got[len(got)-1]) {
		p.Error("a link with an order and a filter does not restore them")
	}
	unnamed := func(r row) bool { return r.Rests == "unnamed" }
	p.visit(page + "?rests=unnamed")
	p.shows(all, unnamed)
	p.choose("act", "warn")
	p.shows(all, func(r row) bool { return unnamed(r) && warnings(r) })
	p.do(chromedp.Reload())
	p.shows(all, func(r row) bool { return unnamed(r) && warnings(r) })
	p.clear()
	p.do(chromedp.Reload())
	if n := len(eval[[]string](p, shownHrefs)); n != len(all) {
		p.Errorf("cleared and loaded again, a link with a filter leaves %d of %d rows", n, len(all))
	}
	unfiltered := counted + " === " + quote(fmt.Sprintf("%d statements", len(all)))
	for _, hostile := range []string{"#speaker=%3Cimg+src=x+onerror=alert(1)%3E", "#act=constructor&sort=__proto__", "#=&&=%", "#sort=-&theme=%00", "#from=%E2%80%AE2025"} {
		p.visit(page + hostile)
		p.wait(unfiltered)
		if n := len(eval[[]string](p, shownHrefs)); n != len(all) {
			p.Errorf("%s leaves %d of %d rows", hostile, n, len(all))
		}
	}
}
