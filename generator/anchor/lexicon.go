package anchor

import (
	"strings"
	"sync"
)

// The tables below are functions so that nothing can change them. All expect lower
// case. They know English, and the negations of Arabic; a text in another language still
// has the guard on digits and, if it has capitals, on names.

// numeral gives the digits of a written-out number, ordinals as "3th".
func numeral(s string) string {
	switch s {
	case "zero", "nil":
		return "0"
	case "one":
		return "1"
	case "two":
		return "2"
	case "three":
		return "3"
	case "four":
		return "4"
	case "five":
		return "5"
	case "six":
		return "6"
	case "seven":
		return "7"
	case "eight":
		return "8"
	case "nine":
		return "9"
	case "ten":
		return "10"
	case "eleven":
		return "11"
	case "twelve":
		return "12"
	case "thirteen":
		return "13"
	case "fourteen":
		return "14"
	case "fifteen":
		return "15"
	case "sixteen":
		return "16"
	case "seventeen":
		return "17"
	case "eighteen":
		return "18"
	case "nineteen":
		return "19"
	}
	if tens := tens(s); tens != "" {
		return tens
	}
	if decade, ok := strings.CutSuffix(s, "ies"); ok && tens(decade+"y") != "" {
		return tens(decade+"y") + "s"
	}
	return ordinal(s)
}

func tens(s string) string {
	switch s {
	case "twenty":
		return "20"
	case "thirty":
		return "30"
	case "forty":
		return "40"
	case "fifty":
		return "50"
	case "sixty":
		return "60"
	case "seventy":
		return "70"
	case "eighty":
		return "80"
	case "ninety":
		return "90"
	case "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
		"trillion", "trillions", "dozen", "dozens":
		return strings.TrimSuffix(s, "s")
	case "half", "quarter", "twice", "once", "double", "triple", "thrice":
		return s
	case "percent", "percentage", "cent":
		return "%"
	}
	return ""
}

// ordinal also knows parts, as in two thirds.
func ordinal(s string) string {
	s = strings.TrimSuffix(s, "s")
	switch s {
	case "first":
		return "1th"
	case "second":
		return "2th"
	case "third":
		return "3th"
	case "fifth":
		return "5th"
	case "eighth":
		return "8th"
	case "ninth":
		return "9th"
	case "twelfth":
		return "12th"
	case "hundredth":
		return "100th"
	}
	cardinal := ""
	if stem, ok := strings.CutSuffix(s, "ieth"); ok {
		cardinal = tens(stem + "y")
	} else if stem, ok := strings.CutSuffix(s, "th"); ok {
		cardinal = numeral(stem)
	}
	if cardinal == "" {
		return ""
	}
	return cardinal + "th"
}

// calendar gives one key to all spellings of a month or weekday. May is left out: in
// the middle of a sentence its capital makes it a name.
func calendar(s string) string {
	switch s {
	case "january", "jan":
		return "january"
	case "february", "feb":
		return "february"
	case "march", "mar":
		return "march"
	case "april", "apr":
		return "april"
	case "june", "jun":
		return "june"
	case "july", "jul":
		return "july"
	case "august", "aug":
		return "august"
	case "september", "sept", "sep":
		return "september"
	case "october", "oct":
		return "october"
	case "november", "nov":
		return "november"
	case "december", "dec":
		return "december"
	}
	return weekday(s)
}

func weekday(s string) string {
	switch s {
	case "monday", "mon":
		return "monday"
	case "tuesday", "tue", "tues":
		return "tuesday"
	case "wednesday", "wed":
		return "wednesday"
	case "thursday", "thu", "thurs":
		return "thursday"
	case "friday", "fri":
		return "friday"
	case "saturday", "sat":
		return "saturday"
	case "sunday", "sun":
		return "sunday"
	}
	return ""
}

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

