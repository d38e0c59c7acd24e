package compose

import (
	"fmt"
	"strings"

	"dossier/generator/anchor"
	"dossier/generator/content"
)

// Passage is where a record holds on to an article.
type Passage struct {
	Article string // id
	Quote   anchor.Quote
}

// New writes a record of a kind with the fields that are given, in the order in which
// they are best written. A field that is required and not given stands as a comment
// that says so, and is returned as missing; an optional one stands as a comment with
// an example. The body may be "". A list is given as YAML, [a, b], or with its entries apart by
// commas, once or several times. The passage, which may be nil, fills the fields of a note, and the first appearance of a statement or an
// event.
func New(kind content.Kind, given map[string][]string, passage *Passage, body string) (text string, missing []string) {
	w := &writer{given: given, passage: passage}
	for _, s := range content.Schema(kind) {
		w.field(s)
	}
	return w.matter.File(body), w.missing
}

type writer struct {
	given   map[string][]string
	passage *Passage
	matter  Matter
	missing []string
}

func (w *writer) field(s content.Spec) {
	values := w.given[s.Key]
	value := ""
	if len(values) > 0 {
		value = strings.TrimSpace(values[0])
	}
	if w.passage != nil && s.Key == "appearances" {
		w.appearance(s)
		return
	}
	if w.passage != nil && value == "" {
		value = map[string]string{"article": w.passage.Article, "quote": w.passage.Quote.Exact, "prefix": w.passage.Quote.Prefix, "suffix": w.passage.Quote.Suffix}[s.Key]
	}
	switch {
	case len(values) > 1 || s.List && isList(value):
		w.matter.Raw(s.Key, "["+strings.Join(yamlEntries(s, values), ", ")+"]")
	case value != "" && isGroup(s, value):
		w.matter.Raw(s.Key, value)
	case value != "" && s.List:
		w.matter.List(s.Key, entries(value))
	case value != "" && s.Type == content.Bool:
		w.matter.Raw(s.Key, value)
	case value != "":
		w.matter.Text(s.Key, value)
	case s.Required:
		w.missing = append(w.missing, s.Key)
		w.matter.Comment(fmt.Sprintf("%s is missing: %s", s.Key, Describe(s)))
	case s.Type != content.Ignored && !plumbing[s.Key] && !(w.passage != nil && (s.Key == "prefix" || s.Key == "suffix")):
		w.matter.Comment(fmt.Sprintf("%s: %s  # %s", s.Key, s.Example, s.Doc)) // without the first #, it is a field
	}
}

// plumbing are fields that a new record does not need to know of.
var plumbing = map[string]bool{"draft": true, "former_ids": true}

// isGroup says whether a value is a group in YAML.
func isGroup(s content.Spec, value string) bool {
	return s.Type == content.Group || s.Type == content.Map || s.Type == content.Who && strings.HasPrefix(value, "{")
}

// isList says whether a value is a list in YAML, and no [[link]].
func isList(value string) bool {
	return strings.HasPrefix(value, "[") && !strings.HasPrefix(value, "[[") && strings.HasSuffix(value, "]")
}

// yamlEntries returns the entries of all values of a list as they stand between [ and ].
func yamlEntries(s content.Spec, values []string) []string {
	var all []string
	for _, v := range values {
		v = strings.TrimSpace(v)
		switch {
		case isList(v):
			all = append(all, strings.TrimSpace(v[1:len(v)-1]))
		case isGroup(s, v):
			all = append(all, v)
		default:
			for _, e := range entries(v) {
				all = append(all, Scalar(e))
			}
		}
	}
	return all
}

func entries(value string) []string {
	var all []string
	for _, e := range strings.Split(strings.Trim(value, "[]"), ",") {
		if e = strings.TrimSpace(e); e != "" {
			all = append(all, e)
		}
	}
	return all
}

// appearance writes the first entry of a list of appearances, with the fields that
// are optional as comments.
func (w *writer) appearance(s content.Spec) {
	w.matter.Raw(s.Key, "")
	lead := "  - "
	values := map[string]string{"article": w.passage.Article, "quote": w.passage.Quote.Exact, "prefix": w.passage.Quote.Prefix, "suffix": w.passage.Quote.Suffix}
	for _, f := range s.Fields {
		switch {
		case values[f.Key] != "":
			w.matter.line(lead + f.Key + ": " + Scalar(values[f.Key]))
			lead = "    "
		case f.Key != "prefix" && f.Key != "suffix":
			w.matter.line(fmt.Sprintf("    # %s: %s  # %s", f.Key, f.Example, f.Doc))
		}
	}
}

// Describe says what a field holds and how it is written, in one line.
func Describe(s content.Spec) string {
	text := s.Doc
	if len(s.Choices) > 0 {
		text += ", one of " + strings.Join(s.Choices, ", ")
	}
	if s.Example != "" {
		text += ", such as " + s.Example
	}
	return text
}
