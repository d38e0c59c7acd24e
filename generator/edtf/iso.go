package edtf

import "fmt"

// ISO returns the best value for the datetime attribute of HTML's time element: "2025-10-21",
// "2025-11", "2025", or a date with a time. It leaves qualifiers out and names the smallest month
// or year that holds the date. It is "" where HTML has no value: intervals, sets, decades, seasons
// that cross the new year, years before 1 CE.
func (d Date) ISO() string {
	k := d.date()
	p := k.start
	if k.kind != single || !p.year.known() || k.first.day.Year < 1 || k.first.day.Year != k.last.day.Year {
		return ""
	}
	// HTML takes years of four digits or more, without the Y.
	year := fmt.Sprintf("%04d", k.first.day.Year)
	switch k.precision {
	case PrecisionMonth:
		return year + "-" + p.month.digits
	case PrecisionDay:
		return year + "-" + p.month.digits + "-" + p.day.digits
	case PrecisionTime:
		return year + "-" + p.month.digits + "-" + p.day.digits + "T" + p.clock.digits + p.clock.html()
	default:
		return year
	}
}
