package diag

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"path"
	"strings"
)

// WriteGitHub writes the diagnostics as workflow commands, which GitHub shows beside
// the lines of a pull request. It shows ten errors and ten warnings of one step; the
// others are in the step's summary, see WriteSummary. Paths are given from the
// repository's root, in which the dossier stands in the folder at.
func WriteGitHub(w io.Writer, at string, all []*Diagnostic) error {
	b := bufio.NewWriter(w)
	for _, severity := range []Severity{Error, Warning} {
		for _, d := range all {
			if d.Severity == severity {
				fmt.Fprintf(b, "::%s %stitle=%s::%s\n", d.Severity, properties(at, d), property(string(d.Code)), data(body(at, d)))
			}
		}
	}
	return b.Flush()
}

// properties gives the place of an annotation; "" for the dossier as a whole. Columns
// may stand only where the place lies within one line.
func properties(at string, d *Diagnostic) string {
	if d.Span.File == nil {
		return ""
	}
	from, to := d.Span.Position(), d.Span.File.Position(d.Span.End)
	file := property(path.Join(at, d.Span.File.Path))
	if to.Line != from.Line {
		return fmt.Sprintf("file=%s,line=%d,endLine=%d,", file, from.Line, to.Line)
	}
	return fmt.Sprintf("file=%s,line=%d,col=%d,endColumn=%d,", file, from.Line, from.Column, max(to.Column-1, from.Column))
}

// body is the message with all that belongs to it, on lines of its own.
func body(at string, d *Diagnostic) string {
	text := Visible(d.Message)
	for _, r := range d.Related {
		place := Place(r.Span)
		if place != "" {
			place = path.Join(Visible(at), place)
		}
		text += "\n" + place + Visible(r.Message)
	}
	if d.Help != "" {
		text += "\nhelp: " + lines(d.Help, "")
	}
	for _, p := range d.Patches {
		text += "\n" + Visible(p.Message)
		for _, f := range p.Fields {
			text += "\n  " + Visible(f.Key) + ": " + lines(f.Value, "  ")
		}
	}
	return text
}

// The escapes of workflow commands.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}

// maxSummary is the size in bytes up to which a summary is written; GitHub takes a
// little more than a million.
const maxSummary = 1_000_000

// WriteSummary writes the full list in markdown, for the summary of a workflow's
// step.
func WriteSummary(w io.Writer, all []*Diagnostic) error {
	errors, warnings := 0, 0
	for _, d := range all {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "### Content: %s, %s\n\n", plural(errors, "error"), plural(warnings, "warning"))
	if len(all) > 0 {
		b.WriteString("| | place | problem |\n|---|---|---|\n")
	}
	for i, d := range all {
		row := fmt.Sprintf("| %s | %s | %s (%s) |\n", d.Severity, cell(strings.TrimSuffix(Place(d.Span), ": ")), cell(body("", d)), d.Code)
		if b.Len()+len(row) > maxSummary {
			fmt.Fprintf(&b, "\n%d more: `dossier check`\n", len(all)-i)
			break
		}
		b.WriteString(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell writes text so that nothing in it is markdown, HTML, a mention or the end of
// the cell.
func cell(s string) string {
	if s == "" {
		return ""
	}
	var all []string
	for line := range strings.SplitSeq(s, "\n") {
		all = append(all, "<code>"+strings.ReplaceAll(html.EscapeString(line), "|", "&#124;")+"</code>")
	}
	return strings.Join(all, "<br>")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
