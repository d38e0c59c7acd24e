package anchor

import (
	"slices"
	"strings"
	"sync"
)

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
millimetre millimetres millimeter millimeters mm | centimetre centimetres centimeter centimeters cm | metre metres meter meters m | kilometre kilometres kilometer kilometers km kph | inch inches | foot feet ft | yard yards yd | mile miles mi mph | knot knots
hectare hectares ha | acre acres | dunam dunams donum donums | square
gram grams gramme grammes g | kilogram kilograms kilogramme kilogrammes kilo kilos kg | ounce ounces oz | pound pounds lb lbs | ton tons tonne tonnes
litre litres liter liters | gallon gallons | barrel barrels | cubic
kilowatt kilowatts | megawatt megawatts | gigawatt gigawatts | terawatt terawatts
celsius centigrade | fahrenheit | kelvin
dollar dollars | euro euros | pound pounds | dinar dinars | dirham dirhams | rial rials | riyal riyals | toman tomans | lira liras | shekel shekels | rouble roubles ruble rubles | yen | yuan
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
help helpful assist aid | hurt hurts hurting harm harmful hinder obstruct impede
agree agrees agreed agreeing agreement accord pact deal | refuse refuses refused refusing refusal reject decline dispute quarrel
accept welcome endorse approve adopt ratify uphold upheld grant pass | reject refuse decline veto vetoed block dismiss overturn quash annul cancel repeal revoke abandon withhold withheld
confirm acknowledge admit prove proven | doubt dispute question disprove cancel | claim allege
believe know knew known trust | doubt distrust mistrust
promise pledge vow vows vowed assure assurance reassure guarantee | threaten threat warn warning alarm
praise commend applaud hail excuse justify welcome | condemn criticize criticise blame denounce attack rebuke
love | hate
hope trust | fear
want wish desire seek sought favour favor | fear avoid
hire employ appoint recruit reinstate promote elect invite | fire dismiss sack demote depose oust expel sue
build built form establish create repair rebuild rebuilt expand | destroy damage demolish disband dismantle dissolve
increase expand enlarge widen surge soar climb gain grow grew grown raise rise rose risen | decrease reduce decline lower drop slash plunge plummet sink sank sunk shrink shrank shrunk narrow limit cut cuts cutting fall fell fallen
extend extends extension prolong | limit curtail shorten end ends ended ending
gain profit surplus | loss losses lose loses lost losing deficit
save rescue spare protect shield | threaten endanger expose abandon destroy kill attack
free frees freed release liberate grant | jail arrest detain imprison capture seize occupy conquer withhold withheld
publish reveal disclose show shows shown | conceal hide hides hidden hid suppress withhold withheld
include | exclude
enable allow permit facilitate authorize authorise legalize legalise tolerate license let lets | prevent block forbid prohibit outlaw hinder obstruct ban bans banned bar bars barred deter
encourage urge persuade order require demand instruct recommend ask asks asked entitle | discourage deter dissuade restrain forbid forbidden forbade
improve ease calm cool soothe | worsen aggravate exacerbate inflame heat tighten escalate escalation
lift | impose
advance hasten deploy deployment | delay postpone retreat withdraw withdrew withdrawn withdrawal
keep keeps kept honour honor observe obey respect comply complied fulfil fulfill | break broke broken violate breach defy defied flout drop abandon lose loses lost clash
sign | annul cancel terminate revoke tear tore torn
join attend enter unite participate | leave left quit boycott
unite unity | divide division split
remember | forget forgot forgotten
give gave given hand lend lent grant send sent pay pays paid | take took taken receive borrow owe owes owed
come came arrive arrival | go goes went gone leave left departure
stay stays stayed remain return | leave left withdraw withdrew withdrawal
ask asks asked question | answer tell tells told reply replies replied
temporary temporarily | permanent lasting
partial partly | complete full fully entire whole wholly total
safe safety secure | dangerous danger risk risky
easy easily | difficult difficulty
hard | soft
highest | lowest
rich wealthy | poor
cheap | expensive costly
wide broad | narrow
deep | shallow
long | short
heavy | light
fast quick rapid swift | slow
near nearby | far distant
full | empty
urban | rural
slight small little tiny mild gentle gently | grave great greatly massive huge serious stark harsh stern severe sharp
urgent serious important | trivial negligible comic
open overt | tacit covert
victory winner | defeat loser
win wins won winning | defeat
victim | perpetrator
buyer | seller
employer | employee
lender | borrower
supporter follower partner ally allies allied | opponent critic rival enemy enemies hostile
leader | follower
supply supplies | demand
asset | liability liabilities
credit | debt
income revenue | expenditure
life lives birth born | death dead die dies died dying
marry marries married | divorce
ceasefire truce talk negotiation dialogue | offensive attack fight fought clash war
loyal loyalty faithful friendly cooperative sincere honest | treacherous hostile hostility
pressure | support
certain sure definitely clearly certainly | doubtful uncertain perhaps possibly probably maybe
often frequent usual usually | rare rarely seldom | occasional
everybody everyone everything everywhere | somebody someone something somewhere
all every most | several few
much | little
single | multiple
top | bottom
front | back rear
hot heat | cold
happy glad | sad
together | apart
peace calm | conflict escalation tension tense
ascend | descend
landlord owner | tenant
teacher | pupil
doctor | patient
left | right
liberal | conservative
secular | religious
prosecute prosecution prosecutor plaintiff | defend defense defence defendant pardon
accuse charge convict sentence suspect blame guilty | acquit pardon exonerate cleared innocent
government cabinet | parliament | opposition | judiciary
minister | president | ambassador | governor | king | queen | judge
minister president chairman director chief | deputy
boy boys | girl girls
uncle | aunt
child children | adult
young younger | old older
male | female
civilian | soldier troop police | protester demonstrator | politician
noon midday | midnight
dawn sunrise | dusk sunset
hourly | daily | weekly | monthly | yearly annual
weekday | weekend
now | then
soon | later
entrance | exit
upstream | downstream
inbound | outbound
onshore | offshore
continue resume launch persist schedule begin began begun start open | stop halt suspend cease cancel end ended close seal
survive recover thrive prosper | collapse perish die dies died dying
nationalize nationalise | privatize privatise
recognize recognise notice | ignore
solve settle resolve | aggravate reopen
strengthen bolster consolidate support facilitate finance favour favor | undermine erode weaken obstruct sabotage oppose
support back | fight fought
legal lawful | criminal
domestic internal home | foreign external abroad
voluntary optional | forced compulsory mandatory obligatory
senior | junior
superior | inferior
optimistic | pessimistic
positive | negative
credible genuine real reliable true | dubious fake false
present presence | absent absence
strength strong | weakness weak
future coming | past former formerly
next | past
neutral | partial
consistent | contradictory
independent | subordinate
fit fits fitted match matches | contradict
strike struck | miss missed
kill | save spare rescue
to toward | from
resist retaliate | yield surrender
we us our ours | they them their theirs | you your yours
will would | may might can could | should must
with | against
pre | post
pro | anti
` + arabicOpposites

// arabicOpposites continues the table with the masculine singular of nouns and adjectives and
// the third person of verbs; see bare for what these have written onto them.
const arabicOpposites = `
قبل قبيل قبلما | بعد بعدما عقب | خلال أثناء
أكثر أكبر | أقل أصغر
معظم غالبية أغلبية أكثرية | أقلية
فوق | تحت
أعلى أقصى | أدنى أسفل
زاد ازداد يزيد تزيد يزداد تزداد زيادة ارتفع يرتفع ترتفع ارتفاع صعد صعود | نقص ينقص تنقص انخفض ينخفض تنخفض انخفاض تراجع يتراجع تتراجع هبط هبوط
رفع يرفع ترفع | خفض يخفض تخفض تخفيض قلص يقلص تقلص تقليص
قبل يقبل تقبل قبول وافق يوافق توافق موافقة أيد يؤيد تؤيد تأييد مؤيد دعم يدعم تدعم داعم | رفض يرفض ترفض رافض عارض يعارض تعارض معارضة معارض
مع | ضد
داخل داخلي | خارج خارجي
شمال شمالي | جنوب جنوبي | شرق شرقي | غرب غربي
يمين أيمن | يسار أيسر
فاز يفوز تفوز فوز ربح يربح تربح | خسر يخسر تخسر خسارة
فتح يفتح تفتح افتتح يفتتح تفتتح افتتاح مفتوح | أغلق يغلق تغلق إغلاق مغلق
بدأ بدء يبدأ تبدأ بداية | انتهى انتهت ينتهي تنتهي انتهاء نهاية أنهى أنهت ينهي تنهي إنهاء
وصل يصل تصل وصول | غادر يغادر تغادر مغادرة
دخل يدخل تدخل دخول | خرج يخرج تخرج خروج انسحب ينسحب تنسحب انسحاب
سمح يسمح تسمح سماح أجاز يجيز تجيز | منع يمنع تمنع حظر يحظر تحظر
أول أولى | آخر أخير
سابق ماضي | حالي راهن | قادم مقبل لاحق تالي
أمس | اليوم | غد
ثانية ثوان ثواني | دقيقة دقائق | ساعة ساعات ساعتان ساعتين | يوم أيام يومان يومين | أسبوع أسابيع أسبوعان أسبوعين | شهر أشهر شهور شهران شهرين | سنة سنوات سنتان سنتين عام أعوام عامان عامين | عقد عقود | قرن قرون
ساعة ساعات | ساعتان ساعتين
يوم أيام | يومان يومين
أسبوع أسابيع | أسبوعان أسبوعين
شهر أشهر شهور | شهران شهرين
سنة سنوات عام أعوام | سنتان سنتين عامان عامين
سنتيمتر سم | متر أمتار | كيلومتر كم | ميل أميال | قدم أقدام
هكتار | فدان أفدنة | دونم | مربع
غرام جرام | كيلوغرام كيلوجرام كيلو كغم كغ كجم | رطل أرطال | طن أطنان
لتر ليتر | غالون | برميل براميل | مكعب
كيلوواط كيلووات | ميغاواط ميغاوات ميجاوات | غيغاواط غيغاوات جيجاوات
مئوي | فهرنهايت
دولار | يورو | جنيه | دينار دنانير | درهم دراهم | ريال | تومان | ليرة ليرات | شيكل شواكل | روبل | يوان
صباح | مساء | ليل
قتل يقتل تقتل مقتل قتيل قتلى | جرح يجرح تجرح جريح جرحى أصاب أصيب إصابة مصاب
دائم | أحيان | نادر
كل جميع كافة | بعض | قليل | كثير عديد
نجح ينجح تنجح نجاح ناجح | فشل يفشل تفشل فاشل أخفق يخفق تخفق إخفاق
اشترى اشترت يشتري تشتري شراء | باع يبيع تبيع بيع
استورد يستورد تستورد استيراد واردات | صدر يصدر تصدر تصدير صادرات
صديق أصدقاء حليف حلفاء | عدو أعداء خصم خصوم
مذنب مدان | بريء أبرياء
عام علني | خاص سري
مبكر | متأخر
قديم | جديد
كبير ضخم | صغير
عالي مرتفع | منخفض متدني
قوي | ضعيف
أفضل أحسن | أسوأ
جيد | سيئ سيء
صحيح | خاطئ كاذب باطل
رجل رجال | امرأة مرأة نساء
أب والد | أم والدة
أخ شقيق | أخت شقيقة
ابن نجل | ابنة بنت
زوج | زوجة
هو | هي
إلى | من
عسكري | مدني
اتحادي فيدرالي فدرالي | إقليمي محلي
هاجم يهاجم تهاجم هجوم مهاجمة | دافع يدافع تدافع دفاع
حرب حروب | سلم سلام
أضاف يضيف تضيف إضافة | حذف يحذف تحذف أزال يزيل تزيل إزالة
اتفق يتفق تتفق اتفاق | اختلف يختلف تختلف اختلاف خلاف
حي أحياء | ميت أموات
ربيع | صيف | خريف | شتاء
عزز يعزز تعزز تعزيز | أضعف يضعف تضعف إضعاف
مدد يمدد تمدد تمديد | اختصر يختصر تختصر اختصار قلص يقلص تقلص تقليص
أشاد يشيد تشيد إشادة رحب يرحب ترحب ترحيب | أدان يدين تدين إدانة ندد يندد تندد تنديد استنكر يستنكر تستنكر استنكار
ساعد ساعدت يساعد تساعد مساعدة | أضر أضرت يضر تضر عرقل يعرقل تعرقل عرقلة أعاق يعيق تعيق
وافق يوافق توافق موافقة أقر يقر تقر إقرار رحب يرحب ترحب ترحيب | اعترض يعترض تعترض اعتراض رفض يرفض ترفض ألغى ألغت يلغي تلغي إلغاء
زاد يزيد تزيد رفع يرفع ترفع | خفض يخفض تخفض تخفيض قلص يقلص تقلص
أكد يؤكد تؤكد تأكيد | كذب يكذب تكذب تكذيب شكك يشكك تشكك تشكيك
دائم | أبد
مؤيد | مناهض مناوئ
موال موالي | معاد معادي مناهض مناوئ
ضمن | خارج
آمن | خطير خطر
ممكن | مستحيل
إيجابي | سلبي
سهل | صعب
قريب | بعيد
غني | فقير
أطلق يطلق تطلق إطلاق أفرج يفرج تفرج إفراج | اعتقل يعتقل تعتقل اعتقال قبض يقبض تقبض احتجز يحتجز تحتجز احتجاز
طمأن يطمئن تطمئن وعد يعد تعد حمى حمت يحمي تحمي حماية | هدد يهدد تهدد تهديد
نفذ ينفذ تنفذ تنفيذ أقر يقر تقر | ألغى ألغت يلغي تلغي إلغاء
استأنف يستأنف تستأنف استئناف بدأ | أوقف يوقف توقف إيقاف علق يعلق تعلق تعليق
شارك يشارك تشارك مشاركة | قاطع يقاطع تقاطع مقاطعة
كشف يكشف تكشف | أخفى أخفت يخفي تخفي إخفاء
بنى بنت يبني تبني بناء | هدم يهدم تهدم دمر يدمر تدمر تدمير
انتصر ينتصر تنتصر انتصار | هزم هزيمة انهزم
تقدم يتقدم تتقدم | تراجع يتراجع تتراجع انسحب
نشر ينشر تنشر | سحب يسحب تسحب
حرر يحرر تحرر تحرير | احتل يحتل تحتل احتلال
أشاد يشيد تشيد إشادة | انتقد ينتقد تنتقد انتقاد
عين يعين تعين تعيين | أقال أقالت يقيل تقيل إقالة عزل يعزل تعزل
وحد يوحد توحد توحيد | فرق يفرق تفرق تفريق قسم يقسم تقسم تقسيم
عزز يعزز تعزز تعزيز | قوض يقوض تقوض تقويض
التزم يلتزم تلتزم التزام | انتهك ينتهك تنتهك انتهاك خرق يخرق تخرق
شجع يشجع تشجع تشجيع | ثبط يثبط تثبط
طلب يطلب تطلب | رفض يرفض ترفض
فائض | عجز
مؤقت | دائم
اختياري طوعي | إلزامي إجباري قسري
شيعي شيعة | سني سنة | كردي كرد أكراد
عراق عراقي | إيران إيراني | سوريا سورية سوري | أمريكا أمريكي أميركا أميركي | إسرائيل إسرائيلي | تركيا تركي | سعودية سعودي | أردن أردني | كويت كويتي | لبنان لبناني | روسيا روسي | صين صيني | فلسطين فلسطيني | يمن يمني | مصر مصري
بغداد | أربيل | البصرة | الموصل | طهران | واشنطن | دمشق | الرياض | أنقرة | بيروت
يجب ينبغي | يمكن يجوز قد
رئيس وزير مدير قائد | نائب معاون
رئيس | وزير | سفير | محافظ | قاض قاضي
وزراء | جمهورية
دفاع | داخلية | خارجية | مالية | نفط
`

// term is a word as it may have an opposite.
type term struct {
	text, lower string
	sides       []pole
}

func terms(list []word) []term {
	out := make([]term, len(list))
	for i, w := range list {
		lower := strings.ToLower(w.text)
		out[i] = term{w.text, lower, sides(lower)}
	}
	return out
}

// opposed tells whether a and b are opposites, by the table or by their form, as in
// lawful and unlawful, useful and useless.
func opposed(a, b term) bool {
	if len(a.lower) > len(b.lower) {
		a, b = b, a
	}
	if len(a.lower) >= 3 && strings.HasSuffix(b.lower, a.lower) {
		switch b.lower[:len(b.lower)-len(a.lower)] {
		case "un", "in", "im", "il", "ir", "de", "dis", "mis", "anti", "counter", "non":
			return true
		}
	}
	for _, p := range [...][2]string{{"pre", "post"}, {"over", "under"}, {"up", "down"}, {"in", "ex"}, {"in", "de"}} {
		if prefixed(a.lower, b.lower, p[0], p[1]) || prefixed(b.lower, a.lower, p[0], p[1]) {
			return true
		}
	}
	if stem, ok := strings.CutSuffix(a.lower, "ful"); ok && b.lower == stem+"less" {
		return true
	}
	for _, x := range a.sides {
		for _, y := range b.sides {
			if x.group == y.group && x.side != y.side {
				return true
			}
		}
	}
	return false
}

// prefixed tells whether a and b are the same but for these beginnings.
func prefixed(a, b, beginA, beginB string) bool {
	x, isA := strings.CutPrefix(a, beginA)
	y, isB := strings.CutPrefix(b, beginB)
	return isA && isB && x == y && len(x) >= 3
}

// sides gives what the table of opposites says of a word.
func sides(s string) []pole {
	if !arabic(s) {
		return englishSides(s)
	}
	for _, form := range bare(s) {
		if list := poles()[form]; list != nil {
			return list
		}
		for _, ending := range [...]string{"ا", "ة", "ت", "ه", "ها", "هم", "هن", "هما", "نا", "وا", "ون", "ين", "ان", "ات"} {
			stem, ok := strings.CutSuffix(form, ending)
			if list := poles()[stem]; ok && list != nil {
				return list
			}
		}
	}
	return nil
}

// englishSides gives also what the table says of the words that s may be a regular
// inflection of.
func englishSides(s string) []pole {
	list := slices.Clone(poles()[s])
	for _, ending := range [...]struct{ from, to string }{
		{"ies", "y"}, {"ied", "y"}, {"ily", "y"}, {"iest", "y"}, {"ier", "y"},
		{"s", ""}, {"es", ""}, {"d", ""}, {"ed", ""}, {"ing", ""}, {"ing", "e"},
		{"ly", ""}, {"ness", ""}, {"r", ""}, {"er", ""}, {"st", ""}, {"est", ""},
	} {
		stem, ok := strings.CutSuffix(s, ending.from)
		if !ok || len(stem)+len(ending.to) < 4 {
			continue
		}
		list = append(list, poles()[stem+ending.to]...)
		if n := len(stem); ending.to == "" && n > 4 && stem[n-1] == stem[n-2] { // admitted
			list = append(list, poles()[stem[:n-1]]...)
		}
	}
	return list
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
				if arabic(w) {
					w = unsigned.Replace(w)
				}
				table[w] = append(table[w], pole{group, side})
			}
		}
	}
	return table
})
