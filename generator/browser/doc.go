// Package browser holds the tests that look at the site as a reader does: in a
// browser, on a wide screen and a narrow one, on paper, in the dark, by keyboard,
// and with scripts off. It has no code of its own.
//
// The tests need Chromium or Chrome and are skipped where none is found. With
// DOSSIER_BROWSER=require they fail instead; with a path in DOSSIER_BROWSER they
// take the browser there.
package browser
