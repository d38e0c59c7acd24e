package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// hugoVersion is what dossier is compared with. The plain build has all that the site needs.
const hugoVersion = "v0.165.0"

// tools are the programs that are run.
type tools struct {
	self, dossier, hugo string // hugo is "" when it is left out
}

// install builds what is to be measured: dossier from here, Hugo from source, once for all runs of the
// benchmark.
func install(ctx context.Context, o options, dir string) (*tools, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	t := &tools{self: self, dossier: filepath.Join(dir, "dossier")}
	if err := command(ctx, nil, "go", "build", "-o", t.dossier, "dossier/generator"); err != nil {
		return nil, err
	}
	if !o.wants("hugo") {
		return t, nil
	}
	t.hugo, err = installHugo(ctx, o.hugoBinary)
	return t, err
}

func installHugo(ctx context.Context, given string) (string, error) {
	if given != "" {
		return exec.LookPath(given)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "dossier-benchmark", hugoVersion)
	program := filepath.Join(folder, "hugo")
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	fmt.Fprintf(os.Stderr, "building Hugo %s, which takes some minutes\n", hugoVersion)
	if err := command(ctx, []string{"GOBIN=" + folder}, "go", "install", "github.com/gohugoio/hugo@"+hugoVersion); err != nil {
		return "", fmt.Errorf("%w\nname a binary with -hugo, or go without with -without hugo", err)
	}
	return program, nil
}

// command runs a program that is not measured, and tells what it said when it fails.
func command(ctx context.Context, env []string, program string, args ...string) error {
	c := exec.CommandContext(ctx, program, args...)
	c.Env = append(os.Environ(), env...)
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", program, strings.Join(args, " "), err, tail(said))
	}
	return nil
}
