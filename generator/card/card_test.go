package card

import (
	"bytes"
	"image/png"
	"testing"
)

func TestPaint(t *testing.T) {
	p := NewPainter()
	for _, tc := range []struct {
		name string
		card Card
		none bool
	}{
		{"plain", Card{"Engineers warn of cracks", "Valley Courier, 4 November 2025", "The dam"}, false},
		{"long", Card{"A headline of so many words that no picture of this size could ever hold all of them in letters that anybody can read on the screen of a telephone, and goes on still, and on, and on, and on", "X", "X"}, false},
		{"one word", Card{"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "", ""}, false},
		{"marks", Card{"Ṭāriq ‘Azīz, \u202eКиїв", "", ""}, false},
		{"Arabic title", Card{"تحذير", "Asharq Al-Awsat, 4 November 2025", ""}, false},
		{"Arabic", Card{"تحذير", "الشرق الأوسط", "X"}, true},
		{"empty", Card{}, true},
	} {
		data := p.Paint(tc.card)
		if (data == nil) != tc.none {
			t.Errorf("%s: %d bytes", tc.name, len(data))
			continue
		}
		if tc.none {
			continue
		}
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if b := picture.Bounds(); b.Dx() != width || b.Dy() != height {
			t.Errorf("%s: %v", tc.name, b)
		}
		// Nothing stands in the margins, and something between them.
		ink := 0
		for y := range height {
			for x := bar; x < width; x++ {
				if picture.At(x, y) != picture.At(width-1, height-1) {
					ink++
					if x < margin-8 || x > width-margin+8 || y < margin/2 || y > height-margin/3 {
						t.Fatalf("%s: ink at %d, %d", tc.name, x, y)
					}
				}
			}
		}
		if ink < 200 {
			t.Errorf("%s: %d pixels of ink", tc.name, ink)
		}
		if again := NewPainter().Paint(tc.card); !bytes.Equal(again, data) {
			t.Errorf("%s: another painter paints other bytes", tc.name)
		}
	}
}

func TestWrap(t *testing.T) {
	h := newHand(regular, 30)
	if got := h.wrap("one two three four five", h.length("one two"), 2); len(got) != 2 || got[0] != "one two" || h.length(got[1]) > h.length("one two") || got[1][len(got[1])-3:] != "…" {
		t.Errorf("%q", got)
	}
}

func BenchmarkPaint(b *testing.B) {
	p := NewPainter()
	for b.Loop() {
		p.Paint(Card{"Engineers warn of cracks in the oldest part of the dam above the lower town", "Valley Courier, 4 November 2025", "Warnings before the flood"})
	}
}
