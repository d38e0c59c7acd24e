package edtf

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// generalHelp is for texts that are like nothing we know.
const generalHelp = `write 2025, 2025-10 or 2025-10-21; add ~ for "about" or ? for "uncertain"; write 2025-10-21/2025-11 for an interval`

// remedy returns the help for a text that is no date. Whatever it proposes, Parse accepts.
func remedy(s string) string {
	if len(s) > maxLength {
		return generalHelp
	}
	s = strings.TrimSpace(plainSigns(s))
	if s == "" {
		return "leave the field out if there is no date"
	}
	if dayFirst, monthFirst, ok := ambiguous(s); ok {
		return fmt.Sprintf("write %s or %s, whichever is meant", dayFirst, monthFirst)
	}
	if guess := rewrite(s); guess != "" {
		return fmt.Sprintf("did you mean %q?", guess)
	}
	return generalHelp
}

// plainSigns puts the digits of English and hyphens in the place of others, and leaves curly quotation marks out.
func plainSigns(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩', r >= '۰' && r <= '۹':
			return '0' + r&0xf
		case strings.ContainsRune("‐‑−", r): // hyphens and a minus sign
			return '-'
		case strings.ContainsRune("“”‘’", r):
			return -1
		}
		return r
	}, s)
	return expression(`^(\d{4})–(\d{1,2})–(\d{1,2})$`).ReplaceAllString(s, "$1-$2-$3")
}

// rewrite returns the date that s most likely means, or "".
func rewrite(s string) string {
	if guess := rewriteSingle(s); guess != "" {
		return guess
	}
	return firstDate(s, rewriteMoment, rewriteRun)
}

// rewriteSingle is rewrite for what may be an end of an interval or the day of a moment.
func rewriteSingle(s string) string {
	if _, _, ok := ambiguous(s); ok {
		return ""
	}
	return firstDate(s, rewriteSigns, rewriteNumbers, rewriteCompact, rewriteWords, rewriteLongYear)
}

// firstDate returns the first of the attempts that gives a date, or "".
func firstDate(s string, attempts ...func(string) string) string {
	for _, attempt := range attempts {
		if guess := attempt(s); guess != "" && isDate(guess) {
			return guess
		}
	}
	return ""
}

// isDate keeps every proposal honest.
func isDate(s string) bool {
	_, err := parse(s)
	return err == nil
}

// expression returns a compiled regular expression. Each is compiled when it is first needed: only a mistake needs
// them, and a build without mistakes should not pay for them.
func expression(text string) *regexp.Regexp {
	compiled, ok := expressions.Load(text)
	if !ok {
		compiled, _ = expressions.LoadOrStore(text, regexp.MustCompile(text))
	}
	return compiled.(*regexp.Regexp)
}

// expressions are the regular expressions that were needed so far, by their text.
var expressions sync.Map

// rewriteSigns mends what stands for "unspecified", "open" and "about" in older drafts and by habit.
func rewriteSigns(s string) string {
	s = expression(`\?\?|\bxx\b|\buu\b|\b00\b`).ReplaceAllString(s, "XX")
	s = expression(`\d[xu]+`).ReplaceAllStringFunc(s, func(match string) string {
		return match[:1] + strings.Repeat("X", len(match)-1)
	})
	s = expression(`/(open|now|present|today)$`).ReplaceAllString(s, "/..")
	s = expression(`^(open)/`).ReplaceAllString(s, "../")
	s = strings.ReplaceAll(s, "unknown", "")
	return strings.NewReplacer("?~", "%", "~?", "%", " ", "").Replace(s)
}

