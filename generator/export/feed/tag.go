package feed

import (
	"cmp"
	"crypto/sha1"
	"fmt"
	"net/url"
	"strings"

	"dossier/generator/dossier"
)

// tagYear is the date in all tags: by RFC 4151 a day on which the authority held
// its name. It is the same for ever, since an id that changes is a new entry to every
// reader of the feed.
const tagYear = "2026"

// Tag returns the tag URI of what a key names within the dossier, such as
// "actors/pete-hegseth". The authority is the domain, else the host of the written
// base_url, of the repository, and last of the address that the build was told: an
// address for a preview does not change the ids of a dossier that has its own.
//
// A dossier without any address gets a UUID made from its title and the key (RFC
// 9562, version 5), so that its feeds are valid all the same.
func Tag(s *dossier.Settings, key string) string {
	if s.Domain != "" {
		return "tag:" + strings.ToLower(s.Domain) + "," + tagYear + ":/" + escapePath(key)
	}
	for _, address := range []string{s.Record.Text("base_url"), s.Repository, s.BaseURL} {
		if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
			return "tag:" + strings.ToLower(u.Hostname()) + "," + tagYear + ":" + cmp.Or(strings.TrimSuffix(u.EscapedPath(), "/"), "") + "/" + escapePath(key)
		}
	}
	return "urn:uuid:" + uuid(s.Title+"\x00"+key)
}

func escapePath(key string) string { return (&url.URL{Path: key}).EscapedPath() }

// uuid hashes a name within the name space of URLs.
func uuid(name string) string {
	space := []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(space, name...)) // SHA-1 is what version 5 has; nothing rests on its strength
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
