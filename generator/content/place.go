package content

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dossier/generator/source"
)

// node is a YAML node with its place in the file.
type node struct {
	*yaml.Node
	span source.Span
}

// placer turns the lines and columns of YAML nodes into byte offsets. It is made
// for asking in the order of the text, where each answer costs what lies between
// it and the one before; a list of a million entries on one line stays cheap.
type placer struct {
	matter source.Span
	starts []int // byte offsets in the file at which YAML's lines start
	// The place of the last answer: line and column begin at one.
	line, column, offset int
}

// newPlacer finds the lines of the front matter as YAML counts them: unlike
// anybody else it also ends a line at U+0085, U+2028 and U+2029, and it leaves
// out a byte-order mark.
func newPlacer(matter source.Span) *placer {
	p := &placer{matter: matter}
	text := matter.Text()
	first := len(text) - len(strings.TrimPrefix(text, bom))
	p.starts = append(p.starts, matter.Start+first)
	for i, r := range text {
		switch r {
		case '\n', '\u0085', '\u2028', '\u2029':
			p.starts = append(p.starts, matter.Start+i+utf8.RuneLen(r))
		}
	}
	return p
}

// at returns the byte offset in the file of a line and column that YAML gives.
// Beyond the end of a line it is the line's end.
func (p *placer) at(line, column int) int {
	line, column = max(line, 1), max(column, 1)
	if line > len(p.starts) {
		return p.matter.End
	}
	if line != p.line || column < p.column {
		p.line, p.column, p.offset = line, 1, p.starts[line-1]
	}
	for end := p.end(line); p.column < column && p.offset < end; p.column++ {
		_, n := utf8.DecodeRuneInString(p.matter.File.Text[p.offset:])
		p.offset += n
	}
	return p.offset
}

// end returns the byte offset at which a line ends, line end included.
func (p *placer) end(line int) int {
	if line >= len(p.starts) {
		return p.matter.End
	}
	return p.starts[line]
}

// place gives a node its span: what is written of it on its first line.
func (p *placer) place(n *yaml.Node) node {
	start := p.at(n.Line, n.Column)
	line := p.matter.File.Text[start:max(start, p.end(max(n.Line, 1)))]
	return node{n, source.Span{File: p.matter.File, Start: start, End: start + extent(line, n)}}
}

// extent returns how many bytes of a line, which begins with the node, the node
// takes.
func extent(line string, n *yaml.Node) int {
	length := 0
	switch {
	case line == "":
		return 0
	case line[0] == '[' || line[0] == '{':
		length = flowLength(line)
	case line[0] == '&' || line[0] == '*' || line[0] == '!': // an anchor, alias or tag is reported, and nothing else of the node
		length = strings.IndexAny(line+" ", " \t\n,]}")
	case n.Kind != yaml.ScalarNode:
		length = len(line)
	case line[0] == '"' || line[0] == '\'':
		length = quotedLength(line)
	default:
		length = plainLength(line, n)
	}
	return len(strings.TrimRight(line[:length], " \t\n\u0085\u2028\u2029"))
}

// plainLength returns the length of a scalar without quotation marks. One over
// several lines takes the whole of the first, or of a block the "|" or ">".
func plainLength(line string, n *yaml.Node) int {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return strings.IndexAny(line+" ", " \t\n#")
	}
	if strings.HasPrefix(line, n.Value) {
		return len(n.Value)
	}
	return len(line)
}

// quotedLength returns the length of the quoted scalar that the line begins
// with, quotation marks included, or of the whole line when it goes on beyond.
func quotedLength(line string) int {
	quote := line[0]
	for i := 1; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quote == '"':
			i++
		case line[i] == quote && quote == '\'' && i+1 < len(line) && line[i+1] == quote:
			i++
		case line[i] == quote:
			return i + 1
		}
	}
	return len(line)
}

// flowLength returns the length of the list or group in brackets that the line
// begins with, or of the whole line when it goes on beyond.
func flowLength(line string) int {
	depth := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case (c == '"' || c == '\'') && strings.ContainsRune("[{,: \t", rune(line[i-1])):
			i += quotedLength(line[i:]) - 1
		}
	}
	return len(line)
}
