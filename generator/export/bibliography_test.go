package export_test

import (
	"strings"
	"testing"

	"dossier/generator/cite"
)

// TestBodiesInBylines keeps the name of an organization that the dossier or the article knows whole, and
// takes everybody else for a person.
func TestBodiesInBylines(t *testing.T) {
	d := resolved(t, `
-- content/dossier.md --
---
title: A dossier
---
-- content/articles/flood.md --
---
title: Flood
publisher: rhine
published: 2024
author: [Le Monde, DER SPIEGEL, Quiet Paper, Ann Lee, Max Muster, Jo Public, Al Jazeera]
---
-- content/articles/draft.md --
---
title: Draft
publisher: sketch
published: 2025
author: [Rough Sketch, Le Monde]
---
-- content/organizations/le-monde.md --
---
name: Le Monde
---
-- content/organizations/spiegel.md --
---
name: Der Spiegel
---
-- content/organizations/rhine.md --
---
name: Rhine Daily
aliases: [Quiet Paper]
---
-- content/organizations/sketch.md --
---
name: Rough Sketch
draft: true
---
-- content/organizations/muster.md --
---
name: Max Muster
---
-- content/actors/max-muster.md --
---
name: Max Muster
---
-- content/actors/ann-lee.md --
---
name: Ann Lee
---
-- content/themes/jo.md --
---
title: Jo Public
---
-- content/organizations/jazeera.md --
---
name: Al Jazeera English
aliases: [الجزيرة, Al Jazeera]
---
`)
	flood, draft := cite.OfArticle(d.Articles[0]), cite.OfArticle(d.Articles[1])
	for _, c := range []struct{ got, want string }{
		{flood.BibTeX(), "  author = {{Le Monde} and {DER SPIEGEL} and {Quiet Paper} and Lee, Ann and Muster, Max and Public, Jo and {Al Jazeera}},\n"},
		{flood.RIS(), "AU  - Le Monde\r\nAU  - DER SPIEGEL\r\n"},
		{string(cite.CSLJSON([]cite.Reference{flood})), `"author":[{"literal":"Le Monde"},{"literal":"DER SPIEGEL"},`},
		{draft.BibTeX(), "  author = {{Rough Sketch} and {Le Monde}},\n"},
	} {
		if !strings.Contains(c.got, c.want) {
			t.Errorf("no %q in\n%s", c.want, c.got)
		}
	}
}
