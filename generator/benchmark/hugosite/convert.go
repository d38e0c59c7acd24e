// Package hugosite turns a dossier into a site for Hugo (https://gohugo.io) with the same articles,
// notes, statements, events, people, bodies and themes, to measure one generator by the other.
//
// It does for Hugo what dossier does by itself: names are found and written as links, notes stand as
// asides under their paragraphs, passages are marked, the titles of statements are worked out, and what
// stands on an article's page beside its text is in its front matter. What is left to Hugo is what Hugo
// is for: markdown, templates, taxonomies with a page and a feed for each term, lists, related content
// and a search index.
//
// The pages of Hugo say less: they have no sentences that name a person, no neighbours, timeline,
// network, previews, citations, data files and book. Where there was a choice, the faster way for Hugo
// is taken: front matter is JSON, links are written as addresses, no shortcode, render hook or lookup of
// terms is used, and addresses are flat.
package hugosite

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/locale"
)

//go:embed all:site
var hugoSite embed.FS

// Write writes the site into dir, which need not exist.
func Write(dir string, d *dossier.Dossier) error {
	files, err := fs.Sub(hugoSite, "site")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, files); err != nil {
		return err
	}
	c := &converter{content: filepath.Join(dir, "content"), locale: locale.English()}
	for _, folder := range []string{"articles", "statements", "events", "actors", "organizations", "themes", "pages"} {
		if err := os.MkdirAll(filepath.Join(c.content, folder), 0o755); err != nil {
			return err
		}
	}
	return c.dossier(d)
}

// converter writes the content folder.
type converter struct {
	content string
	locale  *locale.Locale
}

// page is the front matter of a page.
type page struct {
	Title   string `json:"title"`
	Date    string `json:"date,omitempty"`
	Summary string `json:"summary,omitempty"`
	// Dated is the date as it is shown, which Hugo cannot work out of an EDTF date.
	Dated         string       `json:"dated,omitempty"`
	Actors        []string     `json:"actors,omitempty"`
	Organizations []string     `json:"organizations,omitempty"`
	Themes        []string     `json:"themes,omitempty"`
	Facts         []fact       `json:"facts,omitempty"`
	Statements    []link       `json:"statements,omitempty"`
	Mentioned     []link       `json:"mentioned,omitempty"`
	Relations     []link       `json:"relations,omitempty"`
	Appearances   []appearance `json:"appearances,omitempty"`
}

// fact is a name with values, for a list of definitions.
type fact struct {
	Name   string `json:"name"`
	Values []link `json:"values"`
}

// link is a text that leads to an address, "" for nowhere.
type link struct {
	Text string `json:"text"`
	Href string `json:"href,omitempty"`
}

// appearance is a link to a passage.
type appearance struct {
	link
	Quote string `json:"quote"`
	Grade string `json:"grade"`
}

func (c *converter) dossier(d *dossier.Dossier) error {
	if err := c.write("_index", page{Title: d.Title, Summary: d.Description}, markdown(textOf(d.Intro, d.Record), nil)); err != nil {
		return err
	}
	for _, a := range d.Articles {
		if err := c.write(a.Key(), c.article(a), markdown(textOf(a.Body, a.Record), c.additions(a))); err != nil {
			return err
		}
	}
	for _, s := range d.Statements {
		if err := c.write(s.Key(), c.statement(s), markdown(textOf(s.Body, s.Record), nil)); err != nil {
			return err
		}
	}
	for _, e := range d.Events {
		if err := c.write(e.Key(), c.event(e), markdown(textOf(e.Body, e.Record), nil)); err != nil {
			return err
		}
	}
	for _, x := range d.Entities {
		if err := os.Mkdir(filepath.Join(c.content, x.Key()), 0o755); err != nil {
			return err
		}
		if err := c.write(x.Key()+"/_index", c.entity(x), markdown(textOf(x.Body, x.Record), nil)); err != nil {
			return err
		}
	}
	return c.sections()
}

// sections gives the lists their titles.
func (c *converter) sections() error {
	for _, folder := range []string{"articles", "statements", "events", "actors", "organizations", "themes"} {
		title := strings.ToUpper(folder[:1]) + folder[1:]
		if err := c.write(folder+"/_index", page{Title: title}, ""); err != nil {
			return err
		}
	}
	return nil
}

// write writes a page. Its front matter is JSON, which Hugo reads faster than YAML.
func (c *converter) write(path string, p page, body string) error {
	front, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		return fmt.Errorf("front matter of %s: %w", path, err)
	}
	file := filepath.Join(c.content, filepath.FromSlash(path)+".md")
	return os.WriteFile(file, append(append(front, "\n\n"...), body...), 0o644)
}
