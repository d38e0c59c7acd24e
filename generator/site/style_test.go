package site_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/static"
)

// TestLongArticleCarriesStyle checks that a long article, and no other page, has the style
// sheet in it instead of a link, to the letter and allowed by its policy; that a sheet which
// names other files is linked to; and that a followed site takes in a changed sheet.
func TestLongArticleCarriesStyle(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	write(t, dir, "content/organizations/the-gazette.md", "---\nname: The Gazette\n---\n")
	head := "---\ntitle: T\npublisher: the-gazette\npublished: \"2025-11-04\"\nretrieved: \"2025-11-05\"\n---\n"
	write(t, dir, "content/articles/short.md", head+"It would not hold another winter.\n")
	write(t, dir, "content/articles/long.md", head+strings.Repeat("It would not hold another winter.\n\n", 3000))

	check := func(what string, file func(string) []byte, carried bool, words string) {
		t.Helper()
		sheet := string(file(static.Sheet))
		if !strings.Contains(sheet, words) {
			t.Errorf("%s: the sheet lacks %q", what, words)
		}
		const link = `<link rel="stylesheet" href="../css/dossier.css">`
		for _, name := range []string{"articles/short.html", "articles/long.html", "organizations/the-gazette.html"} {
			page := string(file(name))
			_, rest, inside := strings.Cut(page, "<style>")
			style, _, _ := strings.Cut(rest, "</style>")
			want := carried && name == "articles/long.html"
			switch {
			case inside != want || strings.Contains(page, link) == want:
				t.Errorf("%s: %s carries its sheet: %v, want %v", what, name, inside, want)
			case want && style != sheet:
				t.Errorf("%s: %s carries another sheet than %s", what, name, static.Sheet)
			case strings.Contains(page, "style-src 'self' file: '"+static.Hash(sheet)+"';") != want:
				t.Errorf("%s: the policy of %s is not for its sheet", what, name)
			}
		}
	}
	build := func() func(string) []byte {
		t.Helper()
		files, report := filesOf(t, site.Options{Source: dir})
		if len(files) == 0 {
			t.Fatal(report)
		}
		return func(name string) []byte { return []byte(files[name]) }
	}
	check("built-in", build(), true, "@layer")

	l := openLive(t, dir)
	live := func(name string) []byte {
		t.Helper()
		data, err := l.File(name)
		if err != nil {
			t.Fatal(name, err)
		}
		return data
	}
	check("followed", live, true, "@layer")
	for _, own := range []struct {
		text    string
		carried bool
	}{
		{"p > b { color: teal }", true},
		{`p { background: url("paper.png") }`, false},
		{`@import "more.css";`, false},
		{`p::before { content: "</style>" }`, false},
	} {
		write(t, dir, "static/css/search.css", own.text)
		if shown := l.Hurry("static/css/search.css"); shown != site.FullyShown {
			t.Errorf("%s: shown %d", own.text, shown)
		}
		check("followed, "+own.text, live, own.carried, own.text)
		built := build()
		check("built, "+own.text, built, own.carried, own.text)
		if name := "articles/long.html"; !bytes.Equal(live(name), built(name)) {
			t.Errorf("%s: the followed %s is another than the built one", own.text, name)
		}
	}
}

// TestOwnSheets takes the built-in sheets, changed, for sound ones.
func TestOwnSheets(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/dossier.md", "---\ntitle: A dossier\n---\n")
	for _, name := range static.Sheets() {
		sheet, err := static.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, "static/"+name, string(sheet)+"/* ours */\n")
	}
	report := &diag.Report{}
	if _, err := site.Load(site.Options{Source: dir}, report); err != nil || len(report.All()) > 0 {
		t.Error(err, report.All())
	}
}
