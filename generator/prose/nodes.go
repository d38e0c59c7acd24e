package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodes renders every kind of node that has text of its own or an address, in
// place of goldmark's renderers. It keeps no state: that is in the recorder.
type nodes struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	leaf := func(kind ast.NodeKind, f func(w *recorder, src []byte, n ast.Node)) {
		reg.Register(kind, func(b util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				f(b.(*recorder), src, n)
			}
			return ast.WalkSkipChildren, nil
		})
	}
	both := func(kind ast.NodeKind, f func(w *recorder, n ast.Node, entering bool)) {
		reg.Register(kind, func(b util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			f(b.(*recorder), n, entering)
			return ast.WalkContinue, nil
		})
	}
	leaf(ast.KindText, renderText)
	leaf(ast.KindCodeSpan, renderCodeSpan)
	leaf(ast.KindFencedCodeBlock, renderCode)
	leaf(ast.KindCodeBlock, renderCode)
	leaf(ast.KindHTMLBlock, renderHTMLBlock)
	leaf(ast.KindRawHTML, func(w *recorder, _ []byte, _ ast.Node) { w.leaf() })
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

func renderText(w *recorder, _ []byte, n ast.Node) {
	w.leaf()
	if n.(*ast.Text).HardLineBreak() {
		_, _ = w.WriteString("<br>\n")
	}
}

func renderParagraph(w *recorder, n ast.Node, entering bool) {
	if !entering {
		_, _ = w.WriteString("</p>\n")
		return
	}
	_, _ = w.WriteString("<p" + idAttribute(n) + ">")
	if number := numberOf(n); number > 0 {
		w.step(paragraphNumber, number, 0)
	}
}

func renderCodeSpan(w *recorder, _ []byte, n ast.Node) {
	_, _ = w.WriteString("<code>")
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if _, ok := child.(*ast.Text); ok {
			w.leaf()
		}
	}
	_, _ = w.WriteString("</code>")
}

func renderHTMLBlock(w *recorder, _ []byte, n ast.Node) {
	_, _ = w.WriteString("<p" + idAttribute(n) + ">")
	w.leaf()
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

// linkOf returns the index of the node's link, -1 for a node without one.
func linkOf(n ast.Node) int {
	if i, ok := n.AttributeString(linkAttribute); ok {
		return i.(int)
	}
	return -1
}

// anchor returns the start tag of a link with more attributes; "" for a link that is
// written as text.
func anchor(t Target, attributes string) string {
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
	return tag + attributes + ">"
}

func titleAttribute(title []byte) string {
	if len(title) == 0 {
		return ""
	}
	return ` title="` + escape(string(unescaped(title))) + `"`
}

func renderLink(w *recorder, n ast.Node, entering bool) {
	if entering {
		w.step(openLink, linkOf(n), w.text(titleAttribute(n.(*ast.Link).Title)))
	} else {
		w.step(closeLink, linkOf(n), 0)
	}
}

func renderAutoLink(w *recorder, _ []byte, n ast.Node) { renderLeafLink(w, n) }

func renderWiki(w *recorder, _ []byte, n ast.Node) { renderLeafLink(w, n) }

func renderLeafLink(w *recorder, n ast.Node) {
	w.step(openLink, linkOf(n), 0)
	w.leaf()
	w.step(closeLink, linkOf(n), 0)
}

func renderImage(w *recorder, src []byte, n ast.Node) {
	if l := w.doc.Links[linkOf(n)]; l.End > l.Start {
		renderLeafLink(w, n)
		return
	}
	w.step(showImage, linkOf(n), w.text(` alt="`+escape(string(altText(n, src)))+`"`+titleAttribute(n.(*ast.Image).Title)))
}

func renderLocator(w *recorder, _ []byte, n ast.Node) {
	l := n.(*locator)
	if l.NextSibling() != nil {
		w.leaf()
		return
	}
	w.step(locatorMark, 0, w.text(l.value))
}

func renderTask(w *recorder, _ []byte, n ast.Node) {
	checked := 0
	if n.(*east.TaskCheckBox).IsChecked {
		checked = 1
	}
	w.step(taskBox, checked, 0)
}

func renderHeading(w *recorder, n ast.Node, entering bool) {
	level := strconv.Itoa(n.(*ast.Heading).Level)
	if entering {
		_, _ = w.WriteString("<h" + level + idAttribute(n) + ">")
	} else {
		_, _ = w.WriteString("</h" + level + ">\n")
	}
}

func renderMark(w *recorder, _ ast.Node, entering bool) {
	if entering {
		_, _ = w.WriteString(`<mark class="highlight">`)
	} else {
		_, _ = w.WriteString("</mark>")
	}
}

// renderBlockquote writes a block quotation, or the callout that it is: one that
// can be folded is a details element.
func renderBlockquote(w *recorder, n ast.Node, entering bool) {
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

func renderCalloutTitle(w *recorder, n ast.Node, entering bool) {
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
		w.step(calloutKind, 0, w.text(title.kind))
	}
}

// renderTable puts a table into a box of its own that can be scrolled sideways.
func renderTable(w *recorder, n ast.Node, entering bool) {
	if entering {
		_, _ = w.WriteString(`<div class="scroll" tabindex="0"` + idAttribute(n) + "><table>\n")
	} else {
		_, _ = w.WriteString("</table></div>\n")
	}
}

func renderTableCell(w *recorder, n ast.Node, entering bool) {
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
