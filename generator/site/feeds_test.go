package site_test

import (
	"encoding/xml"
	"net/url"
	"path"
	"strings"
	"testing"
	"time"

	"dossier/generator/site"
)

// atom is what RFC 4287 asks of a feed.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      []string `xml:"id"`
	Title   []string `xml:"title"`
	Updated []string `xml:"updated"`
	Authors []string `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      []string `xml:"id"`
		Title   []string `xml:"title"`
		Updated []string `xml:"updated"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

// TestFeeds holds every feed of the whole dossiers against the rules of Atom, and
// follows its links.
func TestFeeds(t *testing.T) {
	const base = "https://example.org/x/"
	for name, source := range dossiers {
		files, _ := filesOf(t, site.Options{Source: source, BaseURL: base})
		feeds := 0
		for path, text := range files {
			if !strings.HasSuffix(path, ".xml") || strings.HasPrefix(path, "sitemap") {
				continue
			}
			feeds++
			self := base + path
			if page := files[strings.TrimSuffix(path, ".xml")+".html"]; strings.Contains(page, `http-equiv="refresh"`) {
				_, rest, _ := strings.Cut(text, `<link rel="self" href="`)
				self, _, _ = strings.Cut(rest, `"`)
				if files[strings.TrimPrefix(self, base)] != text {
					t.Errorf("%s: at a former address stands another feed than at %s", path, self)
				}
			}
			checkFeed(t, name+" "+path, text, func(address string) bool {
				rest, ours := strings.CutPrefix(address, base)
				page, _, _ := strings.Cut(rest, "#")
				if page == "" || strings.HasSuffix(page, "/") {
					page += "index.html"
				}
				return ours && files[page] != ""
			}, self)
		}
		if feeds < 10 {
			t.Errorf("%s has %d feeds", name, feeds)
		}
	}
}

func checkFeed(t *testing.T, name, text string, exists func(string) bool, self string) {
	t.Helper()
	var f atom
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if len(f.ID) != 1 || len(f.Title) != 1 || len(f.Updated) != 1 || len(f.Authors) == 0 {
		t.Errorf("%s: id %q, title %q, updated %q, authors %q: one of each is needed", name, f.ID, f.Title, f.Updated, f.Authors)
	}
	rels := map[string]string{}
	for _, l := range f.Links {
		if rels[l.Rel] = l.Href; !exists(l.Href) {
			t.Errorf("%s: %s leads to %s, which does not exist", name, l.Rel, l.Href)
		}
	}
	if rels["self"] != self || rels["alternate"] == "" {
		t.Errorf("%s: links %v", name, rels)
	}
	ids, last := map[string]bool{f.ID[0]: true}, f.Updated[0]
	for _, e := range f.Entries {
		if len(e.ID) != 1 || len(e.Title) != 1 || len(e.Updated) != 1 || len(e.Links) == 0 {
			t.Errorf("%s: entry %q lacks something or has it twice", name, e.ID)
			continue
		}
		if u, err := url.Parse(e.ID[0]); err != nil || !u.IsAbs() || ids[e.ID[0]] {
			t.Errorf("%s: the id %q is no address, or stands twice", name, e.ID[0])
		}
		ids[e.ID[0]] = true
		if _, err := time.Parse(time.RFC3339, e.Updated[0]); err != nil || e.Updated[0] > last {
			t.Errorf("%s: %q after %q: %v", name, e.Updated[0], last, err)
		}
		last = e.Updated[0]
		if e.Links[0].Rel != "alternate" || !exists(e.Links[0].Href) {
			t.Errorf("%s: %s leads to %s, which does not exist", name, e.ID[0], e.Links[0].Href)
		}
	}
}

// TestFeedsWithoutAddress has every feed of a dossier without a base address lead to the page that it
// follows: the front page, too, which then has a name.
func TestFeedsWithoutAddress(t *testing.T) {
	files, _ := filesOf(t, site.Options{Source: dossiers["real"]})
	for name, text := range files {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		_, rest, _ := strings.Cut(text, `<link rel="alternate" href="`)
		href, _, _ := strings.Cut(rest, `"`)
		if files[path.Join(path.Dir(name), href)] == "" {
			t.Errorf("%s follows %q, which is no page", name, href)
		}
	}
}
