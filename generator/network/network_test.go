package network

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestForeignLabel draws a party whose name is in another language than the page.
func TestForeignLabel(t *testing.T) {
	g := &Graph{Parties: []Party{{Name: "فالح الفياض", Lang: "ar", Weight: 1}, {Name: "Rubio", Weight: 1}}, Links: []Link{{From: 0, To: 1, Weight: 1}}}
	svg := string(Layout(g).SVG())
	if !strings.Contains(svg, `<text lang="ar">`) || !strings.Contains(svg, "<text>") {
		t.Error(svg)
	}
}

// sample makes a graph of n parties around a few hubs, as in a dossier: names of
// different lengths, some in Arabic script, some links in both directions, and a
// pair apart from the others. The numbers come from a linear congruence.
func sample(n int) *Graph {
	g := &Graph{}
	words := []string{"Mohammed", "Ministry of Foreign Affairs", "al-Sudani", "Popular Mobilization Forces", "فالح الفياض", "Rubio", "W", "Coordination"}
	for i := range n {
		name := words[i%8] + " " + words[i/8%8]
		if i%3 > 0 {
			name += " " + words[i/3%8]
		}
		g.Parties = append(g.Parties, Party{Name: fmt.Sprintf("%s %d", name, i), Href: fmt.Sprintf("actors/p%d.html", i), Body: i%3 == 0, Weight: i * 7 % 23})
	}
	for i := range min(n, 6) {
		g.Parties[i].Weight = 40 + 9*i
	}
	seed := uint32(1)
	next := func(limit int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % limit
	}
	for i := 2; i < n-2; i++ {
		hub := next(max(2, min(i, 6)))
		g.Links = append(g.Links, Link{From: i, To: hub, Class: Class(i % 3), Weight: 1 + next(9), Href: "#pair", Title: "t"})
		if i%4 == 0 {
			g.Links = append(g.Links, Link{From: hub, To: i, Weight: 1, Href: "#pair"}, Link{From: i, To: next(i), Class: Tie, Href: "#pair"})
		}
	}
	g.Links = append(g.Links, Link{From: n - 2, To: n - 1, Class: Tie, Href: "#pair"})
	return g
}

func TestNothingOverlaps(t *testing.T) {
	graphs := map[string]*Graph{"2": sample(4), "12": sample(12), "60": sample(60), "80 of 300": sample(300).Principal(80)}
	star := &Graph{Parties: make([]Party, 70)}
	for i := range star.Parties {
		star.Parties[i] = Party{Name: "Somebody with a rather long name", Weight: 100}
		star.Links = append(star.Links, Link{From: i, To: 0})
	}
	graphs["a star"] = star
	for name, g := range graphs {
		t.Run(name, func(t *testing.T) {
			d := Layout(g)
			for i, a := range d.Nodes {
				if a.Left < 0 || a.Top < 0 || a.Right > d.Width || a.Bottom > d.Height {
					t.Errorf("%q stands outside of the drawing: %v", a.Name, a)
				}
				for _, b := range d.Nodes[i+1:] {
					if a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom {
						t.Errorf("%q and %q overlap", a.Name, b.Name)
					}
				}
			}
		})
	}
}

// TestFewParties draws no wider than they need.
func TestFewParties(t *testing.T) {
	d := Layout(sample(4))
	left, right := d.Width, 0.0
	for _, n := range d.Nodes {
		left, right = min(left, n.Left), max(right, n.Right)
	}
	if d.Width > Width/2 || left > 40 || d.Width-right > 40 {
		t.Errorf("the parties stand from %v to %v in a drawing of %v", left, right, d.Width)
	}
}

func TestLabelFitsItsPlace(t *testing.T) {
	for _, name := range []string{"", " ", "Al", strings.Repeat("W", 500), strings.Repeat("وزارة ", 60), strings.Repeat("國", 90), "General Command of the Armed Forces of the Republic of Everything"} {
		d := Layout(&Graph{Parties: []Party{{Name: name}}})
		n := d.Nodes[0]
		if len(n.Lines) > maxLines {
			t.Errorf("%.20q has %d lines", name, len(n.Lines))
		}
		for _, l := range n.Lines {
			if w := width(l); w > n.Right-n.Left {
				t.Errorf("line %q is %v wide in a place of %v", l, w, n.Right-n.Left)
			}
		}
	}
}

// TestSameDrawing also shows that a graph is not changed by being drawn.
func TestSameDrawing(t *testing.T) {
	g := sample(60)
	first := Layout(g).SVG()
	for range 3 {
		if !bytes.Equal(first, Layout(g).SVG()) {
			t.Fatal("the same graph gives two drawings")
		}
	}
}

// TestDistance asks of the layout what makes it readable: who is connected stands
// closer together than who is not.
func TestDistance(t *testing.T) {
	d := Layout(sample(60))
	linked := map[[2]int]bool{}
	for _, l := range d.Links {
		linked[[2]int{l.From, l.To}], linked[[2]int{l.To, l.From}] = true, true
	}
	sum, count := [2]float64{}, [2]float64{}
	for i, a := range d.Nodes[:58] {
		for j, b := range d.Nodes[:i] {
			k := 0
			if linked[[2]int{i, j}] {
				k = 1
			}
			sum[k] += math.Hypot(a.X-b.X, a.Y-b.Y)
			count[k]++
		}
	}
	apart, together := sum[0]/count[0], sum[1]/count[1]
	if together > 0.75*apart {
		t.Errorf("connected parties are %.0f apart on average, others %.0f", together, apart)
	}
}

