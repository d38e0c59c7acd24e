package export_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"dossier/generator/export"
	"dossier/generator/locale"
)

const spoken = `
-- content/dossier.md --
---
title: Said
---
-- content/organizations/gazette.md --
---
name: Gazette, "the old"
---
-- content/organizations/council.md --
---
name: Council
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
posts: [{role: Chair, organization: council, from: 2019}]
---
-- content/themes/floods.md --
---
title: Floods
---
-- content/articles/flood.md --
---
title: The flood
publisher: gazette
published: 2024-05
---
Ann Lee warned the council, an official said. “Leave, or pay,” it read, and
that was all.
-- content/articles/later.md --
---
title: Later
publisher: gazette
published: 2024-06
---
She had warned them.
-- content/statements/promise.md --
---
title: =HYPERLINK("https://evil.example")
speaker: ann-lee
act: warn
said: 2024-05~
audience: [council, {unnamed: an aide, of: council}]
relayed_by: [{unnamed: an official}]
on_behalf_of: gazette
channel: "+letter"
about: [floods]
demand: |
  -leave,
  "now"
consequence: "@pay"
deadline: 2024-06-01
appearances:
  - {article: flood, quote: "“Leave, or pay,” it read, and that was all", grade: C3, attribution: unnamed-official, origin: the letter}
  - {article: later, quote: She had warned them, grade: B2, attribution: paraphrase, origin: the letter}
outcome: {status: open}
relations: {repeats: [silence], contradicts: [silence]}
---
-- content/statements/silence.md --
---
speaker: {unnamed: a voice}
act: deny
said: ../2023
appearances: [{article: later, quote: them}]
---
`

func TestStatementsCSV(t *testing.T) {
	var b strings.Builder
	if err := export.StatementsCSV(&b, resolved(t, spoken), locale.English()); err != nil {
		t.Fatal(err)
	}
	data := b.String()
	if !strings.HasSuffix(data, "\r\n") || strings.Count(data, "\r\n") != 3 {
		t.Errorf("lines do not end in CR LF:\n%q", data)
	}
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := []map[string]string{{
		"id": "silence", "url": "statements/silence.html", "title": "A voice issues a denial", "speaker": "a voice (unnamed)", "speaker_id": "", "office": "", "act": "deny",
		"said": "../2023", "said_from": "", "said_until": "2023-12-31", "audience": "", "relayed_by": "", "on_behalf_of": "", "channel": "", "about": "",
		"demand": "", "consequence": "", "deadline": "", "attribution": "", "origins": "1", "grade": "F6", "outcome": "", "articles": "later", "quotes": "them", "relations": "",
	}, {
		"id": "promise", "url": "statements/promise.html", "title": `'=HYPERLINK("https://evil.example")`, "speaker": "Ann Lee", "speaker_id": "actors/ann-lee",
		"office": "Chair", "act": "warn", "said": "2024-05~", "said_from": "2024-05-01", "said_until": "2024-05-31",
		"audience": "Council | an aide (unnamed, Council)", "relayed_by": "an official (unnamed)", "on_behalf_of": `Gazette, "the old"`, "channel": "'+letter",
		"about": "Floods", "demand": `'-leave, "now"`, "consequence": "'@pay", "deadline": "2024-06-01", "attribution": "paraphrase", "origins": "1",
		"grade": "B2", "outcome": "open", "articles": "flood | later", "quotes": "“Leave, or pay,” it read, and that was all | She had warned them", "relations": "repeats: silence | contradicts: silence",
	}}
	for i, row := range rows[1:] {
		if len(want[i]) != len(rows[0]) {
			t.Errorf("%d columns, want %d", len(rows[0]), len(want[i]))
		}
		for j, cell := range row {
			if w, ok := want[i][rows[0][j]]; !ok || cell != w {
				t.Errorf("row %d: %s is %q, want %q", i+1, rows[0][j], cell, w)
			}
		}
	}
}
