package suggest

import "strings"

// class is what a name seems to be.
type class uint8

const (
	unclear class = iota
	person
	body
	place
)

// sighting is one name in one text, with what its surroundings say of it.
type sighting struct {
	words []word // of the name alone
	class class
	// sure says that the wording itself tells what it is: a title before it, a noun
	// such as "council" in it.
	sure bool
	// person and body count weaker signs.
	person, body int
	// where says that it stands after "in", "at" or "from".
	where bool
	// mid says that it stands within a sentence, where a capital means something.
	mid bool
	// acronym is a short form in brackets right behind it.
	acronym string
}

// runs finds the names on one line. known says whether a word occurs in small
// letters somewhere in the dossier, so that its capital at the beginning of a
// sentence says nothing.
func runs(all []word, known func(key string) bool) []sighting {
	var found []sighting
	for i := 0; i < len(all); {
		if !all[i].name() || all[i].hyphened() && i > 0 && !all[i-1].capital {
			i++
			continue
		}
		end := extend(all, i)
		found = append(found, parse(all, i, end, known)...)
		i = end
	}
	return found
}

// extend returns the end of the run of words that may be one name, or a title and
// a name.
func extend(all []word, from int) int {
	end := from + 1
	headed := roles[all[from].key] || bodies[all[from].key]
	linked := false
	for end < len(all) && all[end].touches() {
		w := all[end]
		switch {
		case w.name():
			headed = headed || roles[w.key] || bodies[w.key]
		case w.pending():
		case particles[w.key] && end+1 < len(all) && all[end+1].name() && all[end+1].spaced():
		case headed && connects(all, end, linked):
			linked = true
			if all[end+1].key == "the" {
				end++
			}
		default:
			return cutCompound(all, from, end)
		}
		end++
	}
	return end
}

// connects says whether a word such as "of" goes on with the name of an office or a
// body: Department of State, Center for Political Thought, Ministry of Housing and
// Industry.
func connects(all []word, i int, linked bool) bool {
	switch all[i].key {
	case "of", "for":
	case "and":
		if !linked {
			return false
		}
	default:
		return false
	}
	next := i + 1
	if next < len(all) && all[next].key == "the" && all[next].spaced() {
		next++
	}
	return next < len(all) && all[next].name() && all[next].spaced()
}

// cutCompound leaves a word out that is the first half of an adjective: "Iran-backed".
func cutCompound(all []word, from, end int) int {
	if all[end].hyphened() && end-1 > from {
		return end - 1
	}
	return end
}

// parse takes a run apart into titles and names.
func parse(all []word, from, to int, known func(string) bool) []sighting {
	run := all[from:to]
	if to < len(all) && all[to].hyphened() && len(run) == 1 {
		return nil // Iran-backed
	}
	for len(run) > 1 && run[0].first && known(run[0].key) && !roles[run[0].key] && !bodies[run[0].key] && !known(run[1].key) {
		run, from = run[1:], from+1
	}
	role := -1
	for i := range run {
		if isRole(run, i) {
			role = i
		}
	}
	if role < 0 {
		return named(all, from, to)
	}
	found := named(all, from, from+firstRole(run))
	tail := from + role + 1
	for tail < to && all[tail].pending() {
		tail++
	}
	titled := true
	if tail < to && !all[tail].capital && !particles[all[tail].key] { // of, for
		tail++
		if tail < to && all[tail].key == "the" {
			tail++
		}
		if hasBody(all[tail:to]) {
			return append(found, named(all, tail, to)...)
		}
		tail = afterField(all, tail, to)
	}
	for tail < to && fields[all[tail].key] {
		tail++
	}
	for _, s := range named(all, tail, to) {
		if s.class == unclear && titled {
			s.class, s.sure = person, true
		}
		found = append(found, s)
	}
	return found
}

// isRole says whether a word names an office, and not the kind of a body: "General
// Command".
func isRole(run []word, i int) bool {
	return roles[run[i].key] && !(i+1 < len(run) && bodies[run[i+1].key])
}

func firstRole(run []word) int {
	for i := range run {
		if isRole(run, i) {
			return i
		}
	}
	return len(run)
}

// afterField returns where the field of an office ends: Secretary of State, of Near
// Eastern Affairs.
func afterField(all []word, from, to int) int {
	i := from + 1
	for i < to && (fields[all[i].key] || !all[i].capital && !particles[all[i].key]) {
		if !all[i].capital {
			i++
			if i < to && all[i].key == "the" {
				i++
			}
		}
		i++
	}
	return min(i, to)
}

