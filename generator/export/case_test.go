package export_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/export"
	"dossier/generator/resolve"
)

const records = `
-- content/dossier.md --
---
title: A dossier
license: CC BY 4.0
editors: [{id: desk, name: The Desk}]
---
-- content/articles/flood.md --
---
title: The <flood> & after
publisher: gazette
published: 2024-05~
author: A. Writer
url: https://gazette.example/flood
summary: Ann Lee in short.
themes: [floods]
---
Ann Lee of the Gazette spoke. She left.

Then Lee spoke again of [[floods]] and the Gazette.
-- content/articles/earlier.md --
---
title: Earlier
publisher: gazette
published: 2023
text: summary
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
aliases: [آن لي]
posts:
  - {role: Chair, organization: gazette, from: 2019}
identifiers: {wikidata: Q1}
former_ids: [alee]
tags: [x]
---
Born in the Gazette.
-- content/organizations/gazette.md --
---
name: Gazette
---
-- content/themes/floods.md --
---
title: Floods
---
-- content/annotations/exact.md --
---
article: flood
quote: She left
author: desk
---
Lee? Ann Lee.
-- content/annotations/orphan.md --
---
article: flood
quote: nothing of this kind is said anywhere
motivation: questioning
---
-- content/annotations/twice.md --
---
article: flood
quote: spoke
---
-- content/statements/promise.md --
---
speaker: ann-lee
act: promise
said: 2024-05
audience: [gazette, {unnamed: an official, of: gazette}]
appearances:
  - {article: flood, quote: spoke again, grade: B2, attribution: direct}
  - {article: flood, quote: Ann Lee of}
outcome: {status: open}
---
-- content/events/flooded.md --
---
title: It flooded
date: 2024-05
appearances: [{article: flood, quote: Then}]
---
-- content/pages/about.md --
---
title: About
summary: Ann Lee and more.
---
The Gazette.
`

func resolved(t *testing.T, text string) *dossier.Dossier {
	t.Helper()
	var all []*content.Record
	var report diag.Report
	for _, f := range txtar.Parse([]byte(text)).Files {
		kind := content.Dossier
		if f.Name != "content/dossier.md" {
			kind = content.KindOf(strings.Split(f.Name, "/")[1])
		}
		if r := content.Parse(f.Name, kind, f.Data, &report); r != nil {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b *content.Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID))
	})
	d := resolve.Resolve(all, resolve.Options{}, &report)
	if errs, _ := report.Count(); errs > 0 {
		var out bytes.Buffer
		_ = diag.WriteText(&out, report.All()) // a buffer takes everything
		t.Fatal(out.String())
	}
	return d
}

// record is one record of the data file.
type record = map[string]any

func exported(t *testing.T, text string) map[string]any {
	t.Helper()
	data := whole(t, export.DossierJSON, resolved(t, text))
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return all
}

func find(t *testing.T, all map[string]any, list, id string) record {
	t.Helper()
	rows, ok := all[list].([]any)
	if !ok {
		t.Fatalf("%s is no list", list)
	}
	for _, r := range rows {
		if r.(record)["id"] == id {
			return r.(record)
		}
	}
	t.Fatalf("%s has no %q", list, id)
	return nil
}

