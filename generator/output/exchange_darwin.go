package output

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange makes two folders change places, in one step.
func exchange(parent, a, b string) error {
	return unix.RenameatxNp(unix.AT_FDCWD, filepath.Join(parent, a), unix.AT_FDCWD, filepath.Join(parent, b), unix.RENAME_SWAP)
}
