package importing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Page is a source article as it was found in a file or at an address. What is not
// known is empty; nothing is guessed.
type Page struct {
	Title string
	// headline is the line of a text that was taken for the title, and out of Body.
	headline string
	Outlet   string
	Home     string // the outlet's site
	Authors  []string
	// Published is a day in EDTF.
	Published string
	// sighted is what may be that day.
	sighted  sighting
	Dateline string
	Language string // BCP 47
	URL      string
	Archived string
	// Body is markdown, in the order of the page, without what stands around the text.
	Body string
	// Left says what was left out, a line each.
	Left []string
}

// PageError says why a page cannot be taken, and what to do about it.
type PageError struct{ Message, Help string }

func (e *PageError) Error() string { return e.Message }

// Limits of a page, in bytes: of a file as it is saved, pictures included, and of
// what is left without them, which is more than any article.
const (
	MaxPage   = 64 << 20
	maxMarkup = 8 << 20
)

// Origin says where the bytes of a page come from.
type Origin struct {
	// Type is the Content-Type that the host gave, and Address where the page was
	// found; both "" for a file.
	Type, Address string
	// Encoding is the name of the encoding that the editor gave; "" to find it out.
	Encoding string
	// Markdown says that the file is one by its name.
	Markdown bool
}

// ReadPage reads an HTML page, a text in markdown or a plain text. The error is a *PageError for what is
// neither, or has no article in it.
func ReadPage(data []byte, o Origin) (*Page, error) {
	if err := refuse(data); err != nil {
		return nil, err
	}
	text, err := decode(data, o)
	if err != nil {
		return nil, err
	}
	read := readText
	if o.Markdown {
		read = readMarkdown
	} else if isHTML(text, o.Type) {
		text, read = dataAddress.ReplaceAllString(text, ""), readHTML
	}
	if len(text) > maxMarkup {
		return nil, &PageError{fmt.Sprintf("it has %d MiB of text besides pictures, more than the %d MiB that a page may have", len(text)>>20, maxMarkup>>20), copyText}
	}
	return read(clean(text), o)
}

// dataAddress is a picture or font that was saved within the page.
var dataAddress = regexp.MustCompile(`data:[a-zA-Z0-9.+/-]+[;,][^"'\s)>]*`)

// formats are those that are often taken for a page, by what they begin with.
var formats = []struct{ begins, what, help string }{
	{"%PDF-", "a PDF, whatever its name says", "open it, copy its text into a file that ends in .txt, and import that"},
	{"PK\x03\x04", "a ZIP archive or a word processor's file", "save it as text or as HTML, and import that"},
	{"bplist00", "a Safari web archive", "save the page as page source, and import that"},
	{"{\\rtf", "a word processor's file (RTF)", "save it as text, and import that"},
}

// mail matches the head of a message, as which a web archive (MHTML) is saved.
var mail = regexp.MustCompile(`(?i)\A(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:`)

// refuse says why data is no page.
func refuse(data []byte) error {
	trimmed := bytes.TrimLeft(data, "\ufeff \t\r\n")
	if len(trimmed) == 0 {
		return &PageError{"it is empty", "save the page again"}
	}
	for _, f := range formats {
		if bytes.HasPrefix(trimmed, []byte(f.begins)) {
			return &PageError{"it is " + f.what, f.help}
		}
	}
	const head = 4096 // bytes in which a mail shows that it is one
	if mail.Match(trimmed[:min(len(trimmed), head)]) {
		return &PageError{"it is a web archive (MHTML) or a mail", "save the page as \"HTML only\", and import that"}
	}
	if (trimmed[0] == '{' || trimmed[0] == '[') && json.Valid(bytes.TrimSpace(trimmed)) {
		return &PageError{"it is JSON, and no page", "if it holds notes, import it with --annotations; of an article, save the page as HTML"}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(data), ";")
	if !strings.HasPrefix(kind, "text/") && kind != "application/json" || bytes.IndexByte(data, 0) >= 0 && !utf16(data) {
		return &PageError{fmt.Sprintf("it is no text (%s)", kind), "import a saved HTML page or a plain text"}
	}
	if len(data) > MaxPage {
		return &PageError{fmt.Sprintf("it is larger than %d MiB", MaxPage>>20), "save the page without its pictures, and import that"}
	}
	return nil
}

func utf16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

var htmlTag = regexp.MustCompile(`(?i)<(!doctype html|html|head|body|meta|article|div|p)[\s>/]`)

func isHTML(text, contentType string) bool {
	const window = 4096 // bytes in which a page shows that it is one
	return strings.Contains(contentType, "html") || htmlTag.MatchString(text[:min(len(text), window)])
}

// decode turns a page into text in UTF-8. Bytes that are UTF-8 are so, whatever they
// claim: other encodings do not look like it by chance. What is not, and does not
// say what it is, is refused: no guess gets every letter right.
func decode(data []byte, o Origin) (string, error) {
	var e encoding.Encoding
	name := o.Encoding
	if name != "" {
		var err error
		if e, err = EncodingNamed(name); err != nil {
			return "", err
		}
	} else if !utf8.Valid(data) {
		if e, name = declared(data, o.Type); e == nil {
			return "", &PageError{"it is not in UTF-8, and does not say in which encoding it is", "name that with --encoding, such as --encoding windows-1256"}
		}
	}
	if e != nil {
		decoded, err := e.NewDecoder().Bytes(data)
		if err != nil {
			return "", &PageError{fmt.Sprintf("it cannot be read as %s", name), "name its encoding with --encoding"}
		}
		data = decoded
	}
	return strings.ToValidUTF8(string(data), "\ufffd"), nil
}

// EncodingNamed returns the encoding with a name that the web uses. The error is a
// *PageError.
func EncodingNamed(name string) (encoding.Encoding, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, &PageError{fmt.Sprintf("there is no encoding %q", name), "encodings have names such as utf-8, windows-1256, iso-8859-6"}
	}
	return e, nil
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// declared returns the encoding that a byte-order mark, the host or the page itself
// names; nil when none does, or it is UTF-8, which the bytes are not.
func declared(data []byte, contentType string) (encoding.Encoding, string) {
	const head = 4096 // bytes in which a page names its encoding
	e, name, certain := charset.DetermineEncoding(data, contentType)
	if m := metaCharset.FindSubmatch(data[:min(len(data), head)]); !certain && m != nil {
		e, name = charset.Lookup(string(m[1]))
		certain = e != nil
	}
	if !certain || name == "utf-8" {
		return nil, ""
	}
	return e, name
}
