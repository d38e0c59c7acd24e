package anchor_test

import (
	"testing"

	"dossier/generator/anchor"
)

func TestDecide(t *testing.T) {
	text := "Leave now, she said. He refused.\nLeave now, she said again. He went."
	for _, tt := range []struct{ in, want anchor.Quote }{
		{anchor.Quote{Exact: "He refused", Prefix: "now, she said.", Suffix: "Leave"}, anchor.Quote{Exact: "He refused"}},
		{anchor.Quote{Exact: "Leave now, she said", Prefix: "He refused.", Suffix: "again. He went."}, anchor.Quote{Exact: "Leave now, she said", Prefix: "He refused.", Suffix: "again. He"}},
		{anchor.Quote{Exact: "Leave  now,\nshe said", Suffix: "again. He went."}, anchor.Quote{Exact: "Leave now, she said", Prefix: "He refused.", Suffix: "again. He"}},
		{anchor.Quote{Exact: "Leave now, she said"}, anchor.Quote{}},
		{anchor.Quote{Exact: "nobody wrote these words"}, anchor.Quote{}},
	} {
		got, r := anchor.New(text, nil).Decide(tt.in)
		if got != tt.want {
			t.Errorf("%+v: got %+v (%s), want %+v", tt.in, got, r.Verdict, tt.want)
		}
		if got == (anchor.Quote{}) {
			continue
		}
		if again := anchor.New(text, nil).Find(got); again.Verdict != anchor.Exact || again.Place != r.Place {
			t.Errorf("%+v is found %s at %v, want exact at %v", got, again.Verdict, again.Place, r.Place)
		}
	}
}
