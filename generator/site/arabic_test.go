package site_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// TestArabic builds a dossier in Arabic with something of every kind. Its pages run
// from right to left, and nothing that they say to a reader is in another language.
func TestArabic(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "arabic.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var report diag.Report
	s, err := site.Make(site.Options{Source: folder(t, a)}, &report)
	if err != nil || s == nil {
		_ = diag.WriteText(os.Stderr, report.All())
		t.Fatalf("no site: %v", err)
	}
	pages := 0
	for path, data := range s.Files.All() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		pages++
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), `<html lang="ar" dir="rtl">`) {
			t.Errorf("%s does not run from right to left", path)
		}
		foreign(root, func(word string) { t.Errorf("%s says %q", path, word) })
		if strings.Contains(string(data), "→") {
			t.Errorf("an arrow in %s points back to where it comes from", path)
		}
	}
	if pages < 20 {
		t.Errorf("only %d pages", pages)
	}
}

// Names of formats, of programs, of files, of hosts and of licences are the same in every language.
var latin = regexp.MustCompile(`[A-Za-z]{2,}`)
var known = regexp.MustCompile(`data/\S+|\w*\.json\w*|dossier verify|SHA-256|BibLaTeX|LaTeX|EndNote|Citavi|Zotero|Pandoc|Popolo|FollowTheMoney|Aleph|OpenSanctions|` +
	`dossier\.epub|dossier\.html|data-entity|actors/name|schema\.org|EPUB|JSON Schema|JSON Lines|JSON-LD|Atom|BibTeX|RIS|CSL-JSON|JSON|CSV|Web Annotations?|CC BY|https?://\S+|example\.org|wikidata Q\d+`)

// foreign calls f for each word in Latin letters that a reader is shown or told.
func foreign(n *html.Node, f func(string)) {
	say := func(text string) {
		for _, w := range latin.FindAllString(known.ReplaceAllString(text, ""), -1) {
			f(w + " in " + strings.TrimSpace(text))
		}
	}
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

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
