package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"dossier/generator/diag"
	"dossier/generator/preview"
	"dossier/generator/site"
)

// desk is a dossier that is being written, with a preview that shows it.
type desk struct {
	t       *testing.T
	dir     string
	address string
	// end ends the preview.
	end func()
}

// small are the records that the tests write on. One sentence stands in the article
// twice.
func small() map[string]string {
	long := strings.Repeat("Nothing else happened on that day, and the river went on as rivers do.\n\n", 60)
	return map[string]string{
		"dossier.md":                "---\ntitle: The dam\nrepository: https://github.com/example/dam\neditors:\n  - {id: desk, name: Editorial desk}\n---\nAbout a dam.\n",
		"organizations/courier.md":  "---\nname: Valley Courier\n---\n",
		"actors/haddad.md":          "---\nname: Amal Haddad\n---\n",
		"themes/safety.md":          "---\ntitle: Safety of the dam\n---\n",
		"articles/cracks.md":        "---\ntitle: Cracks\npublisher: courier\npublished: \"2025-11-04\"\n---\nAmal Haddad said that the *dam* would not hold. [¶2]\n\nThe council did not answer.\n\nAmal Haddad said that the *dam* would not hold. She left.\n\n" + long,
		"annotations/unanswered.md": "---\narticle: cracks\nquote: did not answer\n---\nNor later.\n",
	}
}

// openDesk writes a dossier and shows it until the test ends.
func openDesk(t *testing.T, files map[string]string) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	for name, text := range files {
		d.save("content/"+name, text)
	}
	t.Cleanup(func() { d.end() })
	d.serve(preview.Options{Port: 41313, AnyPort: true})
	return d
}

// serve starts the preview.
func (d *desk) serve(o preview.Options) {
	d.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	o.Options, o.Ready = site.Options{Source: d.dir}, func(a string) { ready <- a }
	go func() { ended <- preview.Serve(ctx, o) }()
	d.end = sync.OnceFunc(func() {
		stop()
		if err := <-ended; err != nil {
			d.t.Error(err)
		}
	})
	select {
	case d.address = <-ready:
	case err := <-ended:
		ended <- nil
		d.t.Fatal(err)
	case <-time.After(patience):
		d.t.Fatal("the preview does not start")
	}
}

