// Package output brings a folder to the state that a build produces.
//
// A Build takes the files of a site one by one, as they are made, and puts what differs beside the
// destination; Commit then exchanges the old site for the new one as a whole. It never leaves the
// destination, and never overwrites or deletes a file that no build wrote. A Set holds the same files in
// memory. Both refuse two producers for one path, also where only some file systems would take two paths
// for one.
package output

import (
	"bytes"
	"crypto/sha256"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"

	"dossier/generator/parallel"
)

// Set is what a build produces, by path. The zero Set is empty and ready for use, from many
// goroutines at once.
type Set struct {
	mu     sync.Mutex
	claims claims
	files  []setFile
}

type setFile struct {
	path, producer string
	data           []byte
}

// Add puts a file into the set. The path is relative, clean and separated by slashes; data is
// copied. The producer names the origin in an editor's words, like `article
// "x"`. The error is a *PathError or a *CollisionError, and the set is then as it was.
func (s *Set) Add(path string, data []byte, producer string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.claims.add(path, producer); err != nil {
		return err
	}
	s.files = append(s.files, setFile{path, producer, bytes.Clone(data)})
	return nil
}

// Create is Add for what write writes. An error of write is returned as it is.
func (s *Set) Create(path, producer string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return s.Add(path, b.Bytes(), producer)
}

// File is a file of a site.
type File struct {
	Path string
	Size int64 // bytes
	Sum  Sum
}

func sortFiles(files []File) {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// Files returns the files of the set, in the order of their paths.
func (s *Set) Files() []File {
	var files []File
	for path, data := range s.All() {
		files = append(files, File{path, int64(len(data)), sha256.Sum256(data)})
	}
	return files
}

// All yields every path with its data, which must not be changed, in the order of the
// paths. Files that are added later are not among them.
func (s *Set) All() iter.Seq2[string, []byte] {
	files := s.sorted()
	return func(yield func(string, []byte) bool) {
		for _, f := range files {
			if !yield(f.path, f.data) {
				return
			}
		}
	}
}

// sorted returns the files by path.
func (s *Set) sorted() []setFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	files := slices.Clone(s.files)
	slices.SortFunc(files, func(a, b setFile) int { return strings.Compare(a.path, b.path) })
	return files
}

// Write makes destination, which is created if need be, hold the files of the set. It is a Build of them.
func (s *Set) Write(destination string) (Summary, error) {
	return s.write(destination, options{})
}

// write is Write with the disk of a test.
func (s *Set) write(destination string, o options) (Summary, error) {
	b, err := begin(destination, o)
	if err != nil {
		return Summary{}, err
	}
	defer b.Discard()
	files := s.sorted()
	err = parallel.Try(goroutines(), len(files), func(_, i int) error { return b.Add(files[i].path, files[i].data, files[i].producer) })
	if err != nil {
		return Summary{}, err
	}
	return b.Commit()
}
