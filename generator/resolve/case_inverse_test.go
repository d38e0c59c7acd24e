package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/generator/dossier"
)

const press = `
-- content/organizations/gazette.md --
---
name: The Gazette
parent: group
---
-- content/organizations/group.md --
---
name: Press Group
---
-- content/actors/ann.md --
---
name: Ann Lee
---
-- content/actors/bob.md --
---
name: Bob Roe
posts:
  - {role: Clerk, organization: group, from: 2001, until: 2004}
  - {role: Editor, organization: gazette, from: 2010}
  - {role: Reporter, organization: gazette, until: 2008~}
memberships:
  - {role: Member, organization: group, from: "1999"}
---
He follows Ann Lee everywhere. See [[floods|the water]].
-- content/actors/cid.md --
---
name: Cid Moe
---
-- content/themes/floods.md --
---
title: Floods
broader: weather
---
-- content/themes/weather.md --
---
title: Weather
---
-- content/articles/late.md --
---
title: Late
publisher: gazette
published: 2024-03
themes: [floods]
---
Ann Lee spoke in the town hall, e.g. of J. Doe. She left. Then Lee came back with Bob Roe.

A second paragraph with Ann Lee, and [[bob|him]].
-- content/articles/early.md --
---
title: Early
publisher: gazette
published: 2024-01
themes: [floods]
---
Bob Roe and Ann Lee.
-- content/articles/alone.md --
---
title: Alone
publisher: group
published: 2024-02
---
Cid Moe.
-- content/events/b-late.md --
---
title: Late flood
date: 2024-02
actors: [bob]
organizations: [gazette]
themes: [floods]
appearances: [{article: late, quote: A second}]
---
-- content/events/c-early.md --
---
title: Early flood
date: 2024-01
actors: [bob]
themes: [floods]
---
-- content/statements/a-late.md --
---
speaker: ann
act: warn
said: 2024-02
about: [floods]
relations: {repeats: [z-early]}
appearances:
  - {article: late, quote: She left}
  - {article: late, quote: spoke in}
---
-- content/statements/z-early.md --
---
speaker: bob
audience: [ann]
act: warn
said: 2023
about: [floods]
appearances: [{article: early, quote: Bob Roe}]
---
-- content/annotations/a.md --
---
article: late
quote: A second paragraph
actors: [bob]
---
Why?
-- content/annotations/b.md --
---
article: late
quote: town hall
actors: [bob]
---
Why?
-- content/annotations/c.md --
---
article: early
quote: Bob
actors: [bob]
---
Why?
-- content/annotations/d.md --
---
article: early
quote: Bob
reply_to: c
created: 2024-05-02
---
Why?
-- content/annotations/e.md --
---
article: early
quote: Bob
reply_to: c
created: 2024-05-01
---
Why?
`

// ids writes the ids of records.
func ids[T any](all []T, id func(T) string) string {
	var parts []string
	for _, x := range all {
		parts = append(parts, id(x))
	}
	return strings.Join(parts, " ")
}

func headID[T interface{ Header() *dossier.Head }](x T) string { return x.Header().ID }

func actor(d *dossier.Dossier, id string) *dossier.Actor {
	return d.Actors[slices.IndexFunc(d.Actors, func(a *dossier.Actor) bool { return a.ID == id })]
}

// TestOrder checks the lists that records hold of each other and the order in
// which a reader meets them.
func TestOrder(t *testing.T) {
	d := fine(t, press)
	bob, ann := actor(d, "bob"), actor(d, "ann")
	gazette, group := d.Organizations[0], d.Organizations[1]
	floods, weather := d.Themes[0], d.Themes[1]
	late, early := d.Articles[2], d.Articles[0]
	checks := []struct{ what, got, want string }{
		{"articles by date", ids(d.Articles, headID), "early alone late"},
		{"statements by date", ids(d.Statements, headID), "z-early a-late"},
		{"events by date", ids(d.Events, headID), "c-early b-late"},
		{"notes by article and place", ids(d.Annotations, headID), "c d e b a"},
		{"organizations by name", ids(d.Organizations, headID), "gazette group"},
		{"parts of the group", ids(group.Parts, headID), "gazette"},
		{"narrower than weather", ids(weather.Narrower, headID), "floods"},
		{"articles on floods", ids(floods.Listed, headID), "early late"},
		{"statements about floods", ids(floods.Statements, headID), "z-early a-late"},
		{"events of floods", ids(floods.Events, headID), "c-early b-late"},
		{"events with Bob", ids(bob.Events, headID), "c-early b-late"},
		{"events with the Gazette", ids(gazette.Events, headID), "b-late"},
		{"published by the Gazette", ids(gazette.Published, headID), "early late"},
		{"notes on the late article", ids(late.Notes, headID), "b a"},
		{"notes that name Bob", ids(bob.Notes, headID), "c b a"},
		{"answers to c", ids(d.Annotations[0].Replies, headID), "e d"},
		{"statements in the late article", ids(late.Statements, func(a *dossier.Appearance) string { return a.Quote.Exact }), "spoke in She left"},
		{"events in the late article", ids(late.Events, func(a *dossier.Appearance) string { return a.Event.ID }), "b-late"},
		{"Bob's offices, latest first", ids(bob.Posts, func(t *dossier.Tenure) string { return t.Role }), "Editor Reporter Clerk"},
		{"posts at the Gazette", ids(gazette.Posts, func(t *dossier.Tenure) string { return t.Role }), "Editor Reporter"},
		{"members of the group", ids(group.Members, func(t *dossier.Tenure) string { return t.Actor.ID }), "bob"},
		{"said by Ann", ids(ann.Said, headID), "a-late"},
		{"said to Ann", ids(ann.Addressed, headID), "z-early"},
		{"what repeats z-early", ids(d.Statements[0].Inverse, func(r dossier.Relation) string { return r.Kind + ":" + r.Other.ID }), "repeats:a-late"},
		{"after the early article", early.Later.ID, "alone"},
		{"before the late article", late.Earlier.ID, "alone"},
	}
	for _, c := range checks {
		if c.got != c.want {
			t.Errorf("%s: %s, want %s", c.what, c.got, c.want)
		}
	}
}

