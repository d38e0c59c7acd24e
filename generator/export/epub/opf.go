package epub

import (
	"strconv"
	"strings"

	"dossier/generator/markup"
)

// packageDocument says what the book is and of which files it consists.
func (b *book) packageDocument(id string, hasCover bool) []byte {
	var s strings.Builder
	s.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="` + markup.Escape(b.d.Language) + `">` + "\n")
	s.WriteString(`<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` + "\n")
	element := func(name, text string) {
		if text != "" {
			tag, _, _ := strings.Cut(name, " ")
			s.WriteString("<" + name + ">" + markup.Escape(text) + "</" + tag + ">\n")
		}
	}
	element(`dc:identifier id="id"`, id)
	element("dc:title", b.d.Title)
	element("dc:language", b.d.Language)
	for _, e := range b.d.Editors {
		element("dc:creator", e.Name)
	}
	element("dc:description", b.d.Description)
	element("dc:rights", b.d.License)
	element(`meta property="dcterms:modified"`, b.modified())
	for _, m := range [][2]string{
		{"accessMode", "textual"}, {"accessModeSufficient", "textual"}, {"accessibilityFeature", "tableOfContents"}, {"accessibilityFeature", "readingOrder"},
		{"accessibilityFeature", "structuralNavigation"}, {"accessibilityHazard", "none"},
	} {
		element(`meta property="schema:`+m[0]+`"`, m[1])
	}
	s.WriteString("</metadata>\n<manifest>\n")
	item := func(id, name, kind, properties string) {
		if properties != "" {
			properties = ` properties="` + properties + `"`
		}
		s.WriteString(`<item id="` + id + `" href="` + name + `" media-type="` + kind + `"` + properties + "/>\n")
	}
	item("nav", "nav.xhtml", "application/xhtml+xml", "nav")
	item("style", "style.css", "text/css", "")
	if hasCover {
		item("cover", "cover.png", "image/png", "cover-image")
	}
	spine := ""
	for i, c := range b.chapters {
		id := "c" + strconv.Itoa(i+1)
		item(id, c.name, "application/xhtml+xml", "")
		spine += `<itemref idref="` + id + `"/>` + "\n"
	}
	direction := ""
	if b.l.Dir == "rtl" {
		direction = ` page-progression-direction="rtl"`
	}
	s.WriteString("</manifest>\n<spine" + direction + ">\n" + spine + "</spine>\n</package>\n")
	return []byte(s.String())
}

// modified is the day of the last change that the content speaks of, which the format
// wants to the second. Of a dossier without any it is the first day of this century.
func (b *book) modified() string {
	day := b.updated()
	if day.Year < 1 || day.Year > 9999 {
		return "2000-01-01T00:00:00Z"
	}
	return day.String() + "T00:00:00Z"
}

// navigation is the table of contents.
func (b *book) navigation() []byte {
	lang := markup.Escape(b.d.Language)
	var s strings.Builder
	s.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<!DOCTYPE html>\n" + `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="` + lang + `" xml:lang="` + lang + `" dir="` + b.l.Dir + `">` + "\n")
	s.WriteString("<head><title>" + markup.Escape(b.d.Title) + "</title></head>\n<body>\n" + `<nav epub:type="toc" role="doc-toc"><h1>` + markup.Escape(b.l.Text("book.contents")) + "</h1>\n<ol>\n")
	for _, c := range b.chapters {
		s.WriteString(`<li><a href="` + c.name + `">` + markup.Escape(c.title) + "</a>")
		if len(c.parts) > 0 {
			s.WriteString("\n<ol>\n")
			for _, p := range c.parts {
				s.WriteString(`<li><a href="` + c.name + "#" + p.id + `">` + markup.Escape(p.title) + "</a></li>\n")
			}
			s.WriteString("</ol>\n")
		}
		s.WriteString("</li>\n")
	}
	s.WriteString("</ol>\n</nav>\n" + `<nav epub:type="landmarks" hidden="hidden"><ol>` + "\n" + `<li><a epub:type="bodymatter" href="` + b.chapters[0].name + `">` + markup.Escape(b.d.Title) + "</a></li>\n")
	if c := b.byName["names.xhtml"]; c != nil {
		s.WriteString(`<li><a epub:type="index" href="names.xhtml">` + markup.Escape(c.title) + "</a></li>\n")
	}
	s.WriteString("</ol></nav>\n</body>\n</html>\n")
	return []byte(s.String())
}
