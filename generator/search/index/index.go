// Package index makes a search index that a browser can use without a server:
// many small scripts, of which a search loads the few that it needs. Scripts,
// since a page that was opened from disk can load nothing else.
//
// It knows names with all their spellings, and records with their texts. What is
// searched is folded by package fold; static/js/fold.js is the same function.
//
// # Units
//
// A record is cut into units of about 4,000 bytes of whole paragraphs. The index
// says which words stand in which units, not where: a unit's text must be loaded
// to be shown, and that is when its paragraphs are looked at. So a word costs at
// most a bit for each unit, however often it stands there. Units are numbered by
// kind, then year; later ones rank higher among equals.
//
// # Files
//
// Every file is one call of a function that the page defines: dossierSearch(key,
// value). The key is the path without ".js".
//
//	root    what is needed to find the other files; see type root
//	d/N     words: shared suffix,count…   in UTF-16 order, front-coded; the count
//	        is doubled, and odd where a name has the word, too
//	p/N-M   units of words that stand in many, in the order of the words in d/N
//	n/N     words of names, with the names that have them; r/N the same by last letter
//	e/N     names as they are shown, the most frequent first
//	m/N     the units that mention a name, in the order of names
//	t/N     units as they are shown; type root says how many are in each
//	facets  the labels of themes and outlets, and how to find their units; see type facets
//	theme/N, outlet/N   the units of themes and of outlets, in the order of their labels
//
// Numbers in strings are written in digits of five bits, the lowest first, each a
// character of [digits]; the sixth bit says that another one follows. Ascending
// numbers are written as differences. The lists of p/N-M, of which long queries load most,
// are a fifth smaller in Rice's code, whose bits stand six to a character of [digits].
package index

import (
	"encoding/json"
	"strconv"

	"dossier/generator/parallel"
)

// Input is everything that can be found.
type Input struct {
	Names   []Name
	Records []Record
	// Themes and Outlets are the labels of the facets, to which records refer by
	// position.
	Themes, Outlets []string
}

// Name is somebody or something with one or more names.
type Name struct {
	Kind string
	// Address is a path from the root of the site.
	Address string
	Name    string
	// About says in a line who or what it is; it may be empty.
	About string
	// Spellings are all its names, in any script.
	Spellings []string
	// Count is how often it is named. More frequent names come first.
	Count int
}

// Kind is the kind of a record. Results come in the order of kinds.
type Kind uint8

// The kinds of records.
const (
	Passage Kind = iota
	Note
	Statement
	Event
	Page
	kinds = iota
)

// Record is one article, note, statement, event or page.
type Record struct {
	Kind Kind
	// Address is a path from the root of the site; it may have a fragment.
	Address string
	Title   string
	// Where says from where and when it is; it may be empty. It is not searched.
	Where string
	// Year is zero when there is none.
	Year            int
	Themes, Outlets []int
	// Names are the positions in Input.Names of those that it is about, besides those
	// that its parts mention.
	Names []int
	Parts []Part
}

// Part is a paragraph of a record.
type Part struct {
	// Anchor is the id of the paragraph on the record's page, or, where it has
	// ".html" in it, another address; empty for the page as a whole.
	Anchor string
	Text   string
	// Names are the positions in Input.Names of those that it mentions, in any order
	// and as often as they stand there.
	Names []int
}

// File is one file of the index.
type File struct {
	// Path is relative to the folder of the index.
	Path string
	Data []byte
}

// Build makes the files of the index and hands each to add as soon as it is made, from
// several goroutines. It returns the first error of add. The same input gives the same
// bytes, on any number of cores.
func Build(in Input, add func(File) error) error {
	names, rank := rankNames(in.Names)
	wordsOfNames := nameWords(names)
	ofNames := map[string]bool{}
	for _, w := range wordsOfNames {
		ofNames[w.word] = true
	}
	units := cut(in.Records)
	var r root
	r.count(units)
	addAll := func(files []File) error {
		for _, f := range files {
			if err := add(f); err != nil {
				return err
			}
		}
		return nil
	}
	parts := []func() error{
		func() error { return unitFiles(units, &r, add) },
		func() error { return addAll(dictionary(units, ofNames, &r)) },
		func() error { return addAll(nameFiles(names, wordsOfNames, &r)) },
		func() error { return addAll(mentionFiles(units, rank, &r)) },
		func() error { return addAll(facetFiles(units, in)) },
	}
	if err := parallel.Try(0, len(parts), func(_, i int) error { return parts[i]() }); err != nil {
		return err
	}
	return add(file("root", r))
}

// root is the file that is loaded first.
type root struct {
	// Kinds are the numbers of the first unit of each kind, and of all units.
	Kinds [kinds + 1]int `json:"kinds"`
	// Years are, for each kind, the years and the first unit of each.
	Years [kinds][][2]int `json:"years"`
	// Names is the number of names.
	Names int `json:"names"`
	// Words, Heads and Tails are the first words of the files d/N, n/N and r/N; in
	// Tails they are reversed.
	Words []string `json:"words"`
	Heads []string `json:"heads"`
	Tails []string `json:"tails"`
	// Blocks and Mentions are the first number in each file e/N and m/N.
	Blocks   string `json:"blocks"`
	Mentions string `json:"mentions"`
	// InFile is, for each kind, the number of units in each file t/N but the kind's
	// last. The files are numbered through all kinds.
	InFile [kinds]int `json:"inFile"`
	// Inner are the units that go on with the record of the unit before.
	Inner string `json:"inner"`
}

// facets is the file that is loaded when a facet is shown or chosen.
type facets struct {
	Themes  []string `json:"themes"`
	Outlets []string `json:"outlets"`
	// InThemes and InOutlets are the first number in each file theme/N and outlet/N.
	InThemes  string `json:"inThemes"`
	InOutlets string `json:"inOutlets"`
}

// count fills in what is said of the units.
func (r *root) count(units []unit) {
	var inner []int
	kind := -1
	for i, u := range units {
		for ; kind < int(u.Kind); kind++ {
			r.Kinds[kind+1] = i
		}
		if u.first > 0 {
			inner = append(inner, i)
		}
		years := &r.Years[u.Kind]
		if n := len(*years); n == 0 || (*years)[n-1][0] != u.Year {
			*years = append(*years, [2]int{u.Year, i})
		}
	}
	for ; kind < kinds; kind++ {
		r.Kinds[kind+1] = len(units)
	}
	r.Inner = string(appendAscending(nil, inner))
}

// file returns the file of a key. JSON as Go writes it is also JavaScript, and has
// no "<" in it that could end a script element.
func file(key string, value any) File {
	data := []byte(`dossierSearch("` + key + `",`)
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // strings, numbers and lists of them can always be written
	}
	return File{key + ".js", append(append(data, text...), ");\n"...)}
}

func numbered(folder string, n int) string { return folder + "/" + strconv.Itoa(n) }
