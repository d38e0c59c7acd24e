package prose

import (
	"strings"

	"dossier/generator/diag"
)

// What a text may have. Each limit lies far beyond what anybody writes by hand, and below what takes
// a parser of markdown more than a moment: its time grows with the square of some of these, and a few
// bytes can stand for megabytes of page.
const (
	maxNesting   = 100       // block quotations and lists, one in the other
	maxIndent    = 1_000     // spaces and tabs at the start of a line
	maxSigns     = 5_000     // signs of markup in one block
	maxFootnotes = 5_000     // definitions of footnotes
	maxEmpty     = 100_000   // cells that the rows of tables lack
	maxAddresses = 8_000_000 // bytes of the addresses of all links together
)

// limit is what a text has too much of, from an offset on.
type limit struct {
	at            int
	message, help string
}

func (d *Document) reportLimit(l *limit, report *diag.Report) {
	if report != nil {
		report.Add(diag.MarkdownLimit, d.span(l.at, l.at+1), "%s", l.message).WithHelp("%s", l.help)
	}
}

// overLimit returns the first limit that a text goes beyond, nil when there is none. It goes through the
// lines once, without knowing all of markdown: code in fences is left out, anything else that merely
// looks like markup counts as markup.
func overLimit(src string) *limit {
	var c counter
	offset := 0
	for line := range strings.Lines(src) {
		if l := c.line(line); l != nil {
			l.at += offset
			return l
		}
		offset += len(line)
	}
	return nil
}

// counter counts what stands in the lines so far.
type counter struct {
	fence     string // of the code in which the line stands; "" outside of code
	signs     int    // in the block
	columns   int    // of the table in which the line stands; zero outside of tables
	empty     int
	footnotes int
}

func (c *counter) line(line string) *limit {
	start, depth := containers(line)
	text := strings.TrimRight(line[start:], " \t\n")
	if c.fence != "" {
		if strings.HasPrefix(text, c.fence) && strings.Trim(text, c.fence[:1]) == "" {
			c.fence = ""
		}
		return nil
	}
	if depth > maxNesting {
		return &limit{start, "block quotations and lists are nested more than 100 deep",
			"begin the line with fewer signs; put \\ before one that is meant as text"}
	}
	if c.fence = fenceOf(text); c.fence != "" || text == "" {
		c.signs, c.columns = 0, 0
		return nil
	}
	if start > maxIndent {
		return &limit{0, "the line begins with more than 1,000 spaces and signs", "take them out"}
	}
	return c.markup(line, text, start, depth > 0)
}

// markup counts the signs of a line that is no code. An item of a list is a block of its own, and so is the
// row of a table.
func (c *counter) markup(line, text string, start int, begins bool) *limit {
	if begins || c.columns > 0 {
		c.signs = 0
	}
	for i := start; i < len(line); i++ {
		if strings.IndexByte("[]*_~=`!<", line[i]) >= 0 {
			c.signs++
		}
		if c.signs > maxSigns {
			return &limit{i, "one paragraph has more than 5,000 signs of markup",
				"divide it by empty lines; put what is no markdown between two lines of ```"}
		}
	}
	if strings.HasPrefix(text, "[^") && strings.Contains(text, "]:") {
		if c.footnotes++; c.footnotes > maxFootnotes {
			return &limit{start, "the text has more than 5,000 footnotes", "divide it into several records"}
		}
	}
	return c.table(text, start)
}

// table counts the cells that rows lack. A row with fewer than the head is filled up with empty ones.
func (c *counter) table(text string, start int) *limit {
	if strings.Contains(text, "-") && strings.Contains(text, "|") && strings.Trim(text, "|-: \t") == "" {
		c.columns = max(strings.Count(text, "|"), 1)
		return nil
	}
	if c.columns == 0 {
		return nil
	}
	if c.empty += max(c.columns-strings.Count(text, "|"), 0); c.empty > maxEmpty {
		return &limit{start, "the rows of tables lack more than 100,000 cells",
			"give each row as many cells as the head has, or the head fewer"}
	}
	return nil
}

// containers returns how far the signs of block quotations and lists reach at the start of a line, and
// how deep they nest; a list is taken to be indented by two columns for each that it stands in.
func containers(line string) (end, depth int) {
	column := 0
	for end < len(line) {
		rest := line[end:]
		switch size := listSign(rest); {
		case rest[0] == ' ':
			end, column = end+1, column+1
		case rest[0] == '\t':
			end, column = end+1, column+4
		case rest[0] == '>':
			end, depth = end+1, depth+1
		case size > 0:
			end, depth = end+size, depth+1+column/2
			column = 0
		default:
			return end, depth
		}
	}
	return end, depth
}

// listSign returns the length of the bullet or number that begins an item of a list, with the space
// behind it; zero when there is none.
func listSign(s string) int {
	number := s[:min(len(s), 9)] // longer ones begin no list
	digits := len(number) - len(strings.TrimLeft(number, "0123456789"))
	switch {
	case digits > 0 && digits+1 < len(s) && (s[digits] == '.' || s[digits] == ')') && isBlank(s[digits+1]):
		return digits + 2
	case len(s) > 1 && (s[0] == '-' || s[0] == '*' || s[0] == '+') && isBlank(s[1]):
		return 2
	}
	return 0
}

func isBlank(b byte) bool { return b == ' ' || b == '\t' }

// fenceOf returns the fence of code that a line opens, "" when it opens none.
func fenceOf(text string) string {
	for _, sign := range []string{"`", "~"} {
		if n := len(text) - len(strings.TrimLeft(text, sign)); n >= 3 && !strings.Contains(text[n:], "`") {
			return text[:n]
		}
	}
	return ""
}
