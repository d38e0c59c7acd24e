//go:build !darwin && !linux

package output

import (
	"io/fs"
	"os"
)

func handleOf(*os.Root) (*os.File, error) { return nil, nil }

// create makes a file that must not exist, with our mode.
func (f *stageFolder) create(name string, data []byte) error { return writeNew(f.Root, name, data) }

// openFile is a regular file that is open for reading.
type openFile struct {
	file *os.File
	mode fs.FileMode
	size int64
}

// open opens a regular file, and follows no link.
func (f *stageFolder) open(name string) (openFile, error) {
	info, err := f.Lstat(name)
	if err != nil {
		return openFile{}, err
	}
	if !info.Mode().IsRegular() {
		return openFile{}, errChanged
	}
	file, err := f.Root.Open(name)
	return openFile{file, info.Mode().Perm(), info.Size()}, err
}

// Read implements io.Reader.
func (f openFile) Read(buffer []byte) (int, error) { return f.file.Read(buffer) }

func (f openFile) close() { f.file.Close() }
