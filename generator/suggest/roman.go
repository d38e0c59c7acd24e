package suggest

import "strings"

// Romanizations of Arabic differ in vowels (Mohammed, Muhammad), in doubled letters,
// in q and k, gh and g, dh and z, ou and u. Two words are one in two romanizations when their
// consonants agree and each vowel of the one can be read as that of the other: "e" is
// heard as "a" and as "i". So Kataib is Kataeb, but Hamid is not Hamad, and Hasan
// not Husain.

// digraphs are written before single letters are looked at.
var digraphs = strings.NewReplacer("ullah ", "alla ", "ollah ", "alla ", "kh", "x", "gh", "g", "dh", "z", "th", "t", "ph", "f", "ch", "sh", "dj", "j",
	"q", "k", "c", "k", "ou", "u", "oo", "u", "ah ", "a ")

// vowels are what a run of vowel letters may be read as, one bit each: a, i, u.
func vowels(r rune) byte {
	switch r {
	case 'a':
		return 1
	case 'e':
		return 3
	case 'i', 'y':
		return 2
	case 'o', 'u':
		return 4
	}
	return 0
}

// romanization is a word in consonants, with what stands before and between them.
type romanization struct {
	consonants string
	vowels     []byte // one more than consonants; 0 for none
}

func romanize(key string) romanization {
	r := romanization{vowels: []byte{0}}
	s := strings.TrimSpace(digraphs.Replace(key + " "))
	for i, c := range s {
		v := vowels(c)
		switch {
		case v != 0 && !(c == 'y' && i == 0):
			r.vowels[len(r.vowels)-1] |= v
		case strings.HasSuffix(r.consonants, string(c)) && r.vowels[len(r.vowels)-1] == 0:
			// a doubled letter
		default:
			r.consonants += string(c)
			r.vowels = append(r.vowels, 0)
		}
	}
	return r
}

// skeleton is the same for all romanizations of a name, and for some other names.
func skeleton(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(romanize(w).consonants + " ")
	}
	return b.String()
}

// sameRoman says whether two names, in folded words, may be romanizations of one.
func sameRoman(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !sameWord(romanize(a[i]), romanize(b[i])) {
			return false
		}
	}
	return true
}

func sameWord(a, b romanization) bool {
	if a.consonants != b.consonants || len(a.consonants) < 2 {
		return false
	}
	for i := range a.vowels {
		if x, y := a.vowels[i], b.vowels[i]; x != y && x&y == 0 {
			return false
		}
	}
	return true
}
