package site_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossier/generator/synthetic"
)

// failure is a way in which a build goes wrong.
type failure struct {
	name string
	// spoil breaks the source or the site; both lie in root, as "source" and "site/public".
	spoil func(root string) error
	// says is a part of the message, "" when the build is to succeed all the same.
	says string
}

func chmod(path string, mode os.FileMode) func(string) error {
	return func(root string) error { return os.Chmod(filepath.Join(root, path), mode) }
}

func both(f ...func(string) error) func(string) error {
	return func(root string) error {
		for _, g := range f {
			if err := g(root); err != nil {
				return err
			}
		}
		return nil
	}
}

func removal(path string) func(string) error {
	return func(root string) error { return os.RemoveAll(filepath.Join(root, path)) }
}

func put(path, text string) func(string) error {
	return func(root string) error {
		full := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		return os.WriteFile(full, []byte(text), 0o644)
	}
}

func symlink(target, path string) func(string) error {
	return func(root string) error { return os.Symlink(target, filepath.Join(root, path)) }
}

const article, page = "source/content/articles/article-00001.md", "site/public/articles/article-00001.html"

var failures = []failure{
	{"article that cannot be read", chmod(article, 0), "article-00001.md"},
	{"folder of articles that cannot be read", chmod("source/content/articles", 0), "content/articles"},
	{"content that cannot be read", chmod("source/content", 0), "content"},
	{"dossier.md that cannot be read", chmod("source/content/dossier.md", 0), "dossier.md"},
	{"record that is a folder", both(removal(article), put(article+"/x", "")), "article-00001.md"},
	{"record that is a broken link", both(removal(article), symlink("nowhere", article)), "article-00001.md"},
	{"record that is a link out of content", both(removal(article), symlink("/etc/hostname", article)), "article-00001.md"},
	{"template that cannot be read", both(put("source/templates/article.html", "x"), chmod("source/templates/article.html", 0)), "templates/article.html"},
	{"templates that cannot be read", both(put("source/templates/article.html", "x"), chmod("source/templates", 0)), "templates"},
	{"static file that cannot be read", both(put("source/static/x.css", "x"), chmod("source/static/x.css", 0)), "static/x.css"},
	{"static folder that cannot be read", both(put("source/static/x/y.css", "x"), chmod("source/static/x", 0)), "static/x"},
	{"read-only folder in the site", chmod("site/public/articles", 0o555), "permission denied"},
	{"read-only site", chmod("site/public", 0o555), "permission denied"},
	{"folder of the site that cannot be read", chmod("site/public/articles", 0o300), "public/articles"},
	{"site that cannot be read", chmod("site/public", 0o300), "public"},
	{"manifest that cannot be read", chmod("site/public/.dossier-manifest", 0), ".dossier-manifest"},
	{"manifest that is damaged", put("site/public/.dossier-manifest", "= 12"), ".dossier-manifest"},
	{"changed page that cannot be read", chmod(page, 0), ""},
	{"folder in place of a page", both(removal(page), put(page+"/mine", "x")), "article-00001.html"},
	{"foreign file in place of a folder", both(removal("site/public/articles"), put("site/public/articles", "mine")), "articles is in the way"},
	{"link in place of a folder", both(removal("site/public/articles"), symlink("..", "site/public/articles")), "articles is in the way"},
	{"link in place of a page", both(removal(page), symlink("nowhere", page)), ""},
	{"read-only folder around the site", chmod("site", 0o555), ""},
	{"page that is gone", removal(page), ""},
	{"folder of pages that is gone", removal("site/public/articles"), ""},
}

// TestFailures meets every failure with a site that stands and content that has changed. The message names the
// place, and the site is as it was; where the build is to succeed, it is the new one.
func TestFailures(t *testing.T) {
	leftOut(t)
	program, first := programForAll(t), folderForAll(t)
	if err := synthetic.Write(filepath.Join(first, "source"), small(2)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(first, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	give(t, first)
	if says, err := buildAsUser(program, first); err != nil {
		t.Fatalf("the first build: %v: %s", err, says)
	}
	for _, f := range failures {
		t.Run(f.name, func(t *testing.T) {
			root := folderForAll(t)
			public := filepath.Join(root, "site", "public")
			if err := os.CopyFS(root, os.DirFS(first)); err != nil {
				t.Fatal(err)
			}
			if err := both(put("source/content/pages/new.md", "---\ntitle: New\n---\nText.\n"), f.spoil)(root); err != nil {
				t.Fatal(err)
			}
			give(t, root)
			before := look(t, public)
			says, err := buildAsUser(program, root)
			after := look(t, public)
			switch difference := differ(after, before); {
			case f.says == "" && (err != nil || after["pages/new.html"] == ""):
				t.Errorf("the build fails: %s", says)
			case f.says != "" && (err == nil || !strings.Contains(says, f.says)):
				t.Errorf("the build says %q, and not %q", says, f.says)
			case f.says != "" && difference != "":
				t.Errorf("the site has changed: %s", difference)
			}
		})
	}
}

// TestFullDisk builds a larger dossier than there is room for.
func TestFullDisk(t *testing.T) {
	for _, place := range []string{"public", "."} { // the site in the disk's top folder cannot be exchanged
		disk := t.TempDir()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1500k"); err != nil {
			t.Skip("no small disk can be had: ", err)
		}
		defer syscall.Unmount(disk, syscall.MNT_DETACH)
		small, large, public := t.TempDir(), t.TempDir(), filepath.Join(disk, place)
		write(t, small, "content/dossier.md", "---\ntitle: Small\n---\nText.\n")
		if err := synthetic.Write(large, synthetic.Options{Articles: 60}); err != nil {
			t.Fatal(err)
		}
		writeSite(t, small, public)
		before := tree(t, public)
		out, err := buildProcess(large, public).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "the disk is full") {
			t.Errorf("%v: %s", err, out)
		}
		if difference := differ(tree(t, public), before); difference != "" {
			t.Errorf("the site has changed: %s", difference)
		}
		writeSite(t, small, public)
		if difference := differ(tree(t, public), before); difference != "" {
			t.Errorf("built again: %s", difference)
		}
	}
}

// nobody is whom builds run as where the tests run as root, whom nothing is forbidden.
const nobody = 65534

// programForAll returns the test binary where everybody can run it.
func programForAll(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folderForAll(t), "build")
	if err := os.WriteFile(path, data, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// folderForAll returns a new folder that everybody can enter.
func folderForAll(t *testing.T) string {
	t.Helper()
	root, err := os.MkdirTemp("", "dossier")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		exec.Command("chmod", "-R", "u+rwX", root).Run()
		os.RemoveAll(root)
	})
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	return root
}

// give hands everything to the user as whom the build runs.
func give(t *testing.T, root string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	if err := filepath.WalkDir(root, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, nobody, nobody)
	}); err != nil {
		t.Fatal(err)
	}
}

func buildAsUser(program, root string) (says string, err error) {
	command := exec.Command(program)
	command.Dir = root
	command.Env = append(os.Environ(), buildVariable+"="+filepath.Join(root, "source")+"\n"+filepath.Join(root, "site", "public"))
	if os.Geteuid() == 0 {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := command.CombinedOutput()
	return string(out), err
}

// look reads a folder like tree, with links, and without what cannot be read.
func look(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		if err != nil {
			files[name] = err.Error()
			return nil
		}
		files[name] = e.Type().String()
		if target, err := os.Readlink(path); err == nil {
			files[name] = "-> " + target
		} else if data, err := os.ReadFile(path); err == nil {
			files[name] = string(data)
		}
		return nil
	})
	return files
}
