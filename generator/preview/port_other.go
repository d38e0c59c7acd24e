//go:build !windows

package preview

import "syscall"

// errInUse is what the system says of a port that another program has.
const errInUse = syscall.EADDRINUSE
