// Package edtf reads dates as ISO 8601-2:2019 writes them, in the profile that the Library of
// Congress calls the Extended Date/Time Format (https://www.loc.gov/standards/datetime/).
//
// Levels 0 and 1 are read in full. Of level 2, qualifiers on single components, unspecified digits
// anywhere, sub-year groupings (25-41) and sets are read; exponents and significant digits are
// refused with a remedy. Beyond the profile, seconds may be left out of a time of day.
//
// A date is kept as it was written, together with the first and the last day that it may be.
// Nothing here rounds: "2025-11" is not the first of November.
package edtf

import "unique"

// Date is one date, interval or set, immutable. The zero Date is "no date". Two Dates are == when
// they were written alike, which is stricter than meaning the same days. A Date is as small as a
// pointer, since what is known of all dates written alike is kept once.
type Date struct{ handle unique.Handle[date] }

// date is what is known of a Date; the zero date belongs to the zero Date.
type date struct {
	text       string
	kind       kind
	start, end point // a set has only bounds; a single date has start == end; an open end is zero
	first      bound
	last       bound
	precision  Precision
	quality    quality // of all components of all ends together
}

// date returns what is known of d.
func (d Date) date() date {
	if d.IsZero() {
		return date{}
	}
	return d.handle.Value()
}

// kind is the form in which a date was written.
type kind uint8

const (
	none kind = iota
	single
	interval
	oneOf // [a,b]: one of the members
	allOf // {a,b}: all of the members
)

// bound is one side of the span of days that a date covers.
type bound struct {
	day   Day
	known bool // false: open or unknown, and day is zero
	slack int  // days by which a qualified bound may be off; see Compare
}

// String returns the date as it was written; "" for the zero Date.
func (d Date) String() string { return d.date().text }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d has two ends, as in 2025-10-21/2025-11 or 2022/..
func (d Date) IsInterval() bool { return d.date().kind == interval }

// Ends returns the dates at the two ends of an interval, the zero Date for one that is open or
// unknown. Any other date is both of its ends.
func (d Date) Ends() (start, end Date) {
	if !d.IsInterval() {
		return d, d
	}
	k := d.date()
	start, _ = Parse(k.start.text) // "" is the zero Date, and what was read once is read again
	end, _ = Parse(k.end.text)
	return start, end
}

// Earliest returns the first day that d may be, and false when there is no such day: the zero
// Date, and an open or unknown start. Qualifiers do not move it.
func (d Date) Earliest() (Day, bool) {
	first := d.date().first
	return first.day, first.known
}

// Latest returns the last day that d may be, and false when there is no such day: the zero Date,
// and an open or unknown end. Qualifiers do not move it.
func (d Date) Latest() (Day, bool) {
	last := d.date().last
	return last.day, last.known
}

// Days returns Earliest and Latest as ISO 8601 has them, "" for a day that there is not.
func (d Date) Days() (first, last string) {
	if day, ok := d.Earliest(); ok {
		first = day.String()
	}
	if day, ok := d.Latest(); ok {
		last = day.String()
	}
	return first, last
}

// Uncertain reports whether any part of d is marked with ? or %.
func (d Date) Uncertain() bool { return d.date().quality&uncertain != 0 }

// Approximate reports whether any part of d is marked with ~ or %.
func (d Date) Approximate() bool { return d.date().quality&approximate != 0 }

// Precision returns what of d is known, from the year downwards and without a gap; of an interval
// or a set, the coarsest of its dates.
func (d Date) Precision() Precision { return d.date().precision }

// Precision says how finely a date is known. A greater value is finer.
type Precision uint8

// The precisions, from coarse to fine. A date whose century is not known, as XXXX-12-25, has none.
const (
	PrecisionNone Precision = iota
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason // and quarters, thirds and halves of a year
	PrecisionMonth
	PrecisionDay
	PrecisionTime
)
