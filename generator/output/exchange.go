package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// errNoExchange says that the system cannot exchange these trees; nothing has been changed.
var errNoExchange = errors.New("the trees cannot be exchanged")

// exchange completes the stage to the whole new site and exchanges it for the destination in one step.
// What stays is linked into the stage before; folders that no build made cannot be, and are moved right
// after. The files that are gone are those that are not to be linked.
func (b *Build) exchange(gone []string) error {
	moves, err := b.carry(gone)
	if err == nil {
		err = b.writeManifest(b.stage.root, b.newManifest())
	}
	if err == nil {
		err = b.swap()
	}
	if err != nil {
		return err
	}
	b.isDone = true
	for _, p := range moves {
		if err := b.stage.moveOver(p); err != nil {
			return b.explain("keep", p, err)
		}
	}
	b.deleteOld(moves)
	return b.clearStage()
}

// swap is the one step. The new tree is locked before, as the old one is.
func (b *Build) swap() error {
	unlock, err := lock(b.stage.root)
	if err != nil {
		return errNoExchange
	}
	if err := b.stage.root.Remove(unfinishedName); err != nil {
		unlock()
		return b.explain("write", "", err)
	}
	err = b.options.check("exchange", "")
	if err == nil {
		err = exchange(b.stage.common.Name(), b.stage.from, b.stage.to)
	}
	if err != nil {
		_ = writeNew(b.stage.root, unfinishedName, nil) // without it the next build looks closer, and no more
		unlock()
		if isRefused(err) {
			return errNoExchange
		}
		return b.explain("replace", "", err)
	}
	unlockOld := b.unlock
	b.unlock = func() { unlockOld(); unlock() }
	return nil
}

// carry links what stays from the old tree into the stage, and returns what has to be moved: folders that
// hold nothing of ours, pipes and the like.
func (b *Build) carry(gone []string) (moves []string, err error) {
	leave := make(map[string]bool, len(gone))
	for _, p := range gone {
		leave[p] = true
	}
	for _, s := range b.steps {
		if s.isWrite() {
			leave[s.path] = true
		}
	}
	for _, folderPath := range b.tree.folders() {
		more, err := b.carryFolder(folderPath, leave)
		if err != nil {
			return nil, b.explain("link", folderPath, err)
		}
		moves = append(moves, more...)
	}
	if err := b.carryModes(); err != nil {
		return nil, b.explain("write", "", err)
	}
	return moves, nil
}

// carryFolder links the files of one folder.
func (b *Build) carryFolder(folderPath string, leave map[string]bool) (moves []string, err error) {
	var links []string
	for name, kind := range b.tree.listings[folderPath] {
		p := path.Join(folderPath, name)
		_, isListed := b.tree.listings[p]
		switch {
		case leave[p] || kind == folder && isListed:
		case kind == regular:
			links = append(links, name)
		default:
			if isCopied, err := b.carrySymlink(p); err != nil {
				return nil, err
			} else if !isCopied {
				moves = append(moves, p)
			}
		}
	}
	wasEmpty := len(b.tree.listings[folderPath]) == 0 && !b.isVacated(folderPath)
	if len(links) > 0 || len(moves) > 0 || wasEmpty {
		if _, err := b.stage.folder(folderPath); err != nil {
			return nil, err
		}
	}
	slices.Sort(moves)
	return moves, b.link(folderPath, links)
}

// link links files of one folder of the destination into the stage.
func (b *Build) link(folderPath string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	if err := b.options.check("link", folderPath); err != nil {
		return err
	}
	to, err := b.stage.folder(folderPath)
	if err != nil {
		return err
	}
	from, err := b.root.OpenRoot(folderPath)
	if err != nil {
		return err
	}
	defer from.Close()
	err = linkAll(from, to.Root, names)
	if isRefused(err) {
		return errNoExchange
	}
	return err
}

// carrySymlink makes a symbolic link again in the stage, and tells whether the path is one.
func (b *Build) carrySymlink(p string) (bool, error) {
	info, err := b.root.Lstat(p)
	if err != nil || info.Mode().Type() != fs.ModeSymlink {
		return false, err
	}
	target, err := b.root.Readlink(p)
	if err != nil {
		return false, err
	}
	dir, err := b.stage.folder(path.Dir(p))
	if err != nil {
		return false, err
	}
	return true, dir.Symlink(target, path.Base(p))
}

// carryModes gives files of ours our mode, and folders that somebody made read-only theirs.
func (b *Build) carryModes() error {
	for _, s := range b.steps {
		if s.action == keepAndFix {
			if err := b.stage.root.Chmod(s.path, fileMode); err != nil {
				return err
			}
		}
	}
	for _, folderPath := range b.tree.folders() {
		info, err := b.root.Lstat(folderPath)
		if err != nil {
			return err
		}
		if _, exists := b.stage.folders[folderPath]; exists && (folderPath == "." || isReadOnly(info)) {
			if err := b.stage.root.Chmod(folderPath, info.Mode().Perm()); err != nil {
				return err
			}
		}
	}
	return nil
}

// moveOver moves from the old tree, which stands where the stage was, into the new one.
func (s *stage) moveOver(p string) error {
	if err := s.options.check("move", p); err != nil {
		return err
	}
	return s.common.Rename(path.Join(s.from, p), path.Join(s.to, p))
}

// deleteOld deletes what is known of the old tree: every file in it is linked in the new one, replaced, or
// gone. The manifest stays, so that salvage can tell what is left.
func (b *Build) deleteOld(moves []string) {
	moved := make(map[string]bool, len(moves))
	for _, p := range moves {
		moved[p] = true
	}
	folders := b.tree.folders()
	for _, folderPath := range slices.Backward(folders) {
		dir, err := b.stage.common.OpenRoot(path.Join(b.stage.from, folderPath))
		if err != nil {
			continue
		}
		for name, kind := range b.tree.listings[folderPath] {
			if kind != folder && !moved[path.Join(folderPath, name)] {
				dir.Remove(name)
			}
		}
		dir.Close()
		b.stage.common.Remove(path.Join(b.stage.from, folderPath)) // which fails unless it is empty
	}
}

// clearStage removes what stands where the stage is to be: what a killed build wrote, or an old tree of
// which something has not come over into the new one, and does so now.
func (b *Build) clearStage() error {
	s := b.stage
	if _, err := s.common.Lstat(s.from); isGone(err) {
		return nil
	}
	if s.isUnfinished() {
		return b.explain("delete", "", s.discard())
	}
	left, err := s.salvage()
	if err != nil {
		return b.explain("put back what an interrupted build left beside", "", err)
	}
	if len(left) > 0 {
		aside := path.Join(s.common.Name(), s.from)
		return &Error{Path: aside, Message: "an interrupted build left files in " + aside + " that cannot go back to " + b.destination +
			", where others have their names: " + strings.Join(left, ", "),
			Help: "move or delete them, then the folder, and build again"}
	}
	return nil
}

// writeNew makes a file that must not exist, with our mode.
func writeNew(dir *os.Root, name string, data []byte) error {
	handle, err := openNew(dir, name)
	if err != nil {
		return err
	}
	_, err = handle.Write(data)
	return errors.Join(err, finish(handle))
}

// openNew opens a file that must not exist.
func openNew(dir *os.Root, name string) (*os.File, error) {
	return dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
}

// finish closes a new file and gives it our mode, of which the umask may have taken something away.
func finish(handle *os.File) error {
	return errors.Join(handle.Chmod(fileMode), handle.Close())
}
