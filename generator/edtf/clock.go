package edtf

import "strconv"

// clock is a time of day as written: digits "14:30" or "14:30:05", zone "", "Z", "+03" or "+03:30".
type clock struct {
	digits string
	zone   string
}

// scanClock reads T14:30:05+03:30. Seconds and zone may be left out.
func (s *scanner) scanClock() *Error {
	s.at++ // the T
	start := s.at
	// Hours, minutes, seconds: the loop ends early where there is no colon.
	for count := 0; count < 3; count++ {
		if count > 0 && !s.accept(':') {
			break
		}
		limit := 59
		if count == 0 {
			limit = 23
		}
		if !s.twoDigits(limit) {
			return s.fail(start, "%q is not a time of day", s.text[start:])
		}
	}
	s.point.clock.digits = s.text[start:s.at]
	if len(s.point.clock.digits) < len("14:30") {
		return s.fail(start, "%q is not a time of day: the minutes are missing", s.text[start:])
	}
	return s.scanZone()
}

// scanZone reads the distance from UTC, if there is one. No place on earth is farther than 14 hours from it.
func (s *scanner) scanZone() *Error {
	start := s.at
	switch {
	case s.accept('Z'):
	case s.accept('+') || s.accept('-'):
		if !s.twoDigits(14) || s.accept(':') && !s.twoDigits(59) {
			return s.fail(start, "%q is not a time zone", s.text[start:])
		}
	}
	s.point.clock.zone = s.text[start:s.at]
	return nil
}

// twoDigits reads a number of two digits up to limit.
func (s *scanner) twoDigits(limit int) bool {
	if len(s.text)-s.at < 2 || s.text[s.at] < '0' || s.text[s.at] > '9' {
		return false
	}
	n, err := strconv.Atoi(s.text[s.at : s.at+2])
	s.at += 2
	return err == nil && n <= limit
}

// html returns the zone as HTML wants it: "", "Z", or a sign with hours and minutes.
func (c clock) html() string {
	switch c.zone {
	case "", "Z":
		return c.zone
	case "-00", "-00:00", "+00", "+00:00":
		return "Z"
	}
	if len(c.zone) == len("+03") {
		return c.zone + ":00"
	}
	return c.zone
}

// words returns "14:30", "14:30 UTC" or "14:30 UTC+03:30", without the seconds.
func (c clock) words() string {
	text := c.digits[:len("14:30")]
	switch zone := c.html(); zone {
	case "":
		return text
	case "Z":
		return text + " UTC"
	default:
		return text + " UTC" + zone
	}
}
