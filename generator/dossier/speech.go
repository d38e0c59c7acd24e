package dossier

import (
	"slices"

	"dossier/generator/anchor"
	"dossier/generator/content"
	"dossier/generator/edtf"
	"dossier/generator/prose"
	"dossier/generator/source"
)

// Passage is a place in an article that a note, a statement or an event holds on
// to by quotation.
type Passage struct {
	Article *Article
	Quote   anchor.Quote
	// Found is the verdict on the quotation, with its place in the article's
	// visible text.
	Found anchor.Result
	// Paragraph is the number of the paragraph in which it begins; zero when it is
	// not anchored.
	Paragraph int
	// Span is where the quotation is written in the record.
	Span source.Span
}

// Anchored says whether the passage has a place in its article.
func (p *Passage) Anchored() bool { return p.Found.Place.End > p.Found.Place.Start }

// Range returns the passage's place in the article's visible text, in bytes;
// empty when it has none.
func (p *Passage) Range() prose.Range {
	return prose.Range{Start: p.Found.Place.Start, End: p.Found.Place.End}
}

// Annotation is one note by an editor on one passage.
type Annotation struct {
	Head
	Passage
	Motivation    string
	Author        *Editor // nil when unsigned
	Created       edtf.Date
	Modified      edtf.Date
	Actors        []*Actor
	Organizations []*Organization
	Themes        []*Theme
	ReplyTo       *Annotation
	Replies       []*Annotation // by date and id
	Title         string
	Body          *Text
}

// Voice is who speaks or is spoken to: an actor, an organization, somebody whose
// record is left out as a draft, or a voice without a name. The last two have no page.
type Voice struct {
	// Entity is the actor's or organization's; nil for all others.
	Entity *Entity
	// Name is the name of one whose record is left out.
	Name string
	// Unnamed is how the source describes a voice without a name.
	Unnamed string
	// Of is the body or person that an unnamed voice belongs to; nil when not given.
	Of *Entity
}

// Statement is one speech act.
type Statement struct {
	Head
	Speaker     Voice
	Act         string
	Said        edtf.Date
	Office      string // as given; the office of the day may follow from the speaker's posts
	Audience    []Voice
	RelayedBy   []Voice
	OnBehalfOf  *Voice
	Channel     Line
	About       []*Theme
	Demand      Line
	Consequence Line
	Deadline    edtf.Date
	Appearances []*Appearance
	Relations   []Relation
	// Inverse are the relations in which other statements stand to this one.
	Inverse []Relation
	Outcome *Outcome
	Body    *Text
	// Earlier and Later are its neighbours in Dossier.Statements, nil at the ends.
	Earlier, Later *Statement
}

// Lines returns the short texts of the statement, in the order in which its page
// shows them.
func (s *Statement) Lines() []Line {
	all := []Line{s.Channel, s.Demand, s.Consequence}
	if s.Outcome != nil {
		all = append(all, s.Outcome.Note)
	}
	return append(all, reasons(s.Appearances)...)
}

func reasons(appearances []*Appearance) []Line {
	var all []Line
	for _, a := range appearances {
		all = append(all, a.Reason)
	}
	return all
}

// Relation is how one statement bears on another.
type Relation struct {
	// Kind is the word of the editor, such as "repeats", also of an inverse.
	Kind  string
	Other *Statement
	// At is where the editor names the other statement; zero for an inverse.
	At source.Span
}

// Outcome is what came of a statement.
type Outcome struct {
	Status string
	Date   edtf.Date
	Note   Line
}

// Appearance is one report of a statement or an event in an article.
type Appearance struct {
	Passage
	Statement   *Statement // nil for an event's
	Event       *Event     // nil for a statement's
	Attribution string
	Origin      string
	Grade       string // "F6" when not judged
	Reason      Line
	// RelayedBy is who passed the words on by this report, when that is not who did by
	// all; Own says that it is given, if only as nobody.
	RelayedBy []Voice
	Own       bool
	// Written is the entry as the editor wrote it, for exports.
	Written *content.Value
}

// Relays returns through whom a statement came to this report, the nearest to its
// speaker first.
func (a *Appearance) Relays() []Voice {
	if a.Own || a.Statement == nil {
		return a.RelayedBy
	}
	return a.Statement.RelayedBy
}

// Relays returns everybody through whom a statement came to one of its reports, each
// once.
func (s *Statement) Relays() []Voice {
	all := slices.Clone(s.RelayedBy)
	for _, a := range s.Appearances {
		for _, v := range a.RelayedBy {
			if !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return all
}

// Event is one thing that happened.
type Event struct {
	Head
	Date          edtf.Date
	Place         string
	Actors        []*Actor
	Organizations []*Organization
	Themes        []*Theme
	Appearances   []*Appearance
	Body          *Text
	// Earlier and Later are its neighbours in Dossier.Events, nil at the ends.
	Earlier, Later *Event
}

// Lines returns the short texts of the event, in the order in which its page shows
// them.
func (e *Event) Lines() []Line { return reasons(e.Appearances) }

// Named says whether a voice has a name, be it one without a page.
func (v Voice) Named() bool { return v.Entity != nil || v.Name != "" }

// Called returns the name of a voice, or how the source describes it, without the body
// that it belongs to.
func (v Voice) Called() string {
	if v.Entity != nil {
		return v.Entity.Name
	}
	return v.Name + v.Unnamed
}

// Party returns the actor or organization that a voice is or, without a name,
// belongs to; nil for neither.
func (v Voice) Party() *Entity {
	if v.Entity != nil {
		return v.Entity
	}
	return v.Of
}

// Dialogue is what two parties said to each other.
type Dialogue struct {
	// A and B are the parties, in the order of their keys.
	A, B *Entity
	// Address is the path of the page on which it stands.
	Address string
	// Statements are those from either to the other, in order; voices without a name
	// speak for the party that they belong to.
	Statements []*Statement
}
