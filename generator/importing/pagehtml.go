package importing

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/generator/prose"
)

// maxElements is the number of elements up to which a page is read.
const maxElements = 200_000

// readHTML reads a page: what it says of itself, and its main text as markdown.
func readHTML(text string, o Origin) (*Page, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, &PageError{fmt.Sprintf("its HTML cannot be read: %s", short(err.Error())), copyText}
	}
	meta := newMetadata(doc, o.Address)
	p := meta.page()
	left := strip(doc)
	dropForms(doc)
	left = append(left, newCutter(doc).cut(doc)...)
	body, err := mainText(doc, p, meta.relativeTo(p.URL))
	if said := meta.body(); err != nil && said != "" {
		body, err = said, nil
		left = append(left, "what the page shows without its scripts, which is no text: this one is from its JSON-LD, where links and headings may be lost")
	}
	if err != nil {
		return nil, err
	}
	markdown, tables, err := fromHTML(body)
	if err != nil {
		return nil, &PageError{fmt.Sprintf("its text cannot be turned into markdown (%s)", err), copyText}
	}
	blocks := strings.Split(foreign(prose.New(), clean(markdown), func(string) bool { return false }), "\n\n")
	kept, more := withoutChrome(blocks)
	if len(kept) > 0 && plainBlock(kept[0]) == plainBlock(p.Title) {
		kept = kept[1:]
	}
	kept = p.signed(kept)
	if len(kept) == 0 {
		return nil, &PageError{"there is no article text in it", copyText}
	}
	p.Body = strings.Join(kept, "\n\n")
	p.Left = slices.Concat(left, tables, p.Left, more)
	if meta.paid() {
		p.Left = append(p.Left, "the rest of the text, perhaps: the page says that it is not free to read")
	}
	p.findDateline(kept)
	return p, nil
}

const copyText = "copy the text of the article into a file that ends in .txt, and import that"

// chromeTags are elements that are never the text of an article.
var chromeTags = map[atom.Atom]bool{
	atom.Aside: true, atom.Nav: true, atom.Footer: true, atom.Button: true, atom.Script: true, atom.Style: true, atom.Template: true,
	atom.Picture: true, atom.Img: true, atom.Svg: true, atom.Video: true, atom.Audio: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Canvas: true, atom.Input: true, atom.Select: true, atom.Textarea: true, atom.Dialog: true, atom.Noscript: true,
}

// strip takes out of a page what is no text: pictures, which would be asked for at
// another host, and what stands around the article. It says which words of the article's
// own were among it. Raised and lowered figures become such signs.
func strip(n *html.Node) (left []string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case isPicture(c):
			n.RemoveChild(c)
			if text := textOf(c); text != "" {
				what := "a picture with the words"
				if hasClass(c, "pullquote") {
					what = "a quotation that is pulled out of the text:"
				}
				left = append(left, fmt.Sprintf("%s %q", what, short(text)))
			}
		case c.Type == html.CommentNode || c.Type == html.ElementNode && (chromeTags[c.DataAtom] || attribute(c, "id") == "wm-ipp-base"):
			n.RemoveChild(c)
			if text := textOf(c); text != "" && c.DataAtom == atom.Aside {
				left = append(left, fmt.Sprintf("a box beside the text: %q", short(text)))
			}
		case isUnseen(c) || c.DataAtom == atom.A && isNoteMark(c):
			n.RemoveChild(c)
		case isSubscription(c):
			n.RemoveChild(c)
			left = append(left, fmt.Sprintf("a box for subscribers: %q", short(textOf(c))))
		case c.DataAtom == atom.Sup || c.DataAtom == atom.Sub:
			shift(c)
		default:
			if c.DataAtom == atom.Figure {
				c.Data, c.DataAtom = "div", atom.Div // the library drops figures without a picture
			}
			left = append(left, strip(c)...)
		}
		c = next
	}
	return left
}

// isPicture says whether an element is a picture with its caption, or a line set large. A
// table or quotation is text, though it stands in a figure.
func isPicture(n *html.Node) bool {
	if n.DataAtom != atom.Figure {
		return n.DataAtom == atom.Div && hasClass(n, "wp-caption")
	}
	text := false
	elements(n, func(e *html.Node) {
		text = text || e.DataAtom == atom.Table || e.DataAtom == atom.Blockquote || e.DataAtom == atom.Pre
	})
	return !text || hasClass(n, "pullquote")
}

// hasClass says whether one of an element's classes is name, or ends in it as a part of its own.
func hasClass(n *html.Node, name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(attribute(n, "class"))), func(c string) bool {
		return c == name || strings.HasSuffix(c, "-"+name)
	})
}

var clipped = regexp.MustCompile(`clip:rect\([01](px)?,?[01](px)?`)

// isUnseen says whether an element is there for screen readers alone, such as "opens in a new tab".
func isUnseen(n *html.Node) bool {
	for _, name := range []string{"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"} {
		if hasClass(n, name) {
			return true
		}
	}
	return clipped.MatchString(strings.ReplaceAll(attribute(n, "style"), " ", ""))
}

// isSubscription says whether an element is a box that asks to subscribe to a newsletter.
func isSubscription(n *html.Node) bool {
	const longest = 400 // code points
	return (n.DataAtom == atom.Div || n.DataAtom == atom.Section) && strings.Contains(strings.ToLower(attribute(n, "class")), "newsletter") &&
		utf8.RuneCountInString(textOf(n)) <= longest && textOf(n) != ""
}

// notePlaces are places within a page that are notes, or marks of them, by the names that are usual.
var notePlaces = regexp.MustCompile(`(?i)^#[^/]*(fn|ftn|edn|note|cite)`)

