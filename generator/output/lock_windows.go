package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// errLocked says that another build holds the lock.
var errLocked = errors.New("the folder is locked by another build")

// lockName is the file that stands for the lock, for Windows locks no folders. It is empty and stays.
const lockName = ownPrefix + "lock"

// lock keeps other builds out of a destination until unlock is called or the process dies.
func lock(root *os.Root) (unlock func(), err error) {
	file, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == nil {
		return func() { file.Close() }, nil // closing releases the lock
	}
	file.Close()
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		err = errLocked
	}
	return nil, err
}
