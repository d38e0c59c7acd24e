package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	searchField = `document.querySelector("input[type=search]")`
	found       = `[...document.querySelectorAll("#results li.result")]`
	settled     = `!document.getElementById("results").hasAttribute("aria-busy")`
	kindsFound  = `[...new Set(` + found + `.map(r => r.dataset.kind))].join(" ")`
	firstFound  = found + `[0]?.querySelector("a").getAttribute("href") ?? ""`
	saidFound   = `document.getElementById("count").textContent`
)

// ask types a query into the field of the search page, as if it had been pasted.
func (p *tab) ask(query string) {
	p.Helper()
	eval[bool](p, `(() => { const f = `+searchField+`; f.value = `+quote(query)+`; return f.dispatchEvent(new Event("input", { bubbles: true })); })()`)
	p.wait(settled)
}

// search looks for things from disk and from a host, on the search page and from
// another one.
func search(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	for _, from := range []string{s.real.disk, s.real.web} {
		p.spellings(from)
		p.places(from)
		p.facets(from)
		p.fromElsewhere(from)
		p.toPlaces(from)
	}
	p.phrases(s.real.disk)
	p.cutOff(s.real.web)
	p.whileTyping(s.real.disk)
	p.byKeys(s.real.disk)
	p.unscripted(s.real.disk)
	p.inTwoPieces(s.real.root)
	s.tab(t, phone).brief(s.real.disk)
	s.tab(t, phone).steady(s.real.web)
	s.tab(t, desktop).rehearsal(s.real.disk)
}

// steady opens an answer over a slow line: what a reader sees of it does not move while
// the rest comes.
func (p *tab) steady(from string) {
	p.Helper()
	call(p, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{Latency: 60, DownloadThroughput: 200_000, UploadThroughput: 200_000},
	}})
	p.visit(from + "search.html?q=sudani")
	p.wait(settled + " && " + found + ".length > 3")
	p.still("results on a slow line")
}

// still wants nothing that was to be seen to have moved since the page was opened.
func (p *tab) still(what string) {
	p.Helper()
	p.problems(what, `(() => {
		const o = new PerformanceObserver(() => {});
		o.observe({ type: "layout-shift", buffered: true });
		return o.takeRecords().flatMap((e) => e.sources.map((s) => `+"`${s.node?.id || s.node?.className || s.node?.nodeName} moves from ${s.previousRect.y} to ${s.currentRect.y}`"+`));
	})()`)
}

// brief shows two lines of who somebody is, so that passages are near; the rest is there for
// who listens or looks for a word of it.
func (p *tab) brief(from string) {
	p.Helper()
	p.visit(from + "search.html?q=sudani")
	p.wait(settled + " && " + found + ".length > 0")
	p.problems("the first name", `(() => {
		const about = document.querySelector("#results [data-kind=name] .sentence");
		const lines = about.clientHeight / parseFloat(getComputedStyle(about).lineHeight);
		return lines < 2.1 && about.scrollHeight > about.clientHeight ? [] : ["of who it is "+ lines + " lines show"];
	})()`)
}

