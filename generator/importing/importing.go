// Package importing takes notes from other annotation tools into a dossier: it
// reads their files and gives the records to be written, and a remark on whatever
// could not be taken as it was.
//
// It reads Web Annotations (https://www.w3.org/TR/annotation-model/), one or many,
// and the JSON of Hypothesis, as its API and its client write it. Nothing is
// guessed: a note whose article or passage cannot be told is left out, with the
// reason.
package importing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/anchor"
	"dossier/generator/dossier"
	"dossier/generator/prose"
)

// Note is a record made from an annotation.
type Note struct {
	// ID is the record's id; the file is content/annotations/ID.md.
	ID string
	// Text is the whole file; "" for a note that the dossier has already.
	Text string
}

// Remark says that something was not taken as it stands in the file.
type Remark struct {
	// Annotation is the place in the file, counted from one; zero for the whole file.
	Annotation int
	// Name is the annotation's id there, or the beginning of its quotation.
	Name    string
	Message string
	// Lost says that the annotation as a whole was not taken.
	Lost bool
}

// String returns the remark on one line.
func (r Remark) String() string {
	switch {
	case r.Annotation == 0:
		return r.Message
	case r.Name == "":
		return fmt.Sprintf("annotation %d: %s", r.Annotation, r.Message)
	}
	return fmt.Sprintf("annotation %d (%q): %s", r.Annotation, short(r.Name), r.Message)
}

// Result is what became of the annotations of a file. Every annotation is a note
// or has a remark that it is lost.
type Result struct {
	// Notes are in the order of the file.
	Notes   []Note
	Remarks []Remark
}

// Lost counts the annotations that were not taken, and pages that were not read.
func (r *Result) Lost() int {
	n := 0
	for _, m := range r.Remarks {
		if m.Lost {
			n++
		}
	}
	return n
}

// Annotations makes records of the annotations in data. The dossier should have
// its drafts, so that their ids and texts count; taken says whether a file of that
// id exists that the dossier does not know, and may be nil. The error is for data
// that holds no annotations at all.
func Annotations(data []byte, d *dossier.Dossier, taken func(id string) bool) (*Result, error) {
	in := &reader{}
	if err := in.file(data); err != nil {
		return nil, err
	}
	if taken == nil {
		taken = func(string) bool { return false }
	}
	im := &importer{
		d: d, index: newIndex(d), taken: taken, result: &Result{Remarks: in.remarks},
		ids: map[string]bool{}, next: map[string]int{}, known: map[string]string{},
		byName: map[string]*parent{}, texts: map[*dossier.Article]*anchor.Text{}, dialect: prose.New(),
	}
	im.present()
	im.all(in.found)
	return im.result, nil
}

// importer makes records of what a reader has found.
type importer struct {
	d      *dossier.Dossier
	index  *index
	taken  func(id string) bool
	result *Result
	// ids are those of all notes, old and new; next is where to go on counting for an
	// id that is taken.
	ids  map[string]bool
	next map[string]int
	// known are the contents of notes, each with the id that has it.
	known map[string]string
	// byName are the notes that may be answered, by their ids in the file and their
	// addresses.
	byName map[string]*parent
	texts  map[*dossier.Article]*anchor.Text

	dialect *prose.Dialect
}

// parent is a note that another may answer.
type parent struct {
	id      string
	article *dossier.Article
	quote   anchor.Quote
}

// present enters the notes that the dossier has.
func (im *importer) present() {
	for _, a := range im.d.Annotations {
		_, id, _ := strings.Cut(a.Address, "#n-")
		im.ids[id], im.ids[a.ID] = true, true
		im.byName[a.Address] = &parent{a.ID, a.Article, a.Quote}
		for _, k := range keysOf(a) {
			im.known[k] = a.ID
		}
	}
}

// all makes the records, each after the one that it answers. What waits for a note
// that never comes, because it is lost or because both wait for each other, comes
// last.
func (im *importer) all(found []*annotation) {
	made := make([]*Note, len(found))
	done := make([]bool, len(found))
	inFile := map[string]bool{}
	for _, a := range found {
		inFile[a.id] = a.id != ""
	}
	waiting := map[string][]int{}
	queue := make([]int, 0, len(found))
	for i, a := range found {
		if name := im.awaited(a, inFile); name != "" {
			waiting[name] = append(waiting[name], i)
			continue
		}
		queue = append(queue, i)
	}
	for last := 0; ; last++ {
		for len(queue) > 0 {
			i := queue[0]
			queue = queue[1:]
			if !done[i] {
				made[i], done[i] = im.one(found[i]), true
				queue = append(queue, waiting[found[i].id]...)
			}
		}
		if last == len(found) {
			break
		}
		queue = append(queue, last)
	}
	for _, n := range made {
		if n != nil {
			im.result.Notes = append(im.result.Notes, *n)
		}
	}
	slices.SortStableFunc(im.result.Remarks, func(a, b Remark) int { return cmp.Compare(a.Annotation, b.Annotation) })
}

// awaited returns the id of the annotation in the file that must come before this
// one; "" when there is none.
func (im *importer) awaited(a *annotation, inFile map[string]bool) string {
	for _, name := range a.replyTo {
		switch {
		case im.noteAt(name) != nil:
			return ""
		case inFile[name] && name != a.id:
			return name
		}
	}
	return ""
}

// answered returns the note that an annotation answers, the nearest that is known
// of its chain, and nil when there is none.
func (im *importer) answered(a *annotation) *parent {
	for _, name := range a.replyTo {
		if p := im.noteAt(name); p != nil {
			return p
		}
	}
	return nil
}

// noteAt returns the note with an id of the file or an address on the site.
func (im *importer) noteAt(name string) *parent {
	if p := im.byName[name]; p != nil {
		return p
	}
	if path, ok := im.index.path(name); ok {
		return im.byName[path]
	}
	return nil
}

func (im *importer) remark(a *annotation, lost bool, format string, args ...any) {
	im.result.Remarks = append(im.result.Remarks, Remark{Annotation: a.number, Name: a.name(), Message: fmt.Sprintf(format, args...), Lost: lost})
}

// name tells people which annotation is meant.
func (a *annotation) name() string {
	if a.id == "" {
		return a.quote.Exact
	}
	return a.id
}

// short cuts a text for a message.
func short(s string) string {
	const limit = 60 // code points
	s = strings.Join(strings.Fields(s), " ")
	if all := []rune(s); len(all) > limit {
		return string(all[:limit-1]) + "…"
	}
	return s
}
