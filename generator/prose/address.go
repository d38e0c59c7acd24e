package prose

import "strings"

// AddressKind says what kind of address a link leads to.
type AddressKind uint8

const (
	// Unsafe addresses could run a script or read the reader's files.
	Unsafe AddressKind = iota
	// External addresses lead to another host, or to a mail program.
	External
	// Relative addresses lead to a place within the dossier.
	Relative
)

// Classify judges an address as a browser would read it, with control characters
// and white space taken out. Only http, https and mailto are followed to
// other places; everything else with a scheme is unsafe, known or not.
func Classify(address string) AddressKind {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f || r == 0xad || r >= 0x200b && r <= 0x200f || r == 0xfeff {
			return -1
		}
		return r
	}, address)
	clean = strings.ReplaceAll(clean, `\`, "/")
	if strings.HasPrefix(clean, "//") {
		return External
	}
	scheme, _, ok := strings.Cut(clean, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return Relative
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return External
	}
	return Unsafe
}
