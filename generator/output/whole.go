package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"slices"
)

// errChanged is a file that is not as a build wrote it.
var errChanged = errors.New("the file was changed")

// IsWhole reports whether the destination is as the last build left it: its manifest
// has the given sum, and every file that stands in it has its content and our mode. All
// of them are read. It also returns how many there are.
func (b *Build) IsWhole(manifestSum string) (files int, ok bool) {
	if b.oldManifest == nil || SumText(b.oldManifest) != manifestSum || len(b.tree.leftover) > 0 {
		return 0, false
	}
	paths := slices.Sorted(maps.Keys(b.manifest))
	err := parallel(len(paths), func(i int) error {
		record := b.manifest[paths[i]]
		if !record.isWritten || len(record.versions) != 1 {
			return errChanged
		}
		return b.isVersion(paths[i], record.versions[0])
	})
	return len(paths), err == nil
}

// isVersion returns an error unless a path is that of a file with a content.
func (b *Build) isVersion(p string, want version) error {
	info, err := b.root.Lstat(p)
	if err != nil {
		return err
	}
	if kindOf(info.Mode()) != regular || info.Size() != want.size || info.Mode().Perm() != fileMode {
		return errChanged
	}
	file, err := b.root.Open(p)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, file)
	if err == nil && versionOf(Sum(sum.Sum(nil)), size) != want {
		err = errChanged
	}
	return err
}

// ManifestSum returns the sum of the manifest that Commit has written, in hexadecimal
// digits; "" before that.
func (b *Build) ManifestSum() string { return b.manifestSum }

// SumText returns the SHA-256 sum of a text in hexadecimal digits.
func SumText(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
