package edtf

import "testing"

func TestEnds(t *testing.T) {
	for text, want := range map[string][2]string{
		"2020-01/2020-10~": {"2020-01", "2020-10~"}, "../2021-05": {"", "2021-05"}, "2021-05/": {"2021-05", ""},
		"2021?": {"2021?", "2021?"}, "[2020,2021]": {"[2020,2021]", "[2020,2021]"},
	} {
		d, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if start, end := d.Ends(); start.String() != want[0] || end.String() != want[1] {
			t.Errorf("%s has the ends %q and %q, not %q", text, start, end, want)
		}
	}
	if start, end := (Date{}).Ends(); !start.IsZero() || !end.IsZero() {
		t.Error("no date has ends")
	}
}
