package edtf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
	"unique"
)

func TestCompare(t *testing.T) {
	tests := []struct {
		a, b string
		want Order
	}{
		{"2025-10-21", "2025-10-22", Before},
		{"2025-10-22", "2025-10-21", After},
		{"2025-10-21", "2025-10-21", Same},
		{"2025-10-21T09:00", "2025-10-21T14:00Z", Same},
		{"2025-10", "2025-10", Unknown},
		{"2025-10-21", "2025-10", Unknown},
		{"2025-10", "2025-11", Before},
		{"2020-23", "2020-12-10", Unknown}, // autumn lasts until the solstice for some
		{"2020-23", "2021", Before},
		{"2024-12-XX", "2025-01-01", Before},
		{"2025-10-21/2025-11", "2025-12-01", Before},
		{"2025-10-21/2025-11", "2025-11-30", Unknown},
		{"../2025", "2026", Before},
		{"../2025", "2024", Unknown},
		{"/2025", "2026", Before},
		{"2022/..", "2021", After},
		{"2022/..", "2023", Unknown},
		{"2022/", "2023", Unknown},

		// Qualifiers: a week for a day, a month for a month, a year for a year.
		{"2025-10-21?", "2025-10-21?", Unknown},
		{"2025-10-21?", "2025-10-21", Unknown},
		{"2025-10-21~", "2025-10-28", Unknown},
		{"2025-10-21~", "2025-10-29", Before},
		{"2025-10~", "2025-11-20", Unknown},
		{"2025-10~", "2026", Before},
		{"2024~", "2025", Unknown},
		{"2024?", "2026-02", Before},
		{"2025-10~", "2025-12~", Unknown},
		{"2025-10~", "2026-01~", Unknown},
		{"2025-10~", "2026-02~", Before},
		{"202X~", "2035", Unknown},
		{"2004?-06-11", "2005-06-11", Unknown}, // the year is uncertain, so a year it is
		{"2004-06~-11", "2004-07-20", Before},
		{"2004-06~-11", "2004-07-12", Unknown},
		{"2025-10-21~/2025-11-03", "2025-11-04", Before}, // only the start is qualified
		{"2025-10-21~/2025-11-03", "2025-10-15", Unknown},
		{"[2025-10-21,2025-10-28~]", "2025-11-03", Unknown},
		{"[2025-10-21]", "2025-10-21", Same},
	}
	for _, test := range tests {
		if got := Compare(parsed(t, test.a), parsed(t, test.b)); got != test.want {
			t.Errorf("%s and %s: %s, want %s", test.a, test.b, got, test.want)
		}
	}
	if got := Compare(Date{}, parsed(t, "2025")); got != Unknown {
		t.Errorf("no date and 2025: %s", got)
	}
}

// TestCompareLaws tries the laws of a three-valued order, and of the total order for lists, on
// triples of dates that lie close together.
func TestCompareLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	inverse := map[Order]Order{Before: After, After: Before, Same: Same, Unknown: Unknown}
	for range 20_000 {
		a, b, c := randomDate(t, random), randomDate(t, random), randomDate(t, random)
		if Compare(a, b) != inverse[Compare(b, a)] {
			t.Fatalf("%s and %s: %s, but %s the other way round", a, b, Compare(a, b), Compare(b, a))
		}
		if Compare(a, b) == Before && Compare(b, c) == Before && Compare(a, c) != Before {
			t.Fatalf("%s before %s before %s, but the first and the last: %s", a, b, c, Compare(a, c))
		}
		if Compare(a, b) == Same && Compare(a, c) != Compare(b, c) {
			t.Fatalf("%s is %s, but they compare differently with %s", a, b, c)
		}
		x, y, z := a.SortKey(), b.SortKey(), c.SortKey()
		if x.Compare(y) != -y.Compare(x) || (x.Compare(y) == 0) != (a == b) {
			t.Fatalf("sorting %s and %s is not antisymmetric", a, b)
		}
		if x.Compare(y) <= 0 && y.Compare(z) <= 0 && x.Compare(z) > 0 {
			t.Fatalf("sorting %s, %s, %s is not transitive", a, b, c)
		}
		if Compare(a, b) == Before && a.date().first.known && x.Compare(y) > 0 {
			t.Fatalf("%s is before %s, but sorts after it", a, b)
		}
	}
}

// randomDate returns a date of one of the usual forms in 2024 or 2025, or none.
func randomDate(t *testing.T, random *rand.Rand) Date {
	if random.IntN(30) == 0 {
		return Date{}
	}
	text := randomPoint(random)
	switch random.IntN(8) {
	case 0:
		text += "/.."
	case 1:
		text = "../" + text
	case 2:
		if d, err := parse(text + "/" + randomPoint(random)); err == nil { // without a search for a remedy
			return Date{unique.Make(d)}
		}
	}
	return parsed(t, text)
}

func randomPoint(random *rand.Rand) string {
	year, month, day := 2024+random.IntN(2), 1+random.IntN(12), 1+random.IntN(28)
	forms := []string{"%d", "%d-%02d", "%d-%02d-%02d", "%d-%02d-%02d", "%d-XX-XX", "%d-2%[4]d", "%d-%02[2]d-XX"}
	form := forms[random.IntN(len(forms))]
	return fmt.Sprintf(form+"%[5]s", year, month, day, 1+random.IntN(4), []string{"", "", "?", "~", "%"}[random.IntN(5)])
}

func TestSortKey(t *testing.T) {
	want := []string{"-0043", "2024", "2024~", "2024/2025", "2024/..", "2024-01-02", "../2024", "2025-10", ""}
	dates := make([]Date, len(want))
	for i, text := range want {
		if text != "" {
			dates[i] = parsed(t, text)
		}
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, func(a, b Date) int { return a.SortKey().Compare(b.SortKey()) })
	for i, d := range dates {
		if d.String() != want[i] {
			t.Errorf("place %d: %q, want %q", i, d, want[i])
		}
	}
}

func TestDay(t *testing.T) {
	day := Day{2024, time.February, 28}
	if got := day.AddDays(2); got != (Day{2024, time.March, 1}) {
		t.Errorf("two days after %s: %s", day, got)
	}
	if got := (Day{2024, time.March, 1}).Sub(day); got != 2 {
		t.Errorf("days between: %d", got)
	}
	far := Day{-999_999_999, time.January, 1}
	if got := far.AddDays(800_000_000_000).Sub(far); got != 800_000_000_000 {
		t.Errorf("far away, days are lost: %d", got)
	}
	if got := (Day{0, time.March, 1}).AddDays(-1); got != (Day{0, time.February, 29}) {
		t.Errorf("1 BCE is a leap year, but 1 March is preceded by %s", got)
	}
}
