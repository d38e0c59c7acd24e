package dossier

import "dossier/generator/edtf"

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

// SpokenAs returns the office in which a statement was made: as the editor gives
// it, or what the speaker's posts say of that day. Known is false when the
// speaker is a person of whom the dossier knows offices, but none for that day.
func (s *Statement) SpokenAs() (office string, known bool) {
	x := s.Speaker.Entity
	if s.Office != "" || x == nil || x.Actor == nil {
		return s.Office, true
	}
	all := x.Actor.OfficesOn(s.Said)
	for i, t := range all {
		if i > 0 {
			office += ", "
		}
		office += t.Role
	}
	return office, len(all) > 0 || len(x.Actor.Posts) == 0
}
