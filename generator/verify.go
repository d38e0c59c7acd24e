package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"dossier/generator/export"
)

// verifyCommand checks a copy of a site against the manifest in it.
type verifyCommand struct {
	Dir string `arg:"" help:"Folder with a published copy of a site."`
}

func (c *verifyCommand) Run(s streams) error {
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return usageError{err.Error(), "name the folder that holds the site's index.html"}
	}
	defer root.Close()
	data, err := root.ReadFile(export.ManifestPath)
	if err != nil {
		return usageError{fmt.Sprintf("%s has no %s to check against", c.Dir, export.ManifestPath), "name a folder that dossier build wrote, or a whole copy of one"}
	}
	m, err := export.ReadManifest(data)
	if err != nil {
		return usageError{fmt.Sprintf("%s in %s cannot be read: %s", export.ManifestPath, c.Dir, err), "take the file from the build anew"}
	}
	wrong := 0
	for _, path := range slices.Sorted(maps.Keys(m.Files)) {
		if problem := compare(root, path, m.Files[path]); problem != "" {
			fmt.Fprintf(s.out, "%s: %s\n", path, problem)
			wrong++
		}
	}
	others, err := unlisted(root, m)
	if err != nil {
		return err
	}
	for _, path := range others {
		fmt.Fprintf(s.out, "%s: is not part of the site\n", path)
	}
	fmt.Fprintf(s.out, "checked %s of %q, content %s: %s wrong, %s not part of the site\n", count(len(m.Files), "file"), m.Title, m.Content[:min(len(m.Content), 16)], number(wrong), number(len(others)))
	if wrong > 0 {
		return errContent
	}
	return nil
}

// compare says what is wrong with a file, "" for nothing. A file whose name begins with a dot may be
// missing: hosts leave such files behind, and no page needs them.
func compare(root *os.Root, path, want string) string {
	file, err := root.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		if strings.HasPrefix(path, ".") {
			return ""
		}
		return "is missing"
	}
	if err != nil {
		return "cannot be read: " + err.Error()
	}
	defer file.Close()
	switch got, err := export.SumOf(file); {
	case err != nil:
		return "cannot be read: " + err.Error()
	case got != want:
		return "has changed"
	}
	return ""
}

// unlisted returns the files that the manifest does not have. Those whose names
// begin with a dot belong to the build, to git or to the host.
func unlisted(root *os.Root, m *export.Manifest) ([]string, error) {
	var all []string
	err := fs.WalkDir(root.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != "." && strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case !e.IsDir() && m.Files[path] == "" && path != export.ManifestPath && !strings.HasPrefix(e.Name(), "."):
			all = append(all, path)
		}
		return nil
	})
	return all, err
}
