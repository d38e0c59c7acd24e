package content

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"dossier/generator/diag"
	"dossier/generator/edtf"
	"dossier/generator/fold"
)

var (
	gradeForm = regexp.MustCompile(`^[A-F][1-6]$`)
	// privateRemark is one that ends, or begins like one.
	privateRemark = regexp.MustCompile(`(?s)%%[^%]+%%|%%\s+\S.*`)
	hostForm      = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$`)
)

// scalar checks the text of a value against its type.
func (c *checker) scalar(s Spec, v *Value) bool {
	if controlIn(v.Text) >= 0 {
		return c.check(diag.FileControl, v, false, "a control character stands in %q", "delete it; between double quotes it is written as \\ and what follows")
	}
	switch s.Type {
	case Name:
		return c.check(diag.NameEmpty, v, fold.Key(v.Text) != "", "the name %q has no letter or digit", "write the name, or delete the line")
	case Date:
		return c.date(v)
	case URL:
		return c.url(s, v)
	case Language:
		return c.language(v)
	case Picture:
		return c.check(diag.FieldValue, v, isPicture(v.Text), "%q is no path of a picture", "write the path of a .jpg, .png, .gif, .webp, .avif or .svg file in static/, without static/ in front")
	case Host:
		return c.check(diag.FieldValue, v, hostForm.MatchString(v.Text), "%q is not a host name", "write the name alone and in small letters, such as dossier.example.org")
	case Bool:
		return c.check(diag.FieldValue, v, v.Text == "true" || v.Text == "false", "%q is neither true nor false", "write true or false")
	case Grade:
		return c.check(diag.FieldValue, v, gradeForm.MatchString(v.Text), "%q is not an Admiralty grade", "write a letter A-F for the source and a figure 1-6 for the information, such as B2")
	case Choice:
		return c.choice(s, v)
	}
	return true
}

// private reports a value in which a private remark stands, as a text may have them.
func (c *checker) private(v *Value) bool {
	at := privateRemark.FindStringIndex(v.Text)
	if at == nil {
		return false
	}
	c.add(diag.FieldPrivate, v.Span, "a private remark, %s, would be published", strconv.Quote(cut(v.Text[at[0]:at[1]]))).
		WithHelp("move it into the text of the record, or to a line of its own that begins with #")
	return true
}

// check reports a value that is not ok, quoting it in the message, and returns ok.
func (c *checker) check(code diag.Code, v *Value, ok bool, message, help string) bool {
	if !ok {
		c.add(code, v.Span, message, cut(v.Text)).WithHelp("%s", help)
	}
	return ok
}

// choice checks that the text is one of the field's words, as they are written.
func (c *checker) choice(s Spec, v *Value) bool {
	if slices.Contains(s.Choices, v.Text) {
		return true
	}
	d := c.add(diag.FieldValue, v.Span, "unknown value %q of %s", cut(v.Text), s.Key)
	all := strings.Join(s.Choices, ", ")
	if near := diag.Nearest(v.Text, s.Choices); near != "" {
		d.WithHelp("did you mean %q? it takes one of %s", near, all)
	} else {
		d.WithHelp("it takes one of %s", all)
	}
	return false
}

// date checks a date without keeping it: records hold what is written, and the
// phase after this one parses it again into a value that cannot be wrong.
func (c *checker) date(v *Value) bool {
	_, err := edtf.Parse(v.Text)
	var e *edtf.Error
	if !errors.As(err, &e) {
		return true
	}
	message := fmt.Sprintf("%q is not a date", cut(v.Text))
	if e.Message != message {
		message += ": " + cut(e.Message)
	}
	c.add(diag.FieldDate, v.Span, "%s", message).WithHelp("%s", e.Help)
	return false
}

// url checks an address and encodes in it what browsers forgive.
func (c *checker) url(s Spec, v *Value) bool {
	written, encoded := v.Text, EncodeURL(v.Text)
	u, err := url.Parse(written)
	switch {
	case err == nil && IsURL(written) && u.User != nil: // as a repository is often cloned from, with a token
		u.User = nil
		c.add(diag.FieldURL, v.Span, "the address has a user or a password in it, which every reader of the site would see").
			WithHelp("write it without: %s", u)
		return false
	case IsURL(written):
		v.Text = encoded
		return true
	case !IsURL(encoded):
		return c.check(diag.FieldURL, v, false, "%q is not a complete address", "write the whole address, such as "+strings.Trim(s.Example, "[]"))
	}
	at := 0 // of the first sign that encoding changes; a percent sign becomes one with digits
	for written[at] == encoded[at] && (written[at] != '%' || hexByte.MatchString(written[at:])) {
		at++
	}
	c.add(diag.FieldURL, v.Span, "%q is not an address: %q stands in it unencoded", cut(written), written[at:at+1]).
		WithHelp("write %q in its place: %s", encoded[at:at+3], encoded)
	return false
}

// language accepts a tag only as pages carry it: what the parser forgives, such
// as an underscore, browsers do not.
func (c *checker) language(v *Value) bool {
	tag, err := language.Parse(v.Text)
	if err == nil && strings.Contains(v.Text, "_") {
		return c.check(diag.FieldLanguage, v, false, "%q is not a language tag", "did you mean \""+tag.String()+"\"?")
	}
	return c.check(diag.FieldLanguage, v, err == nil, "%q is not a language tag", "write a BCP 47 tag such as en, ar or ckb")
}

var pictures = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"}

// isPicture accepts the path of a picture that stays within its folder.
func isPicture(s string) bool {
	return fs.ValidPath(s) && !strings.ContainsAny(s, ":\\?#%\"<>") && slices.Contains(pictures, strings.ToLower(path.Ext(s)))
}

// EncodeURL returns an address with %XX in place of what no URI may have (RFC 3986, appendix A), such as a bar,
// or a percent sign that begins nothing. Browsers take both for the same; readers of books and feeds do not.
// Letters of other scripts stay, as in an IRI (RFC 3987).
func EncodeURL(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host := len(address) - len(rest) + strings.IndexAny(rest+"/", "/?#") // its end; within, brackets are those of an IPv6 address
	var b strings.Builder
	for i := range len(address) {
		c := address[i]
		switch {
		case c <= ' ', c == 0x7f, strings.IndexByte("\"<>\\^`{|}", c) >= 0,
			i > host && (c == '[' || c == ']'),
			c == '%' && !hexByte.MatchString(address[i:]):
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

var hexByte = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)

// IsURL accepts no address that could run a script, break out of an attribute, or
// mean another thing on another page.
func IsURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.Contains(u.Host, "%") && !strings.ContainsAny(s, " \t\n\"<>`\\")
}
