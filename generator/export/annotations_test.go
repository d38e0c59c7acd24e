package export_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/locale"
)

const annotated = `
-- content/dossier.md --
---
title: The pump
base_url: https://pump.example.org/london
language: en-GB
editors: [{id: desk, name: Editorial desk, url: "https://pump.example.org/desk"}, {id: ada, name: Ada Lane}]
---
-- content/organizations/gazette.md --
---
name: Gazette
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
---
-- content/themes/floods.md --
---
title: Floods & dams
---
-- content/articles/flood.md --
---
title: The flood
publisher: gazette
published: 2024-05
---
😀 مرحبا. The [river](https://example.org/) *rose* “at night”.

It fell at dawn, and nobody knows what it was that made it fall so fast.
-- content/articles/quiet.md --
---
title: Quiet
publisher: gazette
published: 2024-06
---
Nothing.
-- content/annotations/first.md --
---
article: flood
quote: The river rose "at night"
title: Which night?
motivation: questioning
author: desk
created: 2026-01-02
modified: 2026-02~
actors: [ann-lee]
organizations: [gazette]
themes: [floods]
---
See [[ann-lee|her]] and <b>. %%not for the public%%
-- content/annotations/answer.md --
---
article: flood
quote: It fell at dawn
motivation: describing
author: ada
reply_to: first
created: 2026-01-03T10:00:00+02:00
---
In May.
-- content/annotations/lost.md --
---
article: flood
quote: nothing of this kind is said anywhere
prefix: and
motivation: highlighting
---
`

// read returns the annotations of a file, with what holds for every collection
// checked: what the Web Annotation model requires, and the form that readers take.
func read(t *testing.T, f export.Stream) []record {
	t.Helper()
	var c record
	if err := json.Unmarshal(written(t, f), &c); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	first, _ := c["first"].(record)
	items, _ := first["items"].([]any)
	id, _ := c["id"].(string)
	label, _ := c["label"].(string)
	switch {
	case c["@context"] != "http://www.w3.org/ns/anno.jsonld", c["type"] != "AnnotationCollection", id == "", label == "":
		t.Errorf("%s: the collection is %v, %v, %v, %v", f.Path, c["@context"], c["type"], c["id"], c["label"])
	case c["total"] != float64(len(items)), c["last"] != first["id"]:
		t.Errorf("%s: total is %v for %d items, last is %v", f.Path, c["total"], len(items), c["last"])
	case first["type"] != "AnnotationPage", first["partOf"] != id, first["id"] == id, first["startIndex"] != float64(0):
		t.Errorf("%s: the page is %v, %v", f.Path, first["type"], first["partOf"])
	}
	var all []record
	seen := map[any]bool{}
	for _, v := range items {
		a := v.(record)
		if a["type"] != "Annotation" || a["target"] == nil || seen[a["id"]] || a["id"] == nil {
			t.Errorf("%s: annotation %v is no annotation, or stands twice", f.Path, a["id"])
		}
		seen[a["id"]] = true
		all = append(all, a)
	}
	return all
}

// same compares a part of a file with JSON.
func same(t *testing.T, what string, got any, want string) {
	t.Helper()
	var w any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(got) // was JSON before
	b, _ := json.Marshal(w)
	if string(a) != string(b) {
		t.Errorf("%s is\n%s\nwant\n%s", what, a, b)
	}
}

