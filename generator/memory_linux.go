package main

import (
	"os"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// limitMemory lets the garbage collector work harder before a large dossier takes more than three
// quarters of the machine's memory. What the user sets in GOMEMLIMIT stands.
func limitMemory() {
	var info unix.Sysinfo_t
	if os.Getenv("GOMEMLIMIT") == "" && unix.Sysinfo(&info) == nil {
		debug.SetMemoryLimit(int64(uint64(info.Totalram) / 4 * 3 * uint64(info.Unit)))
	}
}
