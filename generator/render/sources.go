package render

import (
	"dossier/generator/dossier"
)

// Sources is how well some statements are sourced.
type Sources struct {
	dossier.Sourcing
	Bases []BasisCount
}

// BasisCount is how many statements rest on one basis.
type BasisCount struct {
	Basis dossier.Basis
	N     int
	// Ledger leads to them in the ledger; "" where that cannot tell them apart.
	Ledger string
}

// sourcesOf judges statements. Ledger is the address of the ledger with a filter that
// leaves just these; "" when there is none.
func sourcesOf(all []*dossier.Statement, ledger string) Sources {
	s := Sources{Sourcing: dossier.SourcingOf(all)}
	count := map[dossier.Basis]int{dossier.Direct: s.Direct, dossier.Named: s.Named, dossier.Unnamed: s.Unnamed}
	for _, b := range dossier.Bases() {
		if count[b] == 0 {
			continue
		}
		c := BasisCount{Basis: b, N: count[b]}
		if ledger != "" {
			c.Ledger = ledger + "rests=" + string(b)
		}
		s.Bases = append(s.Bases, c)
	}
	return s
}
