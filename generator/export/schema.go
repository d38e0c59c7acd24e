package export

import (
	"bytes"
	"encoding/json"

	"dossier/generator/content"
)

// SchemaPath is the path of the JSON Schema of dossier.json.
const SchemaPath = "data/dossier.schema.json"

// object is a JSON object; encoding/json writes its keys in order.
type object = map[string]any

// Schema returns the JSON Schema (draft 2020-12) of data/dossier.json. It is made
// from the table of fields, as the data are.
func Schema() []byte {
	lists := object{}
	required := []string{"title"}
	for _, k := range content.Kinds() {
		lists[k.Folder()] = object{"type": "array", "items": object{"$ref": "#/$defs/" + k.String()}}
		required = append(required, k.Folder())
	}
	definitions := object{"passage": passageSchema()}
	for _, k := range content.Kinds() {
		definitions[k.String()] = recordSchema(k)
	}
	properties, _ := fieldSchemas(content.Schema(content.Dossier))
	for key, list := range lists {
		properties[key] = list
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	// It is made of texts and lists of them, so that it cannot fail.
	_ = e.Encode(object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "The records of a dossier",
		"type": "object", "properties": properties, "required": required, "additionalProperties": false, "$defs": definitions,
	})
	return b.Bytes()
}

// recordSchema is the schema of one record.
func recordSchema(k content.Kind) object {
	properties, required := fieldSchemas(content.Schema(k))
	if original, ok := properties["url"]; ok {
		properties["original_url"] = original
	}
	properties["id"] = object{"type": "string", "description": "the record's id, unique within its kind"}
	properties["url"] = object{"type": "string", "description": "the address of its page, from the root of the site"}
	properties["body"] = object{"type": "string", "description": "its text in markdown"}
	s := object{"type": "object", "properties": properties, "required": append([]string{"id", "url"}, required...)}
	if k == content.Annotation {
		s["allOf"] = []object{{"$ref": "#/$defs/passage"}}
	}
	s["unevaluatedProperties"] = false
	return s
}

// passageSchema is what every quotation carries beside its own fields.
func passageSchema() object {
	return object{"properties": object{
		"verdict":   object{"enum": []string{"exact", "ambiguous", "drifted", "orphan"}},
		"score":     object{"type": "number", "minimum": 0, "maximum": 1, "description": "how like the passage is to the quotation"},
		"paragraph": object{"type": "integer", "minimum": 1, "description": "the paragraph of the article in which it begins"},
	}, "required": []string{"verdict", "score"}}
}

func fieldSchemas(specs []content.Spec) (properties object, required []string) {
	properties = object{}
	for _, s := range specs {
		v := valueSchema(s)
		if s.List {
			v = object{"type": "array", "items": v}
		}
		if s.Doc != "" {
			v["description"] = s.Doc
		}
		properties[s.Key] = v
		if s.Required {
			required = append(required, s.Key)
		}
	}
	return properties, required
}

// named is what stands for the id of a record that is left out as a draft.
func named() object {
	return object{"type": "object", "properties": object{"name": object{"type": "string"}}, "required": []string{"name"}, "additionalProperties": false}
}

func valueSchema(s content.Spec) object {
	text := object{"type": "string"}
	switch s.Type {
	case content.Bool:
		return object{"type": "boolean"}
	case content.Choice:
		return object{"enum": s.Choices}
	case content.Grade:
		return object{"type": "string", "pattern": "^[A-F][1-6]$"}
	case content.Date:
		return object{"type": "string", "$comment": "EDTF, https://www.loc.gov/standards/datetime/"}
	case content.URL:
		return object{"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}
	case content.Who:
		voice := object{"unnamed": text, "of": text}
		return object{"anyOf": []object{text, named(), {"type": "object", "properties": voice, "required": []string{"unnamed"}, "additionalProperties": false}}}
	case content.Ref:
		if mayName(s) {
			return object{"anyOf": []object{text, named()}}
		}
	case content.Map:
		return object{"type": "object", "additionalProperties": text}
	case content.Ignored:
		return object{}
	case content.Group:
		properties, required := fieldSchemas(s.Fields)
		g := object{"type": "object", "properties": properties, "unevaluatedProperties": false}
		if len(required) > 0 {
			g["required"] = required
		}
		if s.Key == "appearances" {
			g["allOf"] = []object{{"$ref": "#/$defs/passage"}}
		}
		return g
	}
	return text
}
