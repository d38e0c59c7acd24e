package render

import (
	"encoding/json"
	"strconv"

	"dossier/generator/dossier"
	"dossier/generator/edtf"
)

// ledgerDataPath is where all rows of a ledger stand that is split over pages.
const ledgerDataPath = "data/ledger.js"

// ledgerData writes the rows of all pages for ledger.js. They are a script, as a
// page that was opened from disk can load no bare data. What it assigns is JSON in
// which "<", ">", "&" and the line separators of JavaScript are escaped, so that no
// text in it can end it.
func ledgerData(rows []LedgerRow) ([]byte, error) {
	all := make([]dataRow, len(rows))
	for i, r := range rows {
		all[i] = newDataRow(r)
	}
	data, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	return append(append([]byte("window.dossierLedger="), data...), ";\n"...), nil
}

// dataRow is a row of the ledger as ledger.js builds it: first the values of its
// data attributes, then its cells by what the heads of their columns have in
// data-column. The template statements.html writes the same row as HTML.
type dataRow struct {
	Speaker  string           `json:"speaker"`
	Audience string           `json:"audience"`
	Act      string           `json:"act"`
	Theme    string           `json:"theme"`
	Known    string           `json:"known"`
	Relation string           `json:"relation"`
	From     string           `json:"from"`
	Until    string           `json:"until"`
	Cells    map[string][]run `json:"cells"`
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

func newDataRow(r LedgerRow) dataRow {
	d := dataRow{Speaker: r.Speaker, Audience: r.Audience, Act: r.Act, Theme: r.Themes, Known: r.Known, Relation: r.Bearing, From: r.From, Until: r.Until}
	d.Cells = map[string][]run{
		"date":      dateRuns(r.Said),
		"who":       partyRuns(r.Statement),
		"act":       {{Text: r.Act, Class: "act act-" + r.Act}},
		"statement": {linkRun(&r.Head)},
		"themes":    themeRuns(r.About),
		"known":     {{Text: r.Attribution}},
		"grade":     {{Text: r.Grade()}},
		"origins":   {{Text: strconv.Itoa(r.Origins)}},
	}
	if r.Outcome != nil {
		d.Cells["outcome"] = []run{{Text: r.Outcome.Status}}
	}
	return d
}

func linkRun(h *dossier.Head) run {
	return run{Text: h.Name, Href: "../" + h.Address, Entity: h.Key()}
}

func dateRuns(d edtf.Date) []run {
	if d.IsZero() {
		return nil
	}
	return []run{{Text: d.EnglishMoment(), Time: d.ISO()}}
}

func partyRuns(s *dossier.Statement) []run {
	runs := voiceRuns(s.Speaker)
	for i, v := range s.Audience {
		switch {
		case i == 0:
			runs = append(runs, run{Text: " "}, run{Text: "→", Class: "arrow"}, run{Text: " "})
		case i == len(s.Audience)-1:
			runs = append(runs, run{Text: " and "})
		default:
			runs = append(runs, run{Text: ", "})
		}
		runs = append(runs, voiceRuns(v)...)
	}
	return runs
}

// voiceRuns is what voice is in HTML.
func voiceRuns(v dossier.Voice) []run {
	if v.Entity != nil {
		return []run{linkRun(&v.Entity.Head)}
	}
	runs := []run{{Text: v.Unnamed + " (unnamed)", Class: "unnamed"}}
	if v.Of != nil {
		runs = append(runs, run{Text: " of "}, linkRun(&v.Of.Head))
	}
	return runs
}

func themeRuns(all []*dossier.Theme) []run {
	var runs []run
	for i, t := range all {
		if i > 0 {
			runs = append(runs, run{Text: ", "})
		}
		runs = append(runs, linkRun(&t.Head))
	}
	return runs
}
