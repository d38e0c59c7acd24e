package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/edtf"
	"dossier/generator/fold"
)

// OfficesOn returns the offices that the actor may have held on a date: those
// that had certainly ended before it or certainly began after it are left out.
func (a *Actor) OfficesOn(d edtf.Date) []*Tenure {
	var all []*Tenure
	for _, t := range a.Posts {
		if edtf.Compare(d, t.From) == edtf.Before || edtf.Compare(t.Until, d) == edtf.Before {
			continue
		}
		all = append(all, t)
	}
	return all
}

// NamesBody says whether the role itself says where it is held: it has a name of the
// body in it, or shares a proper name with one: "Prime Minister of Iraq" in the Iraqi
// government.
func (t *Tenure) NamesBody() bool {
	role := " " + fold.Key(t.Role) + " "
	var words []string
	for i, word := range strings.Fields(t.Role) {
		if proper(word, i == 0) {
			words = append(words, word)
		}
	}
	shares := func(other string) bool {
		related := func(word string) bool { return strings.HasPrefix(word, other) || strings.HasPrefix(other, word) }
		return slices.ContainsFunc(words, related) && proper(other, false)
	}
	for _, names := range [...][]string{t.Organization.Names, t.Organization.Short} {
		for _, name := range names {
			if strings.Contains(role, " "+fold.Key(name)+" ") {
				return true
			}
			if len(words) == 0 {
				continue
			}
			for other := range strings.FieldsSeq(name) {
				if shares(other) {
					return true
				}
			}
		}
	}
	return false
}

// proper says whether a word looks like a proper name or a part of one: it begins with
// a capital and is long enough, or has nothing but capitals. The first word of a text
// has a capital in any case.
func proper(word string, first bool) bool {
	if len(word) > 1 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) {
		return true
	}
	initial, _ := utf8.DecodeRuneInString(word)
	return !first && unicode.IsUpper(initial) && utf8.RuneCountInString(word) > 3
}

// Held says whether the whole of a date lies within the time of the office: it had
// begun by the last day on which it can have, and had not ended on the first on which
// it can have. A start or end that is not given sets no bound.
func (t *Tenure) Held(d edtf.Date) bool {
	first, hasFirst := d.Earliest()
	last, hasLast := d.Latest()
	if !t.From.IsZero() {
		begun, ok := t.From.Latest()
		if !ok || !hasFirst || begun.Compare(first) > 0 {
			return false
		}
	}
	if !t.Until.IsZero() {
		ended, ok := t.Until.Earliest()
		if !ok || !hasLast || ended.Compare(last) < 0 {
			return false
		}
	}
	return true
}

// Offices returns the roles in which a voice was in office on a date, and, when there is
// none, the offices that it may have held then. Both are empty for a voice that is no
// person with offices.
func (v Voice) Offices(d edtf.Date) (roles []string, perhaps []*Tenure) {
	if v.Entity == nil || v.Entity.Actor == nil {
		return nil, nil
	}
	may := v.Entity.Actor.OfficesOn(d)
	for _, t := range may {
		if t.Held(d) {
			roles = append(roles, t.Role)
		}
	}
	if len(roles) == 0 {
		return nil, may
	}
	return roles, nil
}

// SpokenAs returns the offices in which a statement was made: the one that the editor
// gives, or what the speaker's posts say of that day. Known is false when the
// speaker is a person of whom the dossier knows offices, but none that was certainly
// held on that day; perhaps are those that may have been.
func (s *Statement) SpokenAs() (offices []string, perhaps []*Tenure, known bool) {
	if s.Office != "" {
		return []string{s.Office}, nil, true
	}
	offices, perhaps = s.Speaker.Offices(s.Said)
	x := s.Speaker.Entity
	return offices, perhaps, len(offices) > 0 || x == nil || x.Actor == nil || len(x.Actor.Posts) == 0
}
