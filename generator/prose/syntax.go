package prose

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindWiki    = ast.NewNodeKind("WikiLink")
	kindLocator = ast.NewNodeKind("Locator")
	kindMark    = ast.NewNodeKind("Highlight")
	kindTitle   = ast.NewNodeKind("CalloutTitle")
)

// wiki is a [[link]], or the plain text of an escaped one.
type wiki struct {
	ast.BaseInline
	target, fragment, label string
	source                  text.Segment // of the whole link, brackets included
	escaped                 bool
}

func (n *wiki) Kind() ast.NodeKind       { return kindWiki }
func (n *wiki) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// locator is a [¶n] at the end of a paragraph.
type locator struct {
	ast.BaseInline
	value string
}

func (n *locator) Kind() ast.NodeKind       { return kindLocator }
func (n *locator) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// highlight is ==marked== text.
type highlight struct{ ast.BaseInline }

func (n *highlight) Kind() ast.NodeKind       { return kindMark }
func (n *highlight) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// calloutTitle is the first line of a callout, without its [!type].
type calloutTitle struct {
	ast.BaseBlock
	kind string // lower case, letters only
	fold byte   // '+' unfolded, '-' folded, 0 not foldable
}

func (n *calloutTitle) Kind() ast.NodeKind       { return kindTitle }
func (n *calloutTitle) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// linkParser reads [[target#fragment|label]]; ![[…]] as the picture that it names, or
// else as the link that it is.
type linkParser struct{}

func (linkParser) Trigger() []byte { return []byte{'[', '!'} }

func (linkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	skip := 0
	if line[0] == '!' {
		skip = 1
	}
	n, size := readWiki(line[skip:])
	if n == nil {
		return nil
	}
	block.Advance(skip + size)
	if skip > 0 && pictureForm.MatchString(n.target) {
		return picture(n, segment.Start)
	}
	n.source = text.NewSegment(segment.Start+skip, segment.Start+skip+size)
	return n
}

var (
	pictureForm = regexp.MustCompile(`(?i)\.(?:avif|gif|jpe?g|png|svg|webp)$`)
	sizeForm    = regexp.MustCompile(`^[0-9]+(?:x[0-9]+)?$`)
)

// picture makes a picture of an embedded file. What stands after "|" describes it,
// unless it is a size, which is the style sheet's to choose.
func picture(n *wiki, at int) ast.Node {
	link := ast.NewLink()
	link.Destination = []byte(n.target)
	if n.label != "" && !sizeForm.MatchString(n.label) {
		link.Title = []byte(n.label)
	}
	image := ast.NewImage(link)
	image.SetPos(at)
	return image
}

// escapedLinkParser reads \[[name]], which stands for the name alone, not to be
// linked.
type escapedLinkParser struct{}

func (escapedLinkParser) Trigger() []byte { return []byte{'\\'} }

func (escapedLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte(`\[[`)) {
		return nil
	}
	n, size := readWiki(line[1:])
	if n == nil {
		return nil
	}
	n.escaped = true
	n.source = text.NewSegment(segment.Start+1, segment.Start+1+size)
	block.Advance(1 + size)
	return n
}

// readWiki reads a link at the start of the line and returns it with its length
// in bytes; nil when none is there.
func readWiki(line []byte) (*wiki, int) {
	if !bytes.HasPrefix(line, []byte("[[")) {
		return nil, 0
	}
	end := bytes.Index(line, []byte("]]"))
	if end < 0 {
		return nil, 0
	}
	inner := bytes.ReplaceAll(line[2:end], []byte(`\|`), []byte("|"))
	if bytes.ContainsAny(inner, "[]\n") {
		return nil, 0
	}
	target, label, _ := bytes.Cut(inner, []byte("|"))
	target, fragment, _ := bytes.Cut(target, []byte("#"))
	n := &wiki{target: trim(target), fragment: trim(fragment), label: trim(label)}
	if n.target == "" && n.fragment == "" {
		return nil, 0
	}
	return n, end + 2
}

func trim(b []byte) string { return string(bytes.TrimSpace(b)) }

var locatorForm = regexp.MustCompile(`^\[¶ ?([0-9]+(?:[-–][0-9]+)?(?:, ?[0-9]+(?:[-–][0-9]+)?)*)\]`)

// locatorParser reads [¶5] and [¶5-6]. Where it stands is checked with the text:
// only at the end of a block is it a locator.
type locatorParser struct{}

func (locatorParser) Trigger() []byte { return []byte{'['} }

func (locatorParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := locatorForm.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &locator{value: string(m[1])}
}

// markParser reads ==marked== text, after goldmark's own strikethrough.
type markParser struct{}

func (markParser) Trigger() []byte                                { return []byte{'='} }
func (markParser) IsDelimiter(b byte) bool                        { return b == '=' }
func (markParser) CanOpenCloser(open, end *parser.Delimiter) bool { return open.Char == end.Char }
func (markParser) OnMatch(int) ast.Node                           { return &highlight{} }

func (p markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, p)
	if node == nil || node.OriginalLength != 2 || before == '=' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// calloutForm takes any kind, as Obsidian does, and with it what some themes write behind it, "[!note|wide]".
var calloutForm = regexp.MustCompile(`^\[!([A-Za-z][A-Za-z0-9-]*)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*`)

// calloutTransformer turns the first line of a block quotation, "[!note] Title",
// into the title of a callout.
type calloutTransformer struct{}

func (calloutTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != p || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	m := calloutForm.FindSubmatchIndex(first.Value(reader.Source()))
	if m == nil {
		return
	}
	line := first.Value(reader.Source())
	title := &calloutTitle{kind: string(bytes.ToLower(line[m[2]:m[3]]))}
	if m[4] < m[5] {
		title.fold = line[m[4]]
	}
	rest := text.NewSegment(first.Start+m[1], first.Stop)
	rest = rest.TrimRightSpace(reader.Source())
	if rest.Len() > 0 {
		title.Lines().Append(rest)
	}
	quote.InsertBefore(quote, p, title)
	lines := text.NewSegments()
	lines.AppendAll(p.Lines().Sliced(1, p.Lines().Len()))
	if lines.Len() == 0 {
		quote.RemoveChild(quote, p)
		return
	}
	p.SetLines(lines)
}
