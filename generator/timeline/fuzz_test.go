package timeline

import (
	"bytes"
	"testing"

	"dossier/generator/edtf"
	"dossier/generator/locale"
)

// FuzzDraw draws any two dates: the drawing has to be well formed, with all marks
// within it.
func FuzzDraw(f *testing.F) {
	for _, s := range [][2]string{
		{"2025-10-21", "2025-11~"}, {"../2020-05", "2025-10-21/.."}, {"-0044-03-15?", "Y170000002"}, {"19XX", "XXXX-12-25"},
		{"[..2025-01]", "{2024,2025-02~}"}, {"2025-24", "2025-21?"}, {"9999-12-31%", "0000"}, {"/2025", "2025/"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		var all []Item
		for i, text := range []string{a, b} {
			d, err := edtf.Parse(text)
			if err != nil {
				t.Skip()
			}
			all = append(all, Item{Kind: Kind(i), Date: d, Label: "a label", Title: "a title", Href: "x.html"})
		}
		svg := Draw(all, options())
		if bytes.Contains(svg, []byte("NaN")) || bytes.Contains(svg, []byte("Inf")) {
			t.Fatalf("%q and %q: %s", a, b, svg)
		}
		for _, s := range shapes(t, svg) {
			if s.x < 0 || s.x+s.width > 1600 {
				t.Errorf("%q and %q: %s reaches from %v to %v", a, b, s.title, s.x, s.x+s.width)
			}
		}
		n := 0
		for _, s := range List(all, locale.English()) {
			n += s.Len()
		}
		if n != 2 {
			t.Errorf("%q and %q: the list has %d entries", a, b, n)
		}
		shapes(t, Strip(List(all, locale.English()), func(int) string { return "x.html" }, Options{Words: locale.English()}))
	})
}
