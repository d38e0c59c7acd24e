// Package mention finds listed names in a text, in one pass whatever the
// number of names.
//
// Names are compared word by word in the folded form of package fold, and
// only as listed: nothing is guessed. Where several names fit, the one with
// the most words wins, and the words it takes are not looked at again.
//
//   - A name lies within one line. Between its words stand spaces or a hyphen,
//     else just the punctuation that is listed; after an initial also a stop.
//     Initials stand apart or together: "J. R. Smith", "J.R. Smith", "JR Smith".
//   - A word listed with a capital needs a capital, one all in capitals needs
//     them all, one in small letters takes any.
//   - An Arabic article may be there or not, listed or not, and is part of the
//     match. Only a full name of one word ("al-Sham", "Al Gore") needs it.
//   - In Arabic script a particle may be written together with the first word
//     of a name, and is not part of the match.
//   - A short name counts once exactly one of its bearers has been introduced
//     by a full name; with more of them it is a Doubt, without any nothing.
//   - Before a suffix ("Jr.", "III") a comma may stand. A person listed without
//     it is somebody else, and so is one of another initial or first name than
//     the bearer of a short name. First names are those of the persons listed.
package mention

import (
	"strings"
	"unicode/utf8"

	"dossier/generator/fold"
)

// Name is one listed spelling of one entity.
type Name struct {
	Text   string
	Entity int  // the caller's number for the bearer
	Person bool // the bearer is a person
	// Short names are found only after a full name of their bearer has
	// appeared in the same text.
	Short bool
}

// Index holds names ready to be found. It is immutable and safe for
// concurrent use; nil or made of no names, it finds nothing.
type Index struct {
	words    vocabulary
	first    *fold.Filter // words that names begin with
	starts   []int32      // by word number: the node of names that begin with it, 0 for none
	edges    edges
	nodes    []node // nodes[0] is unused
	entries  []entry
	entities []int  // dense number → the caller's
	persons  []bool // by dense number
	// given tells by dense number and word that a full name of this person begins with
	// the word, or the word is the initial of one
	given map[edge]bool
	// givens are the words that the first full name of a person begins with;
	// a further name may begin with a title
	givens map[int32]bool
	dense  map[int]int32 // the caller's number → dense
}

// node is a sequence of words with which listed names begin.
type node struct {
	ends  []int32 // entries that are complete here
	inner bool    // longer names go on from here
}

// entry is one listed name.
type entry struct {
	bearer int32 // dense number
	short  bool
	// article tells that the first word is listed with its article; strict
	// that the text must have it too, being a full name of one word.
	article, strict bool
	stop            bool // ends in a stop, which the match takes in: "Acme Inc."
	words           []rule
}

// rule is what a listed word demands of a word in the text with the same key.
type rule struct {
	capital, upper bool
	initial        bool     // a single letter, after which a stop may stand
	suffix         bool     // before which a comma may stand
	gap            fold.Gap // before the word, as listed
}

// NewIndex prepares the names. The order does not matter but that a person's
// first one begins with a first name, not with a title. A name listed
// twice for one bearer counts once. Names without a letter or digit are left out.
func NewIndex(names []Name) *Index {
	x := &Index{
		nodes: make([]node, 1),
		dense: map[int]int32{},
		given: map[edge]bool{}, givens: map[int32]bool{},
	}
	b := builder{byKey: map[string]int32{}, edges: map[edge]int32{}}
	for _, n := range names {
		b.read(n.Text)
		if len(b.rules) > 0 {
			x.add(n, &b)
			written := b.listing
			if b.join() {
				x.add(n, &b)
			}
			if b.listing = written; b.split() {
				x.add(n, &b)
			}
		}
	}
	x.words.build(b.words)
	x.edges = newEdges(b.edges)
	x.starts = append(x.starts, make([]int32, len(b.words)+1-len(x.starts))...)
	var first []string
	for i, w := range b.words {
		if x.starts[i+1] != 0 {
			first = append(first, w)
		}
	}
	x.first = fold.NewFilter(first)
	return x
}

// builder numbers the words of names, from 1.
type builder struct {
	sc    fold.Scanner
	words []string
	byKey map[string]int32
	edges map[edge]int32

	listing // of the name read last
}

// listing is a name as numbers of words, with what they demand.
type listing struct {
	ids     []int32
	rules   []rule
	article bool
	stop    bool
}

