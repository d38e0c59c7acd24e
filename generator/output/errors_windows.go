package output

import "golang.org/x/sys/windows"

// What the system says where it cannot write.
const (
	errFull     = windows.ERROR_DISK_FULL
	errQuota    = windows.ERROR_DISK_QUOTA_EXCEEDED
	errReadOnly = windows.ERROR_WRITE_PROTECT
	errTooMany  = windows.ERROR_TOO_MANY_OPEN_FILES
)
