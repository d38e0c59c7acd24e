package anchor

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// In the texts of these tables, [ and ] enclose the passage where the quotation
// belongs; they are taken out before the search.
type findTest struct {
	name   string
	text   string
	quote  Quote
	want   Verdict
	reason Reason
}

func (c findTest) run(t *testing.T) {
	t.Helper()
	start := strings.Index(c.text, "[")
	end := strings.Index(c.text, "]") - 1
	text := strings.NewReplacer("[", "", "]", "").Replace(c.text)
	r := New(text, nil).Find(c.quote)
	if r.Verdict != c.want || r.Reason != c.reason {
		t.Fatalf("verdict %v (%v, %+v), want %v (%v)\nresult %+v", r.Verdict, r.Reason, r.Difference, c.want, c.reason, r)
	}
	if anchored := r.Verdict == Exact || r.Verdict == Drifted; anchored && (Place{start, end}) != r.Place {
		t.Errorf("anchored on %q, want %q", text[r.Place.Start:r.Place.End], text[start:end])
	}
}

func runAll(t *testing.T, cases []findTest) {
	for _, c := range cases {
		t.Run(c.name, c.run)
	}
}

func TestExact(t *testing.T) {
	runAll(t, []findTest{
		{"once", "The harbour [was closed] at noon.", Quote{Exact: "was closed"}, Exact, None},
		{"white space", "The harbour [was\u00a0 closed\nat noon].", Quote{Exact: "was closed   at noon"}, Exact, None},
		{"white space around the quotation", "The harbour [was closed] at noon.", Quote{Exact: "\n was closed "}, Exact, None},
		{"curly for straight", "She said [“it isn’t over”].", Quote{Exact: `"it isn't over"`}, Exact, None},
		{"straight for curly", `She said ["it isn't over"].`, Quote{Exact: "“it isn’t over”"}, Exact, None},
		{"dashes", "[the talks – long, slow -- failed].", Quote{Exact: "the talks — long, slow — failed"}, Exact, None},
		{"ellipsis", "and [then… nothing] more", Quote{Exact: "then... nothing"}, Exact, None},
		{"decomposed text", "the [cafe\u0301 de\u0301ja\u0300] vu", Quote{Exact: "café déjà"}, Exact, None},
		{"decomposed quotation", "the [café déjà] vu", Quote{Exact: "cafe\u0301 de\u0301ja\u0300"}, Exact, None},
		{"a mark comes with its letter", "the [x\u0304] bar", Quote{Exact: "x"}, Exact, None},
		{"soft hyphen and bidi controls", "the [har\u00adbour\u200f master] left", Quote{Exact: "\u2067harbour master\u2069"}, Exact, None},
		{"right to left", "قال [رئيس الوزراء] إن", Quote{Exact: "رئيس الوزراء"}, Exact, None},
		{"emoji", "well [done 👩\u200d🚀❤️] today", Quote{Exact: "done 👩🚀❤"}, Exact, None},
		{"one character", "a [b] c", Quote{Exact: "b"}, Exact, None},
		{"part of a word", "the [harb]our", Quote{Exact: "harb"}, Exact, None},
		{"whole word before part of one", "an ironclad [iron] gate", Quote{Exact: "iron"}, Exact, None},
		{"across blocks", "It was [over.\nNobody left] early.", Quote{Exact: "over. Nobody left"}, Exact, None},
		{"case is not folded", "the Harbour and the [harbour]", Quote{Exact: "harbour"}, Exact, None},
		{"no spaces between words", "東京の[港は閉鎖]された", Quote{Exact: "港は閉鎖"}, Exact, None},
	})
}

func TestContext(t *testing.T) {
	runAll(t, []findTest{
		{"twice", "the ship left and the ship sank", Quote{Exact: "the ship"}, Ambiguous, None},
		{"prefix decides", "the ship left and [the ship] sank", Quote{Exact: "the ship", Prefix: "left and "}, Exact, None},
		{"suffix decides", "the ship left and [the ship] sank", Quote{Exact: "the ship", Suffix: "sank"}, Exact, None},
		{"prefix in other spelling", "“Go,” the ship left; “Come,” [the ship] sank", Quote{Exact: "the ship", Prefix: `"Come,"`}, Exact, None},
		{"edited prefix still decides", "At noon the ship left port. In the late evening [the ship] sank",
			Quote{Exact: "the ship", Prefix: "port. In the lat evening"}, Exact, None},
		{"two of three places fit alike", "By nightfall the crew saw the ship. Nobody did. At noon the ship left. By nightfall the crew saw the ship.",
			Quote{Exact: "the ship", Prefix: "By nightfall the crew sw"}, Ambiguous, None},
		{"prefix that fits both", "then the ship left and then the ship sank", Quote{Exact: "the ship", Prefix: "then"}, Ambiguous, None},
		{"prefix that fits neither", "then the ship left and then the ship sank", Quote{Exact: "the ship", Prefix: "blue and white"}, Ambiguous, None},
		{"overlapping hits", "aaa", Quote{Exact: "aa"}, Ambiguous, None},
		{"a long sentence may move", "At first nothing. [The harbour master kept the only key to the archive.] Then silence.",
			Quote{Exact: "The harbour master kept the only key to the archive.", Prefix: "by the old tower", Suffix: "Two days on"}, Exact, None},
		{"the twin of a passage that is gone", "Rain fell at dawn. The talks failed again in the spring.",
			Quote{Exact: "The talks failed", Prefix: "said the envoy.", Suffix: "because nobody came"}, Orphan, ContextDiffers},
		{"the twin of a passage with a typo", "[The tlaks failed] because nobody came. The talks failed again in the spring.",
			Quote{Exact: "The talks failed", Suffix: "because nobody came"}, Orphan, ContextDiffers},
		{"the long twin of a passage with a typo",
			"[The talks in the customs hous failed] because nobody came. The talks in the customs house failed again in the spring.",
			Quote{Exact: "The talks in the customs house failed", Suffix: "because nobody came"}, Drifted, None},
	})
}

