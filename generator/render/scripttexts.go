package render

import (
	"encoding/json"
	"html/template"
	"path"
	"strings"
)

// scriptTexts is the texts that the scripts of a page show, those whose keys begin
// with "script." and the name of a script, as data that dossier.js hands out.
func (l words) scriptTexts(p Page) (template.HTML, error) {
	texts := map[string]any{}
	scripts := append([]string{"preview.js", "field.js"}, p.Scripts...)
	if p.Site.Repository != "" {
		scripts = append(scripts, "passage.js")
	}
	for _, script := range scripts {
		prefix := "script." + strings.TrimSuffix(path.Base(script), ".js") + "."
		for key, text := range l.Sources(prefix) {
			texts[strings.TrimPrefix(key, "script.")] = text
		}
	}
	if len(texts) == 0 {
		return "", nil
	}
	data, err := json.Marshal(texts) // escapes what could end the element
	if err != nil {
		return "", err
	}
	return template.HTML(`<script type="application/json" id="texts">` + string(data) + "</script>"), nil
}
