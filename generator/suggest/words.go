package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/fold"
)

// word is one word of a text, with what the search for names asks of it.
type word struct {
	key        string
	start, end int // bytes; an article before the word is inside, a possessive is not
	capital    bool
	upper      bool
	article    bool
	// first says that it begins a sentence, so that its capital says nothing.
	first bool
	// gap is what stands before it.
	gap string
	// next is what stands behind it up to the next word.
	next string
}

// split cuts one line of a text into words. Offsets count from the given base.
func split(line string, base int) []word {
	var all []word
	var sc fold.Scanner
	end := 0
	for sc.Reset(line); sc.Next(); {
		w := word{
			key: string(sc.Key), start: base + sc.Lead, end: base + sc.End, capital: sc.Capital, upper: sc.Upper, article: sc.Article,
			gap: line[min(end, sc.Lead):sc.Lead],
		}
		w.first = len(all) == 0 || begins(w.gap, all[len(all)-1])
		if n := len(all); n > 0 {
			all[n-1].next = w.gap
		}
		all = append(all, w)
		end = sc.End
	}
	if n := len(all); n > 0 {
		all[n-1].next = line[end:]
	}
	return all
}

// begins says whether a gap ends the sentence of the word before it.
func begins(gap string, before word) bool {
	if strings.HasPrefix(gap, ".") && (roles[before.key] || before.end-before.start == 1 || len(before.key) <= 3 && before.capital && before.key != "us") {
		return false // Dr. Salem, J. Smith, Oct. 7
	}
	return strings.ContainsAny(gap, ".!?:•|/\"“«‘;[") || strings.Contains(gap, "(")
}

// touches says that nothing but a space or a hyphen stands before the word.
func (w word) touches() bool { return w.spaced() || w.hyphened() }

func (w word) spaced() bool { return w.gap != "" && strings.TrimFunc(w.gap, unicode.IsSpace) == "" }

func (w word) hyphened() bool {
	r, size := utf8.DecodeRuneInString(w.gap)
	return size > 0 && size == len(w.gap) && (r == '-' || r == '‐' || r == '‑')
}

// name says whether a word can be a part of a name by the way it is written.
func (w word) name() bool {
	return !stops[w.key] && (w.capital && !(w.key[0] >= '0' && w.key[0] <= '9') || w.coined())
}

// coined says whether a word of letters and digits is made up like an outlet's name:
// Kurdistan24, 964media.
func (w word) coined() bool {
	const least = 4
	letters := strings.Trim(w.key, "0123456789")
	return len(letters) >= least && len(letters) < len(w.key) && strings.IndexFunc(letters, unicode.IsDigit) < 0 && (w.capital || w.key[0] <= '9')
}

// pending says whether a word tells that an office is still to be taken up.
func (w word) pending() bool { return w.hyphened() && (w.key == "elect" || w.key == "designate") }

// demonym says whether a word is a country, or the adjective of one.
func (w word) demonym() bool { return demonyms[w.key] || regions[w.key] }

// titled says whether a line is written as a headline: nearly every long word with
// a capital.
func titled(all []word) bool {
	long, capital := 0, 0
	for _, w := range all {
		if len(w.key) > 3 {
			long++
			if w.capital {
				capital++
			}
		}
	}
	return long > 2 && capital*5 >= long*4
}
