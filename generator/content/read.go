// Package content reads the content folder into raw records: every field with
// its place, checked against the table of fields, with nothing resolved.
//
// A record that cannot be read takes no other with it; every problem of every
// file is in the report after one run.
package content

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"

	"dossier/generator/diag"
)

// MaxFile is the size in bytes up to which a record is read: more than any
// article, and little enough that one wrong file cannot take all memory.
const MaxFile = 16 << 20

// leadsToFile says whether a path that is not itself an ordinary file leads to
// one, and reports what it leads to otherwise.
func leadsToFile(dir *os.Root, name string, report *diag.Report) bool {
	info, err := dir.Stat(name)
	switch {
	case err != nil:
		unreadable(report, name, err)
	case info.IsDir():
		linkedFolder(name, report)
	case !info.Mode().IsRegular():
		report.Add(diag.FileUnreadable, at(name), "%q is no ordinary file", path.Base(name)).WithHelp("remove it from content/")
	default:
		return true
	}
	return false
}

var errTooLarge = errors.New("too large")

// readAtMost reads a file of at most limit bytes, and what the disk says of it;
// errTooLarge for a larger one.
func readAtMost(dir *os.Root, name string, limit int64) ([]byte, fs.FileInfo, error) {
	file, err := dir.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.Size() > limit {
		return nil, nil, errTooLarge
	}
	data := make([]byte, info.Size())
	n, err := io.ReadFull(file, data)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // it became shorter meanwhile
	}
	return data[:n], info, err
}
