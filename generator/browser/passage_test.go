package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/anchor"
)

// selectedWords selects words that stand twice with nearly all words around them, far into a
// long text, in an article whose file has a name that an address must encode, and looks at
// what a note on them would quote and where a report would lead. In an Arabic dossier what is
// offered stands below the words.
func selectedWords(t *testing.T, s *suite) {
	same := "the lamp the rope the boat the wall the old hill. The gate was shut. And so the day went on until the sun had gone down again.\n\n"
	files := small()
	text := strings.Repeat("Nothing else happened on that day, and the river went on as rivers do.\n\n", 250) + "First " + same + "Then " + same +
		"On Monday the pier was repaired twice.\n\nThen in autumn the pier was repaired twice again, and nobody saw it.\n\n" +
		"The keeper says it isn't done – for now.\n\nIn the south they say “it isn’t done - for now”, too.\n\n" +
		"AND THEN ONE SUMMER the weir broke again.\n\nAnd then one summer the weir broke again. It cost 12,000 crowns.\n"
	files["articles/why? 100% #1.md"] = "---\ntitle: Why\npublisher: courier\npublished: \"2025-11-04\"\n---\n" + text
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
	twin := anchor.Quote{Exact: "pier was repaired twice", Prefix: "in autumn the", Suffix: "again, and nobody"}
	around := "\nprefix: \"" + twin.Prefix + "\"\nsuffix: \"" + twin.Suffix + "\"\n"
	if got := note(); !strings.Contains(got, around) {
		t.Errorf("the note is\n%s\nwithout%s", got, around)
	}
	if r := anchor.New("On Monday the pier was repaired twice.", nil).Find(twin); r.Verdict != anchor.Orphan {
		t.Errorf("the twin is found %s", r.Verdict)
	}

	// The build finds these words as the browser does, whatever their signs and capitals.
	visible := strings.ReplaceAll(text, "\n\n", "\n")
	for _, c := range []struct {
		selected string
		nth      int
		exact    string
	}{
		{"it isn't done", 0, "it isn't done"},
		{"isn’t done - for now", 0, "isn’t done - for now"},
		{"the weir broke", 0, "the weir broke"},
		{"the weir broke", 1, "the weir broke"},
		{"pier was repaired twice", 1, "pier was repaired twice"},
		{"cost 12", 0, "cost 12,000"},
		{"000 crowns", 0, "12,000 crowns"},
	} {
		eval[int](p, `(window.opened = undefined, 0)`)
		eval[int](p, selectWords+`("`+c.selected+`", `+strconv.Itoa(c.nth)+`)`)
		p.wait(`document.querySelector(".passage-tools:not([hidden])") !== null`)
		before, after, _ := strings.Cut(visible, c.exact)
		for range c.nth {
			more, rest, _ := strings.Cut(after, c.exact)
			before, after = before+c.exact+more, rest
		}
		q, _ := anchor.New(visible, nil).Decide(anchor.Quote{Exact: c.exact, Prefix: before, Suffix: after})
		want := "\nquote: " + strconv.Quote(q.Exact) + "\n"
		if q.Prefix != "" {
			want += "prefix: " + strconv.Quote(q.Prefix) + "\n"
		}
		if q.Suffix != "" {
			want += "suffix: " + strconv.Quote(q.Suffix) + "\n"
		}
		if got := note(); q == (anchor.Quote{}) || !strings.Contains(got, want+"motivation: ") {
			t.Errorf("the note on %q is\n%s\nwithout%s", c.selected, got, want)
		}
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
