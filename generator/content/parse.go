package content

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// Parse reads one record from the text of its file. It returns nil when the file
// is not text or its front matter cannot be read at all; a record with wrong
// fields is returned without these.
func Parse(name string, kind Kind, data []byte, report *diag.Report) *Record {
	file, ok := decode(name, data, report)
	if !ok {
		return nil
	}
	matter, body, ok := split(file, report)
	if !ok {
		return nil
	}
	r := &Record{Kind: kind, ID: IDOf(name), File: file, Body: body}
	fields, places, ok := parseMatter(matter, report)
	if !ok {
		return nil
	}
	if i := controlIn(body.Text()); i >= 0 {
		report.Add(diag.FileControl, body.Sub(i, i+1), "a control character stands in the text").WithHelp("delete it; it may not be visible in your editor")
	}
	if key, of := misplaced(kind, fields); of != 0 {
		report.Add(diag.FieldUnknown, places.place(key).span, "this %s has the fields of %s", kind, of.WithArticle()).
			WithHelp("move the file to content/%s/", of.Folder())
		return nil
	}
	c := checker{report: report, places: places}
	r.Fields = c.fields(Schema(kind), fields, source.Span{File: file, Start: 0, End: 3}, "this "+kind.String())
	return r
}

const bom = "\ufeff"

// decode turns bytes into a file with plain line ends, reporting what had to be
// changed or makes it no text.
func decode(name string, data []byte, report *diag.Report) (*source.File, bool) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		report.Add(diag.FileNUL, broken(name, data, i), "NUL byte in the text").
			WithHelp("save the file as UTF-8 text, or remove it from content/")
		return nil, false
	}
	if i := invalid(data); i >= 0 {
		report.Add(diag.FileNotUTF8, broken(name, data, i), "byte 0x%02x is not UTF-8", data[i]).
			WithHelp("open the file in its own encoding and save it as UTF-8")
		return nil, false
	}
	text, marked := strings.CutPrefix(string(data), bom)
	file := source.New(name, PlainLines(text))
	if marked {
		report.Add(diag.FileBOM, source.Span{File: file}, "the file begins with a byte-order mark").
			WithHelp("save it as UTF-8 without a byte-order mark")
	}
	if i := strings.IndexByte(text, '\r'); i >= 0 {
		message := "lines end in CR LF, as Windows writes them"
		if !strings.HasPrefix(text[i:], "\r\n") {
			message = "a line ends in CR alone, as old Macintosh programs wrote it"
		}
		report.Add(diag.FileCRLF, source.Span{File: file, Start: i, End: i}, "%s", message).
			WithHelp("save the file with LF line ends; in git, a line \"* text=auto eol=lf\" in .gitattributes keeps them so")
	}
	return file, true
}

// PlainLines turns CR LF, and CR alone, into LF. Offsets before the first CR stay
// as they are.
func PlainLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// invalid returns the offset of the first byte that is not UTF-8, and -1.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// controlIn returns the offset of the first character that HTML and XML forbid, and -1.
func controlIn(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f || r == 0xfffe || r == 0xffff
	})
}

// broken returns a span for a place in a file that is no text: what stands
// before it can be shown.
func broken(name string, data []byte, offset int) source.Span {
	clean := PlainLines(strings.TrimPrefix(strings.ToValidUTF8(string(data[:offset]), "?"), bom))
	return source.Span{File: source.New(name, clean), Start: len(clean), End: len(clean)}
}

// fence is the line that opens and closes front matter.
const fence = "---"

// split finds the front matter and the body.
func split(file *source.File, report *diag.Report) (matter, body source.Span, ok bool) {
	start, at := 0, 0 // of the matter, and of the line
	for line := range strings.Lines(file.Text) {
		end := at + len(line)
		isFence := strings.TrimRight(line, " \t\n") == fence
		switch {
		case at == 0 && isFence:
			start = end
		case at == 0:
			reportMissing(file, report)
			return matter, body, false
		case isFence:
			return source.Span{File: file, Start: start, End: at}, source.Span{File: file, Start: end, End: len(file.Text)}, true
		}
		at = end
	}
	if at == 0 {
		reportMissing(file, report)
	} else {
		reportUnclosed(file, report)
	}
	return matter, body, false
}

// reportMissing reports a file that does not begin with front matter, and looks
// for what was meant to be it.
func reportMissing(file *source.File, report *diag.Report) {
	n := 1
	for strings.TrimSpace(file.Line(n)) == "" && file.LineStart(n) < len(file.Text) {
		n++
	}
	line := file.Line(n)
	word := strings.TrimSpace(line)
	d := report.Add(diag.MatterMissing, lineSpan(file, n), "the record has no front matter")
	switch {
	case word == "":
		d.Message = "the file is empty"
		d.WithHelp("write a line of three hyphens, its fields, and another line of three hyphens")
	case word == fence && n > 1:
		d.WithHelp("delete the lines above: front matter begins on the first line")
	case word == fence:
		d.WithHelp("delete the space before the hyphens")
	case looksLikeFence(word):
		d.WithHelp("replace this line, and the one that ends the fields, by exactly three hyphens")
	default:
		d.WithHelp("begin the file with a line of three hyphens, its fields, and another line of three hyphens")
	}
}

// reportUnclosed reports front matter without an end, and looks for a line that
// was meant to end it.
func reportUnclosed(file *source.File, report *diag.Report) {
	d := report.Add(diag.MatterUnclosed, source.Span{File: file, End: len(fence)}, "the front matter is not closed")
	d.WithHelp("add a line of three hyphens after the last field")
	for n := 2; file.LineStart(n) < len(file.Text); n++ {
		word := strings.TrimSpace(file.Line(n))
		switch {
		case looksLikeFence(word):
			d.See(lineSpan(file, n), "is this line to end it?").WithHelp("replace that line by exactly three hyphens")
			return
		case word == "":
			d.See(lineSpan(file, n), "the first empty line stands here")
			return
		}
	}
}

// looksLikeFence says whether a line, trimmed, was likely meant as three hyphens:
// what word processors and other formats make of them.
func looksLikeFence(word string) bool {
	return utf8.RuneCountInString(word) >= 2 && strings.Trim(word, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212") == "" ||
		word == "..." || word == "+++" || word == "==="
}

func lineSpan(file *source.File, n int) source.Span {
	start := file.LineStart(n)
	return source.Span{File: file, Start: start, End: start + len(file.Line(n))}
}
