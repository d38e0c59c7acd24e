package timeline

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/edtf"
	"dossier/generator/locale"
)

var update = flag.Bool("update", false, "write the golden drawing")

// items makes statements of dates, and events of those with "!" before them.
func items(t testing.TB, dates ...string) []Item {
	t.Helper()
	var all []Item
	for i, text := range dates {
		text, isEvent := strings.CutPrefix(text, "!")
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(text, err)
		}
		it := Item{Kind: Statement, Date: d, Label: "label " + text, Title: "title " + text, Href: fmt.Sprintf("s/%d.html", i), Key: fmt.Sprintf("s/%d", i), Ref: i}
		if isEvent {
			it.Kind = Event
		}
		all = append(all, it)
	}
	return all
}

func options() Options { return Options{Width: 1000, ID: "tl", Words: locale.English(), Lanes: 40} }

// shape is what a test sees of one mark of a drawing.
type shape struct {
	href, title, point string
	x, y, width, cx    float64
	fill               string
}

// shapes reads a drawing back. It fails when the drawing is not well formed.
func shapes(t testing.TB, svg []byte) []shape {
	t.Helper()
	var all []shape
	var in *shape
	var inTitle bool
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if token == nil {
			if err.Error() != "EOF" {
				t.Fatalf("the drawing is not well formed: %v\n%s", err, svg)
			}
			return all
		}
		switch token := token.(type) {
		case xml.StartElement:
			at := func(name string) string {
				for _, a := range token.Attr {
					if a.Name.Local == name {
						return a.Value
					}
				}
				return ""
			}
			number := func(name string) float64 { v, _ := strconv.ParseFloat(at(name), 64); return v }
			switch token.Name.Local {
			case "a":
				all = append(all, shape{href: at("href")})
				in = &all[len(all)-1]
			case "title":
				inTitle = in != nil
			case "rect":
				if in != nil {
					in.x, in.y, in.width, in.fill = number("x"), number("y"), number("width"), at("fill")
				}
			case "circle":
				in.point, in.cx = pointClass(at("class")), number("cx")
			case "path":
				if in != nil {
					in.point = pointClass(at("class"))
					in.cx, _ = strconv.ParseFloat(strings.Fields(at("d"))[0][1:], 64)
				}
			}
		case xml.EndElement:
			if token.Name.Local == "a" {
				in = nil
			}
			inTitle = false
		case xml.CharData:
			if inTitle {
				in.title += string(token)
			}
		}
	}
}

// pointClass tells a full point, which has no class, from none.
func pointClass(class string) string {
	if class == "" {
		return "full"
	}
	return class
}

func TestPositionsFollowDates(t *testing.T) {
	dates := []string{"2014-03-01", "2019-11-02", "2020-01-03", "2020-01-04", "2020-09-21", "2023-10-07", "2025-10-21", "2025-12-27"}
	last := -1.0
	for _, s := range shapes(t, Draw(items(t, dates...), options())) {
		if s.cx <= last {
			t.Errorf("%s stands at %v, not after %v", s.title, s.cx, last)
		}
		last = s.cx
	}
	last = 2000
	rtl := options()
	rtl.Words, _ = locale.Load(nil, "ar")
	for _, s := range shapes(t, Draw(items(t, dates...), rtl)) {
		if s.cx >= last {
			t.Errorf("from the right: %s stands at %v, not before %v", s.title, s.cx, last)
		}
		last = s.cx
	}
}

// TestForeignLabels says which language a label is in that is not in that of the page.
func TestForeignLabels(t *testing.T) {
	all := items(t, "2025-10-21", "2025-10-22")
	all[0].Label = "الفيضان"
	svg := string(Draw(all, options()))
	if !strings.Contains(svg, ` lang="ar" x=`) || strings.Count(svg, "lang=") != 1 {
		t.Errorf("no language, or more than one, in\n%s", svg)
	}
}

func TestUncertaintyIsDrawn(t *testing.T) {
	for _, tc := range []struct {
		date         string
		left, right  bool // a fade on that side
		bar, isPoint bool
		hollow       bool
	}{
		{date: "2025-10-21", isPoint: true},
		{date: "2025-10-21?", left: true, right: true, bar: true, hollow: true},
		{date: "2025-10", bar: true},
		{date: "2025-10~", left: true, right: true, bar: true},
		{date: "2025-10-21/2025-12-27?", right: true, bar: true},
		{date: "2025-10-21?/2025-12-27", left: true, bar: true},
		{date: "../2025-10-21", left: true, bar: true},
		{date: "2025-10-21/..", right: true, bar: true},
		{date: "2025-10-21/", right: true, bar: true},
		{date: "2025-10-XX", bar: true},
		{date: "[2025-10-21..]", right: true, bar: true},
	} {
		s := shapes(t, Draw(items(t, "2025-01-01", tc.date), options()))[1]
		var left, right int
		if _, id, ok := strings.Cut(s.fill, "-s"); ok {
			if _, err := fmt.Sscanf(id, "%d-%d)", &left, &right); err != nil {
				t.Errorf("%s: fill %q", tc.date, s.fill)
			}
		}
		if (left > 0) != tc.left || (right > 0) != tc.right || (s.width > 0) != tc.bar {
			t.Errorf("%s: left fade %v, right fade %v, width %v", tc.date, left, right, s.width)
		}
		if (s.point == "full") != tc.isPoint || (s.point == "tl-hollow") != tc.hollow {
			t.Errorf("%s: point is %q", tc.date, s.point)
		}
	}
}

