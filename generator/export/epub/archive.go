package epub

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
)

// file is a file of the book, by its path in the archive.
type file struct {
	path string
	data []byte
}

// archive packs the files as EPUB's container format has it (OCF 3.3,
// https://www.w3.org/TR/epub-33/#sec-ocf): the media type first and not compressed. No
// file has a time, so that the same files always give the same bytes.
func archive(files []file) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := add(w, file{"mimetype", []byte("application/epub+zip")}, false); err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := add(w, f, true); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// midnight1980 is the first date that the format can tell.
const midnight1980 = 1<<5 | 1

func add(w *zip.Writer, f file, compress bool) error {
	data, method := f.data, zip.Store
	if compress {
		packed, err := deflate(f.data)
		if err != nil {
			return err
		}
		data, method = packed, zip.Deflate
	}
	// Sizes that are known beforehand spare a descriptor, which mimetype must not have.
	header := &zip.FileHeader{
		Name: f.path, Method: method, CRC32: crc32.ChecksumIEEE(f.data),
		UncompressedSize64: uint64(len(f.data)), CompressedSize64: uint64(len(data)),
	}
	header.ModifiedDate = midnight1980 //lint:ignore SA1019 CreateRaw does not look at Modified.
	out, err := w.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

func deflate(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
