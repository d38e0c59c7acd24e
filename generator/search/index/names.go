package index

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/fold"
)

const (
	nameSize  = 1200 // bytes from which on a file of words of names is closed
	blockSize = 1000 // bytes from which on a file of names is closed, of which a query shows one or two
)

// rankNames orders names by how often they stand in the texts, so that the
// first of any list are the ones to show. rank gives the new number of each.
func rankNames(names []Name) (ranked []Name, rank []int) {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := names[a], names[b]
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Address, y.Address))
	})
	rank = make([]int, len(names))
	for i, n := range order {
		rank[n] = i
		ranked = append(ranked, names[n])
	}
	return ranked, rank
}

// nameFiles writes the words of names, forwards and backwards, and the names.
func nameFiles(names []Name, words []entry, r *root) []File {
	r.Names = len(names)
	heads, first := nameWordFiles("n", words)
	for i, w := range words {
		words[i].word = reversed(w.word)
	}
	slices.SortFunc(words, func(a, b entry) int { return compareWords(a.word, b.word) })
	tails, last := nameWordFiles("r", words)
	r.Heads, r.Tails = first, last
	blocks, starts := nameBlocks(names)
	r.Blocks = string(appendAscending(nil, starts))
	return slices.Concat(heads, tails, blocks)
}

// nameWords returns the words of all spellings. A place is marked where the word
// alone is a spelling.
func nameWords(names []Name) []entry {
	index := map[string]int{}
	var all []entry
	for i, n := range names {
		alone := map[string]bool{}
		var words []string
		for _, s := range n.Spellings {
			key := fold.Key(s)
			alone[key] = true
			words = append(words, strings.Fields(key)...)
		}
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			at, ok := index[w]
			if !ok {
				at = len(all)
				index[w] = at
				all = append(all, entry{word: w})
			}
			all[at].places = append(all[at].places, newPlace(i, alone[w]))
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return compareWords(a.word, b.word) })
	return all
}

// nameWordFiles writes words with their names, and returns the first word of each
// file.
func nameWordFiles(folder string, words []entry) (files []File, first []string) {
	var data []byte
	before := ""
	for i, w := range words {
		if len(data) == 0 {
			first, before = append(first, w.word), ""
		}
		data = append(appendPlaces(appendWord(data, before, w.word), w.places), ' ')
		before = w.word
		if len(data) >= nameSize || i == len(words)-1 {
			files = append(files, file(numbered(folder, len(files)), string(data)))
			data = data[:0]
		}
	}
	return files, first
}

// nameBlocks writes names as they are shown: kind, address, name, about, count and
// the other spellings.
func nameBlocks(names []Name) (files []File, starts []int) {
	var block [][]any
	size := 0
	for i, n := range names {
		if len(block) == 0 {
			starts = append(starts, i)
		}
		shown := []any{n.Kind, n.Address, n.Name, n.About, n.Count}
		size += len(n.Address) + len(n.Name) + len(n.About)
		for _, s := range n.Spellings {
			if s != n.Name {
				shown = append(shown, s)
				size += len(s)
			}
		}
		block = append(block, shown)
		if size >= blockSize || i == len(names)-1 {
			files = append(files, file(numbered("e", len(files)), block))
			block, size = nil, 0
		}
	}
	return files, starts
}