// spellings looks for one person in many spellings: the name comes first, and what
// is found does not depend on the spelling.
func (p *tab) spellings(from string) {
	p.Helper()
	p.visit(from + "search.html")
	for _, query := range []string{
		"Sudani", "al-Sudani", "Al Sudani", "AL-SUDANI", "Al-Sūdānī", "السوداني", "السُّودَانِيّ", "Sudanni", "Sduani", "al-Sudany", "alsudani", "Sudani’s",
		"Mohammed Shia al-Sudani", "mohammed sudani", "محمد شياع السوداني",
	} {
		p.ask(query)
		if got := eval[string](p, firstFound); got != "actors/mohammed-shia-al-sudani.html" {
			p.Errorf("%q finds %q first", query, got)
		}
		if got := eval[string](p, kindsFound); got != "name passage note statement event page" {
			p.Errorf("%q finds %q", query, got)
		}
	}
	for query, want := range map[string]string{
		"Kata'ib Hezbollah": "organizations/kataib-hezbollah.html", "kataib hizbollah": "organizations/kataib-hezbollah.html",
		"كتائب حزب الله": "organizations/kataib-hezbollah.html", "Hegs": "actors/pete-hegseth.html", "hegseht": "actors/pete-hegseth.html",
		"US-Iraq talks of Rubio": "actors/marco-rubio.html", "husain": "actors/fuad-hussein.html", "fuad xyzzy": "actors/fuad-hussein.html",
		"muhamad sudany": "actors/mohammed-shia-al-sudani.html", "mohammad sudany": "actors/mohammed-shia-al-sudani.html", "husain rubbio": "actors/fuad-hussein.html",
	} {
		p.ask(query)
		if got := eval[[]string](p, found+`.filter(r => r.dataset.kind === "name").map(r => r.querySelector("a").getAttribute("href"))`); !slices.Contains(got, want) {
			p.Errorf("%q finds the names %q", query, got)
		}
	}
	p.ask("hizballah") // which no text has, but a name
	if got := eval[string](p, kindsFound); !strings.HasPrefix(got, "name passage") || strings.Contains(eval[string](p, saidFound), "nowhere") {
		p.Errorf("a name's spelling that no text has finds %q: %s", got, eval[string](p, saidFound))
	}
	p.ask("fuad xyzzy") // one of the words is nowhere, and the answer says so
	if got := eval[string](p, saidFound); !strings.Contains(got, "Found nowhere: xyzzy.") {
		p.Errorf("a query with a word that is nowhere: %s", got)
	}
	p.ask("xyzzy")
	if got := eval[string](p, saidFound); !strings.HasPrefix(got, "Nothing found for “xyzzy”.") || eval[int](p, found+".length") != 0 {
		p.Errorf("what is not there gives %q", got)
	}
}

// phrases looks for words in quotation marks: what has them one after another is found, and
// nothing else unless no text has.
func (p *tab) phrases(from string) {
	p.Helper()
	p.visit(from + "search.html")
	for _, query := range []string{`"armed groups"`, `“armed groups”`, `„armed groups“ iraqi`, `«Undermine Iraq's sovereignty»`} {
		p.ask(query)
		phrase := strings.Trim(strings.TrimSuffix(query, " iraqi"), `"“”„«»`)
		p.problems(query, `(() => {
			const plain = (s) => s.toLowerCase().replaceAll("’", "'");
			const passages = `+found+`.filter((r) => r.dataset.kind === "passage");
			const without = passages.filter((r) => !plain(r.textContent).includes(plain(`+quote(phrase)+`)));
			return passages.length ? without.map((r) => "without it: " + r.textContent) : ["no passage"];
		})()`)
		if got := eval[string](p, saidFound); strings.Contains(got, "nowhere") || strings.Contains(got, "not exact") {
			p.Errorf("%s finds: %s", query, got)
		}
	}
	// The numbers are of texts that have the phrase, here and in the facets.
	p.ask(`"diplomatic maneuver"`)
	if got, want := eval[string](p, saidFound), eval[string](p, `document.querySelector('[data-facet="kind"]').textContent`); !strings.Contains(got, "Passages in 1 article") || !strings.Contains(want, "in 1 article") {
		p.Errorf("the phrase is counted as %q and %q", got, want)
	}
	p.ask(`"disarm the militias"`)
	if got := eval[string](p, saidFound); !strings.HasSuffix(got, "The words stand nowhere one after another; these texts have all of them.") || eval[int](p, found+".length") == 0 {
		p.Errorf("a phrase that no text has gives %q", got)
	}
	p.ask(`"terrorist groups"`)
	if got := eval[string](p, saidFound); !strings.HasSuffix(got, "Found nowhere: terrorist.") {
		p.Errorf("a phrase with a word that is nowhere gives %q", got)
	}
	p.ask(`"milit"`)
	if got := eval[int](p, found+".length"); got != 0 {
		p.Errorf("a beginning in quotation marks finds %d things", got)
	}
	// A name stands for whoever bears it, however it is spelt.
	p.ask(`"Kata'ib Hezbollah"`)
	if got := eval[string](p, `[...document.querySelectorAll("#results mark")].map((m) => m.textContent).join()`); !strings.Contains(got, "Kataeb Hezbollah") || !strings.Contains(got, "Hezbollah Brigades") {
		p.Errorf("a name in quotation marks finds %q", got)
	}
}

