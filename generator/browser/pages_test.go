package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// ratios finds text that stands out too little from what is behind it: WCAG 2.2
// asks for 4.5 to 1, or 3 to 1 where it is large. Colours go through a canvas, as
// they may be written in any notation. What has no box is not looked at, nor what is
// written in drawings, where others than style sheets say what lies behind.
const ratios = `(() => {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const known = new Map();
	const rgba = color => {
		if (!known.has(color)) {
			canvas.clearRect(0, 0, 1, 1);
			canvas.fillStyle = color;
			canvas.fillRect(0, 0, 1, 1);
			const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
			known.set(color, [r, g, b, a / 255]);
		}
		return known.get(color);
	};
	const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
	const backs = new Map();
	const behind = e => {
		if (!e) return rgba("Canvas");
		if (!backs.has(e)) {
			const own = rgba(getComputedStyle(e).backgroundColor);
			backs.set(e, own[3] === 1 ? own : over(own, behind(e.parentElement)));
		}
		return backs.get(e);
	};
	const luminance = color => {
		const [r, g, b] = color.slice(0, 3).map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const wrong = new Set();
	let seen = 0;
	for (const e of document.body.querySelectorAll("*")) {
		const own = [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
		const made = ["::before", "::after"].filter(p => !["none", "normal", '""'].includes(getComputedStyle(e, p).content));
		if (!own && !made.length || e.closest("svg") || !e.checkVisibility({ visibilityProperty: true }) || !e.getClientRects().length) continue;
		const back = behind(e);
		for (const part of (own ? [null] : []).concat(made)) {
			seen++;
			const style = getComputedStyle(e, part);
			const a = luminance(over(rgba(style.color), back)), b = luminance(back);
			const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			const size = parseFloat(style.fontSize);
			const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
			if (ratio < (large ? 3 : 4.5)) wrong.add(e.tagName.toLowerCase() + (e.className ? "." + e.className : "") + (part ?? "") + " has a contrast of " + ratio.toFixed(2) + ", " + style.color + " on rgb(" + back.slice(0, 3).map(Math.round) + ")");
		}
	}
	if (seen < 10) wrong.add("only " + seen + " pieces of text seen");
	return [...wrong];
})()`

// pointed is what looks as if it could be clicked, and cannot.
const pointed = `[...document.querySelectorAll("main *")].filter((e) => getComputedStyle(e).cursor === "pointer" && !e.closest("a, button, summary, label, input, select"))
	.map((e) => e.textContent.slice(0, 40) + " looks as if it led somewhere").slice(0, 3)`

// wide opens a page of each kind from disk and looks at its colours, light and dark,
// also at the places that a link highlights, and at what seems to lead somewhere.
func wide(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	article := s.real.in("articles")[0]
	p.visit(s.real.disk + article)
	pages := append(s.real.kinds(), "actors/mustafa-al-kadhimi.html", article+"#p2",
		article+eval[string](p, `"#" + document.querySelector(".text .note").id`),
		article+eval[string](p, `"#" + document.querySelector("mark.passage[id]").id`))
	for _, page := range pages {
		if page == "404.html" {
			continue // a host shows it, at whatever depth; its links name the host's path
		}
		p.open(s.real.disk + page)
		for _, scheme := range []string{"light", "dark"} {
			p.media("", scheme)
			p.problems(page+" in the "+scheme, ratios)
		}
		p.problems(page, pointed)
	}
	p.media("", "light")
	p.open(s.real.disk + "statements/us-assures-no-strikes-before-inauguration.html")
	p.problems("a text beside a long outcome", `(() => {
		const box = (e) => document.querySelector(e).getBoundingClientRect(), wrong = [];
		const facts = box(".facts"), text = box(".prose"), next = box("#reports");
		if (text.top >= facts.bottom) wrong.push("the text waits below the outcome");
		if (text.right > facts.left) wrong.push("the text runs under the facts");
		if (next.top < Math.max(facts.bottom, text.bottom)) wrong.push("what follows stands beside the facts");
		return wrong;
	})()`)
	p.resize(device{width: 1024, height: 768})
	p.problems("facts on a tablet held sideways", `[...document.querySelectorAll(".facts dd")].filter((e) => {
		const room = e.clientWidth, whole = e.cloneNode(true);
		whole.style.cssText = "inline-size: min-content; overflow-wrap: normal";
		e.after(whole);
		const word = whole.scrollWidth;
		whole.remove();
		return word > room;
	}).map((e) => "no room for the words of: " + e.textContent.slice(0, 40)).slice(0, 3)`)
	p.resize(desktop)
	light := eval[string](p, `getComputedStyle(document.body).backgroundColor`)
	p.media("", "dark")
	if dark := eval[string](p, `getComputedStyle(document.body).backgroundColor`); dark == light {
		t.Errorf("the paper is %s, light and dark", dark)
	}
}

