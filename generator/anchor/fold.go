package anchor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in the spelling that quotations are compared in, with a map back to
// the text it came from. Every run of white space is one space, every run of dashes one
// hyphen, quotation marks and apostrophes are ASCII, an ellipsis is three dots,
// invisible characters are gone, the rest is NFC. Case stays.
type folded struct {
	text string
	// pieces are in order of fold; nil means that every offset stays the same.
	pieces []piece
}

// piece maps text[fold:], up to the next piece's fold, to the original [start,end). In
// an atom the two belong together as wholes; otherwise they agree byte by byte.
type piece struct {
	fold, start, end int
	atom             bool
}

// at gives the index of the piece that contains the folded byte at offset i.
func (f *folded) at(i int) int {
	return sort.Search(len(f.pieces), func(n int) bool { return f.pieces[n].fold > i }) - 1
}

// start gives the original offset where the folded byte at offset i begins.
func (f *folded) start(i int) int {
	if f.pieces == nil {
		return i
	}
	p := f.pieces[f.at(i)]
	if p.atom {
		return p.start
	}
	return p.start + i - p.fold
}

// end gives the original offset where the folded byte before offset i ends; i > 0.
func (f *folded) end(i int) int {
	if f.pieces == nil {
		return i
	}
	p := f.pieces[f.at(i-1)]
	if p.atom {
		return p.end
	}
	return p.start + i - p.fold
}

// whole extends a span so that it does not cut an atom, nor marks off their letter.
func (f *folded) whole(s span) span {
	s.end += marks(f.text[s.end:])
	for s.start > 0 && markAt(f.text, s.start) {
		_, size := utf8.DecodeLastRuneInString(f.text[:s.start])
		s.start -= size
	}
	if f.pieces == nil {
		return s
	}
	if p := f.pieces[f.at(s.start)]; p.atom {
		s.start = p.fold
	}
	if n := f.at(s.end - 1); f.pieces[n].atom {
		s.end = len(f.text)
		if n+1 < len(f.pieces) {
			s.end = f.pieces[n+1].fold
		}
	}
	return s
}

// trim takes the space off both ends.
func (f folded) trim() folded {
	f.text = strings.TrimSuffix(f.text, " ")
	if !strings.HasPrefix(f.text, " ") {
		return f
	}
	f.text = f.text[1:]
	if f.pieces == nil {
		f.pieces = []piece{{fold: -1}} // everything moves up by the space
		return f
	}
	pieces := make([]piece, len(f.pieces))
	for i, p := range f.pieces {
		p.fold--
		pieces[i] = p
	}
	f.pieces = pieces
	return f
}

// fold folds s. Plain ASCII, the common case, costs one look at every byte.
func fold(s string) folded {
	end := plain(s, 0)
	if end == len(s) {
		return folded{text: s}
	}
	if lines, ok := spaced(s, end); ok {
		return folded{text: lines}
	}
	f := folder{src: s, out: make([]byte, 0, len(s)), normal: normal(s)}
	for i := 0; i < len(s); {
		if end := plain(s, i); end > i {
			f.same(i, end)
			i = end
		} else {
			i = f.step(i)
		}
	}
	return folded{text: string(f.out), pieces: f.pieces}
}

// normal tells whether s is in NFC, and stays so when what is invisible in it is gone.
func normal(s string) bool {
	return norm.NFC.IsNormalString(s) && utf8.ValidString(s) && !strings.ContainsFunc(s, ignorable)
}

// plain gives the end of the ASCII from offset i on that folds to itself whatever
// follows.
func plain(s string, i int) int {
	for ; i < len(s); i++ {
		c := s[i]
		if c > '-' && c < utf8.RuneSelf && i+1 < len(s) && s[i+1] < utf8.RuneSelf {
			continue
		}
		if c >= utf8.RuneSelf || c != ' ' && asciiSpace(c) {
			return i
		}
		if i+1 == len(s) {
			continue
		}
		// A mark may follow, or more of the run of spaces or hyphens.
		if next := s[i+1]; next >= utf8.RuneSelf || c == ' ' && asciiSpace(next) || c == '-' && next == '-' {
			return i
		}
	}
	return i
}

// spaced folds ASCII in which single characters of white space take the place of
// spaces, so that offsets stay. The first from bytes are known to fold to themselves.
func spaced(s string, from int) (string, bool) {
	out := []byte(s)
	for i := from; i < len(s); i = plain(s, i) {
		if !asciiSpace(s[i]) || i > 0 && out[i-1] == ' ' {
			return "", false
		}
		if i+1 < len(s) && (asciiSpace(s[i+1]) || s[i+1] >= utf8.RuneSelf) {
			return "", false
		}
		out[i] = ' '
		i++
		if i == len(s) {
			break
		}
	}
	return string(out), true
}

func asciiSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// folder is a folding in progress.
type folder struct {
	src    string
	out    []byte  // folded so far
	pieces []piece // of out
	normal bool    // see normal
}

// step folds what begins at offset i and gives the offset behind it.
func (f *folder) step(i int) int {
	r, size := utf8.DecodeRuneInString(f.src[i:])
	switch {
	case space(r):
		return f.run(i, ' ', space)
	case dash(r):
		return f.run(i, '-', dash)
	}
	if f.normal || ignorable(r) {
		f.each(i, i+size)
		return i + size
	}
	end := f.segment(i)
	if !f.compose(i, end) {
		f.each(i, end)
	}
	return end
}

// segment gives the end of the code point at offset i together with those that may
// compose with it, also across invisible ones.
func (f *folder) segment(i int) int {
	_, size := utf8.DecodeRuneInString(f.src[i:])
	end := i + size
	for j := end; j < len(f.src); {
		r, size := utf8.DecodeRuneInString(f.src[j:])
		if !ignorable(r) {
			if norm.NFC.PropertiesString(f.src[j:]).BoundaryBefore() {
				break
			}
			end = j + size
		}
		j += size
	}
	return end
}

// compose folds the segment if it is not in NFC, or is not when what is invisible is
// gone: a joiner between a letter and its mark must not keep them apart, or the folded
// text would fold to something else once more.
func (f *folder) compose(i, end int) bool {
	visible := strings.Map(func(r rune) rune {
		if ignorable(r) {
			return -1
		}
		return r
	}, f.src[i:end])
	if norm.NFC.IsNormalString(visible) {
		return false
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(visible) {
		if s := alike(r); s != "" {
			b.WriteString(s)
		} else if !ignorable(r) {
			b.WriteRune(r)
		}
	}
	f.atom(i, end, b.String())
	return true
}

// each folds code points that do not compose.
func (f *folder) each(i, end int) {
	for i < end {
		r, size := utf8.DecodeRuneInString(f.src[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			f.atom(i, i+1, string(utf8.RuneError))
		case ignorable(r):
		case alike(r) != "":
			f.atom(i, i+size, alike(r))
		default:
			f.same(i, i+size)
		}
		i += size
	}
}

// run folds the run of runes of one kind that begins at offset i to one byte. Invisible
// characters inside the run belong to it.
func (f *folder) run(i int, to byte, kind func(rune) bool) int {
	end := i
	for j := i; j < len(f.src); {
		r, size := utf8.DecodeRuneInString(f.src[j:])
		j += size
		if kind(r) {
			end = j
		} else if !ignorable(r) {
			break
		}
	}
	if end-i == 1 { // keeps the pieces of ordinary text few
		f.same(i, end)
		f.out[len(f.out)-1] = to
		return end
	}
	f.atom(i, end, string(rune(to)))
	return end
}

// same puts out the bytes as they are, in one piece with those before if these adjoin.
func (f *folder) same(start, end int) {
	if n := len(f.pieces); n == 0 || f.pieces[n-1].atom || f.pieces[n-1].end != start {
		f.pieces = append(f.pieces, piece{len(f.out), start, end, false})
	} else {
		f.pieces[n-1].end = end
	}
	f.out = append(f.out, f.src[start:end]...)
}

// atom puts out something else for the bytes. What folds to nothing has no piece: no
// folded offset lies in it.
func (f *folder) atom(start, end int, to string) {
	if to == "" {
		return
	}
	f.pieces = append(f.pieces, piece{len(f.out), start, end, true})
	f.out = append(f.out, to...)
}

// space includes the no-break spaces, which editors cannot tell from others.
func space(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiSpace(byte(r))
	}
	return unicode.IsSpace(r)
}

// dash includes the minus sign: "2019−2020" is typed in many ways.
func dash(r rune) bool {
	switch r {
	case '-', 0x2212, 0xFE58, 0xFE63, 0xFF0D:
		return true
	}
	return r >= 0x2010 && r <= 0x2015
}

// ignorable tells whether r is invisible: soft hyphens, zero-width and bidirectional
// controls, variation selectors.
func ignorable(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r >= 0xFE00 && r <= 0xFE0F
}

// alike gives the ASCII spelling of a typographic character, or nothing.
func alike(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '′', '‹', '›', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ':
		return "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`
	case '…':
		return "..."
	}
	return ""
}
