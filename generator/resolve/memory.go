package resolve

import (
	"slices"
	"sync"

	"dossier/generator/anchor"
	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/mention"
	"dossier/generator/prose"
)

// Memory keeps what was found in the texts of a dossier, so that to resolve it again
// after a change costs little more than what the change touches. A dossier resolved
// with a memory is the same as one without. The zero Memory is empty and ready; it
// is for one Resolve at a time.
type Memory struct {
	names  []mention.Name
	index  *mention.Index
	mu     sync.Mutex // guards next while texts are read
	last   recall
	next   recall
	places map[*prose.Document]places
	// resolver is that of the dossier that was resolved last.
	resolver *resolver
}

// recall is what was found in the texts of one run. The keys are records: one that
// was not read again is the same pointer, and its text the same.
type recall struct {
	bodies map[*content.Record]*found
	lines  map[line]*found
}

// line is a short text in a field of a record.
type line struct {
	raw  *content.Record
	text string
}

// found is what was found in one text.
type found struct {
	doc      *prose.Document // nil for a line
	labels   []label
	problems []*diag.Diagnostic // of the markdown
	// What follows holds for these names, and for a text on this entity's page that
	// names these in its fields.
	index   *mention.Index
	self    int
	present []int
	matches []mention.Match
	doubts  []mention.Doubt
}

// label is the text that a [[link]] got while it was parsed.
type label struct {
	link prose.Link
	text string
}

// places are the passages found in a text.
type places struct {
	index *mention.Index // of the names that guard them
	found map[anchor.Quote]anchor.Result
}

// Next returns a memory for the next Resolve, which leaves m to go on serving the
// dossier that was resolved with it.
func (m *Memory) Next() *Memory {
	return &Memory{names: m.names, index: m.index, last: m.last, places: m.places}
}

// begin starts a run, in which only what it uses is kept for the next.
func (m *Memory) begin() {
	m.next = recall{map[*content.Record]*found{}, map[line]*found{}}
}

func (m *Memory) end() { m.last, m.next = m.next, recall{} }

// indexOf returns the index of the names, the last one when they are the same.
func (m *Memory) indexOf(names []mention.Name) *mention.Index {
	if m == nil {
		return mention.NewIndex(names)
	}
	if m.index == nil || !slices.Equal(m.names, names) {
		m.names, m.index = names, mention.NewIndex(names)
	}
	return m.index
}

// recall returns what was found in a text, nil when nothing is known of it.
func (m *Memory) recall(t *text) *found {
	if m == nil {
		return nil
	}
	if t.line != nil {
		return m.last.lines[line{t.raw, t.line.Text}]
	}
	return m.last.bodies[t.raw]
}

func (m *Memory) remember(t *text, f *found) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if t.line != nil {
		m.next.lines[line{t.raw, t.line.Text}] = f
	} else {
		m.next.bodies[t.raw] = f
	}
}

// read parses a text and searches it for names, as far as memory does not serve.
func (r *resolver) read(t *text, search *mention.Found) *found {
	last := r.memory.recall(t)
	f := &found{}
	if last != nil {
		*f = *last
	}
	if t.line == nil && (last == nil || !r.labelsHold(last)) {
		r.parse(t, f)
	}
	if !r.namesHold(t, f) {
		r.find(t, f, search)
	}
	r.memory.remember(t, f)
	return f
}

// labelsHold says whether the links of a text would get the labels that they have.
func (r *resolver) labelsHold(f *found) bool {
	return !slices.ContainsFunc(f.labels, func(l label) bool { return r.label(l.link) != l.text })
}

func (r *resolver) parse(t *text, f *found) {
	report := &diag.Report{}
	*f = found{}
	t.options.Report = report
	t.options.Label = func(l prose.Link) string {
		text := r.label(l)
		f.labels = append(f.labels, label{l, text})
		return text
	}
	f.doc = r.dialect.Parse(t.raw.Body, t.options)
	f.problems = report.All()
}

// namesHold says whether a search would find the same names again.
func (r *resolver) namesHold(t *text, f *found) bool {
	return f.index == r.index && f.index != nil && f.self == t.selfNumber() && slices.Equal(f.present, t.present)
}

// find searches a text for names.
func (r *resolver) find(t *text, f *found, search *mention.Found) {
	o := mention.Options{Present: t.present, Not: t.not}
	if t.self != nil {
		o.Except = []int{t.self.Number}
	}
	if t.line != nil {
		r.index.Find(search, t.line.Text, o)
	} else {
		o.Blocked = blocked(t, f.doc)
		r.index.Find(search, f.doc.Text, o)
	}
	f.index, f.self, f.present = r.index, t.selfNumber(), t.present
	f.matches, f.doubts = search.Matches, search.Doubts
	if r.memory != nil {
		f.matches, f.doubts = slices.Clone(search.Matches), slices.Clone(search.Doubts)
		for i, d := range f.doubts {
			f.doubts[i].Entities = slices.Clone(d.Entities) // they share one buffer
		}
	}
}

// selfNumber returns the number of the entity on whose page a text stands, -1 for
// none.
func (t *text) selfNumber() int {
	if t.self == nil {
		return -1
	}
	return t.self.Number
}

// passagesIn returns the passages that were found in a text under the same names.
func (m *Memory) passagesIn(doc *prose.Document, index *mention.Index) map[anchor.Quote]anchor.Result {
	if m == nil || m.places[doc].index != index {
		return nil
	}
	return m.places[doc].found
}
