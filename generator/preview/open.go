package preview

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// opener opens source files in the editor of whoever runs the preview.
type opener struct {
	root    string
	command string
}

// maxBody is how many bytes a page may send.
const maxBody = 1 << 20

// receive reads what a page sends.
func receive(w http.ResponseWriter, r *http.Request, into any) bool {
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		refuse(w, http.StatusBadRequest, "what the page sent cannot be read: "+err.Error())
		return false
	}
	return true
}

// refuse answers a page with a message for whoever reads it.
func refuse(w http.ResponseWriter, status int, message string) {
	answer(w, status, map[string]string{"message": message})
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) // whoever asked has gone
}

// open opens a file of the dossier at a line.
func (s *server) open(w http.ResponseWriter, r *http.Request) {
	var what struct {
		Path         string
		Line, Column int
	}
	if !receive(w, r, &what) {
		return
	}
	if err := s.opener.open(what.Path, max(1, what.Line), max(1, what.Column)); err != nil {
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	answer(w, http.StatusOK, struct{}{})
}

// open starts the editor and does not wait for it. The path is relative to the
// dossier's folder and must lead to a file in one of the folders that are watched.
func (o opener) open(name string, line, column int) error {
	top, _, inside := strings.Cut(name, "/")
	if !inside || !slices.Contains(watched, top) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q is no file of the dossier", name)
	}
	root, err := os.OpenRoot(o.root)
	if err != nil {
		return err
	}
	defer root.Close()
	if info, err := root.Stat(filepath.FromSlash(name)); err != nil || !info.Mode().IsRegular() {
		return fmt.Errorf("there is no file %s", name)
	}
	file, err := filepath.Abs(filepath.Join(o.root, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	args := arguments(o.editor(), file, line, column)
	command := exec.Command(args[0], args[1:]...) //nolint:gosec // the user's own editor
	if err := command.Start(); err != nil {
		return fmt.Errorf("cannot start %q: %w; name your editor with --editor", args[0], errors.Unwrap(err))
	}
	go func() { _ = command.Wait() }()
	return nil
}

// editor returns the command that opens files: the one that was named, or that of the
// system.
func (o opener) editor() string {
	if strings.TrimSpace(o.command) != "" {
		return o.command
	}
	switch runtime.GOOS {
	case "darwin":
		return "open"
	case "windows":
		return "explorer"
	}
	return "xdg-open"
}

// arguments is the command line of an editor. {file}, {line} and {column} in it are
// replaced; without {file}, the file follows, with the line as the best known editors
// take it.
func arguments(command, file string, line, column int) []string {
	args := strings.Fields(command)
	place := strconv.Itoa(line) + ":" + strconv.Itoa(column)
	if strings.Contains(command, "{file}") {
		fill := strings.NewReplacer("{file}", file, "{line}", strconv.Itoa(line), "{column}", strconv.Itoa(column))
		for i, a := range args {
			args[i] = fill.Replace(a)
		}
		return args
	}
	switch strings.TrimSuffix(filepath.Base(args[0]), ".exe") {
	case "code", "codium", "code-insiders", "cursor":
		return append(args, "--goto", file+":"+place)
	case "subl", "zed", "hx":
		return append(args, file+":"+place)
	case "kate":
		return append(args, "--line", strconv.Itoa(line), file)
	case "gvim", "mvim", "emacs", "emacsclient", "gedit", "mousepad":
		return append(args, "+"+strconv.Itoa(line), file)
	}
	return append(args, file)
}