func hasBody(run []word) bool {
	for _, w := range run {
		if bodies[w.key] {
			return true
		}
	}
	return false
}

// named makes sightings of a run without titles.
func named(all []word, from, to int) []sighting {
	for from < to && (!all[from].name() || particles[all[from].key]) {
		from++
	}
	for to > from && !all[to-1].name() {
		to--
	}
	if from >= to {
		return nil
	}
	if end := bodyEnd(all, from, to); end > 0 {
		found := []sighting{observed(all, from, end, body)}
		if end < to && all[end].upper && initials(all[from:end]) == all[end].key {
			found[0].acronym = string(all[end].key)
			end++
		}
		return append(found, named(all, end, to)...)
	}
	start := from
	for start < to && all[start].demonym() {
		start++
	}
	if to-start == 2 && demonyms[all[to-1].key] {
		to-- // Washington D.C.
	}
	switch {
	case start == to:
		return governments(all, from, to)
	case places[all[to-1].key], places[all[start].key] && start+1 < to && !all[start+1].capital:
		return nil
	case bodies[all[start].key] && to-start > 1, onlyFields(all[start:to]):
		return nil
	case heads[all[start].key] && to-start > 1:
		return []sighting{observed(all, start, to, body)}
	case to-start > maxName:
		return nil
	}
	return []sighting{observed(all, start, to, unclear)}
}

func onlyFields(run []word) bool {
	for _, w := range run {
		if !fields[w.key] {
			return false
		}
	}
	return true
}

// maxName is how many words a person's name may have.
const maxName = 5

// governments finds "Iraqi government" and "Iraqi armed forces", whose nouns are
// written small.
func governments(all []word, from, to int) []sighting {
	end := to
	if to+1 < len(all) && (all[to].key == "armed" || all[to].key == "security") && all[to+1].key == "forces" {
		end = to + 2
	} else if to < len(all) && (all[to].key == "government" || all[to].key == "parliament") {
		end = to + 1
	}
	if end == to || to-from > 1 || !all[to].spaced() || strings.HasSuffix(all[from].key, "ern") {
		return nil
	}
	return []sighting{observed(all, from, end, body)}
}

// bodyEnd returns where the name of an organization ends that begins at from: with
// the last noun for a body, and with what follows it after "of" or "for". Zero when
// there is no such noun, or nothing but it.
func bodyEnd(all []word, from, to int) int {
	last := -1
	for i := from; i < to; i++ {
		if bodies[all[i].key] {
			last = i
		}
		if last >= 0 && i > last && !all[i].capital && !particles[all[i].key] {
			break // what follows "of" is the field, and may have such nouns itself
		}
	}
	switch {
	case last < 0:
		return 0
	case last+1 < to && !all[last+1].capital:
		return to
	case last == from && !alone[all[last].key]:
		return 0
	case last+1 < to && all[last+1].hyphened():
		return last + 2
	}
	return last + 1
}

// initials returns the first letters of the words with a capital.
func initials(all []word) string {
	s := ""
	for _, w := range all {
		if w.capital {
			s += w.key[:1]
		}
	}
	return s
}

// observed is a sighting with what the words around it say.
func observed(all []word, from, to int, s class) sighting {
	o := sighting{words: all[from:to], class: s, sure: s == body, mid: !all[from].first}
	if from > 0 && all[from].touches() {
		before := all[from-1]
		o.where = locative[before.key]
		if roles[before.key] {
			o.person += 2
		}
		if tails[before.key] || before.key == "told" {
			o.body += 2
		}
		if before.key == "by" {
			o.person++
		}
		if before.key == "the" {
			o.body++
		}
	}
	if s == unclear && to-from == 1 && all[from].coined() {
		o.class, o.body, o.mid = body, 2, true
	}
	if from > 0 && roles[all[from-1].key] && all[from-1].capital && all[from].gap == ". " && s == unclear {
		o.class, o.sure = person, true // Dr. Salem
	}
	if to < len(all) {
		o.after(all[to], all, to)
	}
	return o
}

func (o *sighting) after(next word, all []word, at int) {
	switch {
	case next.spaced() && places[next.key]:
		o.where, o.body = true, 0
	case next.spaced() && joined[next.key] && len(o.words) == 1 && o.class == unclear:
		o.words, o.class, o.sure = all[at-1:at+1], body, true
	case next.spaced() && tails[next.key]:
		o.body += 2
	case next.spaced() && speech[next.key]:
		o.person++
	case next.gap == ", " && appositive[next.key]:
		o.person++
	case next.gap == " (" && next.upper:
		o.acronym = next.key
	}
}
