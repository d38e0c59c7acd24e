// Package card paints the pictures that stand for a page where a link to it is
// shown: its title, who published it when, and the dossier.
//
// A picture is a PNG of 1200 by 630 pixels, the size that the readers of OpenGraph
// ask for, in 32 colours. The fonts are those of the Go project, compiled in,
// so that every machine paints the same bytes. They have Latin, Greek and Cyrillic
// letters; a line in another script is left out, for a picture of empty boxes says
// less than none.
package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Card is what a picture says. Empty lines are left out.
type Card struct {
	Title string
	// Source is who published it and when.
	Source string
	// Site is the name of the dossier.
	Site string
}

// The measures of a picture in pixels.
const (
	width, height = 1200, 630
	coverHeight   = 1800
	margin        = 84
	bar           = 18 // of the accent at the left edge
	titleSize     = 62
	sourceSize    = 36
	siteSize      = 30
	maxLines      = 5
)

// Painter paints cards. It keeps the letters that it has painted, and is for one
// goroutine.
type Painter struct {
	title, source, site *hand
	picture             *image.Paletted
	encoder             png.Encoder
	buffer              *png.EncoderBuffer
}

// NewPainter returns a painter of cards.
func NewPainter() *Painter { return newPainter(height) }

// Cover paints the cover of a book, 1200 by 1800 pixels; nil as Paint.
func Cover(c Card) []byte { return newPainter(coverHeight).Paint(c) }

func newPainter(height int) *Painter {
	p := &Painter{title: newHand(bold, titleSize), source: newHand(regular, sourceSize), site: newHand(regular, siteSize)}
	p.picture = image.NewPaletted(image.Rect(0, 0, width, height), palette())
	p.encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: p}
	return p
}

// Get and Put lend the encoder one buffer for all pictures.
func (p *Painter) Get() *png.EncoderBuffer  { return p.buffer }
func (p *Painter) Put(b *png.EncoderBuffer) { p.buffer = b }

// accent is the last colour of the palette; those before it go from paper to ink.
// With more than sixteen colours a pixel is a byte, which the encoder copies; fewer
// would have to be packed, at ten times the cost.
const accent = 31

func palette() color.Palette {
	paper, ink := [3]int{0xfb, 0xfa, 0xf6}, [3]int{0x1d, 0x1c, 0x1a}
	var all color.Palette
	for i := range accent {
		var c [3]uint8
		for k := range c {
			c[k] = uint8(paper[k] + (ink[k]-paper[k])*i/(accent-1))
		}
		all = append(all, color.RGBA{c[0], c[1], c[2], 0xff})
	}
	return append(all, color.RGBA{0x8a, 0x1f, 0x1f, 0xff})
}

// Paint returns the picture as a PNG; nil when neither the title nor the source can
// be written with the fonts.
func (p *Painter) Paint(c Card) []byte {
	title, canTitle := p.title.spell(c.Title)
	source, canSource := p.source.spell(c.Source)
	site, canSite := p.site.spell(c.Site)
	if !canTitle && !canSource {
		return nil
	}
	p.clear()
	y := margin + titleSize + (p.picture.Rect.Dy()-height)/4
	if canTitle {
		for _, line := range p.title.wrap(title, width-2*margin, maxLines) {
			p.title.write(p.picture, line, margin, y)
			y += titleSize * 5 / 4
		}
	}
	if canSource {
		p.source.write(p.picture, p.source.wrap(source, width-2*margin, 1)[0], margin, y+sourceSize/2)
	}
	if canSite {
		p.site.write(p.picture, p.site.wrap(site, width-2*margin, 1)[0], margin, p.picture.Rect.Dy()-margin+siteSize)
	}
	var b bytes.Buffer
	if err := p.encoder.Encode(&b, p.picture); err != nil {
		return nil // memory takes everything, and the picture has a size
	}
	return b.Bytes()
}

// clear leaves the paper and the bar at its edge.
func (p *Painter) clear() {
	clear(p.picture.Pix)
	for y := range p.picture.Rect.Dy() {
		row := p.picture.Pix[y*p.picture.Stride:]
		for x := range bar {
			row[x] = accent
		}
	}
}

// spell returns a text in letters that the font has: one that it lacks gives way to
// its base letter. It returns false for an empty text, and for one with a letter
// that has none.
func (h *hand) spell(text string) (string, bool) {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case h.has(r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r): // marks and directions
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			base := firstRune(norm.NFKD.String(string(r)))
			if !h.has(base) && unicode.IsLetter(r) {
				return "", false
			}
			if h.has(base) {
				b.WriteRune(base)
			}
		}
	}
	s := strings.Join(strings.Fields(b.String()), " ")
	return s, s != ""
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
