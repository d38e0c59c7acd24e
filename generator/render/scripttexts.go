package render

import (
	"encoding/json"
	"html/template"
	"path"
	"strings"
	"sync"
)

// scriptTexts returns the template function for the texts that the scripts of a page
// show, those whose keys begin with "script." and the name of a script, and for what is
// between the thousands, as data that dossier.js hands out. It keeps what it made for a list of scripts, of which there
// are few.
func (l words) scriptTexts() func(Page) (template.HTML, error) {
	var known sync.Map // of template.HTML by the scripts
	return func(p Page) (template.HTML, error) {
		scripts := append([]string{"preview.js", "field.js"}, p.Scripts...)
		if p.Site.Repository != "" {
			scripts = append(scripts, "passage.js")
		}
		key := strings.Join(scripts, "\n")
		if html, ok := known.Load(key); ok {
			return html.(template.HTML), nil
		}
		html, err := l.textsOf(scripts)
		if err == nil {
			known.Store(key, html)
		}
		return html, err
	}
}

func (l words) textsOf(scripts []string) (template.HTML, error) {
	texts := map[string]any{}
	for _, script := range scripts {
		prefix := "script." + strings.TrimSuffix(path.Base(script), ".js") + "."
		for key, text := range l.Sources(prefix) {
			texts[strings.TrimPrefix(key, "script.")] = text
		}
	}
	texts["number.comma"] = l.Text("number.comma")
	data, err := json.Marshal(texts) // escapes what could end the element
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/json" id="texts">` + string(data) + "</script>"), nil
}
