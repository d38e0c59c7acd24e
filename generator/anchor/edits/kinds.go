package edits

import (
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// Kind is a kind of edit.
type Kind string

// The kinds, in the order of a table.
const (
	Typo     Kind = "typo"
	Added    Kind = "word added"
	Removed  Kind = "word removed"
	Swapped  Kind = "words swapped"
	Replaced Kind = "word replaced"
	Moved    Kind = "sentence moved"
	Split    Kind = "paragraph split"
	Merged   Kind = "paragraphs merged"
	Number   Kind = "number changed"
	Name     Kind = "name changed"
	Negated  Kind = "negation changed"
	Deleted  Kind = "sentence deleted"
	Twin     Kind = "look-alike added"
	Mixed    Kind = "mixed"
)

// Kinds gives all kinds.
func Kinds() []Kind {
	return []Kind{Typo, Added, Removed, Swapped, Replaced, Moved, Split, Merged, Number, Name, Negated, Deleted, Twin, Mixed}
}

// apply makes one edit of the kind at a random place; nothing where the text has no
// such place.
func (d *document) apply(k Kind) {
	switch k {
	case Typo:
		d.typo()
	case Added, Removed, Swapped, Replaced:
		d.wording(k)
	case Moved:
		d.moveSentence()
	case Split, Merged:
		d.paragraph(k)
	case Number:
		d.change(isNumber, otherNumber)
	case Name:
		d.changeName()
	case Negated:
		d.negate()
	case Deleted:
		if e, ok := d.pick(d.sentences()); ok {
			d.splice(e, "")
		}
	case Twin:
		d.twin()
	case Mixed:
		all := Kinds()
		d.apply(all[d.random.IntN(len(all)-1)])
	}
}

// typo hits any word of three letters or more: a letter is mistaken, missing, doubled
// or exchanged with the next.
func (d *document) typo() {
	e, ok := d.pick(d.words(func(w string) bool { return len(w) >= 3 }))
	if !ok {
		return
	}
	i := e.start + d.random.IntN(e.end-e.start-1)
	switch d.random.IntN(4) {
	case 0:
		d.runes[i] = rune('a' + d.random.IntN(26))
	case 1:
		d.splice(extent{i, i + 1}, "")
	case 2:
		d.splice(extent{i, i}, string(d.runes[i]))
	default:
		d.runes[i], d.runes[i+1] = d.runes[i+1], d.runes[i]
		d.origin[i], d.origin[i+1] = d.origin[i+1], d.origin[i]
	}
}

// wording adds, removes, swaps or replaces whole words.
func (d *document) wording(k Kind) {
	words := d.words(func(string) bool { return true })
	e, ok := d.pick(words)
	if !ok {
		return
	}
	n := slices.Index(words, e)
	switch k {
	case Added:
		d.splice(extent{e.start, e.start}, d.filler()+" ")
	case Removed:
		if e.end < len(d.runes) && d.runes[e.end] == ' ' {
			e.end++
		}
		d.splice(e, "")
	case Replaced:
		if w := d.word(e); strings.ToLower(w) == w && !protected(w) {
			d.overwrite(e, d.filler())
		}
	case Swapped:
		if n+1 < len(words) && words[n+1].start == e.end+1 {
			d.move(words[n+1], e.start, "", " ")
			space := extent{words[n+1].end, words[n+1].end + 1}
			d.splice(space, "")
		}
	}
}

func (d *document) filler() string {
	list := strings.Fields("actually again already apparently briefly certain finally formally general largely likewise local " +
		"main merely often openly own particular plainly possible present probably quite rather recently reportedly separate " +
		"several simply special still usual whole widely")
	return list[d.random.IntN(len(list))]
}

// moveSentence moves a sentence to the beginning or end of a block.
func (d *document) moveSentence() {
	e, ok := d.pick(d.sentences())
	if !ok {
		return
	}
	var targets []extent
	for i, r := range d.runes {
		if r == '\n' && (i <= e.start || i >= e.end) {
			targets = append(targets, extent{i, i}, extent{i + 1, i + 1})
		}
	}
	to, ok := d.pick(targets)
	switch {
	case !ok || to.start > e.start && to.start < e.end:
	case to.start > 0 && d.runes[to.start-1] == '\n':
		d.move(e, to.start, "", " ")
	default:
		d.move(e, to.start, " ", "")
	}
}

// paragraph makes two blocks of one or one of two.
func (d *document) paragraph(k Kind) {
	from, to := ' ', "\n"
	if k == Merged {
		from, to = '\n', " "
	}
	var places []extent
	for i, r := range d.runes {
		if r == from {
			places = append(places, extent{i, i + 1})
		}
	}
	if e, ok := d.pick(places); ok {
		d.overwrite(e, to)
	}
}

// change replaces one of the accepted words by another.
func (d *document) change(accept func(string) bool, other func(*document, string) string) {
	if e, ok := d.pick(d.words(accept)); ok {
		d.falsify(e, other(d, d.word(e)))
	}
}

// otherNumber gives a number, month or weekday of the same kind.
func otherNumber(d *document, w string) string {
	for _, family := range numberWords() {
		if i := slices.Index(family, strings.ToLower(w)); i >= 0 {
			other := family[(i+1+d.random.IntN(len(family)-1))%len(family)]
			if w[0] >= 'A' && w[0] <= 'Z' {
				other = strings.ToUpper(other[:1]) + other[1:]
			}
			return other
		}
	}
	digits := []byte(w)
	i := d.random.IntN(len(digits))
	if !unicode.IsDigit(rune(digits[i])) {
		i = 0
	}
	digits[i] = '1' + (digits[i]-'1'+byte(1+d.random.IntN(8)))%9
	if d.random.IntN(4) == 0 {
		digits = append(digits, '0')
	}
	return string(digits)
}

// changeName puts another name of the text, or one that it does not have, in place of a
// name. A name that is a slip of the pen away, such as State for States, is not another one.
func (d *document) changeName() {
	names := d.names()
	e, ok := d.pick(names)
	if !ok {
		return
	}
	was, other := d.word(e), "Tarnow"
	if o, _ := d.pick(names); d.random.IntN(3) > 0 && levenshtein.ComputeDistance(d.word(o), was) > 2 {
		other = d.word(o)
	}
	d.falsify(e, other)
}

// names gives the capitalized words inside of sentences.
func (d *document) names() []extent {
	var list []extent
	text := d.text()
	for _, e := range d.words(func(w string) bool { return strings.ToLower(w) != w && !isNumber(w) }) {
		common := strings.Count(text, " "+strings.ToLower(d.word(e))+" ") > 2
		if !common && e.start > 1 && d.runes[e.start-1] == ' ' && unicode.IsLetter(d.runes[e.start-2]) {
			list = append(list, e)
		}
	}
	return list
}

// negate adds not behind an auxiliary verb, or takes one away.
func (d *document) negate() {
	if e, ok := d.pick(d.words(func(w string) bool { return w == "not" })); ok && d.random.IntN(3) == 0 {
		e.end = min(e.end+1, len(d.runes))
		d.splice(e, "")
		return
	}
	auxiliaries := strings.Fields("is are was were has had have will would could can may must")
	if e, ok := d.pick(d.words(func(w string) bool { return slices.Contains(auxiliaries, w) })); ok {
		d.falsify(e, d.word(e))
		d.splice(extent{e.end, e.end}, " not")
	}
}

// twin adds a copy of a sentence at the end of a block that no passage runs over, with
// one number, name or negation changed. Nothing is added when nothing can be changed,
// or the change leaves a passage standing there word for word: a passage has no second
// place by its own words.
func (d *document) twin() {
	e, ok := d.pick(d.sentences())
	if !ok {
		return
	}
	c := newDocument(d.word(e), nil, d.random)
	was := c.text()
	c.apply([]Kind{Number, Name, Negated}[d.random.IntN(3)])
	if slices.Equal(protectedWords(was), protectedWords(c.text())) || d.repeats(c.text()) {
		return
	}
	var ends []extent
	for i, r := range d.runes {
		if r == '\n' && !d.crossed(i) {
			ends = append(ends, extent{i, i})
		}
	}
	if to, ok := d.pick(ends); ok {
		d.splice(to, " "+c.text())
	}
}