func TestDrifted(t *testing.T) {
	const quoted = "The harbour master told the committee on Tuesday that 12 boats had left without a licence."
	runAll(t, []findTest{
		{"typo", "Rain fell. [The harbour master told the comittee on Tuesday that 12 boats had left without a licence.] It stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"word added", "Rain fell. [The harbour master told the committee on Tuesday that some 12 boats had left without a licence.] It stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"word removed", "Rain fell. [The harbour master told the committee on Tuesday 12 boats had left without a licence.] It stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"punctuation moved", "Rain fell. [The harbour master told the committee, on Tuesday, that 12 boats had left without a licence]; it stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"sentence merged into another", "Rain fell, and [the harbour master told the committee on Tuesday that 12 boats had left without a licence], they say.",
			Quote{Exact: quoted}, Drifted, None},
		{"number written out", "Rain fell. [The harbour master told the committee on Tuesday that twelve boats had left without a licence.] It stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"paragraph split in the middle", "Rain fell. [The harbour master told the committee on Tuesday\nthat 12 boats had left without licence.] It stopped.",
			Quote{Exact: quoted}, Drifted, None},
		{"capitalized ordinary word misspelt", "The ministry is new. On [the third of May the Minstry of Fisheries met the boat owners] there.",
			Quote{Exact: "the third of May the Ministry of Fisheries met the boat owners"}, Drifted, None},
		{"abbreviation and ordinal written otherwise", "Rain. [The envoy of the US came to the harbour on the 21th of the month at 10 am to meet all of the owners.] Sun.",
			Quote{Exact: "The envoy of the U.S. came to the harbour on the 21st of the month at 10 a.m. to meet all of the owners."}, Drifted, None},
		{"nearer place has another number",
			"The harbour master told the committee on Tuesday that 14 boats had left without a licence. " +
				"[The harbour mastr told the comittee on Tuesday that 12 boats had lefft without a licence.]",
			Quote{Exact: quoted}, Drifted, None},
		{"opening word misspelt", "Rain. [Harbor masters of the coast met the owners of the boats.] Sun.",
			Quote{Exact: "Harbour masters of the coast met the owners of the boats."}, Drifted, None},
	})
}

