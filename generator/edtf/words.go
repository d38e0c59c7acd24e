package edtf

import (
	"cmp"
	"strconv"
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
	text, isQuestioned := strings.CutSuffix(strings.Replace(text, " (?)", "?", 1), "?")
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
	if match := expression(`^winter (?:of )?(\d\d)(\d\d)[/-](?:\d\d)?(\d\d)$`).FindStringSubmatch(text); match != nil && follows(match[3], match[2]) {
		return match[1] + match[2] + "-24" // of the year in which it begins
	}
	if guess := partToDate(text); guess != "" {
		return guess
	}
	// The weekday, the ending of 3rd, and the points of abbreviations say nothing about the date.
	text = expression(`^(?:the |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )`).ReplaceAllString(text, "")
	text = expression(`(\d)(?:st|nd|rd|th)\b`).ReplaceAllString(text, "$1")
	text = expression(`\b[-/]\b`).ReplaceAllString(text, " ")
	text = expression(`\bsept\b`).ReplaceAllString(text, "sep")
	text = strings.NewReplacer(",", " ", ".", " ", " of ", " ", " the ", " ").Replace(text)
	return monthToDate(strings.Join(strings.Fields(text), " "))
}

// follows tells whether a year of two digits comes right after another.
func follows(year, before string) bool {
	y, _ := strconv.Atoi(year)
	b, _ := strconv.Atoi(before)
	return y == (b+1)%100
}

// partToDate reads "q1 2025", "2025-q1", "first quarter of 2025", and the same of halves, or returns "".
func partToDate(text string) string {
	text = strings.NewReplacer("the ", "", "first ", "1", "1st ", "1", "second ", "2", "2nd ", "2", "third ", "3", "3rd ", "3", "fourth ", "4", "4th ", "4",
		"quarter", "q", "half", "h", " of ", " ").Replace(text)
	text = expression(`^(\d{4})[ /-]?([qh]\d)$`).ReplaceAllString(text, "$2 $1")
	text = expression(`^(\d)([qh])`).ReplaceAllString(text, "$2$1")
	match := expression(`^(q[1-4]|h[12])[ /-]?(\d{4})$`).FindStringSubmatch(text)
	if match == nil {
		return ""
	}
	codes := map[string]string{"q1": "33", "q2": "34", "q3": "35", "q4": "36", "h1": "40", "h2": "41"}
	return match[2] + "-" + codes[match[1]]
}

// monthToDate reads the orders in which a month's name, a day and a year are written.
func monthToDate(text string) string {
	for _, form := range []struct{ layout, output string }{
		{"2 January 2006", time.DateOnly},
		{"2 Jan 2006", time.DateOnly},
		{"January 2 2006", time.DateOnly},
		{"Jan 2 2006", time.DateOnly},
		{"2006 January 2", time.DateOnly},
		{"2006 Jan 2", time.DateOnly},
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
	if match := expression(`(?i)^(until|till|by|before|up to|since|from|after)\s+(.*)$`).FindStringSubmatch(s); match != nil {
		if end := asSingle(match[2]); end != "" {
			return openRun(strings.ToLower(match[1]), end)
		}
		s = match[2]
	}
	s = expression(`(?i)^between\s+(.+?)\s+and\s+`).ReplaceAllString(s, "$1 to ")
	if guess := rewriteShared(s); guess != "" {
		return guess
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

// rewriteShared reads a run in words whose two ends share a month or a year: "21-23 October 2025", "October 21-23, 2025",
// "October to November 2025".
func rewriteShared(s string) string {
	match := expression(`^(.+?) ?(?:/|-|–|—| to | until ) ?(.+)$`).FindStringSubmatch(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	if match == nil {
		return ""
	}
	first, last := strings.Fields(match[1]), strings.Fields(match[2])
	if len(last) > 4 { // "23 of October 2025"
		return ""
	}
	end := cmp.Or(wordsToDate(match[2]), wordsToDate(first[0]+" "+match[2]))
	for i := range last {
		start := wordsToDate(match[1] + " " + strings.Join(last[i:], " "))
		if guess := start + "/" + end; start != "" && end != "" && isDate(guess) {
			return guess
		}
	}
	return ""
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
