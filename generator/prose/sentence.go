package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence returns the sentence of a text in which an offset lies, without the
// white space around it. Blocks end sentences, and so do full stops, question and
// exclamation marks before a space, save after an initial or a frequent
// abbreviation. The result is cut on word boundaries to at most limit bytes
// around the offset; zero means no limit.
func Sentence(text string, offset, limit int) Range {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	at := start
	for at < end {
		stop := nextStop(text, at, end)
		if stop > offset {
			end = stop
			break
		}
		at, start = stop, stop
	}
	r := Range{start, end}
	for r.Start < r.End && text[r.Start] == ' ' {
		r.Start++
	}
	for r.End > r.Start && text[r.End-1] == ' ' {
		r.End--
	}
	if limit > 0 && r.End-r.Start > limit {
		r = around(text, r, offset, limit)
	}
	return r
}

// around cuts a range to about limit bytes around an offset, between words.
func around(text string, r Range, offset, limit int) Range {
	from := max(r.Start, offset-limit/2)
	to := min(r.End, from+limit)
	if from > r.Start {
		if i := strings.IndexByte(text[from:offset], ' '); i >= 0 {
			from += i + 1
		} else {
			from = offset
		}
	}
	if to < r.End {
		if i := strings.LastIndexByte(text[offset:to], ' '); i > 0 {
			to = offset + i
		}
	}
	for from < to && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && to > from && !utf8.RuneStart(text[to]) {
		to--
	}
	return Range{from, to}
}

// nextStop returns the offset after the sentence that begins at the given one.
func nextStop(text string, at, end int) int {
	for i := at; i < end; {
		// Nearly all of a text is neither a stop nor beyond ASCII.
		if c := text[i]; c < utf8.RuneSelf && c != '.' && c != '!' && c != '?' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		i += n
		switch r {
		case '.', '!', '?', '…', '؟', '۔', '。':
		default:
			continue
		}
		for i < end {
			c, n := utf8.DecodeRuneInString(text[i:end])
			if !strings.ContainsRune(".!?\"'”’»)]", c) {
				break
			}
			i += n
		}
		if i >= end {
			return end
		}
		if text[i] == ' ' && (r != '.' || !abbreviated(text[at:i]) && startsSentence(text[i:end])) || r == '。' {
			return i
		}
	}
	return end
}

// startsSentence says whether what follows may begin a sentence: anything but a
// lower-case letter.
func startsSentence(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \"'“‘«(["))
	return !unicode.IsLower(r)
}

// abbreviated says whether the text ends in an initial or in an abbreviation
// that is followed by a name or a figure.
func abbreviated(text string) bool {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	word = strings.TrimLeft(word, "(“\"‘'[")
	if !strings.HasSuffix(word, ".") {
		return false
	}
	word = strings.TrimSuffix(word, ".")
	if n := utf8.RuneCountInString(word); n == 1 || strings.Contains(word, ".") {
		return n > 0
	}
	switch strings.ToLower(word) {
	case "dr", "mr", "mrs", "ms", "prof", "gen", "lt", "col", "maj", "brig", "capt", "cmdr", "sgt", "adm", "amb", "rev", "sen", "rep", "gov", "st", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}
