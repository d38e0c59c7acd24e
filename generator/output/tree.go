package output

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// ownTemporary begins the names of files that are being written; what a killed build left is
// removed by the next one.
const ownTemporary = ownPrefix + "tmp-"

// kind is what stands at a path of the destination.
type kind uint8

const (
	absent kind = iota
	regular
	folder
	other // symbolic links, devices: never followed, never read
)

// tree is what the destination holds, as far as it matters: the listings of the folders that we
// write to or once wrote to. Folders that are symbolic links are not looked into. It can forget
// files, to tell what will be left after a deletion.
type tree struct {
	root     *os.Root
	listings map[string]map[string]kind // by folder, then by name; our own names are left out
	variants map[string]map[string]bool // by folder, the foldPath of names that are not their own
	leftover []string                   // temporary files of a killed build
}

func newTree(root *os.Root) *tree {
	return &tree{root: root, listings: map[string]map[string]kind{}, variants: map[string]map[string]bool{}}
}

// listTo lists a folder and those above it, as far as they exist and are not listed yet. With an error it
// returns the folder that cannot be read.
func (t *tree) listTo(folderPath string) (string, error) {
	if _, isListed := t.listings[folderPath]; isListed {
		return "", nil
	}
	if above, err := t.listTo(path.Dir(folderPath)); err != nil {
		return above, err
	}
	folderPath = t.spelling(folderPath)
	if _, isListed := t.listings[folderPath]; isListed || t.kind(folderPath) != folder {
		return "", nil
	}
	return folderPath, t.list(folderPath)
}

// folders returns the folders that are listed, each after its own parent.
func (t *tree) folders() []string {
	return slices.SortedFunc(maps.Keys(t.listings), func(a, b string) int { return strings.Compare(sortable(a), sortable(b)) })
}

// sortable puts "." before every other folder, "a" before "a/b" and that before "a-b".
func sortable(folder string) string {
	if folder == "." {
		return ""
	}
	return strings.ReplaceAll(folder, "/", "\x00")
}

// list reads one folder, which is known to be no symbolic link.
func (t *tree) list(folderPath string) error {
	handle, err := t.root.Open(folderPath)
	if err != nil {
		return err
	}
	defer handle.Close()
	entries, err := handle.ReadDir(-1)
	if err != nil {
		return err
	}
	names := make(map[string]kind, len(entries))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ownTemporary) && !e.IsDir() {
			t.leftover = append(t.leftover, path.Join(folderPath, e.Name()))
		}
		if strings.HasPrefix(e.Name(), ownPrefix) {
			continue
		}
		// Types come with the listing, so that files that do not exist yet cost no system call each.
		names[e.Name()] = kindOf(e.Type())
		if key := foldPath(e.Name()); key != e.Name() {
			t.addVariant(folderPath, key)
		}
	}
	t.listings[folderPath] = names
	return nil
}

// addVariant notes that a folder holds a name which some systems take for key.
func (t *tree) addVariant(folderPath, key string) {
	if t.variants[folderPath] == nil {
		t.variants[folderPath] = map[string]bool{}
	}
	t.variants[folderPath][key] = true
}

// kindOf sorts what a listing or Lstat says.
func kindOf(mode fs.FileMode) kind {
	switch {
	case mode.IsRegular():
		return regular
	case mode.IsDir():
		return folder
	default:
		return other
	}
}

// kind returns what stands at a path, or absent if a folder above it is no folder. The folder that
// holds it must be among those listed, if it exists.
func (t *tree) kind(p string) kind {
	folderPath, name := path.Split(t.spelling(p))
	return t.listings[path.Clean(folderPath)][name]
}

// spelling returns a path as the listings have it, where file systems take one name for another; what
// is not there keeps its own.
func (t *tree) spelling(p string) string {
	if p == "." {
		return p
	}
	folderPath, name := path.Dir(p), path.Base(p)
	listed := t.spelling(folderPath)
	names := t.listings[listed]
	if _, isSpelt := names[name]; !isSpelt {
		name = t.variant(listed, name)
	} else if listed == folderPath {
		return p
	}
	return path.Join(listed, name)
}

// variant returns the name of a listed folder that the system takes for another one, which is returned if
// there is none.
func (t *tree) variant(folderPath, name string) string {
	names, key := t.listings[folderPath], foldPath(name)
	if _, exists := names[key]; !exists && !t.variants[folderPath][key] {
		return name
	}
	if _, err := t.root.Lstat(path.Join(folderPath, name)); err != nil {
		return name
	}
	for other := range names {
		if foldPath(other) == key {
			return other
		}
	}
	return name
}

// isFolder reports whether a folder of our paths, which may be ".", is there.
func (t *tree) isFolder(p string) bool { return p == "." || t.kind(p) == folder }

// obstacle returns the uppermost part of a path that is there but not a folder, or "".
func (t *tree) obstacle(p string) string {
	for at := range len(p) {
		if p[at] != '/' {
			continue
		}
		switch t.kind(p[:at]) {
		case absent:
			return ""
		case regular, other:
			return p[:at]
		}
	}
	return ""
}

// forget takes a path out, which may be absent, and the folders above it that are empty then.
func (t *tree) forget(p string) {
	for p = t.spelling(p); p != "."; {
		folderPath, name := path.Dir(p), path.Base(p)
		delete(t.listings, p)
		delete(t.listings[folderPath], name)
		delete(t.variants[folderPath], foldPath(name))
		if len(t.listings[folderPath]) > 0 || t.obstacle(p) != "" {
			return
		}
		p = folderPath
	}
}
