package output

import (
	"path"
	"slices"
	"strings"
)

// stale returns the paths of the manifest that the set does not have, sorted.
func (w *writer) stale(files []file) []string {
	current := make(map[string]bool, len(files))
	for _, f := range files {
		current[f.path] = true
	}
	var paths []string
	for p := range w.manifest {
		if !current[p] {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

// blocking parts the stale files that have to go before the new ones can come: where a folder is
// needed, within what is a file now, or spelled so that some systems take it for a new file. The
// tree forgets them, so that the plan sees what will be.
func (w *writer) blocking(files []file, stale []string) (blocking, others []string) {
	if len(stale) == 0 {
		return nil, nil
	}
	needed := map[string]bool{} // what is a file or a folder now, by foldPath
	isFile := map[string]bool{}
	for _, f := range files {
		key := foldPath(f.path)
		isFile[key] = true
		for ; key != "." && !needed[key]; key = path.Dir(key) {
			needed[key] = true
		}
	}
	for _, p := range stale {
		if !isInTheWay(foldPath(p), needed, isFile) {
			others = append(others, p)
			continue
		}
		blocking = append(blocking, p)
		if w.isAbsent(p) || w.isOurs(p) { // absent: a killed build may have left its folder
			w.tree.forget(p)
		}
	}
	return blocking, others
}

// isInTheWay reports whether a path is needed itself, or a folder above it is a file now.
func isInTheWay(key string, needed, isFile map[string]bool) bool {
	if needed[key] {
		return true
	}
	for folder := path.Dir(key); folder != "."; folder = path.Dir(folder) {
		if isFile[folder] {
			return true
		}
	}
	return false
}

// isAbsent reports whether nothing stands at a path.
func (w *writer) isAbsent(p string) bool {
	_, err := w.root.Lstat(p)
	return isGone(err)
}

// isOurs reports whether a file is there, reached through no symbolic link, and still as a build
// wrote it.
func (w *writer) isOurs(p string) bool {
	info, err := w.root.Lstat(p)
	if err != nil || !info.Mode().IsRegular() || w.tree.obstacle(p) != "" || !w.manifest[p].hasSize(info.Size()) {
		return false
	}
	data, err := w.root.ReadFile(p)
	return err == nil && w.manifest[p].has(data)
}

// deleteStale deletes files of earlier builds, unless somebody changed them since, and the folders
// that are empty then.
func (w *writer) deleteStale(paths []string) error {
	// Also of files that are gone: a killed build may have come no farther.
	folders := map[string]bool{}
	for _, p := range paths {
		if err := w.deleteFile(p); err != nil {
			return w.explain("delete", p, err)
		}
		if w.tree.obstacle(p) == "" {
			for folder := path.Dir(p); folder != "."; folder = path.Dir(folder) {
				folders[folder] = true
			}
		}
	}
	slices.Sort(w.summary.Kept)
	return w.removeEmpty(folders)
}

// deleteFile deletes one file of an earlier build, or keeps and notes it. What was only announced and
// is not as announced was never ours, and is not noted either.
func (w *writer) deleteFile(p string) error {
	if w.isAbsent(p) {
		return nil
	}
	if !w.isOurs(p) {
		if r := w.manifest[p]; r.isWritten || r.isAdopted {
			w.summary.Kept = append(w.summary.Kept, p)
		}
		return nil
	}
	if err := w.check("remove", p); err != nil {
		return err
	}
	if err := w.root.Remove(p); err != nil && !isGone(err) {
		return err
	}
	w.summary.Deleted++
	return nil
}

// removeEmpty removes those of the folders that hold nothing, the deepest first.
func (w *writer) removeEmpty(folders map[string]bool) error {
	paths := make([]string, 0, len(folders))
	for folder := range folders {
		paths = append(paths, folder)
	}
	// A folder sorts before what is in it, so backwards the deepest come first.
	slices.SortFunc(paths, func(a, b string) int { return strings.Compare(b, a) })
	for _, p := range paths {
		info, err := w.root.Lstat(p)
		if err != nil || !info.IsDir() {
			continue
		}
		if isEmpty, err := w.isEmpty(p); err != nil || !isEmpty {
			continue // a folder that cannot be read is not known to be ours
		}
		if err := w.root.Remove(p); err != nil && !isGone(err) {
			return w.explain("delete", p, err)
		}
	}
	return nil
}

// isEmpty looks instead of trying: a refused deletion is reported differently on every system.
func (w *writer) isEmpty(folder string) (bool, error) {
	handle, err := w.root.Open(folder)
	if err != nil {
		return false, err
	}
	defer handle.Close()
	names, err := handle.ReadDir(-1)
	return len(names) == 0, err
}
