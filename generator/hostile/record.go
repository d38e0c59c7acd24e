package hostile

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/generator/content"
)

// record is one file.
type record struct {
	kind   content.Kind
	values []*value // the fields, in the order of the table
	body   []*value // the paragraphs
	// lines leads from the lines of the file as it was last written, from one, to what
	// stands there.
	lines map[int]*value
}

func newRecord(m maker) *record {
	r := &record{kind: m.kind}
	for i, s := range content.Schema(m.kind) {
		if s.Type != content.Ignored && s.Key != "draft" { // what is no page harms nobody
			r.values = append(r.values, m.turned(i).value(s))
		}
	}
	for _, p := range paragraphs(m.payloads) {
		r.body = append(r.body, &value{candidates: []string{p}})
	}
	return r
}

// set gives a field one value that is not hostile.
func (r *record) set(key, text string) {
	for _, v := range r.values {
		if v.spec.Key == key {
			v.candidates = []string{text}
		}
	}
}

// write returns the file: each value on a line of its own, so that a place leads back
// to it.
func (r *record) write() []byte {
	w := &writer{lines: map[int]*value{}, line: 1}
	w.put(nil, "---\n")
	for _, v := range r.values {
		w.field(v, "")
	}
	w.put(nil, "---\n")
	for _, p := range r.body {
		if !p.gone() {
			w.put(p, p.text()+"\n\n")
		}
	}
	r.lines = w.lines
	return []byte(w.b.String())
}

// writer writes YAML in its flow style, which has no indentation to get wrong.
type writer struct {
	b     strings.Builder
	line  int
	lines map[int]*value
}

// put writes a text whose lines belong to a value, nil for none.
func (w *writer) put(v *value, text string) {
	for i := range strings.Count(text, "\n") + 1 {
		if v != nil {
			w.lines[w.line+i] = v
		}
	}
	w.line += strings.Count(text, "\n")
	w.b.WriteString(text)
}

func (w *writer) field(v *value, end string) {
	if v.gone() {
		return
	}
	key := v.spec.Key
	if strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") != "" {
		key = strconv.QuoteToASCII(key)
	}
	w.put(nil, " "[:len(end)]+key+": ")
	w.value(v)
	w.put(nil, end+"\n")
}

// value writes a value up to the end of its last line.
func (w *writer) value(v *value) {
	switch {
	case v.list != nil:
		w.put(v, "[\n")
		for _, item := range v.list {
			if !item.gone() {
				w.put(nil, " ")
				w.value(item)
				w.put(nil, ",\n")
			}
		}
		w.put(v, " ]")
	case v.fields != nil:
		w.put(v, "{\n")
		for _, f := range v.fields {
			w.field(f, ",")
		}
		w.put(v, " }")
	default:
		// The escapes of Go's ASCII strings are all escapes of YAML's, too.
		w.put(v, strconv.QuoteToASCII(v.text()))
	}
}

// value is one value of a field, or a paragraph.
type value struct {
	spec content.Spec
	// candidates are the texts that are tried, the worst first; hostile is how many of
	// them hold the payload.
	candidates []string
	hostile    int
	list       []*value
	fields     []*value
	next       int // the candidate that stands there; above zero for a group that was refused
}

func (v *value) text() string { return v.candidates[v.next] }

// gone reports whether nothing of the value is left.
func (v *value) gone() bool {
	if v.list != nil {
		return v.next > 0 || all(v.list)
	}
	if v.fields != nil {
		return v.next > 0 || all(v.fields)
	}
	return v.next >= len(v.candidates)
}

func all(values []*value) bool {
	for _, v := range values {
		if !v.gone() {
			return false
		}
	}
	return true
}

// count adds the payloads that are still there, and all, by the path of their field.
func (v *value) count(path string, all map[string][2]int) {
	if v.spec.Key != "" {
		path += "." + v.spec.Key
	}
	if v.spec.Type == content.Map { // whose keys are payloads, too
		return
	}
	for _, x := range append(v.list, v.fields...) {
		x.count(path, all)
	}
	if v.hostile == 0 {
		return
	}
	n := all[path]
	n[1]++
	if v.next < v.hostile {
		n[0]++
	}
	all[path] = n
}

// anchored are words that stand in every text.
const anchored = "text end"

// paragraphs returns the body: the payloads in everything that ends up in an element, an
// attribute or an address, and last by themselves, each in an item of a list that ends what it
// may open.
func paragraphs(payloads []string) []string {
	all := []string{"The plain " + anchored + " of Plain Name. [¶1]"}
	for i, p := range payloads {
		line := strings.Join(strings.Fields(strings.ReplaceAll(p, "\x00", "")), " ")
		if line == "" || len(line) > long {
			continue
		}
		for _, form := range forms {
			all = append(all, fmt.Sprintf(strings.ReplaceAll(form, "LABEL", "r"+strconv.Itoa(i)), line))
		}
	}
	all = append(all, strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(payloads, " "), "\x00", "")), " "))
	for _, p := range payloads {
		all = append(all, "- "+strings.ReplaceAll(strings.ReplaceAll(p, "\x00", ""), "\n", "\n  "))
	}
	return all
}

// forms are the constructs of markdown that hold a text.
var forms = []string{
	"[x](%s)", "[x](<%s>)", "![%[1]s](https://elsewhere.example/x.png \"%[1]s\")", "<%s>", "[x][LABEL]\n\n[LABEL]: <%[1]s> (%[1]s)", "[%s](https://elsewhere.example/)",
	"[x](https://elsewhere.example/?%s)", "[x](#%s)", "[[plain|%s]]", "[[%s]]", "[[articles/plain#%s]]", "==%s==", "`%s`", "## %s", "x[^LABEL]\n\n[^LABEL]: %s", "> [!%s] x\n> x", "> [!note] %s\n> x",
	"| %s |\n|:-:|\n| x |", "Term %[1]s\n: %[1]s", "- [ ] %s", "%% %s %%", "```%s\nx\n```",
}
