package anchor

import (
	"strings"
	"sync"
)

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
	if stem, ok := strings.CutSuffix(s, "fold"); ok && numeral(stem) != "" {
		return numeral(stem) + "fold"
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
	case "quarter", "twice", "once", "thrice":
		return s
	case "half", "halve", "halves", "halved", "halving":
		return "half"
	case "double", "doubles", "doubled", "doubling":
		return "double"
	case "triple", "triples", "tripled", "tripling", "treble", "trebles", "trebled", "trebling":
		return "triple"
	case "quadruple", "quadruples", "quadrupled", "quadrupling":
		return "quadruple"
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

// arabicNumerals has for each key the numbers, ordinals, parts, months and weekdays of Arabic.
// A second that is a part of a minute counts as one, as in English.
const arabicNumerals = `
0 صفر
1 واحد واحدة
2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
3 ثلاث ثلاثة
4 أربع أربعة
5 خمس خمسة
6 ست ستة
7 سبع سبعة
8 ثمان ثماني ثمانية
9 تسع تسعة
10 عشر عشرة
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
hundred مئة مائة مئات
200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة
900 تسعمئة تسعمائة
thousand ألف ألفا آلاف
2000 ألفان ألفين ألفي
million مليون مليونا ملايين
2000000 مليونان مليونين مليوني
billion مليار مليارا مليارات بليون
2000000000 ملياران مليارين ملياري
trillion تريليون تريليونا تريليونات
tens عشرات
% المئة المائة بالمئة بالمائة
half نصف نصفا
1/3 ثلث ثلثا
2/3 ثلثين ثلثان ثلثي
quarter ربع ربعا أرباع
double ضعف ضعفا ضعفي ضعفين تضاعف تضاعفت يتضاعف تتضاعف ضاعف ضاعفت
times أضعاف
1th أول أولى أولا حادي حادية
2th ثاني ثان ثانيا ثانية
3th ثالث ثالثا ثالثة
4th رابع رابعا رابعة
5th خامس خامسا خامسة
6th سادس سادسا سادسة
7th سابع سابعا سابعة
8th ثامن ثامنا ثامنة
9th تاسع تاسعا تاسعة
10th عاشر عاشرا عاشرة
january يناير
february فبراير شباط
march مارس آذار
april أبريل نيسان
may مايو أيار
june يونيو حزيران
july يوليو تموز
august أغسطس
september سبتمبر أيلول
october أكتوبر
november نوفمبر
december ديسمبر
autumn تشرين
winter كانون
monday الاثنين
tuesday الثلاثاء
wednesday الأربعاء
thursday الخميس
friday الجمعة
saturday السبت
sunday الأحد
`

// arabicNumeral gives the key of a number or date of Arabic in words.
func arabicNumeral(s string) string {
	if !arabic(s) {
		return ""
	}
	for _, form := range bare(s) {
		for _, pronoun := range [...]string{"", "ه", "ها", "هم"} {
			if key := numerals()[strings.TrimSuffix(form, pronoun)]; key != "" {
				return key
			}
		}
	}
	return ""
}

// joint gives the key of two neighbours that make one number or month, as twenty-five or
// the Levantine months of Arabic, "" if they do not.
func joint(a, b word) string {
	switch a.key + " " + b.key {
	case "autumn 1th":
		return "october"
	case "autumn 2th":
		return "november"
	case "winter 1th":
		return "december"
	case "winter 2th":
		return "january"
	}
	if digitAt(a.text, 0) || digitAt(b.text, 0) {
		return ""
	}
	tens, unit := a.key, b.key
	if arabic(a.text) {
		tens, unit = unit, tens
	}
	ten, round := strings.CutSuffix(tens, "0")
	one := strings.TrimSuffix(unit, "th")
	if round && len(ten) == 1 && (ten != "1" || arabic(a.text)) && len(one) == 1 && one >= "1" && one <= "9" {
		return ten + unit
	}
	return ""
}

// numerals gives the table of numerals of Arabic by word. It is made when first needed.
var numerals = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(arabicNumerals) {
		key, words, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(words) {
			table[unsigned.Replace(w)] = key
		}
	}
	return table
})
