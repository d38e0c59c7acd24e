// Package fold reduces the many spellings of a name to one key, and keeps
// the way back to the text.
//
// A text is cut into words by a [Scanner]. Each word has a folded key and the
// byte offsets where it stands, so that what is found by key can be marked in
// the text as written. [Key] folds a whole name or query the same way.
//
// What is folded away: case; diacritics; apostrophes inside words; hyphens
// (a hyphen parts words as a space does); the stops of initialisms (U.S.);
// possessives; the Arabic article in Latin and in Arabic script; harakat,
// tatweel, hamza (also a bare ء) and its seats, ى and ة; Persian and Urdu letter
// variants; digits of other scripts of Arabic; soft hyphens, zero-width and
// direction characters. An ampersand is the word "and".
//
// Scripts without spaces: every Han, Hiragana and Katakana character is a
// word of its own, so a name in them is found anywhere inside a sentence.
// Thai, Lao, Khmer and Burmese runs and Korean words with their particles
// are one word each: a name in them is found only where it stands alone.
package fold

// Key returns the folded form of a whole name or query: the keys of its words
// joined by one space, without articles. Unlike a [Scanner], which must not
// take an English word for an article, Key drops every "al" and "el" that
// stands before another word, since people type "al sudani". Key(Key(s)) is
// Key(s). A text without any letter or digit gives "".
func Key(s string) string {
	var sc Scanner
	return string(sc.AppendKey(nil, s))
}

// AppendKey appends Key(text) to dst. It makes sc scan text and leaves it at
// the end; the Scanner's buffers are reused, so it allocates only to grow dst.
func (sc *Scanner) AppendKey(dst []byte, text string) []byte {
	from := len(dst)
	last := from // where the last word of the key begins
	for sc.Reset(text); sc.Next(); {
		if k := string(dst[last:]); k == "al" || k == "el" {
			dst = dst[:last]
		}
		if len(dst) > from && dst[len(dst)-1] != ' ' {
			dst = append(dst, ' ')
		}
		last = len(dst)
		dst = append(dst, sc.Key...)
	}
	return dst
}
