package cite

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"dossier/generator/edtf"
)

// BibTeX returns the reference as an entry of BibLaTeX, which also old styles of
// BibTeX can set (https://ctan.org/pkg/biblatex, sections 2.1 and 2.2). Its dates
// are EDTF as they were written.
func (r Reference) BibTeX() string {
	kind, container := "article", "journaltitle"
	if r.IsPage {
		kind, container = "online", "organization"
	}
	var authors []string
	for _, a := range r.Authors {
		// Braces keep a body's name whole.
		if n := r.nameOf(a); n.given != "" {
			authors = append(authors, joined(bib(n.family), bib(n.suffix), bib(n.given)))
		} else {
			authors = append(authors, "{"+bib(n.family)+"}")
		}
	}
	var b strings.Builder
	b.Grow(512)
	b.WriteString("@" + kind + "{" + r.Key)
	field := func(name, value string) {
		if value != "" {
			for _, part := range [...]string{",\n  ", name, " = {", value, "}"} {
				b.WriteString(part)
			}
		}
	}
	field("author", strings.Join(authors, " and "))
	field("title", "{"+bib(r.Title)+"}")
	field(container, bib(r.Container))
	if !r.IsPage {
		field("entrysubtype", "newspaper")
		field("journal", bib(r.Container))
	}
	field("date", r.Published.String())
	field("year", year(r.Published)) // old styles know no date
	field("url", address(r.URL))
	field("urldate", r.Accessed.ISO())
	field("langid", bib(r.Language))
	if r.Archived != "" {
		field("note", `Archived at \url{`+inNote.Replace(address(r.Archived))+"}")
	}
	b.WriteString("\n}\n")
	return b.String()
}

// bib escapes what means something in BibTeX and TeX.
func bib(s string) string { return inBibTeX.Replace(s) }

var inBibTeX = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ", "\r", " ",
)

// address escapes what would end a field: within one, an address stands as it is.
func address(s string) string { return inField.Replace(s) }

var inField = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "^", "%5E")

// inNote escapes what TeX takes for a comment or a parameter in the \url of a note, which
// styles hand from macro to macro.
var inNote = strings.NewReplacer("%", `\%`, "#", `\#`)

// RIS returns the reference as a record of RIS, whose lines end in CR LF
// (https://refman.com, "RIS Format Specifications").
func (r Reference) RIS() string {
	var b strings.Builder
	b.Grow(512 + len(r.Abstract))
	field := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			for _, part := range [...]string{tag, "  - ", value, "\r\n"} {
				b.WriteString(part)
			}
		}
	}
	if r.IsPage {
		field("TY", "ELEC")
	} else {
		field("TY", "NEWS")
	}
	field("ID", r.Key)
	for _, a := range r.Authors {
		field("AU", r.nameOf(a).sorted())
	}
	field("TI", r.Title)
	field("T2", r.Container)
	field("PY", year(r.Published))
	field("DA", issued(r.Published))
	field("UR", r.URL)
	field("Y2", slashed(r.Accessed.ISO()))
	field("LA", r.Language)
	field("AB", r.Abstract)
	if r.Archived != "" {
		field("N1", "Archived at "+r.Archived)
	}
	b.WriteString("ER  - \r\n")
	return b.String()
}

// year returns the year of a date, "" for one that may be in several.
func year(d edtf.Date) string {
	if y, season := d.Season(); season != 0 && y >= 1 {
		return fmt.Sprintf("%04d", y)
	}
	first, hasFirst := d.Earliest()
	last, hasLast := d.Latest()
	if !hasFirst || !hasLast || first.Year != last.Year || first.Year < 1 {
		return ""
	}
	return fmt.Sprintf("%04d", first.Year)
}

// issued writes a date of publication as RIS has it: a season stands behind the last slash.
func issued(d edtf.Date) string {
	day := slashed(cmp.Or(d.ISO(), year(d)))
	if _, season := d.Season(); day != "" && season != 0 {
		day += [...]string{"Spring", "Summer", "Autumn", "Winter"}[season-1]
	}
	return day
}

