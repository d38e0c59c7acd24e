//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package output

import (
	"errors"
	"os"
)

// errLocked is never met here.
var errLocked = errors.New("the folder is locked by another build")

// lock does nothing on systems without a lock that the death of a process releases: a lock that
// stays behind would stop every later build.
func lock(*os.Root) (unlock func(), err error) { return func() {}, nil }
