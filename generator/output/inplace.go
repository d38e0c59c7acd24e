package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"dossier/generator/parallel"
)

// commitInPlace changes the destination file by file, where trees cannot be exchanged or nothing has to be
// written.
func (b *Build) commitInPlace(blocking, stale []string) error {
	if err := b.removeLeftovers(); err != nil {
		return err
	}
	if err := b.announce(); err != nil {
		return err
	}
	if err := b.delete(blocking); err != nil {
		return err
	}
	if err := b.makeFolders(); err != nil {
		return err
	}
	if err := b.place(); err != nil {
		return err
	}
	if err := b.delete(stale); err != nil {
		return err
	}
	return b.writeManifest(b.root, b.newManifest())
}

// removeLeftovers removes temporary files of a killed build.
func (b *Build) removeLeftovers() error {
	slices.Sort(b.tree.leftover)
	for _, path := range b.tree.leftover {
		if err := b.root.Remove(path); err != nil && !isGone(err) {
			return b.explain("delete", path, err)
		}
	}
	return nil
}

// announce notes in the manifest what is about to be written, before the first of it is: after a
// killed build, the next one knows its own files from those of others.
func (b *Build) announce() error {
	var lines []entry
	for _, s := range b.steps {
		if s.isWrite() && !slices.Contains(b.manifest[s.path].versions, s.version) {
			lines = append(lines, entry{s.path, pending, s.version})
		}
	}
	if len(lines) == 0 {
		return nil
	}
	text := encode(lines)
	// The old lines stay: until this build has ended, either content may stand at a path.
	if b.oldManifest != nil {
		text = append(slices.Clone(b.oldManifest), text[len(manifestHeader):]...)
	}
	return b.writeManifest(b.root, text)
}

// makeFolders makes the folders that the files need, each after its own parent.
func (b *Build) makeFolders() error {
	known := map[string]bool{".": true}
	for _, s := range b.steps {
		for folder := s.folder; !known[folder]; folder = path.Dir(folder) {
			known[folder] = true
		}
	}
	delete(known, ".")
	for _, folderPath := range slices.Sorted(maps.Keys(known)) {
		if err := b.makeFolder(folderPath); err != nil {
			return b.explain("make", folderPath, err)
		}
	}
	return nil
}

// makeFolder makes one folder, whose parent exists. One that exists gets our mode too, for a build
// under another umask may have been killed between making it and setting the mode; but not if it
// is read-only, which somebody meant.
func (b *Build) makeFolder(folderPath string) error {
	if err := b.options.check("mkdir", folderPath); err != nil {
		return err
	}
	if b.tree.kind(folderPath) == folder {
		info, err := b.root.Lstat(folderPath)
		if err != nil {
			return err
		}
		if isReadOnly(info) || info.Mode().Perm() == folderMode {
			return nil
		}
	} else if err := b.root.Mkdir(folderPath, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return b.root.Chmod(folderPath, folderMode)
}

func isReadOnly(info fs.FileInfo) bool { return info.Mode().Perm()&0o200 == 0 }

// place renames what waits in the stage into its place, in the order of the actions. Each rename replaces
// what was there in one step; a symbolic link is replaced, not followed.
func (b *Build) place() error {
	byAction := map[action][]step{}
	for _, s := range b.steps {
		byAction[s.action] = append(byAction[s.action], s)
	}
	for _, action := range []action{createAsset, createPage, replaceAsset, replacePage} {
		work := byAction[action]
		// Each kind of action ends before the next begins; within one, the order does not matter.
		if err := parallel.Try(goroutines(), len(work), func(_, i int) error {
			return b.explain("write", work[i].path, b.stage.moveOut(work[i].path))
		}); err != nil {
			return err
		}
	}
	for _, s := range byAction[keepAndFix] {
		if err := b.root.Chmod(s.path, fileMode); err != nil {
			return b.explain("write", s.path, err)
		}
	}
	return nil
}

// delete deletes files of earlier builds, and the folders that are empty then.
func (b *Build) delete(paths []string) error {
	for _, p := range paths {
		err := b.options.check("remove", p)
		if err == nil {
			err = b.root.Remove(p)
		}
		if err != nil && !isGone(err) {
			return b.explain("delete", p, err)
		}
	}
	return b.removeEmpty()
}

// removeEmpty removes those folders of earlier builds that hold nothing any more, the deepest first; also
// those of files that are gone already, for a killed build may have come no farther.
func (b *Build) removeEmpty() error {
	folders := map[string]bool{}
	for _, p := range b.vacated {
		if b.tree.obstacle(p) != "" {
			continue
		}
		for folder := path.Dir(p); folder != "."; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	// A folder sorts before what is in it, so backwards the deepest come first.
	for _, p := range slices.Backward(slices.Sorted(maps.Keys(folders))) {
		info, err := b.root.Lstat(p)
		if err != nil || !info.IsDir() {
			continue
		}
		if isEmpty, err := b.isEmpty(p); err != nil || !isEmpty {
			continue // a folder that cannot be read is not known to be ours
		}
		if err := b.root.Remove(p); err != nil && !isGone(err) {
			return b.explain("delete", p, err)
		}
		b.tree.forget(p)
	}
	return nil
}

// isEmpty looks instead of trying: a refused deletion is reported differently on every system.
func (b *Build) isEmpty(folder string) (bool, error) {
	handle, err := b.root.Open(folder)
	if err != nil {
		return false, err
	}
	defer handle.Close()
	names, err := handle.ReadDir(-1)
	return len(names) == 0, err
}

// readManifest reads what earlier builds wrote; a destination without a manifest has nothing of ours.
func (b *Build) readManifest() error {
	info, err := b.root.Lstat(manifestName)
	if isGone(err) {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a regular file")
	}
	if err == nil {
		b.oldManifest, err = b.root.ReadFile(manifestName)
	}
	if err == nil {
		b.manifest, err = parseManifest(b.oldManifest)
	}
	if err != nil {
		shown := b.shown(manifestName)
		cause, _ := plainWords(err)
		return &Error{shown, fmt.Sprintf("cannot read %s, the list of what earlier builds wrote: %s", shown, cause),
			"empty " + b.destination + ", or build into another folder with --destination", err}
	}
	return nil
}

// newManifest returns the manifest of the finished build.
func (b *Build) newManifest() []byte {
	lines := make([]entry, len(b.steps))
	for i, s := range b.steps {
		lines[i] = entry{s.path, s.state, s.version}
	}
	text := encode(lines)
	b.manifestSum = sha256.Sum256(text)
	return text
}

// writeManifest replaces the manifest of a tree, unless the destination's says the same already.
func (b *Build) writeManifest(root *os.Root, text []byte) error {
	if root == b.root && bytes.Equal(text, b.oldManifest) {
		return nil
	}
	if err := b.replaceManifest(root, text); err != nil {
		return b.explain("write", manifestName, err)
	}
	if root == b.root {
		b.oldManifest = text
	}
	return nil
}

// replaceManifest writes the manifest under a temporary name and renames it.
func (b *Build) replaceManifest(root *os.Root, text []byte) error {
	const temporary = ownTemporary + "manifest"
	err := b.options.check("create", manifestName)
	if err == nil {
		root.Remove(temporary)
		err = writeNew(root, temporary, text)
	}
	if err == nil {
		if err = b.options.check("rename", manifestName); err == nil {
			err = root.Rename(temporary, manifestName)
		}
	}
	if err != nil {
		root.Remove(temporary) // as far as possible; the next build removes what is left
	}
	return err
}
