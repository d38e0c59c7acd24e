// Package static holds the style sheets, scripts and icons of the site.
//
// A dossier overrides or adds files by its own folder static/, which is copied to
// the root of the site as it is.
package static

import (
	"bytes"
	"embed"
	"path"
)

// Files are the built-in files, at their paths from the root of the site.
//
//go:embed css icons js
var Files embed.FS

// Sheet is the path of the one style sheet of the pages, which the build makes of Sheets.
const Sheet = "css/dossier.css"

// Sheets returns the paths of the files, among Files or in their place, that follow one
// another in the style sheet of the pages: one file is sooner there than several.
func Sheets() []string {
	return []string{
		Sheet, "css/speech.css", "css/notes.css", "css/ledger.css",
		"css/timeline.css", "css/network.css", "css/search.css", "css/passage.css", "css/book.css",
	}
}

// Lean returns what a reader's browser needs of a file: of a script among Files, the
// lines that are no comments. Any other file, also one that a dossier has in the place
// of a script, is returned as it is.
func Lean(name string, data []byte) []byte {
	if path.Ext(name) != ".js" {
		return data
	}
	if own, err := Files.ReadFile(name); err != nil || !bytes.Equal(own, data) {
		return data
	}
	var lean []byte
	for line := range bytes.Lines(data) {
		if !bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("//")) {
			lean = append(lean, line...)
		}
	}
	return lean
}
