package export

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"dossier/generator/anchor"
	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/jsonwriter"
	"dossier/generator/locale"
	"dossier/generator/prose"
)

// File is a file of the site with its path from the root of the site.
type File struct {
	Path string
	Data []byte
}

// Stream is a file of the site that is written piece by piece.
type Stream struct {
	Path  string
	Write func(io.Writer) error
}

// Annotations returns the notes in the form of the W3C Web Annotation Data Model, with
// labels in the language of l: data/annotations.jsonld with all of them, and beside the
// page of every article that has notes a file with its own, see [AnnotationsPath].
//
// Addresses begin with the dossier's base address. Without one they are relative
// to the file in which they stand, which is what JSON-LD takes them for: the files
// hold true wherever the site is put, and every file lies one folder deep, so that
// a note reads the same in both. An annotation's id is the address of its note.
//
// Positions count code points of the article's visible text, zero-based and
// half-open; its blocks are separated by one line feed each.
func Annotations(d *dossier.Dossier, l *locale.Locale) []Stream {
	base := d.BaseURL
	if base == "" {
		base = "../"
	}
	files := []Stream{{AllAnnotationsPath, func(w io.Writer) error {
		return annotationCollection(w, base, AllAnnotationsPath, l.Text("notes.of-dossier", "dossier", d.Title), d, l, d.Articles)
	}}}
	for _, a := range d.Articles {
		if len(a.Notes) > 0 {
			path := AnnotationsPath(a)
			files = append(files, Stream{path, func(w io.Writer) error {
				return annotationCollection(w, base, path, l.Text("notes.on-article", "article", a.Name), d, l, []*dossier.Article{a})
			}})
		}
	}
	return files
}

// AllAnnotationsPath is the path of the file with all notes.
const AllAnnotationsPath = "data/annotations.jsonld"

// AnnotationsPath returns the path of the file with the notes on an article, which
// exists when there are any. No record can have it: a record's address has no
// point before its ending.
func AnnotationsPath(a *dossier.Article) string {
	return strings.TrimSuffix(a.Address, ".html") + ".jsonld"
}

// annotationCollection writes a collection with one page that stands within it:
// the form in which a reader of a file has all there is without another request.
// Every annotation stands on a line of its own.
func annotationCollection(out io.Writer, base, path, label string, d *dossier.Dossier, l *locale.Locale, articles []*dossier.Article) error {
	total := 0
	for _, a := range articles {
		total += len(a.Notes)
	}
	w := jsonwriter.New(out)
	w.Open('{')
	w.Field("@context", "http://www.w3.org/ns/anno.jsonld")
	w.Field("id", base+path)
	w.Field("type", "AnnotationCollection")
	w.Field("label", label)
	w.Key("total")
	w.Int(total)
	w.Field("last", base+path+"#page")
	w.Key("first")
	w.Open('{')
	w.Field("id", base+path+"#page")
	w.Field("type", "AnnotationPage")
	w.Field("partOf", base+path)
	w.Key("startIndex")
	w.Int(0)
	w.Key("items")
	w.Open('[')
	for _, a := range articles {
		webAnnotations(w, base, d, l, a)
	}
	w.Close(']')
	w.Close('}')
	w.Close('}')
	w.End()
	return w.Flush()
}

// webAnnotation is a note as the Web Annotation model has it.
type webAnnotation struct {
	ID    string `json:"id"`
	Type  string `json:"type"`
	Label string `json:"label,omitempty"`
	// Motivation is a word, or a list of them for a reply that does more than reply.
	Motivation any       `json:"motivation"`
	Creator    *webAgent `json:"creator,omitempty"`
	Created    string    `json:"created,omitempty"`
	Modified   string    `json:"modified,omitempty"`
	Body       []webBody `json:"body,omitempty"`
	Target     any       `json:"target"`
}

// webAgent is who wrote a note.
type webAgent struct {
	ID   string `json:"id,omitempty"`
	Type string `json:"type"`
	Name string `json:"name"`
}

// webBody is a text, a tag, or a link to a record.
type webBody struct {
	Type     string `json:"type"`
	Purpose  string `json:"purpose"`
	Source   string `json:"source,omitempty"`
	Value    string `json:"value,omitempty"`
	Format   string `json:"format,omitempty"`
	Language string `json:"language,omitempty"`
}

// webTarget is a passage of an article.
type webTarget struct {
	Type     string        `json:"type"`
	Source   string        `json:"source"`
	Selector []webSelector `json:"selector"`
}

// webSelector is a TextQuoteSelector, a TextPositionSelector or a FragmentSelector.
type webSelector struct {
	Type       string `json:"type"`
	Exact      string `json:"exact,omitempty"`
	Prefix     string `json:"prefix,omitempty"`
	Suffix     string `json:"suffix,omitempty"`
	Start      *int   `json:"start,omitempty"`
	End        *int   `json:"end,omitempty"`
	Value      string `json:"value,omitempty"`
	ConformsTo string `json:"conformsTo,omitempty"`
}

