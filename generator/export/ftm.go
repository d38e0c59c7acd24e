package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"dossier/generator/dossier"
	"dossier/generator/jsonwriter"
)

// FollowTheMoney writes data/entities.ftm.jsonl: the dossier as entities of
// FollowTheMoney (https://followthemoney.tech/explorer/), the model of Aleph and
// OpenSanctions. Articles are Article, people Person, bodies PublicBody, Company or
// Organization by their classification, offices Position and Occupancy, memberships
// Membership, events Event, and every entity that an article names one Mention with
// the spellings that stand there. "proof" is the article that shows it; of offices and
// memberships, which have none, "description" is its title.
func FollowTheMoney(out io.Writer, d *dossier.Dossier) error {
	f := &ftm{w: jsonwriter.New(out), d: d, positions: map[string]bool{}, bodies: map[string]int{}}
	for _, o := range d.Organizations {
		roles := map[string]bool{}
		for _, t := range o.Posts {
			roles[t.Role] = true
		}
		for role := range roles {
			f.bodies[role]++
		}
	}
	for _, a := range d.Articles {
		f.article(a)
	}
	for _, a := range d.Actors {
		f.party(a.Entity, "Person")
		f.end()
		ids := distinct{}
		for _, t := range a.Posts {
			f.occupancy(t, ids)
		}
		for _, t := range a.Memberships {
			f.membership(t, ids)
		}
	}
	for _, o := range d.Organizations {
		f.organization(o)
	}
	for _, e := range d.Events {
		f.event(e)
	}
	for _, a := range d.Articles {
		f.mentions(a)
	}
	return f.w.Flush()
}

// ftm writes entities, one to a line.
type ftm struct {
	w         *jsonwriter.Writer
	d         *dossier.Dossier
	positions map[string]bool // written already
	bodies    map[string]int  // how many have a role
}

// begin opens an entity and its properties, end closes both.
func (f *ftm) begin(id, schema string) {
	f.w.Open('{')
	f.w.Field("id", id)
	f.w.Field("schema", schema)
	f.w.Key("properties")
	f.w.Open('{')
}

func (f *ftm) end() {
	f.w.Close('}')
	f.w.Close('}')
	f.w.End()
}

// values writes a property with those of its values that are not empty.
func (f *ftm) values(key string, all ...string) {
	all = slices.DeleteFunc(all, func(v string) bool { return v == "" })
	if len(all) == 0 {
		return
	}
	f.w.Key(key)
	f.w.Open('[')
	for _, v := range all {
		f.w.Text(v)
	}
	f.w.Close(']')
}

// ftmID makes an id of letters, digits and hyphens from a record's address.
func ftmID(h *dossier.Head) string {
	return strings.ReplaceAll(strings.TrimSuffix(h.Address, ".html"), "/", "-")
}

func (f *ftm) article(a *dossier.Article) {
	f.begin(ftmID(&a.Head), "Article")
	f.values("title", a.Name)
	f.values("author", slices.Clone(a.Authors)...)
	f.values("publishedAt", day(a.Published))
	f.values("retrievedAt", day(a.Retrieved))
	f.values("language", alpha3(a.Language))
	f.values("summary", a.Summary.Text)
	if a.Outlet != "" {
		f.values("publisher", a.Outlet)
	}
	f.values("sourceUrl", cmp.Or(a.URL, f.address(&a.Head)))
	f.values("keywords", names(a.Themes)...)
	f.end()
}

// address returns the complete address of a record's page, "" when that is not
// known.
func (f *ftm) address(h *dossier.Head) string {
	if f.d.BaseURL == "" {
		return ""
	}
	return f.d.BaseURL + h.Address
}

// alpha3 returns the code of three letters that FollowTheMoney has for a language.
func alpha3(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	return base.ISO3()
}

// party writes what people and bodies have in common and leaves the entity open.
func (f *ftm) party(x *dossier.Entity, schema string) {
	f.begin(ftmID(&x.Head), schema)
	f.values("name", x.Name)
	aliases, short := x.OtherNames()
	f.values("alias", aliases...)
	f.values("weakAlias", short...) // for showing, not for matching
	f.values("summary", x.Summary.Text)
	for _, i := range x.Identifiers {
		if strings.EqualFold(i.Scheme, "wikidata") {
			f.values("wikidataId", i.Value)
		}
	}
	f.values("sourceUrl", f.address(&x.Head))
	if len(x.Articles) > 0 {
		f.values("proof", ftmID(&x.Articles[0].Article.Head))
	}
}

