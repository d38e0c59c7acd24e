package timeline

import (
	"dossier/generator/edtf"
)

// span is the days that an item covers, counted from 1 January 1970.
type span struct {
	from, to int // the first day and the day after the last
	// openStart and openEnd say that the date has no first or last day. The days are
	// then those of the end that it has.
	openStart, openEnd bool
	// slackStart and slackEnd are the days by which a qualified end may be off.
	slackStart, slackEnd int
	// fineStart and fineEnd say that an end is known more finely than to the year.
	fineStart, fineEnd bool
	// day says that the date is one day, qualified or not.
	day bool
}

// epoch is the day from which days are counted.
func epoch() edtf.Day { return edtf.Day{Year: 1970, Month: 1, Day: 1} }

// spanOf returns the days of a date, and false for one that names no year: there
// is no place for it on an axis.
func spanOf(d edtf.Date) (span, bool) {
	start, end := ends(d)
	first, hasFirst := start.Earliest()
	last, hasLast := end.Latest()
	switch { // a set that is open at one end
	case !hasFirst:
		first = last
	case !hasLast:
		last = first
	}
	if d.IsZero() || !hasFirst && !hasLast || start.Precision() == edtf.PrecisionNone || end.Precision() == edtf.PrecisionNone {
		return span{}, false
	}
	_, closedStart := d.Earliest()
	_, closedEnd := d.Latest()
	s := span{
		from: first.Sub(epoch()), to: last.Sub(epoch()) + 1,
		openStart: !closedStart, openEnd: !closedEnd,
		slackStart: slack(start), slackEnd: slack(end),
		fineStart: start.Precision() > edtf.PrecisionYear, fineEnd: end.Precision() > edtf.PrecisionYear,
	}
	s.day = s.to == s.from+1 && closedStart && closedEnd
	return s, true
}

// ends returns the dates at the two ends of an interval. An open end takes the date
// of the other; any other date is both of its ends.
func ends(d edtf.Date) (start, end edtf.Date) {
	start, end = d.Ends()
	switch {
	case start.IsZero():
		return end, end
	case end.IsZero():
		return start, start
	}
	return start, end
}

// slack returns the days by which a qualified date may be off: as many as
// [edtf.Compare] allows when all of the date is qualified.
func slack(d edtf.Date) int {
	if !d.Uncertain() && !d.Approximate() {
		return 0
	}
	switch d.Precision() {
	case edtf.PrecisionDay, edtf.PrecisionTime:
		return 7
	case edtf.PrecisionMonth, edtf.PrecisionSeason:
		return 31
	case edtf.PrecisionYear:
		return 366
	default:
		return 3660
	}
}

// anchor returns the day under which a list has the item: its first, or the last of
// one without a first.
func (s span) anchor() int {
	if s.openStart {
		return s.to - 1
	}
	return s.from
}

// fineAnchor says whether the month of the anchor is known.
func (s span) fineAnchor() bool {
	if s.openStart {
		return s.fineEnd
	}
	return s.fineStart
}