// opposites lists words of which one cannot stand for another without changing what is
// said. Lines are groups, "|" separates the poles, words of one pole are
// interchangeable.
const opposites = `
before | after | during
more most | less least fewer fewest
above over | below under beneath
up upward | down downward
increase increases increased increasing rise rises rose risen rising | decrease decreases decreased decreasing fall falls fell fallen falling
grow grows grew grown growing | shrink shrinks shrank shrinking
raise raises raised raising | lower lowers lowered lowering reduce reduces reduced reducing drop drops dropped
accept accepts accepted accepting | reject rejects rejected rejecting refuse refuses refused refusing decline declines declined
approve approves approved approving | reject rejects rejected rejecting
confirm confirms confirmed confirming | contradict contradicts contradicted contradicting
support supports supported supporting back backs backed backing | oppose opposes opposed opposing
north northern | south southern | east eastern | west western
win wins won winning | lose loses lost losing
open opens opened opening | close closes closed closing
begin begins began begun start starts started | end ends ended finish finishes finished stop stops stopped
arrive arrives arrived | leave leaves left depart departs departed
allow allows allowed permit permits permitted | forbid forbids forbade forbidden ban bans banned prohibit prohibits prohibited
inside within | outside beyond
first | last
last previous | next following
yesterday | today | tomorrow
second seconds | minute minutes | hour hours | day days | week weeks | month months | year years | decade decades | century centuries
metre metres meter meters | kilometre kilometres kilometer kilometers | mile miles
dollar dollars | euro euros | pound pounds | dinar dinars | rial rials | riyal riyals | lira liras | rouble roubles ruble rubles | yen | yuan
am a.m | pm p.m
kill kills killed killing | wound wounds wounded wounding injure injures injured injuring
always | sometimes | rarely seldom
all | some | few | many
both | either
success succeed succeeds succeeded | failure fail fails failed
buy buys bought | sell sells sold
import imports imported | export exports exported
friend friends ally allies | enemy enemies foe foes
guilty convicted | innocent acquitted
public | private secret
early earlier | late later
old older | new newer
large larger big bigger | small smaller
high higher | low
strong stronger | weak weaker
better best | worse worst
maximum | minimum
majority | minority
good | bad
true | false
man men | woman women
father | mother
brother | sister
son | daughter
husband | wife
he him his | she her hers
with | without
for | against
to toward towards | from
former | current present | future
military | civilian
state federal | provincial local
enter enters entered | exit exits exited withdraw withdraws withdrew withdrawn
attack attacks attacked attacking | defend defends defended defending
war | peace
add adds added | remove removes removed
agree agrees agreed | disagree disagrees disagreed
alive | dead
can may could might | must shall
morning | afternoon | evening | night
spring | summer | autumn | winter
strengthen strengthens strengthened | weaken weakens weakened
extend extends extended | shorten shortens shortened
encourage encourages encouraged | discourage discourages discouraged
praise praises praised | condemn condemns condemned
direct directly | indirect indirectly
upper | middle
right | wrong
`

// opposed tells whether a and b are opposites, by the table or by their form, as in
// lawful and unlawful, useful and useless.
func opposed(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) >= 3 && strings.HasSuffix(b, a) {
		switch b[:len(b)-len(a)] {
		case "un", "in", "im", "il", "ir", "dis", "mis", "anti", "counter", "non":
			return true
		}
	}
	if stem, ok := strings.CutSuffix(a, "ful"); ok && b == stem+"less" {
		return true
	}
	for _, x := range poles()[a] {
		for _, y := range poles()[b] {
			if x.group == y.group && x.side != y.side {
				return true
			}
		}
	}
	return false
}

// pole is one side of one line of the table of opposites.
type pole struct{ group, side int }

// poles gives the table of opposites by word. It is made when first needed.
var poles = sync.OnceValue(func() map[string][]pole {
	table := map[string][]pole{}
	group := 0
	for line := range strings.Lines(opposites) {
		group++
		for side, words := range strings.Split(line, "|") {
			for w := range strings.FieldsSeq(words) {
				table[w] = append(table[w], pole{group, side})
			}
		}
	}
	return table
})

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
