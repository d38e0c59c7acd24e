package render

import (
	"html/template"
	"strings"

	"dossier/generator/dossier"
)

// The functions here write what stands on every page or many times on one. They
// do it without a template, whose cost per page would be more than that of the
// rest of the page.

// navigation is the list of the main lists, with the one that the page belongs to
// marked.
func (w words) navigation(p Page) template.HTML {
	b := []byte(`<nav aria-label="` + template.HTMLEscapeString(w.Text("nav")) + `">
<ul>`)
	for _, l := range p.Site.Nav {
		b = append(b, "\n<li>"...)
		b = appendLink(b, p.Root, l, l.Section == p.Section)
		b = append(b, "</li>"...)
	}
	return template.HTML(append(b, "\n</ul>\n</nav>"...))
}

func appendLink(b []byte, root string, l Link, current bool) []byte {
	b = append(b, `<a href="`...)
	b = append(b, template.HTMLEscapeString(root+l.Address)...)
	b = append(b, '"')
	if current {
		b = append(b, ` aria-current="true"`...)
	}
	b = append(b, '>')
	b = append(b, template.HTMLEscapeString(l.Text)...)
	return append(b, "</a>"...)
}

// footer is the line at the end of every page: title, licence, plain pages, search.
func (w words) footer(p Page) template.HTML {
	b := append([]byte("<p>"), template.HTMLEscapeString(p.Site.Title)...)
	if p.Site.License != "" {
		b = append(b, string(w.HTML("list.dot"))+string(w.HTML("footer.licence", "licence", p.Site.License))...)
	}
	for _, l := range p.Site.Pages {
		b = append(b, w.HTML("list.dot")...)
		b = appendLink(b, p.Root, l, false)
	}
	// The field above needs scripts; the page itself says what there is without them.
	b = append(b, w.HTML("list.dot")...)
	b = appendLink(b, p.Root, Link{Address: "search.html", Text: w.Text("search.title")}, p.Section == "search")
	return template.HTML(append(b, "</p>"...)) + w.contribute(p)
}

// related lists the articles that share much with one.
func (l words) related(root string, all []*dossier.Related) template.HTML {
	var b strings.Builder
	b.Grow(700 * len(all))
	for _, r := range all {
		b.WriteString("\n<li class=\"entry\">")
		l.articleHead(&b, root, r.Article)
		if len(r.Shared) > 0 {
			b.WriteString("\n<p class=\"entry-text\">")
			b.WriteString(string(l.HTML("article.both-name", "names", l.linked(root, r.Shared))))
			b.WriteString("</p>")
		}
		b.WriteString("</li>")
	}
	return template.HTML(b.String()) //nolint:gosec // escaped
}
