package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// selectedWords selects words that stand twice with nearly all words around them, far into a
// long text, in an article whose file has a name that an address must encode, and looks at
// what a note on them would quote and where a report would lead. In an Arabic dossier what is
// offered stands below the words.
func selectedWords(t *testing.T, s *suite) {
	same := "the lamp the rope the boat the wall the old hill. The gate was shut. And so the day went on until the sun had gone down again.\n\n"
	files := small()
	files["articles/why? 100% #1.md"] = "---\ntitle: Why\npublisher: courier\npublished: \"2025-11-04\"\n---\n" +
		strings.Repeat("Nothing else happened on that day, and the river went on as rivers do.\n\n", 250) + "First " + same + "Then " + same +
		"On Monday the pier was repaired twice.\n\nThen in autumn the pier was repaired twice again, and nobody saw it.\n"
	d := openDesk(t, files) // for its files
	published := publish(t, d.dir)
	p := s.tab(t, desktop)
	p.visit(published.web + "articles/why-100-1.html")
	eval[int](p, `window.open = address => { window.opened = address; }, 0`)
	eval[int](p, selectWords+`("The gate was shut", 1)`)
	p.wait(`document.querySelectorAll(".passage-tools:not([hidden]) button").length === 2`)
	p.tap(".passage-tools button:nth-child(2)")
	p.wait(`window.opened !== undefined`)
	u, err := url.Parse(eval[string](p, `window.opened`))
	const record = "https://github.com/example/dam/blob/main/content/articles/why%3F%20100%25%20%231.md"
	if err != nil || !strings.Contains(u.Query().Get("body")+"\n", record+"\n") {
		t.Errorf("the report says %q, without %s", u.Query().Get("body"), record)
	}
	eval[int](p, `(window.opened = undefined, 0)`)
	note := func() string {
		p.tap(".passage-tools button")
		p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
		p.keys("By whom?")
		p.tap(".note-form [type=submit]")
		p.wait(`window.opened !== undefined`)
		u, err := url.Parse(eval[string](p, `window.opened`))
		if err != nil {
			t.Error(err)
			return ""
		}
		return u.Query().Get("value")
	}
	const prefix = "\nprefix: \"Then the lamp the rope the boat the wall the old hill.\"\n"
	if got := note(); !strings.Contains(got, prefix) {
		t.Errorf("the note is\n%s\nwithout%s", got, prefix)
	}
	// When these words are gone, their twin is not taken for them.
	eval[int](p, `(window.opened = undefined, 0)`)
	eval[int](p, selectWords+`("pier was repaired twice", 1)`)
	p.wait(`document.querySelector(".passage-tools:not([hidden])") !== null`)
	const suffix = "\nsuffix: \"again, and nobody saw\"\n"
	if got := note(); !strings.Contains(got, suffix) {
		t.Errorf("the note is\n%s\nwithout%s", got, suffix)
	}

	arabic := arabicDossier(t)
	file := filepath.Join(arabic, "content", "dossier.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(data), "---\n", "---\nrepository: https://github.com/example/dam\n", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	p.visit(publish(t, arabic).disk + "articles/a.html")
	eval[int](p, selectWords+`("شتاءً آخر", 0)`)
	p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
	p.problems("an Arabic article", `(() => {
		const words = getSelection().getRangeAt(0).getBoundingClientRect();
		const tools = document.querySelector(".passage-tools").getBoundingClientRect();
		if (document.querySelector(".cite-passage").getBoundingClientRect().bottom > tools.top) return ["it lies over the button to cite them"];
		return tools.left < words.right && tools.right > words.left && tools.top >= words.bottom ? [] :
			["what is offered stands from " + tools.left + " to " + tools.right + ", the words from " + words.left + " to " + words.right];
	})()`)
}
