package site_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// openLive returns a site that follows the dossier in a folder.
func openLive(t *testing.T, dir string) *site.Live {
	t.Helper()
	l := site.NewLive(site.Options{Source: dir})
	refresh(t, l)
	return l
}

// refresh brings the site up to date and returns what is wrong, as text.
func refresh(t *testing.T, l *site.Live, paths ...string) string {
	t.Helper()
	problems, err := l.Update(paths...)
	if err != nil {
		t.Fatal(err)
	}
	return messages(t, problems)
}

func messages(t *testing.T, problems []*diag.Diagnostic) string {
	t.Helper()
	var text bytes.Buffer
	if err := diag.WriteText(&text, problems); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// TestLiveIsBuild compares every file of a followed site with that of a build.
func TestLiveIsBuild(t *testing.T) {
	for name, source := range dossiers {
		t.Run(name, func(t *testing.T) { liveIsBuild(t, source) })
	}
}

func liveIsBuild(t *testing.T, source string) {
	report := &diag.Report{}
	made, err := site.Make(site.Options{Source: source}, report)
	if err != nil || made == nil {
		t.Fatal(err, messages(t, report.All()))
	}
	l := openLive(t, source)
	n := 0
	for path, want := range made.Files.All() {
		got, err := l.File(path)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs: %v", path, err)
		}
		n++
	}
	if n == 0 {
		t.Error("no files were compared")
	}
	for _, path := range []string{"", ".", "../README.md", "/etc/passwd", "static.go", ".nothing", "actors/nobody.html", "actors/nobody.xml", "js"} {
		if _, err := l.File(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v, want that there is none", path, err)
		}
	}
}

// TestLiveKeepsLastGood checks that errors leave a followed site as it was.
func TestLiveKeepsLastGood(t *testing.T) {
	dir := t.TempDir()
	if err := synthetic.Write(dir, synthetic.Options{Articles: 3}); err != nil {
		t.Fatal(err)
	}
	l := openLive(t, dir)
	name := filepath.Join(dir, "content", "articles", "article-00001.md")
	before, err := l.File("articles/article-00001.html")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{"", "---\n", "---\ntitle: [\n---\n", "---\ntitle: x\npublisher: nobody\npublished: \"2020\"\n---\n[[nothing]]\n"} {
		if err := os.WriteFile(name, []byte(broken), 0o644); err != nil {
			t.Fatal(err)
		}
		if problems := refresh(t, l, "content/articles/article-00001.md"); problems == "" {
			t.Errorf("nothing is wrong with %q", broken)
		}
		if after, err := l.File("articles/article-00001.html"); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the page changed with %q: %v", broken, err)
		}
	}
	if err := os.WriteFile(name, bytes.Replace(text, []byte("\n---\n"), []byte("\n---\nNew words.\n\n"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	refresh(t, l, "content/articles/article-00001.md")
	if after, err := l.File("articles/article-00001.html"); err != nil || !bytes.Contains(after, []byte("New words.")) {
		t.Errorf("the page does not have the new words: %v", err)
	}
}

// TestLiveReportsCollisions checks that a followed site tells of a static file that
// stands in the way of a page, in the words of a build.
func TestLiveReportsCollisions(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	write(t, dir, "content/actors/ann-lee.md", "---\nname: Ann Lee\n---\n")
	l := openLive(t, dir)
	write(t, dir, "static/actors/Ann-Lee.html", "x")
	write(t, dir, "static/data/dossier.json", "x")
	write(t, dir, "static/fine.txt", "x")
	_, want := filesOf(t, site.Options{Source: dir})
	if got := refresh(t, l); got != want || want == "" {
		t.Errorf("the problems are\n%swant\n%s", got, want)
	}
}

// TestNamesAtOnce checks that the page of who has a new name shows it before all texts
// are searched for it.
func TestNamesAtOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	write(t, dir, "content/actors/ann-lee.md", "---\nname: Ann Lee\n---\n")
	l := openLive(t, dir)
	write(t, dir, "content/actors/ann-lee.md", "---\nname: Ann Lee\naliases: [Annie Oakley]\n---\n")
	write(t, dir, "content/actors/bo-li.md", "---\nname: Bo Li\n---\nA friend of Ann Lee.\n")
	if got := l.Hurry("content/actors/ann-lee.md", "content/actors/bo-li.md"); got != site.PartlyShown {
		t.Errorf("shown: %d", got)
	}
	for page, want := range map[string]string{"actors/ann-lee.html": "Annie Oakley", "actors/bo-li.html": "Bo Li"} {
		if got, err := l.File(page); err != nil || !bytes.Contains(got, []byte(want)) {
			t.Errorf("%s does not have %q (%v)", page, want, err)
		}
	}
}

// TestNothingStaysOpen asks for a file of the dossier's own again and again, as open pages do.
func TestNothingStaysOpen(t *testing.T) {
	const open = "/proc/self/fd"
	if _, err := os.ReadDir(open); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"content/dossier.md": "---\ntitle: T\n---\n", "static/x.txt": "x"} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	l := openLive(t, dir)
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // which closes what nobody needs
	before, _ := os.ReadDir(open)
	for range 100 {
		if data, err := l.File("x.txt"); err != nil || string(data) != "x" {
			t.Fatalf("%q, %v", data, err)
		}
	}
	if after, _ := os.ReadDir(open); len(after) > len(before)+10 {
		t.Errorf("%d files are open, %d were", len(after), len(before))
	}
}

// TestLostPassageHasNoParagraph takes the words of a note out of its article. At once, as after a
// build, nothing names the paragraph in which they stood.
func TestLostPassageHasNoParagraph(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	write(t, dir, "content/organizations/gazette.md", "---\nname: The Gazette\n---\n")
	const article = "---\ntitle: A report\npublisher: gazette\npublished: \"2024-05-01\"\n---\nThe first paragraph.\n\n"
	write(t, dir, "content/articles/report.md", article+"The men would not hold.\n")
	write(t, dir, "content/annotations/note.md", "---\narticle: report\nquote: would not hold\n---\nWhy not?\n")
	l := openLive(t, dir)
	list := func() string {
		data, err := l.File("annotations/index.html")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if !strings.Contains(list(), "p2</p>") {
		t.Fatal("the list does not name the paragraph of the note")
	}
	write(t, dir, "content/articles/report.md", article+"Nothing else was said.\n")
	if got := l.Hurry("content/articles/report.md"); got != site.FullyShown {
		t.Fatalf("shown: %d", got)
	}
	hurried := list()
	refresh(t, l, "content/articles/report.md")
	if updated := list(); hurried != updated {
		t.Errorf("at once, the list differs:\n%s", shown(hurried))
	}
}
