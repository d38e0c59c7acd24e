package edtf

import "time"

// Season returns the year to which a season belongs, and which it is of spring (1), summer,
// autumn and winter (4), in whatever hemisphere. Any other date has season 0.
func (d Date) Season() (year, season int) {
	k := d.date()
	code := k.start.grouping()
	if k.kind != single || k.precision != PrecisionSeason || code > 32 {
		return 0, 0
	}
	return k.first.day.Year, (code-21)%4 + 1
}

// season returns the first and the last day of a sub-year grouping, by its code:
//
//	21-24 spring, summer, autumn, winter, wherever; read as in the northern hemisphere
//	25-28 the same, northern hemisphere
//	29-32 the same, southern hemisphere
//	33-36 quarters; 37-39 thirds; 40, 41 halves of the calendar year
//
// Neither ISO 8601-2 nor the source of a date says whether a season follows the months or the sun,
// so a season takes the days of both: autumn runs from 1 September to the solstice in December. A
// season that crosses the new year belongs to the year in which it begins.
func season(year, code int) (first, last Day) {
	switch {
	case code >= 40:
		return months(year, 6*(code-40)+1, 6)
	case code >= 37:
		return months(year, 4*(code-37)+1, 4)
	case code >= 33:
		return months(year, 3*(code-33)+1, 3)
	}
	// The codes 21, 25 and 29 are spring. Southern spring is northern autumn, half a cycle on.
	quarter := (code - 21) % 4 // 0 is spring
	if code >= 29 {
		quarter = (quarter + 2) % 4
	}
	first = Day{year, time.Month(3*quarter + 3), 1}
	lastDays := [...]Day{{year, time.June, 21}, {year, time.September, 23}, {year, time.December, 22}, {year + 1, time.March, 21}}
	return first, lastDays[quarter]
}

// months returns the bounds of count whole months from a month (1 to 12) on, within one year.
func months(year, from, count int) (first, last Day) {
	end := time.Month(from + count - 1)
	return Day{year, time.Month(from), 1}, Day{year, end, daysIn(year, end)}
}
