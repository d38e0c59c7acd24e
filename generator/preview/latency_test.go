package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// BenchmarkSaveToPage measures the time from a save until the server gives out the new
// page, for 50 saves each: of the text of a note, an article and an actor, of a new note,
// of a field of an article and a statement, of a template, and, as what takes longest, of
// a name (10 saves), by which all texts are searched anew. A browser needs its own few
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
	for _, what := range []struct {
		name, file, page string
		edit             func(text, word string) string
	}{
		{"note", note, article + ".html", below},
		{"new-note", "content/annotations/new.md", article + ".html", func(_, word string) string {
			return "---\narticle: article-00001\nquote: the\n---\n" + word + "\n"
		}},
		{"article", "content/" + article + ".md", article + ".html", below},
		{"field", "content/" + article + ".md", article + ".html", field("dateline")},
		{"statement", statement, own(statement), field("channel")},
		{"actor", actor, own(actor), below},
		{"template", template, article + ".html", func(text, word string) string {
			return strings.Replace(text, "<article", "<!-- --><i>"+word+"</i><article", 1)
		}},
		{"name", actor, own(actor), field("aliases")},
	} {
		n := saves
		if what.name == "name" { // each searches all texts
			n = saves / 5
		}
		median, worst := s.save(b, n, what.file, what.page, what.edit)
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
// word on the page. A file that was not there is new each time.
func (s *shown) save(b *testing.B, n int, file, page string, edit func(text, word string) string) (median, worst time.Duration) {
	name := filepath.Join(s.dir, filepath.FromSlash(file))
	text, err := os.ReadFile(name)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		b.Fatal(err)
	}
	var took []time.Duration
	for i := range n {
		word := fmt.Sprintf("saved%dtimes", i)
		if err := os.WriteFile(name+"~", []byte(edit(string(text), word)), 0o644); err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if err := os.Rename(name+"~", name); err != nil {
			b.Fatal(err)
		}
		s.await(b, page, word)
		took = append(took, time.Since(start))
		if isNew {
			if err := os.Remove(name); err != nil {
				b.Fatal(err)
			}
		}
		time.Sleep(30 * time.Millisecond)
	}
	if !isNew {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(took)
	return took[len(took)/2], took[len(took)-1]
}

// await waits until a page has the word.
func (s *shown) await(b *testing.B, page, word string) {
	for limit := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if strings.Contains(s.get(b, page), word) {
			return
		}
		if time.Now().After(limit) {
			b.Fatalf("%s never had %s", page, word)
		}
	}
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
