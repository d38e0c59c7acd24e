package dossier_test

import (
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/locale"
)

func TestLabel(t *testing.T) {
	voice := func(name string) dossier.Voice {
		return dossier.Voice{Entity: &dossier.Entity{Head: dossier.Head{Name: name}}}
	}
	rubio, sudani, government := voice("Marco Rubio"), voice("Mohammed Shia al-Sudani"), voice("Iraqi government")
	unnamed := dossier.Voice{Unnamed: "senior official", Of: government.Entity}
	for _, tc := range []struct {
		want string
		s    dossier.Statement
	}{
		{"A final notice", dossier.Statement{Head: dossier.Head{ID: "x", Name: "A final notice"}, Speaker: rubio, Act: "warn"}},
		{"Marco Rubio warns Mohammed Shia al-Sudani", dossier.Statement{Head: dossier.Head{ID: "x", Name: "x"}, Speaker: rubio, Act: "warn", Audience: []dossier.Voice{sudani}}},
		{"Marco Rubio makes a demand of Mohammed Shia al-Sudani and Iraqi government", dossier.Statement{Speaker: rubio, Act: "demand", Audience: []dossier.Voice{sudani, government}}},
		{"Senior official (Iraqi government) issues a denial", dossier.Statement{Speaker: unnamed, Act: "deny"}},
		{"Marco Rubio assures a, b, c and others", dossier.Statement{Speaker: rubio, Act: "assure", Audience: []dossier.Voice{voice("a"), voice("b"), voice("c"), voice("d")}}},
	} {
		if got := tc.s.Label(locale.English()); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}
