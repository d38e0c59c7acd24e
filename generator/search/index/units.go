package index

import (
	"cmp"
	"slices"

	"dossier/generator/parallel"
)

// unit is a run of parts of a record.
type unit struct {
	*Record
	first, end int // of the record's parts
}

func (u unit) parts() []Part { return u.Parts[u.first:u.end] }

const (
	unitSize = 4000 // bytes of text from which on a unit is closed
	textSize = 3500 // bytes of text that a file of units has on average at least
)

// cut orders the records and cuts them into units.
func cut(records []Record) []unit {
	order := make([]*Record, len(records))
	for i := range records {
		order[i] = &records[i]
	}
	slices.SortStableFunc(order, func(a, b *Record) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Year, b.Year))
	})
	var units []unit
	for _, r := range order {
		first, size := 0, 0
		for i, p := range r.Parts {
			if size > 0 && size+len(p.Text) > unitSize {
				units = append(units, unit{r, first, i})
				first, size = i, 0
			}
			size += len(p.Text)
		}
		units = append(units, unit{r, first, len(r.Parts)})
	}
	return units
}

// unitFiles writes the units as they are shown: address, title, where, and of each
// part its anchor and text. The files of one kind have equally many, so that a browser
// finds a unit's without a list of all files.
func unitFiles(units []unit, r *root, add func(File) error) error {
	var files [][]unit
	for kind := range Kind(kinds) {
		own := units[r.Kinds[kind]:r.Kinds[kind+1]]
		size := 0
		for _, u := range own {
			size += len(u.Title) + len(u.Where)
			for _, p := range u.parts() {
				size += len(p.Text)
			}
		}
		r.InFile[kind] = 1
		if size > 0 {
			r.InFile[kind] = (textSize*len(own) + size - 1) / size
		}
		files = slices.AppendSeq(files, slices.Chunk(own, r.InFile[kind]))
	}
	return parallel.Try(0, len(files), func(_, n int) error {
		var shown [][]any
		for _, u := range files[n] {
			shown = append(shown, u.shown())
		}
		return add(file(numbered("t", n), shown))
	})
}

func (u unit) shown() []any {
	parts := []string{}
	for _, p := range u.parts() {
		parts = append(parts, p.Anchor, p.Text)
	}
	return []any{u.Address, u.Title, u.Where, parts}
}

// mentionFiles writes for every name the units that mention it.
func mentionFiles(units []unit, rank []int, r *root) []File {
	lists := make([][]int, len(rank))
	add := func(unit int, names []int) {
		for _, name := range names {
			l := &lists[rank[name]]
			if n := len(*l); n == 0 || (*l)[n-1] != unit {
				*l = append(*l, unit)
			}
		}
	}
	for i, u := range units {
		if u.first == 0 {
			add(i, u.Names)
		}
		for _, p := range u.parts() {
			add(i, p.Names)
		}
	}
	var files []File
	files, r.Mentions = listFiles("m", lists)
	return files
}

// listFiles writes lists of units, some in a file, and says which is the first in each.
func listFiles(folder string, lists [][]int) (files []File, firsts string) {
	var starts []int
	var data []byte
	flush := func() {
		if len(data) > 0 {
			files = append(files, file(numbered(folder, len(files)), string(data)))
			data = data[:0]
		}
	}
	for i, l := range lists {
		own := append(appendAscending(nil, l), ' ')
		if len(data)+len(own) > listSize {
			flush()
		}
		if len(data) == 0 {
			starts = append(starts, i)
		}
		data = append(data, own...)
	}
	flush()
	return files, string(appendAscending(nil, starts))
}

// facetFiles writes the labels of all themes and outlets, and the units of each.
func facetFiles(units []unit, in Input) []File {
	all := facets{Themes: append([]string{}, in.Themes...), Outlets: append([]string{}, in.Outlets...)} // no null where there are none
	lists := func(n int, of func(unit) []int) [][]int {
		lists := make([][]int, n)
		for i, u := range units {
			for _, v := range of(u) {
				if l := lists[v]; len(l) == 0 || l[len(l)-1] != i {
					lists[v] = append(l, i)
				}
			}
		}
		return lists
	}
	var themes, outlets []File
	themes, all.InThemes = listFiles("theme", lists(len(in.Themes), func(u unit) []int { return u.Themes }))
	outlets, all.InOutlets = listFiles("outlet", lists(len(in.Outlets), func(u unit) []int { return u.Outlets }))
	return append(append(themes, outlets...), file("facets", all))
}
