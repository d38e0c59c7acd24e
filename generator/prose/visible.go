package prose

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// collector walks a parsed text once and writes down its visible text. The
// renderer meets the same leaves in the same order.
type collector struct {
	doc     *Document
	dialect *Dialect
	src     []byte
	options Options
	text    []byte
	leaves  []Range        // of the text, each written by one node
	levels  []int          // levels of the open headings, as written
	ids     map[string]int // ids of headings, with the number of those alike
	targets int            // bytes of the addresses of all links
	refs    map[int]int    // where footnotes, by their index, are referred to first
}

func collect(doc *Document, d *Dialect, src []byte, root ast.Node, o Options) *collector {
	c := &collector{doc: doc, dialect: d, src: src, options: o, text: make([]byte, 0, len(src))}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		c.topLevel(n)
	}
	doc.Text, doc.runs, doc.Paragraphs = string(c.text), slices.Clone(doc.runs), slices.Clone(doc.Paragraphs)
	c.bareAddresses()
	return c
}

// topLevel collects a block of the top level and numbers it if it has text.
func (c *collector) topLevel(n ast.Node) {
	start := len(c.text)
	c.block(n)
	end := len(bytes.TrimRight(c.text, "\n"))
	if end <= start || n.Kind() == ast.KindHeading || n.Kind() == east.KindFootnoteList {
		return
	}
	c.doc.Paragraphs = append(c.doc.Paragraphs, Range{start, end})
	if c.options.Numbered {
		n.SetAttributeString("id", []byte("p"+strconv.Itoa(len(c.doc.Paragraphs))))
		n.SetAttributeString(numberAttribute, len(c.doc.Paragraphs))
	}
}

// block collects a node and all below it.
func (c *collector) block(n ast.Node) {
	start := len(c.text)
	switch n := n.(type) {
	case *ast.Heading:
		c.children(n)
		c.heading(n, start)
	case *ast.Text:
		c.textNode(n)
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		c.lines(n)
		c.plain(start)
		c.doc.HasCode = c.doc.HasCode || c.dialect.language(n, c.src) != nil
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *ast.RawHTML:
		c.rawHTML(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Link:
		c.children(n)
		c.link(n, n.Destination, start, Address)
	case *ast.Image:
		c.image(n)
	case *wiki:
		c.wikiLink(n)
	case *locator:
		c.locator(n)
	case *east.FootnoteLink:
		if _, known := c.refs[n.Index]; !known {
			if c.refs == nil {
				c.refs = map[int]int{}
			}
			c.refs[n.Index] = max(0, start-1) // with the word before it
		}
	case *east.Footnote:
		c.children(n)
		if ref, ok := c.refs[n.Index]; ok {
			c.doc.footnotes = append(c.doc.footnotes, footnote{Range{start, len(c.text)}, ref})
		}
	case *east.TableRow:
		c.reportCells(n)
		c.children(n)
	default:
		c.children(n)
	}
	if n.Type() == ast.TypeBlock && len(c.text) > start && c.text[len(c.text)-1] != '\n' {
		c.text = append(c.text, '\n')
	}
}

func (c *collector) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.block(child)
	}
}

// leaf records what f adds to the text as one leaf.
func (c *collector) leaf(f func()) {
	start := len(c.text)
	f()
	c.leaves = append(c.leaves, Range{start, len(c.text)})
}

// add appends bytes that stand in the source at the given offset.
func (c *collector) add(b []byte, at int) {
	c.run(at, false)
	c.text = append(c.text, b...)
}

func (c *collector) run(at int, fixed bool) {
	if n := len(c.doc.runs); n > 0 && !fixed {
		last := c.doc.runs[n-1]
		if !last.fixed && int(last.source)+len(c.text)-int(last.visible) == at {
			return
		}
	}
	c.doc.runs = append(c.doc.runs, run{int32(len(c.text)), int32(at), fixed})
}

// plain keeps names in the text from start on from being linked.
func (c *collector) plain(start int) {
	if start < len(c.text) {
		c.doc.Plain = append(c.doc.Plain, Range{start, len(c.text)})
	}
}

func (c *collector) textNode(n *ast.Text) {
	c.leaf(func() {
		c.unescape(n.Segment)
		if n.SoftLineBreak() || n.HardLineBreak() {
			c.run(n.Segment.Stop, false)
			c.text = append(c.text, ' ')
		}
	})
}

// unescape adds a segment as the browser shows it: without the backslashes of
// escapes, and with entities as the characters that they stand for.
func (c *collector) unescape(s text.Segment) {
	b := s.Value(c.src)
	at := s.Start
	for {
		i := bytes.IndexAny(b, `\&`)
		if i < 0 || i+1 >= len(b) {
			break
		}
		size, shown := 1, b[i:i+1]
		if b[i] == '\\' && util.IsPunct(b[i+1]) {
			size, shown = 2, b[i+1:i+2]
		} else if end := bytes.IndexByte(b[i:], ';'); b[i] == '&' && end > 1 && end < 40 {
			resolved := util.ResolveEntityNames(util.ResolveNumericReferences(b[i : i+end+1]))
			if !bytes.Equal(resolved, b[i:i+end+1]) {
				size, shown = end+1, resolved
			}
		}
		c.add(b[:i], at)
		if size > 1 {
			c.run(at+i, true)
			c.text = append(c.text, shown...)
		} else {
			c.add(shown, at+i)
		}
		b, at = b[i+size:], at+i+size
	}
	if len(b) > 0 {
		c.add(b, at)
	}
}

