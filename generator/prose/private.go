package prose

import (
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// cut is a piece of the source that was taken out: from this offset of the clean
// text on, the source is ahead by shift bytes.
type cut struct{ at, shift int }

// uncut turns an offset of the clean text into one of the source.
func uncut(cuts []cut, at int) int {
	i := sort.Search(len(cuts), func(i int) bool { return cuts[i].at > at })
	if i == 0 {
		return at
	}
	return at + cuts[i-1].shift
}

// block is the mark of a block, as Obsidian writes it: its id, and the offset in the
// source at which it stands.
type block struct {
	id string
	at int
}

// cutHidden takes %%private remarks%%, HTML comments and the marks of blocks out of a
// text, apart from those within code. One that fills whole lines takes its line with
// it. Of a remark that is never closed it gives the offset, otherwise -1.
func cutHidden(s string) (clean string, cuts []cut, blocks []block, open int) {
	if !strings.Contains(s, "%%") && !strings.Contains(s, "<!--") && !strings.Contains(s, "^") {
		return s, nil, nil, -1
	}
	var b strings.Builder
	from := 0
	for _, r := range hidden(s) {
		if r.End < 0 {
			b.WriteString(s[from:r.Start])
			return b.String(), cuts, blocks, r.Start
		}
		if mark, ok := strings.CutPrefix(strings.TrimLeft(s[r.Start:r.End], " \t"), "^"); ok {
			blocks = append(blocks, block{strings.TrimSpace(mark), r.Start})
		}
		start, stop := wholeLines(s, r.Start, r.End)
		if start < from {
			continue
		}
		b.WriteString(s[from:start])
		from = stop
		cuts = append(cuts, cut{at: b.Len(), shift: stop - b.Len()})
	}
	b.WriteString(s[from:])
	return b.String(), cuts, blocks, -1
}

// wholeLines widens a remark that stands alone on its lines by the line end. It looks no further than
// the nearest words.
func wholeLines(s string, start, end int) (int, int) {
	line := len(strings.TrimRight(s[:start], " \t"))
	rest := strings.TrimLeft(s[end:], " \t")
	if line > 0 && s[line-1] != '\n' || !strings.HasPrefix(rest, "\n") {
		return start, end
	}
	return line, len(s) - len(rest) + 1
}

// blockMark is " ^id" at the end of a block: what follows is an empty line, the next
// entry of a list, or nothing.
var blockMark = regexp.MustCompile(`^[ \t]*\^[A-Za-z0-9][A-Za-z0-9-]+[ \t]*(?:\n[ \t]*(?:\n|[-*+] |[0-9]+[.)] )|\n?$)`)

// markAt returns the end of the mark of a block that begins at i, after white space or
// at the beginning of a line; -1 when none does.
func markAt(s string, i int) int {
	if i > 0 && s[i-1] != '\n' && s[i] == '^' || s[i] != '^' && s[i] != ' ' && s[i] != '\t' {
		return -1
	}
	if i > 0 && isBlank(s[i]) && isBlank(s[i-1]) {
		return -1 // the first of several spaces has been asked
	}
	m := blockMark.FindString(s[i:])
	if m == "" {
		return -1
	}
	line, _, _ := strings.Cut(m, "\n")
	return i + len(line)
}

// hidden returns the private remarks, comments and marks of blocks of a text. It skips code,
// escaped signs, and what stands within an earlier one. A remark that is never
// closed ends at -1; a comment that is never closed is none.
func hidden(s string) []Range {
	var all []Range
	lastComment := strings.LastIndex(s, "-->")
	for i := 0; i < len(s); {
		if end := codeEnd(s, i); end > i {
			i = end
			continue
		}
		switch rest := s[i:]; {
		case s[i] == '\\':
			i += 2
		case strings.HasPrefix(rest, "%%"):
			end := strings.Index(rest[2:], "%%")
			if end < 0 {
				return append(all, Range{i, -1})
			}
			all = append(all, Range{i, i + end + 4})
			i += end + 4
		case strings.HasPrefix(rest, "<!--") && i < lastComment:
			end := i + 5 + strings.Index(rest[2:], "-->") // "<!-->" is a whole comment
			all = append(all, Range{i, end})
			i = end
		case markAt(s, i) >= 0:
			all = append(all, Range{i, markAt(s, i)})
			i = markAt(s, i)
		default:
			i++
		}
	}
	return all
}

// codeEnd returns the offset after the code, or the signs that might open some, at i;
// i when there is none.
func codeEnd(s string, i int) int {
	if i == 0 || s[i-1] == '\n' {
		if end := fenceEnd(s, i); end >= 0 {
			return end
		}
	}
	if s[i] == '`' {
		return spanEnd(s, i)
	}
	return i
}

// fenceLine is a line that opens a block of code, with what may stand before the
// fence: white space and the marks of quotations and lists.
var fenceLine = regexp.MustCompile("^[ \\t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \\t]+[ \\t>]*)*(?:(`{3,})[^`]*$|(~{3,}))")

// fenceEnd returns the offset of the line after the block of code that a fence on the
// line at i opens, the end of the text when it is not closed; -1 when none opens there.
// It does not know where lists and quotations end: what that leaves visible is reported
// by leaks.
func fenceEnd(s string, i int) int {
	line, _, _ := strings.Cut(s[i:], "\n")
	if !strings.Contains(line, "```") && !strings.Contains(line, "~~~") {
		return -1
	}
	m := fenceLine.FindStringSubmatch(line)
	if m == nil {
		return -1
	}
	fence := m[1] + m[2]
	for at := min(i+len(line)+1, len(s)); at < len(s); {
		line, _, _ = strings.Cut(s[at:], "\n")
		at = min(at+len(line)+1, len(s))
		line = strings.TrimLeft(strings.TrimRight(line, " \t\r"), " \t>")
		if len(line) >= len(fence) && strings.Trim(line, fence[:1]) == "" {
			return at
		}
	}
	return len(s)
}

// spanEnd returns the offset after the code that begins with the run of backquotes at
// i, within a paragraph, or after the run alone when it opens no code.
func spanEnd(s string, i int) int {
	n := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
	after := i + n
	paragraph := s[after:]
	if end := strings.Index(paragraph, "\n\n"); end >= 0 {
		paragraph = paragraph[:end]
	}
	for at := 0; ; {
		j := strings.IndexByte(paragraph[at:], '`')
		if j < 0 {
			return after
		}
		m := len(paragraph[at+j:]) - len(strings.TrimLeft(paragraph[at+j:], "`"))
		at += j + m
		if m == n {
			return after + at
		}
	}
}

// leaks returns the places of a clean text at which a remark or comment stands outside of
// code, by the tree that was parsed of it: code that cutHidden took to be longer than it is.
func leaks(clean string, root ast.Node) []int {
	if !strings.Contains(clean, "%%") && !strings.Contains(clean, "<!--") {
		return nil
	}
	code, lastComment := codeIn(root), strings.LastIndex(clean, "-->")
	var all []int
	for i := 0; i < len(clean); i++ {
		for len(code) > 0 && code[0].End <= i {
			code = code[1:]
		}
		switch {
		case len(code) > 0 && code[0].Start <= i:
			i = code[0].End - 1
		case clean[i] == '\\':
			i++
		case strings.HasPrefix(clean[i:], "%%"):
			all = append(all, i)
			i += 1 + max(0, 2+strings.Index(clean[i+2:], "%%"))
		case strings.HasPrefix(clean[i:], "<!--") && i < lastComment:
			all = append(all, i)
			i += 3
		}
	}
	return all
}

// codeIn returns the places of all code of a tree, in order.
func codeIn(root ast.Node) []Range {
	var all []Range
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			for i := range n.Lines().Len() {
				l := n.Lines().At(i)
				all = append(all, Range{l.Start, l.Stop})
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					all = append(all, Range{t.Segment.Start, t.Segment.Stop})
				}
			}
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(all, func(a, b Range) int { return cmp.Compare(a.Start, b.Start) })
	return all
}