// TestGuard has pairs that are at least 90 % similar and must not be taken for each
// other.
func TestGuard(t *testing.T) {
	cases := []struct {
		name, quoted, found string
		reason              Reason
	}{
		{"digit", "the council fined 12 boats for fishing near the wall", "the council fined 14 boats for fishing near the wall", NumberDiffers},
		{"digit added at the end", "near the wall the council of the port fined 12", "near the wall the council of the port fined 125 boats", NumberDiffers},
		{"thousands added at the end", "near the wall the council of the port fined 12", "near the wall the council of the port fined 12,000", NumberDiffers},
		{"decimals", "unemployment in the port stood at 4.5 percent in the winter", "unemployment in the port stood at 4.6 percent in the winter", NumberDiffers},
		{"numeral", "the council fined two of the boats that were fishing at the wall", "the council fined ten of the boats that were fishing at the wall", NumberDiffers},
		{"ordinal", "it was the first of the meetings that they held near the old wall", "it was the third of the meetings that they held near the old wall", NumberDiffers},
		{"ordinal of the teens", "it was the fifteenth of the meetings that they held near the old wall", "it was the sixteenth of the meetings that they held near the old wall", NumberDiffers},
		{"ordinal of tens", "on the thirtieth anniversary the owners of the boats met in the old customs house", "on the fortieth anniversary the owners of the boats met in the old customs house", NumberDiffers},
		{"parts", "two-thirds of the boats in the old harbour of the port town were left to rot", "two-fifths of the boats in the old harbour of the port town were left to rot", NumberDiffers},
		{"decade", "the old customs house of the port had been built in the late seventies", "the old customs house of the port had been built in the late nineties", NumberDiffers},
		{"fraction in one sign", "the owners of the boats say that they have paid ½ of all the fees they owe", "the owners of the boats say that they have paid ¼ of all the fees they owe", NumberDiffers},
		{"minus", "the harbour froze when it was −5 degrees in the old customs house of the port", "the harbour froze when it was 5 degrees in the old customs house of the port", NumberDiffers},
		{"rare currency", "the repairs of the pier cost ₪40 million in the end, the owners say", "the repairs of the pier cost ₺40 million in the end, the owners say", NumberDiffers},
		{"currency in words", "the repairs of the old pier cost 40 million dollars in the end, the owners say", "the repairs of the old pier cost 40 million euros in the end, the owners say", OppositeDiffers},
		{"half of the day", "the committee of the port met at 10 a.m. in the old customs house near the pier", "the committee of the port met at 10 p.m. in the old customs house near the pier", OppositeDiffers},
		{"killed", "twelve of the owners were killed when the old customs house near the pier burned", "twelve of the owners were wounded when the old customs house near the pier burned", OppositeDiffers},
		{"weekday", "the committee met on Monday in the old customs house of the port town", "the committee met on Sunday in the old customs house of the port town", NumberDiffers},
		{"month", "the committee met in June in the old customs house of the port", "the committee met in July in the old customs house of the port", NumberDiffers},
		{"month May", "the committee met in May in the old customs house of the port", "the committee met in March in the old customs house of the port", NumberDiffers},
		{"currency", "the repairs of the pier cost $40 million in the end, the owners say", "the repairs of the pier cost €40 million in the end, the owners say", NumberDiffers},
		{"percent", "the fees rose by 5 for all of the boats in the harbour of the town", "the fees rose by 5% for all of the boats in the harbour of the town", NumberDiffers},
		{"negation added", "the committee said it would close the harbour in the coming winter", "the committee said it would not close the harbour in the coming winter", NegationDiffers},
		{"contraction", "the committee said it could close the harbour in the coming winter", "the committee said it couldn't close the harbour in the coming winter", NegationDiffers},
		{"cannot at the end", "in the coming winter the committee of the port can", "in the coming winter the committee of the port cannot close", NegationDiffers},
		{"never", "the owners had never met the committee before the winter began", "the owners had met the committee before the winter began", NegationDiffers},
		{"denied", "the owners said that they had met the harbour master in the archive", "the owners denied that they had met the harbour master in the archive", NegationDiffers},
		{"no by typo of on", "the owners say that they have no permits from the port", "the owners say that they have on permits from the port", NegationDiffers},
		{"Arabic negation with and", "قالت إدارة الميناء إنها درست الطلب ولن توافق على رفع الرسوم", "قالت إدارة الميناء إنها درست الطلب وقد توافق على رفع الرسوم", NegationDiffers},
		{"Arabic negation of an adjective", "قالت إدارة الميناء إن القرار الجديد غير ملزم لأصحاب القوارب", "قالت إدارة الميناء إن القرار الجديد ملزم لأصحاب القوارب", NegationDiffers},
		{"Arabic negation by one letter", "زارت اللجنة رصيف الميناء ولم تعد تفتح المخزن القديم في الشتاء", "زارت اللجنة رصيف الميناء ثم تعد تفتح المخزن القديم في الشتاء", NegationDiffers},
		{"Arabic so not", "درست اللجنة الطلب في الشتاء فلا تفتح المخزن القديم لأصحاب القوارب", "درست اللجنة الطلب في الشتاء كي تفتح المخزن القديم لأصحاب القوارب", NegationDiffers},
		{"name", "the envoy of Iraq told the committee of the port to close the harbour", "the envoy of Iran told the committee of the port to close the harbour", NameDiffers},
		{"opening name that the text knows", "Iraq told the committee of the port to close the harbour.", "Iran told the committee of the port to close the harbour. In Iran and Iraq all is well.", NameDiffers},
		{"opening name that the text does not know", "Haddad told the committee of the port to close the harbour.", "Karimi told the committee of the port to close the harbour.", NameDiffers},
		{"capitals", "the delegation of the US told the committee to close the harbour", "the delegation of the UN told the committee to close the harbour", NameDiffers},
		{"names exchanged", "in the winter the envoys of the US warned Iraq that the harbour of the old port town would be closed to all of the boats", "in the winter the envoys of Iraq warned the US that the harbour of the old port town would be closed to all of the boats", NameDiffers},
		{"name removed", "the harbour master and Okoro signed the agreement that the committee had sent", "the harbour master and signed the agreement that the committee had sent", NameDiffers},
		{"before and after", "the owners met the committee before the vote on the new harbour fees", "the owners met the committee after the vote on the new harbour fees", OppositeDiffers},
		{"swap of before and after", "they paid before the vote and signed after the hearing in the old customs house near the pier", "they paid after the vote and signed before the hearing in the old customs house near the pier", OppositeDiffers},
		{"unlawful", "the judge said that the closing of the harbour was lawful in every way", "the judge said that the closing of the harbour was unlawful in every way", OppositeDiffers},
		{"unlawful at the start", "lawful in every way, said the judge of the harbour court", "unlawful in every way, said the judge of the harbour court", OppositeDiffers},
		{"north", "boats on the north side of the harbour were left to rot all winter", "boats on the south side of the harbour were left to rot all winter", OppositeDiffers},
		{"last sentence replaced", "the boats left the harbour in the early hours of the day and nobody in the old town by the river saw them leave it. the mayor signed.", "the boats left the harbour in the early hours of the day and nobody in the old town by the river saw them leave it. the vicar smiled.", WordDiffers},
		{"units", "the owners have 30 days to pay all of the fees that they still owe", "the owners have 30 hours to pay all of the fees that they still owe", OppositeDiffers},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, pair := range [][2]string{{c.quoted, c.found}, {c.found, c.quoted}} {
				r := New("It rained. "+pair[1]+"\nThen the sun came.", nil).Find(Quote{Exact: pair[0]})
				if r.Verdict != Orphan {
					t.Fatalf("quotation %q is %v (%.3f) on %q", pair[0], r.Verdict, r.Score, pair[1])
				}
				if len(r.Candidates) == 0 {
					t.Errorf("no candidate shown for %q (%v)", pair[0], r.Reason)
				}
			}
			r := New("It rained. "+c.found+"\nThen the sun came.", nil).Find(Quote{Exact: c.quoted})
			if r.Reason != c.reason && r.Reason != TooDifferent {
				t.Errorf("reason %v (%+v), want %v", r.Reason, r.Difference, c.reason)
			}
		})
	}
}

