package output

import (
	"path"
	"slices"
	"strings"
)

// stale returns the files of earlier builds that this one does not produce and that are still ours, sorted:
// apart those that have to go before the new ones can come. The tree forgets the latter, so that the plan
// sees what will be. Files that somebody changed since are noted in the summary.
func (b *Build) stale() (blocking, others []string, err error) {
	needed, isFile := b.needs()
	current := make(map[string]bool, len(b.steps))
	for _, s := range b.steps {
		current[s.path] = true
	}
	for p, record := range b.manifest {
		if current[p] {
			continue
		}
		if folder, err := b.tree.listTo(path.Dir(p)); err != nil {
			return nil, nil, b.explain("read", folder, err)
		}
		b.vacated = append(b.vacated, p)
		isAbsent := b.isAbsent(p)
		switch {
		case !isAbsent && current[b.tree.spelling(p)]: // a killed build has changed the case of its name already
		case !isAbsent && !b.isOurs(p):
			if record.isWritten || record.isAdopted { // what was only announced was never ours
				b.summary.Kept = append(b.summary.Kept, p)
			}
		case isInTheWay(p, needed, isFile): // absent: a killed build may have left its folder
			blocking = append(blocking, p)
		case !isAbsent:
			others = append(others, p)
		}
	}
	slices.Sort(b.summary.Kept)
	slices.Sort(b.vacated)
	slices.Sort(blocking)
	slices.Sort(others)
	for _, p := range blocking {
		b.tree.forget(p)
	}
	return blocking, others, nil
}

// needs returns what is a file or a folder in the new site, with its name there, and what is a file, by
// foldPath.
func (b *Build) needs() (needed map[string]string, isFile map[string]bool) {
	needed, isFile = map[string]string{}, map[string]bool{}
	if len(b.manifest) == 0 {
		return needed, isFile
	}
	for _, s := range b.steps {
		isFile[foldPath(s.path)] = true
		for p := s.path; p != "."; p = path.Dir(p) {
			key := foldPath(p)
			if needed[key] != "" {
				break
			}
			needed[key] = p
		}
	}
	return needed, isFile
}

// isInTheWay reports whether a path is needed itself, or a folder above it is a file now or has another
// case: so it is where a folder is needed, within what is a file now, or spelled so that some systems take
// it for a new file or folder.
func isInTheWay(p string, needed map[string]string, isFile map[string]bool) bool {
	if needed[foldPath(p)] != "" {
		return true
	}
	for folder := path.Dir(p); folder != "."; folder = path.Dir(folder) {
		key := foldPath(folder)
		if isFile[key] || needed[key] != "" && needed[key] != folder {
			return true
		}
	}
	return false
}

// isAbsent reports whether nothing stands at a path.
func (b *Build) isAbsent(p string) bool {
	if b.tree.kind(p) == absent {
		return true
	}
	_, err := b.root.Lstat(p)
	return isGone(err)
}

// isOurs reports whether a file is there, reached through no symbolic link, and still as a build
// wrote it.
func (b *Build) isOurs(p string) bool {
	info, err := b.root.Lstat(p)
	if err != nil || !info.Mode().IsRegular() || b.tree.obstacle(p) != "" || !b.manifest[p].hasSize(info.Size()) {
		return false
	}
	data, err := b.root.ReadFile(p)
	return err == nil && b.manifest[p].has(data)
}

// isVacated reports whether a file of an earlier build that is stale now stood somewhere in a folder.
func (b *Build) isVacated(folder string) bool {
	at, _ := slices.BinarySearch(b.vacated, folder+"/")
	return at < len(b.vacated) && strings.HasPrefix(b.vacated[at], folder+"/")
}
