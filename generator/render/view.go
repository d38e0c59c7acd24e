package render

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/export/epub"
	"dossier/generator/export/feed"
	"dossier/generator/prose"
)

// SiteView is what is the same on every page.
type SiteView struct {
	dossier.Settings
	// Dir is the direction of the dossier's language, "ltr" or "rtl".
	Dir string
	// Nav are the main lists, Pages the plain pages.
	Nav, Pages []Link
	// Previews is in how many files the previews of records stand, zero without any.
	Previews int
}

// Link is a link within the site.
type Link struct {
	// Address is a path from the root of the site.
	Address string
	Text    string
	// Section is the folder of a main list.
	Section string
	// Current says that the link leads to the page itself.
	Current bool
}

// Page is what every page has.
type Page struct {
	Site        *SiteView
	Root        string
	Path        string
	Section     string
	Title       string
	Description string
	Canonical   string
	Alternates  []Alternate // the page in other forms
	Class       string
	HasCode     bool
	// File is the file of the page's record, from the dossier's folder; "" for a page
	// that no record has.
	File string
	// Style is the common style sheet where the page itself carries it, "" where it links to it.
	Style    string
	Sheets   []string      // style sheets beside the common one, in css/
	Scripts  []string      // scripts beside the common ones, in js/
	Metadata template.HTML // what the head says beside the fields above
	Crumbs   []Link
	Pager    []Link
}

// Alternate is a file that says what a page says in another form.
type Alternate struct {
	// Href is a path from the root of the site.
	Href, Type, Title string
}

func newSite(d *dossier.Dossier, l words) *SiteView {
	v := &SiteView{Settings: d.Settings, Dir: l.Dir}
	v.Previews = previewShards(len(d.Articles) + len(d.Entities) + len(d.Statements) + len(d.Events))
	add := func(n int, k content.Kind) {
		if n > 0 {
			v.Nav = append(v.Nav, Link{Address: k.Folder() + "/index.html", Text: l.Text("nav." + k.Folder()), Section: k.Folder()})
		}
	}
	add(len(d.Articles), content.Article)
	add(len(d.Actors), content.Actor)
	add(len(d.Organizations), content.Organization)
	add(len(d.Themes), content.Theme)
	add(len(d.Statements), content.Statement)
	add(len(d.Events), content.Event)
	if len(d.Statements)+len(d.Events) > 0 {
		v.Nav = append(v.Nav, Link{Address: "timeline.html", Text: l.Text("nav.timeline"), Section: "timeline"})
	}
	if len(d.Statements) > 0 {
		v.Nav = append(v.Nav, Link{Address: "network.html", Text: l.Text("nav.network"), Section: "network"})
	}
	if len(d.Annotations) > 0 {
		v.Nav = append(v.Nav, Link{Address: "annotations/index.html", Text: l.Text("nav.annotations"), Section: "annotations"})
	}
	if len(d.Entities) > 0 {
		v.Nav = append(v.Nav, Link{Address: "names.html", Text: l.Text("nav.names"), Section: "names"})
	}
	for _, p := range d.Pages {
		v.Pages = append(v.Pages, Link{Address: p.Address, Text: p.Name})
	}
	if hasDataPage(d) {
		v.Pages = append(v.Pages, Link{Address: dataPath, Text: l.Text("data.heading")})
	}
	return v
}

// IsList says whether a path from the root of the site is that of a page or data
// file that no record has, in a dossier with so many records of each kind: the front
// page, the lists, the data, the book.
func IsList(path string, count func(content.Kind) int) bool {
	has := func(k content.Kind) bool { return count(k) > 0 }
	if slices.ContainsFunc(export.Datasets(), func(s export.Dataset) bool { return s.Path == path }) {
		return true
	}
	switch path {
	case "index.html", "search.html", "404.html", dataPath, feed.SitePath, feed.CorrectionsPath:
		return true
	case epub.Path:
		return count(content.Article) <= epub.MaxArticles
	case epub.PagePath:
		return count(content.Article) <= epub.MaxPageArticles
	case "names.html":
		return has(content.Actor) || has(content.Organization) || has(content.Theme)
	case "timeline.html":
		return has(content.Statement) || has(content.Event)
	case "network.html":
		return has(content.Statement)
	}
	folder, file, _ := strings.Cut(path, "/")
	k := content.KindOf(folder)
	return file == "index.html" && k != 0 && k != content.Page && (has(k) || k == content.Article) // which is always made
}