// whileTyping types a word, which is looked for when no more letters come: meanwhile the
// file of its words is fetched, and no other.
func (p *tab) whileTyping(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.ask("z") // the names of this dossier are in one file, which is at hand from now on
	p.wait(settled + ` && location.href.endsWith("z")`)
	eval[bool](p, `(() => {
		window.fetched = [];
		window.addresses = [];
		const replace = history.replaceState.bind(history);
		history.replaceState = (...given) => { addresses.push(given[2]); replace(...given); };
		const begin = performance.now();
		new MutationObserver((records) => {
			if (performance.now() - begin < 100) fetched.push(...records.flatMap((r) => [...r.addedNodes]).map((s) => s.src.split("/data/search/")[1]));
		}).observe(document.head, { childList: true });
		return ["s", "su", "sud"].every((typed) => {
			`+searchField+`.value = typed;
			return `+searchField+`.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
		});
	})()`)
	p.wait(settled)
	if got := eval[[]string](p, `fetched`); len(got) != 1 || !strings.HasPrefix(got[0], "d/") {
		p.Errorf("while a word is typed, %q are fetched before the search, and not the file of its words", got)
	}
	p.wait(`location.href.endsWith("=sud")`)
	if got := eval[[]string](p, `addresses`); len(got) != 1 {
		p.Errorf("while a word is typed, the address becomes %q", got)
	}
	// Who follows a name before the rest is there finds the query again on coming back.
	eval[bool](p, `(() => {
		addresses.length = 0;
		new MutationObserver((_, o) => {
			const name = document.querySelector("#results [data-kind=name] a");
			if (!name) return;
			o.disconnect();
			name.addEventListener("click", (e) => e.preventDefault());
			name.click();
			window.left = addresses.at(-1);
			name.focus();
			window.reached = name;
		}).observe(document.getElementById("results"), { childList: true });
		document.getElementById("results").replaceChildren();
		`+searchField+`.value = "suda";
		return `+searchField+`.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
	})()`)
	p.wait(`window.left !== undefined`)
	if got := eval[string](p, `window.left`); !strings.HasSuffix(got, "=suda") {
		p.Errorf("a name is followed from %q", got)
	}
	p.wait(settled + ` && ` + found + `.length > 1`)
	if !eval[bool](p, focused+" === window.reached") {
		p.Errorf("who has reached a name is at %s when the rest is there", eval[string](p, focused+".outerHTML"))
	}
	// Enter before the answer is there makes no step to go back by.
	steps := eval[int](p, "history.length")
	eval[bool](p, `(() => {
		`+searchField+`.value = "sudan";
		`+searchField+`.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
		`+searchField+`.form.requestSubmit();
		return true;
	})()`)
	p.wait(`location.href.endsWith("=sudan")`)
	if got := eval[int](p, "history.length"); got != steps {
		p.Errorf("Enter makes %d steps back of %d", got, steps)
	}
}

// rehearsal runs what answers as search.js does while there is nothing else to do, which is of
// no use where it finds nothing.
func (p *tab) rehearsal(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.wait("!!window.dossierRehearse")
	eval[bool](p, `!dossierRehearse(() => true).then((found) => { window.found = JSON.stringify(found); })`)
	p.wait("!!window.found")
	if got, want := eval[string](p, "window.found"), `{"one xyz":[1,3],"one two":[0,3],"xyzz":[1,3],"two on":[0,3]}`; got != want {
		p.Errorf("a rehearsal finds %s, not %s", got, want)
	}
}

