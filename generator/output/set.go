// Package output holds the files that a build produces and brings a folder to that state.
//
// A Set refuses two producers for one path, also where only some file systems would take two paths
// for one. Write then changes what differs and nothing else: it never leaves the destination, never
// overwrites or deletes a file that no build wrote, and leaves each file whole at any moment.
package output

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
)

// Set is what a build produces, by path. The zero Set is empty and ready for use, from many
// goroutines at once.
type Set struct {
	mu      sync.Mutex
	files   []file
	claims  map[string]claim    // files and folders, by foldPath
	folders map[string]struct{} // known to be claimed in exactly this spelling
}

// file is one produced file. Its folder is "." at the top.
type file struct {
	path, folder, name string
	data               []byte
}

// claim says who wants a path, and as what.
type claim struct {
	path, producer string
	isFolder       bool
}

// PathError is a path that cannot be a file on every system that a dossier may be carried to.
type PathError struct {
	Path     string
	Producer string
	Reason   string // "has a segment …"
}

func (e *PathError) Error() string {
	return fmt.Sprintf("%s would be written to %q, which %s", e.Producer, e.Path, e.Reason)
}

// CollisionError is two producers for one place. The two sides are in the order of their paths,
// then of their producers, so that the message does not depend on who came first.
type CollisionError struct {
	Paths     [2]string // equal, or the same to some systems, or one a folder that holds the other
	Producers [2]string
}

func (e *CollisionError) Error() string {
	if e.Paths[0] == e.Paths[1] {
		return fmt.Sprintf("%q is produced twice: by %s and by %s", e.Paths[0], e.Producers[0], e.Producers[1])
	}
	problem := "differ only in spelling that not every system tells apart"
	if isWithin(e.Paths[0], e.Paths[1]) || isWithin(e.Paths[1], e.Paths[0]) {
		problem = "cannot both exist: one would have to be a file and a folder at once"
	}
	return fmt.Sprintf("%q, by %s, and %q, by %s, %s", e.Paths[0], e.Producers[0], e.Paths[1], e.Producers[1], problem)
}

// isWithin reports whether a path lies somewhere in folder, to a system that does not tell case apart.
func isWithin(path, folder string) bool {
	return strings.HasPrefix(foldPath(path), foldPath(folder)+"/")
}

// Add puts a file into the set. The path is relative, clean and separated by slashes; data must
// not be changed afterwards. The producer names the origin in an editor's words, like `article
// "x"`. The error is a *PathError or a *CollisionError, and the set is then as it was.
func (s *Set) Add(filePath string, data []byte, producer string) error {
	if reason := CheckPath(filePath); reason != "" {
		return &PathError{filePath, producer, reason}
	}
	folder, name := path.Dir(filePath), path.Base(filePath)
	key := foldPath(filePath)

	s.mu.Lock()
	defer s.mu.Unlock()
	if s.claims == nil {
		s.claims, s.folders = map[string]claim{}, map[string]struct{}{".": {}}
	}
	// Nothing is claimed before every check has passed: a refused path leaves no trace.
	if other, isTaken := s.claims[key]; isTaken {
		return collision(other, claim{filePath, producer, false})
	}
	if err := s.claimFolders(folder, filePath, producer); err != nil {
		return err
	}
	s.claims[key] = claim{filePath, producer, false}
	s.files = append(s.files, file{filePath, folder, name, data})
	return nil
}

// claimFolders claims a folder and those above it, all or none.
func (s *Set) claimFolders(folder, filePath, producer string) error {
	if _, isKnown := s.folders[folder]; isKnown {
		return nil
	}
	var missing []string
	// From the innermost folder upwards: above one that is known, all are.
	for ; folder != "."; folder = path.Dir(folder) {
		if _, isKnown := s.folders[folder]; isKnown {
			break
		}
		if other, isTaken := s.claims[foldPath(folder)]; isTaken {
			return collision(other, claim{filePath, producer, false})
		}
		missing = append(missing, folder)
	}
	for _, folder := range missing {
		s.claims[foldPath(folder)] = claim{filePath, producer, true}
		s.folders[folder] = struct{}{}
	}
	return nil
}

// collision puts two claims into a fixed order.
func collision(a, b claim) *CollisionError {
	if cmp.Or(strings.Compare(a.path, b.path), strings.Compare(a.producer, b.producer)) > 0 {
		a, b = b, a
	}
	return &CollisionError{[2]string{a.path, b.path}, [2]string{a.producer, b.producer}}
}

// All returns every path with its data, in the order of the paths.
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
func (s *Set) sorted() []file {
	s.mu.Lock()
	defer s.mu.Unlock()
	files := slices.Clone(s.files)
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return files
}
