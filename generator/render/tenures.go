package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// Tenures are offices and memberships, each in words and, where there are several,
// with a bar on an axis that they share.
type Tenures struct {
	Rows []template.HTML
	// First and Last are the years at the ends of the axis, 0 without one.
	First, Last int
}

func (l words) tenures(root string, all []*dossier.Tenure, whom func(*dossier.Tenure) *dossier.Entity) Tenures {
	axis := newTermAxis(all)
	t := Tenures{First: axis.first.Year, Last: axis.last.Year}
	for i, x := range all {
		row := l.tenure(root, x, l.link(root, whom(x)))
		if axis.days > 0 {
			row = axis.bar(termOf(x), i == 0) + "<div>" + row + "</div>"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// inTime sorts offices by the first day on which they are known to have been held;
// those of which no such day is known come first.
func inTime(all []*dossier.Tenure) []*dossier.Tenure {
	slices.SortStableFunc(all, func(a, b *dossier.Tenure) int { return termOf(a).held.Compare(termOf(b).held) })
	return all
}

// tenure returns an office in words: when, what, where or who, and by which
// article it is known.
func (l words) tenure(root string, t *dossier.Tenure, whom template.HTML) template.HTML {
	text := l.HTML("tenure", "role", t.Role, "of", whom)
	if t.Role == "" {
		text = whom
	}
	if p := l.period(t.From, t.Until); p != "" {
		text = `<span class="entry-meta">` + p + `</span><br>` + text
	}
	if t.Article != nil {
		text += ` <span class="entry-meta">` + l.HTML("tenure.shown-by", "article", l.labelled(root, &t.Article.Head, publisherOr(t.Article))) + `</span>`
	}
	return text
}

// period returns the time of an office in words. A start or end that is an
// interval is known only by its bounds: the office was held by the last day on
// which it can have begun, and no longer by the last on which it can have ended.
func (l words) period(from, until edtf.Date) template.HTML {
	var parts []template.HTML
	say := func(key string, d edtf.Date) {
		parts = append(parts, l.HTML("tenure."+key, "date", timeElement(d, d.BoundWords(l.Locale))))
	}
	switch _, last := from.Ends(); {
	case from.IsZero():
	case from.IsInterval() && !last.IsZero():
		say("in-office-by", last)
	default:
		say("from", from)
	}
	switch first, last := until.Ends(); {
	case until.IsZero():
	case !until.IsInterval():
		say("until", until)
	case last.IsZero():
		say("still-on", first)
	default:
		say("no-longer-by", last)
	}
	return l.Join(parts)
}

// term is what is known of the time of an office: it was held from the day held to
// the day still at least; it began on began at the earliest and ended on ended at the
// latest. The zero Day is not known.
type term struct{ began, held, still, ended edtf.Day }

func termOf(t *dossier.Tenure) term {
	var x term
	x.began, _ = t.From.Earliest()
	x.held, _ = t.From.Latest()
	x.still, _ = t.Until.Earliest()
	x.ended, _ = t.Until.Latest()
	none := edtf.Day{}
	if x.held == none {
		x.held = x.still
	}
	if x.still == none || x.still.Compare(x.held) < 0 {
		x.still = x.held
	}
	return x
}

// The bar of an office, in units of its drawing: how wide the drawing is, and how far
// a bar fades towards an end that is not known.
const barWidth, barFade = 140, 22

// termAxis puts days on the bars of offices that stand beneath each other.
type termAxis struct {
	first, last edtf.Day
	days        int // between them; 0 where there is nothing to compare
}

func newTermAxis(all []*dossier.Tenure) termAxis {
	var days []edtf.Day
	for _, t := range all {
		x := termOf(t)
		for _, day := range []edtf.Day{x.began, x.held, x.still, x.ended} {
			if day != (edtf.Day{}) {
				days = append(days, day)
			}
		}
	}
	if len(all) < 2 || len(days) == 0 {
		return termAxis{}
	}
	a := termAxis{first: slices.MinFunc(days, edtf.Day.Compare), last: slices.MaxFunc(days, edtf.Day.Compare)}
	if a.days = a.last.Sub(a.first); a.days <= 0 {
		return termAxis{}
	}
	return a
}

// at is where a day lies, with room for what fades at both ends.
func (a termAxis) at(day edtf.Day) int {
	return barFade + day.Sub(a.first)*(barWidth-2*barFade)/a.days
}

// bar draws an office: solid as long as it is known to have been held, fading to the
// day on which it can have begun or ended. The first bar brings the fading along.
func (a termAxis) bar(x term, first bool) template.HTML {
	from, held, still, until := 0, 0, 0, 0
	known := x.held != edtf.Day{}
	if known {
		held, still = a.at(x.held), a.at(x.still)
		from, until = held-barFade, still+barFade
	}
	if x.began != (edtf.Day{}) {
		from = a.at(x.began)
	}
	if x.ended != (edtf.Day{}) {
		until = a.at(x.ended)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="term" viewBox="0 0 %d 10" preserveAspectRatio="none" aria-hidden="true">`, barWidth)
	if first {
		b.WriteString(`<defs><linearGradient id="term-in"><stop stop-opacity="0"/><stop offset="1"/></linearGradient><linearGradient id="term-out"><stop/><stop offset="1" stop-opacity="0"/></linearGradient></defs>`)
	}
	piece := func(from, until int, fill string) {
		if until > from {
			fmt.Fprintf(&b, `<path%s d="M%d 0H%dV10H%dz"/>`, fill, from, until, from)
		}
	}
	piece(from, held, ` fill="url(#term-in)"`)
	if known {
		piece(held-1, still+1, "")
	}
	piece(still, until, ` fill="url(#term-out)"`)
	return template.HTML(b.String() + "</svg>") //nolint:gosec // numbers
}