// TestGuardOnWords exchanges one word for another in a sentence that is otherwise the same.
func TestGuardOnWords(t *testing.T) {
	const (
		english = "The owners of the boats say that the new pier of the port will be %s when it is done, as the harbour master told the committee."
		arabic  = "قال أصحاب القوارب إن الرصيف الجديد في الميناء القديم %s كما ذكر مدير الميناء للجنة في الشتاء وسط المدينة"
	)
	for _, c := range []struct {
		frame, quoted, found string
		want                 Verdict
		reason               Reason
	}{
		{english, "40 km away", "40 mi away", Orphan, OppositeDiffers},
		{english, "40 km away", "40 kilometres away", Drifted, None},
		{english, "40 feet long", "40 metres long", Orphan, OppositeDiffers},
		{english, "40 feet long", "40 ft long", Drifted, None},
		{english, "40 yards long", "40 inches long", Orphan, OppositeDiffers},
		{english, "40 pounds heavier", "40 kilograms heavier", Orphan, OppositeDiffers},
		{english, "40 tons heavier", "40 kg heavier", Orphan, OppositeDiffers},
		{english, "40 tons heavier", "40 tonnes heavier", Drifted, None},
		{english, "full of 40 barrels", "full of 40 litres", Orphan, OppositeDiffers},
		{english, "40 acres large", "40 hectares large", Orphan, OppositeDiffers},
		{english, "lit by 40 megawatts", "lit by 40 gigawatts", Orphan, OppositeDiffers},
		{english, "at 40 degrees celsius", "at 40 degrees fahrenheit", Orphan, OppositeDiffers},
		{english, "worth 40 riyals", "worth 40 dirhams", Orphan, OppositeDiffers},
		{english, "enlarged tenfold", "enlarged twofold", Orphan, NumberDiffers},
		{english, "enlarged threefold", "enlarged twofold", Orphan, NumberDiffers},
		{english, "enlarged 3fold", "enlarged threefold", Drifted, None},
		{english, "doubled in size", "tripled in size", Orphan, NumberDiffers},
		{english, "doubled in size", "halved in size", Orphan, NumberDiffers},
		{english, "doubled in size", "quadrupled in size", Orphan, NumberDiffers},
		{english, "doubled in size", "double in size", Drifted, None},
		{english, "doubling in size", "trebling in size", Orphan, NumberDiffers},
		{english, "enlarged two-fold", "enlarged twofold", Drifted, None},
		{english, "enlarged two-fold", "enlarged threefold", Orphan, NumberDiffers},
		{english, "now here", "nowhere", Orphan, NegationDiffers},
		{english, "40 km away", "40km away", Drifted, None},
		{english, "40 km away", "41km away", Orphan, NumberDiffers},
		{english, "worth twenty-five boats", "worth 25 boats", Drifted, None},
		{english, "the twenty-first of all", "the 21st of all", Drifted, None},
		{english, "worth twenty-five boats", "worth 205 boats", Orphan, NumberDiffers},
		{english, "antiwar", "anti-war", Drifted, None},
		{english, "pro-war", "anti-war", Orphan, OppositeDiffers},
		{english, "pre-war", "post-war", Orphan, OppositeDiffers},
		{english, "overvalued", "undervalued", Orphan, OppositeDiffers},
		{english, "escalated", "de-escalated", Orphan, NegationDiffers},
		{english, "a help to them", "a hurt to them", Orphan, OppositeDiffers},
		{english, "helping them", "harming them", Orphan, OppositeDiffers},
		{english, "agreed in full", "rejected in full", Orphan, OppositeDiffers},
		{english, "admitted in full", "doubted in full", Orphan, OppositeDiffers},
		{english, "welcomed by all", "condemned by all", Orphan, OppositeDiffers},
		{english, "included in it", "excluded from it", Orphan, OppositeDiffers},
		{english, "a promise to us", "a threat to us", Orphan, OppositeDiffers},
		{english, "seen by all", "seen by few", Orphan, OppositeDiffers},
		{english, "seen by the minister", "seen by the ambassador", Orphan, OppositeDiffers},
		{english, "seen by the minister", "seen by the deputy minister", Orphan, NegationDiffers},
		{english, "able to open", "failing to open", Orphan, NegationDiffers},
		{english, "rejected by all", "refused by all", Drifted, None},
		{english, "promised to us", "pledged to us", Drifted, None},

		{arabic, "افتتح قبل التصويت", "افتتح بعد التصويت", Orphan, OppositeDiffers},
		{arabic, "افتتح قبلها بقليل", "افتتح بعدها بقليل", Orphan, OppositeDiffers},
		{arabic, "قبل به الجميع", "رفض به الجميع", Orphan, OppositeDiffers},
		{arabic, "كان مع القرار", "كان ضد القرار", Orphan, OppositeDiffers},
		{arabic, "كان معه دائما", "كان ضده دائما", Orphan, OppositeDiffers},
		{arabic, "يقع داخل السور", "يقع خارج السور", Orphan, OppositeDiffers},
		{arabic, "تابع لوزارة الداخلية", "تابع لوزارة الخارجية", Orphan, OppositeDiffers},
		{arabic, "يقع شمال المدينة", "يقع جنوب المدينة", Orphan, OppositeDiffers},
		{arabic, "يمتد شمالاً", "يمتد جنوبا", Orphan, OppositeDiffers},
		{arabic, "يقع بالشرق", "يقع بالغرب", Orphan, OppositeDiffers},
		{arabic, "وغرب المدينة", "وشرق المدينة", Orphan, OppositeDiffers},
		{arabic, "المنطقة الشرقية", "المنطقة الغربية", Orphan, OppositeDiffers},
		{arabic, "فيه أكثر السفن", "فيه أقل السفن", Orphan, OppositeDiffers},
		{arabic, "فيه اكثر السفن", "فيه أقلّ السفن", Orphan, OppositeDiffers},
		{arabic, "وقف للأعلى", "وقف للأدنى", Orphan, OppositeDiffers},
		{arabic, "وسيرفض القرار", "وسيقبل القرار", Orphan, OppositeDiffers},
		{arabic, "رفضوا القرار", "أيدوا القرار", Orphan, OppositeDiffers},
		{arabic, "ارتفعت الرسوم فيه", "انخفضت الرسوم فيه", Orphan, OppositeDiffers},
		{arabic, "قتل فيه الصيادون", "جرح فيه الصيادون", Orphan, OppositeDiffers},
		{arabic, "فيه 40 كم", "فيه 40 ميلا", Orphan, OppositeDiffers},
		{arabic, "فيه 40 برميل", "فيه 40 لتر", Orphan, OppositeDiffers},
		{arabic, "منذ 40 يوما", "منذ 40 شهرا", Orphan, OppositeDiffers},
		{arabic, "منذ شهرين", "منذ أشهر", Orphan, OppositeDiffers},
		{arabic, "فيه خمس سفن", "فيه سبع سفن", Orphan, NumberDiffers},
		{arabic, "فيه خمس سفن", "فيه خمسة سفن", Drifted, None},
		{arabic, "فيه خمسة سفن", "فيه 5 سفن", Drifted, None},
		{arabic, "فيه خمسون سفينة", "فيه خمسة وخمسون سفينة", Orphan, NumberDiffers},
		{arabic, "فيه خمسة آلاف سفينة", "فيه خمسة ملايين سفينة", Orphan, NumberDiffers},
		{arabic, "افتتح للثالث", "افتتح للرابع", Orphan, NumberDiffers},
		{arabic, "افتتح في نصفه", "افتتح في ربعه", Orphan, NumberDiffers},
		{arabic, "افتتح الأحد", "افتتح الجمعة", Orphan, NumberDiffers},
		{arabic, "افتتح في حزيران", "افتتح في تموز", Orphan, NumberDiffers},
		{arabic, "افتتح في يوليو", "افتتح في يونيو", Orphan, NumberDiffers},
		{arabic, "افتتح في كانون الأول", "افتتح في كانون الثاني", Orphan, NumberDiffers},
		{arabic, "كلف 5 بالمئة", "كلف 5%", Drifted, None},
		{arabic, "افتتح في يناير", "افتتح في كانون الثاني", Drifted, None},
		{arabic, "افتتح في تشرين الأول", "افتتح في أكتوبر", Drifted, None},
		{arabic, "افتتح في تشرين الأول", "افتتح في نوفمبر", Orphan, NumberDiffers},
		{arabic, "فيه خمسة عشر سفينة", "فيه 15 سفينة", Drifted, None},
		{arabic, "فيه خمسة وعشرون سفينة", "فيه 25 سفينة", Drifted, None},
		{arabic, "يساعد الصيادين", "يضر الصيادين", Orphan, OppositeDiffers},
		{arabic, "وافقوا عليه", "اعترضوا عليه", Orphan, OppositeDiffers},
		{arabic, "زاره الوزير", "زاره السفير", Orphan, OppositeDiffers},
		{arabic, "زاره العراقيون", "زاره الإيرانيون", Orphan, OppositeDiffers},
		{arabic, "لست أعرف", "لن أعرف", Drifted, None},
		{arabic, "منذ سنوات طويلة", "منذ اعوام طويلة", Drifted, None},
		{arabic, "يقع شمال المدينة", "يقع شمالي المدينة", Drifted, None},
		{arabic, "كان مع القرار", "كان ومع القرار", Drifted, None},
		{arabic, "افتتح قبل التصويت", "افتتح قبيل التصويت", Drifted, None},
		{arabic, "كان كبيرا", "كان جميلا", Drifted, None},
	} {
		for _, pair := range [][2]string{{c.quoted, c.found}, {c.found, c.quoted}} {
			text := "It rained. " + fmt.Sprintf(c.frame, pair[1]) + "\nThen the sun came."
			if r := New(text, nil).Find(Quote{Exact: fmt.Sprintf(c.frame, pair[0])}); r.Verdict != c.want || r.Reason != c.reason {
				t.Errorf("%q for %q is %v (%v, %+v, %.3f), want %v (%v)", pair[1], pair[0], r.Verdict, r.Reason, r.Difference, r.Score, c.want, c.reason)
			}
		}
	}
}

