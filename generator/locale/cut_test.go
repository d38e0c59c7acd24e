package locale

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCut cuts between words, in languages that put spaces between them and in others.
func TestCut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"  two\n lines ", "two lines"},
		{"exactly twenty signs", "exactly twenty signs"},
		{"a text that is too long", "a text that is too …"},
		{"this one is too, much too long", "this one is too …"},
		{"the Iraqi authorities fear", "the Iraqi …"},
		{"unbreakableandmuchtoolong", "unbreakableandmuchto …"},
		{"a thingwithoutanyspaceafteritsfirst", "a thingwithoutanyspa …"},
		{"اتصال هاتفي بين الوزيرين في بغداد", "اتصال هاتفي بين …"},
		{strings.Repeat("漢", 30), strings.Repeat("漢", 20) + " …"},
		{strings.Repeat("e\u0301", 30), strings.Repeat("e\u0301", 10) + " …"},
		{"x" + strings.Repeat("e\u0301", 30), "x" + strings.Repeat("e\u0301", 9) + " …"},
	} {
		if got := English().Cut(c.text, 20); got != c.want || utf8.RuneCountInString(got) > 22 {
			t.Errorf("%q is cut to %q, not %q", c.text, got, c.want)
		}
	}
}
