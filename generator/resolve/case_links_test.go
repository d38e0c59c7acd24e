package resolve_test

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dossier/generator/dossier"
	"dossier/generator/resolve"
)

// library is a small dossier for links to lead to.
const library = `
-- content/actors/mohammed-shia-al-sudani.md --
---
name: Mohammed Shia al-Sudani
aliases: [محمد شياع السوداني, Muhammad al-Sudani]
former_ids: [al-sudani]
---
## Life

## Early life
-- content/organizations/kataib-hezbollah.md --
---
name: Kata’ib Hezbollah
---
-- content/organizations/gazette.md --
---
name: The Gazette
---
-- content/themes/gazette.md --
---
title: Press law
---
-- content/articles/Erste Meldung.md --
---
title: Erste Meldung
publisher: organizations/gazette
published: 2024-05
---
First.

> Second.
-- content/annotations/note.md --
---
article: Erste Meldung
quote: First
---
## Why
See [[#Why]].
-- content/statements/promise.md --
---
speaker: kataib-hezbollah
act: promise
said: 2024-04
title: A promise
appearances:
  - article: Erste Meldung
    quote: Second
---
-- content/pages/about.md --
---
title: About us
aliases: [Impressum]
---
`

const untitled = `-- content/statements/refusal.md --
---
speaker: kataib-hezbollah
audience: [mohammed-shia-al-sudani]
act: reject
said: 2024-04
appearances:
  - article: Erste Meldung
    quote: Second
---
`

// TestLinks checks where each form of a link leads and what it shows. A target
// without an address is plain text.
func TestLinks(t *testing.T) {
	const sudani, article = "actors/mohammed-shia-al-sudani.html", "articles/erste-meldung.html"
	tests := []struct{ markdown, address, shows string }{
		{"[[mohammed-shia-al-sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[Mohammed-Shia-al-Sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[actors/mohammed-shia-al-sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[content/actors/mohammed-shia-al-sudani.md]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[mohammed-shia-al-sudani.md]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[Mohammed Shia al-Sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[Muhammad al-Sudani]]", sudani, "Muhammad al-Sudani"},
		{"[[mohammed shia as-sudani]]", sudani, "mohammed shia as-sudani"},
		{"[[محمد شياع السوداني]]", sudani, "محمد شياع السوداني"},
		{"[[مُحمّد شياع السودانى]]", sudani, "مُحمّد شياع السودانى"},
		{"[[al-sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[actors/al-sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[al-sudani|he]]", sudani, "he"},
		{"[[al-sudani#Life]]", sudani + "#h-life", "Mohammed Shia al-Sudani"},
		{"[[al-sudani#Early life|then]]", sudani + "#h-early-life", "then"},
		{"![[al-sudani]]", sudani, "Mohammed Shia al-Sudani"},
		{"[[Kataib Hezbollah]]", "organizations/kataib-hezbollah.html", "Kataib Hezbollah"},
		{"[[Kata'ib Hezbollah]]", "organizations/kataib-hezbollah.html", "Kata'ib Hezbollah"},
		{"[[organizations/gazette]]", "organizations/gazette.html", "The Gazette"},
		{"[[themes/gazette]]", "themes/gazette.html", "Press law"},
		{"[[Press law]]", "themes/gazette.html", "Press law"},
		{"[[Impressum]]", "pages/about.html", "Impressum"},
		{"[[Erste Meldung]]", article, "Erste Meldung"},
		{"[[Erste Meldung#p2]]", article + "#p2", "Erste Meldung, p2"},
		{"[[Erste Meldung#^p2]]", article + "#p2", "Erste Meldung, p2"},
		{"[[Erste Meldung#p2|there]]", article + "#p2", "there"},
		{"[[note]]", article + "#n-note", "“First”"},
		{"[[annotations/note#Why|it]]", article + "#n-note-h-why", "it"},
		{"[[promise]]", "statements/promise.html", "A promise"},
		{"[[refusal]]", "statements/refusal.html", "Kata’ib Hezbollah gives a refusal to Mohammed Shia al-Sudani"},
		{"[her](../actors/mohammed-shia-al-sudani.md)", sudani, "her"},
		{"[her](actors/mohammed-shia-al-sudani.md#Life)", sudani + "#h-life", "her"},
		{"[it](../articles/Erste%20Meldung.md#p1)", article + "#p1", "it"},
		{"[it](<../articles/Erste Meldung.md>)", article, "it"},
		{"[it](../articles/erste-meldung.html)", article, "it"},
		{"[it](/articles/erste-meldung.html#p1)", article + "#p1", "it"},
		{"[it](../pictures/map.svg)", "pictures/map.svg", "it"},
		{"[it](/pictures/map.svg)", "pictures/map.svg", "it"},
		{"[it](../static/pictures/map.svg)", "pictures/map.svg", "it"},
		{"![it](../pictures/map.svg)", "pictures/map.svg", "it"},
		{"[it](/pictures/map.svg?old=[1]#page=3)", "pictures/map.svg?old=[1]#page=3", "it"},
		{"[it](/files/50%25%20of%20%231.pdf)", "files/50%25%20of%20%231.pdf", "it"},
		{"[it](/files/50%25%20of%20%231.pdf#page=3)", "files/50%25%20of%20%231.pdf#page=3", "it"},
		{"[it](https://example.org/a?b=c#d)", "https://example.org/a?b=c#d", "it"},
		{"[it](https://example.org/a|b?c=50%)", "https://example.org/a%7Cb?c=50%25", "it"},
		{"<mailto:a@example.org>", "mailto:a@example.org", "mailto:a@example.org"},
	}
	for _, tt := range tests {
		t.Run(tt.markdown, func(t *testing.T) {
			d := fine(t, library+untitled+"-- content/pages/here.md --\n---\ntitle: Here\n---\n"+tt.markdown+"\n")
			body := page(t, d, "here").Body
			if len(body.Targets) != 1 {
				t.Fatalf("%d links", len(body.Targets))
			}
			if got := address(body.Targets[0]); got != tt.address {
				t.Errorf("leads to %q, want %q", got, tt.address)
			}
			l := body.Doc.Links[0]
			if got := body.Doc.Text[l.Start:l.End]; got != tt.shows && !strings.HasPrefix(tt.markdown, "![it]") {
				t.Errorf("shows %q, want %q", got, tt.shows)
			}
		})
	}
}

