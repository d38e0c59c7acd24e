package render

import (
	"html/template"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/timeline"
)

// TimelinePage is a page of the timeline. The drawing stands on the first.
type TimelinePage struct {
	Page
	Statements, Events int
	// Drawing is "" on further pages, and where nothing has a date. Strip is an
	// overview for screens on which little of the drawing is seen at a time.
	Drawing, Strip template.HTML
	Years          []TimelineYear
}

// TimelineYear is the entries of one year.
type TimelineYear struct {
	// Name is "" for entries of which no year is known.
	Name     string
	Sections []TimelineSection
}

// TimelineSection is the entries of one month, or those of the year of which no
// month is known.
type TimelineSection struct {
	ID, Month string
	Groups    []TimelineGroup
}

// TimelineGroup is the entries with one date.
type TimelineGroup struct {
	timeline.Group
	Entries []TimelineEntry
}

// TimelineEntry is a statement or an event; the other is nil.
type TimelineEntry struct {
	Root      string
	Statement *dossier.Statement
	// Who and Whom are linked; "" when the statement's label says it, having no title.
	Who, Whom template.HTML
	Event     *dossier.Event
}

const (
	// timelineWidth and smallWidth are the widths of the drawings, in CSS pixels: that
	// of a page without its margins, and that of a text.
	timelineWidth, smallWidth = 1150, 640
	// timelineLanes and smallLanes are how many lanes of each kind they may have with
	// labels.
	timelineLanes, smallLanes = 120, 48
	// maxVoice is how many characters of a label the speaker takes.
	maxVoice = 20
	// minDrawn is how many entries a small drawing has at least.
	minDrawn = 3
)

// timelineItems lists statements and events for the timeline; Ref is the index in
// the statements, and for events goes on after them.
func (l words) timelineItems(root string, statements []*dossier.Statement, events []*dossier.Event) []timeline.Item {
	items := make([]timeline.Item, 0, len(statements)+len(events))
	for i, s := range statements {
		items = append(items, timeline.Item{
			Kind: timeline.Statement, Date: s.Said, Label: l.timelineLabel(s), Title: l.titledBy(s.Speaker.Called(), s),
			Href: root + s.Address, Key: s.Key(), Ref: i,
		})
	}
	for i, e := range events {
		items = append(items, timeline.Item{
			Kind: timeline.Event, Date: e.Date, Label: e.Name, Title: e.Name,
			Href: root + e.Address, Key: e.Key(), Ref: len(statements) + i,
		})
	}
	return items
}

// timelineLabel names a statement in as few words as will do, its speaker once.
func (l words) timelineLabel(s *dossier.Statement) string {
	who := shortVoice(s.Speaker)
	if n := len(who); s.Titled() && n <= len(s.Name) && strings.EqualFold(s.Name[:n], who) {
		return s.Name
	}
	return l.titledBy(l.Cut(who, maxVoice), s)
}

// titledBy names a statement with its speaker, once: a label that is made up begins with
// who speaks.
func (l words) titledBy(who string, s *dossier.Statement) string {
	if !s.Titled() {
		return l.label(s)
	}
	return l.Text("statement.title", "who", who, "title", s.Name)
}

// shortVoice names a voice in as few words as the dossier knows.
func shortVoice(v dossier.Voice) string {
	switch x := v.Entity; {
	case x == nil:
		return v.Called()
	case len(x.Short) > 0:
		return x.Short[0]
	default:
		return x.Name
	}
}

