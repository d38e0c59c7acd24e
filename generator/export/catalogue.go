package export

import (
	"bufio"
	"errors"
	"io"
	"iter"

	"dossier/generator/cite"
	"dossier/generator/dossier"
	"dossier/generator/locale"
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
	// Write writes it; nil for a file that is made elsewhere.
	Write func(io.Writer, *dossier.Dossier, *locale.Locale) error
}

// plain makes the Write of a file without words of the interface.
func plain(write func(io.Writer, *dossier.Dossier) error) func(io.Writer, *dossier.Dossier, *locale.Locale) error {
	return func(out io.Writer, d *dossier.Dossier, _ *locale.Locale) error { return write(out, d) }
}

// Datasets lists the data files in the order in which they are best explained.
func Datasets() []Dataset {
	return []Dataset{
		{"dossier", "data/dossier.json", "application/json", "JSON", "", plain(DossierJSON)},
		{"schema", SchemaPath, "application/schema+json", "JSON Schema", "https://json-schema.org/draft/2020-12", plain(writeSchema)},
		{"mentions", "data/mentions.jsonl", "application/jsonl", "JSON Lines", "https://jsonlines.org/", plain(MentionsJSONL)},
		{"statements", "data/statements.csv", "text/csv", "CSV", "https://www.rfc-editor.org/rfc/rfc4180", StatementsCSV},
		{"bibtex", "data/bibliography.bib", "application/x-bibtex", "BibLaTeX", "https://ctan.org/pkg/biblatex", plain(bibliography(cite.Reference.BibTeX))},
		{"ris", "data/bibliography.ris", "application/x-research-info-systems", "RIS", "https://en.wikipedia.org/wiki/RIS_(file_format)", plain(bibliography(cite.Reference.RIS))},
		{"csl", "data/bibliography.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", "https://github.com/citation-style-language/schema", plain(writeCSL)},
		{"popolo", "data/popolo.json", "application/json", "Popolo", "https://www.popoloproject.com/", plain(Popolo)},
		{"ftm", "data/entities.ftm.jsonl", "application/jsonl", "FollowTheMoney", "https://followthemoney.tech/", plain(FollowTheMoney)},
		{"notes", AllAnnotationsPath, "application/ld+json", "W3C Web Annotation", "https://www.w3.org/TR/annotation-model/", nil},
		{"manifest", ManifestPath, "application/json", "JSON", "", nil},
	}
}

func references(d *dossier.Dossier) iter.Seq[cite.Reference] {
	return func(yield func(cite.Reference) bool) {
		for _, a := range d.Articles {
			if !yield(cite.OfArticle(a)) {
				return
			}
		}
	}
}

func writeCSL(out io.Writer, d *dossier.Dossier) error {
	w := bufio.NewWriterSize(out, 64<<10)
	return errors.Join(cite.WriteCSLJSON(w, references(d)), w.Flush())
}

func writeSchema(w io.Writer, _ *dossier.Dossier) error {
	_, err := w.Write(Schema())
	return err
}

// bibliography makes a file of all articles in one format.
func bibliography(format func(cite.Reference) string) func(io.Writer, *dossier.Dossier) error {
	return func(out io.Writer, d *dossier.Dossier) error {
		w := bufio.NewWriterSize(out, 64<<10)
		for r := range references(d) {
			_, _ = w.WriteString(format(r))
			_ = w.WriteByte('\n')
		}
		return w.Flush() // with the first error of all
	}
}
