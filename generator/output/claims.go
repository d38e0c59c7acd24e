package output

import (
	"cmp"
	"fmt"
	"path"
	"strings"
)

// claims keep two producers from one path, also where only some file systems would take two paths for
// one. The zero value is empty. It is for one goroutine at a time.
type claims struct {
	byKey   map[string]claim    // files and folders, by foldPath
	folders map[string]struct{} // known to be claimed in exactly this spelling
}

// claim says who wants a path, and as what.
type claim struct {
	path, producer string
	isFolder       bool
}

// PathError is a path that cannot be a file on every system that a dossier may be carried to.
type PathError struct {
	Path     string
	Producer string
	Reason   string // "has a segment …"
}

func (e *PathError) Error() string {
	return fmt.Sprintf("%s would be written to %q, which %s", e.Producer, shown(e.Path), e.Reason)
}

// shown shortens a path for a message.
func shown(path string) string {
	if len(path) > maxSegment {
		return strings.ToValidUTF8(path[:60], "") + "…"
	}
	return path
}

// CollisionError is two producers for one place. The two sides are in the order of their paths,
// then of their producers, so that the message does not depend on who came first.
type CollisionError struct {
	Paths     [2]string // equal, or the same to some systems, or one a folder that holds the other
	Producers [2]string
}

func (e *CollisionError) Error() string {
	if e.Paths[0] == e.Paths[1] {
		return fmt.Sprintf("%q is produced twice: by %s and by %s", e.Paths[0], e.Producers[0], e.Producers[1])
	}
	problem := "differ only in spelling that not every system tells apart"
	if isWithin(e.Paths[0], e.Paths[1]) || isWithin(e.Paths[1], e.Paths[0]) {
		problem = "cannot both exist: one would have to be a file and a folder at once"
	}
	return fmt.Sprintf("%q, by %s, and %q, by %s, %s", e.Paths[0], e.Producers[0], e.Paths[1], e.Producers[1], problem)
}

// isWithin reports whether a path lies somewhere in folder, to a system that does not tell case apart.
func isWithin(path, folder string) bool {
	return strings.HasPrefix(foldPath(path), foldPath(folder)+"/")
}

// add claims a path for a producer. The error is a *PathError or a *CollisionError, and the claims are
// then as they were.
func (c *claims) add(filePath, producer string) error {
	if reason := CheckPath(filePath); reason != "" {
		return &PathError{filePath, producer, reason}
	}
	if c.byKey == nil {
		c.byKey, c.folders = map[string]claim{}, map[string]struct{}{".": {}}
	}
	key := foldPath(filePath)
	// Nothing is claimed before every check has passed: a refused path leaves no trace.
	if other, isTaken := c.byKey[key]; isTaken {
		return collision(other, claim{filePath, producer, false})
	}
	if err := c.addFolders(path.Dir(filePath), filePath, producer); err != nil {
		return err
	}
	c.byKey[key] = claim{filePath, producer, false}
	return nil
}

// addFolders claims a folder and those above it, all or none.
func (c *claims) addFolders(folder, filePath, producer string) error {
	var missing []string
	// From the innermost folder upwards: above one that is known, all are.
	for ; folder != "."; folder = path.Dir(folder) {
		if _, isKnown := c.folders[folder]; isKnown {
			break
		}
		if other, isTaken := c.byKey[foldPath(folder)]; isTaken {
			return collision(other, claim{filePath, producer, false})
		}
		missing = append(missing, folder)
	}
	for _, folder := range missing {
		c.byKey[foldPath(folder)] = claim{filePath, producer, true}
		c.folders[folder] = struct{}{}
	}
	return nil
}

// collision puts two claims into a fixed order.
func collision(a, b claim) *CollisionError {
	if cmp.Or(strings.Compare(a.path, b.path), strings.Compare(a.producer, b.producer)) > 0 {
		a, b = b, a
	}
	return &CollisionError{[2]string{a.path, b.path}, [2]string{a.producer, b.producer}}
}