// TestDossier checks ids, addresses and fields of every list.
func TestDossier(t *testing.T) {
	all := exported(t, records)
	tests := []struct{ list, id, fields string }{
		{"articles", "flood", `{"url": "articles/flood.html", "original_url": "https://gazette.example/flood", "title": "The <flood> & after", "publisher": "gazette", "published": "2024-05~", "author": ["A. Writer"], "summary": "Ann Lee in short.", "themes": ["floods"], "language": "en", "text": "full"}`},
		{"articles", "earlier", `{"url": "articles/earlier.html", "text": "summary", "body": null}`},
		{"actors", "ann-lee", `{"url": "actors/ann-lee.html", "name": "Ann Lee", "aliases": ["آن لي"], "posts": [{"role": "Chair", "organization": "gazette", "from": "2019"}], "identifiers": {"wikidata": "Q1"}, "former_ids": ["alee"], "body": "Born in the Gazette.\n", "tags": null}`},
		{"organizations", "gazette", `{"url": "organizations/gazette.html", "name": "Gazette"}`},
		{"themes", "floods", `{"url": "themes/floods.html", "title": "Floods"}`},
		{"annotations", "exact", `{"url": "articles/flood.html#n-exact", "article": "flood", "quote": "She left", "author": "desk", "motivation": "commenting", "verdict": "exact", "score": 1, "paragraph": 1, "body": "Lee? Ann Lee.\n"}`},
		{"annotations", "orphan", `{"motivation": "questioning", "verdict": "orphan", "paragraph": null}`},
		{"annotations", "twice", `{"verdict": "ambiguous", "paragraph": null}`},
		{"statements", "promise", `{"url": "statements/promise.html", "speaker": "ann-lee", "act": "promise", "said": "2024-05", "audience": ["gazette", {"unnamed": "an official", "of": "gazette"}], "outcome": {"status": "open"},
			"appearances": [{"article": "flood", "quote": "spoke again", "grade": "B2", "attribution": "direct", "verdict": "exact", "score": 1, "paragraph": 2}, {"article": "flood", "quote": "Ann Lee of", "grade": "F6", "verdict": "exact", "score": 1, "paragraph": 1}]}`},
		{"events", "flooded", `{"url": "events/flooded.html", "title": "It flooded", "date": "2024-05", "appearances": [{"article": "flood", "quote": "Then", "grade": "F6", "verdict": "exact", "score": 1, "paragraph": 2}]}`},
		{"pages", "about", `{"url": "pages/about.html", "title": "About"}`},
	}
	for _, tt := range tests {
		t.Run(tt.list+"/"+tt.id, func(t *testing.T) {
			var want map[string]any
			if err := json.Unmarshal([]byte(tt.fields), &want); err != nil {
				t.Fatal(err)
			}
			got := find(t, all, tt.list, tt.id)
			for key, value := range want {
				a, _ := json.Marshal(got[key]) // was JSON before
				b, _ := json.Marshal(value)
				if string(a) != string(b) {
					t.Errorf("%s is %s, want %s", key, a, b)
				}
			}
		})
	}
	if all["title"] != "A dossier" || all["license"] != "CC BY 4.0" {
		t.Errorf("the dossier's own fields: %v, %v", all["title"], all["license"])
	}
	orphan := find(t, all, "annotations", "orphan")
	if score, ok := orphan["score"].(float64); !ok || score < 0 || score > 1 {
		t.Errorf("score %v", orphan["score"])
	}
}

// TestReferences checks that a reference is the id of its record, however an editor
// wrote it, and names the kind only where two records have the id.
func TestReferences(t *testing.T) {
	all := exported(t, records+`
-- content/actors/board.md --
---
name: Ada Board
---
-- content/organizations/board.md --
---
name: Board
former_ids: [old-board]
parent: "[[Gazette]]"
---
-- content/annotations/linked.md --
---
article: "[[The <flood> & after|the flood]]"
quote: She left
actors: "[[آن لي]]"
organizations: old-board
themes: "[[Floods]]"
---
-- content/statements/linked.md --
---
speaker: organizations/old-board
act: promise
said: 2024-05
audience: ["[[Ann Lee]]", {unnamed: an official, of: "[[organizations/gazette]]"}]
appearances: [{article: "[[flood.md]]", quote: spoke again}]
relations: {repeats: "[[promise]]"}
---
`)
	for _, tt := range []struct{ list, id, key, want string }{
		{"organizations", "board", "parent", `"gazette"`},
		{"annotations", "linked", "article", `"flood"`},
		{"annotations", "linked", "actors", `["ann-lee"]`},
		{"annotations", "linked", "organizations", `["board"]`},
		{"annotations", "linked", "themes", `["floods"]`},
		{"statements", "linked", "speaker", `"organizations/board"`},
		{"statements", "linked", "audience", `["ann-lee",{"of":"gazette","unnamed":"an official"}]`},
		{"statements", "linked", "appearances", `[{"article":"flood","grade":"F6","paragraph":2,"quote":"spoke again","score":1,"verdict":"exact"}]`},
		{"statements", "linked", "relations", `{"repeats":["promise"]}`},
	} {
		got, _ := json.Marshal(find(t, all, tt.list, tt.id)[tt.key]) // was JSON before
		if string(got) != tt.want {
			t.Errorf("%s of %s/%s is %s, want %s", tt.key, tt.list, tt.id, got, tt.want)
		}
	}
}

