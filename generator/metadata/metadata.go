// Package metadata writes what the head of a page says to machines: schema.org as
// JSON-LD, OpenGraph, and for articles the tags of Highwire Press and Dublin Core from
// which reference managers read.
//
// Addresses in JSON-LD are relative to the page, as JSON-LD 1.1 reads them within
// HTML (https://www.w3.org/TR/json-ld11/#html-base-url), so that they hold wherever
// the site stands; those of breadcrumbs are complete where a base address is known. OpenGraph (https://ogp.me/) takes complete addresses only; a
// dossier without a base address has none of it.
package metadata

import (
	"bytes"
	"html"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/jsonwriter"
)

// Page is what the metadata of any page say.
type Page struct {
	Dossier *dossier.Dossier
	// Path is the page's path from the root of the site, Root the way back.
	Path, Root string
	// Title and Description are the page's own; the title of the front page is that
	// of the dossier.
	Title, Description string
	// Crumbs are the pages above it, the highest first.
	Crumbs []Crumb
}

// Crumb is a page above another.
type Crumb struct{ Address, Text string }

// head collects the metadata of one page.
type head struct {
	Page
	b       strings.Builder // the tags
	ld      jsonwriter.Writer
	unnamed bool // the name of the site would be taken for that of a newspaper
}

// open begins the JSON-LD with the page's own record.
func (p Page) open(kind string) *head {
	h := &head{Page: p}
	h.ld.Open('{')
	h.ld.Field("@context", "https://schema.org")
	h.ld.Key("@graph")
	h.ld.Open('[')
	h.ld.Open('{')
	h.ld.Field("@type", kind)
	h.ld.Field("@id", "")
	return h
}

// close ends the record, says which pages stand above it, and returns the tags.
func (h *head) close() string {
	h.ld.Close('}')
	if len(h.Crumbs) > 0 {
		h.breadcrumbs()
	}
	h.ld.Close(']')
	h.ld.Close('}')
	h.b.WriteString("\n<script type=\"application/ld+json\">")
	// Outside of texts JSON has no such sign; within them nothing may end the script.
	h.b.Write(bytes.ReplaceAll(h.ld.Bytes(), []byte("<"), []byte(`\u003c`)))
	h.b.WriteString("</script>")
	return h.b.String()
}

func (h *head) breadcrumbs() {
	h.ld.Open('{')
	h.ld.Field("@type", "BreadcrumbList")
	h.ld.Key("itemListElement")
	h.ld.Open('[')
	for i, c := range append(h.Crumbs[:len(h.Crumbs):len(h.Crumbs)], Crumb{"", h.Title}) {
		h.ld.Open('{')
		h.ld.Field("@type", "ListItem")
		h.ld.Key("position")
		h.ld.Int(i + 1)
		h.ld.Field("name", c.Text)
		if c.Address != "" {
			h.ld.Key("item")
			h.ld.Open('{')
			h.ld.Field("@id", h.page(c.Address))
			h.ld.Close('}')
		}
		h.ld.Close('}')
	}
	h.ld.Close(']')
	h.ld.Close('}')
}

// page returns the complete address of a page, since search engines refuse others in
// breadcrumbs; that from this page where there is no base address.
func (h *head) page(address string) string {
	if base := h.Dossier.BaseURL; base != "" {
		return base + strings.TrimSuffix(address, "index.html")
	}
	return h.Root + address
}

// field writes a property that has a value.
func (h *head) field(key, value string) {
	if value != "" {
		h.ld.Field(key, value)
	}
}

// fields writes a property with several values.
func (h *head) fields(key string, all []string) {
	if len(all) == 0 {
		return
	}
	h.ld.Key(key)
	h.ld.Open('[')
	for _, v := range all {
		h.ld.Text(v)
	}
	h.ld.Close(']')
}

// record writes a property that leads to the page of a record.
func (h *head) record(key string, r *dossier.Head) {
	h.ld.Key(key)
	h.reference(r)
}

// records writes a property that leads to the pages of several.
func records[R interface{ Header() *dossier.Head }](h *head, key string, all []R) {
	if len(all) == 0 {
		return
	}
	h.ld.Key(key)
	h.ld.Open('[')
	for _, r := range all {
		h.reference(r.Header())
	}
	h.ld.Close(']')
}

func (h *head) reference(r *dossier.Head) {
	h.ld.Open('{')
	h.ld.Field("@id", h.Root+r.Address)
	h.ld.Field("name", r.Name)
	h.ld.Close('}')
}

// meta writes a tag that has a content.
func (h *head) meta(attribute, name, content string) {
	if content != "" {
		h.b.WriteString("\n<meta " + attribute + `="` + name + `" content="` + html.EscapeString(content) + `">`)
	}
}

// openGraph writes the tags from which a link's preview is made. The picture is a
// path from the root of the site, "" for none.
func (h *head) openGraph(kind, picture string) {
	base := h.Dossier.BaseURL
	if base == "" {
		return
	}
	h.meta("property", "og:type", kind)
	h.meta("property", "og:title", h.Title)
	h.meta("property", "og:description", h.Description)
	h.meta("property", "og:url", h.page(h.Path))
	if !h.unnamed {
		h.meta("property", "og:site_name", h.Dossier.Title)
	}
	if picture != "" {
		h.meta("property", "og:image", base+picture)
		h.meta("property", "og:image:alt", h.Title)
		h.meta("name", "twitter:card", "summary_large_image")
	}
}
