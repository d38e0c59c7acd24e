// Package schema explains the fields of records to editors' programs and to people:
// as JSON Schema, as the reference in docs/reference.md, and as settings of VS Code.
// All of it comes from the one table of fields that drives reading, content.Schema.
package schema

import (
	"bytes"
	"encoding/json"

	"dossier/generator/content"
)

// object is a JSON object whose keys stand in the order in which they were added.
type object struct {
	keys   []string
	values map[string]any
}

func newObject(pairs ...any) *object {
	o := &object{values: map[string]any{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		o.set(pairs[i].(string), pairs[i+1])
	}
	return o
}

func (o *object) set(key string, value any) {
	if _, ok := o.values[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.values[key] = value
}

// MarshalJSON writes the object with its keys in order.
func (o *object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, k := range o.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := marshal(k)
		if err != nil {
			return nil, err
		}
		value, err := marshal(o.values[k])
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func indented(v any) []byte {
	data, err := marshal(v)
	if err != nil {
		panic("schema: " + err.Error()) // nothing in it can fail to be written
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		panic("schema: " + err.Error())
	}
	return append(b.Bytes(), '\n')
}

// JSON returns the JSON Schema (draft-07, which editors understand best) of the front
// matter of a kind. What the schema refuses, the build refuses, too; references to
// other records, dates and texts are judged by the build alone.
func JSON(k content.Kind) []byte {
	s := newObject("$schema", "http://json-schema.org/draft-07/schema#", "title", "Front matter of "+k.WithArticle())
	fill(s, content.Schema(k))
	return indented(s)
}

// fill makes an object's schema of fields.
func fill(s *object, fields []content.Spec) {
	properties := newObject()
	var required []string
	for _, f := range fields {
		properties.set(f.Key, property(f))
		if f.Required {
			required = append(required, f.Key)
		}
	}
	s.set("type", "object")
	s.set("properties", properties)
	if len(required) > 0 {
		s.set("required", required)
	}
	s.set("additionalProperties", false)
}

func property(f content.Spec) *object {
	p := value(f)
	if f.List {
		p = newObject("anyOf", []any{newObject("type", "array", "items", p), p, newObject("type", "null")})
	} else if !f.Required && f.Type != content.Ignored {
		p = newObject("anyOf", []any{p, newObject("type", "null")}) // an empty field counts as missing
	}
	p.set("description", f.Doc)
	return p
}

// scalars are what YAML may make of a text without quotation marks: 1984, true.
var scalars = []string{"string", "number", "boolean"}

func value(f content.Spec) *object {
	switch f.Type {
	case content.Bool:
		return newObject("type", "boolean")
	case content.Choice:
		return newObject("enum", f.Choices)
	case content.Grade:
		return newObject("type", "string", "pattern", "^[A-Fa-f][1-6]$")
	case content.URL:
		return newObject("type", "string", "pattern", "^https?://")
	case content.Language, content.Host, content.Picture:
		return newObject("type", "string")
	case content.Date:
		return newObject("type", []string{"string", "integer"})
	case content.Who:
		group := newObject()
		fill(group, content.Unnamed())
		return newObject("anyOf", []any{newObject("type", "string"), group})
	case content.Group:
		group := newObject()
		fill(group, f.Fields)
		return group
	case content.Map:
		return newObject("type", "object", "additionalProperties", newObject("type", scalars))
	case content.Ignored:
		return newObject()
	}
	return newObject("type", scalars)
}
