package importing

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tables turns tables of HTML into those of markdown. It says what could not stay as it
// was.
type tables struct{ left []string }

// maxCells is how many cells a table may have that is written as one.
const maxCells = 5000

// render writes a table: one of data as a table, any other, which only arranges its
// parts, as these, one below the other.
func (t *tables) render(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	rows, plain := rowsOf(n)
	columns, cells, spans := 0, 0, false
	for _, row := range rows {
		width := 0
		for _, cell := range row {
			width += span(cell, "colspan")
			spans = spans || span(cell, "colspan")*span(cell, "rowspan") > 1
		}
		columns, cells = max(columns, width), cells+width
	}
	if plain && len(rows) > 1 && columns > 1 {
		if cells <= maxCells && columns*len(rows) <= maxCells {
			if spans {
				t.left = append(t.left, "that cells of a table span several: the text of each stands in its first")
			}
			writeTable(ctx, w, n, rows, columns)
			return converter.RenderSuccess
		}
		t.left = append(t.left, fmt.Sprintf("the form of a table of %d rows: its cells are paragraphs", len(rows)))
	}
	for _, part := range append([][]*html.Node{captions(n)}, rows...) {
		for _, cell := range part {
			_, _ = w.WriteString("\n\n")
			ctx.RenderChildNodes(ctx, w, cell)
			_, _ = w.WriteString("\n\n")
		}
	}
	return converter.RenderSuccess
}

// rowsOf returns the cells of a table by rows, without those of tables within it; plain
// says that each cell holds no more than a line of text.
func rowsOf(table *html.Node) (rows [][]*html.Node, plain bool) {
	plain = true
	for n := range table.Descendants() {
		switch {
		case tableOf(n) != table:
		case n.DataAtom == atom.Tr:
			rows = append(rows, nil)
		case (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && len(rows) > 0:
			rows[len(rows)-1] = append(rows[len(rows)-1], n)
			plain = plain && isLine(n)
		}
	}
	return rows, plain
}

// tableOf returns the table that a node is a part of, nil for none.
func tableOf(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && n.DataAtom != atom.Table; {
		n = n.Parent
	}
	return n
}

func captions(table *html.Node) []*html.Node {
	for n := range table.ChildNodes() {
		if n.DataAtom == atom.Caption {
			return []*html.Node{n}
		}
	}
	return nil
}

// isLine says whether a cell can stand on one line.
func isLine(cell *html.Node) bool {
	paragraphs := 0
	for n := range cell.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Pre, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return false
		case atom.P:
			paragraphs++
		}
	}
	return paragraphs < 2
}

// span is over how many cells one reaches. More than any table has counts as one: some
// pages have numbers that nobody could draw.
func span(cell *html.Node, key string) int {
	if n, err := strconv.Atoi(attribute(cell, key)); err == nil && n > 0 && n <= maxCells {
		return n
	}
	return 1
}

// writeTable writes a table with its first row as the head.
func writeTable(ctx converter.Context, w converter.Writer, table *html.Node, rows [][]*html.Node, columns int) {
	for _, c := range captions(table) {
		_, _ = w.WriteString("\n\n" + line(ctx, c))
	}
	_, _ = w.WriteString("\n\n")
	reaching := make([]int, columns) // for each column, into how many rows more a cell above reaches
	for i, row := range rows {
		texts := make([]string, columns)
		column := 0
		for _, cell := range row {
			for column < columns && reaching[column] > 0 {
				column++
			}
			if column == columns { // pushed out by cells that reach down
				texts[columns-1] = strings.TrimSpace(texts[columns-1] + " " + line(ctx, cell))
				continue
			}
			texts[column] = line(ctx, cell)
			for range span(cell, "colspan") {
				if column < columns {
					reaching[column] = span(cell, "rowspan")
					column++
				}
			}
		}
		for c := range reaching {
			reaching[c] = max(0, reaching[c]-1)
		}
		_, _ = w.WriteString("| " + strings.Join(texts, " | ") + " |\n")
		if i == 0 {
			_, _ = w.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	_, _ = w.WriteString("\n")
}

// line returns the markdown of a cell on one line.
func line(ctx converter.Context, cell *html.Node) string {
	var b bytes.Buffer
	ctx.RenderChildNodes(ctx, &b, cell)
	return strings.ReplaceAll(oneLine(b.String()), "|", `\|`)
}
