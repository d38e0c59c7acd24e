// Package templates holds the pages as html/template files.
//
// A dossier overrides any of them by a file of the same name in its own folder
// templates/. Every page is the file base.html together with the partials
// (names that begin with "_") and one page file that defines "main".
//
// # What a template gets
//
// The dot is one of the page types of package render: ArticlePage, EntityPage,
// and so on. All embed [dossier/generator/render.Page]:
//
//	.Site         title, language, navigation: the same on every page
//	.Root         the way from the page to the root of the site: "" or "../"
//	.Path         the page's path from the root of the site
//	.Title        the text of the title element, without the site's name
//	.Description  one sentence about the page
//	.Metadata     what the head says to machines
//	.Crumbs       the pages above it
//	.Pager        the other pages of a split list
//
// Records are those of package dossier, as they are: .Article.Outlet.
//
// # Functions
//
//	text "n.articles" "n" 3           the interface text under a key of lang/en.json,
//	                                  with names and values for what stands in braces
//	link .Root .Article.Publisher     a link to a record, with data-entity
//	linked .Root .Article.Themes      links to records, with commas
//	href .Root .Article               the address of a record
//	line .Root .Article.Summary       a short text with its names linked
//	label .Statement                  the title of a statement, or who does what to whom
//	date .Article.Published           a date in words, in a time element
//	moment .Statement.Said            the same for something that happened at one time
//	place .Event                      the place of an event; "" where its name says it
//	lang .Entity.Name                 lang and dir attributes where a text is in another script than the page
//	dir .Article.Summary.Text         lang and dir attributes for a text that runs against the page, such as Arabic in English
//	name .Entity.Name                 a text, in an element with these attributes where it is
//	navigation .Page                  the main lists, with the current one marked
//	scripts .Page                     what loads the scripts, for the end of the body
//	stylesheet .Page                  the common style sheet: a link to it, or itself in a long article
//	policy .Page                      the content security policy, which allows these two
//	footer .Page                      title, licence and plain pages, how to contribute
//	counted, paired, related          lists of records as HTML
//	join .Authors                     plain texts with commas
//	key .Entity                       "actors/id"
//
// # Interface texts
//
// A template has no words of its own: whatever a page says besides the records stands
// in lang/LANGUAGE.json, one file per language, whose form package locale describes.
// To add a text, write it into lang/en.json and lang/ar.json and use it with text
// in a template, Locale.Text or Locale.HTML in Go, or dossier.text in a script, where
// the key is that of the file without "script." A text for the script NAME.js begins
// with "script.NAME.". Tests fail for a text that is missing or that nothing uses.
package templates

import "embed"

// Files are the built-in templates and, in lang/, the interface texts.
//
//go:embed *.html lang/*.json
var Files embed.FS
