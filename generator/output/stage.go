package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

const (
	// stageName is the stage where it lies in the destination itself.
	stageName = ownPrefix + "next"
	// unfinishedName marks a stage that has not become the site: all that is in it is ours, or a link.
	unfinishedName = ownPrefix + "unfinished"
)

// stage is where the files of a build wait for its end: beside the destination, where the two can be
// exchanged, or else within it.
type stage struct {
	common   *os.Root // holds both the stage and the destination
	from, to string   // the two in it; to is "." when the stage lies within the destination
	isBeside bool
	options  options

	root    *os.Root
	mu      sync.Mutex
	folders map[string]*stageFolder // that exist in the stage
}

// stageFolder is a folder of the stage: what opens names in it, and a handle of it, nil where the system
// needs none to create files.
type stageFolder struct {
	*os.Root
	handle *os.File
}

// openFolder opens a folder that a root was opened at.
func openFolder(root *os.Root) (*stageFolder, error) {
	handle, err := handleOf(root)
	if err != nil {
		root.Close()
		return nil, err
	}
	return &stageFolder{root, handle}, nil
}

func (f *stageFolder) close() {
	f.Root.Close()
	if f.handle != nil {
		f.handle.Close()
	}
}

// openStage makes an empty stage, and before that puts right what a killed build left in its place.
func (b *Build) openStage() error {
	if parent, name, ok := b.neighbourhood(); ok {
		s := &stage{from: "." + name + stageName, to: name, isBeside: true, options: b.options}
		err := b.makeStage(s, parent)
		if err == nil || !isRefused(err) {
			return err
		}
	}
	return b.makeStage(&stage{from: stageName, to: ".", options: b.options}, b.destination)
}

// neighbourhood returns the folder that holds the destination and the destination's name in it, if a tree
// beside the destination can be exchanged for it.
func (b *Build) neighbourhood() (parent, name string, ok bool) {
	if b.options.inPlace {
		return "", "", false
	}
	full, err := filepath.Abs(b.destination)
	if err == nil {
		full, err = filepath.EvalSymlinks(full)
	}
	if err != nil {
		return "", "", false
	}
	parent, name = filepath.Dir(full), filepath.Base(full)
	ok = parent != full && len(name) < maxSegment-len(stageName) && !holdsWorkingFolder(full) && canExchange(parent, full)
	return parent, name, ok
}

// holdsWorkingFolder reports whether we stand in a folder, which an exchange would pull from under our feet.
func holdsWorkingFolder(folder string) bool {
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	return err != nil || here == folder || strings.HasPrefix(here, folder+string(filepath.Separator))
}

// makeStage opens the folder that holds a stage, and makes it there.
func (b *Build) makeStage(s *stage, common string) error {
	var err error
	if s.common, err = os.OpenRoot(common); err != nil {
		return b.explain("open", "", err)
	}
	b.stage = s
	if err := b.clearStage(); err != nil {
		return err
	}
	if err := s.open(); err != nil {
		s.remove()
		b.stage = nil
		return b.explain("make the folder for new files beside", "", err)
	}
	return nil
}

func (s *stage) open() error {
	if err := s.options.check("stage", s.from); err != nil {
		return err
	}
	if err := s.common.Mkdir(s.from, folderMode); err != nil {
		return err
	}
	var err error
	if s.root, err = s.common.OpenRoot(s.from); err != nil {
		return err
	}
	top, err := openFolder(s.root)
	if err != nil {
		return err
	}
	s.folders = map[string]*stageFolder{".": top}
	return errors.Join(writeNew(s.root, unfinishedName, nil), s.root.Chmod(".", folderMode))
}

// create writes a new file into the stage, with our mode. That it must not exist keeps us from writing
// through a link that was planted there.
func (s *stage) create(f step, data []byte) error {
	if err := s.options.check("create", f.path); err != nil {
		return err
	}
	dir, err := s.folder(f.folder)
	if err != nil {
		return err
	}
	return dir.create(f.name, data)
}

// openFile creates a new file in the stage, which is to be given our mode in the end.
func (s *stage) openFile(f step) (*os.File, error) {
	if err := s.options.check("create", f.path); err != nil {
		return nil, err
	}
	dir, err := s.folder(f.folder)
	if err != nil {
		return nil, err
	}
	return openNew(dir.Root, f.name)
}

// folder returns a folder of the stage, which is made if need be.
func (s *stage) folder(folderPath string) (*stageFolder, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.folderLocked(folderPath)
}

func (s *stage) folderLocked(folderPath string) (*stageFolder, error) {
	if dir, exists := s.folders[folderPath]; exists {
		return dir, nil
	}
	above, err := s.folderLocked(path.Dir(folderPath))
	if err != nil {
		return nil, err
	}
	name := path.Base(folderPath)
	if err := above.Mkdir(name, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if err := above.Chmod(name, folderMode); err != nil {
		return nil, err
	}
	root, err := above.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	dir, err := openFolder(root)
	if err == nil {
		s.folders[folderPath] = dir
	}
	return dir, err
}

// moveOut renames a file of the stage into its place in the destination.
func (s *stage) moveOut(p string) error {
	if err := s.options.check("rename", p); err != nil {
		return err
	}
	return s.common.Rename(path.Join(s.from, p), path.Join(s.to, p))
}

// remove deletes the stage with all that is in it, as far as possible; the next build removes what is
// left.
func (s *stage) remove() {
	for _, dir := range s.folders {
		dir.close()
	}
	s.folders = nil
	if s.common == nil {
		return
	}
	if s.isUnfinished() {
		s.discard()
	}
	s.common.Close()
	s.common = nil
}

// discard deletes an unfinished stage. The mark goes last: without it, what is left would be taken for an
// old tree.
func (s *stage) discard() error {
	dir, err := s.common.Open(s.from)
	if err != nil {
		return err
	}
	entries, err := dir.ReadDir(-1)
	dir.Close()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != unfinishedName {
			if err := s.common.RemoveAll(path.Join(s.from, e.Name())); err != nil {
				return err
			}
		}
	}
	return s.common.RemoveAll(s.from)
}

// isUnfinished reports whether a stage is there that holds nothing but our files and links.
func (s *stage) isUnfinished() bool {
	if !s.isBeside {
		return true
	}
	_, err := s.common.Lstat(path.Join(s.from, unfinishedName))
	return err == nil
}