// TestBacklinks checks where a person is named: in articles by date with sentence
// and paragraph, links by hand included, then in other texts.
func TestBacklinks(t *testing.T) {
	d := fine(t, press)
	var got []string
	for _, x := range []*dossier.Actor{actor(d, "ann"), actor(d, "bob")} {
		for _, b := range slices.Concat(x.Articles, x.Others) {
			for _, m := range b.Mentions {
				sentence, at := b.Text.Sentence(m)
				got = append(got, fmt.Sprintf("%s: %s p%d %q in %q", x.ID, b.From.Key(), m.Paragraph, sentence[at.Start:at.End], sentence))
			}
		}
	}
	want := []string{
		`ann: articles/early p1 "Ann Lee" in "Bob Roe and Ann Lee."`,
		`ann: articles/late p1 "Ann Lee" in "Ann Lee spoke in the town hall, e.g. of J. Doe."`,
		`ann: articles/late p1 "Lee" in "Then Lee came back with Bob Roe."`,
		`ann: articles/late p2 "Ann Lee" in "A second paragraph with Ann Lee, and him."`,
		`ann: actors/bob p1 "Ann Lee" in "He follows Ann Lee everywhere."`,
		`bob: articles/early p1 "Bob Roe" in "Bob Roe and Ann Lee."`,
		`bob: articles/late p1 "Bob Roe" in "Then Lee came back with Bob Roe."`,
		`bob: articles/late p2 "him" in "A second paragraph with Ann Lee, and him."`,
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("backlinks:\n%s\nwant:\n%s", a, b)
	}
}

// TestTogether checks who appears with whom, and which articles are related.
func TestTogether(t *testing.T) {
	d := fine(t, press)
	named := func(c dossier.Companion) string { return fmt.Sprintf("%s:%d", c.Entity.ID, c.N) }
	if got := ids(dossier.NewAssociator(d).With(actor(d, "ann").Entity), named); got != "bob:2" {
		t.Errorf("with Ann: %s", got)
	}
	if got := ids(dossier.NewAssociator(d).With(actor(d, "cid").Entity), named); got != "" {
		t.Errorf("with Cid: %s", got)
	}
	related := func(r *dossier.Related) string { return r.Article.ID + "(" + ids(r.Shared, headID) + ")" }
	want := []string{"late(bob ann)", "", "early(ann bob)"}
	for i, a := range d.Articles {
		if got := ids(dossier.NewAssociator(d).Related(a), related); got != want[i] {
			t.Errorf("related to %s: %s, want %s", a.ID, got, want[i])
		}
	}
	if got := ids(d.Articles[2].Mentioned, func(c *dossier.Count) string { return fmt.Sprintf("%s:%d", c.Entity.ID, c.N) }); got != "ann:3 bob:2" {
		t.Errorf("named in the late article: %s", got)
	}
}

// TestUndatedOffices checks that offices without any date leave the record's order
// as it is.
func TestUndatedOffices(t *testing.T) {
	d := fine(t, `
-- content/organizations/o.md --
---
name: Office
---
-- content/actors/a.md --
---
name: Ann Lee
posts:
  - {role: First, organization: o, from: 2001}
  - {role: Second, organization: o}
  - {role: Third, organization: o, from: 2020}
---
`)
	if got := ids(d.Actors[0].Posts, func(t *dossier.Tenure) string { return t.Role }); got != "First Second Third" {
		t.Errorf("order %s", got)
	}
}
