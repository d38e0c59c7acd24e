package output

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"syscall"
)

// step is a file of the build with what has to be done. Its folder is "." at the top.
type step struct {
	path, folder, name string
	sum                Sum
	version            version
	found              comparison
	isOurs             bool // what stands there is; only for regular files
	action             action
	state              state // in the manifest of this build
}

func newStep(filePath string) step {
	return step{path: filePath, folder: path.Dir(filePath), name: path.Base(filePath)}
}

func (s *step) setSum(sum Sum, size int64) { s.sum, s.version = sum, versionOf(sum, size) }

// isThere reports whether the destination has the content already.
func (s step) isThere() bool { return s.found == same || s.found == sameButMode }

// comparison is what a regular file at a path has, beside what it should have.
type comparison uint8

const (
	missing comparison = iota // there is no regular file
	same
	sameButMode
	different
)

// action is what has to be done with a file. The order of the constants is the order of the work where
// trees cannot be exchanged: what is new comes before what refers to it, so that a build that is killed
// leaves a site in which every link leads somewhere.
type action uint8

const (
	createAsset action = iota
	createPage
	replaceAsset
	replacePage
	keep       // it is as it should be
	keepAndFix // the same, but the mode
	refuse     // it is there, differs, and is not ours
)

// isWrite reports whether the content of the file has to be written.
func (s step) isWrite() bool { return s.action <= replacePage }

// isPage parts pages from the assets that they refer to.
func (s step) isPage() bool { return path.Ext(s.path) == ".html" }

// decide settles what to do with every file, and refuses the whole if one cannot be written without
// destroying something. It returns the files of earlier builds that have to go, those that are in the way
// of new ones apart. Nothing is changed yet.
func (b *Build) decide() (blocking, stale []string, err error) {
	slices.SortFunc(b.steps, byPath)
	blocking, stale, err = b.stale()
	if err != nil {
		return nil, nil, err
	}
	for i := range b.steps {
		if err := b.decideStep(&b.steps[i]); err != nil {
			return nil, nil, err
		}
	}
	if err := b.refuseForeign(); err != nil {
		return nil, nil, err
	}
	return blocking, stale, b.refuseReadOnly(slices.Concat(blocking, stale))
}

// decideStep decides about one file.
func (b *Build) decideStep(s *step) error {
	if obstacle := b.tree.obstacle(s.path); obstacle != "" {
		shown := b.shown(obstacle)
		return &Error{Path: shown, Message: fmt.Sprintf("%s is in the way: the site needs a folder there", shown),
			Help: "remove or rename it, or build into an empty folder"}
	}
	record := b.manifest[s.path]
	s.state = written
	switch b.tree.kind(s.path) {
	case absent:
		s.action = s.create()
	case folder:
		s.action = refuse
	// A symbolic link, a pipe or a device is never opened. In place of a file of ours it is replaced.
	case other:
		s.action = s.replace(record.isWritten || record.isAdopted)
	case regular:
		s.decideExisting(record)
	}
	return nil
}

// decideExisting decides about a file at whose path a regular file stands.
func (s *step) decideExisting(record record) {
	switch s.found {
	case missing: // it vanished while we looked
		s.action = s.create()
		return
	case different:
		s.action = s.replace(s.isOurs)
		return
	case sameButMode:
		s.action = keepAndFix
	case same:
		s.action = keep
	}
	// Equal content that no build claims: the file may be somebody else's, and stays theirs.
	if !record.isWritten && !slices.Contains(record.versions, s.version) {
		s.state = adopted
	}
}

// create is the action for a file that is not there.
func (s step) create() action {
	if s.isPage() {
		return createPage
	}
	return createAsset
}

// replace is the action for a file that is there and differs.
func (s step) replace(isOurs bool) action {
	switch {
	case !isOurs:
		return refuse
	case s.isPage():
		return replacePage
	default:
		return replaceAsset
	}
}

// maxNamed is how many files an error names.
const maxNamed = 10

// refuseForeign returns an error that names the files which stand in our way and are not ours.
func (b *Build) refuseForeign() error {
	var foreign []string
	for _, s := range b.steps {
		if s.action == refuse {
			foreign = append(foreign, s.path)
		}
	}
	if len(foreign) == 0 {
		return nil
	}
	count, named := len(foreign), strings.Join(foreign[:min(len(foreign), maxNamed)], ", ")
	if count > maxNamed {
		named += fmt.Sprintf(" and %d more", count-maxNamed)
	}
	noun := "files that no build wrote and that"
	if count == 1 {
		noun = "file that no build wrote and that"
	}
	return &Error{Path: b.destination,
		Message: fmt.Sprintf("%s has %d %s the site would overwrite: %s", b.destination, count, noun, named),
		Help:    "remove them if they are not needed, or build into an empty folder"}
}

// refuseReadOnly returns an error if a folder in which something has to change is read-only, also for a
// user whom that would not stop: somebody meant it, and an exchange of whole trees would not notice.
func (b *Build) refuseReadOnly(gone []string) error {
	touched := map[string]string{}
	for _, p := range gone {
		touched[path.Dir(p)] = p
	}
	for _, s := range b.steps {
		if s.isWrite() {
			touched[s.folder] = s.path
		}
	}
	for _, folderPath := range slices.Sorted(maps.Keys(touched)) {
		if !b.tree.isFolder(folderPath) {
			continue
		}
		info, err := b.root.Lstat(folderPath)
		if p := touched[folderPath]; err == nil && isReadOnly(info) {
			return b.explain("write", p, &fs.PathError{Op: "write", Path: p, Err: syscall.EACCES})
		}
	}
	return nil
}