// TestOrder checks that articles stand in the order of their dates.
func TestOrder(t *testing.T) {
	rows := exported(t, records)["articles"].([]any)
	if rows[0].(record)["id"] != "earlier" || rows[1].(record)["id"] != "flood" {
		t.Errorf("order %v, %v", rows[0].(record)["id"], rows[1].(record)["id"])
	}
}

// TestEmpty checks that every list is there, even when it is empty.
func TestEmpty(t *testing.T) {
	all := exported(t, "-- content/dossier.md --\n---\ntitle: Empty\n---\n")
	for _, k := range content.Kinds() {
		if rows, ok := all[k.Folder()].([]any); !ok || len(rows) != 0 {
			t.Errorf("%s is %v", k.Folder(), all[k.Folder()])
		}
	}
}

// TestKeys checks that no object of the second dossier has a key twice, of which
// readers see one alone.
func TestKeys(t *testing.T) {
	var report diag.Report
	all, err := content.NewReader("../testdata/second").Read(&report)
	if err != nil {
		t.Skipf("there is no second dossier: %v", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(whole(t, export.DossierJSON, resolve.Resolve(all, resolve.Options{}, &report))))
	var open []map[string]bool // nil for a list
	for key := false; ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token {
		case json.Delim('{'):
			open, key = append(open, map[string]bool{}), true
			continue
		case json.Delim('['):
			open = append(open, nil)
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
		}
		if name, ok := token.(string); ok && key {
			if open[len(open)-1][name] {
				t.Errorf("%q stands twice in one object", name)
			}
			open[len(open)-1][name], key = true, false
			continue
		}
		key = len(open) > 0 && open[len(open)-1] != nil
	}
}

// TestPrivate checks that remarks which are kept out of the pages are kept out of
// the data, too.
func TestPrivate(t *testing.T) {
	d := resolved(t, "-- content/dossier.md --\n---\ntitle: A\n---\n-- content/pages/p.md --\n---\ntitle: P\n---\nSeen %%secret one%% text `%%shown%%`.\n\n%%\nsecret two\n%%\n\nMore.\n")
	data := whole(t, export.DossierJSON, d)
	if text := string(data); strings.Contains(text, "secret") || !strings.Contains(text, "More.") || !strings.Contains(text, "%%shown%%") {
		t.Errorf("published: %s", text)
	}
}

// TestMentions checks that every name found has a line, in reading order.
func TestMentions(t *testing.T) {
	got := string(whole(t, export.MentionsJSONL, resolved(t, records)))
	want := `{"in":"articles/flood","entity":"actors/ann-lee","text":"Ann Lee"}
{"in":"articles/flood","entity":"actors/ann-lee","text":"Ann Lee","paragraph":1}
{"in":"articles/flood","entity":"organizations/gazette","text":"Gazette","paragraph":1}
{"in":"articles/flood","entity":"actors/ann-lee","text":"Lee","paragraph":2}
{"in":"articles/flood","entity":"organizations/gazette","text":"Gazette","paragraph":2}
{"in":"actors/ann-lee","entity":"organizations/gazette","text":"Gazette","paragraph":1}
{"in":"annotations/exact","entity":"actors/ann-lee","text":"Ann Lee","paragraph":1}
{"in":"pages/about","entity":"actors/ann-lee","text":"Ann Lee"}
{"in":"pages/about","entity":"organizations/gazette","text":"Gazette","paragraph":1}
`
	if got != want {
		t.Errorf("mentions:\n%s\nwant:\n%s", got, want)
	}
	for line := range strings.Lines(got) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

// whole returns a data file as a whole.
func whole(t *testing.T, write func(io.Writer, *dossier.Dossier) error, d *dossier.Dossier) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
