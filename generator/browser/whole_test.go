package browser

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// editor is somebody who works on a dossier with nothing but the program.
type editor struct {
	*testing.T
	program, dir string
}

// page is what a browser saved: a text, and what stands around it.
const page = `<!DOCTYPE html><html lang="en"><head><title>Engineers warn of cracks | Valley Courier</title><link rel="canonical" href="https://example.org/cracks">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Engineers warn of cracks","datePublished":"2025-11-04","publisher":{"name":"Valley Courier"},"author":{"name":"Lina Farah"}}</script></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article>
<p>The chief engineer of the Valley Water Authority (VWA), Dr. Amal Haddad, told Mayor Omar Nasser on Tuesday that the dam would not hold another winter.</p>
<p>Haddad gave him a report of forty pages. The VWA wrote it two years ago, and nobody in the town hall had opened it since, as Nasser acknowledged. She said again that the dam would not hold another winter.</p>
</article><h3>Related articles</h3><p>The price of bread has gone up again, and everybody in the lower town talks about it.</p></body></html>`

// run runs the program in the dossier's folder, and must end well. It returns all that
// it says.
func (e *editor) run(args ...string) string {
	e.Helper()
	return e.command(e.program, args...)
}

func (e *editor) command(name string, args ...string) string {
	e.Helper()
	c := exec.Command(name, args...)
	c.Dir = e.dir
	out, err := c.CombinedOutput()
	if err != nil {
		e.Fatalf("%s %s: %v\n%s", filepath.Base(name), strings.Join(args, " "), err, out)
	}
	return string(out)
}

// git runs git, which knows nothing of whoever runs the test.
func (e *editor) git(args ...string) string {
	e.Helper()
	e.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	as := []string{"-c", "user.name=Editorial desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"}
	return e.command("git", append(as, args...)...)
}

// serve starts the preview, ends it with the test, and returns its address.
func (e *editor) serve() string {
	e.Helper()
	c := exec.Command(e.program, "serve", "--port", "0")
	c.Dir = e.dir
	out, err := c.StdoutPipe()
	if err != nil {
		e.Fatal(err)
	}
	if err := c.Start(); err != nil {
		e.Fatal(err)
	}
	e.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	found := make(chan string, 1)
	go func() {
		address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
		for s := bufio.NewScanner(out); s.Scan(); { // to the end, so that it is never kept waiting
			if a := address.FindString(s.Text()); a != "" {
				found <- a
			}
		}
	}()
	select {
	case address := <-found:
		return address
	case <-time.After(patience):
		e.Fatal("the preview does not say where it stands")
	}
	return ""
}

// begin builds the program and begins a dossier with it, in a git repository where
// there is git.
func begin(t *testing.T) (e *editor, versioned bool) {
	t.Helper()
	e = &editor{T: t, program: filepath.Join(t.TempDir(), "dossier.exe"), dir: "../.."}
	e.command("go", "build", "-o", e.program, "./generator")
	e.dir = t.TempDir()
	e.run("new", "dossier", "The dam", "--text", "What was said about the dam, and by whom.")
	if _, err := exec.LookPath("git"); err != nil {
		t.Log("git is not installed: that the note is in git is not looked at")
		return e, false
	}
	e.git("init", "-q")
	return e, true
}

// wholeWay goes from nothing to a published note: a dossier, a saved page, names that
// are suggested, words that are selected, a note on them, and the site.
func wholeWay(t *testing.T, s *suite) {
	e, versioned := begin(t)
	saved := filepath.Join(t.TempDir(), "saved.html")
	if err := os.WriteFile(saved, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	e.run("import", saved)
	e.run("check", "--strict")
	address := e.serve()
	p := s.tab(t, desktop)
	p.visit(address + "articles/engineers-warn-of-cracks.html")
	if n := eval[int](p, `document.querySelectorAll(".text a.mention").length`); n != 0 {
		t.Errorf("%d names are linked before one is listed", n)
	}

	p.visit(address + "_desk")
	p.wait(`document.documentElement.dataset.preview !== undefined`)
	p.tap(`button.accept[data-key="safe"]`)
	p.wait(`document.querySelector('button.accept[data-key="safe"]') === null`)
	for _, name := range []string{"actors/amal-haddad", "actors/omar-nasser", "organizations/valley-water-authority"} {
		if _, err := os.Stat(filepath.Join(e.dir, "content", name+".md")); err != nil {
			t.Error(err)
		}
	}
	if versioned {
		e.git("add", "--all")
		e.git("commit", "-qm", "content: begin the dossier")
	}

	p.visit(address + "articles/engineers-warn-of-cracks.html")
	p.wait(`window.dossierPreview?.choices.themes !== undefined && document.querySelector(".passage-tools") !== null`)
	if !eval[bool](p, `document.querySelector('.text a.mention[data-entity="actors/amal-haddad"]') !== null`) {
		t.Error("a name that was accepted is not linked")
	}
	eval[int](p, selectWords+`("would not hold another winter", 1)`)
	p.wait(`document.querySelector(".passage-tools:not([hidden]) button") !== null`)
	p.tap(".passage-tools button")
	p.wait(`document.querySelector(".note-form[open] textarea") === document.activeElement`)
	p.keys("Which winter? The report of Haddad speaks of two.")
	p.tap(".note-form [type=submit]")
	p.wait(`document.querySelector("#n-would-not-hold-another-winter .note-body")?.textContent.includes("Which winter?") === true`)
	p.wait(`document.querySelector('#p2 mark[data-notes="would-not-hold-another-winter"]')?.textContent === "would not hold another winter"`)

	const file = "content/annotations/would-not-hold-another-winter.md"
	if versioned {
		if got := e.git("status", "--porcelain", "--untracked-files=all"); got != "?? "+file+"\n" {
			t.Errorf("git sees %q, want the note's file and nothing else", got)
		}
		e.git("add", file)
		e.git("commit", "-qm", "content: ask which winter")
	}
	e.run("check", "--strict")
	e.run("build", "--strict")
	site, err := os.ReadFile(filepath.Join(e.dir, "public", "articles", "engineers-warn-of-cracks.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`id="n-would-not-hold-another-winter"`, "Which winter?", `data-entity="actors/omar-nasser"`} {
		if !strings.Contains(string(site), want) {
			t.Errorf("the built page has no %s", want)
		}
	}
	if strings.Contains(string(site), "price of bread") {
		t.Error("the built page has what stood around the text")
	}
}