// places follows results to the very paragraph, which has the sentence that was
// shown.
func (p *tab) places(from string) {
	p.Helper()
	p.visit(from + "search.html?q=" + url.QueryEscape("السوداني"))
	p.wait(settled + " && " + found + ".length > 0")
	p.problems("marks of results", standOut("#results mark"))
	p.point(`#results [data-kind="name"] a`)
	p.until("pointing at a name that was found shows nothing", cardShown)
	p.keys(kb.Escape)
	p.problems("results", `(() => {
		const wrong = [];
		for (const r of `+found+`) {
			const href = r.querySelector("a").getAttribute("href");
			if (r.dataset.kind === "passage" && !/^articles\/[^#]+\.html(#[\w-]+)?$/.test(href)) wrong.push("a passage leads to " + href);
			if (r.dataset.kind === "note" && !/^articles\/[^#]+\.html#n-./.test(href)) wrong.push("a note leads to " + href);
			if (!r.querySelector(".sentence")?.textContent.trim()) wrong.push(href + " has no sentence");
			if (r.dataset.kind === "passage" && !r.querySelector("mark")) wrong.push(href + " has nothing marked");
			const shown = r.querySelector(".place, .evidence"), at = /#p(\d+)$/.exec(shown?.closest("a").href);
			if (shown && !shown.textContent.startsWith("p" + at[1])) wrong.push(href + " is shown as " + shown.textContent);
		}
		return wrong;
	})()`)
	type place struct{ Href, Text string }
	all := eval[[]place](p, found+`.filter(r => /#p\d+$/.test(r.querySelector("a").href)).map(r => ({ Href: r.querySelector("a").href, Text: r.querySelector("mark").textContent }))`)
	if len(all) < 3 {
		p.Fatalf("only %d passages", len(all))
	}
	if got := eval[string](p, `document.getElementById("found-passage").textContent`); got != "Passages in 4 articles" {
		p.Errorf("the heading of passages is %q", got)
	}
	if got := eval[string](p, saidFound); !strings.HasPrefix(got, "Found: Names ") || !strings.Contains(got, ", Passages in 4 articles, ") {
		p.Errorf("the answer is %q", got)
	}
	for _, at := range all {
		p.visit(at.Href)
		if got := eval[string](p, `document.querySelector(":target")?.textContent ?? ""`); !strings.Contains(got, at.Text) {
			p.Errorf("%s is shown with %q and has %q", at.Href, at.Text, got)
		}
	}
}

// facets narrows a search down, one facet after the other, and finds it again by its
// address.
func (p *tab) facets(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.ask("warning")
	all := eval[string](p, saidFound)
	tick := func(facet, value string) {
		p.Helper()
		box := `document.querySelector('[data-facet="` + facet + `"] input[value="` + value + `"]')`
		p.wait(box + " !== null")
		eval[bool](p, `(() => { `+box+`.closest("details").open = true; `+box+`.click(); return true; })()`)
		p.wait(settled)
	}
	tick("kind", "note")
	if got := eval[string](p, kindsFound); got != "note" {
		p.Errorf("of the kind note there is %q", got)
	}
	tick("kind", "note")
	if got := eval[string](p, saidFound); got != all {
		p.Errorf("without the facet again: %q, before %q", got, all)
	}
	year := eval[string](p, `document.querySelector('[data-facet="year"] input').value`)
	tick("year", year)
	if got := eval[int](p, found+`.filter(r => r.dataset.kind !== "page" && r.dataset.kind !== "statement" && !r.querySelector(".where")?.textContent.includes(`+quote(year)+`)).length`); got != 0 {
		p.Errorf("%d results are not of %s", got, year)
	}
	if got := eval[int](p, found+`.filter(r => r.dataset.kind === "name").length`); got != 0 {
		p.Errorf("%d names have a year", got)
	}
	outlet := eval[string](p, `document.querySelector('[data-facet="outlet"] input').value`)
	tick("outlet", outlet)
	if got := eval[int](p, found+`.filter(r => ["passage", "note"].includes(r.dataset.kind) && !r.querySelector(".where").textContent.includes(`+quote(outlet)+`)).length`); got != 0 {
		p.Errorf("%d results are not from %s", got, outlet)
	}
	if got := eval[[]string](p, found+`.filter(r => r.querySelector(".place") && !r.textContent.startsWith(r.querySelector("a").textContent + " · " + r.querySelector(".where").textContent)).map(r => r.textContent)`); len(got) > 0 {
		p.Errorf("paragraph and source are not apart in %q", got)
	}
	theme := eval[string](p, `document.querySelector('[data-facet="theme"] input').value`)
	tick("theme", theme)
	said, address := eval[string](p, saidFound), eval[string](p, "location.href")
	for _, want := range []string{"q=warning", "year=" + year, "theme=" + strings.ReplaceAll(url.QueryEscape(theme), "%20", "+")} {
		if !strings.Contains(address, want) {
			p.Errorf("the address is %s, without %s", address, want)
		}
	}
	p.visit(from + "index.html")
	p.visit(address)
	p.wait(settled + " && " + saidFound + ` !== ""`)
	if got := eval[string](p, saidFound); got != said {
		p.Errorf("%s finds %q, before %q", address, got, said)
	}
	if got := eval[string](p, searchField+".value"); got != "warning" {
		p.Errorf("the field has %q", got)
	}
}

