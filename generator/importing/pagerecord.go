package importing

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/fold"
)

// Given is what the editor says of a page, which counts more than what the page says;
// "" for nothing. The publisher is named by its id or name.
type Given struct {
	Title, Publisher, Published, URL string
	// Retrieved is the day on which the page was fetched; "" for a saved one.
	Retrieved string
}

// File is a new file: its path below content/, with slashes, and its text.
type File struct{ Path, Text string }

// Article is what becomes of a page.
type Article struct {
	// Files are the article and, where the dossier does not list it, the outlet.
	Files []File
	// Present is the id of an article that has the page's address; there is nothing to
	// write then.
	Present string
	// Missing are the required fields that neither the page nor the editor gave. The
	// record has a comment in their place, and does not build until they are filled in.
	Missing []string
}

// NewArticle makes the records for a page. The dossier should have its drafts; taken
// says whether a path below content/ exists that the dossier does not know. The
// error is a *PageError.
func NewArticle(p *Page, d *dossier.Dossier, given Given, taken func(path string) bool) (*Article, error) {
	if given.Title != "" && p.headline != "" && fold.Key(given.Title) != fold.Key(p.headline) {
		p.Body = escape(p.headline) + "\n\n" + p.Body
	}
	p.Title, p.Published, p.URL = firstOf(given.Title, p.Title), firstOf(given.Published, p.Published), firstOf(given.URL, p.URL)
	a := &Article{}
	if known := newIndex(d).articles[normal(p.URL)]; known != nil && p.URL != "" {
		a.Present = known.ID
		return a, nil
	}
	publisher, outlet := publisherOf(p, d, given, taken)
	id := compose.Free(compose.ID(firstOf(p.Title, opening(p.Body)), "article"), func(id string) bool { return has(d, content.Article, id) || taken("articles/"+id+".md") })
	file := File{"articles/" + id + ".md", a.matter(p, publisher, given).File(p.Body)}
	if why := flawed(file, content.Article); why != "" {
		return nil, &PageError{"it cannot be written as a record: " + why, copyText}
	}
	a.Files = append(a.Files, file)
	if outlet != nil {
		a.Files = append(a.Files, *outlet)
	}
	return a, nil
}

// single matches signs that would open or close a private remark, such as those of a template's
// "%%title%%" that was never filled in.
var single = regexp.MustCompile(`%{2,}`)

// matter writes the front matter. Where a required field is missing, a comment says so.
func (a *Article) matter(p *Page, publisher string, given Given) *compose.Matter {
	var m compose.Matter
	require := func(key, value string) {
		if m.Text(key, value); value == "" {
			a.Missing = append(a.Missing, key)
			m.Comment(fmt.Sprintf("%s is missing: %s", key, describe(key)))
		}
	}
	title := p.Title
	if title == "" && p.Body != "" {
		title = "[" + opening(p.Body) + "]" // in brackets, as editors write a title that is not the source's
	}
	require("title", single.ReplaceAllString(title, "%"))
	require("publisher", publisher)
	if require("published", p.Published); p.Published == "" && p.sighted.day != "" {
		m.Comment(fmt.Sprintf("the page has %q; if it was published then, write published: %q", p.sighted.written, p.sighted.day))
	}
	var authors []string
	for _, name := range p.Authors {
		authors = append(authors, single.ReplaceAllString(name, "%"))
	}
	m.List("author", authors)
	m.Text("dateline", p.Dateline)
	m.Text("url", p.URL)
	m.Text("archived", p.Archived)
	m.Text("retrieved", given.Retrieved)
	m.Text("language", p.Language)
	m.Raw("text", "full")
	return &m
}

// describe says what a field of an article holds and how it is written.
func describe(key string) string {
	for _, s := range content.Schema(content.Article) {
		if s.Key == key {
			return compose.Describe(s)
		}
	}
	return ""
}

// opening returns the first words of a text.
func opening(body string) string {
	const words = 9
	all := strings.Fields(plainBlock(body))
	text := strings.Join(all[:min(words, len(all))], " ")
	if len(all) > words {
		text += " …"
	}
	return text
}

// publisherOf returns the id of the outlet's record, and that record where the
// dossier has none.
func publisherOf(p *Page, d *dossier.Dossier, given Given, taken func(string) bool) (id string, record *File) {
	name, home := oneLine(p.Outlet), p.Home
	if given.Publisher != "" {
		name, home = oneLine(given.Publisher), ""
	}
	k := fold.Key(name)
	if k == "" {
		return "", nil
	}
	for _, o := range d.Organizations {
		for _, n := range append([]string{o.ID}, o.Names...) {
			if n == name || fold.Key(n) == k {
				return o.ID, nil
			}
		}
	}
	id = compose.Free(compose.ID(name, "outlet"), func(id string) bool { return has(d, content.Organization, id) || taken("organizations/"+id+".md") })
	var m compose.Matter
	m.Text("name", single.ReplaceAllString(name, "%"))
	m.Text("classification", "news outlet")
	if home != "" {
		m.List("links", []string{home})
	}
	return id, &File{path.Join("organizations", id+".md"), m.File("")}
}

// has says whether the dossier has a record of a kind and id.
func has(d *dossier.Dossier, kind content.Kind, id string) bool {
	switch kind {
	case content.Article:
		for _, a := range d.Articles {
			if a.ID == id {
				return true
			}
		}
	case content.Organization:
		for _, o := range d.Organizations {
			if o.ID == id {
				return true
			}
		}
	}
	return false
}

// flawed reads a record as the build will, and says what is wrong with it beside
// fields that are still missing.
func flawed(f File, kind content.Kind) string {
	report := &diag.Report{}
	content.Parse("content/"+f.Path, kind, []byte(f.Text), report)
	for _, d := range report.All() {
		if d.Code != diag.FieldMissing {
			return d.Message
		}
	}
	return ""
}
