package edtf

import (
	"strings"
)

// member is one entry of a set: a date, a run of dates, or all dates up to or from one.
type member struct {
	from, to point // the zero point is open; equal when the entry is a single date
}

// parseSet reads [a,b..c] or {a,b..c}. The Date keeps only the bounds: setWords reads the members again.
func parseSet(s string) (date, *Error) {
	d := date{text: s, kind: oneOf, precision: PrecisionTime}
	closing := byte(']')
	if s[0] == '{' {
		d.kind, closing = allOf, '}'
	}
	if len(s) < 2 || s[len(s)-1] != closing {
		return date{}, &Error{Offset: len(s), Message: "the set does not end with \"" + string(closing) + "\""}
	}
	members, err := parseMembers(s)
	if err != nil {
		return date{}, err
	}
	for i, m := range members {
		d.include(m, i == 0)
	}
	return d, nil
}

// parseMembers reads what stands between the brackets of s, which end it.
func parseMembers(s string) ([]member, *Error) {
	var members []member
	at := 1
	for text := range strings.SplitSeq(s[1:len(s)-1], ",") {
		trimmed := strings.TrimLeft(text, " ")
		m, err := parseMember(trimmed, at+len(text)-len(trimmed))
		if err != nil {
			return nil, err
		}
		members = append(members, m)
		at += len(text) + 1
	}
	return members, nil
}

// parseMember reads a, a..b, ..b or a.. at an offset.
func parseMember(s string, offset int) (member, *Error) {
	left, right, isRun := strings.Cut(s, "..")
	if !isRun {
		p, err := parsePoint(s, offset)
		return member{p, p}, err
	}
	from, err := parseEnd(left, offset)
	if err != nil {
		return member{}, err
	}
	to, err := parseEnd(right, offset+len(left)+2)
	if err != nil {
		return member{}, err
	}
	if from.text == "" && to.text == "" {
		return member{}, &Error{Offset: offset, Message: `".." in a set needs a date before or after it`}
	}
	if _, err := newInterval(s, from, to); err != nil {
		err.Offset += offset
		return member{}, err
	}
	return member{from, to}, nil
}

// include widens d by a member, or starts it with its first one.
func (d *date) include(m member, isFirst bool) {
	var first, last bound
	if m.from.text != "" {
		first, _ = m.from.bounds()
		d.precision = min(d.precision, m.from.precision())
	}
	if m.to.text != "" {
		_, last = m.to.bounds()
		d.precision = min(d.precision, m.to.precision())
	}
	d.quality |= m.from.quality() | m.to.quality()
	if isFirst {
		d.first, d.last = first, last
		return
	}
	d.first = d.first.outer(first, -1)
	d.last = d.last.outer(last, 1)
}

// outer returns the bound that reaches farther, downwards (-1) or upwards (1), slack included.
// An unknown bound reaches farthest.
func (b bound) outer(other bound, direction int) bound {
	if !b.known || !other.known {
		return bound{}
	}
	slack := max(b.slack, other.slack)
	if other.day.Compare(b.day) == direction {
		b = other
	}
	b.slack = slack
	return b
}
