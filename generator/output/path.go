package output

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// ownPrefix begins the names of our own files in the destination.
const ownPrefix = ".dossier-"

// maxSegment is what common file systems take as a name, in bytes.
const maxSegment = 255

// CheckPath returns why a path cannot be written on every system, to follow "which", or "" when it
// can.
func CheckPath(path string) string {
	switch {
	case path == "":
		return "is empty"
	case !utf8.ValidString(path):
		return "is not valid UTF-8"
	case strings.HasPrefix(path, "/"):
		return "is absolute"
	}
	for segment := range strings.SplitSeq(path, "/") {
		if reason := checkSegment(segment); reason != "" {
			return reason
		}
	}
	return ""
}

// checkSegment checks one name of a path. The strictest system decides, for the site may be carried
// anywhere: Windows for names and characters, Linux for the length.
func checkSegment(segment string) string {
	switch {
	case segment == "":
		return "has an empty segment"
	case segment == "." || segment == "..":
		return fmt.Sprintf("has the segment %q", segment)
	case len(segment) > maxSegment:
		return fmt.Sprintf("has a segment of %d bytes, more than the %d that file systems take", len(segment), maxSegment)
	case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
		return fmt.Sprintf("has the segment %q, and Windows takes no dot or space at the end", segment)
	case strings.HasPrefix(foldPath(segment), ownPrefix):
		return fmt.Sprintf("has the segment %q, and names that begin with %q are the build's own", segment, ownPrefix)
	case foldPath(segment) == ".git" || foldPath(segment) == "git~1":
		return fmt.Sprintf("has the segment %q, which belongs to git", segment)
	case isDevice(segment):
		return fmt.Sprintf("has the segment %q, which is a device on Windows", segment)
	}
	if at := strings.IndexFunc(segment, isForbidden); at >= 0 {
		character, _ := utf8.DecodeRuneInString(segment[at:])
		return fmt.Sprintf("has the character %q, which not every system takes in a name", character)
	}
	return ""
}

// isForbidden names what Windows and FAT memory sticks refuse in a name.
func isForbidden(r rune) bool {
	return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"\|?*`, r)
}

// isDevice reports whether Windows opens a device by this name: whatever the case, and whatever
// follows the first dot.
func isDevice(segment string) bool {
	stem, _, _ := strings.Cut(segment, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// foldPath returns one key for all spellings of a path that some file system takes for the same:
// whatever the case (Windows, macOS, FAT) and the Unicode normalization (macOS).
func foldPath(path string) string {
	// Nearly every path is ASCII and has no use for the tables.
	for i := range len(path) {
		if path[i] >= utf8.RuneSelf {
			return norm.NFC.String(cases.Fold().String(norm.NFD.String(path)))
		}
	}
	return strings.ToLower(path)
}