func TestNoOrderThatCannotBeTold(t *testing.T) {
	all := items(t, "2025-11~", "2025-11~", "2025-10-21/2025-12-27?", "2025-12-01", "2025-12-01", "../2025-11", "2025-12-20?", "2025-12-26?")
	marks := shapes(t, Draw(all, options()))
	for i, a := range marks {
		for _, b := range marks[:i] {
			if a.width == 0 || b.width == 0 || a.y != b.y {
				continue
			}
			if a.x < b.x+b.width && b.x < a.x+a.width {
				t.Errorf("%q and %q overlap in one lane", a.title, b.title)
			}
		}
	}
}

func TestLabelsAndMarksDoNotCollide(t *testing.T) {
	var dates []string
	for day := 1; day <= 28; day++ {
		dates = append(dates, fmt.Sprintf("2025-01-%02d", day), fmt.Sprintf("2025-02-%02d?", day))
	}
	var marks []mark
	var spans []span
	all := date(items(t, dates...))
	for _, d := range all {
		spans = append(spans, d.span)
	}
	s := newScale(spans, 1000, measures{before: 40, after: 100, gap: 20, whole: 40, min: 16, max: 100})
	for i := range all {
		marks = append(marks, place(&all[i], s, locale.English()))
	}
	pack(marks)
	for i, a := range marks {
		if a.left < 0 || a.right > s.width {
			t.Errorf("%q reaches from %v to %v, beyond the drawing", a.label, a.left, a.right)
		}
		for _, b := range marks[:i] {
			if a.lane == b.lane && a.left < b.right && b.left < a.right {
				t.Errorf("%q and %q collide", a.label, b.label)
			}
		}
	}
}

// TestLabelsTakeFreeRoom checks that a label is cut only where something else stands.
func TestLabelsTakeFreeRoom(t *testing.T) {
	all := items(t, "2025-01-01", "2025-01-02", "2025-04-01")
	for i := range all {
		all[i].Label = strings.Repeat("a long label ", 5)
	}
	marks := newBand(Statement, date(all), newScale([]span{date(all)[0].span, date(all)[2].span}, 1000, measures{before: 40, gap: 220, after: 500, min: 16, max: 110}), 10, locale.English()).marks
	for _, m := range marks {
		if cut := strings.HasSuffix(m.label, "…"); cut != (m.date() == "2025-01-01") {
			t.Errorf("the label of %s is %q", m.date(), m.label)
		}
		for _, n := range marks {
			if n.lane == m.lane && n.left > m.left && n.left < m.right+laneGap {
				t.Errorf("%q reaches the mark behind it", m.label)
			}
		}
	}
}

func (m *mark) date() string { return m.Date.String() }

// TestAxisReachesAllMarks checks that no mark begins before the line of time, or ends after it.
func TestAxisReachesAllMarks(t *testing.T) {
	svg := Draw(items(t, "2025-02-10?/2025-05", "../2025-03", "2025-04/.."), options())
	axis, _, _ := bytes.Cut(svg, []byte("</svg>"))
	from, to := 1e9, 0.0
	for _, m := range regexp.MustCompile(`<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)" height="1.5"`).FindAllSubmatch(axis, -1) {
		x, _ := strconv.ParseFloat(string(m[1]), 64)
		w, _ := strconv.ParseFloat(string(m[2]), 64)
		from, to = min(from, x), max(to, x+w)
	}
	for _, m := range shapes(t, svg) {
		if m.width > 0 && (m.x < from-.2 || m.x+m.width > to+.2) {
			t.Errorf("%s stands from %v to %v, the axis from %v to %v", m.title, m.x, m.x+m.width, from, to)
		}
	}
}

