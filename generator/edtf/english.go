package edtf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// English returns d in words that fit into a sentence: "21 October 2025", "about November 2025",
// "some day in December 2024", "21 October 2025 to November 2025", "until 2025". The zero Date
// gives "".
func (d Date) English() string {
	switch d.kind {
	case none:
		return ""
	case interval:
		return d.englishInterval()
	case oneOf, allOf:
		return d.englishSet()
	default:
		return d.start.english()
	}
}

// english returns the point with its qualifiers: before it when they hold for all of it, else in
// brackets after it.
func (p point) english() string {
	text := p.plain()
	parts := []component{p.year}
	for _, c := range []component{p.month, p.day} {
		if c.digits != "" {
			parts = append(parts, c)
		}
	}
	isMixed := slices.ContainsFunc(parts, func(c component) bool { return c.quality != p.year.quality })
	if isMixed {
		return text + " (" + p.englishQualities() + ")"
	}
	return p.year.quality.prefix() + text
}

// prefix returns the words before a date that is qualified as a whole, with a space after them.
func (q quality) prefix() string {
	return [...]string{"", "possibly ", "about ", "possibly about "}[q]
}

// englishQualities names the qualified components: "year uncertain, day approximate".
func (p point) englishQualities() string {
	var notes []string
	for _, part := range []struct {
		name    string
		quality quality
	}{{"year", p.year.quality}, {p.monthName(), p.month.quality}, {"day", p.day.quality}} {
		if part.quality == 0 {
			continue
		}
		word := [...]string{"", "uncertain", "approximate", "uncertain and approximate"}[part.quality]
		if last := len(notes) - 1; last >= 0 && strings.HasSuffix(notes[last], " "+word) {
			notes[last] = strings.TrimSuffix(notes[last], " "+word) + " and " + part.name + " " + word
			continue
		}
		notes = append(notes, part.name+" "+word)
	}
	return strings.Join(notes, ", ")
}

// monthName says what the second component of the point is.
func (p point) monthName() string {
	if p.grouping() != 0 {
		return "part of the year"
	}
	return "month"
}

// plain returns the point without its qualifiers. Digits that are unspecified in an unusual place
// are shown as written, in brackets.
func (p point) plain() string {
	switch {
	case p.month.digits == "":
		return p.englishYear()
	case p.grouping() >= 33:
		return groupingName(p.grouping()) + " of " + p.someYear()
	case p.grouping() != 0:
		return groupingName(p.grouping()) + p.ofYear()
	case p.day.digits == "":
		return p.englishMonth() + p.unusual(p.month)
	}
	text := p.englishDay() + p.unusual(p.month, p.day)
	if p.clock.digits != "" {
		text += ", " + p.clock.english()
	}
	return text
}

// unusual returns the point as written if one of the components is specified by half.
func (p point) unusual(components ...component) string {
	for _, c := range components {
		if !c.known() && c.digits != "XX" {
			return " (" + p.text + ")"
		}
	}
	return ""
}

// englishDay names the day, with what of the month and the year is known.
func (p point) englishDay() string {
	switch {
	case p.day.known() && p.month.known():
		return strconv.Itoa(p.day.number("0")) + " " + p.englishMonth()
	case p.day.known():
		return "the " + ordinal(p.day.number("0")) + " of some month in " + p.someYear()
	case p.month.known():
		return "some day in " + p.englishMonth()
	default:
		return "some day in " + p.someYear()
	}
}

// englishMonth names the month with its year.
func (p point) englishMonth() string {
	if !p.month.known() {
		return "some month in " + p.someYear()
	}
	return time.Month(p.month.number("0")).String() + p.ofYear()
}

// ofYear follows the name of a month or a season: " 2025", " of some year in the 2020s".
func (p point) ofYear() string {
	if p.year.known() {
		return " " + p.someYear()
	}
	return " of " + p.someYear()
}

// someYear names the year within a phrase: "2025", "some year in the 2020s".
func (p point) someYear() string {
	first, last := p.years()
	switch {
	case first == last:
		return yearName(first)
	case p.year.digits == "XXXX":
		return "an unknown year"
	case p.isDecade():
		return "some year in " + p.englishYear()
	default:
		return "some year from " + yearRange(first, last)
	}
}

// englishYear names a year that stands alone: "2025", "the 2020s", "the years 2000 to 2099".
func (p point) englishYear() string {
	first, last := p.years()
	switch {
	case first == last:
		return yearName(first)
	case p.year.digits == "XXXX":
		return "an unknown year"
	case p.isDecade() && first < 1000:
		return fmt.Sprintf("the %ds CE", first)
	case p.isDecade():
		return fmt.Sprintf("the %ds", first)
	default:
		return "the years " + yearRange(first, last) + p.unusualYear()
	}
}

// isDecade reports whether "the 470s" can name the years; the first ten years CE have no such name.
func (p point) isDecade() bool {
	return p.yearPrecision() == PrecisionDecade && !p.negative && p.year.number("0") > 0
}

// unusualYear shows a year as written when its X's do not stand at the end, as in 1X85.
func (p point) unusualYear() string {
	if strings.Contains(strings.TrimRight(p.year.digits, "X"), "X") {
		return " (" + p.year.digits + ")"
	}
	return ""
}

// yearName marks the years that a reader would not take for one: 476 CE, 44 BCE.
func yearName(year int) string {
	switch {
	case year <= 0:
		return fmt.Sprintf("%d BCE", 1-year)
	case year < 1000:
		return fmt.Sprintf("%d CE", year)
	default:
		return strconv.Itoa(year)
	}
}

// yearRange names two years and the era once if both are BCE, which count downwards.
func yearRange(first, last int) string {
	from, to := yearName(first), yearName(last)
	if last <= 0 {
		from = strings.TrimSuffix(from, " BCE")
	}
	return from + " to " + to
}

// ordinal returns 1st, 2nd, 3rd, 4th, for days of the month.
func ordinal(n int) string {
	suffix := "th"
	if n < 10 || n > 20 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// groupingName names a sub-year grouping by its code, 21 to 41.
func groupingName(code int) string {
	return [...]string{
		"spring", "summer", "autumn", "winter",
		"northern spring", "northern summer", "northern autumn", "northern winter",
		"southern spring", "southern summer", "southern autumn", "southern winter",
		"the first quarter", "the second quarter", "the third quarter", "the fourth quarter",
		"the first third", "the second third", "the last third",
		"the first half", "the second half",
	}[code-21]
}
