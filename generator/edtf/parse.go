package edtf

import (
	"fmt"
	"strings"
	"unique"
)

// maxLength bounds the work that a hostile text can cause; in bytes.
const maxLength = 1000

// Error is a text that is no date, in an editor's words.
type Error struct {
	Offset  int    // into the text given to Parse, in bytes
	Message string // what is wrong
	Help    string // what to write instead; never ""
}

func (e *Error) Error() string { return e.Message }

// Parse reads one date. The error is always an *Error.
func Parse(s string) (Date, error) {
	d, err := parse(s)
	if err != nil {
		err.Help = remedy(s)
		return Date{}, err
	}
	return Date{unique.Make(d)}, nil
}

// parse is Parse without the search for a remedy, which itself tries texts here.
func parse(s string) (date, *Error) {
	switch {
	case s == "":
		return date{}, &Error{Message: "the date is empty"}
	case len(s) > maxLength:
		return date{}, &Error{Message: fmt.Sprintf("the date is longer than %d bytes", maxLength)}
	// A set may have a slash in it only by mistake, so it is tried before the interval.
	case s[0] == '[' || s[0] == '{':
		return parseSet(s)
	case strings.Contains(s, "/"):
		return parseInterval(s)
	}
	p, err := parsePoint(s, 0)
	if err != nil {
		return date{}, err
	}
	first, last := p.bounds()
	return date{s, single, p, p, first, last, p.precision(), p.quality()}, nil
}

// bounds returns the span of a point that is known to be valid.
func (p point) bounds() (first, last bound) {
	from, to, _ := p.span()
	return bound{from, true, p.slack}, bound{to, true, p.slack}
}

// parseInterval reads start/end. Each may be "..", for open, or empty, for unknown, but not both.
func parseInterval(s string) (date, *Error) {
	left, right, _ := strings.Cut(s, "/")
	offset := len(left) + 1
	if extra := strings.IndexByte(right, '/'); extra >= 0 {
		return date{}, &Error{Offset: offset + extra, Message: `an interval has one "/" between two dates`}
	}
	start, err := parseEnd(left, 0)
	if err != nil {
		return date{}, err
	}
	end, err := parseEnd(right, offset)
	if err != nil {
		return date{}, err
	}
	if start.text == "" && end.text == "" {
		return date{}, &Error{Message: "an interval needs a start or an end"}
	}
	return newInterval(s, start, end)
}

// newInterval puts two ends together, of which one may be the zero point.
func newInterval(s string, start, end point) (date, *Error) {
	d := date{text: s, kind: interval, start: start, end: end, quality: start.quality() | end.quality()}
	d.precision = PrecisionTime
	if start.text != "" {
		d.first, _ = start.bounds()
		d.precision = min(d.precision, start.precision())
	}
	if end.text != "" {
		_, d.last = end.bounds()
		d.precision = min(d.precision, end.precision())
	}
	if d.first.known && d.last.known && d.first.day.Compare(d.last.day) > 0 {
		return date{}, &Error{Message: fmt.Sprintf("the interval ends before it starts: %s is later than %s", start.text, end.text)}
	}
	if start == end { // an interval of one day is that day
		d.kind = single
	}
	return d, nil
}

// parseEnd reads one end of an interval, which begins at offset; the zero point is open or unknown.
func parseEnd(s string, offset int) (point, *Error) {
	if s == "" || s == ".." {
		return point{}, nil
	}
	p, err := parsePoint(s, offset)
	if err == nil && p.clock.digits != "" {
		err = &Error{Offset: offset, Message: "an interval has dates without a time of day"}
	}
	return p, err
}
