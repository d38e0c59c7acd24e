package edtf

import "testing"

func TestSeason(t *testing.T) {
	for text, want := range map[string][2]int{
		"2025-21": {2025, 1}, "2025-24?": {2025, 4}, "2025-26": {2025, 2}, "2025-29": {2025, 1}, "2025-32": {2025, 4}, "-0043-23": {-43, 3},
		"2025-33": {}, "2025-41": {}, "2025-12": {}, "2025": {}, "202X-21": {}, "2025-21/2025-22": {}, "[2025-21,2025-22]": {},
	} {
		d, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if year, season := d.Season(); [2]int{year, season} != want {
			t.Errorf("%s is season %d of %d, want %d of %d", text, season, year, want[1], want[0])
		}
	}
	if _, season := (Date{}).Season(); season != 0 {
		t.Errorf("no date is season %d", season)
	}
}
