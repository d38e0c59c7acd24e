package render

import (
	"html/template"
	"net/url"
	"strings"

	"dossier/generator/dossier"
)

// records lists the records by the path of their page.
func records(d *dossier.Dossier) map[string]*dossier.Head {
	all := make(map[string]*dossier.Head, len(d.Articles)+len(d.Entities)+len(d.Statements)+len(d.Events)+len(d.Pages))
	for h := range d.Heads() {
		all[h.Address] = h
	}
	return all
}

// file returns the file of the record that has the page at a path, "" for a page that
// no record has.
func (s *site) file(path string) string {
	if path == "index.html" && s.d.Record != nil {
		return s.d.Record.File.Path
	}
	if h := s.records[firstPart(path)]; h != nil && h.Record != nil {
		return h.Record.File.Path
	}
	return ""
}

// contribute is the end of the footer when the dossier has a repository: how to change
// the record in GitHub's editor, and where to report a mistake. Its data tell
// passage.js the same.
func (w words) contribute(p Page) template.HTML {
	repository := p.Site.Repository
	if repository == "" {
		return ""
	}
	var b strings.Builder
	attribute := func(name, value string) { b.WriteString(" " + name + `="` + template.HTMLEscapeString(value) + `"`) }
	b.WriteString(`<p class="contribute"`)
	attribute("data-repository", repository)
	attribute("data-branch", p.Site.Branch)
	attribute("data-file", p.File)
	b.WriteByte('>')
	if p.File != "" {
		b.WriteString(`<a class="edit" rel="noopener"`)
		attribute("href", repository+"/edit/"+(&url.URL{Path: p.Site.Branch + "/" + p.File}).EscapedPath())
		b.WriteString(">" + string(w.HTML("footer.edit")) + "</a>" + string(w.HTML("list.dot")))
	}
	title := p.Title
	if title == "" {
		title = p.Site.Title
	}
	b.WriteString(`<a class="report" rel="noopener"`)
	attribute("href", repository+"/issues/new?title="+url.QueryEscape(w.Text("footer.report-title", "page", title)))
	b.WriteString(">" + string(w.HTML("footer.report")) + "</a></p>")
	return template.HTML(b.String())
}
