package timeline

import (
	"strings"
	"unicode"
)

// textWidth estimates the width of a text in a sans-serif face, in units of its
// size. It errs on the wide side, because the reader's face is not known.
func textWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case strings.ContainsRune("ijlI.,:;'’|!()[] ftr-", r):
			w += .38
		case strings.ContainsRune("mwMW@—…", r):
			w += .98
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			w++
		case unicode.IsUpper(r):
			w += .75
		default:
			w += .63
		}
	}
	return w
}
