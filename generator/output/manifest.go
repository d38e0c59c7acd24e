package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// manifestName is the list of what builds wrote, in the destination.
const manifestName = ownPrefix + "manifest"

const manifestHeader = "# Files written by dossier, which alone it replaces and deletes. Do not edit.\n" +
	"# State (= written, + about to be written, ~ found as it should be), hash, size in bytes, path.\n"

// hash identifies a content. 128 bits of SHA-256 keep the manifest small; they only have to notice
// that a file was edited.
type hash [16]byte

// Sum is the SHA-256 sum of a file.
type Sum = [sha256.Size]byte

// version is one content of a file.
type version struct {
	hash hash
	size int64
}

// versionOf describes a content by its sum and size.
func versionOf(sum Sum, size int64) version { return version{hash(sum[:len(hash{})]), size} }

// state is what a line of the manifest says about a version of a file.
type state byte

const (
	written state = '=' // the last build wrote it, or found it as a build had written it
	pending state = '+' // a build was about to write it, and may have been killed before or after
	adopted state = '~' // stood there already, as it should be: ours to replace, not to delete
)

// record is what the manifest knows of one path. After a killed build there are several versions.
type record struct {
	isWritten, isAdopted bool
	versions             []version // those that a build wrote, or was about to
}

// has reports whether the content is one that a build wrote or was about to write.
func (r record) has(data []byte) bool {
	size := int64(len(data))
	return r.hasSize(size) && r.hasVersion(versionOf(sha256.Sum256(data), size))
}

// hasVersion reports whether it is one of these contents.
func (r record) hasVersion(v version) bool { return slices.Contains(r.versions, v) }

// hasSize reports whether one of these contents has so many bytes, to spare reading others.
func (r record) hasSize(size int64) bool {
	return slices.ContainsFunc(r.versions, func(v version) bool { return v.size == size })
}

// manifest maps paths to what is known of them.
type manifest map[string]record

// parseManifest reads what encode wrote. The error says which line is damaged.
func parseManifest(data []byte) (manifest, error) {
	result := manifest{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !result.parseLine(line) {
			return nil, fmt.Errorf("line %d is damaged", number)
		}
	}
	// A text that was cut short ends without a line break.
	if !bytes.HasPrefix(data, []byte("# Files written by dossier")) || lines.Err() != nil || data[len(data)-1] != '\n' {
		return nil, fmt.Errorf("it is damaged")
	}
	return result, nil
}

// parseLine reads one line, and reports false if it is not one of ours. The paths are checked like those
// of a set: a manifest that somebody planted must not make us delete outside the site.
func (m manifest) parseLine(line string) bool {
	fields := strings.SplitN(line, " ", 4)
	if len(fields) != 4 || len(fields[0]) != 1 || CheckPath(fields[3]) != "" {
		return false
	}
	sum, err := hex.DecodeString(fields[1])
	if err != nil || len(sum) != len(hash{}) {
		return false
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size < 0 {
		return false
	}
	switch state := state(fields[0][0]); state {
	case written, pending, adopted:
		m.add(fields[3], state, version{hash(sum), size})
		return true
	}
	return false
}

// add notes a version of a file.
func (m manifest) add(path string, state state, v version) {
	r := m[path]
	switch state {
	case written:
		r.isWritten = true
	case adopted:
		r.isAdopted = true
	}
	if state != adopted && !slices.Contains(r.versions, v) {
		r.versions = append(r.versions, v)
	}
	m[path] = r
}

// entry is one line of a manifest to be written.
type entry struct {
	path    string
	state   state
	version version
}

// encode returns the text of a manifest; entries are sorted by path.
func encode(entries []entry) []byte {
	text := make([]byte, 0, len(manifestHeader)+100*len(entries))
	text = append(text, manifestHeader...)
	for _, e := range entries {
		text = append(text, byte(e.state), ' ')
		text = hex.AppendEncode(text, e.version.hash[:])
		text = append(text, ' ')
		text = strconv.AppendInt(text, e.version.size, 10)
		text = append(text, ' ')
		text = append(text, e.path...)
		text = append(text, '\n')
	}
	return text
}
