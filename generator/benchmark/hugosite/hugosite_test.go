package hugosite

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/prose"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

func load(t *testing.T) *dossier.Dossier {
	t.Helper()
	dir := t.TempDir()
	if err := synthetic.Write(dir, synthetic.Options{Articles: 40}); err != nil {
		t.Fatal(err)
	}
	d, err := site.Load(site.Options{Source: dir}, &diag.Report{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var paragraphEnd = regexp.MustCompile(`(?m)^\{#p[0-9]+\}$`)

// TestSameDossier wants each article to have as many links, notes, passages and paragraphs as in the
// dossier, and each record a page.
func TestSameDossier(t *testing.T) {
	d, dir := load(t), t.TempDir()
	if err := Write(dir, d); err != nil {
		t.Fatal(err)
	}
	for _, a := range d.Articles {
		front, body := read(t, dir, a.Key()+".md")
		for what, n := range map[string][2]int{
			"links to records": {strings.Count(body, "](/"), links(a)},
			"notes":            {strings.Count(body, "<aside "), len(a.Notes)},
			"passages":         {strings.Count(body, "<mark id="), len(a.Notes) + len(a.Statements) + len(a.Events)},
			"ends of passages": {strings.Count(body, "</mark>"), len(a.Notes) + len(a.Statements) + len(a.Events)},
			"paragraphs":       {len(paragraphEnd.FindAllString(body, -1)), len(a.Body.Doc.Paragraphs)},
			"people and so on": {len(front.Mentioned), len(a.Mentioned)},
			"statements":       {len(front.Statements), len(a.Statements)},
		} {
			if n[0] != n[1] {
				t.Errorf("%s: %d %s, and in the dossier %d", a.ID, n[0], what, n[1])
			}
		}
	}
	for _, s := range d.Statements {
		if front, _ := read(t, dir, s.Key()+".md"); len(front.Appearances) != len(s.Appearances) {
			t.Errorf("%s: %d appearances", s.ID, len(front.Appearances))
		}
	}
	for _, x := range d.Entities {
		if front, _ := read(t, dir, x.Key()+"/_index.md"); front.Title != x.Name {
			t.Errorf("%s has the title %q", x.Key(), front.Title)
		}
	}
}

// links counts the names in an article and in its notes, and the links to other records.
func links(a *dossier.Article) int {
	n := 0
	texts := []*dossier.Text{a.Body}
	for _, note := range a.Notes {
		texts = append(texts, note.Body)
	}
	for _, t := range texts {
		n += len(t.Mentions)
		for _, l := range t.Doc.Links {
			if l.Kind == prose.Wiki {
				n++
			}
		}
	}
	return n
}

// read reads a page that the converter wrote.
func read(t *testing.T, dir, path string) (front page, body string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "content", filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(string(text), "\n}\n")
	if err := json.Unmarshal([]byte(head+"}"), &front); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return front, body
}

func TestMarksTakeInWholeLinks(t *testing.T) {
	whole := signs.FindAllString("*a* **b c** ==d== `e` [[f|g]] [h](i) j", -1)
	if want := "*a* **b c** ==d== `e` [[f|g]] [h](i)"; strings.Join(whole, " ") != want {
		t.Errorf("unbroken are %q", whole)
	}
}
