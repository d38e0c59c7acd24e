package site

import (
	"bytes"
	"io/fs"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"dossier/generator/diag"
	"dossier/generator/source"
	"dossier/static"
)

// reportSheets reports what is not closed in sheets of the dossier's own that stand in the place of parts of the
// common one: a browser would take the parts that follow for the rest of it.
func reportSheets(own fs.FS, report *diag.Report) {
	for _, p := range static.Sheets() {
		if !isFile(own, p) {
			continue
		}
		data, err := fs.ReadFile(own, p)
		if builtIn, _ := static.Files.ReadFile(p); err != nil || bytes.Equal(data, builtIn) {
			continue
		}
		start, sign, end := unpaired(data)
		if sign == "" {
			continue
		}
		span := source.Span{File: source.New("static/"+p, string(data)), Start: start, End: start + len(sign)}
		if end == "" {
			report.Add(diag.StyleUnclosed, span, "%q closes nothing", sign).WithHelp("delete it, or open before it what it is to close")
			continue
		}
		report.Add(diag.StyleUnclosed, span, "%q is never closed", sign).WithHelp("write %q where it ends", end)
	}
}

// unpaired returns the first brace of a style sheet that closes nothing, or else what was opened last and is not
// closed, with the sign that would close it; "" if there is neither.
func unpaired(sheet []byte) (start int, sign, end string) {
	type opening struct {
		start     int
		sign, end string
	}
	var open []opening
	lexer := css.NewLexer(parse.NewInputBytes(sheet))
	for at := 0; ; {
		kind, text := lexer.Next()
		switch kind {
		case css.ErrorToken:
			if len(open) == 0 {
				return 0, "", ""
			}
			last := open[len(open)-1]
			return last.start, last.sign, last.end
		case css.CommentToken:
			if len(text) < len("/**/") || !bytes.HasSuffix(text, []byte("*/")) {
				return at, "/*", "*/"
			}
		case css.URLToken, css.BadURLToken:
			if !bytes.HasSuffix(text, []byte(")")) {
				return at, "url(", ")"
			}
		case css.LeftBraceToken:
			open = append(open, opening{at, "{", "}"})
		case css.LeftParenthesisToken, css.FunctionToken:
			open = append(open, opening{at, string(text), ")"})
		case css.LeftBracketToken:
			open = append(open, opening{at, "[", "]"})
		case css.RightBraceToken, css.RightParenthesisToken, css.RightBracketToken:
			switch {
			case len(open) > 0 && open[len(open)-1].end == string(text):
				open = open[:len(open)-1]
			case len(open) == 0 && kind == css.RightBraceToken:
				return at, "}", ""
			}
		}
		at += len(text)
	}
}
