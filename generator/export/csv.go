package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/dossier"
	"dossier/generator/locale"
)

// StatementsCSV writes data/statements.csv: one row a statement, in the order of
// the ledger, as RFC 4180 has it, with CR LF at the ends of lines, in UTF-8 without
// a byte-order mark. A row is one line: white space within a cell is single spaces.
// Several values in one cell are separated by " | ".
//
// The title of a statement without one is made of who does what to whom, as on its page.
// Dates are EDTF as the editor wrote them; said_from and said_until are the first
// and the last day that they may mean. The offices are those of the day, the
// attribution the best of all reports, the grade "F6" when none was judged. A relation is
// its name and the other statement's id, "escalates: first-warning"; those in which others stand to
// this one are in their rows.
//
// A cell that a spreadsheet would take for a formula has an apostrophe before it.
func StatementsCSV(out io.Writer, d *dossier.Dossier, l *locale.Locale) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	_ = w.Write([]string{
		"id", "url", "title", "speaker", "speaker_id", "office", "act", "said", "said_from", "said_until", "audience", "relayed_by",
		"on_behalf_of", "channel", "about", "demand", "consequence", "deadline", "attribution", "origins", "grade", "outcome", "articles", "quotes", "relations",
	})
	for _, s := range d.Statements {
		row := statementCells(d, l, s)
		for i, cell := range row {
			row[i] = harmless(strings.Join(strings.Fields(cell), " "))
		}
		_ = w.Write(row)
	}
	w.Flush()
	return w.Error() // the first of all
}

// statementCells gives the cells of one row in the order of the header.
func statementCells(d *dossier.Dossier, l *locale.Locale, s *dossier.Statement) []string {
	from, until := s.Said.Days()
	offices, _, _ := s.SpokenAs()
	behalf, outcome := "", ""
	if s.OnBehalfOf != nil {
		behalf = voiceName(*s.OnBehalfOf)
	}
	if s.Outcome != nil {
		outcome = s.Outcome.Status
	}
	articles, quotes := reports(s)
	return []string{
		s.ID, d.BaseURL + s.Address, s.Label(l), voiceName(s.Speaker), voiceID(s.Speaker), cell(offices), s.Act, s.Said.String(), from, until,
		voiceNames(s.Audience), voiceNames(s.Relays()), behalf, s.Channel.Text, cell(names(s.About)), s.Demand.Text, s.Consequence.Text, s.Deadline.String(),
		s.Attribution(), strconv.Itoa(len(s.Origins())), s.Grade(), outcome,
		cell(articles), cell(quotes), cell(relations(s)),
	}
}

// cell joins the values of one cell.
func cell(values []string) string { return strings.Join(values, " | ") }

func names(themes []*dossier.Theme) []string {
	var all []string
	for _, t := range themes {
		all = append(all, t.Name)
	}
	return all
}

// voiceName names a party; a voice without a name is described.
func voiceName(v dossier.Voice) string {
	switch {
	case v.Named():
		return v.Called()
	case v.Of != nil:
		return v.Unnamed + " (unnamed, " + v.Of.Name + ")"
	case v.Unnamed != "":
		return v.Unnamed + " (unnamed)"
	}
	return ""
}

func voiceNames(voices []dossier.Voice) string {
	var all []string
	for _, v := range voices {
		all = append(all, voiceName(v))
	}
	return cell(all)
}

// voiceID returns the key of a party's record, such as "actors/pete-hegseth"; ""
// for one without a page.
func voiceID(v dossier.Voice) string {
	if v.Entity == nil {
		return ""
	}
	return v.Entity.Key()
}

// reports gives the articles that carry a statement, each once, and the quotation
// of every report.
func reports(s *dossier.Statement) (articles, quotes []string) {
	for _, a := range dossier.Articles(s.Appearances) {
		articles = append(articles, a.ID)
	}
	for _, a := range s.Appearances {
		quotes = append(quotes, a.Quote.Exact)
	}
	return articles, quotes
}

func relations(s *dossier.Statement) []string {
	var all []string
	for _, r := range s.Relations {
		all = append(all, r.Kind+": "+r.Other.ID)
	}
	return all
}

// harmless puts an apostrophe before a cell that a spreadsheet would run as a
// formula: one that begins with a sign of OWASP's list on CSV injection, or with
// its wide form, which some programs take for the same. The white space of that
// list cannot stand at the beginning of a cell.
func harmless(s string) string {
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠':
		return "'" + s
	}
	return s
}