// webAnnotations writes the notes on one article, in their order.
func webAnnotations(w *jsonwriter.Writer, base string, d *dossier.Dossier, l *locale.Locale, a *dossier.Article) {
	if len(a.Notes) == 0 {
		return
	}
	text := anchor.New(a.Body.Doc.Text, nil)
	for _, n := range a.Notes {
		w.Line()
		w.Raw(encode(toWeb(base, d, l, n, text)))
	}
}

func toWeb(base string, d *dossier.Dossier, l *locale.Locale, n *dossier.Annotation, text *anchor.Text) webAnnotation {
	w := webAnnotation{
		ID: base + n.Address, Type: "Annotation", Label: n.Title, Motivation: n.Motivation,
		Created: dateTime(n.Created), Modified: dateTime(n.Modified), Body: webBodies(base, d, l, n),
	}
	if n.Author != nil {
		w.Creator = &webAgent{ID: n.Author.URL, Type: "Person", Name: n.Author.Name}
		if dossier.IsBody(n.Author.Name) {
			w.Creator.Type = "Organization"
		}
	}
	passage := webTarget{Type: "SpecificResource", Source: base + n.Article.Address, Selector: selectors(n, text)}
	w.Target = passage
	if n.ReplyTo != nil {
		w.Target = []webTarget{passage, answered(base, n.ReplyTo)}
		if n.Motivation != "replying" {
			w.Motivation = []string{"replying", n.Motivation}
		}
	}
	return w
}

// answered is the note that a reply answers. The plain address would do by the
// model, but readers of the field, such as Recogito's, fail on a target without a
// selector and then show nothing at all.
func answered(base string, n *dossier.Annotation) webTarget {
	_, id, _ := strings.Cut(n.Address, "#")
	return webTarget{Type: "SpecificResource", Source: base + n.Address, Selector: []webSelector{
		{Type: "FragmentSelector", Value: id, ConformsTo: "http://tools.ietf.org/rfc/rfc3236"},
	}}
}

// contextLength is how many code points stand in prefix and suffix, as many as
// Hypothesis gives.
const contextLength = 32

// selectors gives the words as they stand in the article, and their place. A note
// without a place keeps the quotation that its editor wrote.
func selectors(n *dossier.Annotation, text *anchor.Text) []webSelector {
	if !n.Anchored() {
		return []webSelector{{Type: "TextQuoteSelector", Exact: n.Quote.Exact, Prefix: n.Quote.Prefix, Suffix: n.Quote.Suffix}}
	}
	visible, r := n.Article.Body.Doc.Text, n.Range()
	start, end := text.CodePoints(n.Found.Place)
	return []webSelector{
		{Type: "TextQuoteSelector", Exact: visible[r.Start:r.End], Prefix: lastCodePoints(visible[:r.Start]), Suffix: firstCodePoints(visible[r.End:])},
		{Type: "TextPositionSelector", Start: &start, End: &end},
	}
}

func firstCodePoints(s string) string {
	end := 0
	for n := 0; n < contextLength && end < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

func lastCodePoints(s string) string {
	start := len(s)
	for n := 0; n < contextLength && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return s[start:]
}

// webBodies gives the text of a note twice, as markdown without private remarks
// and as HTML, and after it what the note is about: themes as tags, which every
// reader shows, and people and organizations by the addresses of their pages.
func webBodies(base string, d *dossier.Dossier, l *locale.Locale, n *dossier.Annotation) []webBody {
	var all []webBody
	if !n.Body.Empty() {
		text := webBody{Type: "TextualBody", Purpose: n.Motivation, Language: d.Language}
		text.Format, text.Value = "text/markdown", strings.TrimSpace(n.Body.Doc.Markdown())
		all = append(all, text)
		text.Format, text.Value = "text/html", bodyHTML(base, l, n.Body)
		all = append(all, text)
	}
	for _, t := range n.Themes {
		all = append(all, webBody{Type: "TextualBody", Purpose: "tagging", Value: t.Name, Format: "text/plain", Language: d.Language})
	}
	about := func(h *dossier.Head) {
		all = append(all, webBody{Type: "SpecificResource", Purpose: "identifying", Source: base + h.Address})
	}
	for _, a := range n.Actors {
		about(&a.Head)
	}
	for _, o := range n.Organizations {
		about(&o.Head)
	}
	return all
}

// bodyHTML renders a text with its links, and without links on names, which the
// editor did not write.
func bodyHTML(base string, l *locale.Locale, t *dossier.Text) string {
	r := prose.Rendering{Words: l}
	for _, to := range t.Targets {
		r.Targets = append(r.Targets, prose.Target{Href: to.Href(base), Entity: to.Key()})
	}
	return strings.TrimSpace(string(t.Doc.AppendHTML(nil, r)))
}

// dateTime gives a date as xsd:dateTime in UTC, which the model asks for: a plain
// day as its first moment, "" for what is less or other than a certain day.
func dateTime(d edtf.Date) string {
	if d.Uncertain() || d.Approximate() {
		return ""
	}
	iso := d.ISO()
	switch d.Precision() {
	case edtf.PrecisionDay:
		if iso != "" {
			return iso + "T00:00:00Z"
		}
	case edtf.PrecisionTime:
		// A time without an offset is no moment.
		if t, err := time.Parse(time.RFC3339, iso); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	return ""
}