// isNoteMark says whether a link is the mark of a note, 1, [1] or *, or leads back to it.
func isNoteMark(a *html.Node) bool {
	return notePlaces.MatchString(attribute(a, "href")) && strings.Trim(textOf(a), "0123456789[]()*†‡↩↑^\ufe0e") == ""
}

// dropForms takes out forms, but for one that holds most of the page, as those of some
// servers do.
func dropForms(doc *html.Node) {
	total := len(textOf(doc))
	var forms []*html.Node
	elements(doc, func(n *html.Node) {
		if n.DataAtom == atom.Form {
			forms = append(forms, n)
		}
	})
	for _, f := range forms {
		if len(textOf(f))*2 > total {
			f.Data, f.DataAtom = "div", atom.Div
		} else {
			f.Parent.RemoveChild(f)
		}
	}
}

var (
	raised  = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻")
	lowered = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "−", "₋")
)

// shift replaces a raised or lowered number by signs for it, since markdown has none of these elements, and
// takes out the mark of a note, which is a link within the page. Letters, as in 1st, stay as they are.
func shift(n *html.Node) {
	text, link := textOf(n), false
	elements(n, func(e *html.Node) { link = link || e.DataAtom == atom.A && strings.Contains(attribute(e, "href"), "#") })
	signs := raised
	if n.DataAtom == atom.Sub {
		signs = lowered
	}
	switch {
	case link:
		n.Parent.RemoveChild(n)
	case text != "" && strings.Trim(text, "0123456789+-−") == "":
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: signs.Replace(text)}, n)
		n.Parent.RemoveChild(n)
	}
}

// signed takes the line above the text that says who wrote it.
func (p *Page) signed(blocks []string) []string {
	const longest = 100 // code points
	if len(blocks) < 2 || !strings.HasPrefix(blocks[0], "By ") || ends(blocks[0]) || utf8.RuneCountInString(blocks[0]) > longest {
		return blocks
	}
	if names := byline(plainBlock(blocks[0])); len(p.Authors) == 0 {
		p.Authors = names
	} else if !slices.Equal(names, p.Authors) {
		p.Left = append(p.Left, fmt.Sprintf("%q, above the text", short(blocks[0])))
	}
	return blocks[1:]
}

// cutter leaves out what stands below headings such as "Related articles", before the
// library decides what is text: it drops such headings, and may keep what they head.
type cutter struct {
	size   map[*html.Node]int // bytes of text in each node
	before int                // bytes of text before the node
}

func newCutter(doc *html.Node) *cutter {
	c := &cutter{size: map[*html.Node]int{}}
	c.measure(doc)
	return c
}

func (c *cutter) measure(n *html.Node) int {
	size := 0
	if n.Type == html.TextNode {
		size = len(strings.TrimSpace(n.Data))
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		size += c.measure(child)
	}
	c.size[n] = size
	return size
}

// cut takes headings of the list out with what follows them in the same element, or,
// where that is more than all the text before, with the next element alone. It says
// what it took out.
func (c *cutter) cut(n *html.Node) (left []string) {
	after := c.size[n]
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		after -= c.size[child]
		text := ""
		switch child.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			text = textOf(child)
		}
		switch {
		case matches(cuts, text):
			left = append(left, fmt.Sprintf("%q and what follows it", short(text)))
			n.RemoveChild(child)
			all := after <= c.before
			for next != nil {
				s := next
				next = s.NextSibling
				after -= c.size[s]
				n.RemoveChild(s)
				if s.Type == html.ElementNode && !all {
					break
				}
			}
		case child.Type == html.TextNode:
			c.before += c.size[child]
		default:
			left = append(left, c.cut(child)...)
		}
		child = next
	}
	return left
}

// mainText returns the HTML of a page's article, in which relative addresses start from at.
func mainText(doc *html.Node, p *Page, at *url.URL) (text string, err error) {
	// The library walks trees of any shape; a panic of it must not end the import.
	defer func() {
		if recover() != nil {
			text, err = "", &PageError{"its main text could not be found", copyText}
		}
	}()
	if at.Host == "" {
		at = &url.URL{Scheme: "https", Host: "page.invalid"}
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true
	article, err := parser.ParseDocument(doc, at)
	if err != nil {
		return "", &PageError{fmt.Sprintf("its main text could not be found: %s", short(err.Error())), copyText}
	}
	if article.Node == nil || textOf(article.Node) == "" {
		return "", &PageError{"there is no article text in it", copyText}
	}
	unlink(article.Node)
	if p.Title == "" {
		p.Title = oneLine(article.Title())
	}
	if len(p.Authors) == 0 {
		p.Authors = byline(article.Byline())
	}
	var b bytes.Buffer
	if err := html.Render(&b, article.Node); err != nil {
		return "", &PageError{fmt.Sprintf("its main text cannot be written: %s", short(err.Error())), copyText}
	}
	return b.String(), nil
}

// unlink keeps the words of links that lead to no other host: places within a page,
// and those of a page whose address is not known.
func unlink(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		unlink(c)
		if c.DataAtom == atom.A {
			u, err := url.Parse(attribute(c, "href"))
			if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "page.invalid" || u.Fragment != "" && u.Path == "" {
				for inner := c.FirstChild; inner != nil; inner = c.FirstChild {
					c.RemoveChild(inner)
					n.InsertBefore(inner, c)
				}
				n.RemoveChild(c)
			}
		}
		c = next
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, key) {
			return a.Val
		}
	}
	return ""
}

// elements calls f for every element below a node, in the order of the page.
func elements(n *html.Node, f func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			f(c)
		}
		elements(c, f)
	}
}

// textOf returns the text of an element on one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return oneLine(b.String())
}
