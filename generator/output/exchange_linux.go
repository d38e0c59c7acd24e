package output

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// exchange makes two folders change places, in one step.
func exchange(parent, a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, filepath.Join(parent, a), unix.AT_FDCWD, filepath.Join(parent, b), unix.RENAME_EXCHANGE)
}
