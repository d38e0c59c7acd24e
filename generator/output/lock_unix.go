//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package output

import (
	"errors"
	"os"
	"syscall"
)

// errLocked says that another build holds the lock.
var errLocked = errors.New("the folder is locked by another build")

// lock keeps other builds out of a destination until unlock is called or the process dies. It locks
// the folder itself, so that no lock file is published. Network file systems that know no locks
// are used without: to refuse them would help nobody.
func lock(root *os.Root) (unlock func(), err error) {
	folder, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(folder.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil, errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOLCK):
		return func() { folder.Close() }, nil // closing releases the lock
	case errors.Is(err, syscall.EWOULDBLOCK):
		err = errLocked
	}
	folder.Close()
	return nil, err
}
