package resolve

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/mention"
)

// Renote puts a note that is new, or whose fields changed, into the dossier that was
// resolved last with this memory, and with it all that the page of its article shows.
// What follows from it elsewhere waits for the next Resolve. It is false, and the
// dossier as it was, when the record is no note, when it answers another or is
// answered, when it is the first, and when it has an error. The dossier must not be
// read meanwhile.
func (m *Memory) Renote(raw *content.Record) bool {
	if m.resolver == nil || raw.Kind != content.Annotation || len(m.resolver.d.Annotations) == 0 || !plainNote(raw) {
		return false
	}
	r := *m.resolver
	r.report, r.memory = &diag.Report{}, nil
	old := r.byPath[composed(raw.File.Path)]
	if old != nil && alone(old.annotation) || old == nil && r.taken(raw) {
		return false
	}
	e := newEntry(raw)
	e.annotation = &dossier.Annotation{Head: *e.head}
	e.head = &e.annotation.Head
	r.fillAnnotation(raw, e.annotation)
	if e.annotation.Article == nil {
		return false
	}
	e.text = &dossier.Text{}
	t := &text{raw: raw, head: e.head, body: e.text}
	t.ofNote(e.annotation)
	r.take(t, r.read(t, &mention.Found{}))
	r.linkTargets(t)
	if errs, _ := r.report.Count(); errs > 0 {
		return false
	}
	if old != nil {
		m.resolver.withoutNote(old)
	}
	m.resolver.enterNote(e, t)
	return true
}

// Unnote takes the note in a file out, as Renote puts one in.
func (m *Memory) Unnote(path string) bool {
	r := m.resolver
	if r == nil || len(r.d.Annotations) < 2 {
		return false
	}
	e := r.byPath[composed(path)]
	if e == nil || alone(e.annotation) || !plainNote(e.raw) {
		return false
	}
	r.withoutNote(e)
	return true
}

// plainNote says whether a note concerns nothing but the records that it names.
func plainNote(raw *content.Record) bool {
	return raw.Value("reply_to") == nil && len(raw.List("former_ids")) == 0 && !raw.Draft()
}

// alone says whether a note cannot be taken out or exchanged by itself; it is true
// for nil.
func alone(a *dossier.Annotation) bool { return a == nil || a.ReplyTo != nil || len(a.Replies) > 0 }

// taken says whether the id or the address of a record is another's, or its file one
// that is left out.
func (r *resolver) taken(raw *content.Record) bool {
	return r.byKey[key{raw.Kind, raw.ID}] != nil || r.byPage[addressOf(raw)] != nil || r.absent.byPath[composed(raw.File.Path)] != nil ||
		len(r.byID[idKey(raw.ID)]) > 0 || reserved(stemOf(raw))
}

// withoutNote takes a note out of all that it stands in.
func (r *resolver) withoutNote(e *entry) {
	a := e.annotation
	r.unlink(e)
	r.entries = without(r.entries, e)
	r.work = slices.DeleteFunc(r.work, func(t *text) bool { return t.body == e.text })
	r.d.Annotations = without(r.d.Annotations, a)
	a.Article.Notes = without(a.Article.Notes, a)
	for _, list := range listsOf(a) {
		*list = without(*list, a)
	}
	delete(r.byPath, composed(e.raw.File.Path))
	delete(r.byKey, key{e.raw.Kind, e.raw.ID})
	delete(r.byPage, addressOf(e.raw))
	for _, id := range append([]string{e.raw.ID}, texts(e.raw.List("former_ids"))...) {
		r.byID[idKey(id)] = without(r.byID[idKey(id)], e)
	}
}

// newEntry returns the entry of a record that has come.
func newEntry(raw *content.Record) *entry {
	e := &entry{raw: raw, head: dossier.NewHead(raw.Kind, raw.ID, title(raw), raw)}
	e.head.Address = addressOf(raw)
	return e
}

// enterRecord makes a record known, with its text.
func (r *resolver) enterRecord(e *entry, t *text) {
	r.byPath[composed(e.raw.File.Path)], r.byKey[key{e.raw.Kind, e.raw.ID}], r.byPage[addressOf(e.raw)] = e, e, e
	r.enter(e)
	r.entries = within(r.entries, e, func(x, y *entry) int {
		return cmp.Or(cmp.Compare(x.raw.Kind, y.raw.Kind), strings.Compare(x.raw.ID, y.raw.ID))
	})
	r.work = append(r.work, t)
}

// enterNote enters a note where it belongs in order.
func (r *resolver) enterNote(e *entry, t *text) {
	a := e.annotation
	a.Body = e.text
	r.enterRecord(e, t)
	quiet := *r
	quiet.report, quiet.memory = &diag.Report{}, nil // what is wrong, the next Resolve says
	quiet.anchorAll(a.Article, []*dossier.Passage{&a.Passage}, r.guard())
	r.d.Annotations = within(r.d.Annotations, a, byNote)
	a.Article.Notes = within(a.Article.Notes, a, byNote)
	for _, list := range listsOf(a) {
		*list = within(*list, a, byNote)
	}
	a.Address = a.Article.Address + "#n-" + stemOf(e.raw)
	r.relink(e)
}

// listsOf returns the lists of the records that a note names.
func listsOf(a *dossier.Annotation) []*[]*dossier.Annotation {
	var all []*[]*dossier.Annotation
	for _, x := range a.Actors {
		all = append(all, &x.Notes)
	}
	for _, x := range a.Organizations {
		all = append(all, &x.Notes)
	}
	for _, x := range a.Themes {
		all = append(all, &x.Notes)
	}
	return all
}

// without returns a list without one of its elements. It is made anew: the old one may
// be the list of a dossier that is being shown.
func without[T comparable](all []T, one T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return x == one })
}

// within returns a list in order with one more element in its place.
func within[T any](all []T, one T, compare func(a, b T) int) []T {
	i, _ := slices.BinarySearchFunc(all, one, compare)
	return slices.Insert(all, i, one)
}