func (c *collector) codeSpan(n *ast.CodeSpan) {
	start := len(c.text)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t, ok := child.(*ast.Text)
		if !ok {
			continue
		}
		c.leaf(func() {
			from := len(c.text)
			c.add(t.Segment.Value(c.src), t.Segment.Start)
			for i := from; i < len(c.text); i++ {
				if c.text[i] == '\n' {
					c.text[i] = ' '
				}
			}
		})
	}
	c.plain(start)
}

// lines adds the lines of a block as one leaf.
func (c *collector) lines(n ast.Node) {
	c.leaf(func() {
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			c.add(s.Value(c.src), s.Start)
		}
	})
}

func (c *collector) htmlBlock(n *ast.HTMLBlock) {
	c.leaf(func() {
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			c.add(s.Value(c.src), s.Start)
		}
		if n.HasClosure() {
			c.add(n.ClosureLine.Value(c.src), n.ClosureLine.Start)
		}
	})
	if n.Lines().Len() > 0 {
		c.reportHTML(n.Lines().At(0))
	}
}

func (c *collector) rawHTML(n *ast.RawHTML) {
	c.leaf(func() {
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			c.add(bytes.ReplaceAll(s.Value(c.src), []byte("\n"), []byte(" ")), s.Start)
		}
	})
	c.reportHTML(n.Segments.At(0))
}

func (c *collector) reportHTML(s text.Segment) {
	if c.options.Report == nil {
		return
	}
	tag, _, _ := strings.Cut(strings.TrimSpace(string(s.Value(c.src))), "\n")
	c.options.Report.Add(diag.MarkdownHTML, c.doc.span(s.Start, s.Start+len(tag)), "raw HTML %q is shown as text", tag).
		WithHelp("write it in markdown, or put it between backquotes when you mean to show it")
}

// span turns offsets of the clean text into a place in the file.
func (d *Document) span(start, end int) source.Span {
	return d.body.Sub(uncut(d.cuts, start), max(uncut(d.cuts, max(end-1, start))+1, uncut(d.cuts, start)))
}

func (c *collector) autoLink(n *ast.AutoLink) {
	start := len(c.text)
	label := n.Label(c.src)
	c.leaf(func() { c.add(label, n.Pos()+1) })
	target := string(n.URL(c.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	c.link(n, []byte(target), start, Address)
}

// link records a link that the node makes of the text from start on.
func (c *collector) link(n ast.Node, written []byte, start int, kind LinkKind) {
	at := max(n.Pos(), 0)
	if c.targets += len(written); c.targets > maxAddresses {
		c.overAddresses(at)
		written = nil
	}
	target := string(unescaped(written))
	end := at + 1
	if i := bytes.Index(c.src[at:], written); i >= 0 {
		end = min(at+i+len(written)+1, len(c.src))
	}
	l := Link{Range: Range{start, len(c.text)}, Kind: kind, Target: target, Span: c.doc.span(at, end)}
	n.SetAttributeString(linkAttribute, len(c.doc.Links))
	c.doc.Links = append(c.doc.Links, l)
	c.plain(start)
}

// overAddresses reports, once, that the addresses of the links take too much: a definition of a link can be
// long, and many links can use it.
func (c *collector) overAddresses(at int) {
	if c.targets >= 2*maxAddresses {
		return
	}
	c.targets = 2 * maxAddresses
	c.doc.reportLimit(&limit{at, "the addresses of the links take more than 8 MB", "shorten the address to which so many links lead"}, c.options.Report)
}

// unescaped returns a part of a link as it is meant: without the backslashes of
// escapes, and with entities as the characters that they stand for.
func unescaped(b []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}

// Attributes in which nodes keep what the renderer needs to know: the index of a
// link, the number of a paragraph. They are values of Go, not of HTML; goldmark's
// own renderers do not write attributes that they do not know.
const (
	linkAttribute   = "dossier-link"
	numberAttribute = "dossier-number"
)

// image collects a picture. One from another host would be a request to it, so
// that it becomes a link with the picture's description as its text.
func (c *collector) image(n *ast.Image) {
	start := len(c.text)
	if c.external(n) {
		text := altText(n, c.src)
		if len(bytes.TrimSpace(text)) == 0 {
			text = n.Destination
		}
		c.leaf(func() { c.add(text, n.Pos()) })
	}
	c.link(n, n.Destination, start, Image)
}

func (c *collector) external(n *ast.Image) bool {
	return Classify(string(n.Destination)) != Relative
}

// altText returns the description of a picture as plain text.
func altText(n ast.Node, src []byte) []byte {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			describe(&b, n, src)
		}
		return ast.WalkContinue, nil
	})
	if image, ok := n.(*ast.Image); ok && b.Len() == 0 {
		return image.Title
	}
	return b.Bytes()
}

