package edtf

import (
	"cmp"
	"strings"
)

// Order is what can be said about two dates.
type Order uint8

// The orders. Unknown, the zero Order, is "cannot tell".
const (
	Unknown Order = iota
	Before
	After
	Same
)

// String returns the order in words, "before".
func (o Order) String() string {
	return [...]string{"cannot tell", "before", "after", "same"}[o]
}

// Compare says whether a lies wholly before or after b, or on the same day, or whether the dates
// cannot tell.
//
// Before and After are claims that an editor may be shown, so they hold only when every day that
// the one may be precedes every day that the other may be. A qualifier (? ~ %) makes a date reach
// farther here than its Earliest and Latest: a week on either side for a qualified day, a month
// for a month or a season, a year for a year, ten for a decade; the largest, when several parts
// are qualified one by one. Hence 2025-10~ is before 2026, but cannot be told from 2025-11-20.
//
// Same needs two single days without any qualifier. Times of day do not count, and a day is the
// day as written, in its own zone. With an interval, its whole extent counts; an open or unknown
// end, and the zero Date, are before and after nothing on that side.
func Compare(a, b Date) Order {
	x, y := a.date(), b.date()
	switch {
	case x.endsBefore(y):
		return Before
	case y.endsBefore(x):
		return After
	case x.isDay() && y.isDay() && x.first.day == y.first.day:
		return Same
	default:
		return Unknown
	}
}

// endsBefore reports whether the latest day of d, with slack, precedes the earliest of other.
func (d date) endsBefore(other date) bool {
	if !d.last.known || !other.first.known {
		return false
	}
	return d.last.day.AddDays(d.last.slack).Compare(other.first.day.AddDays(-other.first.slack)) < 0
}

// isDay reports whether d is one certain day.
func (d date) isDay() bool {
	return d.first.known && d.last.known && d.first.day == d.last.day && d.quality == 0
}

// Key sorts dates; see Date.SortKey.
type Key struct {
	isZero      bool
	first, last bound
	text        string
}

// SortKey returns the place of d in a list: by the earliest day, then by the latest, then by the
// text, so that the order is total and the same everywhere. A date with an open or unknown start is
// put at its end, the one day of it that is known, after what certainly began there: nobody looks
// for "until 2025" before antiquity. An open or unknown end comes last, and no date after all dates.
func (d Date) SortKey() Key {
	k := d.date()
	if !k.first.known && k.last.known {
		return Key{d.IsZero(), k.last, bound{}, k.text}
	}
	return Key{d.IsZero(), k.first, k.last, k.text}
}

// Compare returns -1, 0 or +1. It is 0 only for dates written alike.
func (k Key) Compare(other Key) int {
	switch {
	case k.isZero != other.isZero:
		if k.isZero {
			return 1
		}
		return -1
	case k.first.known != other.first.known:
		return boolToSign(k.first.known)
	case k.first.day != other.first.day:
		return k.first.day.Compare(other.first.day)
	case k.last.known != other.last.known:
		return -boolToSign(k.last.known)
	}
	return cmp.Or(k.last.day.Compare(other.last.day), strings.Compare(k.text, other.text))
}

// boolToSign orders false, which is unbounded downwards, before true.
func boolToSign(b bool) int {
	if b {
		return 1
	}
	return -1
}
