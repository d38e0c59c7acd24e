package prose

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodes renders every kind of node that has text of its own or an address, in
// place of goldmark's renderers. It keeps no state: that is in the writer.
type nodes struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	leaf := func(kind ast.NodeKind, f func(w *writer, src []byte, n ast.Node)) {
		reg.Register(kind, func(b util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				f(b.(*writer), src, n)
			}
			return ast.WalkSkipChildren, nil
		})
	}
	both := func(kind ast.NodeKind, f func(w *writer, n ast.Node, entering bool)) {
		reg.Register(kind, func(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			f(b.(*writer), n, entering)
			return ast.WalkContinue, nil
		})
	}
	leaf(ast.KindText, renderText)
	leaf(ast.KindString, func(w *writer, _ []byte, _ ast.Node) { w.text() })
	leaf(ast.KindCodeSpan, renderCodeSpan)
	leaf(ast.KindFencedCodeBlock, renderCode)
	leaf(ast.KindCodeBlock, renderCode)
	leaf(ast.KindHTMLBlock, renderHTMLBlock)
	leaf(ast.KindRawHTML, func(w *writer, _ []byte, _ ast.Node) { w.text() })
	leaf(ast.KindAutoLink, renderAutoLink)
	leaf(ast.KindImage, renderImage)
	leaf(kindWiki, renderWiki)
	leaf(kindLocator, renderLocator)
	leaf(east.KindTaskCheckBox, renderTask)
	both(ast.KindParagraph, renderParagraph)
	both(ast.KindLink, renderLink)
	both(ast.KindHeading, renderHeading)
	both(ast.KindBlockquote, renderBlockquote)
	both(kindTitle, renderCalloutTitle)
	both(kindMark, renderMark)
	both(east.KindTable, renderTable)
	both(east.KindTableCell, renderTableCell)
}

func renderText(w *writer, _ []byte, n ast.Node) {
	w.text()
	if n.(*ast.Text).HardLineBreak() {
		_, _ = w.WriteString("<br>\n")
	}
}

func renderParagraph(w *writer, n ast.Node, entering bool) {
	if !entering {
		_, _ = w.WriteString("</p>\n")
		return
	}
	_, _ = w.WriteString("<p" + idAttribute(n) + ">")
	if number := numberOf(n); number > 0 && w.rendering.Number != nil {
		_, _ = w.WriteString(w.rendering.Number(number))
	}
}

func renderCodeSpan(w *writer, _ []byte, n ast.Node) {
	_, _ = w.WriteString("<code>")
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if _, ok := child.(*ast.Text); ok {
			w.text()
		}
	}
	_, _ = w.WriteString("</code>")
}

func renderHTMLBlock(w *writer, _ []byte, n ast.Node) {
	_, _ = w.WriteString("<p" + idAttribute(n) + ">")
	w.text()
	_, _ = w.WriteString("</p>\n")
}

func idAttribute(n ast.Node) string {
	if id, ok := n.AttributeString("id"); ok {
		if b, ok := id.([]byte); ok {
			return ` id="` + escape(string(b)) + `"`
		}
	}
	return ""
}

// target returns where the node's link leads.
func (w *writer) target(n ast.Node) (Link, Target) {
	i, ok := n.AttributeString(linkAttribute)
	index, _ := i.(int)
	if !ok || index >= len(w.rendering.Targets) {
		return Link{}, Target{}
	}
	return w.doc.Links[index], w.rendering.Targets[index]
}

// anchor returns the start tag of a link with a title as it is written in markdown,
// which may be nil; "" for a link that is written as text.
func anchor(t Target, title []byte) string {
	if t.Href == "" {
		return ""
	}
	tag := `<a href="` + escape(t.Href) + `"`
	if t.Entity != "" {
		tag += ` data-entity="` + escape(t.Entity) + `"`
	}
	if Classify(t.Href) == External {
		tag += ` class="external" rel="noopener"`
		if t.Archived != "" {
			tag += ` data-versionurl="` + escape(t.Archived) + `"`
		}
		if t.ArchivedOn != "" {
			tag += ` data-versiondate="` + escape(t.ArchivedOn) + `"`
		}
	}
	return tag + titleAttribute(title) + ">"
}

func titleAttribute(title []byte) string {
	if len(title) == 0 {
		return ""
	}
	return ` title="` + escape(string(unescaped(title))) + `"`
}

