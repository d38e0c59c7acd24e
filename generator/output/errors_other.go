//go:build !windows

package output

import "syscall"

// What the system says where it cannot write.
const (
	errFull     = syscall.ENOSPC
	errQuota    = syscall.EDQUOT
	errReadOnly = syscall.EROFS
	errTooMany  = syscall.EMFILE
)
