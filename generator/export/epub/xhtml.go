package epub

import (
	"strings"

	"dossier/generator/markup"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// chapter is one XHTML document of the book.
type chapter struct {
	name  string // of its file
	title string
	kind  string // value of epub:type on the body; "" for none
	body  []*nethtml.Node
	ids   map[string]bool
	// parts are what the contents list below it.
	parts []part
}

// part is a place in a chapter.
type part struct{ id, title string }

// newChapter reads the HTML of a chapter's body, which this program wrote.
func newChapter(name, title, kind, body string) *chapter {
	c := &chapter{name: name, title: title, kind: kind, ids: map[string]bool{}}
	context := &nethtml.Node{Type: nethtml.ElementNode, Data: "body", DataAtom: atom.Body}
	c.body, _ = nethtml.ParseFragment(strings.NewReader(body), context) // reading from memory cannot fail
	for _, n := range c.body {
		c.collect(n)
	}
	return c
}

// collect notes the ids of a node and of what is in it.
func (c *chapter) collect(n *nethtml.Node) {
	for _, a := range n.Attr {
		if a.Key == "id" {
			c.ids[a.Val] = true
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.collect(child)
	}
}

// write returns the chapter as XHTML. Links to places that the book does not have
// lose the place, links to files that it does not have become plain text.
func (c *chapter) write(book *book) []byte {
	var b strings.Builder
	lang := markup.Escape(book.d.Language)
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<!DOCTYPE html>\n" + `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="` + lang + `" xml:lang="` + lang + `" dir="` + book.l.Dir + `">` + "\n<head>\n")
	b.WriteString("<title>" + markup.Escape(c.title) + "</title>\n" + `<link rel="stylesheet" type="text/css" href="style.css"/>` + "\n</head>\n<body")
	if c.kind != "" {
		b.WriteString(` epub:type="` + c.kind + `"`)
	}
	b.WriteString(">\n")
	for _, n := range c.body {
		c.node(&b, book, n)
	}
	b.WriteString("\n</body>\n</html>\n")
	return []byte(b.String())
}

// empty are the elements without an end tag that may occur.
func empty(tag string) bool {
	switch tag {
	case "br", "hr", "wbr", "col", "input":
		return true
	}
	return false
}

func (c *chapter) node(b *strings.Builder, book *book, n *nethtml.Node) {
	switch {
	case n.Type == nethtml.TextNode:
		b.WriteString(markup.Escape(n.Data))
		return
	case n.Type != nethtml.ElementNode:
		return
	case n.Data == "img":
		// The book is words; what a picture shows, its text says.
		b.WriteString(markup.Escape(attribute(n, "alt")))
		return
	}
	tag, attributes := n.Data, n.Attr
	if tag == "a" && attribute(n, "href") != "" {
		href := book.target(c, attribute(n, "href"))
		if href == "" {
			tag, attributes = "span", nil
		} else {
			attributes = replaced(attributes, href)
		}
	}
	b.WriteString("<" + tag)
	for _, a := range attributes {
		isKept := !strings.HasPrefix(a.Key, "data-")
		if book.isPage {
			a, isKept = c.pageAttribute(a)
		}
		if isKept {
			b.WriteString(" " + a.Key + `="` + markup.Escape(a.Val) + `"`)
		}
	}
	if empty(tag) {
		b.WriteString("/>")
		return
	}
	b.WriteString(">")
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(b, book, child)
	}
	b.WriteString("</" + tag + ">")
}

func attribute(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// replaced returns the attributes of a link with another address.
func replaced(all []nethtml.Attribute, href string) []nethtml.Attribute {
	var out []nethtml.Attribute
	for _, a := range all {
		if a.Key == "href" {
			a.Val = href
		}
		out = append(out, a)
	}
	return out
}

// target returns where a link leads within the book, or the complete address
// outside of it; "" for what is neither.
func (b *book) target(from *chapter, href string) string {
	if strings.Contains(href, ":") && !strings.HasPrefix(href, "#") {
		return strings.ReplaceAll(href, " ", "%20")
	}
	name, fragment, _ := strings.Cut(href, "#")
	to := from
	if name != "" {
		to = b.byName[name]
	}
	switch {
	case to == nil:
		return ""
	case b.isPage:
		return pageTarget(to, fragment)
	case fragment != "" && to.ids[fragment]:
		return name + "#" + fragment
	case name == "":
		return ""
	}
	return name
}