// ambiguous recognises 03/04/2025, which some read as March and some as April.
func ambiguous(s string) (dayFirst, monthFirst string, ok bool) {
	match := expression(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$`).FindStringSubmatch(s)
	if match == nil || match[1] == match[2] {
		return "", "", false
	}
	dayFirst = fmt.Sprintf("%s-%02s-%02s", match[3], match[2], match[1])
	monthFirst = fmt.Sprintf("%s-%02s-%02s", match[3], match[1], match[2])
	return dayFirst, monthFirst, isDate(dayFirst) && isDate(monthFirst)
}

// rewriteNumbers puts year, month and day in order: 21.10.2025, 10/21/2025, 2025/10/21, 2025-2-3, 10.2025.
func rewriteNumbers(s string) string {
	match := expression(`^(\d{1,4})[./ -]+(\d{1,2})(?:[./ -]+(\d{1,4}))?([?~%]?)$`).FindStringSubmatch(s)
	if match == nil {
		if match = expression(`^(\d{1,2})()[./ -]+(\d{4})([?~%]?)$`).FindStringSubmatch(s); match == nil {
			return ""
		}
	}
	year, month, day := match[1], match[2], match[3]
	switch {
	case len(day) == 4 && month == "":
		year, month, day = match[3], match[1], ""
	case len(day) == 4:
		year, day = match[3], match[1]
	}
	if len(year) != 4 {
		return ""
	}
	return arrange(year, month, day) + match[4]
}

// arrange writes a date of digits, with month and day exchanged if only that makes sense, and a
// day past the end of its month taken for the last. The 26 of 2025/26 is no month, and nobody
// means a summer by it: "".
func arrange(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	switch {
	case day == "" && m > 12:
		return ""
	case day == "":
		return fmt.Sprintf("%s-%02s", year, month)
	}
	if m > 12 && d >= 1 && d <= 12 {
		m, d = d, m
	}
	// 29 to 31 are slips; 45 is no day at all, and what was meant cannot be guessed.
	if d > 28 && d <= 31 && m >= 1 && m <= 12 {
		d = min(d, daysIn(y, time.Month(m)))
	}
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}

// rewriteCompact reads 20251021 and 202510.
func rewriteCompact(s string) string {
	match := expression(`^(\d{4})(\d{2})(\d{2})?$`).FindStringSubmatch(s)
	if match == nil {
		return ""
	}
	return arrange(match[1], match[2], match[3])
}

// rewriteMoment reads 2025-10-21 14:30:00.123 +0300, "21 October 2025 at 2.30 pm" and the like.
func rewriteMoment(s string) string {
	match := expression(`^(.+?)(?:,? at |, ?| +|[T_])(\d{1,2})(?:[:.h](\d{2}(?::\d{2})?))?(?:[.,]\d+)?(?: ?([AaPp])\.?[Mm]\.?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$`).FindStringSubmatch(s)
	if match == nil || match[3]+match[4] == "" {
		return ""
	}
	date, minutes, zone := match[1], cmp.Or(match[3], "00"), match[5]
	hour, _ := strconv.Atoi(match[2])
	switch half := strings.ToLower(match[4]); {
	case half == "a" && hour == 12:
		hour = 0
	case half == "p" && hour < 12:
		hour += 12
	}
	if !isDate(date) {
		date = rewriteSingle(date)
	}
	switch {
	case zone == "UTC" || zone == "GMT":
		zone = "Z"
	case len(zone) == len("+0300"):
		zone = zone[:3] + ":" + zone[3:]
	}
	return fmt.Sprintf("%sT%02d:%s%s", date, hour, minutes, zone)
}

// rewriteLongYear writes 17000, Y2025, Y17E7 and 1950S2 as they should be.
func rewriteLongYear(s string) string {
	digits := strings.TrimPrefix(s, "Y")
	// Exponent: 17 and seven zeros. Significant digits: of 1950S2, the 19 is sure.
	if match := expression(`^(-?\d+)E(\d)$`).FindStringSubmatch(digits); match != nil {
		zeros, _ := strconv.Atoi(match[2])
		return "Y" + match[1] + strings.Repeat("0", zeros)
	}
	if match := expression(`^(\d{4})S([1-3])$`).FindStringSubmatch(digits); match != nil {
		significant, _ := strconv.Atoi(match[2])
		return match[1][:significant] + strings.Repeat("X", 4-significant)
	}
	if isDate(digits) {
		return digits
	}
	return "Y" + strings.TrimPrefix(digits, "+")
}
