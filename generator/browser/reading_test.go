package browser

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const card = `document.getElementById("preview")`

// cardShown says whether the card of a preview is to be seen, and with text.
const cardShown = `(() => { const c = ` + card + `; return !!c && c.checkVisibility() && c.textContent.length > 20; })()`

// previews shows what a link leads to: to a pointer, to the keyboard and to a
// finger, from disk.
func previews(t *testing.T, s *suite) {
	page := s.real.disk + s.real.in("articles")[0]
	p := s.tab(t, desktop)
	p.visit(page)
	p.point(".text a.mention")
	p.until("pointing at a name shows nothing", cardShown)
	p.problems(page, `(() => {
		const link = document.querySelector(".text a.mention"), name = `+card+`.querySelector(".preview-name");
		const box = `+card+`.getBoundingClientRect();
		return [box.left < 0 || box.right > innerWidth ? "the card is cut off" : "", name.textContent.length < 3 ? "the card has no name" : "",
			link.getAttribute("aria-describedby") !== "preview" ? "the link is not described by the card" : ""].filter(Boolean);
	})()`)
	p.point("#preview")
	time.Sleep(400 * time.Millisecond)
	if !eval[bool](p, cardShown) {
		p.Error("the card goes when it is pointed at")
	}
	p.keys(kb.Escape)
	p.until("Escape does not close the card", `!(`+cardShown+`)`)

	p.from("#p1 a.pn")
	p.tabTo(`.matches(".text a.mention")`, 60)
	p.until("focusing a name shows nothing", cardShown)
	p.keys(kb.Escape)
	p.until("Escape does not close the card of the focused link", `!(`+cardShown+`)`)
	if !eval[bool](p, focused+`.matches("a.mention")`) {
		p.Error("Escape takes the focus away")
	}
	p.resize(phone)
	eval[bool](p, `[...document.querySelectorAll(".text a.mention")].find((a) => a.getClientRects().length > 1).toggleAttribute("data-wrapped")`)
	p.from("[data-wrapped]")
	p.until("focusing a name on two lines shows nothing", cardShown)
	p.problems("the card of a name on two lines", `(() => {
		const box = `+card+`.getBoundingClientRect();
		return [...`+focused+`.getClientRects()].filter((r) => r.bottom > box.top && r.top < box.bottom).map(() => "it covers a line of the name");
	})()`)

	p = s.tab(t, phone)
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	p.visit(page)
	p.touch(".text a.mention")
	p.until("a tap on a name does not show its card", cardShown+` && `+focused+`.closest("#preview") !== null`)
	p.tap("#preview .preview-close")
	p.until("the card cannot be closed", `!(`+cardShown+`)`)
	p.touch(".text a.mention")
	p.until("a second tap does not show the card again", cardShown)
	target := eval[string](p, card+`.querySelector("a").href`)
	p.tap("#preview a")
	p.until("the title of the card does not lead to the page", `location.href === "`+target+`"`)
}

// layers hides notes, names and marks; the choice is in the address and holds in
// print.
func layers(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	page := s.real.disk + s.real.in("articles")[0]
	p.visit(page)
	for _, name := range []string{"notes", "names", "statements"} {
		p.tap(`.layers input[name="` + name + `"]`)
	}
	if got := eval[string](p, `location.search`); got != "?hide=notes,names,statements" {
		p.Errorf("the address says %q", got)
	}
	p.visit(page + "?hide=notes#p2")
	for _, medium := range []string{"", "print"} {
		p.media(medium, "light")
		p.problems(page+" "+medium, `[...document.querySelectorAll(".text .notes, .text .ref")].filter((e) => e.checkVisibility()).map((e) => e.className + " shows").slice(0, 3)`)
	}
	p.media("", "light")
	if !eval[bool](p, `document.querySelector(".layers input[name=names]").checked && !document.querySelector(".layers input[name=notes]").checked`) {
		p.Error("the boxes do not show what the address says")
	}
	p.tap(`.layers input[name="notes"]`)
	if eval[string](p, `location.search`) != "" || eval[string](p, `location.hash`) != "#p2" {
		p.Errorf("showing all again leaves %s", eval[string](p, `location.href`))
	}
	p.ownColours(page)
}

// ownColours looks at an article in colours that the reader has chosen for everything:
// its marks are lines, its names look like links, and what is hidden has no line.
func (p *tab) ownColours(page string) {
	p.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	defer p.media("", "light")
	const lines = `[...document.querySelectorAll("mark.passage, mark.said, mark.told")].filter((m) => getComputedStyle(m).textDecorationLine !== "none")`
	p.visit(page)
	p.problems(page+" in forced colours", `(() => {
		const wrong = [], marks = document.querySelectorAll("mark.passage, mark.said, mark.told");
		if (!marks.length || `+lines+`.length !== marks.length) wrong.push("marks have no line");
		const ink = getComputedStyle(document.body).color, paper = getComputedStyle(document.body).backgroundColor;
		for (const m of marks) {
			const s = getComputedStyle(m);
			if (s.color !== ink || s.backgroundColor !== paper || s.backgroundImage !== "none") wrong.push(m.textContent + " is in " + s.color + " on " + s.backgroundColor);
		}
		const link = document.querySelector("mark a.mention");
		if (getComputedStyle(link).color === ink) wrong.push(link.textContent + " does not look like a link");
		return wrong.slice(0, 3);
	})()`)
	p.visit(page + "?hide=notes,statements")
	if n := eval[int](p, lines+".length"); n > 0 {
		p.Errorf("in forced colours, %d hidden marks have a line", n)
	}
}

