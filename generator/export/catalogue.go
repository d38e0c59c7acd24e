package export

import (
	"dossier/generator/cite"
	"dossier/generator/dossier"
)

// Dataset is a data file that every dossier has.
type Dataset struct {
	// Name is its name among the interface texts, "data.about.NAME".
	Name string
	// Path is its path from the root of the site.
	Path string
	// Type is its media type, Form what it is called, Spec where that is laid down, ""
	// for plain JSON.
	Type, Form, Spec string
	// Make makes its bytes; nil for a file that is made elsewhere.
	Make func(*dossier.Dossier) []byte
}

// Datasets lists the data files in the order in which they are best explained.
func Datasets() []Dataset {
	return []Dataset{
		{"dossier", "data/dossier.json", "application/json", "JSON", "", DossierJSON},
		{"schema", SchemaPath, "application/schema+json", "JSON Schema", "https://json-schema.org/draft/2020-12", func(*dossier.Dossier) []byte { return Schema() }},
		{"mentions", "data/mentions.jsonl", "application/jsonl", "JSON Lines", "https://jsonlines.org/", MentionsJSONL},
		{"statements", "data/statements.csv", "text/csv", "CSV", "https://www.rfc-editor.org/rfc/rfc4180", StatementsCSV},
		{"bibtex", "data/bibliography.bib", "application/x-bibtex", "BibLaTeX", "https://ctan.org/pkg/biblatex", bibliography(cite.Reference.BibTeX)},
		{"ris", "data/bibliography.ris", "application/x-research-info-systems", "RIS", "https://en.wikipedia.org/wiki/RIS_(file_format)", bibliography(cite.Reference.RIS)},
		{"csl", "data/bibliography.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", "https://github.com/citation-style-language/schema", func(d *dossier.Dossier) []byte { return cite.CSLJSON(references(d)) }},
		{"popolo", "data/popolo.json", "application/json", "Popolo", "https://www.popoloproject.com/", Popolo},
		{"ftm", "data/entities.ftm.jsonl", "application/jsonl", "FollowTheMoney", "https://followthemoney.tech/", FollowTheMoney},
		{"notes", "data/annotations.jsonld", "application/ld+json", "W3C Web Annotation", "https://www.w3.org/TR/annotation-model/", nil},
		{"manifest", ManifestPath, "application/json", "JSON", "", nil},
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
