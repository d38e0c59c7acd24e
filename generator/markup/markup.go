// Package markup writes what stands in XML and SVG.
package markup

import (
	"math"
	"strconv"
	"strings"
)

// Escape returns a text as character data, or as the value of an attribute in either
// quotation marks. Characters that no XML document may have are left out.
func Escape(s string) string {
	if strings.ContainsFunc(s, forbidden) {
		s = strings.Map(func(r rune) rune {
			if forbidden(r) {
				return -1
			}
			return r
		}, s)
	}
	return escapes.Replace(s)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF'
}

// AppendNumber appends a coordinate of a drawing, to a tenth of a unit.
func AppendNumber(b []byte, v float64) []byte {
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // never "-0"
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}
