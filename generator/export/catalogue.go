package export

import (
	"dossier/generator/cite"
	"dossier/generator/dossier"
)

// Dataset is a data file that every dossier has.
type Dataset struct {
	// Path is its path from the root of the site.
	Path string
	// Type is its media type, Form what it is called, Spec where that is laid down.
	Type, Form, Spec string
	// About says in a sentence what stands in it.
	About string
	// Make makes its bytes.
	Make func(*dossier.Dossier) []byte
}

// Datasets lists the data files in the order in which they are best explained.
func Datasets() []Dataset {
	return []Dataset{
		{"data/dossier.json", "application/json", "JSON", SchemaPath, "Every record with its fields as the editors write them, its text, and the verdict on each quotation.", DossierJSON},
		{SchemaPath, "application/schema+json", "JSON Schema", "https://json-schema.org/draft/2020-12", "What may stand in dossier.json.", func(*dossier.Dossier) []byte { return Schema() }},
		{"data/mentions.jsonl", "application/jsonl", "JSON Lines", "https://jsonlines.org/", "Every name found in a text, in reading order, with its record and its paragraph.", MentionsJSONL},
		{"data/statements.csv", "text/csv", "CSV", "https://www.rfc-editor.org/rfc/rfc4180", "The ledger of statements, for spreadsheets: who told whom what, when, and on whose word.", StatementsCSV},
		{"data/bibliography.bib", "application/x-bibtex", "BibLaTeX", "https://ctan.org/pkg/biblatex", "The articles, as LaTeX cites them.", bibliography(cite.Reference.BibTeX)},
		{"data/bibliography.ris", "application/x-research-info-systems", "RIS", "https://en.wikipedia.org/wiki/RIS_(file_format)", "The articles, for EndNote, Citavi and most other reference managers.", bibliography(cite.Reference.RIS)},
		{"data/bibliography.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", "https://github.com/citation-style-language/schema", "The articles, for Zotero and Pandoc.", func(d *dossier.Dossier) []byte { return cite.CSLJSON(references(d)) }},
		{"data/popolo.json", "application/json", "Popolo", "https://www.popoloproject.com/", "People, organizations, posts and memberships. A date that is not certain stands there without its mark of doubt, an interval not at all.", Popolo},
		{"data/entities.ftm.jsonl", "application/jsonl", "FollowTheMoney", "https://followthemoney.tech/", "People, bodies, offices, events, articles and who is named in which, each with its source, for Aleph and OpenSanctions' tools. Dates as in popolo.json.", FollowTheMoney},
	}
}

func references(d *dossier.Dossier) []cite.Reference {
	all := make([]cite.Reference, len(d.Articles))
	for i, a := range d.Articles {
		all[i] = cite.OfArticle(a)
	}
	return all
}

// bibliography makes a file of all articles in one format.
func bibliography(format func(cite.Reference) string) func(*dossier.Dossier) []byte {
	return func(d *dossier.Dossier) []byte {
		var b []byte
		for _, r := range references(d) {
			b = append(append(b, format(r)...), '\n')
		}
		return b
	}
}
