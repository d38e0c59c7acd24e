package timeline

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/edtf"
	"dossier/generator/locale"
)

// Section is the items of one month, or those of a year of which no month is known.
type Section struct {
	// ID is an HTML id that no other section has: "t-2025-11", "t-2014".
	ID string
	// Year is the year in words; "" for items without a year.
	Year string
	// Month is the month's name; "" when it is not known.
	Month  string
	Groups []Group

	first int // the month's first day, for the strip
	whole bool
}

// Title names the section by itself: "November 2025".
func (s *Section) Title(l *locale.Locale) string {
	switch {
	case s.Year == "":
		return l.Text("timeline.no-date")
	case s.Month == "":
		return s.Year
	}
	return l.Text("date.month-year", "month", s.Month, "year", s.Year)
}

// Count returns how many items of a kind the section has.
func (s *Section) Count(k Kind) int {
	n := 0
	for _, g := range s.Groups {
		for _, it := range g.Items {
			if it.Kind == k {
				n++
			}
		}
	}
	return n
}

// Len returns the number of items in the section.
func (s *Section) Len() int { return s.Count(Event) + s.Count(Statement) }

// Group is the items whose date is written alike. Nothing is known of their order.
type Group struct {
	Date  edtf.Date
	Items []Item
	// Unsure says that the group may be no later than the one before it.
	Unsure bool
	// Loose says that the items may lie days or more apart.
	Loose bool
}

// dated is an item with its place in the list.
type dated struct {
	Item
	span
	ok          bool // false: no place on an axis
	year, month int  // month is zero when it is not known
	more        int  // items that are merged into this one
}

// date sorts items into the order of the list. Items without a year come last.
func date(items []Item) []dated {
	all := make([]dated, len(items))
	order := make([]*dated, len(items)) // cheaper to move about
	for i, it := range items {
		d := dated{Item: it}
		if d.span, d.ok = spanOf(it.Date); d.ok {
			day := epoch().AddDays(d.anchor())
			d.year = day.Year
			if d.fineAnchor() {
				d.month = int(day.Month)
			}
		}
		all[i], order[i] = d, &all[i]
	}
	slices.SortStableFunc(order, func(a, b *dated) int {
		if a.ok != b.ok {
			if a.ok {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.month, b.month), cmp.Compare(a.anchor(), b.anchor()),
			cmp.Compare(a.to, b.to), strings.Compare(a.Date.String(), b.Date.String()), cmp.Compare(a.Kind, b.Kind))
	})
	sorted := make([]dated, len(items))
	for i, d := range order {
		sorted[i] = *d
	}
	return sorted
}

// List puts items into sections in the order of time. Items written with the same
// date keep the order in which they came, events first. Years and months are named
// in the language of the locale.
func List(items []Item, l *locale.Locale) []Section {
	var sections []Section
	var previous edtf.Date
	for _, d := range date(items) {
		s := section(d, l)
		if n := len(sections); n == 0 || sections[n-1].ID != s.ID {
			sections = append(sections, s)
		}
		last := &sections[len(sections)-1]
		if n := len(last.Groups); n == 0 || last.Groups[n-1].Date != d.Date {
			unsure := !previous.IsZero() && edtf.Compare(previous, d.Date) == edtf.Unknown
			last.Groups = append(last.Groups, Group{Date: d.Date, Unsure: unsure})
			previous = d.Date
		}
		g := &last.Groups[len(last.Groups)-1]
		g.Items = append(g.Items, d.Item)
		g.Loose = len(g.Items) > 1 && !(d.day && d.slackStart == 0)
	}
	return sections
}

// section returns the empty section to which an item belongs.
func section(d dated, l *locale.Locale) Section {
	switch {
	case !d.ok:
		return Section{ID: "t-undated"}
	case d.month == 0:
		return Section{ID: fmt.Sprintf("t-%04d", d.year), Year: yearName(l, d.year), whole: true, first: firstDay(d.year * 12)}
	}
	return Section{
		ID: fmt.Sprintf("t-%04d-%02d", d.year, d.month), Year: yearName(l, d.year), Month: monthName(l, "month", d.month-1),
		first: firstDay(d.year*12 + d.month - 1),
	}
}

// yearName writes an astronomical year as readers know it.
func yearName(l *locale.Locale, year int) string {
	if year <= 0 {
		return l.Text("date.year-bce", "year", strconv.Itoa(1-year))
	}
	return strconv.Itoa(year)
}

// Cut returns the part of a list from one item to before another, counted from zero.
// Sections and groups that are cut through stand in both parts.
func Cut(sections []Section, from, to int) []Section {
	var part []Section
	at := 0
	for _, s := range sections {
		groups := s.Groups
		s.Groups = nil
		for _, g := range groups {
			start, end := max(from-at, 0), min(to-at, len(g.Items))
			at += len(g.Items)
			if start < end {
				g.Items = g.Items[start:end]
				g.Loose = g.Loose && len(g.Items) > 1
				s.Groups = append(s.Groups, g)
			}
		}
		if len(s.Groups) > 0 {
			part = append(part, s)
		}
	}
	return part
}
