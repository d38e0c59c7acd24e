package metadata

import (
	"html"
	"net/url"
	"strings"

	"dossier/generator/dossier"
)

// COinS returns the reference to an article as a ContextObject in a span (OpenURL
// 1.0, Z39.88-2004, in KEV form), by which a list offers its items to reference
// managers.
func COinS(a *dossier.Article) string {
	var b strings.Builder
	b.WriteString("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=newspaperArticle")
	add := func(key, value string) {
		if value != "" {
			b.WriteString("&rft." + key + "=" + url.QueryEscape(value))
		}
	}
	add("title", a.Name)
	if a.Outlet != "" {
		add("source", a.Outlet)
	}
	for _, n := range a.Authors {
		add("creator", n)
	}
	add("date", a.Published.ISO())
	add("identifier", a.URL)
	add("language", a.Language)
	return `<span class="Z3988" title="` + html.EscapeString(b.String()) + `"></span>`
}
