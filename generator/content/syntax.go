package content

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"dossier/generator/diag"
	"dossier/generator/source"
)

// syntaxError is what the YAML library has to say, on the way to an editor.
type syntaxError struct {
	message string      // the library's own words, to tell the errors apart
	at      source.Span // where reading stopped; empty
	began   source.Span // where what could not be read to its end began; empty
}

// reportSyntax says in an editor's words why the front matter is not YAML, and
// where the cause lies, which is often before the place where YAML gave up.
func reportSyntax(p *placer, err error, report *diag.Report) {
	e := syntaxError{message: err.Error(), at: p.matter.Sub(0, 0), began: p.matter.Sub(0, 0)}
	var le *yaml.LoadError
	if errors.As(err, &le) {
		e.message = le.Message
		e.at = p.point(le.Mark.Line, le.Mark.Column)
		e.began = e.at
		if le.ContextMsg != "" && le.ContextMark.Line > 0 {
			e.began = p.point(le.ContextMark.Line, le.ContextMark.Column)
		}
	}
	code := diag.MatterSyntax
	if strings.Contains(e.message, "unknown anchor") || strings.Contains(e.message, "alphabetic or numeric") || strings.Contains(e.message, "tag") {
		code = diag.MatterAlias
	}
	span, message, help := e.explain()
	report.Add(code, span, "%s", message).WithHelp("%s", help)
}

// point returns the empty span at a line and column that YAML gives.
func (p *placer) point(line, column int) source.Span {
	at := p.at(line, column)
	return source.Span{File: p.matter.File, Start: at, End: at}
}

// causes are the library's errors that need no look at the text. The order
// counts: the first that is part of the library's message is taken.
var causes = []struct {
	part          string
	began         bool // the place is where the thing began, not where reading stopped
	message, help string
}{
	{"unknown anchor", true, "a value that begins with * is read as a YAML alias", "put the value between quotation marks"},
	{"alphabetic or numeric", true, "a value that begins with * or & is read as a YAML alias or anchor", "put the value between quotation marks"},
	{"tag", true, "a value that begins with ! is read as a YAML tag", "put the value between quotation marks"},
	{"',' or ']'", true, "a list that begins with [ is not closed, or lacks a comma", "put a comma between its entries and ] at its end"},
	{"',' or '}'", true, "a group that begins with { is not closed, or lacks a comma", "put a comma between its fields and } at its end"},
	{"unexpected end of stream", true, "a quotation mark is not closed", "close it at the end of the value"},
	{"document indicator", true, "a quotation mark is not closed", "close it at the end of the value"},
	{"escape", false, "a backslash within double quotation marks begins a special character, and this is none", `write \\ for a backslash, or use single quotation marks`},
	{"hexadecimal", false, "a backslash within double quotation marks begins a special character, and this is none", `write \\ for a backslash, or use single quotation marks`},
	{"tab", false, "a tab is used to indent", "indent with spaces"},
	{"comment or line break", false, "only a line end may follow | or >", "begin the text on the next line, or put it between quotation marks"},
	{"block sequence entries", false, "a list cannot begin here", "begin it on a line of its own, or put the value between quotation marks if the hyphen belongs to it"},
	{"'-' indicator", false, "the line does not line up with the list above it", "indent all entries of a list alike, each with a hyphen"},
	{"control characters", false, "a control character stands in the front matter", "delete it; it may not be visible in your editor"},
	{"max depth", false, "lists or groups are nested too deeply", "write fewer brackets; no field needs more than three within each other"},
	{"comment without preceding", false, "a # follows without a space", "put a space before #, or the value between quotation marks"},
}

// explain returns where the cause of the error lies, what it is and what to do.
func (e syntaxError) explain() (span source.Span, message, help string) {
	switch {
	case strings.Contains(e.message, "mapping values"):
		return e.colon()
	case strings.Contains(e.message, "expected ':'"):
		return e.noColon()
	case strings.Contains(e.message, "expected key"):
		return e.afterValue()
	case strings.Contains(e.message, "start any token"):
		return e.badStart()
	case strings.Contains(e.message, "control characters"):
		e.at.Start += max(strings.IndexFunc(e.at.File.Text[e.at.Start:], forbidden), 0)
		e.at.End = e.at.Start
	}
	for _, c := range causes {
		if !strings.Contains(e.message, c.part) {
			continue
		}
		if c.began {
			return e.began, c.message, c.help
		}
		return e.at, c.message, c.help
	}
	return e.at, "the front matter is not valid YAML here", "look at this line and the one before; a value with special characters belongs between quotation marks"
}