func TestHostileText(t *testing.T) {
	all := items(t, "2025-01-01", "2025-02")
	for i := range all {
		all[i].Title = `</title></svg><script>alert(1)</script>"'&`
		all[i].Label = `<b onload="x">&`
		all[i].Href = `a.html" onclick="x`
		all[i].Key = `a" b="`
	}
	svg := Draw(all, options())
	strip := Strip(List(all, locale.English()), func(int) string { return `x"><script>` }, Options{Words: locale.English()})
	for _, s := range [][]byte{svg, strip} {
		if bytes.Contains(s, []byte("<script")) || bytes.Contains(s, []byte("onclick=\"x")) || bytes.Contains(s, []byte("<b ")) {
			t.Errorf("text became markup:\n%s", s)
		}
		shapes(t, s)
	}
	if got, want := shapes(t, svg)[0].title, all[0].Title+", 1 January 2025"; got != want {
		t.Errorf("title is %q, want %q", got, want)
	}
	for _, word := range []string{"style=", "<style", "javascript:"} {
		if bytes.Contains(svg, []byte(word)) || bytes.Contains(strip, []byte(word)) {
			t.Errorf("the drawing has %q, which a strict policy forbids", word)
		}
	}
}

func TestGolden(t *testing.T) {
	all := items(t, "!2014", "!2020-01/2020-03~", "2020-02-03", "2020-02-10?", "../2020-03~", "2025-11~", "2025-11~", "!2025-12-27?", "2025-12/..")
	svg := Draw(all, Options{Width: 600, ID: "tl", Words: locale.English(), Lanes: 40})
	if again := Draw(all, Options{Width: 600, ID: "tl", Words: locale.English(), Lanes: 40}); !bytes.Equal(svg, again) {
		t.Error("the same items gave another drawing")
	}
	const golden = "testdata/small.svg"
	if *update {
		if err := os.WriteFile(golden, svg, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(svg, want) {
		t.Errorf("the drawing is not that of %s; look at it and run with -update\n%s", golden, svg)
	}
}

func TestThousandsStaySmall(t *testing.T) {
	const limit = 235_000 // which leaves room for a page of the list
	for n, all := range map[int][]Item{1000: many(t, 1000), 20_000: many(t, 20_000), 9000: daily(t, 9000)} {
		svg := Draw(all, Options{Width: 1150, ID: "tl", Words: locale.English(), Lanes: 96, Place: func(Item) string { return "timeline.html#t-2025-01" }})
		if len(svg) > limit {
			t.Errorf("%d items make %d bytes, more than %d", n, len(svg), limit)
		}
		if marks := shapes(t, svg); len(marks) < 100 {
			t.Errorf("%d items have %d marks", n, len(marks))
		} else if n == 9000 && counted(marks) != n {
			t.Errorf("%d items are counted as %d", n, counted(marks))
		}
	}
}

// daily makes one statement a day, so that none have a date in common.
func daily(t testing.TB, n int) []Item {
	dates := make([]string, n)
	for i := range dates {
		dates[i] = edtf.Day{Year: 1995, Month: 1, Day: 1}.AddDays(i).String()
	}
	return items(t, dates...)
}

// counted adds up what the titles of merged marks say.
func counted(marks []shape) int {
	sum := 0
	for _, m := range marks {
		n := 1
		if number, _, ok := strings.Cut(m.title, " statements"); ok {
			n, _ = strconv.Atoi(number)
		}
		sum += n
	}
	return sum
}

// many makes items as a large dossier has them: mostly days, some of them not
// certain, and some months, over six years.
func many(t testing.TB, n int) []Item {
	dates := make([]string, n)
	for i := range dates {
		year, month, day := 2019+i*7%6, 1+i*i%12, 1+i*13%28
		switch i % 10 {
		case 0:
			dates[i] = fmt.Sprintf("%d-%02d~", year, month)
		case 1:
			dates[i] = fmt.Sprintf("%d-%02d", year, month)
		case 2:
			dates[i] = fmt.Sprintf("%d-%02d-%02d?", year, month, day)
		case 3:
			dates[i] = fmt.Sprintf("!%d-%02d-%02d", year, month, day)
		default:
			dates[i] = fmt.Sprintf("%d-%02d-%02d", year, month, day)
		}
	}
	all := items(t, dates...)
	for i := range all {
		all[i].Href = fmt.Sprintf("statements/a-statement-with-a-name-%04d.html", i)
		all[i].Key = fmt.Sprintf("statements/a-statement-with-a-name-%04d", i)
		all[i].Title = "Marco Rubio: No group may keep its arms " + strconv.Itoa(i)
	}
	return all
}

func TestFarAwayYears(t *testing.T) {
	for _, dates := range [][]string{
		{"-0044-03-15", "2025-10-21"}, {"Y170000002"}, {"Y-170000002", "2025"}, {"XXXX-12-25", "2025-01-01"}, {"19XX", "202X"},
		{"0001", "1000", "1500-02", "1700-03-04", "1990"},
	} {
		svg := Draw(items(t, dates...), options())
		if bytes.Contains(svg, []byte("NaN")) || bytes.Contains(svg, []byte("Inf")) {
			t.Errorf("%v: %s", dates, svg)
		}
		shapes(t, svg)
	}
}

func BenchmarkDraw(b *testing.B) {
	all := many(b, 1000)
	for b.Loop() {
		Draw(all, Options{Width: 1150, ID: "tl", Words: locale.English(), Lanes: 96})
	}
}
