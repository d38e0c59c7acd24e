package render

import (
	"regexp"
	"strings"
	"testing"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
)

// TestTermBars checks what the bars of offices claim: solid where an office is known
// to have been held, fading where its begin or end is not known.
func TestTermBars(t *testing.T) {
	var all []*dossier.Tenure
	for _, x := range []struct{ from, until string }{
		{"2020-01-01", "2020-12-31"},    // known at both ends
		{"../2020-07-01", ""},           // known to have been held on one day
		{"2020-01-01", "2020-07-01/.."}, // still held on a day
		{"", "../2020-07-01"},           // no longer held on a day
		{"", ""},
	} {
		from, _ := edtf.Parse(x.from)
		until, _ := edtf.Parse(x.until)
		all = append(all, &dossier.Tenure{From: from, Until: until})
	}
	axis := newTermAxis(all)
	piece := regexp.MustCompile(`<path( fill="url\(#term-(in|out)\)")? d="M(\d+) 0H(\d+)V10`)
	var got []string
	for _, x := range all {
		var bar []string
		for _, m := range piece.FindAllStringSubmatch(string(axis.bar(termOf(x), false)), -1) {
			bar = append(bar, m[2]+m[3]+"-"+m[4])
		}
		got = append(got, strings.Join(bar, " "))
	}
	want := []string{"21-119", "in47-69 68-70 out69-91", "21-70 out69-91", "out0-69", ""}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("bars\n%s\nwant\n%s", a, b)
	}
	if alone := newTermAxis(all[:1]); alone.days != 0 {
		t.Error("an office alone has an axis")
	}
}

// TestPeriod has the times of offices as pages say them, whatever is known of their ends.
func TestPeriod(t *testing.T) {
	for _, test := range []struct{ from, until, want string }{
		{"2020", "2021-03", "from 2020, until March 2021"},
		{"2019/2020", "2021/2022", "in office by 2020, no longer by 2022"},
		{"../2020", "2021/..", "in office by 2020, still on 2021"},
		{"2020/..", "../2021", "from 2020 or later, no longer by 2021"},
		{"2020/", "2021/", "from 2020 or later, still on 2021"},
		{"", "", ""},
	} {
		from, _ := edtf.Parse(test.from) // "" is the zero Date
		until, _ := edtf.Parse(test.until)
		if got := plainText(words{locale.English()}.period(from, until)); got != test.want {
			t.Errorf("from %q until %q is %q, want %q", test.from, test.until, got, test.want)
		}
	}
}