func TestAnnotations(t *testing.T) {
	d := resolved(t, annotated)
	files := export.Annotations(d, locale.English())
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
		if strings.Contains(string(written(t, f)), "not for the public") {
			t.Errorf("%s has a private remark", f.Path)
		}
	}
	if !slices.Equal(paths, []string{"data/annotations.jsonld", "articles/flood.jsonld"}) {
		t.Fatalf("files %q", paths)
	}
	all := read(t, files[0])
	same(t, "the article's file", read(t, files[1]), string(must(json.Marshal(all))))
	if len(all) != 3 {
		t.Fatalf("%d annotations", len(all))
	}
	same(t, "the first", all[0], `{
		"id": "https://pump.example.org/london/articles/flood.html#n-first", "type": "Annotation", "label": "Which night?", "motivation": "questioning",
		"creator": {"id": "https://pump.example.org/desk", "type": "Organization", "name": "Editorial desk"}, "created": "2026-01-02T00:00:00Z",
		"body": [
			{"type": "TextualBody", "purpose": "questioning", "format": "text/markdown", "language": "en-GB", "value": "See [[ann-lee|her]] and <b>."},
			{"type": "TextualBody", "purpose": "questioning", "format": "text/html", "language": "en-GB", "value": "<p>See <a href=\"https://pump.example.org/london/actors/ann-lee.html\" data-entity=\"actors/ann-lee\" class=\"external\" rel=\"noopener\">her</a> and &lt;b&gt;.</p>"},
			{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "language": "en-GB", "value": "Floods & dams"},
			{"type": "SpecificResource", "purpose": "identifying", "source": "https://pump.example.org/london/actors/ann-lee.html"},
			{"type": "SpecificResource", "purpose": "identifying", "source": "https://pump.example.org/london/organizations/gazette.html"}],
		"target": {"type": "SpecificResource", "source": "https://pump.example.org/london/articles/flood.html", "selector": [
			{"type": "TextQuoteSelector", "exact": "The river rose “at night”", "prefix": "😀 مرحبا. ", "suffix": ".\nIt fell at dawn, and nobody kn"},
			{"type": "TextPositionSelector", "start": 9, "end": 34}]}}`)
	same(t, "the answer", all[1], `{
		"id": "https://pump.example.org/london/articles/flood.html#n-answer", "type": "Annotation", "motivation": ["replying", "describing"],
		"creator": {"type": "Person", "name": "Ada Lane"}, "created": "2026-01-03T08:00:00Z",
		"body": [
			{"type": "TextualBody", "purpose": "describing", "format": "text/markdown", "language": "en-GB", "value": "In May."},
			{"type": "TextualBody", "purpose": "describing", "format": "text/html", "language": "en-GB", "value": "<p>In May.</p>"}],
		"target": [
			{"type": "SpecificResource", "source": "https://pump.example.org/london/articles/flood.html", "selector": [
				{"type": "TextQuoteSelector", "exact": "It fell at dawn", "prefix": "حبا. The river rose “at night”.\n", "suffix": ", and nobody knows what it was t"},
				{"type": "TextPositionSelector", "start": 36, "end": 51}]},
			{"type": "SpecificResource", "source": "https://pump.example.org/london/articles/flood.html#n-first",
				"selector": [{"type": "FragmentSelector", "value": "n-first", "conformsTo": "http://tools.ietf.org/rfc/rfc3236"}]}]}`)
	same(t, "the lost one", all[2], `{
		"id": "https://pump.example.org/london/articles/flood.html#n-lost", "type": "Annotation", "motivation": "highlighting",
		"target": {"type": "SpecificResource", "source": "https://pump.example.org/london/articles/flood.html",
			"selector": [{"type": "TextQuoteSelector", "exact": "nothing of this kind is said anywhere", "prefix": "and"}]}}`)
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return b
}

// TestAnnotationsRelative checks that without a base address every address is
// relative to the file, and that there is a collection even without notes.
func TestAnnotationsRelative(t *testing.T) {
	text := strings.Replace(annotated, "base_url: https://pump.example.org/london\n", "", 1)
	files := export.Annotations(resolved(t, text), locale.English())
	all := read(t, files[0])
	if all[0]["id"] != "../articles/flood.html#n-first" || strings.Contains(string(written(t, files[1])), "pump.example.org/london/") {
		t.Errorf("the id is %v", all[0]["id"])
	}
	before, _, _ := strings.Cut(text, "-- content/annotations/")
	files = export.Annotations(resolved(t, before), locale.English())
	if len(files) != 1 || len(read(t, files[0])) != 0 {
		t.Errorf("%d files without notes", len(files))
	}
}

var moment = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)

// TestAnnotationsSelectors checks on a whole dossier that position and quotation
// agree with each other and with the visible text.
func TestAnnotationsSelectors(t *testing.T) {
	d := resolved(t, annotated)
	texts := map[string]*dossier.Article{}
	for _, a := range d.Articles {
		texts[d.BaseURL+a.Address] = a
	}
	for _, a := range read(t, export.Annotations(d, locale.English())[0]) {
		if c, ok := a["created"].(string); ok && !moment.MatchString(c) {
			t.Errorf("created is %q", c)
		}
		target, ok := a["target"].(record)
		if !ok {
			target = a["target"].([]any)[0].(record)
		}
		visible := []rune(texts[target["source"].(string)].Body.Doc.Text)
		selectors := target["selector"].([]any)
		if len(selectors) < 2 {
			continue
		}
		quote, position := selectors[0].(record), selectors[1].(record)
		start, end := int(position["start"].(float64)), int(position["end"].(float64))
		if string(visible[start:end]) != quote["exact"] {
			t.Errorf("%v: position has %q, quotation %q", a["id"], string(visible[start:end]), quote["exact"])
		}
		prefix, _ := quote["prefix"].(string)
		suffix, _ := quote["suffix"].(string)
		if !strings.HasSuffix(string(visible[:start]), prefix) || !strings.HasPrefix(string(visible[end:]), suffix) || utf8.RuneCountInString(suffix) > 32 {
			t.Errorf("%v: context %q, %q", a["id"], prefix, suffix)
		}
	}
}

func written(t *testing.T, f export.Stream) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
