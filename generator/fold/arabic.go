package fold

import "unicode/utf8"

// arabicFold has the folded form of the letters from U+0621 to U+064A, 0 for
// those that are dropped.
var arabicFold = func() (t [0x4A - 0x21 + 1]rune) {
	for i := range t {
		r := rune(0x0621 + i)
		if classOf(r) != letter {
			continue
		}
		if k := appendFolded(nil, r); len(k) > 0 {
			t[i] = []rune(string(k))[0]
		}
	}
	return t
}()

// arabicRun takes the basic Arabic letters from offset i on, as ascii does.
func (s *Scanner) arabicRun(i int) int {
	for i+1 < len(s.text) {
		c := s.text[i]
		if c != 0xD8 && c != 0xD9 {
			break
		}
		r := rune(c&0x1F)<<6 | rune(s.text[i+1]&0x3F)
		if r < 0x0621 || r > 0x064A || s.text[i+1]&0xC0 != 0x80 {
			break
		}
		if f := arabicFold[r-0x0621]; f != 0 {
			s.buf = append(s.buf, 0xC0|byte(f>>6), 0x80|byte(f&0x3F))
			if s.runes < len(s.heads) {
				s.heads[s.runes] = i
			}
			s.runes++
		}
		i += 2
		if r != 0x0640 {
			s.End = i
		}
	}
	return i
}

// Variant is one reading of a word in Arabic script, where particles and the
// article are written together with the word they precede.
type Variant struct {
	Key         []byte // part of the Scanner's buffer, valid as long as Word.Key
	Lead, Start int    // as in Word, past the particles
	Article     bool
}

const (
	maxVariants = 6
	// leastArabic is how many letters must stay when a prefix is taken off:
	// with two, حزب الله would equal حزب له.
	leastArabic = 3
)

// Variants returns the readings of the current word: as written first, then
// without و or ف, and without ب, ل or ك before the article or the word. It is
// empty for words outside Arabic script. A match of a reading that begins at
// its Lead leaves the particles out and the article in.
func (s *Scanner) Variants() []Variant { return s.variants[:s.nvariant] }

func (s *Scanner) arabicArticle() {
	s.reading(0)
	next := 0
	if c := s.arabic(0); c == 'و' || c == 'ف' {
		next = 1
		s.reading(next)
	}
	if c := s.arabic(next); c == 'ب' || c == 'ل' || c == 'ك' {
		next++
		s.reading(next)
		if c == 'ل' && s.arabic(next) == 'ل' && s.runes >= next+1+leastArabic {
			// ل and ال are written لل
			s.add(Variant{Key: s.buf[2*next+2:], Lead: s.heads[next], Start: s.heads[next+1], Article: true})
		}
	}
	v := s.variants[0]
	s.Key, s.Lead, s.Start, s.Article = v.Key, v.Lead, v.Start, v.Article
}

// reading adds the variant that begins at the given character of the word.
// Every article is taken off, so that folding a key again changes nothing.
func (s *Scanner) reading(first int) {
	if first > 0 && s.runes < first+leastArabic {
		return
	}
	start := first
	for s.runes >= start+2+leastArabic && s.arabic(start) == 'ا' && s.arabic(start+1) == 'ل' {
		start += 2
	}
	v := Variant{Key: s.buf[2*start:], Lead: s.Start, Start: s.Start, Article: start > first}
	if first > 0 {
		v.Lead = s.heads[first]
	}
	if start > 0 {
		v.Start = s.heads[min(start, len(s.heads)-1)]
	}
	s.add(v)
}

func (s *Scanner) add(v Variant) {
	if s.nvariant < maxVariants {
		s.variants[s.nvariant] = v
		s.nvariant++
	}
}

// arabic returns the nth character of the key if it and all before it take two
// bytes, as the basic Arabic letters do.
func (s *Scanner) arabic(n int) rune {
	if len(s.buf) < 2*n+2 {
		return 0
	}
	r, size := utf8.DecodeRune(s.buf[2*n:])
	if size != 2 {
		return 0
	}
	return r
}
