// Package dossier is the resolved model: records that point to each other, texts
// with their names and links found, and the questions that pages ask of them.
//
// Nothing in it is looked up by id any more. It is built once, by package
// resolve, and only read afterwards, so that any number of goroutines may share
// it.
package dossier

import (
	"iter"
	"strings"

	"dossier/generator/content"
	"dossier/generator/edtf"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// Dossier is everything that one site is made from. Every list is in the order in
// which it is shown.
type Dossier struct {
	Settings
	Intro *Text

	Articles      []*Article      // by date of publication, the earliest first
	Actors        []*Actor        // by sort name
	Organizations []*Organization // by sort name
	Themes        []*Theme        // by title
	Annotations   []*Annotation   // by article and place, unanchored ones last
	Statements    []*Statement    // by date
	Events        []*Event        // by date
	Pages         []*Page         // by id
	Pairs         []*Dialogue     // parties with two or more statements between them
	// Entities are the actors, organizations and themes, at their numbers.
	Entities []*Entity
	// Moved are the addresses that records had before, in their order.
	Moved []Moved
	// Drafts counts the records that were left out as drafts.
	Drafts int
	// LeftOut are the references to such records, with the names of these.
	LeftOut map[*content.Value]string
	// IDs are those of the records to which the references lead that are written
	// otherwise, such as a [[link]] or a former id.
	IDs map[*content.Value]string
}

// Settings are the fields of dossier.md.
type Settings struct {
	Record      *content.Record
	Title       string
	Subtitle    string
	Description string
	Language    string // BCP 47, "en" when not given
	BaseURL     string // with a final slash; that of Domain when not given, "" when neither is
	Repository  string // without a final slash; "" when not known
	Branch      string // "main" when not given
	Domain      string
	License     string
	Editors     []*Editor
}

// Moved is an address that a record had before.
type Moved struct {
	// From is a path from the root of the site.
	From string
	To   *Head
	// At is where the former id is written.
	At source.Span
}

// Heads yields the records that have a page of their own, kind by kind.
func (d *Dossier) Heads() iter.Seq[*Head] {
	return func(yield func(*Head) bool) {
		_ = each(d.Articles, yield) && each(d.Entities, yield) && each(d.Statements, yield) && each(d.Events, yield) && each(d.Pages, yield)
	}
}

func each[T interface{ Header() *Head }](all []T, yield func(*Head) bool) bool {
	for _, x := range all {
		if !yield(x.Header()) {
			return false
		}
	}
	return true
}

// Editor is somebody who signs notes.
type Editor struct{ ID, Name, URL string }

// Head is what every record has.
type Head struct {
	Kind content.Kind
	ID   string
	// Address is the path of the record's page from the root of the site, such as
	// "actors/pete-hegseth.html"; of an annotation, that of its article with the
	// note's fragment.
	Address string
	// Name is the name or title under which the record is shown.
	Name string
	// Record is what the editor wrote, for exports and for links to the file.
	Record *content.Record

	key string
}

// NewHead returns the head of a record without an address.
func NewHead(kind content.Kind, id, name string, record *content.Record) *Head {
	return &Head{Kind: kind, ID: id, Name: name, Record: record, key: kind.Folder() + "/" + id}
}

// Key returns the record's kind and id, such as "actors/pete-hegseth", as it
// stands in data-entity and in data files.
func (h *Head) Key() string { return h.key }

// Stem returns what of the address is the record's own, "pete-hegseth" of
// "actors/pete-hegseth.html" and "first" of "articles/x.html#n-first".
func (h *Head) Stem() string {
	if _, note, ok := strings.Cut(h.Address, "#n-"); ok {
		return note
	}
	return strings.TrimSuffix(h.Address[strings.LastIndexByte(h.Address, '/')+1:], ".html")
}

// Article is one source article.
type Article struct {
	Head
	Publisher *Organization
	// Outlet is the name of the publisher, also of one that is left out as a draft.
	Outlet    string
	Published edtf.Date
	Authors   []string
	// Bodies are those of the authors whose name is that of an organization's record, and of
	// no actor's, or of the outlet.
	Bodies    []string
	Dateline  string
	URL       string
	Archived  string
	Retrieved edtf.Date
	Language  string // BCP 47; the dossier's when not given
	Form      string // "full", "excerpt", "summary" or "metadata"
	Summary   Line
	Themes    []*Theme
	Body      *Text

	// Notes are the annotations on the article in the order of their passages;
	// unanchored ones follow.
	Notes []*Annotation
	// Statements and Events are those that appear in the article, in the order of
	// their passages.
	Statements []*Appearance
	Events     []*Appearance
	// Mentioned are the entities named in the body, in the order in which they first
	// appear.
	Mentioned []*Count
	// Position is its index in Dossier.Articles; Earlier and Later are its neighbours
	// there, nil at the ends.
	Position       int
	Earlier, Later *Article
}

// Count is an entity with the number of times that it is named.
type Count struct {
	Entity *Entity
	N      int
	// First is where it is named first.
	First prose.Range
}

// Related is an article that shares entities with another.
type Related struct {
	Article *Article
	// Shared are the entities that both name, the most telling first.
	Shared []*Entity
}

// Entity is what actors, organizations and themes have in common: they are
// named in texts.
type Entity struct {
	Head
	// Number is the entity's index in Dossier.Entities.
	Number int
	// Names are the name and its aliases, as listed; Short the short names.
	Names []string
	Short []string
	// Sort is the name as an index sorts it.
	Sort        string
	Summary     Line
	Body        *Text
	Identifiers []Identifier
	Links       []string
	// Image is the path of a picture from the root of the site, "" for none. Its size in
	// pixels is zero where that is not known.
	Image                   string
	ImageWidth, ImageHeight int
	// Articles are where it is named, the earliest article first.
	Articles []*Backlink
	// Others are the texts besides articles that name it, in order of kind and id.
	Others []*Backlink
	// Notes are the annotations that name it among their fields.
	Notes []*Annotation
	// Said, Addressed and Relayed are the statements that it made or had made, was
	// told, and passed on; Spoken those in whose passage it is named in no such part.
	// They are in the order of the statements.
	Said, Addressed, Relayed, Spoken []*Statement
	// Events are those that name it among their fields, in their order.
	Events []*Event
	// One of these is the record that has the entity.
	Actor        *Actor
	Organization *Organization
	Theme        *Theme
}

// OtherNames returns the aliases and the short names of an entity, each name once.
func (x *Entity) OtherNames() (aliases, short []string) {
	seen := map[string]bool{x.Name: true}
	unseen := func(names []string) (all []string) {
		for _, n := range names {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
		return all
	}
	aliases = unseen(x.Names)
	return aliases, unseen(x.Short)
}

// Identifier is an identifier in another collection.
type Identifier struct{ Scheme, Value string }

// Backlink is one text that names an entity.
type Backlink struct {
	From *Head
	// Article is the text's article; nil for other texts.
	Article *Article
	Text    *Text
	// Mentions are the places, in order; they are a part of the text's.
	Mentions []*Mention
}

// Companion is an entity that is named together with another, and in how many articles.
type Companion struct {
	Entity *Entity
	N      int
}

// Actor is one person.
type Actor struct {
	*Entity
	Posts       []*Tenure // the most recent first
	Memberships []*Tenure
}

// Tenure is an office or membership and the time in which it was held.
type Tenure struct {
	Actor        *Actor
	Role         string
	Organization *Organization
	From, Until  edtf.Date
	// Article shows it; nil when not given.
	Article *Article
}

// Organization is one body.
type Organization struct {
	*Entity
	Classification     string
	Parent             *Organization
	Parts              []*Organization // by sort name
	Founded, Dissolved edtf.Date
	Posts              []*Tenure // held in it, by actor
	Members            []*Tenure
	Published          []*Article // by it as an outlet, the earliest first
}

// Theme is one theme of the dossier.
type Theme struct {
	*Entity
	Broader  *Theme
	Narrower []*Theme // by title
	// Listed are the articles that name the theme in their fields, by date.
	Listed     []*Article
	Statements []*Statement
}

// Page is a plain page.
type Page struct {
	Head
	Summary Line
	Body    *Text
}

// Record is a record of any kind.
type Record interface{ Header() *Head }

// Self returns the entity. Every actor, organization and theme has it by embedding.
func (x *Entity) Self() *Entity { return x }

// Header returns the record's head. Every record has it by embedding its Head.
func (h *Head) Header() *Head { return h }
