package edtf

import (
	"errors"
	"strings"
	"testing"

	"dossier/generator/locale"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"2025-10-21", "2025-11~", "2020-09-21?", "2024-12-XX", "2025-10-21/2025-11", "../2025", "2020-23", "Y-17000",
		"-0043-03-15", "2004-06~-11", "?2004-06-~11", "[1667,1668,1670..1672]", "{..1984}", "2025-10-21T14:30:00+03:30",
		"21.10.2025", "circa 21 Oct. 2025", "from May 2022 to 2025", "XXX1-02-29", "1X-3X", "until until 2025", "2025-xx",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			checkError(t, text, err)
			return
		}
		again, err := Parse(d.String())
		if err != nil || again != d {
			t.Fatalf("%q is not the same when parsed again: %v", text, err)
		}
		first, hasFirst := d.Earliest()
		last, hasLast := d.Latest()
		if hasFirst && hasLast && first.Compare(last) > 0 {
			t.Fatalf("%q lasts from %s to %s", text, first, last)
		}
		if kind := d.date().kind; !hasFirst && !hasLast && kind != oneOf && kind != allOf {
			t.Fatalf("%q has no bounds", text)
		}
		if english := d.Words(locale.English()); english == "" || strings.Contains(english, "%!") || english != strings.TrimSpace(english) {
			t.Fatalf("%q in English: %q", text, english)
		}
		if iso := d.ISO(); iso != "" {
			checkISO(t, d, iso)
		}
	})
}

// checkError checks that an error points into the text and that its remedy is one.
func checkError(t *testing.T, text string, err error) {
	var problem *Error
	if !errors.As(err, &problem) || problem.Message == "" || problem.Help == "" {
		t.Fatalf("%q: unexpected error %#v", text, err)
	}
	if problem.Offset < 0 || problem.Offset > len(text) {
		t.Fatalf("%q: offset %d lies outside", text, problem.Offset)
	}
	if guess, isGuess := strings.CutPrefix(problem.Help, "did you mean \""); isGuess {
		if _, err := Parse(strings.TrimSuffix(guess, "\"?")); err != nil {
			t.Fatalf("%q: the remedy %s is no date", text, guess)
		}
	}
}

// checkISO checks that a value for HTML covers the date.
func checkISO(t *testing.T, d Date, iso string) {
	if strings.HasPrefix(iso, "1") && len(iso) > len("2025-10-21T14:30:00+03:30") || strings.ContainsAny(iso, "X?~%/") {
		t.Fatalf("%q for HTML: %q", d, iso)
	}
	first, _ := d.Earliest()
	if len(iso) > 4 && iso[4] == '-' && !strings.HasPrefix(first.String(), iso[:7]) {
		t.Fatalf("%q for HTML: %q, which is not in it", d, iso)
	}
}
