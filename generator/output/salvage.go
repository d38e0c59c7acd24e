package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// salvage empties an old tree that stands beside its successor. What builds wrote, or what the new tree has
// as well, is deleted; the rest is moved over. What cannot be moved, because something else has its name,
// is returned.
func (s *stage) salvage() (left []string, err error) {
	old := &oldTree{stage: s, manifest: manifest{}}
	text, err := s.common.ReadFile(path.Join(s.from, manifestName))
	if err == nil {
		old.manifest, err = parseManifest(text)
	}
	if err != nil && !isGone(err) {
		return nil, err
	}
	for p := range old.manifest {
		old.paths = append(old.paths, p)
	}
	slices.Sort(old.paths)
	if err := old.empty("."); err != nil {
		return nil, err
	}
	if len(old.left) == 0 {
		s.common.Remove(path.Join(s.from, manifestName))
		err = s.common.Remove(s.from)
	}
	return old.left, err
}

// oldTree is a tree that a build has replaced.
type oldTree struct {
	stage    *stage
	manifest manifest
	paths    []string // of the manifest, sorted
	left     []string
}

func (o *oldTree) was(p string) string { return path.Join(o.stage.from, p) }
func (o *oldTree) now(p string) string { return path.Join(o.stage.to, p) }

// empty salvages the content of one folder.
func (o *oldTree) empty(folderPath string) error {
	handle, err := o.stage.common.Open(o.was(folderPath))
	if err != nil {
		return err
	}
	entries, err := handle.ReadDir(-1)
	handle.Close()
	if err != nil {
		return err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if p := path.Join(folderPath, e.Name()); p != manifestName {
			if err := o.salvage(p, e.IsDir()); err != nil {
				return err
			}
		}
	}
	return nil
}

// salvage takes care of one file or folder.
func (o *oldTree) salvage(p string, isFolder bool) error {
	if isFolder && (o.holdsOurs(p) || o.exists(p)) {
		err := o.empty(p)
		o.stage.common.Remove(o.was(p)) // which fails unless it is empty
		return err
	}
	if !isFolder && o.isNeedless(p) {
		return o.stage.common.Remove(o.was(p))
	}
	if o.exists(p) {
		o.left = append(o.left, p)
		return nil
	}
	if err := o.stage.common.MkdirAll(o.now(path.Dir(p)), folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return o.stage.moveOver(p)
}

// holdsOurs reports whether a build wrote something into a folder.
func (o *oldTree) holdsOurs(folder string) bool {
	at, _ := slices.BinarySearch(o.paths, folder+"/")
	return at < len(o.paths) && strings.HasPrefix(o.paths[at], folder+"/")
}

// exists reports whether something stands at a path of the new tree.
func (o *oldTree) exists(p string) bool {
	_, err := o.stage.common.Lstat(o.now(p))
	return err == nil
}

// isNeedless reports whether a file was written by a build, or is in the new tree as well.
func (o *oldTree) isNeedless(p string) bool {
	if strings.HasPrefix(path.Base(p), ownPrefix) {
		return true
	}
	info, err := o.stage.common.Lstat(o.was(p))
	if err != nil {
		return false
	}
	now, err := o.stage.common.Lstat(o.now(p))
	if err == nil && (os.SameFile(info, now) || o.isSameLink(p, info, now)) {
		return true
	}
	if !info.Mode().IsRegular() || !o.manifest[p].hasSize(info.Size()) {
		return false
	}
	data, err := o.stage.common.ReadFile(o.was(p))
	return err == nil && o.manifest[p].has(data)
}

// isSameLink reports whether both are symbolic links to the same target.
func (o *oldTree) isSameLink(p string, was, now fs.FileInfo) bool {
	if was.Mode().Type() != fs.ModeSymlink || now.Mode().Type() != fs.ModeSymlink {
		return false
	}
	a, errA := o.stage.common.Readlink(o.was(p))
	b, errB := o.stage.common.Readlink(o.now(p))
	return errA == nil && errB == nil && a == b
}
