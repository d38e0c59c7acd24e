package dossier

import "regexp"

// Copy is an archived copy of a page elsewhere.
type Copy struct {
	// Address is where it stands, Date the day of it as ISO 8601 has it; "" when not
	// known.
	Address, Date string
}

// stamp is the moment that web archives write into their addresses: fourteen digits,
// or fewer of them (Memento, RFC 7089, leaves the form to the archive; all large ones
// have this).
var stamp = regexp.MustCompile(`/(\d{4})(\d{2})(\d{2})\d{0,6}(?:[a-z]{2}_)?/https?:`)

// Copy returns the archived copy of the article's original, nil when there is none.
// Its day is that in its address, else that on which the original was read.
func (a *Article) Copy() *Copy {
	if a.Archived == "" {
		return nil
	}
	if m := stamp.FindStringSubmatch(a.Archived); m != nil {
		return &Copy{a.Archived, m[1] + "-" + m[2] + "-" + m[3]}
	}
	return &Copy{a.Archived, a.Retrieved.ISO()}
}
