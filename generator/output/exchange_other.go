//go:build !(darwin || linux)

package output

import "os"

// canExchange says that this system cannot exchange two folders.
func canExchange(parent, folder string) bool { return false }

func isRefused(error) bool { return true }

func linkAll(from, to *os.Root, names []string) error { return errNoExchange }

func exchange(parent, a, b string) error { return errNoExchange }
