package synthetic

import (
	"bytes"
	"strings"
)

// record is the text of one record: front matter, then the body. Ids, dates with quotation marks and
// lists are written as editors write them, so that reading them costs what it costs with real records.
type record struct{ bytes.Buffer }

func newRecord() *record {
	r := &record{}
	r.WriteString("---\n")
	return r
}

// line writes YAML as it is.
func (r *record) line(s string) {
	r.WriteString(s)
	r.WriteByte('\n')
}

// text writes a field with any text, and nothing when it is empty.
func (r *record) text(key, value string) {
	if value != "" {
		r.line(key + ": " + quoted(value))
	}
}

// id writes a field whose value YAML reads as a text without quotation marks.
func (r *record) id(key, value string) { r.line(key + ": " + value) }

// ids writes a list of such values, and nothing when it is empty.
func (r *record) ids(key string, values []string) {
	if len(values) > 0 {
		r.line(key + ": [" + strings.Join(values, ", ") + "]")
	}
}

// texts writes a list with one text a line, and nothing when it is empty.
func (r *record) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	r.line(key + ":")
	for _, v := range values {
		r.line("  - " + quoted(v))
	}
}

// body ends the front matter and appends the body.
func (r *record) body(markdown string) *record {
	r.line("---\n")
	r.WriteString(markdown)
	return r
}

// quoted returns a one-line text as YAML between double quotation marks.
func quoted(s string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`) + `"`
}
