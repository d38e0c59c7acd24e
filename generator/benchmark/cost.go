package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// cost is what one run of a program took and left.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // largest resident set in bytes; zero where the system does not tell
	files     int   // in the destination, and the size of all of them
	bytes     int64
	written   int // files that the run wrote
}

// errLimit says that a run was given up.
var errLimit = errors.New("given up")

// spend runs a program until it ends or the limit is over, and measures it. The destination is what is
// counted afterwards.
//
// This process stays small, since the resident set of a new process begins with that of its parent.
func spend(ctx context.Context, limit time.Duration, destination string, env []string, program string, args ...string) (cost, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	command := exec.CommandContext(ctx, program, args...)
	command.Env = append(os.Environ(), env...)
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	settle()
	began := time.Now()
	err := command.Run()
	c := cost{wall: time.Since(began)}
	if ctx.Err() == context.DeadlineExceeded {
		return c, fmt.Errorf("%w after %s", errLimit, limit)
	}
	if err != nil {
		return c, fmt.Errorf("%s: %w\n%s", filepath.Base(program), err, tail(output.Bytes()))
	}
	c.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	c.memory = memory(command.ProcessState)
	return c, c.count(destination, began)
}

// tail returns the end of what a program said.
func tail(said []byte) []byte { return said[max(0, len(said)-2000):] }

// count counts the files of the destination, and those that came after a time.
func (c *cost) count(destination string, began time.Time) error {
	if destination == "" {
		return nil
	}
	return filepath.WalkDir(destination, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		c.files++
		c.bytes += info.Size()
		if info.ModTime().After(began) {
			c.written++
		}
		return nil
	})
}

// median returns the run whose wall time is in the middle, the faster of two.
func median(all []cost) cost {
	sorted := slices.SortedFunc(slices.Values(all), func(a, b cost) int { return int(a.wall - b.wall) })
	return sorted[(len(sorted)-1)/2]
}
