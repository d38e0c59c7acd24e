package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dossier/generator/anchor"
	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/dossier"
)

// choice is a value that a field of a note may have.
type choice struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// choices tells a page what the fields of a note may hold.
func (s *server) choices(w http.ResponseWriter, _ *http.Request) {
	out := struct {
		Motivations []string `json:"motivations"`
		Themes      []choice `json:"themes"`
		Editors     []choice `json:"editors"`
		// Texts are those of the form, by the keys of dossier.js.
		Texts map[string]any `json:"texts"`
	}{Texts: s.live.ScriptTexts("passage", "desk"), Motivations: content.Motivations(), Themes: []choice{}, Editors: []choice{}}
	s.live.View(func(d *dossier.Dossier) {
		if d == nil {
			return
		}
		for _, t := range d.Themes {
			out.Themes = append(out.Themes, choice{t.ID, t.Name})
		}
		for _, e := range d.Editors {
			out.Editors = append(out.Editors, choice{e.ID, e.Name})
		}
	})
	answer(w, http.StatusOK, out)
}

// note is what a page sends: a passage as it was selected, with some of the text
// around it, and what is to be said about it.
type note struct {
	Article, Exact, Prefix, Suffix string
	// ReplyTo is the note that it answers, as in the page's ids; its passage is then the
	// passage of that note. "" for none.
	ReplyTo                   string
	Motivation, Author, Title string
	Themes                    []string
	Body                      string
}

// annotate writes a note on a passage into content/annotations/.
func (s *server) annotate(w http.ResponseWriter, r *http.Request) {
	var n note
	if !receive(w, r, &n) {
		return
	}
	if strings.TrimSpace(n.Body) == "" {
		refuse(w, http.StatusUnprocessableEntity, "the note says nothing yet")
		return
	}
	var text string
	var err error
	s.live.View(func(d *dossier.Dossier) { text, err = n.record(d, time.Now()) })
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	id, err := createNote(s.options.Source, n.name(), text)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "the note was not written: "+err.Error())
		return
	}
	answer(w, http.StatusCreated, map[string]string{"id": id, "path": "content/annotations/" + id + ".md"})
}

// record returns the file of a note. The quotation in it is the shortest that leads
// back to the passage: prefix and suffix stand in it only where they decide.
func (n note) record(d *dossier.Dossier, now time.Time) (string, error) {
	var q anchor.Quote
	var answered *dossier.Annotation
	var err error
	if n.ReplyTo == "" {
		q, err = n.quotation(d)
	} else if answered, err = n.answered(d); err == nil {
		n.Article, n.Motivation, q = answered.Article.ID, "replying", answered.Quote
	}
	if err != nil {
		return "", err
	}
	var m compose.Matter
	m.Text("article", n.Article)
	m.Text("quote", q.Exact)
	m.Text("prefix", q.Prefix)
	m.Text("suffix", q.Suffix)
	m.Text("motivation", n.Motivation)
	if answered != nil {
		m.Text("reply_to", answered.ID)
	}
	m.Text("title", strings.TrimSpace(n.Title))
	m.Text("author", n.Author)
	m.Text("created", now.Format(time.DateOnly))
	m.List("themes", n.Themes)
	return m.File(strings.ReplaceAll(n.Body, "\r\n", "\n")), nil
}

// quotation finds the selected passage in the article as it is now.
func (n note) quotation(d *dossier.Dossier) (anchor.Quote, error) {
	var article *dossier.Article
	if d != nil {
		for _, a := range d.Articles {
			if a.ID == n.Article {
				article = a
			}
		}
	}
	if article == nil {
		return anchor.Quote{}, fmt.Errorf("there is no article %q", n.Article)
	}
	q, result := anchor.New(article.Body.Doc.Text, nil).Decide(anchor.Quote{Exact: n.Exact, Prefix: n.Prefix, Suffix: n.Suffix})
	switch {
	case q != anchor.Quote{}:
		return q, nil
	case result.Verdict == anchor.Ambiguous || result.Verdict == anchor.Exact:
		return anchor.Quote{}, errors.New("the words stand in the article more than once: cancel and select some more of them; what you wrote stays in the form")
	}
	return anchor.Quote{}, errors.New("the words do not stand in the article as it is now: cancel and select the words as they are now; what you wrote stays in the form")
}

// answered finds the note that this one answers.
func (n note) answered(d *dossier.Dossier) (*dossier.Annotation, error) {
	if d != nil {
		for _, a := range d.Annotations {
			if a.Stem() == n.ReplyTo {
				return a, nil
			}
		}
	}
	return nil, errors.New("the note that this answers is gone or has another name now: cancel and answer it where it is; what you wrote stays in the form")
}

// name is what the file is named after: the title, the note that it answers, or the first
// words of the passage.
func (n note) name() string {
	if t := strings.TrimSpace(n.Title); t != "" {
		return t
	}
	if n.ReplyTo != "" {
		return "reply to " + n.ReplyTo
	}
	const few = 6
	words := strings.Fields(n.Exact)
	return strings.Join(words[:min(few, len(words))], " ")
}

// createNote writes a new file below content/annotations and returns its id. No file
// is ever overwritten.
func createNote(source, name, text string) (id string, err error) {
	dir, err := os.OpenRoot(filepath.Join(source, "content"))
	if err != nil {
		return "", err
	}
	defer dir.Close()
	for {
		id = compose.Free(compose.ID(name, "note"), func(id string) bool {
			_, err := dir.Lstat("annotations/" + id + ".md")
			return err == nil // what cannot be looked at cannot be made, either, and that says why
		})
		if err = compose.Create(dir, "annotations/"+id+".md", text); !errors.Is(err, fs.ErrExist) {
			return id, err
		}
	}
}
