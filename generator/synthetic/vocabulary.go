package synthetic

import (
	"math/rand/v2"
	"strings"
)

// terms are the themes: title and another term for it. No word of them is made up, so that they meet no
// name.
const terms = `
Grain shipments / shipments of grain
Harbour fees / fees of the harbours
River locks / locks on the river
Fuel imports / imports of fuel
Border crossings / crossings at the border
Night curfews / curfews at night
Pilot licences / licences of pilots
Rail contracts / contracts for the railway
Water quotas / quotas of water
Armed convoys / convoys under arms
Frozen accounts / accounts that are frozen
Prisoner exchanges / exchanges of prisoners
Customs reform / reform of the customs
Market inspections / inspections of markets
Flood defences / defences against floods
Radio licences / licences for radio
Bridge repairs / repairs of bridges
Dredging works / works of dredging
Port security / security of the ports
Salt mines / mines of salt
Wage arrears / arrears of wages
Dock strikes / strikes at the docks
Ferry timetables / timetables of ferries
Cement prices / prices of cement
Power cuts / cuts of power
Land registers / registers of land
Village councils / councils of villages
Rescue boats / boats for rescue
Weapons depots / depots of weapons
Drone flights / flights of drones
Sealed archives / archives under seal
Witness protection / protection of witnesses
Election monitors / monitors of elections
Truce violations / violations of the truce
Mine clearance / clearance of mines
Seed loans / loans of seed
School closures / closures of schools
Hospital supplies / supplies of hospitals
Pipeline leaks / leaks from pipelines
Toll stations / stations for toll
`

// vocabulary is the words that sentences are made of, by the part that they play.
type vocabulary struct {
	subjects, adjectives, nouns, verbs, objects, times, places, causes, titles []string
}

func words(s string) []string { return strings.Split(s, ", ") }

// english is never changed.
var english = vocabulary{
	subjects: words("committee, delegation, garrison, board, tribunal, inspectorate, agency, crew, assembly, commission, " +
		"bureau, guild, registry, patrol, secretariat, mission, union, consortium"),
	adjectives: words("northern, provisional, joint, senior, disputed, regional, quiet, formal, second, local, civilian, " +
		"temporary, former, outer, combined, sealed, eastern, federal, ageing, narrow"),
	nouns: words("agreement, inventory, schedule, warehouse, channel, memorandum, ledger, barrier, permit, corridor, survey, " +
		"proposal, deadline, embankment, shipment, reserve, tariff, hearing, checkpoint, engine, statement, turbine"),
	verbs: words("postponed, reviewed, rejected, confirmed, published, questioned, halted, extended, suspended, measured, " +
		"welcomed, revised, signed, delayed, described, withdrew, defended, audited"),
	objects: words("its earlier findings, the draft timetable, a list of vessels, most of the claims, the remaining cargo, " +
		"a set of conditions, the third appendix, every open request, the cost of repairs, the minutes of the session, " +
		"a note on procedure, the weekly figures, two of the five demands, the order of the previous week"),
	times: words("in the first days of spring, after a night of rain, before the harvest, within the week, late in the evening, " +
		"during the recess, for the second time that year, without an announcement, at short notice, since the autumn, " +
		"before dawn, on the eve of the session, in spite of the frost"),
	places: words("at the upper dock, along the eastern bank, near the old mill, outside the customs house, below the dam, " +
		"in the harbour office, between the two locks, behind the grain hall, on the far shore, beside the ferry landing"),
	causes: words("because the papers were incomplete, although nobody had asked for it, while talks went on elsewhere, " +
		"so that the boats could pass, unless the council objected, as the water rose, once the seals were broken, " +
		"since no answer had come, until the auditors returned"),
	titles: words("What was agreed, The open questions, A week on the river, How the figures were made, Answers from the docks, " +
		"Where the cargo went, The second session, What the ledger shows, Before the flood, After the vote"),
}

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// clause makes a clause without names, such as "the joint board reviewed the weekly figures below the
// dam".
func clause(r *rand.Rand) string {
	v := &english
	s := "the " + pick(r, v.adjectives) + " " + pick(r, v.subjects) + " " + pick(r, v.verbs) + " "
	if r.IntN(2) == 0 {
		s += pick(r, v.objects)
	} else {
		s += "the " + pick(r, v.adjectives) + " " + pick(r, v.nouns)
	}
	switch r.IntN(4) {
	case 0:
		s += " " + pick(r, v.times)
	case 1:
		s += " " + pick(r, v.places)
	case 2:
		s += " " + pick(r, v.causes)
	}
	return s
}

// phrase makes a few words such as "the disputed ledger".
func phrase(r *rand.Rand) string {
	return "the " + pick(r, english.adjectives) + " " + pick(r, english.nouns)
}