func TestPrincipal(t *testing.T) {
	g := &Graph{
		Parties: []Party{{Name: "a", Weight: 1}, {Name: "alone", Weight: 99}, {Name: "b", Weight: 5}, {Name: "c", Weight: 5}, {Name: "of a", Weight: 3}},
		Links:   []Link{{From: 0, To: 4}, {From: 2, To: 3}, {From: 3, To: 3}, {From: 0, To: 2}},
	}
	for _, tt := range []struct {
		limit int
		want  string
		links int
	}{{5, "a b c of a", 3}, {3, "b c", 1}, {2, "b c", 1}, {1, "", 0}} {
		p := g.Principal(tt.limit)
		var names []string
		for _, x := range p.Parties {
			names = append(names, x.Name)
		}
		if got := strings.Join(names, " "); got != tt.want || len(p.Links) != tt.links {
			t.Errorf("the principal %d are %q with %d links, want %q with %d", tt.limit, got, len(p.Links), tt.want, tt.links)
		}
	}
}

func TestHostileNames(t *testing.T) {
	hostile := `</title><script>alert(1)</script>" onload="x" & ]]>`
	g := &Graph{
		Parties: []Party{{Name: hostile, Href: `a"><script>`}, {Name: hostile + "\x00\x1b", Body: true}},
		Links:   []Link{{From: 0, To: 1, Weight: 3, Title: hostile, Href: `"onmouseover="x`}},
	}
	svg := Layout(g).SVG()
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if e, ok := tok.(xml.StartElement); ok {
			if e.Name.Local == "script" || slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" }) {
				t.Errorf("the drawing has %v", e)
			}
		}
	}
}

func TestEveryLineLeadsSomewhere(t *testing.T) {
	g := sample(60)
	svg := string(Layout(g).SVG())
	if got, want := strings.Count(svg, `href="#pair"`), len(g.Links); got != want {
		t.Errorf("%d lines of %d have a link", got, want)
	}
	if got := strings.Count(svg, `tabindex="-1"`); got != len(g.Links)+len(g.Parties) {
		t.Errorf("%d of %d links are kept out of the tab order", got, len(g.Links)+len(g.Parties))
	}
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
		t.Error("the drawing has coordinates that are no numbers")
	}
	for _, shape := range []string{"<circle", "<rect"} {
		if !strings.Contains(svg, shape) {
			t.Errorf("no %s is drawn", shape)
		}
	}
}

func TestEmpty(t *testing.T) {
	if svg := string(Layout(&Graph{}).SVG()); strings.Contains(svg, "NaN") {
		t.Error(svg)
	}
}

func TestPath(t *testing.T) {
	steps := []Step{{0, 1, 1}, {1, 2, 1}, {0, 3, 1}, {3, 2, 1}, {2, 4, 5}, {0, 4, 9}, {5, 6, 1}, {6, 6, 1}, {2, 4, 5}}
	for _, tt := range []struct {
		name     string
		from, to int
		want     []int
	}{
		{"direct", 0, 1, []int{0}},
		{"against the direction", 1, 0, []int{0}},
		{"first of two alike", 0, 2, []int{0, 1}},
		{"and back", 2, 0, []int{1, 0}},
		{"cheaper though longer", 0, 4, []int{0, 1, 4}},
		{"none", 0, 5, nil},
		{"none to one without steps", 0, 7, nil},
		{"itself", 2, 2, nil},
	} {
		if got := Path(8, steps, tt.from, tt.to); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func BenchmarkDrawing(b *testing.B) {
	g := sample(300)
	b.ReportAllocs()
	for b.Loop() {
		svg := Layout(g.Principal(80)).SVG()
		b.ReportMetric(float64(len(svg)), "bytes")
	}
}

// FuzzLayout draws graphs of any form: labels never overlap, and it comes to an end.
func FuzzLayout(f *testing.F) {
	f.Add([]byte{0, 1, 1, 2, 2, 0})
	f.Add([]byte{0, 0, 0, 1, 9, 9})
	f.Fuzz(func(t *testing.T, data []byte) {
		const n = 24
		g := &Graph{}
		for i := range n {
			g.Parties = append(g.Parties, Party{Name: strings.Repeat("name ", i%5), Weight: i * i, Body: i%2 == 0})
		}
		for i := 0; i+1 < len(data) && i < 200; i += 2 {
			g.Links = append(g.Links, Link{From: int(data[i]) % n, To: int(data[i+1]) % n, Class: Class(i % 3)})
		}
		began := time.Now()
		d := Layout(g.Principal(n))
		if time.Since(began) > 10*time.Second {
			t.Fatal("the layout takes for ever")
		}
		for i, a := range d.Nodes {
			for _, b := range d.Nodes[i+1:] {
				if a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom {
					t.Fatalf("%v and %v overlap", a, b)
				}
			}
		}
	})
}