// address writes a target as a path from the root of the site, or as the address
// that it is.
func address(to dossier.Target) string {
	all := to.Address
	if to.Head != nil {
		all, _, _ = strings.Cut(to.Head.Address, "#")
		if to.Fragment == "" {
			all = to.Head.Address
		}
	}
	if to.Fragment != "" {
		all += "#" + to.Fragment
	}
	return all
}

func page(t *testing.T, d *dossier.Dossier, id string) *dossier.Page {
	t.Helper()
	for _, p := range d.Pages {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("no page %q", id)
	return nil
}

// TestLinksInTables checks that a label behind an escaped bar is one cell.
func TestLinksInTables(t *testing.T) {
	d := fine(t, library+"-- content/pages/here.md --\n---\ntitle: Here\n---\n| a | b |\n|---|---|\n| [[al-sudani\\|he]] | [[Impressum\\|it]] |\n")
	body := page(t, d, "here").Body
	if strings.Join(strings.Fields(body.Doc.Text), " ") != "a b he it" || len(body.Targets) != 2 || address(body.Targets[1]) != "pages/about.html" {
		t.Errorf("text %q with %d links", body.Doc.Text, len(body.Targets))
	}
}

// TestOwnPlaces checks links to places of the text in which they stand.
func TestOwnPlaces(t *testing.T) {
	d := fine(t, library+"-- content/articles/two.md --\n---\ntitle: Two\npublisher: organizations/gazette\npublished: 2024\n---\nOne [[#p2]] [[#The end|end]] [x](#p1) [y](#h-the-end).\n\nTwo.\n\n## The end\n")
	want := []string{"#p2", "#h-the-end", "#p1", "#h-the-end"}
	body := d.Articles[0].Body
	if d.Articles[0].ID != "two" {
		body = d.Articles[1].Body
	}
	for i, to := range body.Targets {
		if got := address(to); got != "articles/two.html"+want[i] {
			t.Errorf("link %d leads to %q, want %q", i, got, want[i])
		}
	}
	if l := body.Doc.Links[0]; body.Doc.Text[l.Start:l.End] != "p2" {
		t.Errorf("[[#p2]] shows %q", body.Doc.Text[l.Start:l.End])
	}
}

// TestHeadingOfSameEnd checks that a link to a heading does not stop at another
// one that ends alike.
func TestHeadingOfSameEnd(t *testing.T) {
	d := fine(t, "-- content/pages/here.md --\n---\ntitle: Here\n---\n## With life\n\n## Life\n\n[[#Life]]\n")
	if got := address(d.Pages[0].Body.Targets[0]); got != "pages/here.html#h-life" {
		t.Errorf("[[#Life]] leads to %q", got)
	}
}

// TestFormerIDsInFields checks that a renamed record is still found under its old id by the fields of others.
func TestFormerIDsInFields(t *testing.T) {
	d := fine(t, `-- content/organizations/gazette-of-the-city.md --
---
name: Gazette
former_ids: [gazette]
---
-- content/articles/flood-of-may.md --
---
title: Flood
publisher: gazette
published: 2024
former_ids: [flood]
---
The dam broke.
-- content/annotations/note.md --
---
article: articles/flood
quote: The dam broke
---
Which?
`)
	if a := d.Articles[0]; a.Publisher == nil || a.Publisher.ID != "gazette-of-the-city" || len(d.Annotations) != 1 || d.Annotations[0].Article != a {
		t.Errorf("publisher %v, notes %v", a.Publisher, d.Annotations)
	}
}

// TestDrafts checks what is left of a draft, and that it is there when asked for.
func TestDrafts(t *testing.T) {
	const text = library + `
-- content/actors/jane-doe.md --
---
name: Jane Doe
draft: true
---
-- content/pages/here.md --
---
title: Here
---
[[actors/jane-doe]] and [[Jane Doe]].
-- content/statements/warning.md --
---
speaker: "[[jane-doe]]"
act: warn
said: 2024-04
audience: ["[[Jane Doe]]"]
title: A warning
appearances:
  - article: Erste Meldung
    quote: Second
---
`
	d := fine(t, text)
	body := page(t, d, "here").Body
	if strings.TrimSpace(body.Doc.Text) != "Jane Doe and Jane Doe." || address(body.Targets[0]) != "" || address(body.Targets[1]) != "" || len(body.Mentions) > 0 {
		t.Errorf("a draft is more than plain text: %q, %v", body.Doc.Text, body.Targets)
	}
	if len(d.Actors) != 1 || d.Drafts != 1 {
		t.Errorf("%d actors, %d drafts", len(d.Actors), d.Drafts)
	}
	if s := d.Statements[1]; s.Speaker.Entity != nil || s.Speaker.Name != "Jane Doe" || s.Audience[0].Name != "Jane Doe" {
		t.Errorf("a draft speaks as %+v, to %+v", s.Speaker, s.Audience)
	}
	d, report := build(t, archive(text), withDrafts)
	if report != "" || len(d.Actors) != 2 || address(page(t, d, "here").Body.Targets[1]) != "actors/jane-doe.html" {
		t.Errorf("with drafts: %d actors, %s", len(d.Actors), report)
	}
}

// TestHangingOnDrafts checks that what only a draft article reports goes with it,
// and that what another one reports stays.
func TestHangingOnDrafts(t *testing.T) {
	const text = library + `
-- content/articles/draft.md --
---
title: Unfinished
publisher: organizations/gazette
published: 2024
draft: true
---
Words.
-- content/annotations/gone.md --
---
article: "[[articles/draft]]"
quote: Words
---
Kataib Hezbollah.
-- content/annotations/gone-by-name.md --
---
article: "[[Unfinished]]"
quote: Words
---
Kataib Hezbollah.
-- content/statements/gone-by-name-too.md --
---
speaker: kataib-hezbollah
act: warn
said: 2024
appearances: [{article: "[[Unfinished|it]]", quote: Words}]
---
-- content/statements/gone-too.md --
---
speaker: kataib-hezbollah
act: warn
said: 2024
appearances: [{article: draft, quote: Words}]
---
-- content/statements/stays.md --
---
speaker: kataib-hezbollah
act: warn
said: 2024
relations: {repeats: [gone-too]}
appearances: [{article: draft, quote: Words}, {article: Erste Meldung, quote: First}]
---
`
	d := fine(t, text)
	if got := ids(d.Annotations, headID) + "; " + ids(d.Statements, headID); got != "note; stays promise" {
		t.Errorf("left: %s", got)
	}
	if d.Drafts != 5 || len(d.Statements[0].Appearances) != 1 || len(d.Statements[0].Relations) != 0 {
		t.Errorf("%d drafts, %+v", d.Drafts, d.Statements[0])
	}
	for _, x := range d.Entities {
		for _, b := range x.Others {
			t.Errorf("%s is named in %s", x.ID, b.From.Address)
		}
	}
}

// TestDraftBesidePublished checks that a name which a draft shares with a published article
// means that one, also to what would go with the draft, and that a draft of another kind
// is no answer.
func TestDraftBesidePublished(t *testing.T) {
	const text = library + `
-- content/actors/a-report.md --
---
name: Newest report
draft: true
---
-- content/articles/draft.md --
---
title: First report
former_ids: [erste-meldung-2]
publisher: organizations/gazette
published: 2024
draft: true
---
Words.
-- content/articles/erste-meldung-2.md --
---
title: Newest report
publisher: organizations/gazette
published: 2024
---
First words.
-- content/annotations/by-id.md --
---
article: erste-meldung-2
quote: First words
---
Here.
-- content/annotations/by-name.md --
---
article: "[[Newest report]]"
quote: First words
---
Here.
`
	if got := ids(fine(t, text).Annotations, headID); got != "by-id by-name note" {
		t.Errorf("notes: %s", got)
	}
	_, report := build(t, archive(library+`
-- content/actors/jane-doe.md --
---
name: Jane Doe
draft: true
---
-- content/organizations/part.md --
---
name: Part
parent: "[[Jane Doe]]"
---
`), resolve.Options{Static: static})
	if !strings.Contains(report, `unknown organization "Jane Doe" (ref/unknown)`) {
		t.Errorf("a body is a part of a person: %s", report)
	}
}

// TestFeedLinks links to the feed of a body, which is there, and to those of an article
// and of nobody, which are not.
func TestFeedLinks(t *testing.T) {
	_, report := build(t, archive(library+`
-- content/organizations/house.md --
---
name: The House
---
Its [feed](house.xml).
-- content/pages/news.md --
---
title: News
---
[Feed](/organizations/house.xml), [none](/pages/news.xml), [none](/organizations/nobody.xml).
`), resolve.Options{Static: static})
	for link, broken := range map[string]bool{"house.xml": false, "/organizations/house.xml": false, "/pages/news.xml": true, "/organizations/nobody.xml": true} {
		if got := strings.Contains(report, strconv.Quote(link)+" leads to no page"); got != broken {
			t.Errorf("%s is broken: %t\n%s", link, got, report)
		}
	}
}

// TestForms takes file names with letters and marks apart, as archives and some systems write them, and
// references with both in one, and the other way round.
func TestForms(t *testing.T) {
	const text = `
-- content/organizations/café.md --
---
name: The House
former_ids: [théâtre]
---
-- content/organizations/tour.md --
---
name: The Tower
parent: théâtre
---
-- content/articles/été.md --
---
title: Summer
publisher: café
published: 2024-05
---
[[café]], [[organizations/café.md]], [[théâtre]], [[The House]], [file](../organizations/café.md), [picture](/plan-é.svg) and [draft](../pages/brouillon-é.md).
-- content/pages/brouillon-é.md --
---
title: A draft
draft: true
---
`
	for _, form := range []struct{ file, reference norm.Form }{{norm.NFD, norm.NFC}, {norm.NFC, norm.NFD}} {
		a := archive(form.reference.String(text))
		for i, f := range a.Files {
			a.Files[i].Name = form.file.String(f.Name)
		}
		d, report := build(t, a, resolve.Options{Static: func(p string) bool { return p == form.file.String("plan-é.svg") }})
		if report != "" {
			t.Errorf("%s", report)
			continue
		}
		article, house := d.Articles[0], d.Organizations[0]
		if article.Publisher != house || d.Organizations[1].Parent != house || article.ID != "été" || article.Record.File.Path != form.file.String("content/articles/été.md") {
			t.Errorf("%q of %q", article.Record.File.Path, article.ID)
		}
		for i, target := range article.Body.Targets[:6] {
			if i < 5 && target.Head != &house.Head || i == 5 && target.Address != form.file.String("plan-é.svg") {
				t.Errorf("link %d leads to %+v", i, target)
			}
		}
	}
}
