package export

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/markup"
)

// Hosts returns the files that hosts and crawlers look for: robots.txt (RFC 9309),
// .nojekyll and, for a dossier with a domain of its own, CNAME (both as GitHub Pages
// has them), and the sitemap of the given pages, which are paths from the root of the
// site, in order. A sitemap takes complete addresses only, so that there is none for
// a dossier without a base address.
func Hosts(d *dossier.Dossier, pages []string) []File {
	files := []File{{".nojekyll", nil}}
	robots := "User-agent: *\nAllow: /\n"
	if d.BaseURL != "" {
		files = append(files, sitemaps(d.BaseURL, pages, lastChanges(d), maxSitemap)...)
		robots += "\nSitemap: " + d.BaseURL + "sitemap.xml\n"
	}
	if d.Domain != "" {
		files = append(files, File{"CNAME", []byte(d.Domain + "\n")})
	}
	return append(files, File{"robots.txt", []byte(robots)})
}

// maxSitemap is how many addresses one file may have by the protocol of
// https://www.sitemaps.org/protocol.html.
const maxSitemap = 50_000

// sitemaps returns sitemap.xml, and where one file may not hold all addresses those
// over which they are spread, sitemap.2.xml and so on, under an index.
func sitemaps(base string, pages []string, changed map[string]edtf.Day, most int) []File {
	if len(pages) <= most {
		return []File{{"sitemap.xml", sitemap(base, pages, changed)}}
	}
	var files []File
	index := bytes.NewBufferString(xmlHeader + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for i := 0; i*most < len(pages); i++ {
		path := fmt.Sprintf("sitemap.%d.xml", i+1)
		files = append(files, File{path, sitemap(base, pages[i*most:min(len(pages), (i+1)*most)], changed)})
		index.WriteString("<sitemap><loc>" + markup.Escape(base+path) + "</loc></sitemap>\n")
	}
	index.WriteString("</sitemapindex>\n")
	return append(files, File{"sitemap.xml", index.Bytes()})
}

const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

func sitemap(base string, pages []string, changed map[string]edtf.Day) []byte {
	b := bytes.NewBufferString(xmlHeader + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range pages {
		b.WriteString("<url><loc>" + markup.Escape(base+escapedPath(strings.TrimSuffix(p, "index.html"))) + "</loc>")
		// A W3C date has a year of four digits after Christ.
		if day := changed[p]; day.Year > 0 && day.Year <= 9999 {
			b.WriteString("<lastmod>" + day.String() + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// escapedPath writes a path of the site as a part of an address.
func escapedPath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// lastChanges gives the day of the last change that the content speaks of, by the
// address of a record.
func lastChanges(d *dossier.Dossier) map[string]edtf.Day {
	all := make(map[string]edtf.Day, len(d.Articles)+len(d.Entities)+len(d.Statements)+len(d.Events))
	for _, a := range d.Articles {
		all[a.Address] = a.Updated()
	}
	for _, x := range d.Entities {
		all[x.Address] = x.Updated()
	}
	for _, s := range d.Statements {
		all[s.Address] = s.Updated()
	}
	for _, e := range d.Events {
		all[e.Address] = e.Updated()
	}
	return all
}
