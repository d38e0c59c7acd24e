package mention

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// list reads names as an editor lists them: one bearer a line, its names apart
// by commas, short names after a semicolon; a person after "@". Line n, from 0, is entity n.
func list(lines string) (names []Name) {
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		line, person := strings.CutPrefix(line, "@")
		full, short, _ := strings.Cut(line, ";")
		for _, n := range split(full) {
			names = append(names, Name{Text: n, Entity: i, Person: person})
		}
		for _, n := range split(short) {
			names = append(names, Name{Text: n, Entity: i, Person: person, Short: true})
		}
	}
	return names
}

func split(list string) (items []string) {
	for _, s := range strings.Split(list, ",") {
		if s = strings.TrimSpace(s); s != "" {
			items = append(items, s)
		}
	}
	return items
}

// brackets writes text with [matches] and {doubts}; a match of another entity
// than 0 has its number before the name: [1:Rubio].
func brackets(text string, f *Found) string {
	type mark struct {
		start, end int
		open, shut string
	}
	var marks []mark
	for _, m := range f.Matches {
		open := "["
		if m.Entity > 0 {
			open = fmt.Sprintf("[%d:", m.Entity)
		}
		marks = append(marks, mark{m.Start, m.End, open, "]"})
	}
	for _, d := range f.Doubts {
		marks = append(marks, mark{d.Start, d.End, "{" + strings.Trim(fmt.Sprint(d.Entities), "[]") + ":", "}"})
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.start - b.start })
	var b strings.Builder
	last := 0
	for _, m := range marks {
		b.WriteString(text[last:m.start] + m.open + text[m.start:m.end] + m.shut)
		last = m.end
	}
	return b.String() + text[last:]
}