// forbidden says whether YAML refuses a character everywhere. The library does not
// say where it met one.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff
}

// before and after return what stands on the line around the place.
func (e syntaxError) before() string {
	text := e.at.File.Text[:e.at.Start]
	return text[strings.LastIndexByte(text, '\n')+1:]
}

func (e syntaxError) after() string { return firstLine(e.at.File.Text[e.at.Start:]) }

// colon explains a colon where none may stand: in a value, in a line that is
// indented, or in a field behind a line that is none.
func (e syntaxError) colon() (source.Span, string, string) {
	before := e.before()
	switch {
	case strings.Contains(before, ": ") && strings.ContainsAny(before, "“”„«"):
		return e.at, "a colon and a space within a value are read as another field", "put the value between straight quotation marks, \"…\"; curly ones are none for YAML"
	case strings.Contains(before, ": "):
		return e.at, "a colon and a space within a value are read as another field", "put the value between quotation marks"
	case strings.TrimLeft(before, " ") != before:
		return e.at, "the line is indented as if it went on with the value above", "begin the line at the same column as the field above it, or put the value above between quotation marks"
	}
	text := e.at.File.Text
	above := source.Span{File: e.at.File, End: e.at.Start - len(before)}
	above.Start = strings.LastIndexByte(strings.TrimSuffix(text[:above.End], "\n"), '\n') + 1
	if span, message, help, ok := unspaced(above); ok {
		return span, message, help
	}
	return e.at, "the line above is not a field, so this one cannot be read either", "write each field as \"key: value\", with a space after the colon"
}

// unspaced explains the field at the start of a span whose colon has no space behind it.
func unspaced(at source.Span) (span source.Span, message, help string, ok bool) {
	name, value, _ := strings.Cut(firstLine(at.File.Text[at.Start:]), ":")
	if name == "" || value == "" || strings.HasPrefix(value, "//") || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
		return at, "", "", false
	}
	at.End = at.Start + len(name) + len(":")
	return at, "no space stands behind the colon, so that the line is not a field", "write \"" + name + ": " + cut(value) + "\"", true
}

// noColon explains a line without a colon: a text that belongs below the front
// matter, or an entry of a list whose hyphen has no space.
func (e syntaxError) noColon() (source.Span, string, string) {
	line := firstLine(e.began.File.Text[e.began.Start:])
	if rest, ok := strings.CutPrefix(line, "-"); ok {
		return e.began, "a hyphen without a space does not begin an entry", "write \"- " + cut(strings.TrimSpace(rest)) + "\""
	}
	if i := strings.Index(line, ":\u00a0"); i > 0 && !strings.Contains(line[:i], " ") {
		at := e.began
		at.Start += i + len(":")
		at.End = at.Start + len("\u00a0")
		return at, "a no-break space stands behind the colon, where YAML wants an ordinary one", "delete it and type a space"
	}
	if span, message, help, ok := unspaced(e.began); ok {
		return span, message, help
	}
	return e.began, "the line is not a field: it has no colon and a space after its name",
		"write it as \"key: value\"; text belongs below the line of three hyphens that ends the front matter"
}

// afterValue explains a text where the next field was to begin.
func (e syntaxError) afterValue() (source.Span, string, string) {
	before := strings.TrimSpace(e.before())
	switch {
	case strings.HasSuffix(before, "'"):
		return e.at, "text stands behind the closing quotation mark", "write '' for an apostrophe between single quotation marks, or use double ones"
	case strings.HasSuffix(before, `"`):
		return e.at, "text stands behind the closing quotation mark", `write \" for a quotation mark within the value, or use single ones around it`
	case strings.HasSuffix(before, "]"), strings.HasSuffix(before, "}"):
		return e.at, "text stands behind the closing bracket", "put the whole value between quotation marks, or begin a new line"
	}
	return e.at, "the line does not line up with those above it", "begin all fields of a group, and all entries of a list, at the same column"
}

// badStart explains a sign with which no value begins.
func (e syntaxError) badStart() (source.Span, string, string) {
	r, n := utf8.DecodeRuneInString(e.after())
	if r == '\t' || n == 0 {
		return e.at, "a tab is used to indent", "indent with spaces"
	}
	return e.at, "a value cannot begin with " + string(r), "put the value between quotation marks"
}
