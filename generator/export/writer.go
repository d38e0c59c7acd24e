package export

import (
	"strconv"
	"unicode/utf8"
)

// writer appends JSON to a buffer, one value after the other. It is used where
// encoding/json would build a tree of the whole dossier first.
type writer struct{ buf []byte }

// next writes the comma that a value or key needs after another one.
func (w *writer) next() {
	if n := len(w.buf); n > 0 {
		switch w.buf[n-1] {
		case '{', '[', ':', '\n':
		default:
			w.buf = append(w.buf, ',')
		}
	}
}

func (w *writer) open(bracket byte) {
	w.next()
	w.buf = append(w.buf, bracket)
}

func (w *writer) close(bracket byte) { w.buf = append(w.buf, bracket) }

// line begins a new line, after a comma where one is needed.
func (w *writer) line() {
	w.next()
	w.buf = append(w.buf, '\n')
}

func (w *writer) key(k string) {
	w.text(k)
	w.buf = append(w.buf, ':')
}

func (w *writer) text(s string) {
	w.next()
	w.buf = appendString(w.buf, s)
}

func (w *writer) bool(v bool) {
	w.next()
	w.buf = strconv.AppendBool(w.buf, v)
}

func (w *writer) int(n int) {
	w.next()
	w.buf = strconv.AppendInt(w.buf, int64(n), 10)
}

func (w *writer) float(f float64) {
	w.next()
	w.buf = strconv.AppendFloat(w.buf, f, 'g', -1, 64)
}

// field writes a key and a text.
func (w *writer) field(k, v string) {
	w.key(k)
	w.text(v)
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
