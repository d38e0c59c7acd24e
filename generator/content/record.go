package content

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/source"
)

// Record is one file of the content folder, read and checked against the fields
// of its kind, with nothing resolved.
type Record struct {
	Kind Kind
	// ID is the file's name without folder and ending, its letters and their marks in
	// one (NFC), as not every system writes them; "dossier" for the dossier.
	ID     string
	File   *source.File
	Fields []Field
	// Body is the markdown after the front matter.
	Body source.Span
}

// Field is one key and its value.
type Field struct {
	Key   string
	Value Value
}

// Value is what a field holds: a text, a list or a group of fields.
type Value struct {
	// Span covers the value as it is written, quotation marks included. Of a text
	// over several lines it covers the first.
	Span source.Span
	// Text is the value of anything but lists and groups.
	Text   string
	List   []*Value
	Fields []Field
}

// IDOf returns the id of the record in a file by its path.
func IDOf(name string) string { return norm.NFC.String(strings.TrimSuffix(path.Base(name), ".md")) }

// Value returns the value of a field, nil for a field that the record does not
// have or has left empty.
func (r *Record) Value(key string) *Value { return value(r.Fields, key) }

// Text returns the text of a field, "" when the record does not have it.
func (r *Record) Text(key string) string { return r.Value(key).String() }

// List returns the values of a list field in order, nil when there is none.
func (r *Record) List(key string) []*Value { return r.Value(key).Items() }

// Draft says whether the record is marked as a draft.
func (r *Record) Draft() bool { return r.Text("draft") == "true" }

// Place returns the span of the field's value, or the start of the file for a
// field that the record does not have.
func (r *Record) Place(key string) source.Span {
	if v := r.Value(key); v != nil {
		return v.Span
	}
	return source.Span{File: r.File}
}

func value(fields []Field, key string) *Value {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i].Value
		}
	}
	return nil
}

// Value returns the value of one field of a group; nil when v is nil or has no
// such field.
func (v *Value) Value(key string) *Value {
	if v == nil {
		return nil
	}
	return value(v.Fields, key)
}

// Items returns the values of a list; nil when v is nil.
func (v *Value) Items() []*Value {
	if v == nil {
		return nil
	}
	return v.List
}

// String returns the text of the value; "" when v is nil.
func (v *Value) String() string {
	if v == nil {
		return ""
	}
	return v.Text
}