// toPlaces follows a link within the page, which leaves what was found as it is, and goes back
// to what was asked before.
func (p *tab) toPlaces(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.ask("warning")
	p.wait(`location.href.endsWith("=warning")`)
	eval[bool](p, `(() => {
		window.kept = `+found+`[0];
		window.steps = 0;
		addEventListener("popstate", () => { window.steps++; });
		document.querySelector("a.skip").click();
		return true;
	})()`)
	p.wait(`location.hash === "#main" && window.steps === 1 && ` + settled)
	if got := eval[string](p, searchField+".value"); got != "warning" || !eval[bool](p, "kept.isConnected") {
		p.Errorf("after a link within %s the field has %q, and there are %d results", from, got, eval[int](p, found+".length"))
	}
	eval[bool](p, `(() => { document.querySelector('[data-facet="kind"] input[value="note"]').click(); return true; })()`)
	p.wait(settled + ` && location.href.endsWith("=note") && ` + kindsFound + ` === "note"`)
	eval[bool](p, `(() => { history.go(-2); return true; })()`)
	p.wait(`window.steps === 2 && ` + settled + ` && ` + kindsFound + `.includes("passage")`)
	if got := eval[string](p, searchField+".value"); got != "warning" {
		p.Errorf("back in %s the field has %q", from, got)
	}
}

// cutOff asks for more while texts cannot be loaded, and once they can be again; and for more
// names when these are no longer what is looked for.
func (p *tab) cutOff(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.ask("m")
	const names = `document.querySelector("[data-kind=name] li").parentNode`
	before := eval[int](p, `(window.names = `+names+`, window.moreNames = names.nextSibling, names.children.length)`)
	p.ask("warning")
	eval[bool](p, `(moreNames.click(), true)`)
	p.wait(`names.children.length > ` + strconv.Itoa(before))

	const more = `document.querySelector("#results section[data-kind=note] .more")`
	said, shown := eval[string](p, saidFound), eval[int](p, found+".length")
	texts := []*network.BlockPattern{{URLPattern: "*://*:*/*/data/search/t/*", Block: true}}
	call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: texts})
	eval[bool](p, `(`+more+`.click(), true)`)
	p.wait(saidFound + `.includes("could not be loaded") && !` + more + `.disabled`)
	p.forget() // that a file is missing
	call(p, network.SetBlockedURLs, network.SetBlockedURLsParams{})
	eval[bool](p, `(`+more+`.click(), true)`)
	p.wait(found + ".length > " + strconv.Itoa(shown))
	if got := eval[string](p, saidFound); got != said {
		p.Errorf("once more are there, the page says %q, before %q", got, said)
	}
}

// inTwoPieces opens an answer from a host that sends the page as far as its scripts and the
// rest a second later, when these have run.
func (p *tab) inTwoPieces(root string) {
	p.Helper()
	files := http.FileServer(http.Dir(root))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/search.html" {
			files.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(root, "search.html"))
		before, after, ok := bytes.Cut(page, []byte(" data-scripts="))
		loader, rest, closed := bytes.Cut(after, []byte("</script>"))
		if err != nil || !ok || !closed {
			http.Error(w, "the page has no scripts", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "%s data-scripts=%s</script>", before, loader)
		w.(http.Flusher).Flush()
		time.Sleep(time.Second)
		_, _ = w.Write(rest) // the browser may have gone
	}))
	p.Cleanup(server.Close) // the browser may ask for the icon when all else is done
	p.visit(server.URL + "/search.html?q=Sudani")
	p.wait(settled + " && " + found + ".length > 3")
	if got := eval[string](p, saidFound); !strings.Contains(got, "Found: Names 1") {
		p.Errorf("a page whose end comes late says %q", got)
	}
}