// TestWordExchangedAtTheEdge: a word that stands in the place of the first or last one is
// judged although the place leaves it out.
func TestWordExchangedAtTheEdge(t *testing.T) {
	for _, c := range []struct{ quoted, text string }{
		{"hired the company of the southern pier to carry out all of the repairs", "The port dismissed the company of the southern pier to carry out all of the repairs."},
		{"to Basra and to the old customs house of the southern pier", "They came from Basra and to the old customs house of the southern pier."},
		{"the owners of the southern pier wanted the talks confronted and ended", "There the owners of the southern pier wanted the talks confronted and begun."},
	} {
		if r := New(c.text, nil).Find(Quote{Exact: c.quoted}); r.Verdict != Orphan || r.Reason != OppositeDiffers {
			t.Errorf("%q is %v (%v, %+v) in %q", c.quoted, r.Verdict, r.Reason, r.Difference, c.text)
		}
	}
}

func TestOrphan(t *testing.T) {
	const text = "The harbour master told the committee that the boats had left. The owners did not agree with him at all, they said."
	runAll(t, []findTest{
		{"empty", text, Quote{}, Orphan, Empty},
		{"only white space and invisible characters", text, Quote{Exact: " \u200b\n\u00ad"}, Orphan, Empty},
		{"one character", text, Quote{Exact: "z"}, Orphan, TooShort},
		{"one long word", text, Quote{Exact: "harbourmasters"}, Orphan, TooShort},
		{"longer than the text", text, Quote{Exact: strings.Repeat(text, 2)}, Orphan, LongerThanText},
		{"a hundred thousand characters", strings.Repeat(text, 900), Quote{Exact: strings.Repeat("lorem ipsum ", 8400)}, Orphan, TooLong},
		{"something else", text, Quote{Exact: "In the mountains the snow came early that year"}, Orphan, TooDifferent},
		{"half of it", text, Quote{Exact: "The harbour master told the assembly of the town that nobody had left."}, Orphan, TooDifferent},
		{"two places equally near", "the owners said that they had no boat. x y z the owners said that they had no goat.",
			Quote{Exact: "the owners said that they had no coat"}, Orphan, RunnerUpNear},
	})
}

