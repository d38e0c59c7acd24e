// Package compose writes records: ids made from names, front matter that reads
// back as what was meant, and changes to front matter that leave the rest of the
// file as its editor wrote it.
package compose

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gosimple/slug"
)

// device is a name that Windows keeps for a device, or the site for a list.
var device = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$`)

// ID makes an id, which is a file name, from a name in any script: plain letters,
// digits and hyphens, at most 60 bytes, so that it can lead nowhere else. Where
// nothing of the name is left, and where the system keeps the name for itself, the
// fallback stands, or stands in front.
func ID(name, fallback string) string {
	const longest, enough = 60, 400
	if len(name) > enough {
		name = strings.ToValidUTF8(name[:enough], "")
	}
	s := slug.Make(name)
	if len(s) > longest {
		s = s[:longest]
		if i := strings.LastIndexByte(s, '-'); i > 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(s, "-_")
	if s == "" || device.MatchString(s) {
		return strings.TrimSuffix(fallback+"-"+s, "-")
	}
	return s
}

// Free returns the first id that is not taken: the id itself, or the id with a
// number from 2 on.
func Free(id string, taken func(string) bool) string {
	if !taken(id) {
		return id
	}
	for n := 2; ; n++ {
		if with := id + "-" + strconv.Itoa(n); !taken(with) {
			return with
		}
	}
}

// plain is a text that YAML reads as a text as it stands, in a list in brackets,
// too.
var plain = regexp.MustCompile(`^\pL[\pL\pM\pN]*([ .'’-]{1,2}[\pL\pM\pN]+)*$`)

// words are those that YAML, in one of its versions, takes for something else.
var words = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// Scalar writes a text as a YAML value on one line: as it stands where that is
// safe, otherwise between quotation marks, in the escapes that YAML and Go have in
// common.
func Scalar(s string) string {
	if plain.MatchString(s) && !strings.Contains(s, "  ") && !slices.Contains(words, strings.ToLower(s)) {
		return s
	}
	return strconv.Quote(s)
}

// List writes texts as a YAML list in brackets.
func List(all []string) string {
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = Scalar(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// Matter is front matter that is being written, field by field. The zero value
// is empty and ready.
type Matter struct{ lines strings.Builder }

// Text adds a field with a text; an empty one is left out.
func (m *Matter) Text(key, value string) {
	if value != "" {
		m.Raw(key, Scalar(value))
	}
}

// List adds a field with a list; an empty one is left out.
func (m *Matter) List(key string, all []string) {
	if len(all) > 0 {
		m.Raw(key, List(all))
	}
}

// Raw adds a field whose value is YAML already.
func (m *Matter) Raw(key, value string) {
	m.lines.WriteString(strings.TrimRight(key+": "+value, " ") + "\n")
}

func (m *Matter) line(text string) { m.lines.WriteString(text + "\n") }

// Comment adds a line that no field is read from.
func (m *Matter) Comment(text string) { m.lines.WriteString("# " + text + "\n") }

// File returns the whole file of a record with the given body, which may be "".
func (m *Matter) File(body string) string {
	text := "---\n" + m.lines.String() + "---\n"
	if body = strings.TrimRight(strings.TrimLeft(body, "\n"), " \t\n"); body != "" {
		text += body + "\n"
	}
	return text
}
