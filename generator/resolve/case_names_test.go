package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/generator/dossier"
)

const people = `
-- content/actors/sudani.md --
---
name: Mohammed Shia al-Sudani
aliases: [محمد شياع السوداني]
summary: Mohammed Shia al-Sudani works with Ann Lee.
---
Mohammed Shia al-Sudani is not linked here, Ann Lee is.

## Al-Sudani and Ann Lee
-- content/actors/ann-lee.md --
---
name: Ann Lee
short_names: [the Envoy]
---
-- content/actors/bob-lee.md --
---
name: Bob Lee
---
-- content/organizations/kataib.md --
---
name: Kataib Hezbollah
aliases: [KH, Battalions]
---
-- content/themes/disarmament.md --
---
title: Disarmament
aliases: [weapons under state control]
---
`

// TestMentions checks which names of an article's text are linked, and to whom.
func TestMentions(t *testing.T) {
	tests := []struct{ name, matter, text, want string }{
		{"full names", "", "Ann Lee met Bob Lee and Kata’ib Hezbollah.", "Ann Lee=ann-lee; Bob Lee=bob-lee; Kata’ib Hezbollah=kataib"},
		{"last name after the full name", "", "Sudani came. Mohammed Shia al-Sudani spoke, and Sudani left; al-Sudani’s men too.", "Mohammed Shia al-Sudani=sudani; Sudani=sudani; al-Sudani=sudani"},
		{"short name of one's own", "", "The Envoy came. Ann Lee, the Envoy, left.", "Ann Lee=ann-lee; the Envoy=ann-lee"},
		{"last name with one bearer in the text", "", "Ann Lee came. Lee left.", "Ann Lee=ann-lee; Lee=ann-lee"},
		{"Arabic script with a particle", "", "قال محمد شياع السوداني ومحمد شياع السودانى", "محمد شياع السوداني=sudani; محمد شياع السودانى=sudani"},
		{"themes", "", "Talks on weapons under state control, or disarmament.", "weapons under state control=disarmament"},
		{"not in links, code and addresses", "", "[Ann Lee](https://example.org/), `Ann Lee`, [[bob-lee|Bob Lee]], https://example.org/Ann-Lee", ""},
		{"not in an address before code", "", "https://example.org/Ann-Lee, `Bob Lee`", ""},
		{"headings of an article", "", "## Ann Lee\n\nText.", "Ann Lee=ann-lee"},
		{"not, in the fields", "not: [KH, Lee]", "KH and Ann Lee and Lee and Kataib Hezbollah.", "Ann Lee=ann-lee; Kataib Hezbollah=kataib"},
		{"kept unlinked", "", `\[[KH]] and \[[Ann Lee]] and KH.`, "KH=kataib"},
		{"in other case", "", "battalions of men, and kh.", ""},
		{"across emphasis", "", "*Ann* Lee and **Kataib Hezbollah**.", "Ann Lee=ann-lee; Kataib Hezbollah=kataib"},
		{"private remarks", "", "%%Ann Lee%% and Bob Lee.", "Bob Lee=bob-lee"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := fine(t, people+"-- content/articles/a.md --\n---\ntitle: A\npublisher: kataib\npublished: 2024\n"+tt.matter+"\n---\n"+tt.text+"\n")
			body := d.Articles[0].Body
			if got := mentions(body.Doc.Text, body.Mentions); got != tt.want {
				t.Errorf("found %s\nwant  %s", got, tt.want)
			}
		})
	}
}

func mentions(text string, all []*dossier.Mention) string {
	var parts []string
	for _, m := range all {
		parts = append(parts, text[m.Start:m.End]+"="+m.Entity.ID)
	}
	return strings.Join(parts, "; ")
}

// TestOwnPage checks that a page does not link to itself, nor anything in its
// headings.
func TestOwnPage(t *testing.T) {
	d := fine(t, people)
	for _, a := range d.Actors {
		if a.ID != "sudani" {
			continue
		}
		if got := mentions(a.Body.Doc.Text, a.Body.Mentions); got != "Ann Lee=ann-lee" {
			t.Errorf("the body links %s", got)
		}
		if got := mentions(a.Summary.Text, a.Summary.Mentions); got != "Ann Lee=ann-lee" {
			t.Errorf("the summary links %s", got)
		}
	}
}

// TestMentionsInNote checks that a note that names a person in its fields may use
// the short name.
func TestMentionsInNote(t *testing.T) {
	d := fine(t, people+`
-- content/articles/a.md --
---
title: A
publisher: kataib
published: 2024
---
Text.
-- content/annotations/n.md --
---
article: a
quote: Text
actors: [bob-lee]
---
Lee said so. KH did not.
`)
	n := d.Annotations[0]
	if got := mentions(n.Body.Doc.Text, n.Body.Mentions); got != "Lee=bob-lee; KH=kataib" {
		t.Errorf("found %s", got)
	}
}

