package export

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/generator/content"
	"dossier/generator/dossier"
	"dossier/generator/parallel"
)

// ManifestPath is the path of the list of all files.
const ManifestPath = "data/manifest.json"

// Manifest lists the files of a site with their SHA-256 sums, so that a copy can be
// checked against it.
type Manifest struct {
	Title string `json:"title"`
	// Content is the sum over the content that the site was made from: of the lines
	// "SUM  PATH" for every file in the order of the paths, as sha256sum writes them.
	Content string `json:"content"`
	// Sources are the sums of the content's files, by path. Line ends of Windows and
	// byte-order marks do not count.
	Sources map[string]string `json:"sources"`
	// Files are the sums of the site's files but for the manifest itself, by path.
	Files map[string]string `json:"files"`
}

// NewManifest returns the manifest of a site, given the sums of its files by path. It
// sums up the content that it was made from: the records of the dossier, without
// drafts that were left out.
func NewManifest(d *dossier.Dossier, files map[string]string) *Manifest {
	records := recordsOf(d)
	m := &Manifest{Title: d.Title, Sources: make(map[string]string, len(records)), Files: files}
	var lines []string
	sums := make([]string, len(records))
	parallel.Each(0, len(records), func(_, i int) { sums[i] = Sum([]byte(records[i].File.Text)) })
	for i, r := range records {
		m.Sources[r.File.Path] = sums[i]
		lines = append(lines, r.File.Path+"\x00"+sums[i])
	}
	slices.Sort(lines)
	all := sha256.New()
	for _, l := range lines {
		path, s, _ := strings.Cut(l, "\x00")
		_, _ = fmt.Fprintf(all, "%s  %s\n", s, path) // a hash takes everything
	}
	m.Content = hex.EncodeToString(all.Sum(nil))
	return m
}

// recordsOf returns every record of the dossier.
func recordsOf(d *dossier.Dossier) []*content.Record {
	all := []*content.Record{d.Record}
	for _, x := range d.Entities {
		all = append(all, x.Record)
	}
	all = appendRecords(all, d.Articles)
	all = appendRecords(all, d.Annotations)
	all = appendRecords(all, d.Statements)
	all = appendRecords(all, d.Events)
	return appendRecords(all, d.Pages)
}

func appendRecords[R dossier.Record](all []*content.Record, more []R) []*content.Record {
	for _, r := range more {
		all = append(all, r.Header().Record)
	}
	return all
}

// Sum returns the SHA-256 sum of a file, as it stands in a manifest.
func Sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// Write writes the manifest as data/manifest.json.
func (m *Manifest) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(m)
}

// ReadManifest reads a manifest. The error says in what way it is none.
func ReadManifest(data []byte) (*Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if len(m.Files) == 0 {
		return nil, fmt.Errorf("it lists no files")
	}
	return &m, nil
}

// SumOf returns the SHA-256 sum of what a reader gives, as it stands in a manifest.
func SumOf(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