// timeline writes the pages of the timeline; none when the dossier has neither
// statements nor events.
func (s *site) timeline(w *worker) error {
	items := s.words.timelineItems("", s.d.Statements, s.d.Events)
	if len(items) == 0 {
		return nil
	}
	sections := timeline.List(items, s.words.Locale)
	place := timelinePlaces(sections)
	return w.parts("timeline.html", len(items), func(from, to int, path string, pager []Link) error {
		v := TimelinePage{
			Page:       s.newPage(path, "timeline", s.words.Text("timeline.title"), s.words.Text("timeline.description"), "timeline"),
			Statements: len(s.d.Statements), Events: len(s.d.Events),
		}
		v.Pager = pager
		if from == 0 {
			v.Drawing = template.HTML(timeline.Draw(items, timeline.Options{ //nolint:gosec // Draw escapes
				Width: timelineWidth, Lanes: timelineLanes, ID: "tl", Words: s.words.Locale,
				Place: func(it timeline.Item) string { return place[it.Ref] },
			}))
			v.Strip = s.timelineStrip("")
		}
		v.Years = s.timelineYears(v.Root, timeline.Cut(sections, from, to))
		return s.write(w, "timeline.html", path, "the timeline", v)
	})
}

// timelinePlaces returns for each item, by its Ref, where in the list it stands.
func timelinePlaces(sections []timeline.Section) map[int]string {
	places := map[int]string{}
	at := 0
	for _, s := range sections {
		for _, g := range s.Groups {
			for _, it := range g.Items {
				places[it.Ref] = partPath("timeline.html", at/pageSize) + "#" + s.ID
				at++
			}
		}
	}
	return places
}

func (s *site) timelineYears(root string, sections []timeline.Section) []TimelineYear {
	var years []TimelineYear
	for _, from := range sections {
		if n := len(years); n == 0 || years[n-1].Name != from.Year {
			years = append(years, TimelineYear{Name: from.Year})
		}
		section := TimelineSection{ID: from.ID, Month: from.Month}
		for _, g := range from.Groups {
			section.Groups = append(section.Groups, TimelineGroup{g, s.timelineEntries(root, g.Items)})
		}
		year := &years[len(years)-1]
		year.Sections = append(year.Sections, section)
	}
	return years
}

func (s *site) timelineEntries(root string, items []timeline.Item) []TimelineEntry {
	entries := make([]TimelineEntry, len(items))
	for i, it := range items {
		e := TimelineEntry{Root: root}
		if it.Kind == timeline.Statement {
			e.Statement = s.d.Statements[it.Ref]
			if e.Statement.Titled() {
				e.Who, e.Whom = s.words.voice(root, e.Statement.Speaker), s.words.voices(root, e.Statement.Audience)
			}
		} else {
			e.Event = s.d.Events[it.Ref-len(s.d.Statements)]
		}
		entries[i] = e
	}
	return entries
}

// timelineStrip returns the strip for the front page: how much was said and what
// happened, by month, each month linked to its place in the timeline.
func (s *site) timelineStrip(root string) template.HTML {
	sections := timeline.List(s.words.timelineItems(root, s.d.Statements, s.d.Events), s.words.Locale)
	starts := make([]int, len(sections)) // items before each section
	for i := 1; i < len(sections); i++ {
		starts[i] = starts[i-1] + sections[i-1].Len()
	}
	href := func(i int) string {
		return root + partPath("timeline.html", starts[i]/pageSize) + "#" + sections[i].ID
	}
	return template.HTML(timeline.Strip(sections, href, timeline.Options{Words: s.words.Locale})) //nolint:gosec // Strip escapes
}

// timelineDrawing returns a small drawing of some statements and events for the
// page of an actor, an organization or a theme; "" when there is too little to see.
// Those pages list the same records.
func (s *site) timelineDrawing(root string, statements []*dossier.Statement, events []*dossier.Event) template.HTML {
	items := s.words.timelineItems(root, statements, events)
	if len(items) < minDrawn {
		return ""
	}
	return template.HTML(timeline.Draw(items, timeline.Options{ //nolint:gosec // Draw escapes
		Width: smallWidth, Lanes: smallLanes, ID: "tl", Words: s.words.Locale,
		Place: func(timeline.Item) string { return root + "timeline.html" },
	}))
}
