//go:build darwin || linux

package output

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// canExchange reports whether a folder can be replaced by another in its parent: both on one file system,
// and the folder ours, so that its successor has the same owner.
func canExchange(parent, folder string) bool {
	var above, it unix.Stat_t
	return unix.Stat(parent, &above) == nil && unix.Lstat(folder, &it) == nil &&
		above.Dev == it.Dev && int(it.Uid) == os.Geteuid() && unix.Access(parent, unix.W_OK) == nil
}

// isRefused reports whether the system or the file system cannot do what was tried, or does not let us.
func isRefused(err error) bool {
	for _, refusal := range []error{syscall.EXDEV, syscall.EBUSY, syscall.EPERM, syscall.EACCES, syscall.EROFS, syscall.ENOSYS,
		syscall.EINVAL, syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.EMLINK, syscall.EEXIST, errNoExchange} {
		if errors.Is(err, refusal) {
			return true
		}
	}
	return false
}

// linkAll makes hard links of files of one folder in another. The folders are given by handles that were
// opened within the destination, so that no link on the way leads elsewhere, and at one system call a file.
func linkAll(from, to *os.Root, names []string) error {
	source, err := from.Open(".")
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := to.Open(".")
	if err != nil {
		return err
	}
	defer target.Close()
	for _, name := range names {
		if err := unix.Linkat(int(source.Fd()), name, int(target.Fd()), name, 0); err != nil {
			return &os.LinkError{Op: "link", Old: name, New: name, Err: err}
		}
	}
	return nil
}
