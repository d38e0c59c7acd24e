// Package prose turns markdown into a document: its visible text with a map back
// to the source, its links, its numbered paragraphs, and in the end its HTML with
// names linked and passages marked.
//
// The dialect is CommonMark with tables, footnotes, strikethrough, task lists,
// definition lists, heading ids and highlighted code, and of Obsidian's [[links]],
// ==marks==, callouts and %%private%% remarks. Raw HTML is shown as the text that
// it is.
//
// Everything that points into a document does so in byte offsets of its visible
// text.
package prose

import (
	"slices"
	"sort"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// Dialect parses and renders markdown. It is immutable and safe for concurrent
// use; use New to make one.
type Dialect struct {
	parser   parser.Parser
	renderer renderer.Renderer
	lexers   sync.Map // chroma's lexers by the name that a block of code gives; nil for unknown ones
}

// New returns the dialect of the dossier.
func New() *Dialect {
	md := goldmark.New(
		goldmark.WithExtensions(
			extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList,
			extension.NewFootnote(extension.WithFootnoteIDPrefixFunction(idPrefix)),
		),
		goldmark.WithParserOptions(
			parser.WithAttribute(),
			parser.WithInlineParsers(
				util.Prioritized(escapedLinkParser{}, 50),
				util.Prioritized(linkParser{}, 60),
				util.Prioritized(locatorParser{}, 70),
				util.Prioritized(markParser{}, 490),
			),
			parser.WithParagraphTransformers(util.Prioritized(calloutTransformer{}, 50)),
			parser.WithASTTransformers(util.Prioritized(footnoteTransformer{}, 998)), // just before goldmark's
		),
		goldmark.WithRendererOptions(
			html.WithUnsafe(), // every kind of node that could carry unsafe text is rendered here
			renderer.WithNodeRenderers(util.Prioritized(&nodes{}, 1)),
		),
	)
	return &Dialect{parser: md.Parser(), renderer: md.Renderer()}
}

// Options say how a text is read.
type Options struct {
	// Numbered gives every numbered paragraph the id "pN".
	Numbered bool
	// Prefix is put before the ids of headings and footnotes, so that several
	// texts can stand on one page.
	Prefix string
	// Label gives the visible text of a [[link]] that has none of its own; when
	// nil, or when it returns "", the link's target is shown as it is written.
	Label func(Link) string
	// Report receives what is wrong with the text; it may be nil.
	Report *diag.Report
}

// Document is one text, parsed.
type Document struct {
	// Text is the visible text, as the browser shows it: blocks are separated by
	// "\n", line breaks within a block are spaces. Locators and private remarks
	// are not part of it.
	Text string
	// Paragraphs are the numbered blocks in order: every block of the top level
	// that has text, apart from headings and footnotes. Number n is at index n-1.
	Paragraphs []Range
	Headings   []Heading
	// Links are the links in the order of the text.
	Links []Link
	// Plain are the places in which names are not linked: links, code, addresses.
	// They are sorted and disjoint.
	Plain []Range
	// HasCode says whether the text has a block of code in a known language.
	HasCode bool

	body      source.Span
	cuts      []cut
	footnotes []footnote
	blocks    []block
	bare      []Range // addresses that stand in the text as they are
	runs      []run
	skeleton  skeleton
}

// Range is a range of the visible text in bytes, half-open.
type Range struct{ Start, End int }

// footnote is a footnote at the end of the text, with the place of the first sign that
// refers to it.
type footnote struct {
	Range
	ref int
}

// Heading is a heading of the text.
type Heading struct {
	Range
	// Level begins at 2, since the page's title is the only heading of level 1,
	// and rises by one at a time.
	Level int
	// ID is the element's id, without the "#".
	ID string
}

// LinkKind tells the kinds of link apart.
type LinkKind uint8

const (
	Wiki    LinkKind = iota // [[target]]
	Address                 // [text](target), or a bare address
	Image                   // ![text](target)
)

// Link is one link of the text.
type Link struct {
	Range
	Kind LinkKind
	// Target is where it leads, as written, and Fragment the part after "#".
	Target, Fragment string
	// Label is the text after "|" of a [[link]]; "" when there is none.
	Label string
	// Span is where it is written.
	Span source.Span
}

// Parse reads a text. It never fails: every text is markdown. One that goes beyond a limit is reported and
// gives a document without text.
func (d *Dialect) Parse(body source.Span, o Options) *Document {
	doc := &Document{body: body}
	clean, cuts, blocks, open := cutHidden(body.Text())
	doc.cuts, doc.blocks = cuts, blocks
	if l := overLimit(clean); l != nil {
		doc.reportLimit(l, o.Report)
		clean, doc.blocks = "", nil
	}
	if open >= 0 && o.Report != nil {
		o.Report.Add(diag.MarkdownPrivate, body.Sub(open, open+2), "the private remark is never closed").
			WithHelp("close it with %%; until then all that follows is left out")
	}
	src := []byte(clean)
	root := d.parser.Parse(text.NewReader(src), parser.WithContext(parser.NewContext(parser.WithIDs(noIDs{}))))
	if o.Report != nil {
		for _, at := range leaks(clean, root) {
			at = uncut(cuts, at)
			o.Report.Add(diag.MarkdownExposed, body.Sub(at, at+2), "this would be shown: marks of code before it are taken for its beginning").
				WithHelp("close the code before it, with its own signs (``` or ~~~) on a line of their own, or write \\%% for two percent signs")
		}
	}
	doc.reportFootnotes(root, o.Report)
	if o.Prefix != "" {
		root.OwnerDocument().AddMeta(prefixKey, []byte(o.Prefix))
	}
	c := collect(doc, d, src, root, o)
	doc.reportMarks(o.Report)
	// The tree takes several times the room of all the rest, and is not kept.
	doc.skeleton = record(doc, d, src, root, c.leaves)
	return doc
}

// Block returns the number of the paragraph with which the block of an id stands,
// counted from one, as an Obsidian user marks it (" ^id" at its end); zero where
// paragraphs have no numbers. It is false when no block has the id.
func (d *Document) Block(id string) (paragraph int, ok bool) {
	for _, b := range d.blocks {
		if b.id != id {
			continue
		}
		for i, p := range d.Paragraphs {
			if d.Source(p).Start <= d.body.Start+b.at {
				paragraph = i + 1
			}
		}
		return paragraph, true
	}
	return 0, false
}

const prefixKey = "id prefix"

func idPrefix(n ast.Node) []byte {
	if doc := n.OwnerDocument(); doc != nil {
		if prefix, ok := doc.Meta()[prefixKey].([]byte); ok {
			return prefix
		}
	}
	return nil
}

// noIDs keeps goldmark from making heading ids: they are made with the text.
type noIDs struct{}

func (noIDs) Generate([]byte, ast.NodeKind) []byte { return nil }
func (noIDs) Put([]byte)                           {}

// run maps a piece of the visible text to the source: both go on side by side
// from here until the next run, unless the piece is fixed (an entity or a label),
// all of which comes from one place.
type run struct {
	visible, source int32
	fixed           bool
}

// Source returns the place in the file from which a range of the visible text
// comes.
func (d *Document) Source(r Range) source.Span {
	end := d.offset(r.Start)
	if r.End > r.Start {
		end = max(end, d.offset(r.End-1)+1)
	}
	return d.body.Sub(d.offset(r.Start), min(end, d.body.End-d.body.Start))
}

// offset returns the offset in the body from which a visible byte comes.
func (d *Document) offset(visible int) int {
	i := sort.Search(len(d.runs), func(i int) bool { return int(d.runs[i].visible) > visible })
	if i == 0 {
		return 0
	}
	r := d.runs[i-1]
	at := int(r.source)
	if !r.fixed {
		at += visible - int(r.visible)
	}
	return min(uncut(d.cuts, at), d.body.End-d.body.Start)
}

// Markdown returns the text as it was written, without its private remarks.
func (d *Document) Markdown() string {
	clean, _, _, _ := cutHidden(d.body.Text())
	return clean
}

// Paragraph returns the number of the paragraph in which an offset lies. A place
// between paragraphs, such as a heading, belongs to the one that follows; after
// the last one it belongs to that; one in a footnote to the paragraph that refers to it
// first. Zero when there is no paragraph.
func (d *Document) Paragraph(offset int) int {
	n := sort.Search(len(d.footnotes), func(i int) bool { return d.footnotes[i].End > offset })
	if n < len(d.footnotes) && d.footnotes[n].Start <= offset && d.footnotes[n].ref < d.footnotes[n].Start {
		return d.Paragraph(d.footnotes[n].ref)
	}
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].End > offset })
	return min(i+1, len(d.Paragraphs))
}

// covered says whether the range overlaps one of the sorted ranges.
func covered(ranges []Range, r Range) bool {
	i, _ := slices.BinarySearchFunc(ranges, r.Start, func(x Range, at int) int {
		if x.End <= at {
			return -1
		}
		return 1
	})
	return i < len(ranges) && ranges[i].Start < r.End
}
