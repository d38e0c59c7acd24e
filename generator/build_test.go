package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A site is never written over, into or around what it is made from.
func TestDestinationApart(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"d/content", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	source := filepath.Join(root, "d")
	link := filepath.Join(root, "link")
	linked := os.Symlink(filepath.Join(source, "content"), link) == nil
	for to, fine := range map[string]bool{
		"d/public": true, "elsewhere": true, "elsewhere/new": true, "d/contents": true, "d/templates-old": true,
		"d": false, ".": false, "d/content": false, "d/content/articles": false, "d/static": false, "d/templates/x": false, "d/public/../content": false,
		"link": !linked, "link/x": !linked,
	} {
		if err := apart(source, filepath.Join(root, to)); (err == nil) != fine {
			t.Errorf("%s: %v", to, err)
		}
	}
	if apart(source, filepath.VolumeName(root)+string(filepath.Separator)) == nil {
		t.Error("the root of the file system is accepted")
	}
}
