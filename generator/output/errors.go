package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Error is a failure to write the site, in plain words.
type Error struct {
	Path    string // the file or folder on disk, beginning with the destination as it was given
	Message string // what went wrong, with the path
	Help    string // what to do about it; "" when nothing in particular helps
	Err     error  // the cause; nil when the build refused by itself
}

func (e *Error) Error() string { return e.Message }
func (e *Error) Unwrap() error { return e.Err }

// explain makes an Error of what the system said when we tried to do something ("write",
// "delete") to a path under destination. An *Error passes as it is, and so does nil.
func explain(destination, attempt, path string, err error) error {
	var already *Error
	if err == nil || errors.As(err, &already) {
		return err
	}
	shown := filepath.Join(destination, filepath.FromSlash(path))
	cause, help := plainWords(err)
	return &Error{shown, fmt.Sprintf("cannot %s %s: %s", attempt, shown, cause), help, err}
}

// plainWords says what a system error means, and what helps.
func plainWords(err error) (cause, help string) {
	switch {
	case errors.Is(err, errFull):
		return "the disk is full", "free some space and build again; no file is left half-written"
	case errors.Is(err, errQuota):
		return "your share of the disk is used up", "free some space and build again; no file is left half-written"
	case errors.Is(err, errReadOnly):
		return "the disk is read-only", "build into a folder on another disk with --destination"
	case errors.Is(err, syscall.ENOTDIR):
		return "a part of the path is not a folder", "remove or rename the file that is in the way"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied", "make the folder and the file writable, or build into another folder with --destination"
	case errors.Is(err, errTooMany) || errors.Is(err, syscall.ENFILE):
		return "too many files are open", "raise the limit with ulimit -n, or close other programs"
	}
	// Go puts the operation and the path before the cause; both are in the message already.
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err.Error(), ""
	case errors.As(err, &linkError):
		return linkError.Err.Error(), ""
	}
	return err.Error(), ""
}
