package site_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// TestLiveAfterRandomEdits makes hundreds of random changes to a dossier. After each,
// the page of a record that was taken in at once must be right, and every page must be
// that of a new build once the site is up to date.
func TestLiveAfterRandomEdits(t *testing.T) {
	t.Parallel() // one of those that take long
	steps, compared := rounds(120, 250, 500), 10
	if testing.Short() { // as with the race detector, which takes ten times as long
		steps = 25
	}
	dir := t.TempDir()
	if err := synthetic.Write(dir, small(12)); err != nil {
		t.Fatal(err)
	}
	e := &editing{T: t, dir: dir, random: rand.New(rand.NewPCG(7, 11))}
	l := openLive(t, dir)
	hurried, notes, renewed, whole := 0, 0, 0, 0
	for step := range steps {
		what, path := e.change()
		if path != "" && l.Hurry(path) == site.FullyShown {
			hurried++
			if strings.HasPrefix(path, "content/annotations/") {
				notes++
			}
			if !strings.HasPrefix(what, "reword") && regexp.MustCompile("^content/(articles|statements|events)/").MatchString(path) {
				renewed++
			}
			e.compareHurried(fmt.Sprintf("step %d, %s, at once", step, what), l, e.page(path))
		}
		var problems string
		if path == "" {
			problems = refresh(t, l)
		} else {
			problems = refresh(t, l, path)
		}
		if strings.Contains(problems, ": error: ") {
			e.undo()
			problems = refresh(t, l)
		}
		if step%compared != 0 {
			continue
		}
		report := &diag.Report{}
		made, err := site.Make(site.Options{Source: dir}, report)
		if err != nil {
			t.Fatal(err)
		}
		if want := messages(t, report.All()); problems != want {
			t.Fatalf("step %d, %s: the problems are\n%swant\n%s", step, what, problems, want)
		}
		if made == nil {
			t.Fatalf("step %d: what was undone does not build\n%s", step, problems)
		}
		compare(t, fmt.Sprintf("step %d, %s", step, what), l, made)
		whole++
	}
	if whole < steps/compared {
		t.Errorf("all pages were compared only %d times", whole)
	}
	if hurried < steps/4 || notes < steps/20 || renewed < steps/20 {
		t.Errorf("only %d of %d changes were shown at once, %d of them of notes, %d of fields", hurried, steps, notes, renewed)
	}
}

// compare compares all files with those of a build.
func compare(t *testing.T, when string, l *site.Live, made *site.Site) {
	t.Helper()
	for path, want := range made.Files.All() {
		if got, err := l.File(path); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%s: %s is not as a build makes it (%v)\n%s", when, path, err, firstDifference(got, want))
		}
	}
}

func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d: %.300s\nwant:   %.300s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}

// editing makes random changes to the files of a dossier.
type editing struct {
	*testing.T
	dir    string
	random *rand.Rand
	n      int
	// undo takes the last change back; before is the text that a changed file had.
	undo   func()
	before string
}

// page returns the path of the page that shows a record: of a note, its article's.
func (e *editing) page(path string) string {
	if strings.HasPrefix(path, "content/annotations/") {
		data, err := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(path)))
		if err != nil {
			data = []byte(e.before)
		}
		if m := regexp.MustCompile(`(?m)^article: (.*)$`).FindSubmatch(data); m != nil {
			path = "content/articles/" + string(m[1]) + ".md"
		}
	}
	return strings.TrimSuffix(strings.TrimPrefix(path, "content/"), ".md") + ".html"
}

// compareHurried compares one page with that of a site that is followed from now on, unless the dossier has errors.
func (e *editing) compareHurried(when string, l *site.Live, path string) {
	e.Helper()
	fresh := site.NewLive(site.Options{Source: e.dir})
	if problems, err := fresh.Update(); err != nil || strings.Contains(messages(e.T, problems), ": error: ") {
		return
	}
	want, _ := fresh.File(path) // a page that is gone is compared when all are
	if got, err := l.File(path); want != nil && (err != nil || !bytes.Equal(got, want)) {
		e.Fatalf("%s: %s is not as a build makes it (%v)\n%s", when, path, err, firstDifference(got, want))
	}
}

