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
// Records are those of package dossier, as they are: .Article.Publisher.Name.
//
// # Functions
//
//	link .Root .Article.Publisher     a link to a record, with data-entity
//	href .Root .Article               the address of a record
//	line .Root .Article.Summary       a short text with its names linked
//	date .Article.Published           a date in words, in a time element
//	moment .Statement.Said            the same for something that happened at one time
//	lang "نص" "en"                    lang and dir attributes where a text is in another script
//	navigation .Page                  the main lists, with the current one marked
//	footer .Page                      title, licence and plain pages
//	counted, paired, related, linked  lists of records as HTML
//	plural 3 "article" "articles"     "3 articles"
//	key .Entity                       "actors/id"
package templates

import "embed"

// Files are the built-in templates.
//
//go:embed *.html
var Files embed.FS
