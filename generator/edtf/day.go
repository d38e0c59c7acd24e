package edtf

import (
	"cmp"
	"fmt"
	"time"
)

// Day is one day of the proleptic Gregorian calendar, as ISO 8601 has it. Years are astronomical:
// year 0 is 1 BCE and year -1 is 2 BCE. The zero Day is no day.
type Day struct {
	Year  int
	Month time.Month
	Day   int // 1 to 31
}

// Compare returns -1, 0 or +1 as d lies before, on or after other.
func (d Day) Compare(other Day) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// String returns 2025-10-21. A negative year keeps its sign before four digits.
func (d Day) String() string {
	if d.Year < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -d.Year, d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// AddDays returns the day that comes n days after d; n may be negative.
func (d Day) AddDays(n int) Day {
	year, month, day := time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC).Date()
	return Day{year, month, day}
}

// Sub returns the days from other to d, negative when d is the earlier one.
func (d Day) Sub(other Day) int { return int(d.number() - other.number()) }

// number counts the days since 1 January 1970.
func (d Day) number() int64 {
	const secondsPerDay = 24 * 60 * 60
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay // exact: midnight UTC
}

// daysIn returns the length of a month, leap years considered.
func daysIn(year int, month time.Month) int {
	// Day 0 of the next month is the last of this one.
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
