package output

import (
	"io/fs"
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
	listings map[string]map[string]kind // by folder, then by name
	variants map[string]map[string]bool // by folder, the foldPath of names that are not their own
	leftover []string                   // temporary files of a killed build
}

// readTree lists the folders that hold the given paths, where they exist.
func readTree(root *os.Root, paths []string) (*tree, string, error) {
	t := &tree{root: root, listings: map[string]map[string]kind{}, variants: map[string]map[string]bool{}}
	for _, folderPath := range foldersOf(paths) {
		if folderPath != "." && t.kind(folderPath) != folder {
			continue
		}
		if err := t.list(folderPath); err != nil {
			return nil, folderPath, err
		}
	}
	return t, "", nil
}

// foldersOf returns the folders above the paths, each after its own parent, "." first.
func foldersOf(paths []string) []string {
	known := map[string]bool{".": true}
	for _, p := range paths {
		for folder := path.Dir(p); !known[folder]; folder = path.Dir(folder) {
			known[folder] = true
		}
	}
	folders := make([]string, 0, len(known))
	for folder := range known {
		folders = append(folders, folder)
	}
	slices.SortFunc(folders, func(a, b string) int { return strings.Compare(sortable(a), sortable(b)) })
	return folders
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
	folderPath, name := path.Split(p)
	folderPath = path.Clean(folderPath)
	names := t.listings[folderPath]
	if k, exists := names[name]; exists {
		return k
	}
	key := foldPath(name)
	if _, exists := names[key]; !exists && !t.variants[folderPath][key] {
		return absent
	}
	// Another spelling of the name stands there. Only the system knows whether it is the same file.
	info, err := t.root.Lstat(p)
	if err != nil {
		return absent
	}
	return kindOf(info.Mode())
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
	for p != "." {
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