// describe writes the words of one node of a description.
func describe(b *bytes.Buffer, n ast.Node, src []byte) {
	switch n := n.(type) {
	case *ast.Text:
		b.Write(n.Segment.Value(src))
		if n.SoftLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.AutoLink:
		b.Write(n.Label(src))
	case *ast.RawHTML:
		b.Write(n.Segments.Value(src))
	case *wiki:
		b.WriteString(cmp.Or(n.label, n.target, n.fragment))
	}
}

func (c *collector) wikiLink(n *wiki) {
	start := len(c.text)
	l := Link{Kind: Wiki, Target: n.target, Fragment: n.fragment, Label: n.label, Span: c.doc.span(n.source.Start, n.source.Stop)}
	label := n.label
	if label == "" && !n.escaped && c.options.Label != nil {
		label = c.options.Label(l)
	}
	if label == "" {
		label = n.target
		if n.fragment != "" && n.target == "" {
			label = n.fragment
		}
	}
	c.leaf(func() {
		c.run(n.source.Start, true)
		c.text = append(c.text, strings.ReplaceAll(label, "\n", " ")...)
	})
	c.plain(start)
	if n.escaped {
		return
	}
	l.Range = Range{start, len(c.text)}
	n.SetAttributeString(linkAttribute, len(c.doc.Links))
	c.doc.Links = append(c.doc.Links, l)
}

// locator leaves a locator out of the visible text, together with the space
// before it. One that does not end its block is text like any other.
func (c *collector) locator(n *locator) {
	if n.NextSibling() != nil {
		c.leaf(func() { c.add([]byte("[¶"+n.value+"]"), n.Pos()) })
		return
	}
	if i := len(c.leaves) - 1; i >= 0 && len(c.text) > 0 && c.text[len(c.text)-1] == ' ' && c.leaves[i].End == len(c.text) {
		c.text = c.text[:len(c.text)-1]
		c.leaves[i].End = max(len(c.text), c.leaves[i].Start)
	}
}

// heading records a heading: its level among those that are open, and its id.
func (c *collector) heading(n *ast.Heading, start int) {
	for len(c.levels) > 0 && c.levels[len(c.levels)-1] >= n.Level {
		c.levels = c.levels[:len(c.levels)-1]
	}
	c.levels = append(c.levels, n.Level)
	n.Level = min(len(c.levels)+1, 6)
	label := string(c.text[start:])
	if id, ok := n.AttributeString("id"); ok {
		if b, ok := id.([]byte); ok {
			label = string(b)
		}
	}
	id := c.unique(c.options.Prefix + "h-" + HeadingID(label))
	n.SetAttributeString("id", []byte(id))
	c.doc.Headings = append(c.doc.Headings, Heading{Range{start, len(c.text)}, n.Level, id})
}

// unique makes an id unlike those before it by a number at its end.
func (c *collector) unique(id string) string {
	if c.ids == nil {
		c.ids = map[string]int{}
	}
	for base := id; c.ids[id] > 0; id = base + "-" + strconv.Itoa(c.ids[base]) {
		c.ids[base]++
	}
	c.ids[id] = 1
	return id
}

// HeadingID returns the text of a heading as it stands in an element's id: letters
// and digits of any script in lower case, with hyphens between the words.
func HeadingID(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		} else if r != '\'' && r != '’' {
			gap = true
		}
	}
	return b.String()
}

// bareAddresses makes links of the web addresses that stand in the text as they
// are.
func (c *collector) bareAddresses() {
	s := c.doc.Text
	var found []Range
	for from := 0; ; {
		i := strings.Index(s[from:], "://")
		if i < 0 {
			break
		}
		at := from + i
		from = at + 3
		r, ok := address(s, at)
		if ok && !covered(c.doc.Plain, r) {
			found = append(found, r)
			from = r.End
		}
	}
	if len(found) > 0 {
		c.doc.bare = found
		c.doc.Plain = merge(c.doc.Plain, found)
	}
}

// address returns the range of the web address whose "://" stands at the given
// offset.
func address(s string, at int) (Range, bool) {
	start := at
	for _, scheme := range []string{"https", "http"} {
		if strings.HasSuffix(s[:at], scheme) {
			start = at - len(scheme)
			break
		}
	}
	if start == at {
		return Range{}, false
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:start]); start > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return Range{}, false
	}
	end := at + 3
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if unicode.IsSpace(r) || strings.ContainsRune("<>\"“”«»`", r) || unicode.IsControl(r) {
			break
		}
		end += n
	}
	for end > at+3 && strings.ContainsAny(s[end-1:end], ".,;:!?'*_)]}") {
		if s[end-1] == ')' && strings.Count(s[start:end], "(") >= strings.Count(s[start:end], ")") {
			break
		}
		end--
	}
	return Range{start, end}, end > at+3
}

// merge joins two sorted, disjoint lists of ranges.
func merge(a, b []Range) []Range {
	all := make([]Range, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Start <= b[0].Start {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
