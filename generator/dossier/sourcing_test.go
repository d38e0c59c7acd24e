package dossier_test

import (
	"slices"
	"testing"

	"dossier/generator/dossier"
)

// TestBasis judges reports by who stands for them in the end.
func TestBasis(t *testing.T) {
	named := dossier.Voice{Entity: &dossier.Entity{}}
	unnamed := dossier.Voice{Unnamed: "an official", Of: named.Entity}
	type report struct {
		attribution string
		own         []dossier.Voice
	}
	for _, tc := range []struct {
		speaker dossier.Voice
		relays  []dossier.Voice
		reports []report
		want    dossier.Basis
	}{
		{named, nil, []report{{"direct", nil}}, dossier.Direct},
		{named, nil, []report{{"paraphrase", nil}}, dossier.Named},
		{unnamed, nil, []report{{"paraphrase", nil}}, dossier.Unnamed},
		{named, []dossier.Voice{unnamed}, []report{{"paraphrase", nil}}, dossier.Unnamed},
		{unnamed, []dossier.Voice{unnamed, named}, []report{{"report-of-report", nil}}, dossier.Named},
		{named, nil, []report{{"report-of-report", nil}}, dossier.Unnamed},
		{named, nil, []report{{"unnamed-official", nil}, {"named-official", nil}}, dossier.Named},
		{named, []dossier.Voice{unnamed}, []report{{"report-of-report", []dossier.Voice{named}}}, dossier.Named},
		{named, nil, nil, dossier.Unnamed},
	} {
		s := &dossier.Statement{Speaker: tc.speaker, RelayedBy: tc.relays}
		for _, r := range tc.reports {
			s.Appearances = append(s.Appearances, &dossier.Appearance{Statement: s, Attribution: r.attribution, RelayedBy: r.own, Own: r.own != nil,
				Passage: dossier.Passage{Article: &dossier.Article{}}})
		}
		if got := s.Basis(); got != tc.want {
			t.Errorf("%v by %v rests on %q, want %q", tc.reports, tc.speaker, got, tc.want)
		}
		all := dossier.SourcingOf([]*dossier.Statement{s})
		if n := map[dossier.Basis]int{dossier.Direct: all.Direct, dossier.Named: all.Named, dossier.Unnamed: all.Unnamed}[tc.want]; n != 1 || all.Direct+all.Named+all.Unnamed != 1 {
			t.Errorf("counted as %+v, want one %s", all, tc.want)
		}
	}
}

// TestSourcing counts what the front page says of all statements together.
func TestSourcing(t *testing.T) {
	courier, post := &dossier.Article{Head: dossier.Head{ID: "courier"}}, &dossier.Article{Head: dossier.Head{ID: "post"}}
	report := func(a *dossier.Article, origin, grade string) *dossier.Appearance {
		return &dossier.Appearance{Passage: dossier.Passage{Article: a}, Attribution: "direct", Origin: origin, Grade: grade}
	}
	all := []*dossier.Statement{
		{Appearances: []*dossier.Appearance{report(courier, "the clerk", "F6"), report(post, "the clerk", "B2")}},
		{Appearances: []*dossier.Appearance{report(courier, "", "F6"), report(post, "", "F6")}},
	}
	got := dossier.SourcingOf(all)
	if got.Statements != 2 || got.Origins != 3 || got.Articles != 2 || got.Single != 1 || got.Ungraded != 1 ||
		!slices.Equal(got.By, []dossier.Attributed{{Attribution: "direct", N: 2}}) {
		t.Errorf("%+v", got)
	}
	if a, b := all[0].Grade(), all[1].Grade(); a != "B2" || b != "F6" {
		t.Errorf("graded %s and %s", a, b)
	}
}
