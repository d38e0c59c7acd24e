package site_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/diag"
	"dossier/generator/export/epub"
	"dossier/generator/site"
)

// TestOnePage reads the dossiers on one page: every record stands there once, every link
// leads to a place on the page, and each note can be reached from its passage and back.
func TestOnePage(t *testing.T) {
	for name, source := range dossiers {
		made, err := site.Make(site.Options{Source: source}, &diag.Report{})
		if err != nil || made == nil {
			t.Fatal(name, err)
		}
		d := made.Dossier
		var text string
		for path, data := range made.Files.All() {
			if path == epub.PagePath {
				text = string(data)
			}
		}
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		ids, links := map[string]int{}, map[string]bool{}
		unnamed := map[string]bool{} // links that do not say to which record they lead
		for n := range doc.Descendants() {
			if n.Data == "a" && attributeOf(n, "data-entity") == "" && n.Parent.Data != "li" { // as in the contents
				unnamed[strings.TrimPrefix(attributeOf(n, "href"), "#")] = true
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					ids[a.Val]++
				case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
					links[a.Val[1:]] = true
				case strings.HasPrefix(a.Key, "epub:"):
					t.Errorf("%s: <%s %s>", name, n.Data, a.Key)
				}
			}
		}
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: the id %s stands there %d times", name, id, n)
			}
		}
		for l := range links {
			if ids[l] == 0 {
				t.Errorf("%s: #%s leads nowhere", name, l)
			}
		}
		for h := range d.Heads() {
			folder, stem, _ := strings.Cut(strings.TrimSuffix(h.Address, ".html"), "/")
			if ids[folder+"."+stem]+ids[folder+"-"+stem] != 1 {
				t.Errorf("%s: %s is missing", name, h.Address)
			}
			if unnamed[folder+"."+stem] || unnamed[folder+"-"+stem] {
				t.Errorf("%s: a link to %s has no data-entity", name, h.Address)
			}
		}
		for _, n := range d.Annotations {
			address, fragment, _ := strings.Cut(n.Address, "#")
			at := strings.ReplaceAll(strings.TrimSuffix(address, ".html"), "/", "-") + "."
			if ids[at+fragment] != 1 || n.Anchored() && (!links[at+fragment] || !links[at+"r-"+fragment]) {
				t.Errorf("%s: the note %s cannot be reached", name, n.ID)
			}
		}
	}
}
