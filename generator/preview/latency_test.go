package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// BenchmarkSaveToPage measures the time from a save until an open page has what was
// saved: until the server has told it of the change and it has got its new bytes. It saves
// 50 times each: the text of a note, an article and an actor; a new note, article and
// statement; fields of an article and a statement; a template; an article once more while
// what follows from the last save is still worked out; and, as what takes longest, a name
// (10 saves), by which all texts are searched anew. A browser needs its own few
// milliseconds more.
//
//	go test ./generator/preview -run '^$' -bench SaveToPage -benchtime 1x -timeout 30m
func BenchmarkSaveToPage(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			if n >= 10_000 && testing.Short() {
				b.Skip("left out of short runs")
			}
			for b.Loop() {
				measure(b, n)
			}
		})
	}
}

const saves = 50

func measure(b *testing.B, articles int) {
	s := &shown{dir: b.TempDir()}
	if err := synthetic.Write(s.dir, synthetic.Options{Articles: articles, NotesOnly: false}); err != nil {
		b.Fatal(err)
	}
	page, err := os.ReadFile("../../templates/article.html")
	if err != nil {
		b.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(s.dir, "templates"), 0o755); err != nil {
		b.Fatal(err)
	}
	article := "articles/article-00001"
	template := "templates/article.html"
	if err := os.WriteFile(filepath.Join(s.dir, template), page, 0o644); err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, Options{Options: site.Options{Source: s.dir}, Port: 43313, AnyPort: true, Ready: func(a string) { ready <- a }})
	}()
	defer func() {
		stop()
		<-ended
	}()
	s.address = <-ready
	versions := s.versions(ctx, b)
	note, actor := first(b, s.dir, "annotations", "\narticle: article-00001\n"), first(b, s.dir, "actors", "")
	statement := first(b, s.dir, "statements", "\nappearances:")
	own := func(file string) string {
		return strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md") + ".html"
	}
	below := func(text, word string) string { return text + "\n\n" + word + "\n" }
	field := func(key string) func(text, word string) string {
		line := regexp.MustCompile(`(?m)^` + key + `:.*\n((  |- ).*\n)*`)
		return func(text, word string) string {
			return strings.Replace(line.ReplaceAllString(text, ""), "---\n", "---\n"+key+": "+word+"\n", 1)
		}
	}
	text, err := os.ReadFile(filepath.Join(s.dir, "content", article+".md"))
	if err != nil {
		b.Fatal(err)
	}
	said, err := os.ReadFile(filepath.Join(s.dir, statement))
	if err != nil {
		b.Fatal(err)
	}
	for _, what := range []struct {
		name, file, page string
		edit             func(text, word string) string
	}{
		{"note", note, article + ".html", below},
		{"new-note", "content/annotations/new-%d.md", article + ".html", func(_, word string) string {
			return "---\narticle: article-00001\nquote: the\n---\n" + word + "\n"
		}},
		{"article", "content/" + article + ".md", article + ".html", below},
		{"field", "content/" + article + ".md", article + ".html", field("dateline")},
		{"date", "content/" + article + ".md", article + ".html", func(text, word string) string {
			return field("published")(below(text, word), fmt.Sprintf("%d", 2000+len(word)))
		}},
		{"statement", statement, own(statement), field("channel")},
		{"actor", actor, own(actor), below},
		{"template", template, article + ".html", func(text, word string) string {
			return strings.Replace(text, "<article", "<!-- --><i>"+word+"</i><article", 1)
		}},
		{"new-article", "content/articles/new-%d.md", "articles/new-%d.html", func(_, word string) string { return below(string(text), word) }},
		{"new-statement", "content/statements/new-%d.md", "statements/new-%d.html", func(_, word string) string { return below(string(said), word) }},
		{"meanwhile", "content/" + article + ".md", article + ".html", below},
		{"name", actor, own(actor), field("aliases")},
	} {
		n, pause := saves, 30*time.Millisecond
		switch what.name {
		case "name": // each searches all texts
			n = saves / 5
		case "meanwhile":
			pause = rest + 50*time.Millisecond
		}
		median, worst := s.save(b, n, pause, versions, what.file, what.page, what.edit)
		b.ReportMetric(float64(median.Microseconds())/1000, what.name+"-median-ms")
		b.ReportMetric(float64(worst.Microseconds())/1000, what.name+"-worst-ms")
	}
}

// first returns the first file of a folder that holds some words.
func first(b *testing.B, dir, folder, words string) string {
	files, err := filepath.Glob(filepath.Join(dir, "content", folder, "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil && strings.Contains(string(text), words) {
			return "content/" + folder + "/" + filepath.Base(f)
		}
	}
	b.Fatal("no such file")
	return ""
}

// save saves a file again and again, each time with another word, and waits for the
// word on the page. A name with a verb is that of a new file each time.
func (s *shown) save(b *testing.B, n int, pause time.Duration, versions <-chan int, file, page string, edit func(text, word string) string) (median, worst time.Duration) {
	name := filepath.Join(s.dir, filepath.FromSlash(file))
	text, err := os.ReadFile(name)
	isNew := strings.Contains(file, "%d")
	if err != nil && !isNew {
		b.Fatal(err)
	}
	numbered := func(format string, i int) string { return strings.Replace(format, "%d", strconv.Itoa(i), 1) }
	var took []time.Duration
	for i := range n {
		word, name, page := fmt.Sprintf("saved%dtimes", i), numbered(name, i), numbered(page, i)
		if err := os.WriteFile(name+"~", []byte(edit(string(text), word)), 0o644); err != nil {
			b.Fatal(err)
		}
		for len(versions) > 0 {
			<-versions
		}
		start := time.Now()
		if err := os.Rename(name+"~", name); err != nil {
			b.Fatal(err)
		}
		for !strings.Contains(s.get(b, page), word) {
			s.told(b, versions)
		}
		took = append(took, time.Since(start))
		time.Sleep(pause)
	}
	for i := range n {
		if isNew {
			err = os.Remove(numbered(name, i))
		} else if i == 0 {
			err = os.WriteFile(name, text, 0o644)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(took)
	return took[len(took)/2], took[len(took)-1]
}

// told waits until open pages are told of a change.
func (s *shown) told(b *testing.B, versions <-chan int) {
	select {
	case <-versions:
	case <-time.After(2 * time.Minute):
		b.Fatal("nothing was told of a change")
	}
}

// versions returns the versions that an open page is told of.
func (s *shown) versions(ctx context.Context, b *testing.B) <-chan int {
	request, err := http.NewRequestWithContext(ctx, "GET", s.address+"_preview/events", nil)
	if err != nil {
		b.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	versions := make(chan int, 1024)
	go func() {
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 1<<20)
		last := 0
		for lines.Scan() {
			var now state
			data, ok := strings.CutPrefix(lines.Text(), "data: ")
			if ok && json.Unmarshal([]byte(data), &now) == nil && now.Version != last {
				last = now.Version
				versions <- last
			}
		}
	}()
	return versions
}

func (s *shown) get(b *testing.B, page string) string {
	answer, err := http.Get(s.address + page)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}
