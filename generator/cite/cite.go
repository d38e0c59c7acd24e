// Package cite writes references to articles and pages: in a sentence, as BibTeX,
// as RIS and as CSL-JSON.
package cite

import (
	"slices"
	"strings"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
	"dossier/generator/mention"
)

// Reference is what may be cited. What is not known is left empty.
type Reference struct {
	// Key names the reference among others: ASCII letters, digits, "-" and "/".
	Key   string
	Title string
	// Authors are names as they are printed, first names first.
	Authors []string
	// Bodies are those of the authors that are known to be no persons.
	Bodies []string
	// Container is the newspaper, or the dossier of a page.
	Container string
	Published edtf.Date
	// Accessed is when the address was read.
	Accessed edtf.Date
	URL      string
	// Archived is the address of an archived copy.
	Archived string
	Language string // BCP 47
	Abstract string
	// IsPage says that it is a page of the web, and no article of a newspaper.
	IsPage bool
}

// OfArticle returns the reference to the original of an article.
func OfArticle(a *dossier.Article) Reference {
	r := Reference{
		Key: a.Stem(), Title: a.Name, Authors: a.Authors, Bodies: a.Bodies, Published: a.Published, Accessed: a.Retrieved,
		URL: a.URL, Archived: a.Archived, Language: a.Language, Abstract: a.Summary.Text,
	}
	if a.Outlet != "" {
		r.Container = a.Outlet
	}
	return r
}

// OfPage returns the reference to the page of a record, with the editors as its
// authors. It has an address when the dossier has a base address.
func OfPage(d *dossier.Dossier, h *dossier.Head) Reference {
	r := Reference{Key: h.Kind.Folder() + "/" + h.Stem(), Title: h.Name, Container: d.Title, Language: d.Language, IsPage: true}
	for _, e := range d.Editors {
		r.Authors = append(r.Authors, e.Name)
	}
	if d.BaseURL != "" {
		r.URL = d.BaseURL + h.Address
	}
	return r
}

// Words are how the language of a page says what stands around the parts of a
// citation.
type Words struct {
	// Date says a date.
	Date func(edtf.Date) string
	// Accessed and Archived stand before a date and an address: "read", "archived at".
	Accessed, Archived string
	// Comma stands between the parts: ", ".
	Comma string
	// Quoted puts a title in quotation marks.
	Quoted func(string) string
}

// Plain returns the reference in one sentence: Author, “Title”, Outlet, date,
// address (archived at address), read date.
func (r Reference) Plain(w Words) string {
	parts := []string{strings.Join(r.Authors, w.Comma), w.Quoted(r.Title), r.Container}
	if !r.Published.IsZero() {
		parts = append(parts, w.Date(r.Published))
	}
	address := r.URL
	if r.Archived != "" {
		address = strings.TrimSpace(address + " (" + w.Archived + " " + r.Archived + ")")
	}
	parts = append(parts, address)
	if !r.Accessed.IsZero() {
		parts = append(parts, w.Accessed+" "+w.Date(r.Accessed))
	}
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, w.Comma)
}

// name is a person's name in its parts; a body, or a name of one word, has only a
// family name. A suffix is "Jr." and the like.
type name struct{ given, family, suffix string }

// nameOf splits the name of an author as it is printed. Names of bodies, which bylines
// also have, and with a remark in brackets stay whole.
func (r Reference) nameOf(author string) name {
	printed := strings.Join(strings.Fields(author), " ")
	if slices.Contains(r.Bodies, author) || dossier.IsBody(printed) || strings.Contains(printed, "(") {
		return name{family: printed}
	}
	given, family, suffix := mention.SplitName(printed)
	if before, after, inverted := strings.Cut(printed, ", "); inverted && suffix == "" {
		return name{given: after, family: before}
	}
	if family == "" {
		at := strings.LastIndexByte(printed, ' ')
		return name{given: printed[:max(at, 0)], family: printed[at+1:]}
	}
	return name{given, family, suffix}
}

// sorted returns the name as lists sort it: "Family, Given, Suffix".
func (n name) sorted() string { return joined(n.family, n.given, n.suffix) }

// joined puts commas between the parts of a name that are there.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}
