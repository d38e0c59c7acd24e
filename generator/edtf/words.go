package edtf

import (
	"strings"
	"time"
)

// rewriteWords reads dates in English words: "October 2025", "c. 21 Oct. 2025", "the 2020s".
func rewriteWords(s string) string {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	text, sign := cutQualifier(text)
	guess := wordsToDate(text)
	if guess == "" && sign != "" {
		guess = strings.ToUpper(text) // "about 2025"
	}
	if guess == "" {
		return ""
	}
	return guess + sign
}

// cutQualifier takes the word for "about" or "possibly" off, and returns the sign for it.
func cutQualifier(text string) (rest, sign string) {
	text, isQuestioned := strings.CutSuffix(text, "?")
	// "c. 2025", "c2025" and "about October 2025", but not the c of a word.
	match := expression(`^(?:(?:about|around|circa|approximately|approx\.?|ca?\.?) ?)(\d.*|[a-z].*)$`).FindStringSubmatch(text)
	doubt := expression(`^(?:possibly|probably|perhaps|maybe) (.*)$`).FindStringSubmatch(text)
	switch {
	case match != nil && (wordsToDate(match[1]) != "" || isDate(match[1])):
		text, sign = match[1], "~"
	case doubt != nil:
		text, isQuestioned = doubt[1], true
	}
	switch {
	case isQuestioned && sign == "~":
		return text, "%"
	case isQuestioned:
		return text, "?"
	}
	return text, sign
}

// wordsToDate reads lower-case words without qualifiers, or returns "".
func wordsToDate(text string) string {
	if match := expression(`^(?:the )?(\d{3})0'?s$`).FindStringSubmatch(text); match != nil {
		return match[1] + "X"
	}
	if match := expression(`^(spring|summer|autumn|fall|winter) (?:of )?(\d{4})$`).FindStringSubmatch(text); match != nil {
		code := map[string]string{"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}[match[1]]
		return match[2] + "-" + code
	}
	// The weekday, the ending of 3rd, and the points of abbreviations say nothing about the date.
	text = expression(`^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? `).ReplaceAllString(text, "")
	text = expression(`(\d)(?:st|nd|rd|th)\b`).ReplaceAllString(text, "$1")
	text = expression(`\bsept\b`).ReplaceAllString(text, "sep")
	text = strings.NewReplacer(",", " ", ".", " ", " of ", " ", " the ", " ").Replace(text)
	return monthToDate(strings.Join(strings.Fields(text), " "))
}

// monthToDate reads the orders in which a month's name, a day and a year are written.
func monthToDate(text string) string {
	for _, form := range []struct{ layout, output string }{
		{"2 January 2006", time.DateOnly},
		{"2 Jan 2006", time.DateOnly},
		{"January 2 2006", time.DateOnly},
		{"Jan 2 2006", time.DateOnly},
		{"2006 January 2", time.DateOnly},
		{"January 2006", "2006-01"},
		{"Jan 2006", "2006-01"},
		{"2006 January", "2006-01"},
		{"2006 Jan", "2006-01"},
	} {
		if t, err := time.Parse(form.layout, text); err == nil {
			return t.Format(form.output)
		}
	}
	return ""
}

// rewriteRun reads "until 2025", "since May 2022", "from 2020 to 2025", "2020–2025", and an interval
// whose ends are exchanged or miswritten.
func rewriteRun(s string) string {
	if match := expression(`(?i)^(until|till|before|up to|since|from|after)\s+(.*)$`).FindStringSubmatch(s); match != nil {
		if end := asSingle(match[2]); end != "" {
			return openRun(strings.ToLower(match[1]), end)
		}
		s = match[2]
	}
	match := expression(`(?i)^(.+?)(?:\s*(?:/|–|—|--)\s*|\s+(?:-|to|until)\s+)(.+)$`).FindStringSubmatch(s)
	if match == nil { // two years with a hyphen between them
		match = expression(`^(\d{4})-(\d{4})$`).FindStringSubmatch(s)
	}
	if match == nil {
		return ""
	}
	start, end := asSingle(match[1]), asSingle(match[2])
	switch {
	case start == "" || end == "":
		return ""
	case isDate(start + "/" + end):
		return start + "/" + end
	default:
		return end + "/" + start
	}
}

// openRun writes the interval for a lower-case preposition and a date.
func openRun(preposition, end string) string {
	switch preposition {
	case "since", "from", "after":
		return end + "/.."
	default:
		return "../" + end
	}
}

// asSingle returns s if it is a date other than an interval or a set, else what it may mean if that
// is one, else "".
func asSingle(s string) string {
	for _, guess := range []string{s, rewriteSingle(s)} {
		if d, err := parse(guess); err == nil && d.kind == single {
			return guess
		}
	}
	return ""
}
