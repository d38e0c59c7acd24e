package render

import (
	"encoding/json"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/static"
)

// dataScript writes data for a script of a page, as a script that hands them over: a page
// that is opened from disk may load no bare JSON. <, >, & and the line separators of
// JavaScript are escaped, so that no text can end it.
func dataScript(before string, data any, after string) ([]byte, error) {
	text, err := json.Marshal(data)
	return slices.Concat([]byte(before), text, []byte(after)), err
}

// scripts returns the template function for the scripts of a page: the texts that they show,
// as data that dossier.js hands out, and the element that loads them, as load.js of the
// folder static describes. It keeps what it made for a list of scripts, of which there
// are few.
func (l words) scripts() func(Page) (template.HTML, error) {
	var known sync.Map // of template.HTML by the scripts
	return func(p Page) (template.HTML, error) {
		names := []string{"dossier.js"}
		if p.Section != "search" {
			names = append(names, "preview.js", "field.js")
		}
		names = append(names, p.Scripts...)
		if p.Site.Repository != "" {
			names = append(names, "passage.js")
		}
		key := strings.Join(names, " ")
		if html, ok := known.Load(key); ok {
			return html.(template.HTML), nil
		}
		texts, err := l.textsOf(append(names, "preview.js")) // search.js loads it by itself
		if err != nil {
			return "", err
		}
		// The texts come first: scripts may run before the browser has read on.
		html := template.HTML(`<script type="application/json" id="texts">` + string(texts) + "</script>\n" + //nolint:gosec // ours
			`<script data-scripts="` + template.HTMLEscapeString(key) + `">` + static.Loader + "</script>")
		known.Store(key, html)
		return html, nil
	}
}

// textsOf returns, as JSON, the texts whose keys begin with "script." and the name of one of
// the scripts, and what is between the thousands.
func (l words) textsOf(scripts []string) ([]byte, error) {
	texts := map[string]any{}
	for _, script := range scripts {
		prefix := "script." + strings.TrimSuffix(path.Base(script), ".js") + "."
		for key, text := range l.Sources(prefix) {
			texts[strings.TrimPrefix(key, "script.")] = text
		}
	}
	texts["number.comma"] = l.Text("number.comma")
	return json.Marshal(texts) // escapes what could end the element
}
