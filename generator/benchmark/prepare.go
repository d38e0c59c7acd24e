package main

import (
	"bytes"
	"fmt"
	"strconv"

	"dossier/generator/benchmark/hugosite"
	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// prepare writes a dossier of so many articles, and the same for Hugo.
func prepare(articles, dossier, hugo string) error {
	n, err := strconv.Atoi(articles)
	if err != nil {
		return err
	}
	if err := synthetic.Write(dossier, synthetic.Options{Articles: n}); err != nil {
		return err
	}
	report := &diag.Report{}
	d, err := site.Load(site.Options{Source: dossier}, report)
	if err != nil {
		return err
	}
	if problems := report.All(); len(problems) > 0 {
		var text bytes.Buffer
		_ = diag.WriteText(&text, problems[:1])
		return fmt.Errorf("the dossier is not clean:\n%s", text.String())
	}
	return hugosite.Write(hugo, d)
}
