// Package static holds the style sheets, scripts and icons of the site.
//
// A dossier overrides or adds files by its own folder static/, which is copied to
// the root of the site as it is.
package static

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"path"
	"regexp"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// Files are the built-in files, at their paths from the root of the site.
//
//go:embed css icons js
var Files embed.FS

//go:embed load.js
var load []byte

// Loader is the script that stands at the end of every page, in an element whose
// attribute data-scripts names those to load from js/, separated by spaces.
var Loader = string(minified(load))

// LoaderHash is the Hash of Loader.
var LoaderHash = Hash(Loader)

// Hash returns by what a content security policy allows a script or a style sheet in a page
// (CSP3, hash-source), without its quotation marks.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// Sheet is the path of the one style sheet of the pages, which the build makes of Sheets.
const Sheet = "css/dossier.css"

// Sheets returns the paths of the files, among Files or in their place, that follow one
// another in the style sheet of the pages: one file is sooner there than several. What
// only the ledger, the network or the page to print needs is in sheets of their own.
func Sheets() []string {
	return []string{
		Sheet, "css/speech.css", "css/notes.css",
		"css/timeline.css", "css/search.css", "css/passage.css",
	}
}

// Lean returns what a reader's browser needs of a file: a script among Files without
// comments, spaces and the long names of what is local to it, of a style sheet what
// stands outside of comments, without indentation. Any other file, also one that a
// dossier has in the place of one of these, is returned as it is.
func Lean(name string, data []byte) []byte {
	if own, err := Files.ReadFile(name); err != nil || !bytes.Equal(own, data) {
		return data
	}
	switch path.Ext(name) {
	case ".js":
		return minified(data)
	case ".css":
		return uncommented(data)
	}
	return data
}

// minified returns a script without what only its readers need, as it is if it cannot be
// read.
func minified(script []byte) []byte {
	var lean bytes.Buffer
	if err := js.Minify(minify.New(), &lean, bytes.NewReader(script), nil); err != nil {
		return script
	}
	return lean.Bytes()
}

// gaps are white space that says nothing, around the signs of a style sheet.
var gaps = regexp.MustCompile(`\s*([{};])\s*`)

// uncommented returns a style sheet of ours, in no text of which any of the signs stands
// that are looked for here, without comments and without white space that says nothing.
func uncommented(sheet []byte) []byte {
	var lean []byte
	for {
		before, rest, found := bytes.Cut(sheet, []byte("/*"))
		lean = append(lean, before...)
		if !found {
			break
		}
		_, sheet, _ = bytes.Cut(rest, []byte("*/"))
	}
	lean = gaps.ReplaceAll(lean, []byte("$1"))
	return bytes.ReplaceAll(bytes.ReplaceAll(lean, []byte(";}"), []byte("}")), []byte(": "), []byte(":"))
}
