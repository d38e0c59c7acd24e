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
			w += .34
		case strings.ContainsRune("mwMW@—…", r):
			w += .9
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			w++
		case unicode.IsUpper(r):
			w += .7
		default:
			w += .57
		}
	}
	return w
}

// Shorten cuts a text to a number of characters, between words where that does not
// lose much. A combining mark stays with its letter.
func Shorten(s string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= limit {
		return string(runes)
	}
	end := limit - 1
	for end > 0 && unicode.In(runes[end], unicode.Mn, unicode.Me, unicode.Cf) {
		end--
	}
	for i := end; i > end/2; i-- {
		if runes[i] == ' ' {
			end = i
			break
		}
	}
	return strings.TrimRight(string(runes[:end]), " ,;:") + "…"
}
