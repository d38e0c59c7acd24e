package suggest

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dossier/generator/fold"
)

// set is a set of folded words.
type set map[string]bool

func words(list string) set {
	s := set{}
	for _, w := range strings.Fields(list) {
		s[fold.Key(w)] = true
	}
	return s
}

// The lists that follow are of the English language, and of the generic words in
// names that other languages bring into it. They are never changed.

// roles are nouns that stand before a person's name, or say what a person is.
var roles = words(`president minister secretary ambassador envoy spokesman spokesperson spokeswoman deputy chief director
	commander head leader representative senator congressman congresswoman mp judge justice dr doctor professor prof mr mrs ms
	miss sheikh shaykh cleric ayatollah imam king queen prince princess sultan emir chairman chairwoman chair governor mayor
	premier chancellor colonel captain major brigadier lieutenant admiral marshal sergeant lord lady sir reverend bishop
	archbishop pope rabbi speaker lawmaker official expert analyst author assistant vice prime lecturer researcher
	correspondent reporter editor journalist lawyer activist businessman magnate diplomat consul negotiator adviser advisor
	aide general inspector engineer architect physician surgeon vicar curate magistrate clerk registrar superintendent
	founder economist historian scholar scientist attorney prosecutor special acting former permanent undersecretary counselor counsellor`)

// fields are what offices are for, which is no part of a name: Secretary of State.
var fields = words(`state war defense defence treasury interior justice commerce energy labor labour education staff affairs
	finance health intelligence foreign near eastern middle east military works trade transport culture information
	security operations elect designate communications industry oil electricity water agriculture housing construction`)

// bodies are nouns at the end of an organization's name, or before "of" in it.
var bodies = words(`ministry department council committee party movement alliance front force forces brigades brigade army
	guard guards corps agency authority bank company corporation group institute institution center centre university college
	school academy court parliament congress senate government union association organization organisation foundation forum
	framework coalition command commission bureau office embassy consulate treasury network tv television radio times post
	gazette press militia militias league society board club club federation confederation syndicate assembly administration
	directorate service police navy airlines airways railway works waterworks museum library hospital church
	trust fund group holdings industries inc ltd llc plc journal magazine herald tribune observer guardian chronicle telegraph
	news media exchange secretariat presidency legislature cabinet operations house brotherhood conference`)

// alone are bodies that are a name by themselves.
var alone = words(`parliament congress treasury pentagon kremlin senate knesset`)

// heads are generic words with which the name of an organization begins.
var heads = words(`kataib kataeb kataaib asaib asaeb harakat haraket hashd hizb hezb hezbollah hizbollah hizbullah hizballah saraya
	liwa jaysh jaish ansar jabhat jund tayyar majlis quwat rabitat jamaat jamiat parti partido partito partei banco
	banque movimiento mouvement frente fronte comite conseil consejo ministerio ministere bundesamt verein`)

// tails are words in small letters after a name that make an organization of it;
// joined are those that belong to the name.
var (
	tails  = words(`militia militias group groups company firm brigade newspaper faction party movement channel outlet agency`)
	joined = words(`administration regime company`)
)

// places are nouns at the end of a place's name.
var places = words(`square zone airport base river street province region city valley desert border camp bridge road island sea
	gulf mountain mountains east west north south republic kingdom states emirates district town village county port strait
	ocean lake coast peninsula park avenue lane square gate prison palace`)

// locative are prepositions after which places stand more often than people.
var locative = words(`in at from near across outside inside into throughout via around within toward towards`)

// speech are verbs whose subject has just been named.
var speech = words(`said says told warned added noted stated stressed argued confirmed remarked emphasized emphasised revealed
	concluded announced asked urged claimed claims explained insisted wrote writes replied declared denied accused demanded
	pressured visited met spoke suggested acknowledged described signed pledged condemned rejected reiterated highlighted`)

// appositive are words that follow a comma behind a person's name.
var appositive = words(`a an the who whose former leader head chief senior spokesman spokesperson spokeswoman deputy president minister
	author director commander general`)

// stops are words that begin no name, capital or not.
var stops = words(`the a an this that these those in on at for from by with without and or but nor so yet if when while where
	why how what who whom whose which as although though because since until after before during under over between among
	against about into through he she it they we you i his her its their our my your there here however moreover furthermore
	therefore thus also then meanwhile separately according following despite beyond currently recently first second third
	fourth finally economically more most many much some any all both each few several other another one two three four five
	six seven eight nine ten not no yes is are was were be been has have had do does did will would can could should may
	might must to of than just only even still once amid such like per via speaking talking asked answering
	january february march april may june july august september october november december monday tuesday wednesday thursday
	friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec hashtags related comments photo image source`)

// particles join the parts of a person's name.
var particles = words(`bin ibn bint de del della di da dos van von der den ter ten la le du zu`)

// demonyms are adjectives of places and faiths that no ending gives away.
var demonyms = words(`american french german greek dutch swiss thai arab kurdish kurd shia shii shiite sunni western eastern
	northern southern islamic jewish christian muslim islamist british english welsh irish danish swedish polish turkish
	spanish finnish us usa uk uae eu dc israeli iraqi saudi qatari kuwaiti emirati yemeni omani bahraini pakistani afghan
	azeri kuwait european african asian arabic persian zionist baathist soviet`)

// acronyms are those that name no organization.
var acronyms = words(`us usa uk uae dc tv ai pm am gmt utc phd ba ma ceo cfo faq pdf id ok html mr mrs st ii iii iv vi vii`)

// regions are the words of the names of countries, and adjectives made of them.
var regions = countries()

func countries() set {
	s := set{}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() {
				continue
			}
			for _, w := range strings.Fields(fold.Key(names.Name(r))) {
				if len(w) > 3 && !bodies[w] {
					stem := strings.TrimRight(w, "aeiouy")
					for _, form := range []string{w, w + "i", w + "is", w + "n", w + "ns", stem + "ian", stem + "ians", stem + "ese"} {
						s[form] = true
					}
				}
			}
		}
	}
	for _, w := range []string{"island", "islands", "saint", "south", "north", "republic", "united", "states", "kingdom", "central", "new", "democratic"} {
		delete(s, w)
	}
	return s
}