func (f *ftm) organization(o *dossier.Organization) {
	f.party(o.Entity, bodySchema(o.Classification))
	f.values("classification", o.Classification)
	if o.Parent != nil {
		f.values("parent", ftmID(&o.Parent.Head))
	}
	f.values("incorporationDate", day(o.Founded))
	f.values("dissolutionDate", day(o.Dissolved))
	f.end()
}

// bodySchema returns the schema of a body by the words of its classification.
func bodySchema(classification string) string {
	for word := range strings.FieldsFuncSeq(strings.ToLower(classification), func(r rune) bool { return r == ' ' || r == ',' || r == '/' }) {
		switch word {
		case "state", "government", "ministry", "public", "parliament", "court", "embassy", "municipality", "agency", "army", "police":
			return "PublicBody"
		case "company", "corporation", "business", "bank":
			return "Company"
		}
	}
	return "Organization"
}

// tenure writes the time of an office or a membership and the article that shows it, and
// ends it. Intervals have no "proof", which points to a document: they name it.
func (f *ftm) tenure(t *dossier.Tenure) {
	f.values("startDate", day(t.From))
	f.values("endDate", day(t.Until))
	if a := t.Article; a != nil {
		f.values("description", a.Name)
		f.values("sourceUrl", cmp.Or(a.URL, f.address(&a.Head)))
		if a.Outlet != "" {
			f.values("publisher", a.Outlet)
		}
	}
	f.end()
}

func (f *ftm) occupancy(t *dossier.Tenure, ids distinct) {
	position := "position-" + hashed(postID(t))
	if !f.positions[position] {
		f.positions[position] = true
		f.begin(position, "Position")
		f.values("name", f.positionName(t))
		f.values("organization", ftmID(&t.Organization.Head))
		if t.Article != nil {
			f.values("proof", ftmID(&t.Article.Head))
		}
		f.end()
	}
	f.begin(ids.id("occupancy-"+hashed(t.Actor.Key()+"\x00"+postID(t)+"\x00"+t.From.String())), "Occupancy")
	f.values("holder", ftmID(&t.Actor.Head))
	f.values("post", position)
	f.tenure(t)
}

// positionName is the role, with the body where several have such a role.
func (f *ftm) positionName(t *dossier.Tenure) string {
	if f.bodies[t.Role] > 1 {
		return t.Role + ", " + t.Organization.Name
	}
	return t.Role
}

func (f *ftm) membership(t *dossier.Tenure, ids distinct) {
	f.begin(ids.id("membership-"+hashed(t.Actor.Key()+"\x00"+postID(t)+"\x00"+t.From.String())), "Membership")
	f.values("member", ftmID(&t.Actor.Head))
	f.values("organization", ftmID(&t.Organization.Head))
	f.values("role", t.Role)
	f.tenure(t)
}

func (f *ftm) event(e *dossier.Event) {
	f.begin(ftmID(&e.Head), "Event")
	f.values("name", e.Name)
	f.values("date", day(e.Date))
	if e.Date.IsInterval() { // each end as precise as it is known
		start, end := e.Date.Ends()
		f.values("startDate", day(start))
		f.values("endDate", day(end))
	}
	f.values("location", e.Place)
	var involved, proof []string
	for _, a := range e.Actors {
		involved = append(involved, ftmID(&a.Head))
	}
	for _, o := range e.Organizations {
		involved = append(involved, ftmID(&o.Head))
	}
	for _, a := range dossier.Articles(e.Appearances) {
		proof = append(proof, ftmID(&a.Head))
	}
	f.values("involved", involved...)
	f.values("proof", proof...)
	f.values("sourceUrl", f.address(&e.Head))
	f.end()
}

// mentions writes who is named in an article, each once with all spellings.
func (f *ftm) mentions(a *dossier.Article) {
	if a.Body.Empty() {
		return
	}
	document := ftmID(&a.Head)
	spelt := map[*dossier.Entity][]string{}
	for _, m := range a.Body.Mentions {
		text := a.Body.Doc.Text[m.Start:m.End]
		if !slices.Contains(spelt[m.Entity], text) {
			spelt[m.Entity] = append(spelt[m.Entity], text)
		}
	}
	for _, c := range a.Mentioned {
		x := c.Entity
		if x.Theme != nil {
			continue // FollowTheMoney has parties only
		}
		f.begin("mention-"+document[len("articles-"):]+"-"+ftmID(&x.Head), "Mention")
		f.values("document", document)
		f.values("resolved", ftmID(&x.Head))
		if len(spelt[x]) == 0 { // an editor's link leads there, from other words
			spelt[x] = []string{x.Name}
		}
		f.values("name", spelt[x]...)
		f.end()
	}
}

// hashed makes an id of fixed length from a text of any.
func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:10])
}
