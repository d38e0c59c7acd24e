package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Label returns the title of the statement; of one without a title, who does what
// to whom: "Marco Rubio warns Mohammed Shia al-Sudani".
func (s *Statement) Label() string {
	if s.Name != "" && s.Name != s.ID {
		return s.Name
	}
	does, to := actWords(s.Act)
	text := s.Speaker.words() + " " + does
	if len(s.Audience) > 0 {
		text += to + " " + audienceWords(s.Audience)
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// actWords returns an act in the present tense, and what stands between it and an
// audience.
func actWords(act string) (does, to string) {
	switch act {
	case "demand":
		return "makes a demand", " of"
	case "condemn":
		return "voices condemnation", " to"
	case "deny":
		return "issues a denial", " to"
	case "reject":
		return "gives a refusal", " to"
	case "promise":
		return "makes a promise", " to"
	case "offer":
		return "makes an offer", " to"
	case "announce":
		return "makes an announcement", " to"
	case "assess":
		return "gives an assessment", " to"
	case "report":
		return "gives a report", " to"
	}
	return act + "s", "" // warn, threaten, urge, assure, order
}

// words returns the name of a voice, or how the source describes it.
func (v Voice) words() string {
	switch {
	case v.Entity != nil:
		return v.Entity.Name
	case v.Of != nil:
		return v.Unnamed + " (" + v.Of.Name + ")"
	}
	return v.Unnamed
}

// maxAudience is how many of an audience a label names.
const maxAudience = 3

func audienceWords(all []Voice) string {
	var names []string
	for _, v := range all[:min(len(all), maxAudience)] {
		names = append(names, v.words())
	}
	if len(all) > maxAudience {
		names = append(names, "others")
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
