package render

import (
	"html/template"
	"strings"

	"dossier/static"
)

// longArticle is from how many bytes an article carries its style sheet: compressed, it is then longer than what a
// new connection carries before its first acknowledgement (RFC 6928: ten segments, 14.6 KB), so that the style sheet
// after it would cost one more exchange with the host, and within it costs none.
const longArticle = 80 << 10

// carried returns a style sheet as a page can carry it, "" where it cannot: what it names would be looked for beside
// the page, and what looks like a tag might end it.
func carried(sheet string) string {
	if strings.Contains(sheet, "url(") || strings.Contains(sheet, "@import") || strings.Contains(sheet, "</") {
		return ""
	}
	return sheet
}

// stylesheet is the element of the common style sheet: with all of it, to the letter, where the page carries it.
func stylesheet(p Page) template.HTML {
	if p.Style == "" {
		return template.HTML(`<link rel="stylesheet" href="` + template.HTMLEscapeString(p.Root+static.Sheet) + `">`) //nolint:gosec // escaped
	}
	return template.HTML("<style>" + p.Style + "</style>") //nolint:gosec // the dossier's own, without an end of the element
}

// policy is the element with the content security policy of a page. It is not left to a template, which would
// write a "+" in a hash as a reference: the source of a page shows what a host has to send.
func policy(p Page) template.HTML {
	style := ""
	if p.Style != "" {
		style = "style-src 'self' file: '" + static.Hash(p.Style) + "'; "
	}
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="default-src 'self' file:; script-src 'self' file: '` + //nolint:gosec // ours
		static.LoaderHash + `'; ` + style + `object-src 'none'; base-uri 'none'; form-action 'self' file:">`)
}
