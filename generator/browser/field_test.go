package browser

import (
	"slices"
	"strings"
	"testing"

	devtools "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// fromElsewhere searches from the field of another page.
func (p *tab) fromElsewhere(from string) {
	p.Helper()
	p.visit(from + "actors/index.html")
	p.do(chromedp.Focus(chromedp.CSS("header.site input[type=search]")))
	p.keys("Sudani")
	p.wait(`[...document.querySelectorAll(".offers a")].some(a => a.hash.startsWith("#p"))`)
	if got := eval[string](p, `document.querySelector(".offers a").href`); got != from+"actors/mohammed-shia-al-sudani.html" {
		p.Errorf("while typing, %s is offered first", got)
	}
	if got := eval[[]string](p, `[...document.querySelectorAll('.offers a[href*="#p"] span')].map(s => [...s.querySelectorAll("mark")].map(m => m.textContent).join(" "))`); slices.ContainsFunc(got, func(s string) bool { return !strings.Contains(s, "Sudani") }) {
		p.Errorf("in the passages offered the words %q are marked", got)
	}
	// Where a click gives a link no focus, as in Safari, the field must not lose it either: the offers would be gone before the click.
	if eval[bool](p, `document.querySelector(".offers a").dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }))`) {
		p.Error("who presses on an offer leaves the field")
	}
	// A browser that keeps the page shows it to who comes back as it was left.
	if eval[bool](p, `dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })) && document.querySelector(".offers").checkVisibility()`) {
		p.Error("who comes back finds the offers open")
	}
	// What a word without names is typed after is gone before texts are looked for.
	eval[bool](p, `(() => {
		const list = document.querySelector(".offers ul");
		new MutationObserver((_, o) => {
			window.first = [...list.querySelectorAll("a")].map((a) => a.href);
			o.disconnect();
		}).observe(list, { childList: true });
		`+searchField+`.value = "strike";
		return `+searchField+`.dispatchEvent(new Event("input", { bubbles: true }));
	})()`)
	p.wait("!!window.first")
	if got := eval[[]string](p, "first"); len(got) != 1 || !strings.HasSuffix(got[0], "search.html?q=strike") {
		p.Errorf("while a word without names is looked for, %q are offered", got)
	}
	eval[bool](p, `(() => { `+searchField+`.value = "Sudani"; return `+searchField+`.dispatchEvent(new Event("input", { bubbles: true })); })()`)
	p.wait(`document.querySelector(".offers a").href === ` + quote(from+"actors/mohammed-shia-al-sudani.html"))
	p.keys(kb.ArrowDown)
	p.wait(`[...document.querySelectorAll(".offers a")].some(a => a.hash.startsWith("#p"))`)
	if got := eval[[]string](p, `[...document.querySelectorAll(".offers a")].filter(a => a.hash.startsWith("#p") && !a.textContent.includes(" " + a.hash.slice(1))).map(a => a.textContent)`); len(got) > 0 {
		p.Errorf("passages are offered without their paragraph: %q", got)
	}
	if !eval[bool](p, focused+` === document.querySelector(".offers a")`) {
		p.Errorf("an arrow down leads to %s", eval[string](p, focused+".outerHTML"))
	}
	p.keys(kb.Escape)
	if !eval[bool](p, focused+` === `+searchField+` && !document.querySelector(".offers").checkVisibility()`) {
		p.Errorf("after Escape the focus is on %s", eval[string](p, focused+".outerHTML"))
	}
	p.keys(kb.Enter)
	p.wait(`location.pathname.endsWith("/search.html") && document.readyState === "complete"`)
	p.wait(settled + " && " + found + ".length > 0")
	if got := eval[string](p, firstFound); got != "actors/mohammed-shia-al-sudani.html" {
		p.Errorf("from another page, %q is found first", got)
	}
}

// afterPicture opens pages whose scripts are asked for once they have been painted, and takes
// up what was typed before the field's script was there.
func afterPicture(t *testing.T, s *suite) {
	p := s.tab(t, phone)
	for _, page := range []string{"index.html", "articles/hegseth-final-notice.html", "statements/index.html", "search.html"} {
		p.visit(s.real.web + page)
		p.wait(`performance.getEntriesByName("first-contentful-paint").length > 0`)
		p.problems(page, `(() => {
			const [painted] = performance.getEntriesByName("first-contentful-paint");
			const [loaded] = performance.getEntriesByType("navigation");
			const limit = Math.min(painted.startTime, loaded.loadEventEnd + 3000); // later a page waits for no picture
			const scripts = performance.getEntriesByType("resource").filter(r => r.name.endsWith(".js"));
			const early = scripts.filter(r => r.startTime < limit).map(r => r.name + " is asked for before the picture");
			return scripts.length < 3 ? ["there are no scripts"] : early;
		})()`)
	}
	// A reader who is sooner than the scripts.
	call(p, devtools.AddScriptToEvaluateOnNewDocument, devtools.AddScriptToEvaluateOnNewDocumentParams{Source: `addEventListener("DOMContentLoaded", () => {
		const name = document.querySelector(".text a.mention");
		if (name) return name.focus({ focusVisible: true });
		const field = document.querySelector("input[type=search]");
		field.focus();
		field.value = "Sudani";
	})`})
	p.visit(s.real.web + "actors/index.html")
	p.wait(`document.querySelector(".offers a") !== null`)
	p.visit(s.real.web + "search.html")
	p.wait(found + ".length > 0")
	p.visit(s.real.web + "articles/hegseth-final-notice.html")
	p.wait(`document.querySelector("#preview")?.checkVisibility() === true`)
}
