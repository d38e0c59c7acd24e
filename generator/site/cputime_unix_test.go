//go:build unix

package site_test

import (
	"syscall"
	"time"
)

// cpuTime returns the processor time that the process has taken, in user and kernel mode. Beside the
// time that passed it tells what a build costs on a machine that has other work, too.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
