package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keyboard goes through an article without a pointer, with scripts and without.
func keyboard(t *testing.T, s *suite) {
	page := s.real.disk + s.real.in("articles")[0]
	for _, on := range []bool{true, false} {
		p := s.tab(t, desktop)
		p.scripts(on)
		p.visit(page)
		skip(p)
		thereAndBack(p)
		p.resize(phone)
		p.visit(page)
		toggle(p)
	}
}

const focused = `document.activeElement`

// skip goes past the navigation: the first stop is a link that shows itself and
// leads to the text.
func skip(p *tab) {
	p.Helper()
	p.keys(kb.Tab)
	if !eval[bool](p, focused+`.matches(".skip") && `+focused+`.getBoundingClientRect().left >= 0`) {
		p.Errorf("the first stop is %s, not the link past the navigation", eval[string](p, focused+".outerHTML"))
	}
	p.keys(kb.Enter)
	if !eval[bool](p, focused+`.id === "main"`) {
		p.Errorf("the link past the navigation leads to %s", eval[string](p, focused+".tagName"))
	}
	p.keys(kb.Tab)
	if !eval[bool](p, focused+`.closest("main") !== null`) {
		p.Error("the stop after the text's beginning is not in the text")
	}
}

// thereAndBack goes by keys alone from the number of a note in the text to the
// note, and from the note back to its passage.
func thereAndBack(p *tab) {
	p.Helper()
	p.from("#p1 a")
	id := p.tabTo(`.matches("a.ref")`, 60)
	note := eval[string](p, focused+`.getAttribute("href").slice(1)`)
	p.keys(kb.Enter)
	if !eval[bool](p, `document.getElementById("`+note+`").matches(":target")`) {
		p.Errorf("%s does not lead to its note", id)
	}
	p.tabTo(`.closest("#`+note+`") !== null`, 1)
	p.tabTo(`.matches("[role=doc-backlink]")`, 20)
	if box := eval[float64](p, focused+`.getBoundingClientRect().height`); box < 5 {
		p.Error("the way back from the note has the focus but does not show")
	}
	p.keys(kb.Enter)
	if !eval[bool](p, `document.querySelector(":target").id === "m-`+note[2:]+`"`) {
		p.Errorf("the way back from %s leads to %s", note, eval[string](p, "location.hash"))
	}
	// The next stop lies in or after the passage, not at the top of the page.
	p.keys(kb.Tab)
	if !eval[bool](p, `(() => {
		const passage = document.querySelector(":target");
		return passage.contains(`+focused+`) || (passage.compareDocumentPosition(`+focused+`) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
	})()`) {
		p.Error("after the way back, reading does not go on at the passage")
	}
}

// from puts the focus where the keys are to begin, to spare the way there.
func (p *tab) from(selector string) {
	p.Helper()
	p.do(chromedp.Focus(chromedp.CSS(selector)))
}

// tabTo presses Tab until a condition holds for what has the focus, at most a
// number of times, and returns that as HTML.
func (p *tab) tabTo(condition string, most int) string {
	p.Helper()
	for range most {
		p.keys(kb.Tab)
		if eval[bool](p, focused+condition) {
			return eval[string](p, focused+".outerHTML")
		}
	}
	p.Fatalf("%d stops on, %s does not hold for what has the focus, %s", most, condition, eval[string](p, focused+`.outerHTML.slice(0, 200)`))
	return ""
}

// toggle unfolds a note and folds it again by either key.
func toggle(p *tab) {
	p.Helper()
	p.from("#p1 a")
	p.tabTo(`.matches(".text .note summary")`, 60)
	for _, key := range []string{kb.Enter, " "} {
		for _, want := range []bool{true, false} {
			p.keys(key)
			if got := eval[bool](p, focused+`.closest(".note").querySelector(".note-body").checkVisibility()`); got != want {
				p.Errorf("after the key %q the note shows: %t, want %t", key, got, want)
			}
		}
	}
	p.keys(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))
	if eval[bool](p, focused+`.matches(".note summary")`) {
		p.Error("Shift and Tab do not leave the note")
	}
}