// newPage returns what a page at a path has in common with others.
func (s *site) newPage(path, section, title, description, class string) Page {
	p := Page{
		Site: s.view, Path: path, Root: strings.Repeat("../", strings.Count(path, "/")), Section: section,
		Title: title, Description: s.words.Cut(description, maxDescription), Class: class, File: s.file(path),
	}
	if s.d.BaseURL != "" {
		p.Canonical = s.d.BaseURL + strings.TrimSuffix(path, "index.html")
	}
	switch class {
	case "front", "article", "entity", "statement", "event", "plain": // have their own
	case "search": // has nothing to describe, and counts its bytes
	default:
		p.Metadata = s.plainMetadata(p, true)
	}
	return p
}

// crumbs are the pages above one in a section: the front page and the section's
// list; "" for no section.
func (s *site) crumbs(section string) []Link {
	all := []Link{{Address: "index.html", Text: s.words.Text("nav.front")}}
	if section != "" {
		all = append(all, Link{Address: section + "/index.html", Text: s.words.Text("nav." + section)})
	}
	return all
}

// maxDescription is how many code points of a description search engines get.
const maxDescription = 300

// pageSize is how many entries a list shows before it is split.
const pageSize = 200

// parts splits a list of n entries into pages and calls f for each that is wanted
// with its first and last entry, its path and the links to all pages. A list
// without entries has one page.
func (w *worker) parts(path string, n int, f func(from, to int, path string, pager []Link) error) error {
	count := max(1, (n+pageSize-1)/pageSize)
	for i := range count {
		if !w.wants(partPath(path, i)) {
			continue
		}
		if err := f(i*pageSize, min(n, (i+1)*pageSize), partPath(path, i), pager(path, i, count)); err != nil {
			return err
		}
	}
	return nil
}

// pager returns the links of one part of a split list to the others; none when there is
// one part only.
func pager(path string, part, parts int) []Link {
	if parts == 1 {
		return nil
	}
	all := make([]Link, parts)
	for i := range all {
		all[i] = Link{Address: partPath(path, i), Text: strconv.Itoa(i + 1), Current: i == part}
	}
	return shorten(all, part)
}

// partPath returns the path of a part of a split list: a point cannot stand in a
// record's address, so that no record can have it.
func partPath(path string, part int) string {
	if part == 0 {
		return path
	}
	return strings.TrimSuffix(path, ".html") + "." + strconv.Itoa(part+1) + ".html"
}

// shorten keeps of many pages the first, the last, those around the current one,
// and every tenth, so that any page is two clicks away.
func shorten(pager []Link, at int) []Link {
	if len(pager) <= 15 {
		return pager
	}
	var kept []Link
	for i, l := range pager {
		if i == 0 || i == len(pager)-1 || i >= at-3 && i <= at+3 || (i+1)%10 == 0 {
			kept = append(kept, l)
		}
	}
	return kept
}

// html renders a text for a page whose way to the root is given.
func (w *worker) html(root string, t *dossier.Text, r prose.Rendering) template.HTML {
	if t.Empty() {
		return ""
	}
	r.Links = w.words.mentionLinks(root, t.Doc.Text, t.Mentions)
	r.Targets = targets(root, t.Targets)
	r.Words = w.words.Locale
	w.prose = t.Doc.AppendHTML(w.prose[:0], r)
	return template.HTML(w.prose)
}

// targets gives the links of a text their addresses.
func targets(root string, all []dossier.Target) []prose.Target {
	out := make([]prose.Target, len(all))
	for i, t := range all {
		out[i] = prose.Target{Href: t.Href(root), Entity: t.Key()}
		if t.Copy != nil {
			out[i].Archived, out[i].ArchivedOn = t.Copy.Address, t.Copy.Date
		}
	}
	return out
}

// Content is an entry of a page's list of contents.
type Content struct{ ID, Text string }

// contents lists the main headings of a text, when there are enough of them.
func contents(t *dossier.Text) []Content {
	if t.Empty() {
		return nil
	}
	var all []Content
	for _, h := range t.Doc.Headings {
		if h.Level == 2 {
			all = append(all, Content{h.ID, strings.TrimSpace(t.Doc.Text[h.Start:h.End])})
		}
	}
	if len(all) < 3 {
		return nil
	}
	return all
}

// sortChoices sorts the values of a filter by what people read.
func (l words) sortChoices(all []Choice) {
	key, keys := l.SortKeys(), make(map[string][]byte, len(all))
	for _, c := range all {
		keys[c.Text] = key(c.Text)
	}
	slices.SortFunc(all, func(a, b Choice) int {
		return cmp.Or(slices.Compare(keys[a.Text], keys[b.Text]), strings.Compare(a.Text, b.Text), strings.Compare(a.Value, b.Value))
	})
}
