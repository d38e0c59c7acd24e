package edtf

import (
	"fmt"
	"strings"

	"dossier/generator/locale"
)

// Days by which a qualified component may be off, for Compare. A week, because a day is most often
// inferred from the name of a weekday; else the length of the component.
const (
	daySlack   = 7
	monthSlack = 31
	yearSlack  = 366
)

// scanner reads one point from left to right.
type scanner struct {
	text   string
	at     int // bytes into text
	offset int // of text within what Parse was given
	point  point
}

// parsePoint reads s, which begins at offset within what Parse was given, to its end.
func parsePoint(s string, offset int) (point, *Error) {
	scan := scanner{text: s, offset: offset}
	scan.point.text = s
	if err := scan.scanPoint(); err != nil {
		return point{}, err
	}
	if _, _, ok := scan.point.span(); !ok {
		return point{}, scan.noSuchDay()
	}
	return scan.point, nil
}

// scanPoint reads [qualifier] component [qualifier], from the year down, and expects the end after it. A
// qualifier before a component is for that component alone; one after it, for it and all to its left.
func (s *scanner) scanPoint() *Error {
	if err := s.scanYear(); err != nil {
		return err
	}
	if !s.done() && s.peek() == '-' {
		if err := s.scanMonth(); err != nil {
			return err
		}
	}
	if !s.done() && s.peek() == '-' {
		if err := s.scanDay(); err != nil {
			return err
		}
	}
	if s.point.day.digits != "" && !s.done() && s.peek() == 'T' {
		if err := s.scanClock(); err != nil {
			return err
		}
	}
	if !s.done() {
		return s.fail(s.at, "%q is not expected after %q", s.text[s.at:], s.text[:s.at])
	}
	return nil
}

// scanYear reads four digits or X, with a minus sign or none, or Y and five digits or more.
func (s *scanner) scanYear() *Error {
	before := s.qualifiers()
	start := s.at
	long := s.accept('Y')
	s.point.negative = s.accept('-')
	digits := s.digits()
	s.point.year.digits = digits
	switch {
	case digits == "":
		return s.fail(0, "%q is not a date", s.text)
	case long:
		if err := s.checkLongYear(start, digits); err != nil {
			return err
		}
	case len(digits) != 4:
		return s.fail(start, "%q is not a year of four digits", digits)
	case !s.done() && s.peek() == 'S':
		return s.fail(start, "%q is not a year: significant digits are not understood here", s.text[start:])
	case s.point.negative && digits == "0000":
		return s.fail(start, "%q is not a year: the year before 0001 is 0000", "-0000")
	}
	slack := yearSlack * pow10(strings.Count(digits, "X"))
	s.qualify(before, slack, &s.point.year)
	s.qualify(s.qualifiers(), slack, &s.point.year)
	return nil
}

// checkLongYear checks the digits after Y, which is for years that four digits cannot write.
func (s *scanner) checkLongYear(start int, digits string) *Error {
	written := s.text[start:s.at]
	switch {
	case strings.Contains(digits, "X"):
		return s.fail(start, "the year %q cannot have X in it", written)
	case !s.done() && (s.peek() == 'E' || s.peek() == 'S'):
		return s.fail(start, "%q is not a year: exponents and significant digits are not understood here", s.text[start:])
	case len(digits) < 5 || digits[0] == '0':
		return s.fail(start, "%q is not a year: Y is for years of five digits or more", written)
	case len(digits) > 9:
		return s.fail(start, "the year %q has more than nine digits", written)
	case !s.done() && s.peek() == '-':
		return s.fail(s.at, "a year with Y has no month or day")
	}
	return nil
}

// scanMonth reads a month or the code of a season, with the hyphen before it.
func (s *scanner) scanMonth() *Error {
	s.at++ // the hyphen
	before := s.qualifiers()
	start := s.at
	digits := s.digits()
	s.point.month.digits = digits
	code := s.point.grouping()
	switch {
	case digits == "":
		return s.fail(start, "the month after %q is missing", s.text[:start])
	case len(digits) != 2:
		return s.fail(start, "%q is not a month of two digits", digits)
	case code > 12 && code < 21 || code > 41 || code == 0 && !s.point.month.matchesAny(1, 12):
		return s.fail(start, "%q is not a month", digits)
	}
	after := s.qualifiers()
	if code != 0 && !s.done() && s.peek() == '-' {
		return s.fail(start, "%q is not a month: it stands for %s, which has no day", digits, groupingWords(locale.English(), code))
	}
	s.qualify(before, monthSlack, &s.point.month)
	s.qualify(after, monthSlack, &s.point.month, &s.point.year)
	return nil
}

// scanDay reads a day with the hyphen before it. Whether the month has it is for span to say, which
// knows the calendar; here only what no month has is refused.
func (s *scanner) scanDay() *Error {
	s.at++ // the hyphen
	before := s.qualifiers()
	start := s.at
	digits := s.digits()
	s.point.day.digits = digits
	switch {
	case digits == "":
		return s.fail(start, "the day after %q is missing", s.text[:start])
	case len(digits) != 2:
		return s.fail(start, "%q is not a day of two digits", digits)
	case !s.point.day.matchesAny(1, 31):
		return s.fail(start, "%q is not a day", digits)
	}
	s.qualify(before, daySlack, &s.point.day)
	s.qualify(s.qualifiers(), daySlack, &s.point.day, &s.point.month, &s.point.year)
	return nil
}

// qualify puts a qualifier on components, and notes how far the date may be off for it.
func (s *scanner) qualify(q quality, slack int, components ...*component) {
	if q == 0 {
		return
	}
	s.point.slack = max(s.point.slack, slack)
	for _, c := range components {
		c.quality |= q
	}
}

// qualifiers reads one of ? ~ %, or nothing.
func (s *scanner) qualifiers() quality {
	switch {
	case s.accept('?'):
		return uncertain
	case s.accept('~'):
		return approximate
	case s.accept('%'):
		return uncertain | approximate
	}
	return 0
}

// digits reads a run of digits and X.
func (s *scanner) digits() string {
	start := s.at
	for !s.done() && (s.peek() == 'X' || s.peek() >= '0' && s.peek() <= '9') {
		s.at++
	}
	return s.text[start:s.at]
}

// accept steps over c if it is next.
func (s *scanner) accept(c byte) bool {
	if s.done() || s.peek() != c {
		return false
	}
	s.at++
	return true
}

func (s *scanner) done() bool { return s.at == len(s.text) }
func (s *scanner) peek() byte { return s.text[s.at] }

// noSuchDay explains a point whose parts are fine but which is in no calendar.
func (s *scanner) noSuchDay() *Error {
	p := s.point
	at := strings.LastIndex(p.text, p.day.digits)
	if p.year.known() && p.month.known() {
		month := point{year: p.year, month: p.month, negative: p.negative}
		return s.fail(at, "%s has no day %s", month.plain(locale.English()), p.day.digits)
	}
	return s.fail(at, "no month that fits %q has a day %s", p.text, p.day.digits)
}

// fail makes an error at a place in the scanned text.
func (s *scanner) fail(at int, format string, arguments ...any) *Error {
	return &Error{Offset: s.offset + at, Message: fmt.Sprintf(format, arguments...)}
}

// matchesAny reports whether any number from first to last fits.
func (c component) matchesAny(first, last int) bool {
	for n := first; n <= last; n++ {
		if c.matches(n) {
			return true
		}
	}
	return false
}

// pow10 returns 10 to the power n, which is small.
func pow10(n int) int {
	result := 1
	for range n {
		result *= 10
	}
	return result
}
