package render

import (
	"slices"
	"testing"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/locale"
)

// TestRunsOfForeignNames takes apart links and descriptions in another script than that
// of the page, which say their language.
func TestRunsOfForeignNames(t *testing.T) {
	l, err := locale.Load(nil, "en")
	if err != nil {
		t.Fatal(err)
	}
	w := words{Locale: l}
	x := &dossier.Entity{Head: dossier.Head{Kind: content.Actor, ID: "sudani", Name: "محمد شياع السوداني", Address: "actors/sudani.html"}}
	for _, c := range []struct {
		voice dossier.Voice
		want  run
	}{
		{dossier.Voice{Entity: x}, run{Text: "محمد شياع السوداني", Href: "../actors/sudani.html", Entity: x.Key()}},
		{dossier.Voice{Unnamed: "مصدر unnamed"}, run{Text: "مصدر unnamed", Class: "unnamed"}},
	} {
		if got := runsOf(w.voice("../", c.voice)); !slices.Equal(got, []run{c.want}) {
			t.Errorf("%+v, want %+v", got, c.want)
		}
	}
}

// TestRunsOfAnyOrder takes apart links whatever the order of their attributes.
func TestRunsOfAnyOrder(t *testing.T) {
	got := runsOf(`<a data-entity="actors/lee" class="x" href="../actors/lee.html">Ann &amp; Lee</a>, <span lang="ar" class="unnamed">a voice</span>`)
	want := []run{{Text: "Ann & Lee", Href: "../actors/lee.html", Entity: "actors/lee", Class: "x"}, {Text: ", "}, {Text: "a voice", Class: "unnamed"}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
