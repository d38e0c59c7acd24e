package schema_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"dossier/generator/content"
	"dossier/generator/schema"
)

var update = flag.Bool("update", false, "write docs/reference.md")

// The reference in the repository says what the tables say.
func TestReferenceIsCurrent(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "reference.md")
	if *update {
		if err := os.WriteFile(path, schema.Reference(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || string(got) != string(schema.Reference()) {
		t.Errorf("docs/reference.md is not current (%v): go run ./generator schema --reference > docs/reference.md", err)
	}
}

type jsonSchema struct {
	Properties           map[string]json.RawMessage
	Required             []string
	AdditionalProperties bool
}

// Every field of the table is a property, the required ones are required, and no
// other is let through.
func TestJSON(t *testing.T) {
	for _, k := range append([]content.Kind{content.Dossier}, content.Kinds()...) {
		s := jsonSchema{AdditionalProperties: true}
		if err := json.Unmarshal(schema.JSON(k), &s); err != nil {
			t.Fatalf("%s: %v", k, err)
		}
		if s.AdditionalProperties || len(s.Properties) != len(content.Schema(k)) {
			t.Errorf("%s has %d properties for %d fields", k, len(s.Properties), len(content.Schema(k)))
		}
		for _, f := range content.Schema(k) {
			if s.Properties[f.Key] == nil || slices.Contains(s.Required, f.Key) != f.Required {
				t.Errorf("%s: %s is missing, or required and not so in the table", k, f.Key)
			}
		}
	}
}

// The task's pattern reads what check writes.
func TestProblemMatcher(t *testing.T) {
	for _, f := range schema.VSCode("dossier") {
		var v struct {
			Tasks []struct {
				ProblemMatcher struct{ Pattern struct{ Regexp string } }
			}
		}
		if err := json.Unmarshal(f.Data, &v); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if f.Path != ".vscode/tasks.json" {
			continue
		}
		m := regexp.MustCompile(v.Tasks[0].ProblemMatcher.Pattern.Regexp).FindStringSubmatch(`content/actors/x.md:3:9: error: unknown organization "a (b)" (ref/unknown)`)
		if !slices.Equal(m[1:], []string{"content/actors/x.md", "3", "9", "error", `unknown organization "a (b)"`, "ref/unknown"}) {
			t.Errorf("read %q", m)
		}
	}
}