// byKeys types, goes into the results and back, and shows more.
func (p *tab) byKeys(from string) {
	p.Helper()
	p.visit(from + "search.html")
	p.do(chromedp.Focus(chromedp.CSS("#q")))
	p.keys("warning")
	p.wait(settled + " && " + found + ".length > 3")
	// Safari keeps the page, and resets its field when somebody comes back.
	if got := eval[string](p, `(() => {
		dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
		`+searchField+`.form.reset();
		return `+searchField+`.value;
	})()`); got != "warning" {
		p.Errorf("who comes back finds %q in the field", got)
	}
	p.keys(kb.ArrowDown + kb.ArrowDown)
	if !eval[bool](p, `document.activeElement === `+found+`[1].querySelector("a")`) {
		p.Errorf("two arrows down lead to %s", eval[string](p, focused+".outerHTML"))
	}
	p.keys(kb.ArrowUp + kb.ArrowUp)
	if !eval[bool](p, `document.activeElement === `+searchField) {
		p.Errorf("back up is %s", eval[string](p, focused+".outerHTML"))
	}
	before := eval[int](p, found+".length")
	p.do(chromedp.Click(chromedp.CSS("#results section[data-kind=note] .more")))
	p.wait(found + ".length > " + strconv.Itoa(before))
	if !eval[bool](p, `document.activeElement.closest("section")?.dataset.kind === "note"`) {
		p.Errorf("after more notes the focus is on %s", eval[string](p, focused+".outerHTML"))
	}
}

// unscripted opens the page without scripts: it says so and leads on.
func (p *tab) unscripted(from string) {
	p.Helper()
	p.scripts(false)
	defer p.scripts(true)
	p.visit(from + "search.html?q=Sudani")
	if !eval[bool](p, `document.querySelector(".without")?.checkVisibility() === true`) {
		p.Error("without scripts the page does not say so")
	}
	for _, list := range []string{"names.html", "articles/index.html", "actors/index.html"} {
		if !eval[bool](p, `document.querySelector('main a[href="`+list+`"]')?.checkVisibility() === true`) {
			p.Errorf("without scripts the page does not lead to %s", list)
		}
	}
	if eval[bool](p, `document.getElementById("facets").checkVisibility()`) {
		p.Error("without scripts there are facets")
	}
}

// hostileSearch shows texts that would break a page or a script if they got into it
// as they are, and then takes the index away.
func hostileSearch(t *testing.T, s *suite) {
	hostile := publish(t, manyStatements(t))
	p := s.tab(t, desktop)
	for _, from := range []string{hostile.disk, hostile.web} {
		p.visit(from + "search.html")
		for _, query := range []string{"statement harmed", "guild", "two script", "<img src=x onerror=harmed=true>", `"; harmed = true; "`} {
			p.ask(query)
			if eval[bool](p, `window.harmed === true || document.querySelector("#results img, #results script, #results b, #facets img") !== null`) {
				t.Errorf("after %q a text has become part of the page", query)
			}
		}
		p.ask("guild")
		if got := eval[string](p, found+`[0].querySelector("a").textContent`); got != "River Guild & <b>Sons</b>" {
			t.Errorf("the first name is %q", got)
		}
	}
	if err := os.Remove(filepath.Join(hostile.root, "data", "search", "root.js")); err != nil {
		t.Fatal(err)
	}
	p.visit(hostile.disk + "search.html#q=guild")
	p.wait(saidFound + ` !== ""`)
	p.forget() // that a file is missing
	if got := eval[string](p, saidFound); !strings.Contains(got, "could not be loaded") {
		t.Errorf("without the index the page says %q", got)
	}
}
