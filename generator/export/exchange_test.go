package export_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dossier/generator/export"
)

func TestPopolo(t *testing.T) {
	const want = `{"persons":[
{"id":"actors/ann-lee","name":"Ann Lee","sort_name":"Lee, Ann","other_names":[{"name":"آن لي"},{"name":"Lee"},{"name":"لي"}],"identifiers":[{"scheme":"wikidata","identifier":"Q1"}],"sources":[{"url":"https://example.org/actors/ann-lee.html"}]}],"organizations":[
{"id":"organizations/gazette","name":"Gazette","sources":[{"url":"https://example.org/organizations/gazette.html"}]}],"posts":[
{"id":"organizations/gazette#Chair","label":"Chair","role":"Chair","organization_id":"organizations/gazette"}],"memberships":[
{"id":"actors/ann-lee@gazette#Chair#2019","person_id":"actors/ann-lee","organization_id":"organizations/gazette","post_id":"organizations/gazette#Chair","role":"Chair","start_date":"2019"}]}
`
	d := resolved(t, records)
	d.BaseURL = "https://example.org/"
	if got := string(whole(t, export.Popolo, d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	d.BaseURL = ""
	if got := string(whole(t, export.Popolo, d)); strings.Contains(got, `"url":`) {
		t.Errorf("an address that is not complete is none for Popolo:\n%s", got)
	}
}

// required are the properties without which FollowTheMoney refuses an entity, and
// what its references must lead to.
var required = map[string][]string{
	"Person": {"name"}, "Organization": {"name"}, "PublicBody": {"name"}, "Company": {"name"}, "Position": {"name"}, "Event": {"name"},
	"Occupancy": {"holder", "post"}, "Membership": {"member", "organization"}, "Article": {"title"}, "Mention": {"document", "resolved", "name"},
}

var ranges = map[string][]string{
	"proof": {"Article"}, "document": {"Article"}, "holder": {"Person"}, "member": {"Person"}, "post": {"Position"},
	"organization": {"Organization", "PublicBody", "Company"}, "parent": {"Organization", "PublicBody", "Company"},
	"resolved": {"Person", "Organization", "PublicBody", "Company"}, "involved": {"Person", "Organization", "PublicBody", "Company"},
}

// TestFollowTheMoney holds the entities against the rules of their schemas.
func TestFollowTheMoney(t *testing.T) {
	type entity struct {
		ID, Schema string
		Properties map[string][]string
	}
	var all []entity
	schemas := map[string]string{}
	for line := range strings.Lines(string(whole(t, export.FollowTheMoney, resolved(t, records)))) {
		var e entity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if schemas[e.ID] != "" {
			t.Errorf("the id %s stands twice", e.ID)
		}
		schemas[e.ID] = e.Schema
		all = append(all, e)
	}
	kinds := map[string]int{}
	for _, e := range all {
		kinds[e.Schema]++
		needs, known := required[e.Schema]
		if !known {
			t.Errorf("%s has the schema %q", e.ID, e.Schema)
		}
		for _, p := range needs {
			if len(e.Properties[p]) == 0 {
				t.Errorf("%s lacks %s", e.ID, p)
			}
		}
		if isInterval := e.Schema == "Occupancy" || e.Schema == "Membership"; isInterval && e.Properties["proof"] != nil {
			t.Errorf("the interval %s is shown by %v", e.ID, e.Properties)
		}
		for p, wanted := range ranges {
			for _, id := range e.Properties[p] {
				if !strings.Contains(fmt.Sprint(wanted), schemas[id]) || schemas[id] == "" {
					t.Errorf("%s of %s leads to %s, which is %q", p, e.ID, id, schemas[id])
				}
			}
		}
	}
	if got, want := fmt.Sprint(kinds), "map[Article:2 Event:1 Mention:2 Occupancy:1 Organization:1 Person:1 Position:1]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSchema checks that the schema knows every key that the data have, and that
// the keys which it requires are there.
func TestSchema(t *testing.T) {
	var schema struct {
		Required   []string
		Properties map[string]any
		Defs       map[string]struct {
			Required   []string
			Properties map[string]any
		} `json:"$defs"`
	}
	if err := json.Unmarshal(export.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	all := exported(t, records)
	for key, value := range all {
		if schema.Properties[key] == nil {
			t.Errorf("the schema does not know %q", key)
		}
		rows, _ := value.([]any)
		definition := schema.Defs[strings.TrimSuffix(key, "s")]
		for _, row := range rows {
			r, isRecord := row.(record)
			if _, isKind := schema.Defs[strings.TrimSuffix(key, "s")]; !isRecord || !isKind {
				continue
			}
			for k := range r {
				if definition.Properties[k] == nil && schema.Defs["passage"].Properties[k] == nil {
					t.Errorf("the schema does not know %s.%s", key, k)
				}
			}
			for _, k := range definition.Required {
				if r[k] == nil {
					t.Errorf("%v of %s lacks %s", r["id"], key, k)
				}
			}
		}
	}
	for _, k := range schema.Required {
		if all[k] == nil {
			t.Errorf("the data lack %s", k)
		}
	}
}

// TestAddressesInSchema checks that the schema takes each address that a record may have: one with letters
// of other scripts is none for the format "uri".
func TestAddressesInSchema(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct{ Pattern, Format string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(export.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	address := schema.Defs["article"].Properties["original_url"]
	if address.Format != "" {
		t.Errorf("an address is to be a %q", address.Format)
	}
	for text, want := range map[string]bool{"https://ar.wikipedia.org/wiki/العراق": true, "http://example.org/?a[0]=b": true, "HTTPS://example.org/": true, "": false, "example.org": false, "javascript:x": false} {
		if got := regexp.MustCompile(address.Pattern).MatchString(text); address.Pattern == "" || got != want {
			t.Errorf("%q is an address: %t, want %t", text, got, want)
		}
	}
}

// TestMentionByLink has an article lead to somebody whom it does not name; a Mention must have a name.
func TestMentionByLink(t *testing.T) {
	const linked = `
-- content/dossier.md --
---
title: A dossier
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
---
-- content/organizations/gazette.md --
---
name: Gazette
---
-- content/articles/dam.md --
---
title: The dam
publisher: gazette
published: "2024"
text: full
---
[[ann-lee|The engineer]] spoke.
`
	got := string(whole(t, export.FollowTheMoney, resolved(t, linked)))
	if want := `"schema":"Mention","properties":{"document":["articles-dam"],"resolved":["actors-ann-lee"],"name":["Ann Lee"]}`; !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
}

// TestPartiesOfMoney has a name that fits many apart from those by which somebody is looked up, a post
// whose role several bodies have with its body, and the ends of an interval as precise as they are.
func TestPartiesOfMoney(t *testing.T) {
	const parties = `
-- content/dossier.md --
---
title: A dossier
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
aliases: [Anne Lee]
short_names: [Lee]
posts:
  - {role: Chair, organization: gazette}
  - {role: Chair, organization: board}
  - {role: Editor, organization: gazette}
---
-- content/organizations/board.md --
---
name: Water Board
---
-- content/organizations/gazette.md --
---
name: Gazette
---
-- content/events/drought.md --
---
title: The drought
date: 2020-01/2020-10~
---
-- content/events/flood.md --
---
title: The flood
date: ../2021-05
---
`
	got := string(whole(t, export.FollowTheMoney, resolved(t, parties)))
	for _, want := range []string{
		`"alias":["Anne Lee"],"weakAlias":["Lee"]`,
		`"name":["Chair, Gazette"]`, `"name":["Chair, Water Board"]`, `"name":["Editor"]`,
		`"name":["The drought"],"startDate":["2020-01"],"endDate":["2020-10"]`,
		`"name":["The flood"],"endDate":["2021-05"]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// TestTermsWithoutBeginning has somebody hold an office twice, of which only the ends are known: these are two
// terms, each with an id of its own.
func TestTermsWithoutBeginning(t *testing.T) {
	const terms = `
-- content/dossier.md --
---
title: A dossier
---
-- content/organizations/board.md --
---
name: Water Board
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
posts:
  - {role: Chair, organization: board, until: "1999"}
  - {role: Chair, organization: board, until: "2003"}
memberships:
  - {role: Chair, organization: board, until: "1999"}
---
`
	d := resolved(t, terms)
	for name, written := range map[string][]byte{"Popolo": whole(t, export.Popolo, d), "FollowTheMoney": whole(t, export.FollowTheMoney, d)} {
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(`"id":"([^"]*)"`).FindAllStringSubmatch(string(written), -1) {
			if seen[m[1]] {
				t.Errorf("%s has the id %s twice in\n%s", name, m[1], written)
			}
			seen[m[1]] = true
		}
		if len(seen) < 6 { // a person, a body, a post, and three terms
			t.Errorf("%s has only the ids %v", name, seen)
		}
	}
}
