package edtf

import (
	"strconv"
	"strings"
	"time"
)

// EnglishMoment returns the date in words as that of something that happened at
// one time: of an interval it says between which bounds that lies, not from when
// until when it lasted. The zero Date gives "".
func (d Date) EnglishMoment() string {
	if d.kind != interval {
		return d.English()
	}
	switch start, end := d.start, d.end; {
	case start.text == "" && end.text == "":
		return "at an unknown date"
	case start.text == "":
		return "by " + end.english()
	case end.text == "":
		return "after " + start.english()
	default:
		return "between " + start.english() + " and " + end.english()
	}
}

// englishInterval names an interval. What both ends share is said once: "21 to 23 October 2025".
func (d Date) englishInterval() string {
	start, end := d.start, d.end
	switch {
	case start.text == "" && strings.HasPrefix(d.text, ".."):
		return "until " + end.english()
	case start.text == "":
		return "from an unknown date until " + end.english()
	case end.text == "" && strings.HasSuffix(d.text, ".."):
		return "from " + start.english()
	case end.text == "":
		return "from " + start.english() + " until an unknown date"
	}
	return run(start, end)
}

// run names the time from one point to another.
func run(start, end point) string {
	if start == end {
		return start.english()
	}
	return shorten(start, end) + " to " + end.english()
}

// shorten names the start of a run without the year, or the month and the year, that the end repeats.
func shorten(start, end point) string {
	isAlike := start.isPlain() && end.isPlain() && start.year == end.year && start.negative == end.negative &&
		start.month.digits != "" && len(start.day.digits) == len(end.day.digits)
	if !isAlike {
		return start.english()
	}
	month := time.Month(start.month.number("0")).String()
	day := strconv.Itoa(start.day.number("0"))
	switch {
	case start.day.digits == "":
		return month
	case start.month == end.month:
		return day
	default:
		return day + " " + month
	}
}

// isPlain reports whether p has no X, qualifier, season or time of day.
func (p point) isPlain() bool {
	return !strings.Contains(p.text, "X") && p.quality() == 0 && p.grouping() == 0 && p.clock.digits == ""
}

// englishSet lists the members: "1667, 1668 or 1670 to 1672".
func (d Date) englishSet() string {
	members, _ := parseMembers(d.text) // parsed before, when d was made
	conjunction := " or "
	if d.kind == allOf {
		conjunction = " and "
	}
	phrases := make([]string, len(members))
	for i, m := range members {
		phrases[i] = m.english(conjunction)
	}
	last := len(phrases) - 1
	if last == 0 {
		return phrases[0]
	}
	return strings.Join(phrases[:last], ", ") + conjunction + phrases[last]
}

// english names a member. The conjunction of the set also stands before "earlier" and "later": all the
// dates, or one of them.
func (m member) english(conjunction string) string {
	switch {
	case m.from.text == "":
		return m.to.english() + conjunction + "earlier"
	case m.to.text == "":
		return m.from.english() + conjunction + "later"
	default:
		return run(m.from, m.to)
	}
}
