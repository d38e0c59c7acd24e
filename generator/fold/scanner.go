package fold

import (
	"unicode"
	"unicode/utf8"
)

// Word is one word of a text. Offsets are bytes into the text, always between
// code points of valid UTF-8.
type Word struct {
	// Start and End are where the word stands, without article and possessive.
	// An initialism has its last stop inside: "U.S." is four bytes.
	Start, End int
	// Lead is where the article begins, Start when there is none.
	Lead int
	// Gap is what stands before Lead.
	Gap Gap
	// Key is the folded word without article, never empty. It belongs to the
	// Scanner and is valid until its next call.
	Key []byte
	// Article tells that an Arabic article stands before the word.
	Article bool
	// Apart tells that the article is a small "al" or "el" set apart by a space,
	// which other languages have as a word of their own.
	Apart bool
	// Capital tells that the first letter is a capital one.
	Capital bool
	// Upper tells that the word has two or more capitals and no small letter.
	Upper bool
}

// Scanner cuts a text into words. The zero value scans the empty text. It
// reuses its buffers from text to text and must not be copied in between.
type Scanner struct {
	Word // the current one

	text   string
	resume int       // where the gap after the current word begins
	before gapReader // what has been read of that gap already
	dirty  bool      // before holds something

	buf      []byte
	fixed    []byte // the buffer of plain words, plainMax long
	runes    int    // characters of the word that left something in buf
	heads    [8]int // offsets of the first of them, when not ASCII
	capitals int
	small    int
	dotted   bool // an initialism
	variants [maxVariants]Variant
	nvariant int
}

// Reset begins a new text.
func (s *Scanner) Reset(text string) {
	s.text, s.resume = text, 0
	s.before, s.dirty = gapReader{broken: true}, true
}

// Next moves to the next word and tells whether there is one.
func (s *Scanner) Next() bool {
	if s.plain() {
		return true
	}
	for {
		at, gap := s.skip()
		if at == len(s.text) {
			s.resume = at
			return false
		}
		if !s.scan(at) {
			s.before.broken, s.dirty = true, true // a character without a key
			continue
		}
		s.Gap = gap
		s.articles()
		return true
	}
}

// articles looks at the first bytes of the key whether the word has, or is, an
// article.
func (s *Scanner) articles() {
	switch c := s.Key[0]; {
	case len(s.Key) <= 3 && s.mayBeArticle():
		s.latinArticle()
	case c >= 0xD8 && c <= 0xDB:
		s.arabicArticle()
	}
}

// scan reads the word that begins at offset at, without regard to articles.
// It reports false when nothing of the word is left after folding.
func (s *Scanner) scan(at int) bool {
	s.buf, s.runes, s.capitals, s.small = s.buf[:0], 0, 0, 0
	s.dotted, s.Capital, s.nvariant = false, false, 0
	s.Article, s.Apart = false, false
	s.Start, s.Lead, s.End = at, at, at
	for i := at; i < len(s.text); {
		if i = s.arabicRun(s.ascii(i)); i == len(s.text) {
			break
		}
		if c := s.text[i]; lowerASCII[c] != 0 {
			continue // after Arabic letters
		} else if c < utf8.RuneSelf && c != '\'' && c != '.' && c != '`' && c != '&' {
			break
		}
		size := s.special(i)
		if size == 0 {
			break
		}
		i += size
	}
	s.resume = s.End
	s.Key = s.buf
	s.Upper = s.capitals > 1 && s.small == 0
	s.possessive()
	return len(s.buf) > 0
}

// ascii takes the ASCII letters and digits from offset i on and returns where
// they end.
func (s *Scanner) ascii(i int) int {
	from := i
	for ; i < len(s.text); i++ {
		c := s.text[i]
		l := lowerASCII[c]
		if l == 0 {
			break
		}
		s.buf = append(s.buf, l)
		if c != l {
			s.capitals++
		} else if c >= 'a' {
			s.small++
		}
	}
	if i > from {
		if s.runes == 0 {
			c := s.text[from]
			s.Capital = c != lowerASCII[c]
		}
		for k := s.runes; s.runes > 0 && k < min(s.runes+i-from, len(s.heads)); k++ {
			s.heads[k] = from + k - s.runes // after an Arabic particle
		}
		s.runes += i - from
		s.End = i
	}
	return i
}

