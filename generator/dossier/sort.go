package dossier

import (
	"strings"

	"dossier/generator/fold"
)

// SplitArticle takes a leading article off a name: The, al-, Al, ال. An index sorts
// a name by the rest. Article is "" when there is none.
func SplitArticle(name string) (article, rest string) {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return "The", rest
	}
	var s fold.Scanner
	s.Reset(name)
	if s.Next() && s.Article && s.Start > s.Lead {
		return strings.TrimSpace(name[s.Lead:s.Start]), name[s.Start:]
	}
	return "", name
}
