// Package jsonwriter writes JSON one value after the other, where encoding/json would
// build a tree of everything first.
package jsonwriter

import (
	"io"
	"strconv"
	"unicode/utf8"
)

// Writer writes JSON and puts the commas. The zero Writer is empty, ready for use, and
// keeps what is written. Whoever calls it keeps to the grammar: it checks nothing.
type Writer struct {
	buf  []byte
	out  io.Writer // where full buffers go; nil for nowhere
	last byte      // the last byte that went there
	err  error     // its first
}

// piece is about how many bytes are handed on at a time.
const piece = 64 << 10

// New returns a Writer that hands on what is written at the ends of lines. Flush hands
// on the rest.
func New(out io.Writer) *Writer { return &Writer{out: out} }

// Bytes returns what was written, or of a Writer that hands it on, what is left.
func (w *Writer) Bytes() []byte { return w.buf }

// Flush hands on what is left, and returns the first error there was.
func (w *Writer) Flush() error {
	if n := len(w.buf); n > 0 && w.out != nil {
		w.last = w.buf[n-1]
		if w.err == nil {
			_, w.err = w.out.Write(w.buf)
		}
		w.buf = w.buf[:0]
	}
	return w.err
}

// End ends a line: what follows begins a new value on the top level.
func (w *Writer) End() {
	w.buf = append(w.buf, '\n')
	w.handOn()
}

func (w *Writer) handOn() {
	if len(w.buf) >= piece && w.out != nil {
		_ = w.Flush() // which keeps the error
	}
}

// next writes the comma that a value or key needs after another one.
func (w *Writer) next() {
	last := w.last
	if n := len(w.buf); n > 0 {
		last = w.buf[n-1]
	}
	switch last {
	case 0, '{', '[', ':', '\n':
	default:
		w.buf = append(w.buf, ',')
	}
}

// Open opens an object or a list with its bracket.
func (w *Writer) Open(bracket byte) {
	w.next()
	w.buf = append(w.buf, bracket)
}

// Close writes the bracket that ends an object or a list.
func (w *Writer) Close(bracket byte) { w.buf = append(w.buf, bracket) }

// Raw writes a value that is JSON already.
func (w *Writer) Raw(value []byte) {
	w.next()
	w.buf = append(w.buf, value...)
}

// Line begins a new line, after a comma where one is needed.
func (w *Writer) Line() {
	w.next()
	w.buf = append(w.buf, '\n')
	w.handOn()
}

// Key writes the key of a field, whose value is to follow.
func (w *Writer) Key(k string) {
	w.Text(k)
	w.buf = append(w.buf, ':')
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.next()
	w.buf = appendString(w.buf, s)
}

// Bool writes true or false.
func (w *Writer) Bool(v bool) {
	w.next()
	w.buf = strconv.AppendBool(w.buf, v)
}

// Int writes a whole number.
func (w *Writer) Int(n int) {
	w.next()
	w.buf = strconv.AppendInt(w.buf, int64(n), 10)
}

// Float writes a number in the fewest digits that tell it from others.
func (w *Writer) Float(f float64) {
	w.next()
	w.buf = strconv.AppendFloat(w.buf, f, 'g', -1, 64)
}

// Field writes a key and a text.
func (w *Writer) Field(k, v string) {
	w.Key(k)
	w.Text(v)
}

// appendString appends a text as a JSON string. The line separators of JavaScript
// are escaped, so that the JSON may stand in a script.
func appendString(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			dst = append(dst, s[from:i]...)
			switch c {
			case '"', '\\':
				dst = append(dst, '\\', c)
			case '\n':
				dst = append(dst, '\\', 'n')
			case '\t':
				dst = append(dst, '\\', 't')
			default:
				dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\u2028' || r == '\u2029' || r == utf8.RuneError && n == 1 {
			dst = append(dst, s[from:i]...)
			dst = append(dst, '\\', 'u', hex[r>>12], hex[r>>8&15], hex[r>>4&15], hex[r&15])
			from = i + n
		}
		i += n
	}
	return append(append(dst, s[from:]...), '"')
}
