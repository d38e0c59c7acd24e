package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"dossier/generator/source"
)

// WriteText writes the diagnostics for people: the place in a form that editors
// and terminals make clickable, the line with a caret beneath it, the remedy.
// Control characters of the input are shown as pictures, so that no file can
// take over the terminal, and none can write a line that looks like the report's
// own.
func WriteText(w io.Writer, all []*Diagnostic) error {
	b := bufio.NewWriter(w)
	for _, d := range all {
		fmt.Fprintf(b, "%s%s: %s (%s)\n", Place(d.Span), d.Severity, Visible(d.Message), d.Code)
		Excerpt(b, d.Span)
		for _, r := range d.Related {
			fmt.Fprintf(b, "%snote: %s\n", Place(r.Span), Visible(r.Message))
		}
		if d.Help != "" {
			fmt.Fprintf(b, "help: %s\n", lines(d.Help, "      "))
		}
		for _, p := range d.Patches {
			fmt.Fprintf(b, "help: %s\n", Visible(p.Message))
			for _, f := range p.Fields {
				fmt.Fprintf(b, "    %s: %s\n", Visible(f.Key), lines(f.Value, "    "))
			}
		}
	}
	return b.Flush()
}

// lines makes a text of more than one line visible, with every line but the first
// indented.
func lines(s, indent string) string {
	all := strings.Split(s, "\n")
	for i := range all {
		all[i] = Visible(all[i])
	}
	return strings.Join(all, "\n"+indent)
}

// Place renders "path:line:column: ", or "" for the dossier as a whole.
func Place(s source.Span) string {
	if s.File == nil {
		return ""
	}
	at := s.Position()
	return fmt.Sprintf("%s:%d:%d: ", Visible(s.File.Path), at.Line, at.Column)
}

// width is how many code points of a source line are shown at the most.
const width = 100

// Excerpt writes the line of the span with carets under what the span covers of
// it. Of a long line it shows the part around the place.
func Excerpt(w io.Writer, s source.Span) {
	if s.File == nil {
		return
	}
	at := s.Position()
	line := []rune(s.File.Line(at.Line))
	if len(strings.TrimSpace(string(line))) == 0 {
		return
	}
	column := min(at.Column-1, len(line))
	from, to, head, tail := window(len(line), column)
	fmt.Fprintf(w, "%5d | %s%s%s\n", at.Line, head, Visible(string(line[from:to])), tail)
	length := utf8.RuneCountInString(firstLine(s.Text()))
	before := head + Visible(string(line[from:column]))
	under := Visible(string(line[column:min(column+length, to)]))
	fmt.Fprintf(w, "      | %s%s\n", strings.Repeat(" ", columns(before)), strings.Repeat("^", max(columns(under), 1)))
}

// window chooses the part of a line that is shown, in code points, and the signs
// for what is left out.
func window(length, column int) (from, to int, head, tail string) {
	if length > width && column > width*2/3 {
		from, head = min(column-width/2, length-width), "…"
	}
	to = min(from+width, length)
	if to < length {
		tail = "…"
	}
	return from, to, head, tail
}

// columns is how many columns a terminal takes for a text: two for a Chinese
// character, none for a vowel sign above the letter before it.
func columns(s string) int { return uniseg.StringWidth(s) }

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// Visible replaces control characters, and those that turn the direction of
// writing or break lines unseen, by pictures of one column each; a tab becomes a
// space.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7f:
			return '␡'
		case r >= 0x80 && r < 0xa0, directional(r), r == 0x2028, r == 0x2029, r == 0xfeff, r >= 0xe0000 && r < 0xe0080:
			return '�'
		}
		return r
	}, s)
}

// directional says whether a character does nothing but turn the direction of
// writing (the Bidi_Control property of Unicode).
func directional(r rune) bool {
	return r == 0x61c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// jsonPlace is a place in the JSON form; lines and columns begin at one, columns
// count code points, and the end is the position after the last code point. A
// related remark about the dossier as a whole has none of them.
type jsonPlace struct {
	Path      string `json:"path,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
	Message   string `json:"message,omitempty"`
}

type jsonField struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type jsonPatch struct {
	Message string      `json:"message"`
	Fields  []jsonField `json:"fields"`
	For     *jsonPlace  `json:"for,omitempty"`
}

type jsonDiagnostic struct {
	Code     Code        `json:"code"`
	Severity string      `json:"severity"`
	Message  string      `json:"message"`
	Place    *jsonPlace  `json:"place,omitempty"`
	Help     string      `json:"help,omitempty"`
	Related  []jsonPlace `json:"related,omitempty"`
	Patches  []jsonPatch `json:"patches,omitempty"`
}

// WriteJSON writes the diagnostics as one JSON object with a list
// "diagnostics" and the numbers of errors and warnings.
func WriteJSON(w io.Writer, all []*Diagnostic) error {
	out := struct {
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
		Errors      int              `json:"errors"`
		Warnings    int              `json:"warnings"`
	}{Diagnostics: []jsonDiagnostic{}}
	for _, d := range all {
		if d.Severity == Error {
			out.Errors++
		} else {
			out.Warnings++
		}
		out.Diagnostics = append(out.Diagnostics, toJSON(d))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func toJSON(d *Diagnostic) jsonDiagnostic {
	j := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Help: d.Help}
	if d.Span.File != nil {
		p := toPlace(d.Span, "")
		j.Place = &p
	}
	for _, r := range d.Related {
		j.Related = append(j.Related, toPlace(r.Span, r.Message))
	}
	for _, p := range d.Patches {
		patch := jsonPatch{Message: p.Message}
		for _, f := range p.Fields {
			patch.Fields = append(patch.Fields, jsonField(f))
		}
		if p.For.File != nil {
			place := toPlace(p.For, "")
			patch.For = &place
		}
		j.Patches = append(j.Patches, patch)
	}
	return j
}

func toPlace(s source.Span, message string) jsonPlace {
	if s.File == nil {
		return jsonPlace{Message: message}
	}
	from, to := s.Position(), s.File.Position(s.End)
	return jsonPlace{Path: s.File.Path, Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column, Message: message}
}
