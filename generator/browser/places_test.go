package browser

import "testing"

// look is a script that says what is wrong with a place of the page after a jump to
// it: it must be on screen, and look other than without the fragment. A passage may
// begin with an empty element that bears its id; then the mark around it is looked
// at. Calls of getComputedStyle bring styles and positions up to date.
const look = `(() => {
	const place = document.querySelector(":target");
	if (!place) return ["is no place of the page"];
	const seen = place.matches("span:empty") ? place.closest("mark") : place;
	if (!seen) return ["is in no mark"];
	const noted = place.matches(".note") ? [...document.querySelectorAll("mark[data-notes~='" + CSS.escape(place.id.slice(2)) + "']")] : [];
	const style = () => [seen, ...noted].map(e => { const s = getComputedStyle(e); return [s.backgroundColor, s.boxShadow, s.outlineStyle, s.borderTopColor].join(); });
	const wrong = [];
	const box = seen.getBoundingClientRect();
	if (box.bottom <= 0 || box.top >= innerHeight || box.top < -1) wrong.push("stands at " + Math.round(box.top) + " of " + innerHeight + " pixels");
	const marked = style();
	location.hash = "#";
	style().forEach((plain, i) => { if (plain === marked[i]) wrong.push(i ? "does not highlight piece " + i + " of its passage" : "is not highlighted"); });
	if (place.matches(".note") && !noted.length) wrong.push("has no passage");
	return wrong;
})()`

// places follows permalinks from outside, as a reader does who was sent one, and
// every one of an article from within, with scripts off: what they add must not be
// needed.
func places(t *testing.T, s *suite) {
	page := s.real.in("articles")[0]
	p := s.tab(t, desktop)
	p.scripts(false)
	p.visit(s.real.disk + page)
	ids := eval[[]string](p, `[...document.querySelectorAll(".text [id]")].map(e => e.id).filter(id => /^(p\d+$|[nsme]-)/.test(id))`)
	p.problems(page, `(`+quote(ids)+`).flatMap(id => {
		location.hash = "#" + id;
		return `+look+`.map(problem => "#" + id + " " + problem);
	})`)
	firsts := map[string]bool{}
	for _, id := range ids {
		if firsts[id[:1]] {
			continue
		}
		firsts[id[:1]] = true
		for _, d := range []device{desktop, phone} {
			p.resize(d)
			p.visit(s.real.disk + page + "#" + id)
			p.problems("#"+id, look)
		}
	}
	if len(firsts) != 5 || len(ids) < 50 {
		t.Errorf("%s has %d places of the kinds %v", page, len(ids), firsts)
	}
}
