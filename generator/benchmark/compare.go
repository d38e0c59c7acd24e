package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// tally is what stands in the articles of a site: a site with the same tally has the same work done.
type tally struct{ pages, articles, paragraphs, links, notes int }

// folders have a page for each record.
var folders = []string{"articles", "statements", "events", "actors", "organizations", "themes"}

// compare wants both sites to have a page for the same records, and in each article as many paragraphs
// with an address, links to records and notes.
func (b *bench) compare(context.Context) error {
	ours, err := readSite(b.at(built))
	if err != nil {
		return err
	}
	for _, t := range ours {
		b.same.add(t)
	}
	if _, err := os.Stat(b.at(hugoBuilt)); err != nil {
		return nil // left out, or given up
	}
	theirs, err := readSite(b.at(hugoBuilt))
	if err != nil {
		return err
	}
	for _, page := range slices.Sorted(maps.Keys(ours)) {
		if t, found := theirs[page]; !found || t != ours[page] {
			return fmt.Errorf("the sites differ: %s has %+v, and of Hugo (found: %t) %+v", page, ours[page], found, t)
		}
	}
	if len(ours) != len(theirs) {
		return fmt.Errorf("the sites differ: %d pages, and of Hugo %d", len(ours), len(theirs))
	}
	return nil
}

func (t *tally) add(other tally) {
	t.pages++
	t.articles += other.articles
	t.paragraphs += other.paragraphs
	t.links += other.links
	t.notes += other.notes
}

// readSite returns what stands on each record's page, by its address. Lists are left out, and so are
// their further pages.
func readSite(dir string) (map[string]tally, error) {
	site := map[string]tally{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(dir, folder, "*.html"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".html")
			if name == "index" || strings.Contains(name, ".") {
				continue
			}
			t := tally{}
			if folder == "articles" {
				if t, err = readArticle(file); err != nil {
					return nil, err
				}
			}
			site[folder+"/"+name] = t
		}
	}
	return site, nil
}

var paragraphID = regexp.MustCompile(`^p[0-9]+$`)

// readArticle counts what stands in the text of an article's page.
func readArticle(file string) (tally, error) {
	f, err := os.Open(file)
	if err != nil {
		return tally{}, err
	}
	defer f.Close()
	root, err := html.Parse(f)
	if err != nil {
		return tally{}, fmt.Errorf("%s: %w", file, err)
	}
	for n := range root.Descendants() {
		if n.Data == "div" && attribute(n, "class") == "text" {
			t := tally{articles: 1}
			t.count(n)
			return t, nil
		}
	}
	return tally{}, fmt.Errorf("%s has no text", file)
}

// count counts what stands in an element. A link that begins where one to the same place ended is a piece
// of that, broken by a mark.
func (t *tally) count(in *html.Node) {
	last := ""
	for n := range in.Descendants() {
		href := attribute(n, "href")
		switch {
		case n.Type == html.TextNode && !isIn(n, "a"):
			last = ""
		case n.Data == "a" && isRecord(href):
			if href != last {
				t.links++
			}
			last = href
		case n.Data == "aside" && slices.Contains(strings.Fields(attribute(n, "class")), "note"):
			t.notes++
		case paragraphID.MatchString(attribute(n, "id")):
			t.paragraphs++
		}
	}
}

// isIn reports whether a node stands in an element of the given name.
func isIn(n *html.Node, name string) bool {
	for a := range n.Ancestors() {
		if a.Data == name {
			return true
		}
	}
	return false
}

// isRecord reports whether an address is that of a record's page.
func isRecord(href string) bool {
	href, _, _ = strings.Cut(href, "#")
	return strings.HasSuffix(href, ".html") && slices.Contains(folders, path.Base(path.Dir(href)))
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