func TestSurroundingsDecideBetweenDriftedPlaces(t *testing.T) {
	findTest{"", "At dawn, the owners said that they had no boat left to sell. By nightfall, [the owners said that they had no goat] any more.",
		Quote{Exact: "the owners said that they had no coat", Prefix: "By nightfall,", Suffix: "any more."}, Drifted, None}.run(t)
}

func TestWrongSurroundingsSpeakAgainstADriftedPlace(t *testing.T) {
	runAll(t, []findTest{
		{"short quotation", "It rained. the owners said that they had no boot. Then the sun came.",
			Quote{Exact: "the owners said that they had no boat", Prefix: "By nightfall,", Suffix: "any more"}, Orphan, ContextDiffers},
		{"a word replaced", "It rained. the owners of the southern pier said in the winter that they had no permits left. Then the sun came.",
			Quote{Exact: "the owners of the southern pier said in the winter that they had no tickets left", Prefix: "By nightfall,", Suffix: "as ever"}, Orphan, WordDiffers},
		{"a word misspelt", "It rained. [the owners of the southern pier said in the winter that they had no permts left]. Then the sun came.",
			Quote{Exact: "the owners of the southern pier said in the winter that they had no permits left", Prefix: "By nightfall,", Suffix: "as ever"}, Drifted, None},
	})
}

