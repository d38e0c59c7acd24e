package render

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/locale"
	"dossier/templates"
)

// timelinePages renders the timeline of a dossier and returns its pages by path.
func timelinePages(t *testing.T, d *dossier.Dossier) (*site, map[string]string) {
	t.Helper()
	all, err := LoadTemplates(templates.Files, nil, "", locale.English())
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	s := &site{d: d, words: all.words, view: newSite(d, all.words), templates: all}
	w := &worker{words: all.words, take: func(path string, data []byte, _ string) error {
		pages[path] = string(data)
		return nil
	}}
	if err := s.timeline(w); err != nil {
		t.Fatal(err)
	}
	return s, pages
}

func TestTimelinePages(t *testing.T) {
	d := &dossier.Dossier{}
	for i := range 450 {
		date, err := edtf.Parse(fmt.Sprintf("20%02d-%02d", 10+i/45, 1+i%12))
		if err != nil {
			t.Fatal(err)
		}
		id := fmt.Sprintf("s%03d", i)
		head := dossier.Head{Kind: content.Statement, ID: id, Name: id, Address: "statements/" + id + ".html"}
		d.Statements = append(d.Statements, &dossier.Statement{
			Head: head, Act: "warn", Said: date, Speaker: dossier.Voice{Unnamed: "<b>a voice</b>"},
		})
	}
	s, pages := timelinePages(t, d)
	if len(pages) != 3 {
		t.Errorf("450 entries are on %d pages", len(pages))
	}
	listed := 0
	for path, page := range pages {
		listed += strings.Count(page, `<li class="tl-said">`)
		if drawn := strings.Contains(page, `<svg class="tl tl-axis"`); drawn != (path == "timeline.html") {
			t.Errorf("%s has a drawing: %v", path, drawn)
		}
		if strings.Contains(page, "<b>a voice") || strings.Contains(page, " style=") {
			t.Errorf("%s has markup of a record, or a style attribute", path)
		}
	}
	if listed != len(d.Statements) {
		t.Errorf("the list has %d of %d entries", listed, len(d.Statements))
	}
	links := regexp.MustCompile(`href="([^"#]+)#([^"]+)"`).FindAllStringSubmatch(string(s.timelineStrip("")), -1)
	if len(links) < 10 {
		t.Errorf("the strip has %d links", len(links))
	}
	for _, l := range links {
		if !strings.Contains(pages[l[1]], `id="`+l[2]+`"`) {
			t.Errorf("%s has no place %q", l[1], l[2])
		}
	}
}

func TestNoTimelineOfNothing(t *testing.T) {
	s, pages := timelinePages(t, &dossier.Dossier{})
	if len(pages) != 0 || s.timelineStrip("") != "" || s.timelineDrawing("../", nil, nil) != "" {
		t.Errorf("a dossier without statements and events has a timeline: %v", pages)
	}
}

// TestLargeTimeline has statements of which no two are of one day.
func TestLargeTimeline(t *testing.T) {
	d := talk(300, 60, 1000)
	for i, s := range d.Statements {
		s.Said, _ = edtf.Parse(edtf.Day{Year: 2015, Month: 1, Day: 1}.AddDays(4*i).String() + []string{"", "?", "~"}[i%3])
	}
	_, pages := timelinePages(t, d)
	if len(pages) != 5 {
		t.Errorf("1000 statements are on %d pages", len(pages))
	}
	for path, page := range pages {
		if len(page) > 300_000 {
			t.Errorf("%s has %d bytes", path, len(page))
		}
	}
}

// TestTimelineLabels checks that a label names the speaker once.
func TestTimelineLabels(t *testing.T) {
	l := words{locale.English()}
	rubio := dossier.Voice{Entity: &dossier.Entity{Head: dossier.Head{Name: "Marco Rubio"}, Short: []string{"Rubio"}}}
	for title, want := range map[string]string{"Rubio agrees": "Rubio agrees", "No arms": "Rubio: No arms", "Ru": "Rubio: Ru"} {
		if got := l.timelineLabel(&dossier.Statement{Head: dossier.Head{Name: title}, Speaker: rubio}); got != want {
			t.Errorf("%q is labelled %q, want %q", title, got, want)
		}
	}
}
