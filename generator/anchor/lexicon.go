package anchor

import "strings"

// The tables of words, here and in numeral.go and opposite.go, expect lower case. They know English and
// Arabic; a text in another language still has the guard on digits and, if it has capitals, on names.

// negative tells whether the word turns a sentence into its opposite by standing in it.
// Denials count: a report of a denial says the opposite of the report.
func negative(s string) bool {
	switch s {
	case "not", "no", "never", "without", "neither", "nor", "none", "cannot", "nobody", "nothing",
		"nowhere", "non", "hardly", "barely", "scarcely", "deny", "denies", "denied", "denying", "denial",
		"unless", "except":
		return true
	}
	return strings.HasSuffix(s, "n't") || arabicNegative(s)
}

// turning tells whether the word, added to a statement or taken from it, makes it another
// one: who "failed to meet" has not met, and "ex-minister" is no minister.
func turning(s string) bool {
	switch s {
	case "refuse", "refuses", "refused", "refusing", "refusal", "reject", "rejects", "rejected", "rejecting",
		"decline", "declines", "declined", "declining", "dismiss", "dismisses", "dismissed", "dismissing",
		"fail", "fails", "failed", "failing", "failure", "almost", "nearly", "former", "formerly", "ex",
		"deputy", "vice", "anti", "counter", "de", "نائب", "رفض", "رفضت", "كاد", "كادت":
		return true
	}
	return false
}

// arabicNegative knows the negations of Arabic, also with "and" or "so" written onto
// them. "ما" is also "what": a place is rather refused than taken for its opposite.
func arabicNegative(s string) bool {
	switch s {
	case "لا", "لم", "لن", "ما", "ليس", "ليست", "ليسا", "ليستا", "ليسوا", "لست", "لسنا", "لستم", "ألا", "ألّا", "إلا", "إلّا",
		"غير", "دون", "بدون", "بلا", "عدم", "بعدم", "لعدم", "نفى", "نفت", "نفوا", "ينفي", "تنفي", "نفي":
		return true
	}
	for _, proclitic := range []string{"و", "ف"} {
		if rest, ok := strings.CutPrefix(s, proclitic); ok && arabicNegative(rest) {
			return true
		}
	}
	return false
}

// arabic tells whether the word begins in a letter of Arabic.
func arabic(s string) bool { return s != "" && s[0] >= 0xD8 && s[0] <= 0xDB }

// bare gives an Arabic word without what writers leave out as they like, and then, one
// after the other, without what is written onto its beginning: "and" or "so"; a preposition
// or the sign of the future; the article.
func bare(s string) []string {
	s = unsigned.Replace(s)
	list := []string{s}
	for _, proclitics := range [...][]string{{"و", "ف"}, {"ب", "ل", "ك", "س"}, {"ال", "ل"}} {
		for _, p := range proclitics {
			if rest, ok := strings.CutPrefix(s, p); ok {
				s = rest
				list = append(list, s)
				break
			}
		}
	}
	return list
}

// unsigned takes the vowel signs and hamzas off an Arabic word.
var unsigned = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "\u0640", "", "\u064B", "", "\u064C", "", "\u064D", "",
	"\u064E", "", "\u064F", "", "\u0650", "", "\u0651", "", "\u0652", "", "\u0670", "")

// common has the words of English that begin sentences all the time, between spaces.
const common = " a about above across after again against all almost along already also although always amid among " +
	"an and another any are around as at back be because been before behind being below between both but by can could " +
	"despite did do does down during each earlier either even ever every everyone few finally for former from further had has " +
	"have he her here hers herself him himself his how however i if in indeed instead into is it its itself just later least less " +
	"like many may meanwhile might more moreover most much must nearly next now of off officials on only onto or other others " +
	"our out over own perhaps rather same she should since so some soon still such than that the their them then there these " +
	"they this those though through throughout thus till to today together tomorrow too toward towards under until up upon us very was " +
	"we were what when whenever where whether which while who whom whose why will with within would yes yesterday yet you your "

// function tells whether the word is so common that a capital does not make it a name.
func function(lower string) bool {
	return !strings.Contains(lower, " ") && strings.Contains(common, " "+lower+" ")
}