// TestMentionsInStatement checks that names are linked in the fields of a statement
// that hold text, and that those in its other fields may be called by a short name.
func TestMentionsInStatement(t *testing.T) {
	d := fine(t, people+`
-- content/articles/a.md --
---
title: A
publisher: kataib
published: 2024
---
Text here.
-- content/statements/s.md --
---
speaker: bob-lee
act: demand
said: 2023
audience: [sudani]
channel: a letter of KH
demand: That Kataib Hezbollah go, says Lee
consequence: Al-Sudani may fall
appearances: [{article: a, quote: Text, reason: Ann Lee was there}]
outcome: {status: open, note: KH stayed}
---
Lee told Sudani so.
-- content/events/e.md --
---
title: E
date: 2023
actors: [bob-lee]
appearances: [{article: a, quote: here, reason: Lee was there}]
---
Lee came.
`)
	var got []string
	s, e := d.Statements[0], d.Events[0]
	for _, l := range append(s.Lines(), e.Lines()...) {
		got = append(got, mentions(l.Text, l.Mentions))
	}
	for _, b := range []*dossier.Text{s.Body, e.Body} {
		got = append(got, mentions(b.Doc.Text, b.Mentions))
	}
	want := "KH=kataib | Kataib Hezbollah=kataib; Lee=bob-lee | Al-Sudani=sudani | KH=kataib | Ann Lee=ann-lee | Lee=bob-lee | Lee=bob-lee; Sudani=sudani | Lee=bob-lee"
	if strings.Join(got, " | ") != want {
		t.Errorf("found %s\nwant  %s", strings.Join(got, " | "), want)
	}
}

// TestSharedShortName checks that two bearers of a short name are told apart by
// the text, and where it does not tell nothing is linked.
func TestSharedShortName(t *testing.T) {
	const article = "-- content/articles/a.md --\n---\ntitle: A\npublisher: kataib\npublished: 2024\n---\nAnn Lee met Bob Lee; Lee left.\n"
	d, report := build(t, archive(people+article), withDrafts)
	if got := mentions(d.Articles[0].Body.Doc.Text, d.Articles[0].Body.Mentions); got != "Ann Lee=ann-lee; Bob Lee=bob-lee" {
		t.Errorf("found %s", got)
	}
	if want := `content/articles/a.md:6:22: warning: "Lee" may be ann-lee or bob-lee; it is not linked (name/ambiguous)`; !strings.HasPrefix(report, want) {
		t.Errorf("report %s", report)
	}
}

// TestSortNames checks the order of an index: persons by last name, without the
// article, whatever its form, and marks and case aside.
func TestSortNames(t *testing.T) {
	tests := []struct{ kind, key, name, want string }{
		{"actors", "name", "Mohammed Shia al-Sudani", "Sudani, Mohammed Shia al-"},
		{"actors", "name", "Mustafa Al Kadhimi", "Kadhimi, Mustafa Al"},
		{"actors", "name", "Marco Rubio", "Rubio, Marco"},
		{"actors", "name", "Robert F. Kennedy Jr.", "Kennedy, Robert F. Jr."},
		{"actors", "name", "Ludwig van Beethoven", "van Beethoven, Ludwig"},
		{"actors", "name", "محمد شياع السوداني", "السوداني، محمد شياع"},
		{"actors", "name", "Pelé", "Pelé"},
		{"actors", "name", "Rio Rio", "Rio, Rio"},
		{"actors", "name", "Al Gore", "Gore, Al"},
		{"organizations", "name", "The New York Times", "New York Times, The"},
		{"organizations", "name", "al-Qaeda", "Qaeda, al-"},
		{"organizations", "name", "Al Jazeera", "Jazeera, Al"},
		{"organizations", "name", "Asaib Ahl al-Haq", "Asaib Ahl al-Haq"},
		{"themes", "title", "The mission", "The mission"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := fine(t, "-- content/"+tt.kind+"/x.md --\n---\n"+tt.key+": "+tt.name+"\n---\n")
			if got := d.Entities[0].Sort; got != tt.want {
				t.Errorf("sorted as %q, want %q", got, tt.want)
			}
		})
	}
}

// TestArabicSortOrder checks that the article does not count in an Arabic index, and
// that letters stand in the order of the Arabic alphabet.
func TestArabicSortOrder(t *testing.T) {
	d := fine(t, `
-- content/dossier.md --
---
title: ملف
language: ar
---
-- content/actors/a.md --
---
name: محمد شياع السوداني
---
-- content/actors/b.md --
---
name: أحمد الشرع
---
-- content/actors/c.md --
---
name: ماركو روبيو
---
-- content/actors/d.md --
---
name: حيدر العبادي
---
-- content/actors/e.md --
---
name: هادي أمين
---
`)
	var got []string
	for _, a := range d.Actors {
		got = append(got, a.ID)
	}
	if want := "e c a b d"; strings.Join(got, " ") != want { // ا ر س ش ع
		t.Errorf("the order is %v, want %s", got, want)
	}
}

// TestSortOrder checks that lists stand in alphabetical order to people.
func TestSortOrder(t *testing.T) {
	d := fine(t, `
-- content/actors/a.md --
---
name: Zoë Zimmer
---
-- content/actors/b.md --
---
name: Mohammed al-Sudani
---
-- content/actors/c.md --
---
name: Ann Suárez
---
-- content/actors/d.md --
---
name: Bob Suarez
---
-- content/actors/e.md --
---
name: Carl Émile
---
-- content/actors/f.md --
---
name: Dan Quiet
sort_name: aaron
---
-- content/actors/g.md --
---
name: Fay eagle
---
-- content/actors/h.md --
---
name: Gus Roe (painter)
---
`)
	var got []string
	for _, a := range d.Actors {
		got = append(got, a.ID)
	}
	if want := []string{"f", "g", "e", "h", "c", "d", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}
