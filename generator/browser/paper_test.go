package browser

import (
	"bytes"
	"fmt"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
)

// upright and landscape are A4 pages between their margins, in CSS pixels.
var (
	upright   = device{width: 718, height: 1047}
	landscape = device{width: 1047, height: 718}
)

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// printed finds notes that are not printed in full, and what is of use on a screen
// alone but printed all the same.
const printed = `(() => {
	const wrong = [];
	for (const note of document.querySelectorAll(".note")) {
		const body = note.querySelector(".note-body"), box = body.getBoundingClientRect();
		if (!body.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) || box.height < 10) { wrong.push("the text of " + note.id + " is not printed"); continue; }
		for (let e = body.parentElement; e !== note.parentElement; e = e.parentElement) {
			if (e.tagName !== "DETAILS" && getComputedStyle(e).overflow !== "visible" && e.getBoundingClientRect().bottom < box.bottom - 1) wrong.push(note.id + " is cut off by " + e.className);
		}
		if (note.getBoundingClientRect().bottom < box.bottom - 1) wrong.push(note.id + " is cut off");
	}
	for (const e of document.querySelectorAll("header.site nav, .skip, form")) if (e.checkVisibility() && e.getBoundingClientRect().height > 0) wrong.push((e.className || e.tagName) + " is printed");
	if (document.scrollingElement.scrollWidth > innerWidth) wrong.push("the sheet is too narrow");
	return wrong;
})()`

// paper prints every article: all notes are there in full, and none of what is of
// use on a screen alone.
func paper(t *testing.T, s *suite) {
	p := s.tab(t, upright)
	for _, page := range s.real.in("articles") {
		p.visit(s.real.disk + page)
		p.media("print", "light")
		for _, sheet := range []device{upright, landscape} {
			p.resize(sheet)
			p.problems(fmt.Sprintf("%s on a sheet %d wide", page, sheet.width), printed)
		}
		p.media("", "light")
	}
	p.media("print", "light")
	p.resize(landscape)
	p.problems("the notes on a wide sheet", `[...document.querySelectorAll(".note summary")].filter(s => getComputedStyle(s, "::after").content !== "none").map(s => s.textContent + " can be unfolded on paper").slice(0, 3)`)
	// Safari asks for the width of the window, not of the sheet.
	p.visit(s.real.disk + "statements/index.html")
	p.problems("the ledger on paper", `[...document.querySelectorAll("#ledger tbody tr")].filter(tr => getComputedStyle(tr).display !== "block").map(tr => tr.cells[4].textContent + " is no entry of its own").concat(getComputedStyle(document.getElementById("ledger")).minInlineSize === "0px" ? [] : ["the table may be wider than the sheet"]).slice(0, 3)`)
	p.media("", "light")
	// Firefox cuts lines of a grid in two at the end of a page, and prints the pages of a
	// drawing upright whose parts do not all say that they are on wide ones.
	for page, wrong := range map[string]string{
		"index.html":              `[...document.querySelectorAll(".columns")].filter((e) => getComputedStyle(e).display !== "block").map(() => "the columns are a grid")`,
		"search.html#q=al-sudani": `[...document.querySelectorAll(".found")].filter((e) => getComputedStyle(e).display !== "block").map(() => "what was found is in a grid")`,
		// A list of one entry has no second column, and a heading something below it.
		"statements/index.html": `[...document.querySelectorAll("footer")].filter((e) => getComputedStyle(e).breakInside !== "avoid").map(() => "the foot of the page may be cut in two")`,
		"statements/us-assures-no-strikes-before-inauguration.html": `[...document.querySelectorAll(".thread .statements > li, .reports > li:only-child")].filter((e) => e.clientWidth < e.parentElement.clientWidth / 1.5).map((e) => e.textContent.slice(0, 40) + " takes half of the sheet").slice(0, 3)`,
		"network.html":  `[...document.querySelectorAll("#path:not(:has(li)) h2, .drawing figcaption a, .dialogue")].filter((e) => e.checkVisibility()).map((e) => e.textContent + " is printed").slice(0, 3)`,
		"timeline.html": `[...document.querySelectorAll("main, main *")].filter((e) => getComputedStyle(e).page !== "wide").map((e) => e.tagName + " is on no wide page").slice(0, 3)`,
	} {
		p.visit(s.real.disk + page)
		p.media("print", "light")
		p.problems(page+" on paper", wrong)
		p.media("", "light")
	}
	// A browser repeats the head of a table on each sheet, and thus the years.
	p.visit(s.real.disk + "timeline.html")
	p.media("print", "light")
	p.problems("the years on paper", `(() => {
		const box = document.querySelector(".tl-box"), head = box.firstElementChild;
		const wrong = [];
		if (!head.querySelector(".tl-year") || getComputedStyle(head).display !== "table-header-group" || getComputedStyle(box).display !== "table") wrong.push("are not above the lanes of each sheet");
		if (box.scrollWidth > document.querySelector("main").clientWidth) wrong.push("are drawn wider than the sheet");
		return wrong;
	})()`)
	p.media("", "light")
	p.visit(s.real.disk + s.real.in("articles")[0])
	p.media("print", "light")
	p.problems("code and tables on paper", `(() => {
		const text = document.querySelector(".text"), cells = "<td>Deliveries</td>".repeat(14);
		text.insertAdjacentHTML("beforeend", "<pre><code>" + "word ".repeat(60) + "</code></pre><div class='scroll'><table><tbody><tr>" + cells + "</tr></tbody></table></div>");
		const added = [...text.children].slice(-2);
		const wrong = added.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.tagName + " is cut off");
		for (const e of added) e.remove();
		return wrong;
	})()`)
	p.problems("signatures on paper", `(() => {
		const wrong = [];
		for (const by of document.querySelectorAll(".note > .by")) {
			by.insertAdjacentHTML("afterbegin", '<a href="https://example.org" class="external">A. Name</a>, '); // of an editor with a page
			if (!/^A\. Name.*\d\.\s*$/.test(by.innerText)) wrong.push(by.innerText);
		}
		return wrong.slice(0, 3);
	})()`)
	p.media("", "light")
	// One sheet of paper takes some 60 lines; the first article has more.
	p.visit(s.real.disk + s.real.in("articles")[0])
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(pdfPage.FindAll(pdf, -1)); !bytes.HasPrefix(pdf, []byte("%PDF-")) || n < 2 {
		t.Errorf("the printed article is %d bytes with %d pages", len(pdf), n)
	}
}