func (b *builder) read(text string) {
	b.listing = listing{}
	end := 0
	for b.sc.Reset(text); b.sc.Next(); {
		w := &b.sc.Word
		if len(b.ids) == 0 {
			b.article = w.Article
		}
		b.ids = append(b.ids, b.number(string(w.Key)))
		b.rules = append(b.rules, rule{w.Capital, w.Upper, isInitial(w.Key), len(b.rules) > 0 && isSuffix(string(w.Key)), w.Gap})
		end = w.End
	}
	b.stop = end < len(text) && text[end] == '.'
}

// join writes initials that stand apart as one word, "J. R." as "J.R.", and tells whether
// there are any.
func (b *builder) join() bool {
	l := listing{article: b.article, stop: b.stop}
	for i := 0; i < len(b.ids); {
		j := i + 1
		for j < len(b.ids) && b.isInitial(i) && b.isInitial(j) && (b.rules[j].gap == fold.Soft || b.rules[j].gap == fold.Stop) {
			j++
		}
		id, w := b.ids[i], b.rules[i]
		if j > i+1 {
			var key []byte
			for _, id := range b.ids[i:j] {
				key = append(key, b.words[id-1]...)
			}
			id, w = b.number(string(key)), rule{capital: true, upper: true, gap: w.gap}
		}
		l.ids, l.rules = append(l.ids, id), append(l.rules, w)
		i = j
	}
	return b.change(l)
}

func (b *builder) isInitial(i int) bool { return b.rules[i].initial && b.rules[i].capital }

// split writes initials that stand together apart, and tells whether there are any. Two or
// three capitals beside other words are taken for initials.
func (b *builder) split() bool {
	l := listing{article: b.article, stop: b.stop}
	for i, id := range b.ids {
		key, w := b.words[id-1], b.rules[i]
		if len(b.ids) == 1 || !w.upper || w.suffix || len(key) > 3 || !isInitials(key) {
			l.ids, l.rules = append(l.ids, id), append(l.rules, w)
			continue
		}
		for k := range key {
			gap := fold.Stop
			if k == 0 {
				gap = w.gap
			}
			l.ids = append(l.ids, b.number(key[k:k+1]))
			l.rules = append(l.rules, rule{capital: true, initial: true, gap: gap})
		}
	}
	return b.change(l)
}

func isInitials(key string) bool {
	return strings.Trim(key, "abcdefghijklmnopqrstuvwxyz") == ""
}

// change takes l in the place of the name read last, and tells whether it has other words.
func (b *builder) change(l listing) bool {
	if len(l.ids) == len(b.ids) {
		return false
	}
	b.listing = l
	return true
}

func (b *builder) number(key string) int32 {
	id, ok := b.byKey[key]
	if !ok {
		b.words = append(b.words, key)
		id = int32(len(b.words))
		b.byKey[key] = id
	}
	return id
}

// isInitial reports keys of a single ASCII letter.
func isInitial(key []byte) bool { return len(key) == 1 && key[0] >= 'a' }

// add enters the name that b has read.
func (x *Index) add(n Name, b *builder) {
	known := len(x.entities)
	e := entry{bearer: x.bearer(n.Entity), short: n.Short, article: b.article, stop: b.stop, words: b.rules}
	e.strict = e.article && !e.short && len(e.words) == 1
	if n.Person {
		x.persons[e.bearer] = true
		if len(b.ids) > 1 && !n.Short {
			first := b.words[b.ids[0]-1]
			_, size := utf8.DecodeRuneInString(first)
			x.given[edge{e.bearer, b.ids[0]}] = true
			x.given[edge{e.bearer, b.number(first[:size])}] = true
			if int(e.bearer) == known {
				x.givens[b.ids[0]] = true
			}
		}
	}
	at := x.start(b.ids[0])
	for _, id := range b.ids[1:] {
		at = x.step(b.edges, at, id)
	}
	x.nodes[at].ends = append(x.nodes[at].ends, int32(len(x.entries)))
	x.entries = append(x.entries, e)
}

func (x *Index) bearer(entity int) int32 {
	d, ok := x.dense[entity]
	if !ok {
		d = int32(len(x.entities))
		x.entities = append(x.entities, entity)
		x.persons = append(x.persons, false)
		x.dense[entity] = d
	}
	return d
}

func (x *Index) start(id int32) int32 {
	for len(x.starts) <= int(id) {
		x.starts = append(x.starts, 0)
	}
	if x.starts[id] == 0 {
		x.starts[id] = x.grow()
	}
	return x.starts[id]
}

func (x *Index) step(edges map[edge]int32, at, id int32) int32 {
	next, ok := edges[edge{at, id}]
	if !ok {
		next = x.grow()
		edges[edge{at, id}] = next
		x.nodes[at].inner = true
	}
	return next
}

func (x *Index) grow() int32 {
	x.nodes = append(x.nodes, node{})
	return int32(len(x.nodes) - 1)
}
