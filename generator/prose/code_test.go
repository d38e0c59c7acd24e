package prose

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestCodeStandsOut measures every colour of highlighted code against what lies behind
// it: WCAG 2.2 asks for 4.5 to 1.
func TestCodeStandsOut(t *testing.T) {
	light, dark, ok := strings.Cut(string(StyleSheet()), "@media (prefers-color-scheme: dark) {")
	if !ok || !strings.HasPrefix(light, "@media not (prefers-color-scheme: dark) {") {
		t.Fatal("light and dark are not told apart")
	}
	rule := regexp.MustCompile(`(?m)^pre\.code \.(\w+) \{(.*)\}$`)
	colour := regexp.MustCompile(`(^| )color: (#[0-9a-f]{6})`)
	behind := regexp.MustCompile(`background-color: (#[0-9a-f]{6})`)
	for _, c := range []struct{ scheme, rules, tint string }{{"light", light, "#f4f1ea"}, {"dark", dark, "#1f2023"}} {
		seen := 0
		for _, r := range rule.FindAllStringSubmatch(c.rules, -1) {
			back := c.tint
			if m := behind.FindStringSubmatch(r[2]); m != nil {
				back = m[1]
			}
			if m := colour.FindStringSubmatch(r[2]); m != nil {
				seen++
				if got := contrast(t, m[2], back); got < 4.5 {
					t.Errorf("%s: %s has a contrast of %.2f: %s on %s", c.scheme, r[1], got, m[2], back)
				}
			}
		}
		if seen < 20 {
			t.Errorf("%s: only %d colours seen", c.scheme, seen)
		}
	}
}

// contrast is that of two colours, by WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(channel uint64) float64 {
		c := float64(channel&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}
