package hostile

import (
	"slices"
	"strconv"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
)

// maker makes the values of one record.
type maker struct {
	kind     content.Kind
	groups   [][]string // of all records; nil for the plain one
	n        int        // the group of this one
	payloads []string   // of the group; nil for none
}

// id returns the id of a record of a kind, which has the same payloads, or of the one before
// where it would be the record itself.
func (m maker) id(k content.Kind) string {
	n := m.n
	if k == m.kind {
		n--
	}
	if n < 0 || m.groups == nil {
		return Plain
	}
	return id(k, n, m.groups[n])
}

// turned begins with another of the payloads.
func (m maker) turned(by int) maker {
	if n := len(m.payloads); n > 0 {
		m.payloads = slices.Concat(m.payloads[by%n:], m.payloads[:by%n])
	}
	return m
}

func (m maker) value(s content.Spec) *value {
	if !s.List {
		return m.single(s)
	}
	list := &value{spec: s}
	s.List, s.Key = false, ""
	for i := range max(len(m.payloads), 1) {
		one := m.turned(i)
		if s.Type != content.Group && len(one.payloads) > 0 {
			one.payloads = one.payloads[:1]
		}
		list.list = append(list.list, one.single(s))
		if s.Type == content.Group || s.Type == content.Who {
			break // has all of them
		}
	}
	return list
}

func (m maker) single(s content.Spec) *value {
	v := &value{spec: s}
	switch {
	case s.Type == content.Group:
		for i, f := range s.Fields {
			v.fields = append(v.fields, m.turned(i).value(f))
		}
		return v
	case s.Type == content.Map:
		for _, key := range append([]string{"wikidata"}, m.payloads...) {
			v.fields = append(v.fields, m.single(content.Spec{Key: key, Type: content.Text}))
		}
		return v
	case s.Type == content.Who && m.groups != nil && m.n%2 == 1:
		for i, f := range content.Unnamed() {
			v.fields = append(v.fields, m.turned(i).value(f))
		}
		return v
	}
	if len(m.payloads) > 0 {
		v.candidates = m.worst(s)
	}
	v.hostile = len(v.candidates)
	v.candidates = append(v.candidates, m.harmless(s)...)
	return v
}

// worst are the values of a field with payloads in them, all of them first. Of those that a field
// with a form of its own refuses none is among them: they would only cost time.
func (m maker) worst(s content.Spec) []string {
	all := []string{strings.Join(m.payloads, " "), m.payloads[0]}
	switch s.Type {
	case content.Name:
		if m.kind != content.Actor { // two bearers of a name are no link
			for i := range all {
				all[i] += " " + m.kind.String()
			}
		}
	case content.Ref, content.Who:
		return []string{m.payloads[0], reference(s, m.id(kindOf(s)))}
	case content.URL:
		all = nil
		for _, p := range m.payloads {
			all = append(all, "https://elsewhere.example/"+p, "https://elsewhere.example/?q="+p, p)
		}
	case content.Picture:
		return nil // none is there
	case content.Choice, content.Language, content.Host, content.Bool, content.Grade:
		all = append(all, m.payloads...)
	case content.Date:
		for _, p := range m.payloads {
			all = append(all, p, "2024-01-01"+p)
		}
	}
	return slices.DeleteFunc(all, func(text string) bool { return !accepted(s, text) })
}

// accepted reports whether a field of the type takes a text.
func accepted(s content.Spec, text string) bool {
	switch s.Type {
	case content.Choice:
		return slices.Contains(s.Choices, text)
	case content.Date, content.URL, content.Language, content.Host, content.Bool, content.Grade:
	default:
		return true
	}
	at := fields[s.Type]
	report := &diag.Report{}
	r := content.Parse("x.md", at.kind, []byte("---\n"+at.key+": "+strconv.QuoteToASCII(text)+"\n---\n"), report)
	return r != nil && r.Value(at.key) != nil
}

// fields names a field of each type that has a form and stands by itself.
var fields = func() map[content.Type]struct {
	kind content.Kind
	key  string
} {
	all := map[content.Type]struct {
		kind content.Kind
		key  string
	}{}
	for _, k := range append(content.Kinds(), content.Dossier) {
		for _, s := range content.Schema(k) {
			if !s.List {
				all[s.Type] = struct {
					kind content.Kind
					key  string
				}{k, s.Key}
			}
		}
	}
	return all
}()

// reference names a record by its kind as well: records of several kinds have the same id.
func reference(s content.Spec, id string) string { return kindOf(s).Folder() + "/" + id }

// kindOf returns a kind of record that a field refers to.
func kindOf(s content.Spec) content.Kind {
	if s.Type == content.Who {
		return content.Actor
	}
	return s.Kinds[0]
}

// harmless are values that a field takes from everybody; none where it can be left out.
func (m maker) harmless(s content.Spec) []string {
	switch s.Type {
	case content.Name:
		return []string{"Plain Name " + m.kind.String()}
	case content.Text:
		switch {
		case s.Key == "quote":
			return []string{anchored}
		case s.Required:
			return []string{"Plain"}
		}
	case content.Date:
		return []string{"2024"}
	case content.URL:
		return []string{"https://elsewhere.example/"}
	case content.Choice:
		return []string{s.Choices[0]}
	case content.Grade:
		return []string{"B2"}
	case content.Ref, content.Who:
		if m.groups != nil || s.Required {
			return []string{reference(s, Plain)}
		}
	}
	return nil
}
