package importing

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sighting is a date on a line of its own in a page, as it is written there and as a day.
type sighting struct{ written, day string }

// months are the names of the months in Arabic, with bare alifs: of the Levant and Iraq, of
// Egypt and the Gulf, and of the Maghreb.
var months = func() map[string]time.Month {
	all := map[string]time.Month{}
	for i, names := range []string{
		"كانون الثاني,يناير,جانفي", "شباط,فبراير,فيفري", "اذار,مارس", "نيسان,ابريل,افريل", "ايار,مايو,ماي", "حزيران,يونيو,جوان",
		"تموز,يوليو,يوليوز,جويلية", "اب,اغسطس,اوت,غشت", "ايلول,سبتمبر,شتنبر", "تشرين الاول,اكتوبر", "تشرين الثاني,نوفمبر,نونبر", "كانون الاول,ديسمبر,دجنبر",
	} {
		for name := range strings.SplitSeq(names, ",") {
			all[name] = time.Month(i + 1)
		}
	}
	return all
}()

var (
	dateLabel  = regexp.MustCompile(`^(?i:(?:first )?published(?: on)?|posted(?: on)?|date|تاريخ النشر|نشر (?:في|بتاريخ)|نشر|التاريخ)\s*[:：]?\s+`)
	dateClock  = regexp.MustCompile(`[\s,،|–-]+\d{1,2}:\d{2}(?:\s*(?i:am|pm|gmt|utc|ص|م))?$`)
	arabicDate = regexp.MustCompile(`^(?:ال\p{L}+[,،]?\s+)?(\d{1,2})\s+(\p{L}+(?: (?:الاول|الثاني))?)(?:\s*[/(]\s*(\p{L}+(?: (?:الاول|الثاني))?)\s*\)?)?[,،]?\s+(\d{4})م?$`)
	bareArabic = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "\u064f", "", "\u0640", "", "\u200f", "", "\u200e", "",
		"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9")
)

// sight reads a line that is nothing but a date, with what it is the date of before it or
// without; the day is "" for any other.
func sight(line string) (s sighting, labelled bool) {
	const longest = 80 // code points
	if !strings.ContainsFunc(line, unicode.IsDigit) {
		return sighting{}, false
	}
	if s.written = oneLine(line); utf8.RuneCountInString(s.written) > longest {
		return sighting{}, false
	}
	bare := bareArabic.Replace(s.written)
	rest := strings.TrimSpace(dateClock.ReplaceAllString(dateLabel.ReplaceAllString(bare, ""), ""))
	labelled = dateLabel.MatchString(bare)
	if s.day = day(rest); s.day != "" {
		return s, labelled
	}
	m := arabicDate.FindStringSubmatch(rest)
	if m == nil || months[m[2]] == 0 || m[3] != "" && months[m[3]] != months[m[2]] {
		return s, labelled
	}
	n, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[4])
	if t := time.Date(year, months[m[2]], n, 0, 0, 0, 0, time.UTC); t.Day() == n {
		s.day = t.Format(time.DateOnly)
	}
	return s, labelled
}

// sight keeps what an element says if that is a date: in the article, or anywhere but around it
// if it says that it is that of its publication.
func (m *metadata) sight(n *xhtml.Node) {
	if n.FirstChild == nil || n.FirstChild != n.LastChild || n.FirstChild.Type != xhtml.TextNode {
		return
	}
	s, labelled := sight(n.FirstChild.Data)
	kind := timeOf(n.FirstChild)
	if s.day == "" || kind < 0 || kind == 2 && !labelled {
		return
	}
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.P, atom.Li, atom.Td, atom.Blockquote: // of a sentence
			if text, _ := sight(textOf(a)); text.day == "" {
				return
			}
		}
	}
	m.sighted = append(m.sighted, s)
}

// only returns the one day that was sighted; none where there are several.
func only(all []sighting) sighting {
	for _, s := range all {
		if s.day != all[0].day {
			return sighting{}
		}
	}
	if len(all) == 0 {
		return sighting{}
	}
	return all[0]
}
