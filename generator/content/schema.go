package content

import (
	"cmp"
	"strings"
)

// Kind is a kind of record.
type Kind uint8

// The kinds of record, in the order in which people meet them.
const (
	Dossier Kind = iota + 1
	Article
	Actor
	Organization
	Theme
	Annotation
	Statement
	Event
	Page
)

// Kinds returns every kind that has a folder, in order.
func Kinds() []Kind {
	return []Kind{Article, Actor, Organization, Theme, Annotation, Statement, Event, Page}
}

// String returns the kind's name in the singular, as people say it.
func (k Kind) String() string {
	switch k {
	case Dossier:
		return "dossier"
	case Article:
		return "article"
	case Actor:
		return "actor"
	case Organization:
		return "organization"
	case Theme:
		return "theme"
	case Annotation:
		return "annotation"
	case Statement:
		return "statement"
	case Event:
		return "event"
	case Page:
		return "page"
	}
	return "record"
}

// WithArticle returns the kind's name after the indefinite article, "an actor".
func (k Kind) WithArticle() string {
	if strings.ContainsAny(k.String()[:1], "aeo") {
		return "an " + k.String()
	}
	return "a " + k.String()
}

// Folder returns the name of the kind's folder in the content folder and in the
// site; "" for the dossier itself.
func (k Kind) Folder() string {
	if k == Dossier || k == 0 {
		return ""
	}
	return k.String() + "s"
}

// KindOf returns the kind with the given folder name, and 0 for none.
func KindOf(folder string) Kind {
	for _, k := range Kinds() {
		if k.Folder() == folder {
			return k
		}
	}
	return 0
}

// kindWords are what people call the kinds.
var kindWords = map[string]Kind{"person": Actor, "people": Actor, "note": Annotation, "org": Organization, "body": Organization, "outlet": Organization,
	"publisher": Organization, "source": Article, "topic": Theme, "tag": Theme, "quote": Statement}

// KindMeant returns the kind that another word than its name, in the singular or the plural, most likely means, and 0
// for none.
func KindMeant(word string) Kind {
	word = strings.ToLower(word)
	return cmp.Or(kindWords[word], kindWords[strings.TrimSuffix(word, "s")])
}

// Type is what one value of a field holds.
type Type uint8

// The types of values.
const (
	Text     Type = iota // one line or more of plain text
	Name                 // a name that is looked for in texts
	Date                 // EDTF
	URL                  // complete http or https address
	Language             // BCP 47 tag
	Picture              // path of a picture below static/
	Host                 // host name, such as dossier.example.org
	Bool                 // true or false
	Ref                  // id of a record of one of the field's kinds
	Who                  // Ref to actor or organization, or {unnamed, of}
	Choice               // one of the field's words
	Grade                // Admiralty grade, A1 to F6
	Group                // the field's own fields
	Map                  // any keys, each with a text
	Ignored              // accepted for the sake of other software, and not used
)

// Spec describes one field of one kind of record. The table of specs drives
// reading, and everything that explains the fields to people and editors.
type Spec struct {
	Key      string
	Type     Type
	Required bool
	List     bool     // a list of values of the type; a single value may stand for a list of one
	Kinds    []Kind   // Ref: the kinds that it may lead to
	Choices  []string // Choice: the words that may stand here
	Fields   []Spec   // Group: the fields of one value
	Doc      string   // what the field says, in one line
	Example  string   // a value as it is written in YAML
}

// Schema returns the fields of a kind in the order in which they are best
// written. The names follow Popolo, FollowTheMoney, schema.org and the W3C Web
// Annotation model where these have one.
func Schema(k Kind) []Spec { return schemas[k] }

// Motivations returns the words that say what a note is for.
func Motivations() []string {
	s, _ := find(annotationFields, "motivation")
	return s.Choices
}

// schemas is never changed after the program starts.
var schemas = map[Kind][]Spec{
	Dossier:      dossierFields,
	Article:      withCommon(articleFields),
	Actor:        withCommon(actorFields),
	Organization: withCommon(organizationFields),
	Theme:        withCommon(themeFields),
	Annotation:   withCommon(annotationFields),
	Statement:    withCommon(statementFields),
	Event:        withCommon(eventFields),
	Page:         withCommon(pageFields),
}

// common are the fields that any record may have. Obsidian writes the last
// three.
var common = []Spec{
	{Key: "draft", Type: Bool, Doc: "true keeps the record out unless drafts are asked for", Example: "true"},
	{Key: "former_ids", Type: Text, List: true, Doc: "earlier ids, whose addresses keep working", Example: "[old-name]"},
	{Key: "aliases", Type: Text, List: true, Doc: "other names under which [[…]] finds the record", Example: "[Another name]"},
	{Key: "tags", Type: Ignored, Doc: "Obsidian's tags; not used"},
	{Key: "cssclasses", Type: Ignored, Doc: "Obsidian's style classes; not used"},
}

func withCommon(own []Spec) []Spec {
	all := append([]Spec(nil), own...)
	for _, c := range common {
		if _, ok := find(own, c.Key); !ok {
			all = append(all, c)
		}
	}
	return all
}

func find(specs []Spec, key string) (Spec, bool) {
	for _, s := range specs {
		if s.Key == key {
			return s, true
		}
	}
	return Spec{}, false
}

func keys(specs []Spec) []string {
	var all []string
	for _, s := range specs {
		all = append(all, s.Key)
	}
	return all
}
