package output

import (
	"crypto/sha256"
	"errors"
	"io"
	"path"
	"sync"

	"dossier/generator/parallel"
)

// errChanged is a file that is not as a build wrote it.
var errChanged = errors.New("the file was changed")

// IsWhole reports whether the destination is as the last build left it: its manifest
// has the given sum, and every file that stands in it has its content and our mode. All
// of them are read. It also returns how many there are.
func (b *Build) IsWhole(manifest Sum) (files int, ok bool) {
	if b.oldManifest == nil || sha256.Sum256(b.oldManifest) != manifest || len(b.tree.leftover) > 0 {
		return 0, false
	}
	folders := map[string][]string{}
	for p := range b.manifest {
		folders[path.Dir(p)] = append(folders[path.Dir(p)], p)
	}
	for folderPath, paths := range folders {
		if b.foldersFiles(folderPath, paths) != nil {
			return 0, false
		}
	}
	return len(b.manifest), true
}

// foldersFiles returns an error unless the files of a folder are as they were.
func (b *Build) foldersFiles(folderPath string, paths []string) error {
	root, err := b.root.OpenRoot(folderPath)
	if err != nil {
		return err
	}
	dir, err := openFolder(root)
	if err != nil {
		return err
	}
	defer dir.close()
	var buffers sync.Pool
	return parallel.Try(goroutines(), len(paths), func(_, i int) error {
		buffer, _ := buffers.Get().(*[]byte)
		if buffer == nil {
			buffer = new([]byte)
			*buffer = make([]byte, 64<<10)
		}
		defer buffers.Put(buffer)
		record := b.manifest[paths[i]]
		if !record.isWritten || len(record.versions) != 1 {
			return errChanged
		}
		return dir.isVersion(path.Base(paths[i]), record.versions[0], *buffer)
	})
}

// isVersion returns an error unless a name is that of a file with a content and our mode.
func (f *stageFolder) isVersion(name string, want version, buffer []byte) error {
	file, err := f.open(name)
	if err != nil {
		return err
	}
	defer file.close()
	if file.mode != fileMode || file.size != want.size {
		return errChanged
	}
	sum := sha256.New()
	size, err := io.CopyBuffer(struct{ io.Writer }{sum}, file, buffer)
	if err != nil {
		return err
	}
	if versionOf(Sum(sum.Sum(nil)), size) != want {
		return errChanged
	}
	return nil
}

// ManifestSum returns the sum of the manifest that Commit has written, zero before that.
func (b *Build) ManifestSum() Sum { return b.manifestSum }