func TestListedNames(t *testing.T) {
	// One bearer in two spellings, another in one.
	guard := func(text string) []Name {
		var names []Name
		for i := range text {
			for spelling, number := range map[string]int{"Tamsin al-Okoro": 1, "Tamsin Al Okoro": 1, "bay council": 2} {
				if strings.HasPrefix(text[i:], spelling) {
					names = append(names, Name{Place{i, i + len(spelling)}, number})
				}
			}
		}
		return names
	}
	const quoted = "in the winter Tamsin al-Okoro told the committee that the bay council had left the boats to rot"
	other := New("Well, in the winter Tamsin Al Okoro told the committee that the bay council had left the boats to rot.", guard).Find(Quote{Exact: quoted})
	if other.Verdict != Drifted {
		t.Errorf("another spelling of the same name: %v (%v, %+v)", other.Verdict, other.Reason, other.Difference)
	}
	lost := New("Well, in the winter Tamsin al-Okoro told the committee that the day council had left the boats to rot.", guard).Find(Quote{Exact: quoted})
	if lost.Verdict != Orphan || lost.Reason != NameDiffers || lost.Difference.Quoted != "bay council" {
		t.Errorf("listed name gone: %v (%v, %+v)", lost.Verdict, lost.Reason, lost.Difference)
	}
	misspelt := New("Well, in the winter Tamsin al-Okoro told the committee that the bay council had left the boats to rot.", guard).
		Find(Quote{Exact: "in the winter Tamsin al-Okro told the committee that the bay council had left the boats to rot"})
	if want := (Difference{"", "Tamsin al-Okoro"}); misspelt.Reason != NameDiffers || misspelt.Difference != want {
		t.Errorf("listed name misspelt in the quotation: %v, %+v, want %+v", misspelt.Reason, misspelt.Difference, want)
	}
}

func TestDifferenceNamesTheWords(t *testing.T) {
	r := New("Then the council fined 14 boats for fishing near the harbour wall.", nil).Find(Quote{Exact: "the council fined 12 boats for fishing near the harbour wall"})
	if want := (Difference{"12", "14"}); r.Difference != want || r.Candidates[0].Difference != want {
		t.Errorf("difference %+v, want %+v", r.Difference, want)
	}
}

func TestPatches(t *testing.T) {
	text := "The talks failed. Nobody came.\nThe talks failed. It rained. The talks failed. Nobody came again."
	r := New(text, nil).Find(Quote{Exact: "The talks failed"})
	if r.Verdict != Ambiguous || r.Hits != 3 || len(r.Candidates) != 3 {
		t.Fatalf("%+v", r)
	}
	for _, c := range r.Candidates {
		if again := New(text, nil).Find(c.Patch); again.Verdict != Exact || again.Place != c.Place {
			t.Errorf("patch %+v leads to %v %v, want %v", c.Patch, again.Verdict, again.Place, c.Place)
		}
	}
	if got, want := r.Candidates[1].Patch, (Quote{Exact: "The talks failed", Prefix: "failed. Nobody came."}); got != want {
		t.Errorf("patch %+v, want the few words that decide: %+v", got, want)
	}
}

// TestPatchesContradictOtherPlaces: when the passage is gone, its twin is not taken for it.
func TestPatchesContradictOtherPlaces(t *testing.T) {
	for _, tt := range []struct{ gone, rest, quote string }{
		{" Then in autumn the pier was repaired twice again.", "The pier was repaired twice.", "pier was repaired twice"},
		{" It rained. The talks failed.", "The talks failed. Nobody came.", "The talks failed"},
		{" تم إصلاح الرصيف. ثم في الخريف", " تم إصلاح الرصيف مرتين.", "تم إصلاح الرصيف"},
	} {
		for _, text := range []string{tt.rest + tt.gone, tt.gone + tt.rest} {
			for _, c := range New(text, nil).Find(Quote{Exact: tt.quote}).Candidates {
				if text[c.Place.Start:c.Place.End] != tt.quote || c.Patch.Exact == "" {
					t.Fatalf("%q: no patch: %+v", text, c)
				}
				without := tt.rest
				if strings.Contains(text[c.Place.End:], tt.quote) == (text == tt.rest+tt.gone) {
					without = tt.gone
				}
				if r := New(without, nil).Find(c.Patch); r.Verdict != Orphan {
					t.Errorf("%+v is found %s in %q, where its words are those of another place", c.Patch, r.Verdict, without)
				}
			}
		}
	}
}

