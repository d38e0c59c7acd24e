package dossier

import (
	"unicode"
	"unicode/utf8"

	"dossier/generator/locale"
)

// Titled tells whether the statement has a title of its own.
func (s *Statement) Titled() bool { return s.Name != "" && s.Name != s.ID }

// Label returns the title of the statement; of one without a title, who does what to
// whom: "Marco Rubio warns Mohammed Shia al-Sudani".
func (s *Statement) Label(l *locale.Locale) string {
	if s.Titled() {
		return s.Name
	}
	who := s.Speaker.Words(l)
	text := l.Text("label."+s.Act, "who", who)
	if len(s.Audience) > 0 {
		text = l.Text("label."+s.Act+".to", "who", who, "whom", audienceWords(l, s.Audience))
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Label returns the title of the note; of one without a title, the begin of its passage
// between quotation marks.
func (a *Annotation) Label(l *locale.Locale) string {
	if a.Title != "" {
		return a.Title
	}
	return l.Text("quoted", "text", l.Cut(a.Quote.Exact, maxPassage))
}

// maxPassage is how many code points of its passage a label has.
const maxPassage = 60

// Words returns the name of a voice, or how the source describes it.
func (v Voice) Words(l *locale.Locale) string {
	if v.Of != nil {
		return l.Text("voice.bracketed", "who", v.Unnamed, "body", v.Of.Name)
	}
	return v.Called()
}

// maxAudience is how many of an audience a label names.
const maxAudience = 3

func audienceWords(l *locale.Locale, all []Voice) string {
	var names []string
	for _, v := range all[:min(len(all), maxAudience)] {
		names = append(names, v.Words(l))
	}
	if len(all) > maxAudience {
		names = append(names, l.Text("label.others"))
	}
	return l.ListText(names)
}
