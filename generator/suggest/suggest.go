// Package suggest says what an editor may want to do next: names that nobody lists,
// spellings near a listed one, quotations that no statement holds, notes that stand
// on changed words, sources without an archived copy. Each suggestion has its places
// and, where a machine can write it, a ready patch.
//
// It proposes and never decides: nothing of it reaches the site. Names are found by
// their capitals, in texts of scripts that have them, and told apart by the words
// around them, as rule-based systems do since the Message Understanding Conferences
// of the 1990s; the words are English.
package suggest

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/compose"
	"dossier/generator/dossier"
	"dossier/generator/source"
)

// Kind is a kind of suggestion. The words are stable: tools may keep lists of them.
type Kind string

// The kinds, in the order in which they are shown.
const (
	UnlistedName  Kind = "unlisted-name"  // a name that no record lists
	NearSpelling  Kind = "near-spelling"  // a spelling that is nearly a listed one
	ListedTwice   Kind = "listed-twice"   // a name that stands twice among the listed
	UnusedAlias   Kind = "unused-alias"   // a listed spelling that no text has
	OpenQuotation Kind = "open-quotation" // words quoted in an article that no statement holds
	WeakAnchor    Kind = "weak-anchor"    // a passage that stands only nearly so, or nowhere
	NotArchived   Kind = "not-archived"   // a source without an archived copy
)

// Kinds returns every kind in order.
func Kinds() []Kind {
	return []Kind{UnlistedName, NearSpelling, ListedTwice, UnusedAlias, OpenQuotation, WeakAnchor, NotArchived}
}

// Suggestion is one thing that an editor may do.
type Suggestion struct {
	Kind Kind
	// Message says what was found, and Help what may be done about it: lower case, no
	// final stop.
	Message, Help string
	// Places are where, the most telling first, at most eight of Count.
	Places []source.Span
	// Count is in how many places it was found, at least one.
	Count int
	// Patch does it; nil where only an editor can.
	Patch *Patch
	// Safe says that the patch changes no meaning that an editor has written down and
	// may be made without looking.
	Safe bool
}

// Patch is a change to one file: a new file, or one edit of a file that is there.
type Patch struct {
	// Path is the file, from the dossier's folder, with slashes.
	Path string
	// Create says that the file is new, and Edit.Text the whole of it.
	Create bool
	Edit   compose.Edit
	// Before is the text that the edit was made for; "" for a new file.
	Before string
}

// maxPlaces is how many places of a suggestion are kept.
const maxPlaces = 8

// shown returns the places that are kept.
func shown(all []source.Span) []source.Span { return all[:min(len(all), maxPlaces)] }

// Make returns all suggestions for a dossier, in the order of kinds, within one the
// most frequent first. The dossier is best read with its drafts, whose names are
// listed, too.
func Make(d *dossier.Dossier) []Suggestion {
	var all []Suggestion
	names, near := unlisted(d)
	all = append(append(all, names...), near...)
	all = append(all, twice(d)...)
	all = append(all, unused(d)...)
	all = append(all, quotations(d)...)
	all = append(all, anchors(d)...)
	all = append(all, archives(d)...)
	rank := map[Kind]int{}
	for i, k := range Kinds() {
		rank[k] = i
	}
	slices.SortStableFunc(all, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(rank[a.Kind], rank[b.Kind]), cmp.Compare(b.Count, a.Count), strings.Compare(first(a), first(b)), strings.Compare(a.Message, b.Message))
	})
	return all
}

func first(s Suggestion) string {
	if len(s.Places) == 0 {
		return ""
	}
	return s.Places[0].Path()
}
