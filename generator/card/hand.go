package card

import (
	"image"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// bold and regular are the fonts, read once.
var (
	bold    = sync.OnceValue(func() *opentype.Font { return parsed(gobold.TTF) })
	regular = sync.OnceValue(func() *opentype.Font { return parsed(goregular.TTF) })
)

func parsed(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // the font is compiled in, and tests read it
	}
	return f
}

// hand writes in one font and size. It keeps every letter that it has painted.
type hand struct {
	font    *opentype.Font
	face    font.Face
	buffer  sfnt.Buffer
	letters map[rune]letter
}

// letter is a painted letter: how dark each pixel is, where it stands about the
// pen, and how far that moves on.
type letter struct {
	known   bool
	ink     []uint8 // indexes into the palette, row by row
	bounds  image.Rectangle
	advance int
}

func newHand(f func() *opentype.Font, size float64) *hand {
	face, err := opentype.NewFace(f(), &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic(err) // the font is compiled in, and tests read it
	}
	return &hand{font: f(), face: face, letters: map[rune]letter{}}
}

// has says whether the font has a letter.
func (h *hand) has(r rune) bool { return h.letter(r).known }

// letter paints a letter, once.
func (h *hand) letter(r rune) letter {
	if l, ok := h.letters[r]; ok {
		return l
	}
	l := h.paint(r)
	h.letters[r] = l
	return l
}

func (h *hand) paint(r rune) letter {
	if i, err := h.font.GlyphIndex(&h.buffer, r); err != nil || i == 0 {
		return letter{}
	}
	bounds, mask, at, advance, ok := h.face.Glyph(fixed.Point26_6{}, r)
	if !ok {
		return letter{}
	}
	l := letter{known: true, bounds: bounds, advance: advance.Round()}
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			_, _, _, a := mask.At(at.X+x, at.Y+y).RGBA()
			l.ink = append(l.ink, uint8(a*(accent-1)/0xffff))
		}
	}
	return l
}

// length returns the width of a text in pixels.
func (h *hand) length(text string) int {
	n := 0
	for _, r := range text {
		n += h.letter(r).advance
	}
	return n
}

// wrap breaks a text into lines of at most the given width. What does not fit into
// the given number of lines, which is one or more, gives way to an ellipsis.
func (h *hand) wrap(text string, width, lines int) []string {
	var all []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && h.length(line+" "+word) > width {
			all = append(all, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	all = append(all, line)
	if len(all) > lines {
		all = all[:lines]
		all[lines-1] += "…"
	}
	for i := range all {
		all[i] = h.shorten(all[i], width)
	}
	return all
}

// shorten cuts a line that is too long and ends it with an ellipsis.
func (h *hand) shorten(line string, width int) string {
	if h.length(line) <= width {
		return line
	}
	line = strings.TrimSuffix(line, "…")
	room, cut := width-h.length("…"), 0
	for i, r := range line {
		if room -= h.letter(r).advance; room < 0 {
			cut = i
			break
		}
	}
	return strings.TrimRight(line[:cut], " ") + "…"
}

// write writes a line from the pen at x on the baseline y.
func (h *hand) write(on *image.Paletted, line string, x, y int) {
	for _, r := range line {
		l := h.letter(r)
		b := l.bounds.Add(image.Pt(x, y)).Intersect(on.Rect)
		for py := b.Min.Y; py < b.Max.Y; py++ {
			row := on.Pix[py*on.Stride:]
			ink := l.ink[(py-y-l.bounds.Min.Y)*l.bounds.Dx():]
			for px := b.Min.X; px < b.Max.X; px++ {
				row[px] = max(row[px], ink[px-x-l.bounds.Min.X])
			}
		}
		x += l.advance
	}
}
