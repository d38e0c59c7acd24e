package prose

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dossier/generator/diag"
)

// What markdown leaves out without a word is reported here: an editor wrote it.

// footnoteTransformer notes with the document which footnotes nothing refers to,
// before goldmark takes them out of the tree.
type footnoteTransformer struct{}

const unusedKey = "unused footnotes"

func (footnoteTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	if !bytes.Contains(reader.Source(), []byte("[^")) {
		return
	}
	var unused []*east.Footnote
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*east.Footnote); ok && entering && f.Index < 0 {
			unused = append(unused, f)
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	doc.AddMeta(unusedKey, unused)
}

func (d *Document) reportFootnotes(root ast.Node, report *diag.Report) {
	unused, _ := root.OwnerDocument().Meta()[unusedKey].([]*east.Footnote)
	for _, f := range unused {
		if report == nil {
			break
		}
		at := max(f.Pos(), 0)
		report.Add(diag.MarkdownNote, d.span(at, at+len("[^]")+len(f.Ref)), "nothing refers to the footnote %q, so that it is left out", f.Ref).
			WithHelp("put [^%s] where it belongs, or delete the footnote", f.Ref)
	}
}

var footnoteMark = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// reportMarks reports the marks of footnotes that the text does not have; they are shown as they are written.
func (d *Document) reportMarks(report *diag.Report) {
	if report == nil {
		return
	}
	for _, m := range footnoteMark.FindAllStringIndex(d.Text, -1) {
		at, mark := d.Source(Range{m[0], m[1]}), d.Text[m[0]:m[1]]
		if covered(d.Plain, Range{m[0], m[1]}) || at.Text() != mark {
			continue // code, or escaped
		}
		report.Add(diag.MarkdownNote, at, "there is no footnote %q, so that its mark is shown as it is written", mark[2:len(mark)-1]).
			WithHelp("write the footnote on a line of its own, %s: …, or \\%s for the signs themselves", mark, mark)
	}
}

// reportCells reports the cells of a row for which the table has no column.
func (c *collector) reportCells(row *east.TableRow) {
	last, ok := row.LastChild().(*east.TableCell)
	if c.options.Report == nil || !ok || last.Lines().Len() == 0 {
		return
	}
	at := last.Lines().At(0).Stop
	rest, _, _ := bytes.Cut(c.src[at:], []byte("\n"))
	line := string(rest)
	over := strings.TrimLeft(line, " \t|")
	at += len(line) - len(over)
	over = strings.TrimRight(over, " \t|")
	if over == "" {
		return
	}
	c.options.Report.Add(diag.MarkdownTable, c.doc.span(at, at+len(over)), "%q stands beyond the last column of the table, so that it is left out", over).
		WithHelp("write \\| where | is no border, or give the head of the table another column")
}
