package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFold checks what the search relies on: folded text folds to itself, so that words
// taken from it are found again, and its map leads through the whole text in order.
func FuzzFold(f *testing.F) {
	for _, s := range []string{
		"A\u200d\u0301 \nA", "a\u0301\u200d\u0323\u00ad\u0308", "\u1112\u200b\u1161\u200b\u11ab", "a\u034f\u0301",
		"“a” — b…\u2060 \u00ad c\u212b\u0338", "\u00b4\u0301 '\u0301", "-\u200d--\u0301 \u200d \u0301",
		"x" + strings.Repeat("\u0301\u0323", 40), "\u0301\u200d\u0323", "\xff\u200d\u0301", "\xf4\u0340",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 3000 {
			t.Skip()
		}
		once := fold(s)
		if !utf8.ValidString(once.text) {
			t.Fatalf("%q folds to invalid %q", s, once.text)
		}
		if twice := fold(once.text); twice.text != once.text {
			t.Fatalf("%q folds to %q and then to %q", s, once.text, twice.text)
		}
		last := 0
		for i := range once.text {
			start, end := once.start(i), once.end(i+1)
			if start < last || end <= start || end > len(s) {
				t.Fatalf("%q: byte %d of %q comes from %d to %d", s, i, once.text, start, end)
			}
			last = start
		}
	})
}