// citing offers the citation of a passage with a link that opens on its words.
func citing(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	p.visit(s.real.disk + s.real.in("articles")[0])
	eval[bool](p, `(() => { const p = document.querySelector("#p2"); getSelection().selectAllChildren(p); return true; })()`)
	p.until("a selection offers no citation", `document.querySelector(".cite-passage").checkVisibility()`)
	p.tap(".cite-passage")
	p.until("no citation opens", `document.querySelector(".cite-panel").open`)
	link := eval[string](p, `document.querySelector(".cite-link").href`)
	cited := eval[string](p, `document.querySelector(".cite-panel textarea").value`)
	original := eval[string](p, `document.querySelector("#cite .reference").textContent`)
	if !strings.Contains(cited, original) || !strings.Contains(link, "#p2:~:text=") {
		p.Errorf("the citation is %q with the link %s", cited, link)
	}
	p.problems("the formats of a citation", `(() => {
		const panel = document.querySelector(".cite-panel"), choice = panel.querySelector("select"), field = panel.querySelector("textarea");
		const link = panel.querySelector(".cite-link").href, quote = document.getElementById("p2").innerText.trim().slice(0, 40), wrong = [];
		const as = (format) => {
			choice.value = [...choice.options].find((o) => o.text === format)?.value;
			choice.dispatchEvent(new Event("change", { bubbles: true }));
			return field.value;
		};
		const bib = as("BibTeX");
		if (!bib.includes("-p2,\n") || !bib.includes("  url = {" + link + "},\n") || !bib.includes("  note = {Paragraph 2: ") || bib.split("{").length !== bib.split("}").length) wrong.push("BibTeX: " + bib);
		const ris = as("RIS");
		if (!ris.includes("\nUR  - " + link + "\nN1  - Paragraph 2: “" + quote) || !ris.endsWith("ER  - \n")) wrong.push("RIS: " + ris);
		const csl = JSON.parse(as("CSL-JSON"));
		if (csl.length !== 2 || csl[1].URL !== link || !csl[1].id.endsWith("-p2") || !csl[1].note.includes(quote)) wrong.push("CSL-JSON: " + JSON.stringify(csl));
		if (as(choice.options[0].text) !== `+quote(cited)+`) wrong.push("the text does not come back");
		return wrong;
	})()`)
	p.visit(link)
	if !eval[bool](p, `document.getElementById("p2").matches(":target") && document.getElementById("p2").getBoundingClientRect().top < innerHeight`) {
		p.Error("the link to the passage does not open on it")
	}
	if n := eval[int](p, `document.querySelectorAll("#cite pre").length`); n != 3 {
		p.Errorf("there are %d formats of citation, not 3", n)
	}

	// Between two paragraphs, notes and the number of the original's paragraph may stand.
	p.visit(s.real.disk + "articles/us-warns-iraq-on-militias.html")
	p.until("no layers", `!document.querySelector(".layers").hidden`)
	eval[bool](p, `(() => {
		const [first, second] = [document.querySelector("#p1"), document.querySelector("#p2")];
		getSelection().setBaseAndExtent(first, first.childNodes.length - 5, second.querySelector(":scope > a.pn").nextSibling, "The warning caused".length);
		return true;
	})()`)
	p.until("a selection over two paragraphs offers no citation", `document.querySelector(".cite-passage").checkVisibility()`)
	p.tap(".cite-passage")
	p.until("no citation opens", `document.querySelector(".cite-panel").open`)
	cited = eval[string](p, `document.querySelector(".cite-panel textarea").value`)
	link = eval[string](p, `document.querySelector(".cite-link").href`)
	if !strings.Contains(cited, "by whom is not said. The warning caused”") || !strings.HasSuffix(link, ",The%20warning%20caused") {
		p.Errorf("over two paragraphs, the citation is %q with the link %s", cited, link)
	}
}

// until waits a short while for a condition; what is wrong without it is told.
func (p *tab) until(wrong, condition string) {
	p.Helper()
	for limit := time.Now().Add(5 * time.Second); time.Now().Before(limit); time.Sleep(20 * time.Millisecond) {
		if holds, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](condition)); err == nil && holds {
			return
		}
	}
	p.Errorf("%s: %s", p.at, wrong)
}

// middle returns the middle of the first line of an element, scrolled into view.
func (p *tab) middle(selector string) (x, y float64) {
	p.Helper()
	at := eval[[]float64](p, `(() => {
		const e = document.querySelector(`+quote(selector)+`);
		e.scrollIntoView({ block: "center", behavior: "instant" });
		const box = e.getClientRects()[0];
		return [box.x + box.width / 2, box.y + box.height / 2];
	})()`)
	return at[0], at[1]
}

// point moves the pointer to an element.
func (p *tab) point(selector string) {
	p.Helper()
	x, y := p.middle(selector)
	call(p, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y})
}

// touch touches an element with a finger.
func (p *tab) touch(selector string) {
	p.Helper()
	x, y := p.middle(selector)
	call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}})
	call(p, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// standOut is what is wrong with the marks that a selector finds.
func standOut(selector string) string {
	return `(() => {
		const marks = [...document.querySelectorAll(` + quote(selector) + `)];
		return marks.length === 0 ? ["there are no marks"] : marks.filter((m) => getComputedStyle(m).backgroundColor === "rgba(0, 0, 0, 0)").map((m) => m.textContent + " does not stand out");
	})()`
}

// highlights opens an article with ==words== of its own marking.
func highlights(t *testing.T, s *suite) {
	second := publish(t, filepath.Join("..", "testdata", "second"))
	p := s.tab(t, desktop)
	p.visit(second.disk + "articles/cholera-near-golden-square.html")
	p.problems("highlights", standOut("mark.highlight"))
}