func TestCodePoints(t *testing.T) {
	text := strings.Repeat("é—👍 plain ", 400)
	x := New(text, nil)
	for _, p := range []Place{{0, 2}, {2, 5}, {1024 - 1024%17 + 2, 1024 - 1024%17 + 9}, {len(text) - 1, len(text)}, {len(text), len(text)}} {
		start, end := x.CodePoints(p)
		if want := utf8.RuneCountInString(text[:p.Start]); start != want || end != want+utf8.RuneCountInString(text[p.Start:p.End]) {
			t.Errorf("%v: got %d-%d, want from %d", p, start, end, want)
		}
	}
}

// TestMisspeltListedNames: a letter wrong in an ordinary word of a listed name is a slip,
// which loses nothing; in a word with a capital it may be somebody else.
func TestMisspeltListedNames(t *testing.T) {
	guard := func(text string) []Name {
		var names []Name
		for i := range text {
			for spelling, number := range map[string]int{"Eva Okoro": 1, "Al Okoro": 1, "Bay council": 2} {
				if strings.HasPrefix(text[i:], spelling) && !cuts(text, i+len(spelling)) {
					names = append(names, Name{Place{i, i + len(spelling)}, number})
				}
			}
		}
		return names
	}
	const quoted = "in the winter Eva Okoro told the owners that the Bay council of the port had left all the boats to rot"
	for _, c := range []struct {
		change, to string
		rest       string
		want       Verdict
	}{
		{"council", "concil", "", Drifted},
		{"council", "councils", "", Drifted},
		{"council", "councils", "All councils do.", Drifted}, // nowhere does the text have the quoted form
		{"council", "councils", "All councils do, one council says.", Drifted},
		{"council", "councils", "The council heard of councils. No council does.", Orphan},
		{"Bay", "Bary", "", Orphan},
		{"Bay council", "Bay new council", "", Orphan},
		{"Okoro", "Okora", "", Orphan},
		{"Eva", "Al", "", Orphan}, // not the Arabic article
		{"Eva ", "", "", Orphan},
	} {
		text := "Well, " + strings.Replace(quoted, c.change, c.to, 1) + ". " + c.rest
		if r := New(text, guard).Find(Quote{Exact: quoted}); r.Verdict != c.want || r.Verdict == Orphan && r.Reason != NameDiffers {
			t.Errorf("%q for %q is %v (%v, %+v), want %v", c.to, c.change, r.Verdict, r.Reason, r.Difference, c.want)
		}
	}
}

// TestNameAtTheEdge: a short name at the edge of a place is that of the quotation unless
// another name stands beside it.
func TestNameAtTheEdge(t *testing.T) {
	guard := func(text string) []Name {
		var names []Name
		for i := 0; i < len(text); i++ {
			for _, spelling := range []string{"Eva Okoro", "Okoro", "Eva"} {
				if strings.HasPrefix(text[i:], spelling) {
					names = append(names, Name{Place{i, i + len(spelling)}, 1})
					i += len(spelling)
				}
			}
		}
		return names
	}
	const told, heard = "Eva Okoro told the owners that the port had left all the boats to rot", "all the boats had been left to rot, the owners were told by Eva Okoro"
	for _, c := range []struct {
		quoted, text string
		want         Verdict
	}{
		{told, "In the winter Okoro told the owners that the port had left all the boats to rot.", Drifted},
		{told, "It was cold. Okoro told the owners that the port had left all the boats to rot.", Drifted},
		{told, "In the winter Bartholomew Okoro told the owners that the port had left all the boats to rot.", Orphan},
		{told, "It was cold. Then Okoro told the owners that the port had left all the boats to rot.", Drifted},
		{told, "It was cold. Bartholomew Okoro told the owners that the port had left all the boats to rot.", Orphan},
		{heard, "In May all the boats had been left to rot, the owners were told by Eva.", Drifted},
		{heard, "In May all the boats had been left to rot, the owners were told by Eva. Nobody came.", Drifted},
		{heard, "In May all the boats had been left to rot, the owners were told by Eva Bartholomew.", Orphan},
	} {
		if r := New(c.text, guard).Find(Quote{Exact: c.quoted}); r.Verdict != c.want || r.Verdict == Orphan && r.Reason != NameDiffers {
			t.Errorf("%q is %v (%v, %+v), want %v", c.text, r.Verdict, r.Reason, r.Difference, c.want)
		}
	}
}
