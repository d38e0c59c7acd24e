package browser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// rightToLeft looks at a dossier in Arabic: text, margin and previews stand as a
// mirror would show them, and no page is wider than the screen.
func rightToLeft(t *testing.T, s *suite) {
	arabic := publish(t, arabicDossier(t))
	p := s.tab(t, desktop)
	page := arabic.disk + "articles/a.html"
	p.visit(page)
	p.problems(page, `(() => {
		const box = (selector) => document.querySelector(selector).getBoundingClientRect();
		const wrong = [];
		if (getComputedStyle(document.body).direction !== "rtl") wrong.push("the page does not run from right to left");
		if (!(box("#p1").left > box(".band .notes").right)) wrong.push("the notes do not stand to the left of the text");
		if (!(box("#p1 .pn").left > box("#p1").right - 10)) wrong.push("the number of a paragraph does not stand to its right");
		if (!(box("header.page h1").left > box("header.page .facts").right)) wrong.push("the facts do not stand to the left of the headline");
		const [first, second] = [...document.querySelectorAll("#p1 .ref")].map((a) => a.getBoundingClientRect());
		if (!(first.left > second.left)) wrong.push("the numbers of two notes on one place are not in order");
		if (!(box(".note .note").right < box(".note").right)) wrong.push("a reply is not indented on its right");
		return wrong;
	})()`)
	p.point("#p1 a.mention")
	p.until("pointing at a name shows nothing", cardShown)
	p.problems(page, `[`+card+`.getBoundingClientRect().left < 0 ? "the card is cut off" : "", /[a-z]/.test(`+card+`.textContent) ? "the card is not in Arabic" : ""].filter(Boolean)`)
	p = s.tab(t, phone)
	for _, page := range arabic.pages {
		if page == "404.html" { // its links begin at the root of its host
			continue
		}
		p.visit(arabic.disk + page)
		if eval[bool](p, `document.scrollingElement.scrollWidth > innerWidth + 1`) {
			p.Errorf("%s is wider than a phone", page)
		}
	}
}

// arabicDossier writes the Arabic dossier of the tests to a folder.
func arabicDossier(t *testing.T) string {
	t.Helper()
	a, err := txtar.ParseFile("../site/testdata/arabic.txtar")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, f := range a.Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}
