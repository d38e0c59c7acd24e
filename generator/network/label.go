package network

import (
	"math"
	"strings"
	"unicode"
)

const (
	// fontSize and lineHeight are those of labels, in user units, which are CSS
	// pixels at the drawing's own size. The style sheet has the same font size.
	fontSize   = 12
	lineHeight = 14
	// maxLine is the width at which a name is broken into lines, maxLines how many
	// of them are shown.
	maxLine  = 104
	maxLines = 3
)

// label breaks a name into lines at spaces. What does not fit is cut and ends in
// an ellipsis.
func label(name string) []string {
	var lines []string
	current := ""
	for word := range strings.FieldsSeq(name) {
		joined := strings.TrimPrefix(current+" "+word, " ")
		if current == "" || width(joined) <= maxLine {
			current = joined
			continue
		}
		lines = append(lines, current)
		current = word
	}
	lines = append(lines, current)
	if len(lines) > maxLines {
		lines = lines[:maxLines]
		lines[maxLines-1] += "…"
	}
	for i, l := range lines {
		lines[i] = cut(l)
	}
	return lines
}

// cut shortens a line that is wider than any label may be.
func cut(line string) string {
	const widest = maxLine * 1.25
	if width(line) <= widest {
		return line
	}
	total := 0.0
	for i, r := range line {
		if total += advance(r); total > widest-fontSize {
			return strings.TrimRight(line[:i], " …") + "…"
		}
	}
	return line
}

// width estimates how wide a text is at most. Nobody knows which font a reader
// has: the numbers are those of wide sans serifs (Verdana apart), so that a label
// stays within its place.
func width(text string) float64 {
	total := 0.0
	for _, r := range text {
		total += advance(r)
	}
	return math.Ceil(total)
}

// advance is the width of one character in user units.
func advance(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case strings.ContainsRune("iIjl.,:;'’‘|!() ", r):
		return 0.32 * fontSize
	case strings.ContainsRune("frt-", r):
		return 0.42 * fontSize
	case strings.ContainsRune("mwMW@%—…", r):
		return 0.96 * fontSize
	case r < 0x250 && unicode.IsUpper(r):
		return 0.72 * fontSize
	case r < 0x1100:
		return 0.6 * fontSize
	}
	return 1.05 * fontSize
}
