package render

import (
	"html/template"
	"strings"

	"golang.org/x/net/html"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// ledgerDataPath is where the rows of the ledger stand for its script.
const ledgerDataPath = "data/ledger.js"

// ledgerData writes for ledger.js what rows can be filtered by, and the rows, with their
// cells if the ledger is split over pages, of which the script sees one.
func (l words) ledgerData(rows []LedgerRow, filters []Filter) ([]byte, error) {
	choices := map[string][]Choice{}
	for _, f := range filters {
		choices[f.Name] = f.Choices
	}
	all := make([]dataRow, len(rows))
	for i, r := range rows {
		all[i] = dataRow{Speaker: r.Speaker, Audience: r.Audience, Act: r.Act, Channel: r.By, Theme: r.Themes, Known: r.Known, Rests: string(r.Rests),
			Relation: r.Bearing, Outcome: r.Status, From: r.From, Until: r.Until}
		if len(rows) > pageSize {
			all[i].Cells = l.cells(r)
		}
	}
	return dataScript("window.dossierLedger=", map[string]any{"choices": choices, "rows": all}, ";\n")
}

// dataRow is a row of the ledger for ledger.js: first what it can be filtered by, then its
// cells by what the heads of their columns have in data-column. The template
// statements.html writes the same cells as HTML.
type dataRow struct {
	Speaker  string           `json:"speaker"`
	Audience string           `json:"audience"`
	Act      string           `json:"act"`
	Channel  string           `json:"channel"`
	Theme    string           `json:"theme"`
	Known    string           `json:"known"`
	Rests    string           `json:"rests"`
	Relation string           `json:"relation"`
	Outcome  string           `json:"outcome"`
	From     string           `json:"from"`
	Until    string           `json:"until"`
	Cells    map[string][]run `json:"cells,omitempty"`
}

// run is a piece of a cell. It is a link with Href, a time element with Time, a
// span with Class, and text otherwise.
type run struct {
	Text   string `json:"text"`
	Href   string `json:"href,omitempty"` // from a page in the folder of the ledger
	Entity string `json:"entity,omitempty"`
	Time   string `json:"time,omitempty"`
	Class  string `json:"class,omitempty"`
}

func (l words) cells(r LedgerRow) map[string][]run {
	cells := map[string][]run{
		"date":      l.dateRuns(r.Said),
		"speaker":   runsOf(l.voice("../", r.Statement.Speaker)),
		"audience":  runsOf(l.voices("../", r.Statement.Audience)),
		"act":       l.actRuns(r.Statement),
		"statement": {{Text: l.label(r.Statement), Href: "../" + r.Address, Entity: r.Key()}},
		"themes":    l.themeRuns(r.About),
		"known":     {{Text: r.Attribution}},
		"grade":     {{Text: r.Grade()}},
		"origins":   {{Text: l.Text("ledger.origins", "n", r.Origins)}},
	}
	if r.Outcome != nil {
		cells["outcome"] = []run{{Text: l.Text("status." + r.Outcome.Status)}}
	}
	return cells
}

func (l words) dateRuns(d edtf.Date) []run {
	if d.IsZero() {
		return nil
	}
	return []run{{Text: d.MomentWords(l.Locale), Time: d.ISO()}}
}

func (l words) actRuns(s *dossier.Statement) []run {
	runs := []run{{Text: l.Text("act." + s.Act), Class: "act act-" + s.Act}}
	if s.Channel.Text != "" {
		runs = append(runs, run{Text: " "}, run{Text: s.Channel.Text, Class: "by"})
	}
	return runs
}

func (l words) themeRuns(all []*dossier.Theme) []run {
	return runsOf(l.linked("../", entitiesOf(all)))
}

// runsOf takes apart what voice and linked return: text, links to records, and spans,
// none within another. The languages of names are left out, which ledger.js tells.
func runsOf(h template.HTML) []run {
	var runs []run
	var element run
	for z := html.NewTokenizer(strings.NewReader(string(h))); ; {
		switch z.Next() {
		case html.ErrorToken: // the end
			return runs
		case html.StartTagToken:
			of := map[string]string{}
			for _, a := range z.Token().Attr {
				of[a.Key] = a.Val
			}
			element = run{Href: of["href"], Entity: of["data-entity"], Class: of["class"]}
		case html.EndTagToken:
			element = run{}
		case html.TextToken:
			element.Text = z.Token().Data
			runs = append(runs, element)
		}
	}
}
