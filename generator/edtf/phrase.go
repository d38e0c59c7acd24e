package edtf

import (
	"slices"
	"strconv"
	"strings"

	"dossier/generator/locale"
)

// Words returns d in words that fit into a sentence: "21 October 2025", "about November 2025",
// "some day in December 2024", "21 October 2025 to November 2025", "until 2025". The zero Date
// gives "".
func (d Date) Words(l *locale.Locale) string { return d.date().words(l) }

func (d date) words(l *locale.Locale) string {
	switch d.kind {
	case none:
		return ""
	case interval:
		return d.intervalWords(l)
	case oneOf, allOf:
		return d.setWords(l)
	default:
		return d.start.words(l)
	}
}

// words returns the point with its qualifiers: around it when they hold for all of it, else in
// brackets after it.
func (p point) words(l *locale.Locale) string { return p.qualified(l, false) }

// boundWords is words for a point that follows such a word as "by".
func (p point) boundWords(l *locale.Locale) string { return p.qualified(l, true) }

func (p point) qualified(l *locale.Locale, bound bool) string {
	text := p.plain(l)
	parts := []component{p.year}
	for _, c := range []component{p.month, p.day} {
		if c.digits != "" {
			parts = append(parts, c)
		}
	}
	isMixed := slices.ContainsFunc(parts, func(c component) bool { return c.quality != p.year.quality })
	switch {
	case isMixed:
		return l.Text("date.mixed", "date", text, "notes", p.notes(l))
	case p.year.quality == 0:
		return text
	case bound:
		return l.Text("date.bound."+p.year.quality.name(), "date", text)
	}
	return l.Text("date."+p.year.quality.name(), "date", text)
}

// name is the last part of the keys for a quality.
func (q quality) name() string {
	return [...]string{"", "uncertain", "approximate", "uncertain-approximate"}[q]
}

// notes names the qualified components: "year uncertain, day approximate".
func (p point) notes(l *locale.Locale) string {
	type note struct {
		parts   string
		quality quality
	}
	var notes []note
	for _, part := range []struct {
		name    string
		quality quality
	}{{"year", p.year.quality}, {p.monthName(), p.month.quality}, {"day", p.day.quality}} {
		if part.quality == 0 {
			continue
		}
		name := l.Text("date.part." + part.name)
		if last := len(notes) - 1; last >= 0 && notes[last].quality == part.quality {
			notes[last].parts = l.Text("date.parts", "a", notes[last].parts, "b", name)
			continue
		}
		notes = append(notes, note{name, part.quality})
	}
	text := ""
	for i, n := range notes {
		words := l.Text("date.note."+n.quality.name(), "part", n.parts)
		if i == 0 {
			text = words
		} else {
			text = l.Text("date.comma", "a", text, "b", words)
		}
	}
	return text
}

// monthName says what the second component of the point is.
func (p point) monthName() string {
	if p.grouping() != 0 {
		return "grouping"
	}
	return "month"
}

// plain returns the point without its qualifiers. Digits that are unspecified in an unusual place
// are shown as written, in brackets.
func (p point) plain(l *locale.Locale) string {
	switch {
	case p.month.digits == "":
		return p.yearWords(l)
	case p.grouping() >= 33:
		return l.Text("date.month-of", "month", groupingWords(l, p.grouping()), "year", p.someYear(l))
	case p.grouping() != 0:
		return p.ofYear(l, groupingWords(l, p.grouping()))
	case p.day.digits == "":
		return p.unusual(l, p.monthWords(l), p.month)
	}
	text := p.unusual(l, p.dayWords(l), p.month, p.day)
	if p.clock.digits != "" {
		text = l.Text("date.clock", "date", text, "time", p.clock.words())
	}
	return text
}

func groupingWords(l *locale.Locale, code int) string {
	return l.Text("date.grouping." + strconv.Itoa(code))
}

// unusual adds the point as written if one of the components is specified by half.
func (p point) unusual(l *locale.Locale, text string, components ...component) string {
	for _, c := range components {
		if !c.known() && c.digits != "XX" {
			return l.Text("date.unusual", "date", text, "written", p.text)
		}
	}
	return text
}

// dayWords names the day, with what of the month and the year is known.
func (p point) dayWords(l *locale.Locale) string {
	switch {
	case p.day.known() && p.month.known():
		return l.Text("date.day", "day", strconv.Itoa(p.day.number("0")), "month", p.monthWords(l))
	case p.day.known():
		return l.Text("date.day-of-some-month", "day", strconv.Itoa(p.day.number("0")), "year", p.someYear(l))
	case p.month.known():
		return l.Text("date.some-day", "in", p.monthWords(l))
	default:
		return l.Text("date.some-day", "in", p.someYear(l))
	}
}

// monthWords names the month with its year.
func (p point) monthWords(l *locale.Locale) string {
	if !p.month.known() {
		return l.Text("date.some-month", "year", p.someYear(l))
	}
	return p.ofYear(l, monthWords(l, p.month.number("0")))
}

func monthWords(l *locale.Locale, month int) string {
	return l.Text("date.month." + strconv.Itoa(month))
}

// ofYear puts the year after the name of a month or a season: "October 2025", "October of some year in the 2020s".
func (p point) ofYear(l *locale.Locale, month string) string {
	if p.year.known() {
		return l.Text("date.month-year", "month", month, "year", p.someYear(l))
	}
	return l.Text("date.month-of", "month", month, "year", p.someYear(l))
}

// someYear names the year within a phrase: "2025", "some year in the 2020s".
func (p point) someYear(l *locale.Locale) string {
	first, last := p.years()
	switch {
	case first == last:
		return yearName(l, first)
	case p.year.digits == "XXXX":
		return l.Text("date.unknown-year")
	case p.isDecade():
		return l.Text("date.some-year-in", "decade", p.yearWords(l))
	default:
		return l.Text("date.some-year-from", "years", yearRange(l, first, last))
	}
}

// yearWords names a year that stands alone: "2025", "the 2020s", "the years 2000 to 2099".
func (p point) yearWords(l *locale.Locale) string {
	first, last := p.years()
	switch {
	case first == last:
		return yearName(l, first)
	case p.year.digits == "XXXX":
		return l.Text("date.unknown-year")
	case p.isDecade() && first < 1000:
		return l.Text("date.decade-ce", "year", strconv.Itoa(first))
	case p.isDecade():
		return l.Text("date.decade", "year", strconv.Itoa(first))
	}
	text := l.Text("date.years", "years", yearRange(l, first, last))
	// X's that do not stand at the end, as in 1X85, are shown as written.
	if strings.Contains(strings.TrimRight(p.year.digits, "X"), "X") {
		return l.Text("date.unusual", "date", text, "written", p.year.digits)
	}
	return text
}

// isDecade reports whether "the 470s" can name the years; the first ten years CE have no such name.
func (p point) isDecade() bool {
	return p.yearPrecision() == PrecisionDecade && !p.negative && p.year.number("0") > 0
}

// yearName marks the years that a reader would not take for one: 476 CE, 44 BCE.
func yearName(l *locale.Locale, year int) string {
	switch {
	case year <= 0:
		return l.Text("date.year-bce", "year", strconv.Itoa(1-year))
	case year < 1000:
		return l.Text("date.year-ce", "year", strconv.Itoa(year))
	default:
		return strconv.Itoa(year)
	}
}

// yearRange names two years and the era once if both are BCE, which count downwards.
func yearRange(l *locale.Locale, first, last int) string {
	from := yearName(l, first)
	if last <= 0 {
		from = strconv.Itoa(1 - first)
	}
	return l.Text("date.run", "from", from, "to", yearName(l, last))
}
