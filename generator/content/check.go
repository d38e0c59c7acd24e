package content

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// checker turns YAML nodes into values that fit their specs, reporting what does
// not fit.
type checker struct {
	report *diag.Report
	places *placer
	found  int // how many problems were reported
}

// add is Report.Add, counted, so that a caller can tell an empty value from a
// wrong one: both give nil.
func (c *checker) add(code diag.Code, span source.Span, format string, args ...any) *diag.Diagnostic {
	c.found++
	return c.report.Add(code, span, format, args...)
}

// fields reads a mapping. What names that which has the fields, in messages, such as
// "this actor"; a missing field is reported at owner.
func (c *checker) fields(specs []Spec, m node, owner source.Span, what string) []Field {
	all := make([]Field, 0, len(m.Content)/2)
	seen := make(map[string]written, len(m.Content)/2)
	var meant []string // by misspelt keys, about which enough is said
	for key, n := range c.pairs(m, what) {
		if first, twice := seen[key.Value]; twice {
			c.duplicate(key, first.span, what)
			continue
		}
		before := c.found
		spec, near, ok := c.known(specs, key, what)
		if near != "" {
			meant = append(meant, near)
		}
		if ok && spec.Type != Ignored {
			if v := c.value(spec, c.places.place(n)); v != nil {
				all = append(all, Field{Key: spec.Key, Value: *v})
			}
		}
		seen[key.Value] = written{key.span, c.found > before}
	}
	if meant != nil {
		specs = slices.DeleteFunc(slices.Clone(specs), func(s Spec) bool { return slices.Contains(meant, s.Key) })
	}
	c.required(specs, all, seen, owner, what)
	return all
}

// written is a key that was met, and whether its value was found wrong.
type written struct {
	span  source.Span
	wrong bool
}

// pairs yields the keys and values of a mapping in order, without those whose key
// is no text, which it reports.
func (c *checker) pairs(m node, what string) iter.Seq2[node, *yaml.Node] {
	return func(yield func(node, *yaml.Node) bool) {
		for i := 0; i+1 < len(m.Content); i += 2 {
			key := c.places.place(m.Content[i])
			switch {
			case marked(key), key.Value == "<<" && key.Kind == yaml.ScalarNode:
				c.marked(key)
			case key.Kind != yaml.ScalarNode:
				c.add(diag.FieldUnknown, key.span, "%s cannot be the name of a field in %s", shape(key), what).
					WithHelp("write each field as \"key: value\"; put a value that begins with [ or { between quotation marks")
			case !yield(key, m.Content[i+1]):
				return
			}
		}
	}
}

// duplicate reports a key that stands twice. The first one's value is kept, so
// that everything else that is wrong with the record is found in the same run.
func (c *checker) duplicate(key node, first source.Span, what string) {
	c.add(diag.FieldDuplicate, key.span, "%q stands twice in %s", cut(key.Value), what).
		See(first, "it stands here first").WithHelp("keep one of the two, or join them")
}

// known returns the spec of a key; false for a key that is in no spec, which it
// reports, with the key that may be meant, "" for none. Keys are compared as written: YAML and Obsidian tell capitals apart.
func (c *checker) known(specs []Spec, key node, what string) (spec Spec, near string, ok bool) {
	if spec, ok = find(specs, key.Value); ok {
		return spec, "", true
	}
	known := keys(specs)
	d := c.add(diag.FieldUnknown, key.span, "unknown field %q in %s", cut(key.Value), what)
	if near = cmp.Or(otherWord(key.Value, known), diag.Nearest(key.Value, known)); near != "" {
		d.WithHelp("did you mean %q?", near)
	} else {
		d.WithHelp("the fields are %s", strings.Join(known, ", "))
	}
	return spec, near, false
}

// misplaced returns the kind whose record stands in the folder of another one, and the first of
// its fields that the other does not know; 0 when that is not certain: it has all fields that it
// needs and no other, the other kind lacks one that it needs, and no third kind fits.
func misplaced(kind Kind, m node) (first *yaml.Node, of Kind) {
	const least = 2 // unknown fields
	have := map[string]bool{}
	unknown := 0
	for i := 0; i+1 < len(m.Content); i += 2 {
		key := m.Content[i]
		have[key.Value] = true
		if _, ok := find(Schema(kind), key.Value); !ok {
			if unknown++; unknown == 1 {
				first = key
			}
		}
	}
	if unknown < least || complete(kind, have) {
		return nil, 0
	}
	for _, k := range Kinds() {
		specs := Schema(k)
		known := 0
		for key := range have {
			if _, ok := find(specs, key); ok {
				known++
			}
		}
		if known < len(have) || !complete(k, have) {
			continue
		}
		if of != 0 {
			return nil, 0
		}
		of = k
	}
	return first, of
}

// complete says whether a record has all fields that its kind needs.
func complete(kind Kind, have map[string]bool) bool {
	return !slices.ContainsFunc(Schema(kind), func(s Spec) bool { return s.Required && !have[s.Key] })
}

// otherWords are what people call fields, each with those that it may mean, of which a record has one.
var otherWords = map[string][]string{
	"date": {"published", "said", "created"}, "day": {"published", "said", "date"}, "name": {"title"}, "title": {"name", "role"},
	"headline": {"title"}, "outlet": {"publisher"}, "newspaper": {"publisher"}, "link": {"url", "links"}, "type": {"classification"},
	"former_name": {"aliases"}, "former_names": {"aliases"}, "start": {"from", "founded"}, "end": {"until", "dissolved"}, "to": {"audience", "until"},
	"people": {"actors"}, "persons": {"actors"}, "participants": {"actors"}, "location": {"place"}, "description": {"summary"},
}

// otherWord returns the known key that is meant by another word, and "" when none is.
func otherWord(word string, known []string) string {
	for _, meant := range otherWords[strings.ToLower(word)] {
		if slices.Contains(known, meant) {
			return meant
		}
	}
	return ""
}

// required reports fields that must be there and are not; a field that was
// written and found wrong has its own message.
func (c *checker) required(specs []Spec, have []Field, seen map[string]written, owner source.Span, what string) {
	for _, s := range specs {
		w, there := seen[s.Key]
		switch {
		case !s.Required || w.wrong || value(have, s.Key) != nil:
		case there:
			c.add(diag.FieldMissing, w.span, "the field %q of %s is empty", s.Key, what).WithHelp("%s", fill(s))
		default:
			c.add(diag.FieldMissing, owner, "%s has no field %q", what, s.Key).WithHelp("%s", fill(s))
		}
	}
}

// fill says how a missing field is written.
func fill(s Spec) string {
	what, besides, more := strings.Cut(s.Doc, "; ")
	help := "write " + what + ", such as " + example(s)
	if more {
		help += "; " + besides
	}
	return help
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// cut shortens what is quoted in a message to a length that can be read.
func cut(s string) string {
	const most = 60 // code points
	for i := range s {
		if i >= most && utf8.RuneCountInString(s[:i]) >= most {
			return s[:i] + "…"
		}
	}
	return s
}