// slashed writes a date as RIS has it, YYYY/MM/DD/ with what is not known left out.
func slashed(iso string) string {
	day, _, _ := strings.Cut(iso, "T")
	if day == "" {
		return ""
	}
	return strings.ReplaceAll(day, "-", "/") + strings.Repeat("/", 3-strings.Count(day, "-")-1) + "/"
}

// CSL is a reference as an item of CSL-JSON
// (https://github.com/citation-style-language/schema, csl-data.json).
type CSL struct {
	Type            string    `json:"type"`
	ID              string    `json:"id"`
	Title           string    `json:"title"`
	Author          []cslName `json:"author,omitempty"`
	ContainerTitle  string    `json:"container-title,omitempty"`
	Issued          *cslDate  `json:"issued,omitempty"`
	Accessed        *cslDate  `json:"accessed,omitempty"`
	URL             string    `json:"URL,omitempty"`
	ArchiveLocation string    `json:"archive_location,omitempty"`
	Language        string    `json:"language,omitempty"`
	Abstract        string    `json:"abstract,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"` // 1 is spring
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// CSL returns the reference as an item of CSL-JSON.
func (r Reference) CSL() CSL {
	c := CSL{
		Type: "article-newspaper", ID: r.Key, Title: r.Title, ContainerTitle: r.Container, Issued: cslDateOf(r.Published), Accessed: cslDateOf(r.Accessed),
		URL: r.URL, ArchiveLocation: r.Archived, Language: r.Language, Abstract: r.Abstract,
	}
	if r.IsPage {
		c.Type = "webpage"
	}
	for _, a := range r.Authors {
		if n := r.nameOf(a); n.given != "" {
			c.Author = append(c.Author, cslName{Family: n.family, Given: n.given, Suffix: n.suffix})
		} else {
			c.Author = append(c.Author, cslName{Literal: n.family})
		}
	}
	return c
}

// cslDateOf gives a date in parts: one date, or the ends of an interval, each as precise
// as it is known; as it was written where it has no such parts.
func cslDateOf(d edtf.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	c := &cslDate{Circa: d.Uncertain() || d.Approximate()}
	if y, season := d.Season(); season != 0 && y >= 1 {
		c.Parts, c.Season = [][]int{{y}}, season
		return c
	}
	start, end := d.Ends()
	switch first, last := cslParts(start), cslParts(end); {
	case first == nil || last == nil:
		c.Literal = d.String()
	case d.IsInterval():
		c.Parts = [][]int{first, last}
	default:
		c.Parts = [][]int{first}
	}
	return c
}

// cslParts gives a single date as numbers; nil for one without them.
func cslParts(d edtf.Date) (parts []int) {
	iso, _, _ := strings.Cut(d.ISO(), "T")
	if iso == "" {
		return nil
	}
	for p := range strings.SplitSeq(iso, "-") {
		n, _ := strconv.Atoi(p) // digits by the form of ISO
		parts = append(parts, n)
	}
	return parts
}

// CSLJSON returns references as a CSL-JSON file, one item to a line.
func CSLJSON(all []Reference) []byte {
	var b bytes.Buffer
	_ = WriteCSLJSON(&b, slices.Values(all)) // a buffer takes everything
	return b.Bytes()
}

// WriteCSLJSON writes references as a CSL-JSON file, one item to a line.
func WriteCSLJSON(w io.Writer, all iter.Seq[Reference]) error {
	before := "[\n"
	for r := range all {
		item, err := json.Marshal(r.CSL())
		if err != nil {
			return err
		}
		if _, err := w.Write(append(append(make([]byte, 0, len(before)+len(item)), before...), item...)); err != nil {
			return err
		}
		before = ",\n"
	}
	after := "\n]\n"
	if before == "[\n" {
		after = "[" + after
	}
	_, err := io.WriteString(w, after)
	return err
}
