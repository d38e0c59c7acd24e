// Package source holds the text of one input file and places in it.
//
// A place is a pair of byte offsets for as long as it is worked with; lines and
// columns are computed from it only when somebody is to read them.
package source

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// File is the text of one input file. It is safe for concurrent use.
type File struct {
	// Path is slash-separated and relative to the dossier's root, as shown to
	// people: "content/articles/x.md".
	Path string
	// Text is the whole text. It is valid UTF-8, without a byte-order mark, and
	// its lines end in "\n".
	Text string

	once  sync.Once
	lines []int // byte offsets at which lines start
}

// New returns a file of the given path and text.
func New(path, text string) *File { return &File{Path: path, Text: text} }

// Position is a place as people count: both numbers begin at one, and columns
// count code points.
type Position struct {
	Line, Column int
}

func (f *File) starts() []int {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i := 0; i < len(f.Text); {
			n := strings.IndexByte(f.Text[i:], '\n')
			if n < 0 {
				break
			}
			i += n + 1
			f.lines = append(f.lines, i)
		}
	})
	return f.lines
}

// Position gives the line and column of a byte offset. An offset outside the
// text gives the nearest end of it.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	lines := f.starts()
	line := sort.Search(len(lines), func(i int) bool { return lines[i] > offset })
	start := lines[line-1]
	return Position{Line: line, Column: utf8.RuneCountInString(f.Text[start:offset]) + 1}
}

// Line returns the text of a one-based line without its line end, or "" for a
// line that the file does not have.
func (f *File) Line(n int) string {
	lines := f.starts()
	if n < 1 || n > len(lines) {
		return ""
	}
	text := f.Text[lines[n-1]:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return text
}

// LineStart returns the byte offset at which a one-based line starts, and the
// length of the text for a line beyond the last.
func (f *File) LineStart(n int) int {
	lines := f.starts()
	switch {
	case n < 1:
		return 0
	case n > len(lines):
		return len(f.Text)
	}
	return lines[n-1]
}

// Span is a range of a file in byte offsets, half-open. A span without a file
// stands for the dossier as a whole.
type Span struct {
	File       *File
	Start, End int
}

// Text returns the text that the span covers, "" for a span without a file.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:s.End]
}

// Path returns the path of the span's file, "" for a span without a file.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Position gives the line and column at which the span starts.
func (s Span) Position() Position {
	if s.File == nil {
		return Position{}
	}
	return s.File.Position(s.Start)
}

// Sub returns the part of the span between two byte offsets that count from its
// start.
func (s Span) Sub(start, end int) Span {
	return Span{File: s.File, Start: s.Start + start, End: s.Start + end}
}
