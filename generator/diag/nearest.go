package diag

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the known word that is most like the given one, and "" when
// none is like it: at most a third of the longer word's letters may differ, or
// two neighbours are exchanged, or one word begins with the other. Case does not
// count. Of equally near words one that begins with the given word wins, and then
// the first in the given order.
func Nearest(word string, known []string) string {
	best, least := "", 0
	lower := strings.ToLower(word)
	for _, k := range known {
		d, near := distance(lower, strings.ToLower(k))
		if near && (best == "" || d < least) {
			best, least = k, d
		}
	}
	return best
}

// prefixLeast is how many letters, in code points, make a word whose beginning
// says something.
const prefixLeast = 4

// distance returns how far two words in lower case are apart, in half edits, and
// whether that is near.
func distance(a, b string) (halves int, near bool) {
	la, lb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if diff := la - lb; diff > 12 || diff < -12 {
		return 0, false
	}
	edits := levenshtein.ComputeDistance(a, b)
	prefix := min(la, lb) >= prefixLeast && (strings.HasPrefix(b, a) || strings.HasPrefix(a, b))
	switch {
	case prefix:
		return 2*edits - 1, true
	case edits == 2 && swapped([]rune(a), []rune(b)):
		return 2, true
	}
	return 2 * edits, 3*edits <= max(la, lb)
}

// swapped says whether exchanging two neighbours turns one word into the other.
func swapped(a, b []rune) bool {
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}