// plain takes the marks of brackets out again.
func plain(marked string) string {
	var b strings.Builder
	for i := 0; i < len(marked); i++ {
		switch c := marked[i]; {
		case c == '[' || c == '{':
			if j := strings.IndexAny(marked[i:], ":]}"); j > 1 && strings.Trim(marked[i+1:i+j], "0123456789 ") == "" {
				i += j
			}
		case c == ']' || c == '}':
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func check(t *testing.T, names, want string, o Options) {
	t.Helper()
	var f Found
	text := plain(want)
	NewIndex(list(names)).Find(&f, text, o)
	if got := brackets(text, &f); got != want {
		t.Errorf("names:\n%s\n got %s\nwant %s", names, got, want)
	}
}

func TestFind(t *testing.T) {
	tests := []struct{ name, names, want string }{
		{"boundaries", "Iraq", "[Iraq] and Iraqi, pro-[Iraq], ([Iraq]); Iraq24"},
		{"longest", "Hezbollah\nKataib Hezbollah", "[Hezbollah] and [1:Kataib Hezbollah]"},
		{"longest fails late", "Popular\nPopular Mobilization Forces\nMobilization", "[Popular] [2:Mobilization] of [1:Popular Mobilization Forces]"},
		{"words taken once", "Joint Operations\nOperations Command", "[Joint Operations] Command"},
		{"possessive", "Marco Rubio\nEmirates", "[Marco Rubio]’s envoy, [Marco Rubio]'s, [1:Emirates]’ [MARCO RUBIO]'S"},
		{"possessive inside", "King's College\nFarmers’ Union", "[King’s College] [King's College] King College [1:Farmers Union] [1:Farmers' Union] Farmers’s Union"},
		{"no possessive listed", "Iraq Ministry", "Iraq’s Ministry, Iraq’ Ministry"},
		{"capitals", "Apple\nthe State", "[Apple] apple [APPLE] [1:the State] [1:The State] the state"},
		{"all capitals", "US\nWHO", "[US] us Us [U.S.] u.s. [1:WHO] who Who"},
		{"small letters", "iPhone\nhashd al-shaabi", "[iPhone] [IPHONE] [Iphone] [1:Hashd Al-Shaabi]"},
		{"initialisms", "U.S.\nJ.D. Vance", "[US] and [U.S.] in the [U.S.]\n[U.S.]-Iraq [US]. [1:JD Vance], [1:J.D. Vance]"},
		{"initials", "J. Smith\nHarry S Truman", "[J. Smith] [J Smith] [J.Smith] [1:Harry S. Truman] [1:Harry S Truman]"},
		{"initials apart", "J. R. Smith", "[J. R. Smith] [J.R. Smith] [JR Smith] [J R Smith] Jr Smith, J.-R. Smith"},
		{"initials together", "J.R. Smith", "[J. R. Smith] [J.R. Smith] [JR Smith] Jr. Smith"},
		{"initials without stops", "JRR Tolkien\nUS\nHenry Ford II", "[J. R. R. Tolkien] [J.R.R. Tolkien] [JRR Tolkien] U. S. Henry Ford I. I."},
		{"abbreviations", "Dr. Ihsan\nNo. 2\nIhsan Salem", "[Dr. Ihsan] [Dr Ihsan] Dr.\nIhsan [1:No 2] Ihsan. Salem"},
		{"stop at the end of two bearers", "Acme Inc.\nAcme Inc.", "{0 1:Acme Inc.}.. more"},
		{"stop at the end", "Acme Inc.", "[Acme Inc.] sells. [Acme Inc] sells"},
		{"apostrophes", "Kata'ib Hezbollah", "[Kata’ib Hezbollah] [Kataib Hezbollah] [Kataʾib Hezbollah] [Kata‘ib-Hezbollah]"},
		{"hyphens", "Salahaddin University-Erbil", "[Salahaddin University Erbil] [Salahaddin-University‑Erbil] Salahaddin University – Erbil"},
		{"diacritics", "Recep Erdoğan", "[Recep Erdogan] [Recep Erdoğan] [RECEP ERDOĞAN]"},
		{"invisible", "Hezbollah", "[Hez\u00adbollah] \u200b[Hezbollah]\u200b"},
		{"spaces", "Marco Rubio", "[Marco\u00a0Rubio] [Marco  Rubio] Marco\nRubio"},
		{"punctuation", "Marco Rubio", "Marco, Rubio; Marco “Rubio” Marco ‘Rubio’ Marco. Rubio Marco/Rubio"},
		{"punctuation listed", "Ministry of Culture\nAC/DC\nAT&T\nJohnson & Johnson", "[1:AC/DC] [1:AC DC] [2:AT&T] [2:AT & T] [3:Johnson and Johnson]"},
		{"article", "Mohammed Shia al-Sudani", "[Mohammed Shia al-Sudani] [Mohammed Shia Sudani] [Mohammed Shia Al Sudani] [Mohammed Shia as-Sudani] [Mohammed Shia al Sudani]"},
		{"article not listed", "Mohammed Sadeq", "[Mohammed al-Sadeq]"},
		{"article inside", "Asaib Ahl al-Haq\nAyn al-Asad Air Base", "[Asaib Ahl Haq] ‘[Asa’ib Ahl Al-Haq]’ [1:Ayn al-Asad Air Base]"},
		{"article needed", "Al Gore\nal-Sham\nal-Qaeda", "Gore [Al Gore] [al-Gore] Sham [1:Al-Sham] [1:ash-Sham] Al said. [2:al Qaeda] Qaeda"},
		{"article outranks", "Al Gore\nGore", "[1:Gore] and [Al Gore]"},
		{"article included", "Sadeq Khan\nGobierno", "[al-Sadeq Khan] [Al Sadeq Khan] as [Sadeq Khan], al [1:Gobierno] el [1:Gobierno]"},
		{"first names", "Al Capone\nAbdullah", "Al met [1:Abdullah], as [1:Abdullah] said; [Al Capone]"},
		{"two bearers", "Ali Hassan\nAli Hassan", "{0 1:Ali Hassan} came"},
		{"listed twice", "Ali Hassan, Ali Hassan", "[Ali Hassan] came"},
		{"Arabic", "محمد شياع السوداني\nالحشد الشعبي\nبغداد", "[محمد شياع السوداني] و[محمد شياع السُّوداني] في [2:بغداد] و[2:بغداد]، ل[1:لحشد الشعبي] وب[1:الحشد الشعبي]"},
		{"Arabic letters", "عصائب أهل الحق\nحزب الله", "[عصايب اهل الحق] ل[1:حزب الله] حزب له"},
		{"Arabic particle inside", "محمد السوداني", "محمد والسوداني، [محمد السوداني]"},
		{"Arabic article needed", "الشام", "[الشام] شام ب[الشام]"},
		{"Persian", "كتائب حزب الله", "[کتائب حزب الله]"},
		{"Chinese", "伊拉克", "在[伊拉克]政府"},
		{"Cyrillic", "Мария", "[Мария] мария [МАРИЯ]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check(t, tt.names, tt.want, Options{})
			t.Run("long", func(t *testing.T) { // the way for plain words
				check(t, tt.names, "x "+tt.want+"\n"+strings.Repeat("x ", 40), Options{})
			})
		})
	}
}

func TestShortNames(t *testing.T) {
	men := "Mohammed Shia al-Sudani; al-Sudani\nHadi al-Amiri; al-Amiri\nAli al-Sudani, Abu Ahmad; al-Sudani"
	tests := []struct{ name, names, want string }{
		{"after the full name", men, "Al-Sudani, [Mohammed Shia al-Sudani]. [al-Sudani]’s, [Sudani], [1:Hadi al-Amiri]"},
		{"never introduced", men, "al-Amiri and al-Sudani"},
		{"the one introduced", men, "[2:Ali al-Sudani] and [2:al-Sudani]"},
		{"introduced by alias", men, "[2:Abu Ahmad], [2:Sudani]"},
		{"two introduced", men, "[2:Ali al-Sudani], [2:al-Sudani]; [Mohammed Shia al-Sudani]: {0 2:al-Sudani}"},
		{"short beside full", "Abu Mahdi al-Muhandis; Muhandis\nMuhandis", "[1:Muhandis] [Abu Mahdi al-Muhandis] {0 1:Muhandis}"},
		{"hides nothing", "Ali Hassan Majid; Hassan Majid\nMajid\nHassan", "[2:Hassan] [1:Majid]; [Ali Hassan Majid], [Hassan Majid]"},
		{"a doubtful full name introduces nobody", "Ali Hassan; Hassan\nAli Hassan; Hassan", "{0 1:Ali Hassan} Hassan"},
		{"own last name", "Ahmad Chalabi; Chalabi", "[Ahmad Chalabi] saw Saad [Chalabi]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, tt.names, tt.want, Options{}) })
	}
}

func TestAnotherPerson(t *testing.T) {
	smiths := "@John Smith; Smith\n@Ahmed Ali, President Ali; Ali\nU.S. Embassy; Embassy\n"
	tests := []struct{ name, names, want string }{
		{"suffix listed", "@George Bush; Bush\n@George Bush Jr.; Bush, Bush Jr.", "[George Bush], [1:George Bush Jr.] [1:George Bush, Jr.] and [1:Bush, Jr.], {0 1:Bush}; [George Bush], and"},
		{"suffix not listed", "@George Bush; Bush", "George Bush, Jr. and George Bush III: Bush. [George Bush]. Bush Jr. and [Bush], ii"},
		{"no person", "World War", "[World War] II"},
		{"other initials", smiths, "[John Smith], J.-R. Smith, J.R. Smith, A. Smith, A. R. Smith; J.\n[Smith]"},
		{"own initial", smiths, "[John Smith], J. [Smith]. John Q. [Smith]. A [Smith] in the U.S. [Smith] and Mr. [Smith]"},
		{"other first name", smiths, "[John Smith], Ahmed Smith, AHMED Smith; President [Smith]; Ahmed, [Smith] – Ahmed’s [Smith]"},
		{"institutions", smiths, "[2:U.S. Embassy]: U.K. [2:Embassy]; Ahmed [2:Embassy]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, tt.names, tt.want, Options{}) })
	}
}

func TestOptions(t *testing.T) {
	names := "Marco Rubio; Rubio\nAli Rubio; Rubio\nMarco Rubio Foundation"
	tests := []struct {
		name, want string
		options    Options
	}{
		{"except", "Marco Rubio, Rubio [2:Marco Rubio Foundation] [1:Ali Rubio] {0 1:Rubio}", Options{Except: []int{0}}},
		{"present", "[1:Rubio] [Marco Rubio] {0 1:Rubio}", Options{Present: []int{1}}},
		{"blocked", "Marco Rubio [Marco Rubio]", Options{Blocked: []Range{{0, 11}}}},
		{"blocked introduces", "Marco Rubio [Rubio]", Options{Blocked: []Range{{0, 11}}}},
		{"blocked in part", "Marco Rubio [Rubio]", Options{Blocked: []Range{{10, 11}}}},
		{"blocked beside", "[Marco Rubio] x", Options{Blocked: []Range{{11, 12}}}},
		{"blocked tail of a longer name", "Marco Rubio Foundation", Options{Blocked: []Range{{12, 22}}}},
		{"not", "Marco Rubio MARCO-RUBIO’s Rubio [2:Marco Rubio Foundation] [1:Ali Rubio] [1:Rubio]", Options{Not: []string{"marco rubio"}}},
		{"unknown entities", "[Marco Rubio]", Options{Except: []int{77, -1}, Present: []int{99}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { check(t, names, tt.want, tt.options) })
	}
}

// What one text introduces is forgotten in the next, also when the index changes.
func TestFoundIsReused(t *testing.T) {
	x := NewIndex(list("Marco Rubio; Rubio"))
	y := NewIndex(list("Rubio Marco; Marco\nAli"))
	var f Found
	for i, tt := range []struct {
		x    *Index
		want string
	}{
		{x, "[Marco Rubio], [Rubio]"}, {x, "Rubio"}, {y, "Marco Rubio [1:Ali]"}, {y, "[Rubio Marco] [Marco]"}, {x, "Rubio"}, {nil, "Rubio"},
	} {
		text := plain(tt.want)
		tt.x.Find(&f, text, Options{Not: []string{"Rubio", "Marco Rubio", "Ali"}})
		tt.x.Find(&f, text, Options{})
		if got := brackets(text, &f); got != tt.want {
			t.Errorf("text %d: got %s, want %s", i, got, tt.want)
		}
	}
}

func TestNothingListed(t *testing.T) {
	for _, names := range [][]Name{nil, {{Text: "!!!"}}, {{Text: ""}}} {
		var f Found
		NewIndex(names).Find(&f, "Rubio !!! and others", Options{})
		if len(f.Matches)+len(f.Doubts) > 0 {
			t.Errorf("%v: found %v, %v", names, f.Matches, f.Doubts)
		}
	}
}

func TestFindAllocatesNothing(t *testing.T) {
	x := NewIndex(list("Marco Rubio; Rubio\nAli Hassan\nAli Hassan\nالسوداني"))
	text := strings.Repeat("Marco Rubio, Rubio’s and Ali Hassan والسوداني said.\n", 20)
	var f Found
	o := Options{Except: []int{1}, Present: []int{2}, Blocked: []Range{{2, 4}}}
	x.Find(&f, text, o)
	if n := testing.AllocsPerRun(10, func() { x.Find(&f, text, o) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestSplitName(t *testing.T) {
	for name, want := range map[string][3]string{
		"Robert Roe (a Roe of Kent)": {"Robert", "Roe", "(a Roe of Kent)"},
		"Donald Trump, Jr.":          {"Donald", "Trump", "Jr."},
		"Ali Salah al-Din":           {"Ali", "Salah al-Din", ""},
		"Al Gore":                    {"Al", "Gore", ""},
		"Madonna":                    {"Madonna", "", ""},
	} {
		first, last, after := SplitName(name)
		if got := [3]string{first, last, after}; got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

func TestDefaultShort(t *testing.T) {
	for name, want := range map[string]string{
		"Marco Rubio":             "Rubio",
		"Mohammed Shia al-Sudani": "al-Sudani",
		"Mohammad Kazem Al Sadeq": "Al Sadeq",
		"Abu Mahdi al-Muhandis":   "al-Muhandis",
		"Abu Alaa":                "",
		"Umm Kulthum":             "",
		"Osama bin Laden":         "bin Laden",
		"Ursula von der Leyen":    "von der Leyen",
		"Chris Van Hollen":        "Van Hollen",
		"Hamid Abu Zayd":          "Abu Zayd",
		"Adil Abdul-Mahdi":        "Abdul-Mahdi",
		"Hasan Nasr Allah":        "Nasr Allah",
		"Ali Salah al-Din":        "Salah al-Din",
		"Abdel Fattah el Sisi":    "el Sisi",
		"Donald Trump Jr.":        "Trump|Trump Jr.",
		"Henry Ford, III (heir)":  "Ford|Ford III",
		"Robert Kennedy, PhD":     "Kennedy",
		"John Smith, OBE":         "Smith",
		"Smith, John":             "",
		"Theresa May":             "", // and no month
		"Carlos de las Casas":     "de las Casas",
		"Andrea degli Esposti":    "degli Esposti",
		"Jean des Forges":         "des Forges",
		"Keir Starmer KC MP":      "Starmer",
		"Mansfield Smith KCB":     "Smith",
		"Jacobus van 't Hoff":     "van 't Hoff",
		"Gerard ’t Hooft":         "’t Hooft",
		"Hilma af Klint":          "af Klint",
		"Manfredo do Carmo":       "do Carmo",
		"Nguyen Do Chu":           "Chu",
		"José Ortega y Gasset":    "Ortega y Gasset",
		"Ortega y Gasset":         "Gasset",
		"Luis de la Torre y Vega": "de la Torre y Vega",
		"Ban Ki-moon":             "", // and no moon
		"Kim Jong Un":             "", // and no UN
		"John Roe (politician)":   "Roe",
		"Yassin طه":               "طه",
		"Al Gore":                 "Gore",
		"al-Sham":                 "",
		"Malcolm X":               "",
		"Barham":                  "",
		"":                        "",
		"محمد شياع السوداني":      "السوداني",
		"أبو علاء":                "",
		"أبو مهدي المهندس":        "المهندس",
		"محمد بن سلمان":           "بن سلمان",
		"حسن نصر الله":            "نصر الله",
		"习近平":                     "",
	} {
		if got := strings.Join(DefaultShort(name), "|"); got != want {
			t.Errorf("DefaultShort(%q) = %q, want %q", name, got, want)
		}
	}
}
