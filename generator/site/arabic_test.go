package site_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/export/epub"
	"dossier/generator/search"
	"dossier/generator/site"
	"dossier/templates"
)

// TestArabic builds a dossier in Arabic with something of every kind. Its pages run
// from right to left, and nothing that they, the book and the feeds say to a reader is in
// another language or written with signs that are not those of its language file.
func TestArabic(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "arabic.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	texts, err := fs.ReadFile(templates.Files, "lang/ar.json")
	if err != nil {
		t.Fatal(err)
	}
	a.Files = append(a.Files, txtar.File{Name: "templates/lang/ar.json", Data: []byte(otherSigns.Replace(string(texts)))})
	var report diag.Report
	s, err := site.Make(site.Options{Source: folder(t, a)}, &report)
	if err != nil || s == nil {
		_ = diag.WriteText(os.Stderr, report.All())
		t.Fatalf("no site: %v", err)
	}
	pages := 0
	for path, data := range s.Files.All() {
		say := func(word string) { t.Errorf("%s says %q", path, word) }
		switch {
		case path == epub.Path:
			for name, f := range openBook(t, string(data)) {
				if strings.HasSuffix(name, ".xhtml") {
					foreign(parsed(t, f.text), say)
				}
			}
		case strings.HasSuffix(path, ".xml") && path != "sitemap.xml":
			for _, m := range feedText.FindAllStringSubmatch(string(data), -1) {
				told(html.UnescapeString(m[1]), say)
			}
		case strings.HasPrefix(path, search.Folder):
			if strings.ContainsAny(string(data), "“”") {
				say("“”")
			}
		case strings.HasSuffix(path, ".jsonld"):
			for _, m := range label.FindAllStringSubmatch(string(data), -1) {
				told(m[1]+m[2], say)
			}
		}
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		pages++
		if !strings.Contains(string(data), `<html lang="ar" dir="rtl">`) {
			t.Errorf("%s does not run from right to left", path)
		}
		foreign(parsed(t, string(data)), say)
		if strings.Contains(string(data), "→") {
			t.Errorf("an arrow in %s points back to where it comes from", path)
		}
	}
	if pages < 20 {
		t.Errorf("only %d pages", pages)
	}
}

// otherSigns gives the language other signs than those that are usual in it, which are the
// same in several languages: any that is left was not taken from the language file.
var otherSigns = strings.NewReplacer("·", "⁘", "«", "⟦", "»", "⟧", "،", "⁏", "…", "⋯")

var sign = regexp.MustCompile(`[·«»“”،…]|[,;] `)

// feedText and label are what feeds and the notes as data say to a reader.
var (
	feedText = regexp.MustCompile(`<(?:title|subtitle|summary)>([^<]*)<`)
	label    = regexp.MustCompile(`"label":"([^"]*)"|locator\\" title=\\"([^"]*)"`)
)

func parsed(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// Names of formats, of programs, of files, of hosts and of licences, and grades, are the same in every language.
var latin = regexp.MustCompile(`[A-Za-z]+`)
var known = regexp.MustCompile(`data/\S+|\w*\.json\w*|dossier verify|SHA-256|BibLaTeX|LaTeX|EndNote|Citavi|Zotero|Pandoc|Popolo|FollowTheMoney|Aleph|OpenSanctions|` +
	`W3C|\b[A-F][1-6]\b|حداد، أمل|` + // the last is a name as it is sorted
	`dossier\.epub|dossier\.html|data-entity|actors/name|schema\.org|EPUB|JSON Schema|JSON Lines|JSON-LD|Atom|BibTeX|RIS|CSL-JSON|JSON|CSV|Web Annotations?|CC BY|https?://\S+|example\.org|Wikidata Q\d+`)

// foreign calls f for each word in Latin letters that a reader is shown or told.
func foreign(n *html.Node, f func(string)) {
	say := func(text string) { told(text, f) }
	switch {
	case n.Type == html.TextNode:
		say(n.Data)
	case n.Type == html.ElementNode:
		if n.Data == "script" || n.Data == "pre" || n.Data == "noscript" || n.Data == "style" {
			return
		}
		for _, a := range n.Attr {
			isTold := a.Key != "title" || attributeOf(n, "class") != "Z3988" // COinS is for programs
			if isTold && (a.Key == "aria-label" || a.Key == "title" || a.Key == "placeholder" || a.Key == "alt" || a.Key == "content" && n.Parent.Data == "head" && strings.Contains(attributeOf(n, "name"), "description")) {
				say(a.Val)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		foreign(c, f)
	}
}

// told calls f for each word in Latin letters, and each sign that no language file has.
func told(text string, f func(string)) {
	rest := known.ReplaceAllString(text, "")
	for _, w := range append(latin.FindAllString(rest, -1), sign.FindAllString(rest, -1)...) {
		f(w + " in " + strings.TrimSpace(text))
	}
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
