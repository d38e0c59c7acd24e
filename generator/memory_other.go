//go:build !linux

package main

// limitMemory leaves memory to the garbage collector, which the user can limit by GOMEMLIMIT.
func limitMemory() {}
