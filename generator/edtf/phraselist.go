package edtf

import (
	"strconv"
	"strings"

	"dossier/generator/locale"
)

// MomentWords returns the date in words as that of something that happened at
// one time: of an interval it says between which bounds that lies, not from when
// until when it lasted. The zero Date gives "".
func (d Date) MomentWords(l *locale.Locale) string {
	known := d.date()
	if known.kind != interval {
		return known.words(l)
	}
	switch start, end := known.start, known.end; {
	case start.text == "":
		return l.Text("date.moment-by", "date", end.boundWords(l))
	case end.text == "":
		return l.Text("date.moment-after", "date", start.boundWords(l))
	default:
		return l.Text("date.moment-between", "from", start.boundWords(l), "to", end.boundWords(l))
	}
}

// BoundWords returns the date in words that may follow others, such as "by" or "warned her,":
// "around November 2025", where "about" would tell of what, "27 December 2025 (uncertain)".
func (d Date) BoundWords(l *locale.Locale) string {
	if known := d.date(); known.kind == single {
		return known.start.boundWords(l)
	}
	return d.MomentWords(l)
}

// intervalWords names an interval. What both ends share is said once: "21 to 23 October 2025".
func (d date) intervalWords(l *locale.Locale) string {
	start, end := d.start, d.end
	switch {
	case start.text == "" && strings.HasPrefix(d.text, ".."):
		return l.Text("date.until", "date", end.words(l))
	case start.text == "":
		return l.Text("date.from-unknown-until", "date", end.words(l))
	case end.text == "" && strings.HasSuffix(d.text, ".."):
		return l.Text("date.from", "date", start.words(l))
	case end.text == "":
		return l.Text("date.from-until-unknown", "date", start.words(l))
	}
	return run(l, start, end)
}

// run names the time from one point to another.
func run(l *locale.Locale, start, end point) string {
	if start == end {
		return start.words(l)
	}
	return l.Text("date.run", "from", shorten(l, start, end), "to", end.words(l))
}

// shorten names the start of a run without the year, or the month and the year, that the end repeats.
func shorten(l *locale.Locale, start, end point) string {
	isAlike := start.isPlain() && end.isPlain() && start.year == end.year && start.negative == end.negative &&
		start.month.digits != "" && len(start.day.digits) == len(end.day.digits)
	if !isAlike {
		return start.words(l)
	}
	month := monthWords(l, start.month.number("0"))
	day := strconv.Itoa(start.day.number("0"))
	switch {
	case start.day.digits == "":
		return month
	case start.month == end.month:
		return day
	default:
		return l.Text("date.day", "day", day, "month", month)
	}
}

// isPlain reports whether p has no X, qualifier, season or time of day.
func (p point) isPlain() bool {
	return !strings.Contains(p.text, "X") && p.quality() == 0 && p.grouping() == 0 && p.clock.digits == ""
}

// setWords lists the members: "1667, 1668 or 1670 to 1672".
func (d date) setWords(l *locale.Locale) string {
	members, _ := parseMembers(d.text) // parsed before, when d was made
	conjunction := "date.or"
	if d.kind == allOf {
		conjunction = "date.and"
	}
	text := members[0].words(l, conjunction)
	for i, m := range members[1:] {
		key := "date.comma"
		if i == len(members)-2 {
			key = conjunction
		}
		text = l.Text(key, "a", text, "b", m.words(l, conjunction))
	}
	return text
}

// words names a member. The conjunction of the set also stands before "earlier" and "later": all the
// dates, or one of them.
func (m member) words(l *locale.Locale, conjunction string) string {
	switch {
	case m.from.text == "":
		return l.Text(conjunction, "a", m.to.words(l), "b", l.Text("date.earlier"))
	case m.to.text == "":
		return l.Text(conjunction, "a", m.from.words(l), "b", l.Text("date.later"))
	default:
		return run(l, m.from, m.to)
	}
}