func renderLink(w *writer, n ast.Node, entering bool) {
	_, t := w.target(n)
	tag := anchor(t, n.(*ast.Link).Title)
	switch {
	case tag == "":
	case entering:
		w.openAnchor(tag)
	default:
		w.closeAnchor()
	}
}

func renderAutoLink(w *writer, _ []byte, n ast.Node) { renderLeafLink(w, n) }

func renderWiki(w *writer, _ []byte, n ast.Node) { renderLeafLink(w, n) }

func renderLeafLink(w *writer, n ast.Node) {
	_, t := w.target(n)
	tag := anchor(t, nil)
	if tag == "" {
		w.text()
		return
	}
	w.openAnchor(tag)
	w.text()
	w.closeAnchor()
}

func renderImage(w *writer, src []byte, n ast.Node) {
	l, t := w.target(n)
	if l.End > l.Start {
		renderLeafLink(w, n)
		return
	}
	if t.Href != "" {
		_, _ = w.WriteString(`<img src="` + escape(t.Href) + `" alt="` + escape(string(altText(n, src))) + `"` + titleAttribute(n.(*ast.Image).Title) + ` loading="lazy">`)
	}
}

func renderLocator(w *writer, _ []byte, n ast.Node) {
	l := n.(*locator)
	if l.NextSibling() != nil {
		w.text()
		return
	}
	title := ""
	if w.rendering.LocatorTitle != "" {
		title = ` title="` + escape(fmt.Sprintf(w.rendering.LocatorTitle, l.value)) + `"`
	}
	_, _ = w.WriteString(` <span class="locator"` + title + `>¶` + escape(l.value) + `</span>`)
}

func renderTask(w *writer, _ []byte, n ast.Node) {
	box := `<span class="task" role="img" aria-label="open">☐</span> `
	if n.(*east.TaskCheckBox).IsChecked {
		box = `<span class="task" role="img" aria-label="done">☑</span> `
	}
	_, _ = w.WriteString(box)
}

func renderHeading(w *writer, n ast.Node, entering bool) {
	level := strconv.Itoa(n.(*ast.Heading).Level)
	if entering {
		_, _ = w.WriteString("<h" + level + idAttribute(n) + ">")
	} else {
		_, _ = w.WriteString("</h" + level + ">\n")
	}
}

func renderMark(w *writer, _ ast.Node, entering bool) {
	if entering {
		_, _ = w.WriteString(`<mark class="highlight">`)
	} else {
		_, _ = w.WriteString("</mark>")
	}
}

// renderBlockquote writes a block quotation, or the callout that it is: one that
// can be folded is a details element.
func renderBlockquote(w *writer, n ast.Node, entering bool) {
	title, ok := n.FirstChild().(*calloutTitle)
	element := "blockquote"
	if ok && title.fold != 0 {
		element = "details"
	} else if ok {
		element = "div"
	}
	if !entering {
		_, _ = w.WriteString("</" + element + ">\n")
		return
	}
	tag := "<" + element + idAttribute(n)
	if ok {
		tag += ` class="callout callout-` + title.kind + `"`
		if title.fold == '+' {
			tag += " open"
		}
	}
	_, _ = w.WriteString(tag + ">\n")
}

func renderCalloutTitle(w *writer, n ast.Node, entering bool) {
	title := n.(*calloutTitle)
	open, end := `<p class="callout-title">`, "</p>\n"
	if title.fold != 0 {
		open, end = `<summary class="callout-title">`, "</summary>\n"
	}
	if !entering {
		_, _ = w.WriteString(end)
		return
	}
	_, _ = w.WriteString(open)
	if title.FirstChild() == nil {
		_, _ = w.WriteString(strings.ToUpper(title.kind[:1]) + title.kind[1:])
	}
}

// renderTable puts a table into a box of its own that can be scrolled sideways.
func renderTable(w *writer, n ast.Node, entering bool) {
	if entering {
		_, _ = w.WriteString(`<div class="scroll" tabindex="0"` + idAttribute(n) + "><table>\n")
	} else {
		_, _ = w.WriteString("</table></div>\n")
	}
}

func renderTableCell(w *writer, n ast.Node, entering bool) {
	element := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		element = "th"
	}
	if !entering {
		_, _ = w.WriteString("</" + element + ">\n")
		return
	}
	tag := "<" + element
	switch n.(*east.TableCell).Alignment {
	case east.AlignRight:
		tag += ` class="right"`
	case east.AlignCenter:
		tag += ` class="center"`
	}
	_, _ = w.WriteString(tag + ">")
}
