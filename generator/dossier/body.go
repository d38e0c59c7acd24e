package dossier

import "strings"

// IsBody tells whether a name in a byline, or of an editor, is that of a body: neither says so in a field of
// its own, so that a word for a group decides.
func IsBody(name string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		switch strings.Trim(word, ".,;:()") {
		case "agency", "agencies", "archive", "board", "correspondents", "desk", "editors", "group", "institute", "news", "office", "press",
			"project", "reporters", "staff", "team", "the", "and", "&", "university",
			"redaktion", "rédaction", "redacción", "redazione", "redactie", "تحرير", "التحرير", "وكالة":
			return true
		}
	}
	return false
}
