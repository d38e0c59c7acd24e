package timeline

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/locale"
)

// outline writes a list in short: sections, dates with "≈" where the order is not
// certain, and the titles.
func outline(sections []Section) string {
	var b strings.Builder
	for _, s := range sections {
		fmt.Fprintf(&b, "%s (%s)\n", s.ID, s.Title(locale.English()))
		for _, g := range s.Groups {
			sign := " "
			if g.Unsure {
				sign = "≈"
			}
			fmt.Fprintf(&b, " %s %s ×%d\n", sign, g.Date.Words(locale.English()), len(g.Items))
		}
	}
	return b.String()
}

func TestList(t *testing.T) {
	all := items(t, "2025-11~", "2025-10-21", "XXXX-12-25", "!2014", "../2025-02~", "2025-10-21", "2025-11", "2025-11-20", "2025", "2025-10-21/2025-12")
	const want = `t-2014 (2014)
   2014 ×1
t-2025 (2025)
   2025 ×1
t-2025-02 (February 2025)
 ≈ until about February 2025 ×1
t-2025-10 (October 2025)
   21 October 2025 ×2
 ≈ 21 October 2025 to December 2025 ×1
t-2025-11 (November 2025)
 ≈ November 2025 ×1
 ≈ about November 2025 ×1
 ≈ 20 November 2025 ×1
t-undated (no date)
 ≈ 25 December of an unknown year ×1
`
	if got := outline(List(all, locale.English())); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCut(t *testing.T) {
	sections := List(items(t, "2025-01-01", "2025-01-01", "2025-01-01", "2025-01-02", "2025-02"), locale.English())
	var refs []int
	for from := 0; from < 5; from += 2 {
		part := Cut(sections, from, min(from+2, 5))
		n := 0
		for _, s := range part {
			for _, g := range s.Groups {
				for _, it := range g.Items {
					refs = append(refs, it.Ref)
					n++
				}
			}
		}
		if n > 2 {
			t.Errorf("the part from %d has %d items", from, n)
		}
	}
	if got := fmt.Sprint(refs); got != "[0 1 2 3 4]" {
		t.Errorf("the parts have %s", got)
	}
	if id := Cut(sections, 3, 5)[0].ID; id != "t-2025-01" {
		t.Errorf("a section that is cut through begins the second part as %q", id)
	}
}

func TestStrip(t *testing.T) {
	all := items(t, "2025-01-01", "2025-01-09", "2025-02", "!2025-01-20", "!2014", "2025-07")
	sections := List(all, locale.English())
	svg := Strip(sections, func(i int) string { return "timeline.html#" + sections[i].ID }, Options{Words: locale.English()})
	var got []string
	for _, s := range shapes(t, svg) {
		got = append(got, s.href+" "+s.title)
	}
	want := []string{
		"timeline.html#t-2014 2014: 1 event (title 2014)",
		"timeline.html#t-2025-01 January 2025: 2 statements, 1 event (title 2025-01-20)",
		"timeline.html#t-2025-02 February 2025: 1 statement",
		"timeline.html#t-2025-07 July 2025: 1 statement",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	// The year stands again after time that is left out.
	if n := strings.Count(string(svg), ">2025<"); n != 2 {
		t.Errorf("2025 stands %d times in\n%s", n, svg)
	}
	if Strip(nil, nil, Options{Words: locale.English()}) != nil {
		t.Error("a strip of nothing")
	}
}

func TestGapsAreNamed(t *testing.T) {
	svg := string(Draw(items(t, "2014", "2020-01", "2020-10-05", "2025-10-21"), options()))
	for _, words := range []string{"2015 to 2019", "February to September 2020", "November 2020 to September 2025"} {
		if !strings.Contains(svg, "shortened: "+words) {
			t.Errorf("no gap %q in the drawing", words)
		}
	}
}