// special takes what is no ASCII letter or digit at offset i and returns how
// many bytes of it belong to the word, 0 when the word ends before it.
func (s *Scanner) special(i int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	switch classOf(r) {
	case letter:
		s.letter(i, r)
		s.End = i + size
		return size
	case dropped:
		if !isInvisible(r) {
			s.End = i + size
		}
		return size
	case apostrophe:
		if s.isPossessive(i) == 0 && s.letterAt(i+size) {
			return size
		}
	case ideograph:
		if i == s.Start {
			s.letter(i, r)
			s.End = s.marks(i + size)
		}
	case ampersand:
		if i == s.Start {
			s.buf = append(s.buf, "and"...)
			s.runes, s.End = 3, i+size
		}
	case other:
		if r == '.' && s.runes == 1 && i == s.End {
			s.initialism(i)
		}
	}
	return 0
}

// letter folds one character into the key.
func (s *Scanner) letter(i int, r rune) {
	from := len(s.buf)
	s.buf = appendFolded(s.buf, r)
	n := utf8.RuneCount(s.buf[from:])
	if n == 0 {
		return
	}
	up := unicode.IsUpper(r) || unicode.IsTitle(r)
	if s.runes == 0 {
		s.Capital = up
	}
	if up {
		s.capitals++
	} else if unicode.IsLower(r) {
		s.small++
	}
	for ; n > 0; n-- {
		if s.runes < len(s.heads) {
			s.heads[s.runes] = i
		}
		s.runes++
	}
}

// marks takes the marks that follow an ideograph and returns where they end.
func (s *Scanner) marks(i int) int {
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		halfwidth := r == 0xFF9E || r == 0xFF9F // marks by nature, letters by category
		if !halfwidth && !unicode.Is(unicode.M, r) {
			break
		}
		if classOf(r) == letter {
			s.buf = appendFolded(s.buf, r)
		}
		i += size
	}
	return i
}

// initialism takes ".S." after a single letter, as often as it goes, with i at
// the first stop. The last stop may be missing.
func (s *Scanner) initialism(i int) {
	first, _ := utf8.DecodeLastRuneInString(s.text[:i])
	if !unicode.IsLetter(first) {
		return
	}
	for i < len(s.text) && s.text[i] == '.' {
		r, size := utf8.DecodeRuneInString(s.text[i+1:])
		if !unicode.IsLetter(r) || classOf(r) != letter || s.letterAt(i+1+size) {
			break
		}
		s.letter(i+1, r)
		s.dotted = true
		i += 1 + size
		s.End = i
	}
	if s.dotted && i < len(s.text) && s.text[i] == '.' {
		s.End = i + 1
	}
}

// letterAt tells whether a word would go on at offset i.
func (s *Scanner) letterAt(i int) bool {
	if i >= len(s.text) {
		return false
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return lowerASCII[c] != 0
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return classOf(r) == letter
}

// possessive puts an 's after the word into the gap that follows.
func (s *Scanner) possessive() {
	if s.resume >= len(s.text) {
		return
	}
	if c := s.text[s.resume]; c != '\'' && c != '`' && c < utf8.RuneSelf {
		return
	}
	if n := s.isPossessive(s.resume); n > 0 {
		s.resume += n
		s.before.mark('\'')
		s.before.mark('s')
		s.dirty = true
	}
}

// isPossessive returns the length in bytes of an 's at offset i, 0 when there
// is none or when a word goes on after the s.
func (s *Scanner) isPossessive(i int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	if classOf(r) != apostrophe {
		return 0
	}
	j := i + size
	if j >= len(s.text) || s.text[j]|0x20 != 's' || s.letterAt(j+1) {
		return 0
	}
	return size + 1
}
