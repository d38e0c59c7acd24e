//go:build !darwin && !linux

package output

import "os"

func handleOf(*os.Root) (*os.File, error) { return nil, nil }

// create makes a file that must not exist, with our mode.
func (f *stageFolder) create(name string, data []byte) error { return writeNew(f.Root, name, data) }
