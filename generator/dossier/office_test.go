package dossier_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

func day(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil && s != "" {
		t.Fatal(err)
	}
	return d
}

// TestSpokenAs claims an office only for a day on which it was certainly held.
func TestSpokenAs(t *testing.T) {
	for _, tc := range []struct {
		from, until, said, office string
		known                     bool
		perhaps                   int
	}{
		{"2021", "2022", "2021-12-31", "minister", true, 0},
		{"2021", "2022", "2021-06", "", false, 1}, // it may have begun later in the year
		{"2021", "2022", "2023-01-01", "", false, 0},
		{"2021", "2022", "2020-12-31", "", false, 0},
		{"../2025-10-21", "", "2025-10-21", "minister", true, 0},
		{"../2025-10-21", "", "2025-01-20/2025-02~", "", false, 1},
		{"2020-05~", "2020-09-30/2025-01-20", "2020-09-30", "minister", true, 0},
		{"2020-05~", "2020-09-30/2025-01-20", "2020-10", "", false, 1},
		{"", "../2025-02~", "2025-01", "", false, 1},
		{"", "", "2025-01", "minister", true, 0},
		{"2020", "", "../2025", "", false, 1},
	} {
		actor := &dossier.Actor{Entity: &dossier.Entity{}}
		actor.Entity.Actor = actor
		actor.Posts = []*dossier.Tenure{{Actor: actor, Role: "minister", From: day(t, tc.from), Until: day(t, tc.until)}}
		s := dossier.Statement{Speaker: dossier.Voice{Entity: actor.Entity}, Said: day(t, tc.said)}
		offices, perhaps, known := s.SpokenAs()
		if office := strings.Join(offices, "|"); office != tc.office || known != tc.known || len(perhaps) != tc.perhaps {
			t.Errorf("from %q until %q, said %q: %q, known %t, %d possible", tc.from, tc.until, tc.said, offices, known, len(perhaps))
		}
		s.Office = "envoy"
		if offices, _, known := s.SpokenAs(); !slices.Equal(offices, []string{"envoy"}) || !known {
			t.Errorf("as given: %q, %t", offices, known)
		}
	}
}

// TestNamesBody leaves a body out where the role says where it is held.
func TestNamesBody(t *testing.T) {
	for _, tc := range []struct {
		role, body, short string
		want              bool
	}{
		{"Head", "Popular Mobilization Forces", "", false},
		{"Prime Minister of Iraq", "Iraqi government", "", true},
		{"US Secretary of State", "US Department of State", "", true},
		{"Leader of the PMF", "Popular Mobilization Forces", "PMF", true},
		{"Industry secretary", "Federal government", "US", false}, // the letters stand in the word
		{"Board member", "Water Board", "", false},
		{"Chair of the town council", "Town Council", "", true},
		{"Spokesman of the Prime Minister", "Iraqi government", "", false},
		{"رئيس مجلس البلدة", "مجلس البلدة", "", true},
	} {
		o := &dossier.Organization{Entity: &dossier.Entity{Names: []string{tc.body}}}
		if tc.short != "" {
			o.Short = []string{tc.short}
		}
		if got := (&dossier.Tenure{Role: tc.role, Organization: o}).NamesBody(); got != tc.want {
			t.Errorf("%q of %q: %t", tc.role, tc.body, got)
		}
	}
}