// again starts the preview at the address that it had before it was ended.
func (d *desk) again() {
	d.t.Helper()
	u, err := url.Parse(d.address)
	if err != nil {
		d.t.Fatal(err)
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil {
		d.t.Fatal(err)
	}
	d.serve(preview.Options{Port: port})
}

// save writes a file as some editors do: under another name first.
func (d *desk) save(name, text string) {
	d.t.Helper()
	file := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(file+"~", []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		d.t.Fatal(err)
	}
}

// selectWords selects the n-th place of some words in the text, counted from zero.
const selectWords = `((words, n) => {
	const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
	const nodes = [];
	let all = "";
	while (walker.nextNode()) { nodes.push([all.length, walker.currentNode]); all += walker.currentNode.data; }
	let at = -1;
	for (let i = 0; i <= n; i++) at = all.indexOf(words, at + 1);
	const place = (at, end) => { const [start, node] = nodes.findLast(([s]) => end ? s < at : s <= at); return [node, at - start]; };
	const s = getSelection();
	s.removeAllRanges();
	s.setBaseAndExtent(...place(at, false), ...place(at + words.length, true));
	return at;
})`

// previewFollows checks that a page follows its record, stays where the reader
// scrolled to, and shows what is wrong with a record until it is mended.
func previewFollows(t *testing.T, s *suite) {
	files := small()
	d := openDesk(t, files)
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	p.wait(`document.documentElement.dataset.preview !== undefined`)
	eval[int](p, `scrollTo(0, 700), 0`)
	article := files["articles/cracks.md"]
	d.save("content/articles/cracks.md", strings.Replace(article, "She left.", "She left at once.", 1))
	p.wait(`document.querySelector(".text").textContent.includes("She left at once.") && document.readyState === "complete"`)
	time.Sleep(300 * time.Millisecond) // it is loaded once more, for its scripts
	p.wait(`document.readyState === "complete" && document.documentElement.dataset.preview !== undefined`)
	if y := eval[float64](p, "scrollY"); y < 690 || y > 710 {
		t.Errorf("the page scrolled from 700 to %v", y)
	}

	d.save("content/articles/cracks.md", strings.Replace(article, "title: Cracks", "titel: Cracks", 1))
	panel := `document.querySelector("dossier-preview").shadowRoot.querySelector("#problems")`
	p.wait(panel + `.hidden === false && ` + panel + `.textContent.includes("content/articles/cracks.md:2:1: error")`)
	if !eval[bool](p, `document.querySelector(".text").textContent.includes("She left at once.")`) {
		t.Error("the last good page does not show under the problems")
	}
	d.save("content/articles/cracks.md", strings.Replace(article, "She left.", "She went home.", 1))
	p.wait(`document.querySelector(".text").textContent.includes("She went home.") && ` + panel + `?.hidden === true`)

	d.save("templates/article.html", `{{define "main"}}<h1>{{.Nothing}}</h1>{{end}}`)
	p.wait(panel + `?.hidden === false && ` + panel + `.textContent.includes("templates/article.html:1")`)
	p.forget() // the answer to the page's question was an error
	if err := os.Remove(filepath.Join(d.dir, "templates", "article.html")); err != nil {
		t.Fatal(err)
	}
	p.wait(panel + `?.hidden === true && document.querySelector("h1").textContent === "Cracks"`)
}

// previewAnnotates goes from selected words to the note on the page.
func previewAnnotates(t *testing.T, s *suite) {
	d := openDesk(t, small())
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	p.wait(`window.dossierPreview?.choices.themes !== undefined && document.querySelector(".passage-tools") !== null`)
	eval[int](p, selectWords+`("the dam would not hold", 1)`)
	p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
	p.tap(".passage-tools button")
	p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
	p.keys("Who *says* so?")
	eval[int](p, `(document.querySelector("[name=motivation]").value = "questioning", document.querySelector(".note-form details").open = true, document.querySelector("[name=theme]").checked = true, 0)`)
	p.tap(".note-form [type=submit]")
	p.wait(`document.querySelector("#n-the-dam-would-not-hold .note-body em")?.textContent === "says"`)
	want := "---\narticle: cracks\nquote: the dam would not hold\nsuffix: \". She left. Nothing else\"\nmotivation: questioning\nauthor: desk\ncreated: \"" + time.Now().Format(time.DateOnly) + "\"\nthemes: [safety]\n---\nWho *says* so?\n"
	data, err := os.ReadFile(filepath.Join(d.dir, "content", "annotations", "the-dam-would-not-hold.md"))
	if err != nil || string(data) != want {
		t.Errorf("the file is %q, %v, want %q", data, err, want)
	}
	p.wait(`document.querySelector('#p3 mark[data-notes="the-dam-would-not-hold"]') !== null`)
	report := &diag.Report{}
	if made, err := site.Make(site.Options{Source: d.dir}, report); err != nil || made == nil || len(report.All()) > 0 {
		t.Errorf("the dossier does not build any more: %v, %d problems", err, len(report.All()))
	}
}

// previewAnswers goes from a note to an answer below it and one to that, in a dossier with
// and without a repository, whose pages come without the form.
func previewAnswers(t *testing.T, s *suite) {
	for _, repository := range []string{"repository: https://github.com/example/dam\n", ""} {
		files := small()
		files["dossier.md"] = strings.Replace(files["dossier.md"], "repository: https://github.com/example/dam\n", repository, 1)
		files["annotations/open/Un answered.md"] = files["annotations/unanswered.md"]
		delete(files, "annotations/unanswered.md")
		d := openDesk(t, files)
		p := s.tab(t, desktop)
		p.visit(d.address + "articles/cracks.html")
		answer := func(note, words string) {
			t.Helper()
			by := `document.querySelector("#` + note + ` > .by .answer")`
			p.wait(`document.querySelector(".note-form") !== null && ` + by + `?.checkVisibility() && document.readyState === "complete"`)
			if n := eval[int](p, `document.querySelectorAll("#`+note+` > .by .answer").length`); n != 1 {
				t.Errorf("%s has %d controls to answer it", note, n)
			}
			p.tap("#" + note + " > .by .answer")
			p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
			p.keys(words)
			if eval[bool](p, `document.querySelector(".note-form [name=motivation]") !== null`) {
				t.Error("what an answer does is asked")
			}
			eval[int](p, `window.old = 1`)
			p.tap(".note-form [type=submit]")
		}
		answer("n-un-answered", "She *did*, later.")
		p.wait(`document.querySelector("#n-un-answered #n-reply-to-un-answered .note-body em")?.textContent === "did" && ` + loadedAnew)
		answer("n-reply-to-un-answered", "Where?")
		p.wait(`document.querySelector("#n-reply-to-un-answered #n-reply-to-reply-to-un-answered .note-body")?.textContent.trim() === "Where?"`)
		data, err := os.ReadFile(filepath.Join(d.dir, "content", "annotations", "reply-to-un-answered.md"))
		want := "---\narticle: cracks\nquote: did not answer\nmotivation: replying\nreply_to: Un answered\nauthor: desk\ncreated: \"" + time.Now().Format(time.DateOnly) + "\"\n---\nShe *did*, later.\n"
		if err != nil || string(data) != want {
			t.Errorf("the file is %q, %v, want %q", data, err, want)
		}
		report := &diag.Report{}
		if made, err := site.Make(site.Options{Source: d.dir}, report); err != nil || made == nil || len(report.All()) > 0 {
			t.Errorf("the dossier does not build any more: %v, %d problems", err, len(report.All()))
		}
	}
}

// previewAnnotatesAll puts a note on a whole text, with all that stands in the page and is not
// of the text, and on words of which only what stands behind a footnote's mark tells the place.
func previewAnnotatesAll(t *testing.T, s *suite) {
	files := small()
	files["articles/cracks.md"] = "---\ntitle: Cracks\npublisher: courier\npublished: \"2025-11-04\"\n---\nAmal Haddad said that the *dam* would not hold. [¶2]\n\n" +
		"## The council’s answer\n\nThe council did not answer, [a report](https://example.org/x) said.\n\n> [!note] A heading\n> A line with `code`.\n\n- [ ] item one\n- [x] item two\n\n" +
		"| head a | head b |\n|---|---|\n| cell a | cell b |\n\nقال الوزير إنّ السدّ لن يصمد.\n\nTerm\n: its meaning\n\n```go\nfunc main() {}\n```\n\n" +
		"The dam broke. The dam broke. The dam broke.\n\nOne line\nanother line of 12,000 people.[^1] More text.\n\n[^1]: A footnote.\n"
	d := openDesk(t, files)
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	for _, c := range []struct{ id, selection, from, to string }{
		{"broke", selectWords + `("broke", 0)`, "broke", "broke"},
		{"amal-haddad-said-that-the-dam", `getSelection().selectAllChildren(document.querySelector(".text"))`, "Amal Haddad", "A footnote."},
	} {
		p.wait(`window.dossierPreview?.choices.themes !== undefined && document.querySelector(".passage-tools") !== null`)
		eval[int](p, `(`+c.selection+`, 0)`)
		p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
		p.tap(".passage-tools button")
		p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
		p.keys("All of it?")
		eval[int](p, `window.old = 1`)
		p.tap(".note-form [type=submit]")
		p.wait(`document.querySelector(".note-form .says")?.textContent > "" || document.querySelector("#n-` + c.id + `") !== null && ` + loadedAnew)
		report := &diag.Report{}
		made, err := site.Make(site.Options{Source: d.dir}, report)
		if err != nil || made == nil || len(report.All()) > 0 {
			t.Fatalf("the dossier does not build: %v, %d problems", err, len(report.All()))
		}
		found := false
		for _, a := range made.Dossier.Annotations {
			if a.ID != c.id {
				continue
			}
			found = true
			text := a.Article.Body.Doc.Text
			if from, to := strings.Index(text, c.from), strings.Index(text, c.to)+len(c.to); !a.Anchored() || a.Range().Start != from || a.Range().End != to {
				t.Errorf("%s stands at %v, want %d to %d", c.id, a.Found, from, to)
			}
		}
		if !found {
			t.Errorf("%s was not written: %s", c.id, eval[string](p, `document.querySelector(".note-form .says").textContent`))
			p.forget()
			return
		}
	}
}

// annotate opens the form for a note on the n-th place of some words.
func (p *tab) annotate(words string, n int) {
	p.Helper()
	p.wait(`window.dossierPreview?.choices.themes !== undefined && document.querySelector(".passage-tools") !== null`)
	eval[int](p, fmt.Sprintf(selectWords+`(%q, %d)`, words, n))
	p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
	p.tap(".passage-tools button")
	p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
}

// loadedAnew says that the page was loaded again by itself since window.old was set, and
// that it stays: nothing that follows from the change is left to be worked out.
const loadedAnew = `window.old === undefined && document.readyState === "complete" && document.documentElement.dataset.preview !== undefined &&
	document.querySelector("dossier-preview").shadowRoot.querySelector("#pending").hidden && (window.since ??= performance.now()) < performance.now() - 500`

// draftStays checks that nothing which was typed is lost when the form is closed by a key,
// its words are changed in the file meanwhile, or its page is loaded anew, and that
// a note which was cancelled is gone.
func draftStays(t *testing.T, s *suite) {
	files := small()
	d := openDesk(t, files)
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	p.annotate("did not answer", 0)
	p.keys("Who *says* so?")
	eval[int](p, `(document.querySelector(".note-form details").open = true, 0)`)
	p.tap("[name=theme]")
	if !eval[bool](p, `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`) {
		t.Error("a tab is closed over an open form without a question")
	}
	d.save("content/articles/cracks.md", strings.Replace(files["articles/cracks.md"], "did not answer", "kept silent", 1))
	p.wait(`document.documentElement.dataset.preview === "2"`)
	p.tap(".note-form [type=submit]")
	p.wait(`document.querySelector(".note-form .says").textContent.includes("do not stand in the article")`)
	p.forget() // it was refused
	eval[int](p, `window.old = 1`)
	p.keys(kb.Escape)
	p.wait(loadedAnew + ` && document.querySelector(".text").textContent.includes("kept silent")`)
	p.annotate("kept silent", 0)
	if body := eval[string](p, `document.querySelector(".note-form textarea").value`); body != "Who *says* so?" {
		t.Errorf("the form holds %q of what was typed", body)
	}
	if !eval[bool](p, `document.querySelector(".note-form details").open && document.querySelector("[name=theme]").checked`) {
		t.Error("the theme is not chosen any more")
	}
	p.tap(".note-form .ends [type=button]")
	p.annotate("kept silent", 0)
	if eval[bool](p, `document.querySelector(".note-form textarea").value !== "" || document.querySelector("[name=theme]").checked`) {
		t.Error("a note that was cancelled stands in the next form")
	}
	p.keys("Who *says* so?")
	eval[int](p, `window.old = 1`)
	p.tap(".note-form [type=submit]")
	p.wait(loadedAnew + ` && document.querySelector("#n-kept-silent .note-body em")?.textContent === "says"`)
	p.annotate("dam would not hold", 1)
	if body := eval[string](p, `document.querySelector(".note-form textarea").value`); body != "" {
		t.Errorf("the form holds %q after that was saved", body)
	}
}

// formDirections checks that the form shows Arabic from right to left, and English from left
// to right.
func formDirections(t *testing.T, s *suite) {
	files := small()
	files["articles/cracks.md"] += "قال الوزير إن السد لن يصمد.\n"
	d := openDesk(t, files)
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	p.annotate("السد لن يصمد", 0)
	direction := func(selector, want string) {
		t.Helper()
		if got := eval[string](p, `getComputedStyle(document.querySelector(".note-form `+selector+`")).direction`); got != want {
			t.Errorf("%s is written %s, want %s", selector, got, want)
		}
	}
	direction("blockquote", "rtl")
	direction("textarea", "ltr")
	p.keys("من قال ذلك؟")
	direction("textarea", "rtl")
	direction("[name=title]", "ltr")
	eval[int](p, `(document.querySelector("[name=title]").focus(), 0)`)
	p.keys("سؤال")
	direction("[name=title]", "rtl")
}

// restarts checks that a page says when the preview is ended, and that a note can be written
// while it is started again.
func restarts(t *testing.T, s *suite) {
	d := openDesk(t, small())
	p := s.tab(t, desktop)
	p.visit(d.address + "articles/cracks.html")
	p.annotate("dam would not hold", 1)
	p.keys("Who *says* so?")
	d.end()
	const pending = `document.querySelector("dossier-preview").shadowRoot.querySelector("#pending")`
	p.wait(`!` + pending + `.hidden && ` + pending + `.textContent.startsWith("Not running")`)
	p.tap(".note-form [type=submit]")
	p.wait(`document.querySelector(".note-form .says").textContent.includes("start it again")`)
	d.again()
	p.wait(pending + `.hidden`)
	p.tap(".note-form [type=submit]")
	p.wait(`document.querySelector("#n-dam-would-not-hold .note-body em")?.textContent === "says"`)
	p.forget() // what was not answered
}

// deskByKeys checks that whoever accepts a suggestion by keys comes to the next one.
func deskByKeys(t *testing.T, s *suite) {
	files := small()
	files["articles/cracks.md"] += "Jane Porter told reporters that Jane Porter would come. Mr. John Smithson was there, Jane Porter said.\n"
	d := openDesk(t, files)
	p := s.tab(t, desktop)
	p.visit(d.address + "_desk")
	p.wait(`document.documentElement.dataset.preview !== undefined && document.querySelectorAll("details").length === 2`)
	eval[int](p, `(document.querySelector("summary").focus(), window.old = 1)`)
	p.keys(kb.Enter)
	p.keys(kb.Tab)
	p.keys(kb.Enter)
	p.wait(loadedAnew + ` && document.querySelectorAll("details").length === 1`)
	if at := eval[string](p, focused+`.textContent`); at != "content/actors/john-smithson.md" {
		t.Errorf("the focus is at %q, not at the next suggestion", at)
	}
	eval[int](p, `window.old = 1`)
	p.keys(kb.Enter)
	p.keys(kb.Tab)
	p.keys(kb.Enter)
	p.wait(loadedAnew + ` && document.querySelectorAll("details").length === 0`)
	for _, id := range []string{"jane-porter", "john-smithson"} {
		if _, err := os.Stat(filepath.Join(d.dir, "content", "actors", id+".md")); err != nil {
			t.Error(err)
		}
	}
}

// formOnce checks that a page of the preview loads the form for notes, and loads it once,
// whether or not the page itself comes with it, as that of a dossier with a repository does.
func formOnce(t *testing.T, s *suite) {
	for _, repository := range []string{"repository: https://github.com/example/dam\n", ""} {
		files := small()
		files["dossier.md"] = strings.Replace(files["dossier.md"], "repository: https://github.com/example/dam\n", repository, 1)
		p := s.tab(t, desktop)
		p.visit(openDesk(t, files).address + "articles/cracks.html")
		p.wait(`window.dossierPreview?.choices.themes !== undefined && document.querySelector(".passage-tools") !== null && document.readyState === "complete"`)
		if n := eval[int](p, `document.querySelectorAll('script[src$="js/passage.js"]').length`); n != 1 {
			t.Errorf("with %q, the script of the form is loaded %d times", repository, n)
		}
		if n := eval[int](p, `document.querySelectorAll(".passage-tools").length`); n != 1 {
			t.Errorf("with %q, the page has the form %d times", repository, n)
		}
	}
}

// proposes checks that a reader of the published site comes to GitHub's page for a new
// file with the note in it, and that this file stands on the passage.
func proposes(t *testing.T, s *suite) {
	d := openDesk(t, small()) // for its files
	published := publish(t, d.dir)
	for _, root := range []string{published.web, published.disk} {
		p := s.tab(t, desktop)
		p.visit(root + "articles/cracks.html")
		eval[int](p, `window.open = address => { window.opened = address; }, 0`)
		eval[int](p, selectWords+`("dam would not ho", 1)`) // half a word is taken whole
		p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
		p.tap(".passage-tools button")
		p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
		p.keys("Who says so?")
		p.tap(".note-form [type=submit]")
		p.wait(`window.opened !== undefined`)
		u, err := url.Parse(eval[string](p, `window.opened`))
		if err != nil || u.Host+u.Path != "github.com/example/dam/new/main/content/annotations" {
			t.Fatalf("the address is %q, %v", u, err)
		}
		name, text := u.Query().Get("filename"), u.Query().Get("value")
		d.save("content/annotations/"+name, text)
		report := &diag.Report{}
		made, err := site.Make(site.Options{Source: d.dir}, report)
		if err != nil || made == nil || len(report.All()) > 0 {
			t.Fatalf("the proposed file does not build: %v, %d problems\n%s", err, len(report.All()), text)
		}
		note := made.Dossier.Annotations[1]
		if note.Quote.Exact != "dam would not hold" || note.Paragraph != 3 || note.Found.Verdict.String() != "exact" {
			t.Errorf("%q stands %s in paragraph %d, want exact in 3\n%s", note.Quote.Exact, note.Found.Verdict, note.Paragraph, text)
		}
		if err := os.Remove(filepath.Join(d.dir, "content", "annotations", name)); err != nil {
			t.Fatal(err)
		}

		eval[int](p, `(window.opened = undefined, 0)`)
		eval[int](p, selectWords+`("did not answer", 0)`)
		p.wait(`document.querySelectorAll(".passage-tools:not([hidden]) button").length === 2`)
		p.tap(".passage-tools button:nth-child(2)")
		p.wait(`window.opened !== undefined`)
		u, _ = url.Parse(eval[string](p, `window.opened`))
		if body := u.Query().Get("body"); u.Path != "/example/dam/issues/new" || !strings.Contains(body, "> did not answer") || !strings.Contains(body, "articles/cracks.html#p2") {
			t.Errorf("the report goes to %s with %q", u.Path, body)
		}

		eval[int](p, `(window.opened = undefined, 0)`)
		p.tap(".passage-tools button")
		p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
		eval[int](p, `(document.querySelector(".note-form textarea").value = "long ".repeat(2000), 0)`)
		p.tap(".note-form [type=submit]")
		p.wait(`document.querySelector(".note-form .says a")?.href.includes("?filename=did-not-answer.md") === true`)
		if eval[bool](p, `window.opened !== undefined`) {
			t.Error("an address that is too long was opened")
		}
	}
}
