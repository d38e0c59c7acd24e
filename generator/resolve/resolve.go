// Package resolve turns raw records into the dossier: ids into pointers, names
// into links, quotations into places, and every reference into its inverse.
//
// It goes through the records in phases, each over all of them: heads
// (addresses), records (fields), names (the index of them), texts (markdown, and
// the names in it), links, passages (quotations), inverses, order (of lists), and
// sense (what cannot be as written). Texts and passages are gone through on all cores.
package resolve

import (
	"cmp"
	"runtime"

	"dossier/generator/content"
	"dossier/generator/diag"
	"dossier/generator/dossier"
	"dossier/generator/locale"
	"dossier/generator/mention"
	"dossier/generator/prose"
)

// Options say what a dossier is made from beside its records.
type Options struct {
	// Drafts takes drafts in.
	Drafts bool
	// Static says whether a path from the root of the site is a static file; nil
	// when there are none.
	Static func(path string) bool
	// Words returns the interface texts of the dossier's language, for the few texts in which
	// one stands; nil for English. It is called from several goroutines.
	Words func() *locale.Locale
	// Size gives the width and height of a picture that is a static file, zero where
	// they are not known; it may be nil.
	Size func(path string) (width, height int)
	// Memory keeps what is found for the next time; nil to keep nothing.
	Memory *Memory
	// Cores is on how many cores texts are gone through; 0 for all.
	Cores int
}

// Resolve makes the dossier from the records, in the order in which content.Reader
// gives them. What it cannot resolve is reported and left out; the dossier is
// whole for what remains, but is nil when there is no dossier.md.
func Resolve(records []*content.Record, o Options, report *diag.Report) *dossier.Dossier {
	if o.Words == nil {
		o.Words = locale.English
	}
	r := &resolver{report: report, options: o, d: &dossier.Dossier{LeftOut: map[*content.Value]string{}, IDs: map[*content.Value]string{}}, dialect: prose.New(), memory: o.Memory}
	records = r.withoutAbsent(records)
	r.heads(records)
	if r.settings == nil {
		return nil
	}
	r.records()
	r.former()
	r.names()
	if r.memory != nil {
		r.memory.begin()
		defer r.memory.end()
	}
	r.texts()
	r.links()
	r.passages()
	r.checkExcluded()
	r.inverses()
	r.order()
	r.sense()
	if r.memory != nil {
		r.memory.resolver = r
	}
	return r.d
}

// resolver is the state of one run.
type resolver struct {
	report  *diag.Report
	options Options
	d       *dossier.Dossier
	dialect *prose.Dialect
	memory  *Memory // nil for none

	settings *content.Record
	entries  []*entry // every record but the settings, in order
	byKey    map[key]*entry
	byID     map[string][]*entry      // by idKey; also former ids
	byName   map[string][]*entry      // folded name
	byPath   map[string]*entry        // path of the file, composed
	byPage   map[string]*entry        // address from the root of the site
	moved    map[string]*entry        // the same, of former ids
	copies   map[string]*dossier.Copy // by the address of an article's original
	// absent are the records that have a file but no part in the dossier: drafts, what
	// hangs on a draft, and files that could not be used, about which the report says
	// why. A link to one is written as plain text and is no problem of its own.
	absent   *lookup
	excluded []*content.Record // whose id or address is another's
	index    *mention.Index
	work     []*text
}

// key is the kind and id of a record.
type key struct {
	kind content.Kind
	id   string
}

// entry is a record on its way: what was read, and what it becomes.
type entry struct {
	raw  *content.Record
	head *dossier.Head
	// One of these, by kind.
	article    *dossier.Article
	entity     *dossier.Entity // of an actor, organization or theme
	actor      *dossier.Actor
	body       *dossier.Organization
	theme      *dossier.Theme
	annotation *dossier.Annotation
	statement  *dossier.Statement
	event      *dossier.Event
	page       *dossier.Page
	// text is the record's body once it is parsed.
	text *dossier.Text
}

// cores is on how many cores texts are gone through.
func (r *resolver) cores() int { return cmp.Or(r.options.Cores, runtime.GOMAXPROCS(0)) }
