// Package static holds the style sheets, scripts and icons of the site.
//
// A dossier overrides or adds files by its own folder static/, which is copied to
// the root of the site as it is.
package static

import "embed"

// Files are the built-in files, at their paths from the root of the site.
//
//go:embed css icons js
var Files embed.FS
