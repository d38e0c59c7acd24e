package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dossier": main})
}

// TestScript runs the command lines in testdata/script.
func TestScript(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SECOND", filepath.Join(here, "testdata", "second"))
			e.Setenv("REAL", filepath.Dir(here))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": exitStatus, "sametree": sameTree, "json": isJSON, "mode": mode,
		},
	})
}

// exitStatus runs a command and checks its exit status: status N command args…
func exitStatus(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// sameTree compares two folders, with the modes of what is in them.
func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	a, b := tree(ts, args[0]), tree(ts, args[1])
	if len(a) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	var different []string
	for path, text := range a {
		if b[path] != text {
			different = append(different, path)
		}
		delete(b, path)
	}
	for path := range b {
		different = append(different, path)
	}
	if neg == (len(different) == 0) {
		ts.Fatalf("different: %s", strings.Join(different, ", "))
	}
}

// tree returns the mode and content of everything below a folder, by path.
func tree(ts *testscript.TestScript, root string) map[string]string {
	all := map[string]string{}
	root = ts.MkAbs(root)
	ts.Check(filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		all[rel] = info.Mode().String()
		if !e.IsDir() {
			data, err := os.ReadFile(path)
			all[rel] += string(data)
			return err
		}
		return nil
	}))
	return all
}

// isJSON checks that a file, or stdout, is one JSON value.
func isJSON(ts *testscript.TestScript, _ bool, args []string) {
	var v any
	decoder := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
	ts.Check(decoder.Decode(&v))
	if decoder.More() {
		ts.Fatalf("%s has more than one value", args[0])
	}
}

// mode checks the permissions of a file: mode rw-r--r-- file.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := info.Mode().Perm().String()[1:]; got != args[0] {
		ts.Fatalf("%s has %s, want %s", args[1], got, args[0])
	}
}
