package main

import "github.com/KimMachineGun/automemlimit/memlimit"

// mostMemory is enough for 100,000 articles, which would take twice as much otherwise and no tenth less
// time.
const mostMemory = 7 << 30

// limitMemory lets the garbage collector work harder before a large dossier takes more than 7 GiB, or than
// three quarters of the memory that the machine has or the container may use. What the user sets in
// GOMEMLIMIT stands.
func limitMemory() {
	known := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
	share := memlimit.ApplyFallback(memlimit.ApplyRatio(known, 0.75), memlimit.Limit(mostMemory))
	_, _ = memlimit.Set(memlimit.WithRatio(1), memlimit.WithProvider(func() (uint64, error) {
		limit, err := share()
		return min(limit, mostMemory), err
	}))
}
