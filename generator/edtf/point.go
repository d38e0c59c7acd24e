package edtf

import (
	"strconv"
	"strings"
	"time"
)

// quality is the union of the qualifiers on something.
type quality uint8

const (
	uncertain   quality = 1 << iota // ?
	approximate                     // ~
)

// component is the year, the month or the day of a point; digits is "" when it was not written.
type component struct {
	digits  string // with X for each digit that is unspecified, without a sign
	quality quality
}

// matches reports whether n, written in as many digits, fits the digits and their X's.
func (c component) matches(n int) bool {
	for i := len(c.digits) - 1; i >= 0; i-- {
		if digit := c.digits[i]; digit != 'X' && int(digit-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return n == 0
}

// known reports whether the component was written, and without X.
func (c component) known() bool { return c.digits != "" && !strings.Contains(c.digits, "X") }

// number returns the value with every X taken as the given digit, "0" or "9".
func (c component) number(unspecified string) int {
	n, _ := strconv.Atoi(strings.ReplaceAll(c.digits, "X", unspecified)) // digits only, nine at most
	return n
}

// point is a date with neither slash nor brackets: a year, month, day, season or moment.
type point struct {
	text     string
	year     component
	month    component // or the code of a season or another sub-year grouping: see season
	day      component
	negative bool  // the year
	clock    clock // zero when there is no time of day
	slack    int   // days; see Compare
}

// grouping is the code 21 to 41 of a season or another part of a year, else 0.
func (p point) grouping() int {
	if n := p.month.number("0"); p.month.known() && n > 12 {
		return n
	}
	return 0
}

// quality returns the qualifiers of all components together.
func (p point) quality() quality {
	return p.year.quality | p.month.quality | p.day.quality
}

// years returns the first and the last year that the digits allow.
func (p point) years() (first, last int) {
	first, last = p.year.number("0"), p.year.number("9")
	if p.negative {
		return -last, -max(first, 1) // there is no year -0000
	}
	return first, last
}

// span returns the first and the last day that p may be. It reports false when no day fits, as in
// 2025-02-30 and XXX1-02-29.
func (p point) span() (first, last Day, ok bool) {
	from, to := p.years()
	if code := p.grouping(); code != 0 {
		first, _ = season(from, code)
		_, last = season(to, code)
		return first, last, true
	}
	first, ok = p.search(from, to, 1)
	if !ok {
		return Day{}, Day{}, false
	}
	last, ok = p.search(to, from, -1)
	return first, last, ok
}

// search returns the first day that fits, walking from one year to the other in the direction of
// step, which is 1 or -1.
func (p point) search(from, to, step int) (Day, bool) {
	for year := from; ; year += step {
		if p.year.matches(max(year, -year)) {
			if day, ok := p.searchYear(year, step); ok {
				return day, true
			}
		}
		if year == to {
			return Day{}, false
		}
	}
}

// searchYear returns the first day that fits in one year, in the direction of step. A month that was
// not written fits always, as does a day.
func (p point) searchYear(year, step int) (Day, bool) {
	month := 1
	if step < 0 {
		month = 12
	}
	for ; month >= 1 && month <= 12; month += step {
		if p.month.digits != "" && !p.month.matches(month) {
			continue
		}
		if day, ok := p.searchMonth(year, time.Month(month), step); ok {
			return day, true
		}
	}
	return Day{}, false
}

// searchMonth returns the first day that fits in one month, in the direction of step.
func (p point) searchMonth(year int, month time.Month, step int) (Day, bool) {
	day, length := 1, daysIn(year, month)
	if step < 0 {
		day = length
	}
	for ; day >= 1 && day <= length; day += step {
		if p.day.digits == "" || p.day.matches(day) {
			return Day{year, month, day}, true
		}
	}
	return Day{}, false
}

// precision returns what of p is known without a gap from the year downwards.
func (p point) precision() Precision {
	switch {
	case !p.year.known():
		return p.yearPrecision()
	case p.grouping() != 0:
		return PrecisionSeason
	case !p.month.known():
		return PrecisionYear
	case !p.day.known():
		return PrecisionMonth
	case p.clock.digits == "":
		return PrecisionDay
	default:
		return PrecisionTime
	}
}

// yearPrecision tells a decade (202X) from a century (20XX); the rest is too coarse to name.
func (p point) yearPrecision() Precision {
	switch strings.IndexByte(p.year.digits, 'X') {
	case 3:
		return PrecisionDecade
	case 2:
		return PrecisionCentury
	default:
		return PrecisionNone
	}
}
