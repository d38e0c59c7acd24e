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
// statement; fields of an article and a statement; a name; a template; and an article once
// more while what follows from the last save is still worked out. Of an article and a name
// it also measures, once, when all that follows is worked out (all-ms). A browser needs its
// own few milliseconds more.
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
		pause := 30 * time.Millisecond
		if what.name == "meanwhile" {
			pause = rest + 50*time.Millisecond
		}
		report := func(d time.Duration, unit string) {
			b.ReportMetric(float64(d.Microseconds())/1000, what.name+unit)
		}
		took, all := s.save(b, pause, versions, what.file, what.page, what.edit)
		report(took[len(took)/2], "-median-ms")
		report(took[len(took)-1], "-worst-ms")
		if what.name == "article" || what.name == "name" {
			report(all, "-all-ms")
		}
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
// word on the page. A name with a verb is that of a new file each time. It returns how long
// each save took, the shortest first, and the last one until nothing more followed from it.
func (s *shown) save(b *testing.B, pause time.Duration, versions <-chan int, file, page string, edit func(text, word string) string) (took []time.Duration, all time.Duration) {
	name := filepath.Join(s.dir, filepath.FromSlash(file))
	text, err := os.ReadFile(name)
	isNew := strings.Contains(file, "%d")
	if err != nil && !isNew {
		b.Fatal(err)
	}
	numbered := func(format string, i int) string { return strings.Replace(format, "%d", strconv.Itoa(i), 1) }
	var start time.Time
	for i := range saves {
		word, name, page := fmt.Sprintf("saved%dtimes", i), numbered(name, i), numbered(page, i)
		if err := os.WriteFile(name+"~", []byte(edit(string(text), word)), 0o644); err != nil {
			b.Fatal(err)
		}
		for len(versions) > 0 {
			<-versions
		}
		start = time.Now()
		if err := os.Rename(name+"~", name); err != nil {
			b.Fatal(err)
		}
		for !strings.Contains(s.get(b, page), word) {
			s.told(b, versions)
		}
		took = append(took, time.Since(start))
		time.Sleep(pause)
	}
	all = s.settled().Sub(start)
	for i := range saves {
		if isNew {
			err = os.Remove(numbered(name, i))
		} else if i == 0 {
			err = os.WriteFile(name, text, 0o644)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	s.settled() // nothing of this is part of what comes next
	slices.Sort(took)
	return took, all
}

// settled waits until nothing has been worked out for a while, and returns since when.
func (s *shown) settled() time.Time {
	since := time.Now()
	for time.Since(since) < 2*rest {
		if s.pending.Load() {
			since = time.Now()
		}
		time.Sleep(time.Millisecond)
	}
	return since
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
			if !ok || json.Unmarshal([]byte(data), &now) != nil {
				continue
			}
			s.pending.Store(now.Pending)
			if now.Version != last {
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
