package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"dossier/generator/source"
)

// The objects of SARIF 2.1.0 (OASIS), as far as they are used.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Help    sarifText `json:"help"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
)

// WriteSARIF writes the diagnostics in SARIF 2.1.0, for code scanning. Every code is
// a rule. Columns count code points, and a region ends before its end column. What
// concerns the dossier as a whole stands in the first line of content/dossier.md,
// since a result without a place is not shown. Paths are as in WriteGitHub.
func WriteSARIF(w io.Writer, at string, all []*Diagnostic) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "dossier", Rules: rules()}
	for _, d := range all {
		run.Results = append(run.Results, result(at, d))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func rules() []sarifRule {
	var all []sarifRule
	for _, e := range table() {
		first, _, _ := strings.Cut(e.text, ". ")
		what, remedy, _ := strings.Cut(e.text, "\n\n")
		r := sarifRule{ID: string(e.code), Short: sarifText{strings.TrimSuffix(strings.TrimSpace(first), ".") + "."}, Full: sarifText{what}, Help: sarifText{remedy}}
		r.Default.Level = e.severity.String()
		all = append(all, r)
	}
	return all
}

func result(at string, d *Diagnostic) sarifResult {
	text := Visible(d.Message)
	if d.Help != "" {
		text += "\nhelp: " + lines(d.Help, "")
	}
	r := sarifResult{RuleID: string(d.Code), RuleIndex: slices.Index(Codes(), d.Code), Level: d.Severity.String(), Message: sarifText{text}}
	r.Locations = []sarifLocation{location(at, d.Span)}
	for _, other := range d.Related {
		if other.Span.File != nil {
			l := location(at, other.Span)
			l.Message = &sarifText{Visible(other.Message)}
			r.Related = append(r.Related, l)
		}
	}
	return r
}

func location(at string, s source.Span) sarifLocation {
	l := sarifLocation{Physical: sarifPhysical{sarifArtifact{uri(at, "content/dossier.md")}, sarifRegion{1, 1, 1, 1}}}
	if s.File != nil {
		from, to := s.Position(), s.File.Position(s.End)
		l.Physical = sarifPhysical{sarifArtifact{uri(at, s.File.Path)}, sarifRegion{from.Line, from.Column, to.Line, to.Column}}
	}
	return l
}

// uri is a relative reference with what no address may hold escaped.
func uri(at, file string) string {
	return (&url.URL{Path: path.Join(at, file)}).EscapedPath()
}