// narrow opens a page of each kind from a host, on a phone and on what is left of
// it at 400 %: none scrolls sideways. What is too wide, such as a table, scrolls by
// itself. What was in sight before the page became narrower gives way, too. No field has
// letters so small that an iPhone enlarges the page for it.
func narrow(t *testing.T, s *suite) {
	p := s.tab(t, phone)
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	for _, page := range s.real.kinds() {
		p.open(s.real.web + page)
		p.problems(page, `[...document.querySelectorAll("input:not([type=checkbox]), select")].filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).map(e => "the field " + e.name + " has letters of " + getComputedStyle(e).fontSize)`)
		for _, width := range []int64{phone.width, 320} {
			eval[bool](p, `(() => {
				window.drawn = false;
				const frame = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
				document.querySelector("main .statement:last-child")?.scrollIntoView();
				return frame(() => {
					scrollTo(0, 0);
					frame(() => { window.drawn = true; });
				}) > 0;
			})()`)
			p.wait("window.drawn")
			p.resize(device{width: width, height: phone.height, mobile: true})
			p.problems(page, `(() => {
				const page = document.scrollingElement;
				if (page.scrollWidth <= screen.width) return [];
				const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > screen.width + 1 && !e.closest(".scroll"));
				const name = e => e.tagName.toLowerCase() + (e.getAttribute("class") ? "." + e.getAttribute("class") : "");
				return ["the page is " + page.scrollWidth + " pixels wide on a screen of " + screen.width + ", for " + wide.slice(0, 3).map(name).join(", ")];
			})()`)
		}
	}
	p.resize(phone)
	p.visit(s.real.disk + "actors/mustafa-al-kadhimi.html")
	p.problems("words longer than a phone is wide", `(() => {
		const long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", wrong = [];
		for (const e of document.querySelectorAll("header.site .title, h1, .names li:first-child a, .entry-title")) {
			const before = e.textContent;
			e.textContent = long;
			if (document.scrollingElement.scrollWidth > screen.width) wrong.push("in " + e.parentElement.tagName + " " + e.parentElement.className + " widen the page");
			e.textContent = before;
		}
		return wrong;
	})()`)
	lost(p, s)
}

// lost asks a host for a page that is not there, at some depth: what it shows
// instead looks like the others and leads home.
func lost(p *tab, s *suite) {
	p.Helper()
	p.visit(s.real.web + "actors/nobody/here.html")
	p.forget() // that there is no such page
	p.problems("the page for a missing one", `[...document.querySelectorAll("link[rel=stylesheet]")].filter(l => !l.sheet).map(l => l.href + " is not loaded")`)
	p.do(chromedp.Click(chromedp.CSS("header.site a.title")))
	p.wait(`location.href === ` + quote(s.real.web+"index.html"))
}

// open visits a page as any other, which it checks for what every page must have.
func (p *tab) open(address string) {
	p.Helper()
	p.visit(address)
	p.problems(address, `(() => {
		const wrong = [...document.images].filter(i => !i.naturalWidth).map(i => "the picture " + i.src + " does not show");
		if (!document.querySelector("h1")?.textContent.trim()) wrong.push("has no heading");
		for (const l of document.querySelectorAll("link[rel=stylesheet]")) if (!l.sheet) wrong.push(l.href + " is not loaded");
		if (!location.hash && scrollY > 0) wrong.push("begins " + scrollY + " pixels below its top");
		const here = document.querySelector("header.site [aria-current]")?.getBoundingClientRect();
		if (here && (here.left < 0 || here.right > innerWidth)) wrong.push("does not show in its header to which list it belongs");
		return wrong;
	})()`)
}
