//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// memory returns the largest resident set of a process that has ended, in bytes.
func memory(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) * 1024
}

// settle waits until what was written so far is on disk, so that one run does not pay for another.
func settle() { syscall.Sync() }
