//go:build darwin || linux

package output

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// handleOf opens a folder itself.
func handleOf(root *os.Root) (*os.File, error) { return root.Open(".") }

// create makes a file that must not exist, with our mode. It is given a name without a slash and a folder
// that is open, so that no link can lead it elsewhere. Package os would ask the system nine times for each
// file, to find out what it can be waited for; this asks four times.
func (f *stageFolder) create(name string, data []byte) error {
	file, err := again(func() (int, error) {
		return unix.Openat(int(f.handle.Fd()), name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, uint32(fileMode))
	})
	if err != nil {
		return &os.PathError{Op: "create", Path: name, Err: err}
	}
	err = errors.Join(writeAll(file, data), ensureMode(file), unix.Close(file))
	if err != nil {
		return &os.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

func writeAll(file int, data []byte) error {
	for len(data) > 0 {
		n, err := again(func() (int, error) { return unix.Write(file, data[:min(len(data), 1<<30)]) })
		if err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}

// ensureMode gives a file our mode where the umask has taken something away.
func ensureMode(file int) error {
	var is unix.Stat_t
	if err := unix.Fstat(file, &is); err != nil {
		return err
	}
	if uint32(is.Mode)&0o7777 == uint32(fileMode) {
		return nil
	}
	return unix.Fchmod(file, uint32(fileMode))
}

// again repeats a system call that a signal has interrupted.
func again(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if err != unix.EINTR {
			return n, err
		}
	}
}

// openFile is a regular file that is open for reading.
type openFile struct {
	file int
	mode fs.FileMode
	size int64
}

// open opens a regular file, and follows no link.
func (f *stageFolder) open(name string) (openFile, error) {
	file, err := again(func() (int, error) {
		return unix.Openat(int(f.handle.Fd()), name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return openFile{}, err
	}
	var is unix.Stat_t
	if err := unix.Fstat(file, &is); err != nil {
		unix.Close(file)
		return openFile{}, err
	}
	if uint32(is.Mode)&unix.S_IFMT != unix.S_IFREG {
		unix.Close(file)
		return openFile{}, errChanged
	}
	return openFile{file, fs.FileMode(is.Mode & 0o7777), is.Size}, nil
}

// Read implements io.Reader.
func (f openFile) Read(buffer []byte) (int, error) {
	n, err := again(func() (int, error) { return unix.Read(f.file, buffer) })
	if n == 0 && err == nil {
		err = io.EOF
	}
	return max(n, 0), err
}

func (f openFile) close() { unix.Close(f.file) }