// change makes one change and returns the file that changed, "" for more than one.
func (e *editing) change() (what, path string) {
	files, err := filepath.Glob(filepath.Join(e.dir, "content", "*", "*.md"))
	if err != nil || len(files) == 0 {
		e.Fatal(err)
	}
	kind := e.random.IntN(17)
	if kind >= 7 && kind <= 11 { // notes and names are of other concern
		files = slices.DeleteFunc(files, func(f string) bool {
			return !slices.Contains([]string{"articles", "statements", "events"}, filepath.Base(filepath.Dir(f)))
		})
	}
	file := files[e.random.IntN(len(files))]
	rel, _ := filepath.Rel(e.dir, file)
	path = filepath.ToSlash(rel)
	data, err := os.ReadFile(file)
	if err != nil {
		e.Fatal(err)
	}
	text := string(data)
	e.before = text
	matter, body, _ := strings.Cut(text[4:], "\n---\n")
	e.n++
	original := path
	e.undo = func() { e.write(original, text) }
	switch kind {
	case 0:
		if err := os.Remove(file); err != nil {
			e.Fatal(err)
		}
		return "delete " + path, path
	case 1:
		path = fmt.Sprintf("content/annotations/added-%d.md", e.n)
		e.undo = func() { e.remove(path) }
		e.write(path, "---\narticle: article-00003\nquote: the\n---\nAdded.\n")
		return "add " + path, path
	case 2:
		moved := strings.TrimSuffix(path, ".md") + fmt.Sprintf("-m%d.md", e.n)
		if err := os.Rename(file, filepath.Join(e.dir, filepath.FromSlash(moved))); err != nil {
			e.Fatal(err)
		}
		e.undo = func() {
			e.remove(moved)
			e.write(original, text)
		}
		return "rename " + path, ""
	case 3:
		lines := strings.Split(matter, "\n")
		at := e.random.IntN(len(lines))
		e.write(path, "---\n"+strings.Join(slices.Delete(lines, at, at+1), "\n")+"\n---\n"+body)
		return "take a field out of " + path, path
	case 4:
		e.write(path, "---\n"+matter+"\naliases: [Name "+fmt.Sprint(e.n%7)+"]\n---\n"+body)
		return "list a name in " + path, path
	case 5, 6:
		e.write(path, "---\n"+e.filled(matter)+"\n---\n"+body)
		return "fill in a field of " + path, path
	case 7, 8:
		path = strings.TrimSuffix(path, ".md") + fmt.Sprintf("-c%d.md", e.n)
		e.undo = func() { e.remove(path) }
		e.write(path, "---\n"+e.redated(matter)+"\n---\n"+body)
		return "add " + path, path
	case 9:
		e.write(path, "---\n"+e.redated(matter)+"\n---\n"+body)
		return "change the date of " + path, path
	case 10, 11:
		e.write(path, "---\n"+e.referred(matter)+"\n---\n"+e.reworded(body, files))
		return "name others in " + path, path
	default:
		e.write(path, "---\n"+matter+"\n---\n"+e.reworded(body, files))
		return "reword " + path, path
	}
}

// redated gives front matter another day of the month.
func (e *editing) redated(matter string) string {
	return regexp.MustCompile(`(?m)^((?:published|said|date): "\d{4}-\d\d-)\d\d`).ReplaceAllString(matter, fmt.Sprintf("${1}%02d", 1+e.random.IntN(28)))
}

// referred names, in a field of front matter, whom the same field of another record
// names.
func (e *editing) referred(matter string) string {
	lines := strings.Split(matter, "\n")
	for _, i := range e.random.Perm(len(lines)) {
		key, _, _ := strings.Cut(lines[i], ":")
		if !slices.Contains([]string{"publisher", "themes", "speaker", "audience", "about", "relayed_by", "actors", "organizations"}, key) {
			continue
		}
		others, err := filepath.Glob(filepath.Join(e.dir, "content", "*", "*.md"))
		if err != nil {
			e.Fatal(err)
		}
		field := regexp.MustCompile(`(?m)^` + key + `: .*$`)
		for _, j := range e.random.Perm(len(others)) {
			data, err := os.ReadFile(others[j])
			if err != nil {
				e.Fatal(err)
			}
			if other := field.Find(data); other != nil && string(other) != lines[i] {
				lines[i] = string(other)
				break
			}
		}
		break
	}
	return strings.Join(lines, "\n")
}

// filled writes another text into a field of front matter, or a new field.
func (e *editing) filled(matter string) string {
	value := fmt.Sprintf("Name %d said %d", e.n%7, e.n)
	lines := strings.Split(matter, "\n")
	for _, i := range e.random.Perm(len(lines)) {
		key, _, _ := strings.Cut(lines[i], ":")
		switch key {
		case "title", "summary", "office", "channel", "demand", "consequence", "place", "dateline", "classification", "    reason":
			lines[i] = key + ": " + value
			return strings.Join(lines, "\n")
		case "motivation":
			lines[i] = "motivation: questioning"
			return strings.Join(lines, "\n")
		}
	}
	return matter + "\nsummary: " + value
}

// reworded changes a text: a sentence goes, comes, or moves, or a name or a link
// stands in it.
func (e *editing) reworded(body string, files []string) string {
	parts := strings.SplitAfter(body, ". ")
	at := e.random.IntN(len(parts))
	stem := strings.TrimSuffix(filepath.Base(files[e.random.IntN(len(files))]), ".md")
	switch e.random.IntN(5) {
	case 0:
		parts = slices.Delete(parts, at, at+1)
	case 1:
		parts = slices.Insert(parts, at, "New words came in. ")
	case 2:
		parts = slices.Insert(parts, at, "See [["+stem+"]]. ")
	case 3:
		parts = slices.Insert(parts, at, "Name "+fmt.Sprint(e.n%7)+" came. ")
	case 4:
		parts[at] += "\n\n"
	}
	return strings.Join(parts, "")
}

func (e *editing) remove(path string) {
	if err := os.Remove(filepath.Join(e.dir, filepath.FromSlash(path))); err != nil {
		e.Fatal(err)
	}
}

func (e *editing) write(path, text string) {
	if err := os.WriteFile(filepath.Join(e.dir, filepath.FromSlash(path)), []byte(text), 0o644); err != nil {
		e.Fatal(err)
	}
}
