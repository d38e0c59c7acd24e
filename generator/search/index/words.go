package index

import (
	"bytes"
	"slices"
	"strconv"

	"dossier/generator/fold"
	"dossier/generator/parallel"
)

const (
	wordSize = 3000 // bytes from which on a file of words is closed
	listSize = 1500 // bytes of a file of lists, unless it has but one
	// inline is how many units a word may have that are written beside it.
	inline = 6
	// often is how many times a word stands in a unit in which it is important.
	often = 3
)

// entry is a word with its places.
type entry struct {
	word   string
	places []place
	named  bool // whether a name has it, too
}

// dictionary writes the words of all units.
func dictionary(units []unit, ofNames map[string]bool, r *root) []File {
	words := collect(units)
	for i, w := range words {
		words[i].named = ofNames[w.word]
	}
	var starts []int
	for size, i := wordSize, 0; i < len(words); i++ {
		if size >= wordSize {
			starts, size = append(starts, i), 0
			r.Words = append(r.Words, words[i].word)
		}
		size += 4 + len(words[i].word)/2 + min(len(words[i].places), inline)
	}
	files := make([][]File, len(starts))
	parallel.Each(0, len(starts), func(_, n int) {
		end := len(words)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		files[n] = wordFiles(numbered("d", n), numbered("p", n)+"-", words[starts[n]:end], r.Kinds[:])
	})
	return slices.Concat(files...)
}

// wordFiles writes a file of words and the files of their longer lists. After the
// number of its places a word has the places themselves, or whether its list is the
// first one of the next file of lists.
func wordFiles(key, lists string, words []entry, kinds []int) []File {
	var files []File
	var data, list []byte
	before := ""
	flush := func() {
		if len(list) > 0 {
			files = append(files, file(lists+strconv.Itoa(len(files)), string(list)))
			list = list[:0]
		}
	}
	for _, w := range words {
		count := len(w.places) << 1
		if w.named {
			count |= 1
		}
		data = appendNumber(appendWord(data, before, w.word), count)
		before = w.word
		if len(w.places) <= inline {
			data = append(appendPlaces(data, w.places), ' ')
			continue
		}
		own := append(appendList(nil, w.places, kinds), ' ')
		if len(list)+len(own) > listSize {
			flush()
		}
		data = append(data, digits[0], ' ')
		if len(list) == 0 {
			data[len(data)-2] = digits[1]
		}
		list = append(list, own...)
	}
	flush()
	return append(files, file(key, string(data)))
}

// collect returns all words of the units in their order. Runs of units are read on
// all cores and put together in the order of the runs.
func collect(units []unit) []entry {
	const run = 500
	runs := make([]*reader, (len(units)+run-1)/run)
	parallel.Each(0, len(runs), func(_, i int) {
		r := &reader{known: map[string]int32{}}
		for k := i * run; k < min((i+1)*run, len(units)); k++ {
			r.unit(k, units[k])
		}
		runs[i] = r
	})
	index := map[string]int{}
	var all []entry
	for _, r := range runs {
		for i, word := range r.words {
			at, ok := index[word]
			if !ok {
				at = len(all)
				index[word] = at
				all = append(all, entry{word: word})
			}
			all[at].places = append(all[at].places, r.places[i]...)
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return compareWords(a.word, b.word) })
	return all
}

// reader collects the words of a run of units.
type reader struct {
	scanner fold.Scanner
	known   map[string]int32
	words   []string
	places  [][]place
	counts  []int32 // in the current unit
	met     []int32 // the words of the current unit
}

func (r *reader) unit(number int, u unit) {
	r.met = r.met[:0]
	weight := int32(often)
	if u.first > 0 {
		weight = 1 // the title stands at the beginning of the record
	}
	r.text(u.Title, weight)
	for _, p := range u.parts() {
		r.text(p.Text, 1)
	}
	for _, w := range r.met {
		r.places[w] = append(r.places[w], newPlace(number, r.counts[w] >= often))
		r.counts[w] = 0
	}
}

func (r *reader) text(text string, weight int32) {
	s := &r.scanner
	for s.Reset(text); s.Next(); {
		if len(s.Variants()) == 0 {
			r.word(s.Key, weight)
			continue
		}
		for i, v := range s.Variants() {
			if i == 0 || !bytes.Equal(v.Key, s.Key) {
				r.word(v.Key, weight)
			}
		}
	}
}

func (r *reader) word(key []byte, weight int32) {
	if len(key) > maxWord {
		return
	}
	w, ok := r.known[string(key)]
	if !ok {
		w = int32(len(r.words))
		r.words = append(r.words, string(key))
		r.known[r.words[w]] = w
		r.places = append(r.places, nil)
		r.counts = append(r.counts, 0)
	}
	if r.counts[w] == 0 {
		r.met = append(r.met, w)
	}
	r.counts[w] += weight
}

// maxWord is the length in bytes of the longest word that can be found. Longer ones
// are no words but data.
const maxWord = 80
