package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// makeFolders makes the folders that the files need.
func (w *writer) makeFolders(steps []step) error {
	paths := make([]string, len(steps))
	for i, s := range steps {
		paths[i] = s.path
	}
	for _, folderPath := range foldersOf(paths)[1:] { // all but the destination itself
		if err := w.makeFolder(folderPath); err != nil {
			return w.explain("make", folderPath, err)
		}
	}
	return nil
}

// makeFolder makes one folder, whose parent exists. One that exists gets our mode too, for a build
// under another umask may have been killed between making it and setting the mode; but not if it
// is read-only, which somebody meant.
func (w *writer) makeFolder(folderPath string) error {
	if err := w.check("mkdir", folderPath); err != nil {
		return err
	}
	if w.tree.kind(folderPath) == folder {
		info, err := w.root.Lstat(folderPath)
		if err != nil {
			return err
		}
		isReadOnly := info.Mode().Perm()&0o200 == 0
		if isReadOnly || info.Mode().Perm() == folderMode {
			return nil
		}
	} else if err := w.root.Mkdir(folderPath, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return w.root.Chmod(folderPath, folderMode)
}

// writeFiles writes what is new, then what changed.
func (w *writer) writeFiles(steps []step) error {
	byAction := map[action][]step{}
	for _, s := range steps {
		byAction[s.action] = append(byAction[s.action], s)
	}
	for _, action := range []action{createAsset, createPage, replaceAsset, replacePage, keepAndFix} {
		work := batches(byAction[action])
		// Each kind of action ends before the next begins; within one, the order does not matter.
		err := parallel(len(work), func(i int) error { return w.applyBatch(work[i], i) })
		if err != nil {
			return err
		}
		if action != keepAndFix {
			w.count(byAction[action])
		}
	}
	w.summary.Unchanged = len(byAction[keep]) + len(byAction[keepAndFix])
	return nil
}

// count adds files that were written to the summary.
func (w *writer) count(steps []step) {
	w.summary.Written += len(steps)
	for _, s := range steps {
		w.summary.Bytes += int64(len(s.data))
	}
}

// applyBatch writes files of one folder, or mends their modes. Its number makes its temporary names
// unique.
func (w *writer) applyBatch(batch []step, number int) error {
	dir, err := w.root.OpenRoot(batch[0].folder)
	if err != nil {
		return w.explain("open", batch[0].folder, err)
	}
	defer dir.Close()
	temporary := fmt.Sprintf("%s%d", ownTemporary, number)
	for _, s := range batch {
		var err error
		if s.isWrite() {
			err = w.replaceFile(dir, s.file, temporary)
		} else {
			err = dir.Chmod(s.name, fileMode)
		}
		if err != nil {
			return w.explain("write", s.path, err)
		}
	}
	return nil
}

// replaceFile writes a file of dir under a temporary name of the same folder and renames it, which
// replaces what was there in one step. A symbolic link is replaced, not followed.
func (w *writer) replaceFile(dir *os.Root, f file, temporary string) error {
	err := w.createFile(dir, f, temporary)
	if err == nil {
		if err = w.check("rename", f.path); err == nil {
			err = dir.Rename(temporary, f.name)
		}
	}
	if err != nil {
		dir.Remove(temporary) // as far as possible; the next build removes what is left
	}
	return err
}

// createFile makes a new file with our mode. That it must not exist keeps us from writing through a
// link that was planted under our temporary name.
func (w *writer) createFile(dir *os.Root, f file, name string) error {
	if err := w.check("create", f.path); err != nil {
		return err
	}
	handle, err := dir.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = handle.Write(f.data)
	if err == nil {
		err = handle.Chmod(fileMode) // the umask may have taken something away
	}
	return errors.Join(err, handle.Close())
}

// removeLeftovers removes what a killed build was about to rename.
func (w *writer) removeLeftovers() error {
	slices.SortFunc(w.tree.leftover, strings.Compare)
	for _, path := range w.tree.leftover {
		if err := w.root.Remove(path); err != nil && !isGone(err) {
			return w.explain("delete", path, err)
		}
	}
	return nil
}
