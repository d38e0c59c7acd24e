package main

import (
	"fmt"
	"strconv"
	"strings"

	"dossier/generator/diag"
	"dossier/generator/site"
)

// records says how many records of each kind a dossier has besides dossier.md.
func records(c site.Counts) string {
	var parts []string
	add := func(n int, kind string) {
		if n > 0 {
			parts = append(parts, count(n, kind))
		}
	}
	add(c.Articles, "article")
	add(c.Actors, "actor")
	add(c.Organizations, "organization")
	add(c.Themes, "theme")
	add(c.Annotations, "annotation")
	add(c.Statements, "statement")
	add(c.Events, "event")
	add(c.Pages, "plain page")
	add(c.Drafts, "draft left out")
	if parts == nil {
		return "a dossier without records"
	}
	return strings.ReplaceAll(strings.Join(parts, ", "), "draft left outs", "drafts left out")
}

// tally says how many problems were found.
func tally(report *diag.Report) string {
	errs, warnings := report.Count()
	if errs == 0 {
		return count(warnings, "warning")
	}
	return count(errs, "error") + ", " + count(warnings, "warning")
}

// count puts a number before a word, in the plural where it belongs.
func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%s %ss", number(n), word)
}

// number writes a number with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
