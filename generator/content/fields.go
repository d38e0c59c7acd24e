package content

import "slices"

var (
	names  = Spec{Key: "aliases", Type: Name, List: true, Doc: "every other spelling of the full name, in any script", Example: "[Augusta Ada King, أدا لوفلايس]"}
	shorts = Spec{Key: "short_names", Type: Name, List: true, Doc: "short forms, which link only after a full name has appeared in the same text", Example: "[Lady Lovelace]"}
	ids    = Spec{Key: "identifiers", Type: Map, Doc: "identifiers in other collections", Example: "{wikidata: Q42}"}
	links  = Spec{Key: "links", Type: URL, List: true, Doc: "pages elsewhere about it", Example: "[https://example.org/]"}
	brief  = Spec{Key: "summary", Type: Text, Doc: "two neutral sentences", Example: "Who it is, and what it did here."}
	themes = Spec{Key: "themes", Type: Ref, List: true, Kinds: []Kind{Theme}, Doc: "the themes that it belongs to", Example: "[sanitation]"}
	people = Spec{Key: "actors", Type: Ref, List: true, Kinds: []Kind{Actor}, Doc: "the people that it concerns", Example: "[jane-roe]"}
	bodies = Spec{Key: "organizations", Type: Ref, List: true, Kinds: []Kind{Organization}, Doc: "the organizations that it concerns", Example: "[water-board]"}
)

var dossierFields = []Spec{
	{Key: "title", Type: Text, Required: true, Doc: "the name of the dossier", Example: "The name of the dossier"},
	{Key: "subtitle", Type: Text, Doc: "a line beneath the title", Example: "Letters and answers, 1852-1858"},
	{Key: "description", Type: Text, Doc: "one sentence for search engines", Example: "What the dossier is about."},
	{Key: "language", Type: Language, Doc: "the language that it is written in; en when missing", Example: "en"},
	{Key: "base_url", Type: URL, Doc: "the address at which the site will stand", Example: "https://example.org/dossier/"},
	{Key: "repository", Type: URL, Doc: "where its sources are kept", Example: "https://github.com/example/dossier"},
	{Key: "branch", Type: Text, Doc: "the branch that is published; main when missing", Example: "main"},
	{Key: "domain", Type: Host, Doc: "the site's own domain, for a CNAME file", Example: "dossier.example.org"},
	{Key: "license", Type: Text, Doc: "the licence of the texts", Example: "CC BY 4.0"},
	{Key: "editors", Type: Group, List: true, Doc: "who signs notes", Example: "[{id: desk, name: Editorial desk}]", Fields: []Spec{
		{Key: "id", Type: Text, Required: true, Doc: "the short name used under author", Example: "desk"},
		{Key: "name", Type: Text, Required: true, Doc: "the name shown to readers", Example: "Editorial desk"},
		{Key: "url", Type: URL, Doc: "a page about the editor", Example: "https://example.org/"},
	}},
	{Key: "aliases", Type: Ignored, Doc: "Obsidian's aliases; not used"},
	{Key: "tags", Type: Ignored, Doc: "Obsidian's tags; not used"},
	{Key: "cssclasses", Type: Ignored, Doc: "Obsidian's style classes; not used"},
}

var articleFields = []Spec{
	{Key: "title", Type: Text, Required: true, Doc: "the headline", Example: "The headline"},
	{Key: "publisher", Type: Ref, Required: true, Kinds: []Kind{Organization}, Doc: "the outlet, an organization", Example: "the-gazette"},
	{Key: "published", Type: Date, Required: true, Doc: "the day of publication", Example: `"2025-11-04"`},
	{Key: "author", Type: Text, List: true, Doc: "the writers, as the outlet names them", Example: "[A. Writer]"},
	{Key: "dateline", Type: Text, Doc: "the place from which it was filed", Example: "LONDON"},
	{Key: "url", Type: URL, Doc: "the address of the original", Example: "https://example.org/article"},
	{Key: "archived", Type: URL, Doc: "the address of an archived copy", Example: "https://web.archive.org/web/2025/https://example.org/article"},
	{Key: "retrieved", Type: Date, Doc: "the day on which the original was read", Example: `"2025-11-10"`},
	{Key: "language", Type: Language, Doc: "the language of the text; the dossier's when missing", Example: "en"},
	{Key: "text", Type: Choice, Choices: []string{"full", "excerpt", "summary", "metadata"}, Doc: "what the body is: the full text, an excerpt, a summary in our own words, or nothing; full when missing", Example: "summary"},
	brief, themes,
	{Key: "not", Type: Text, List: true, Doc: "names that are not linked in this article", Example: "[The Board]"},
}

func tenure(key, doc string) Spec {
	return Spec{Key: key, Type: Group, List: true, Doc: doc, Example: "[{role: Chief Engineer, organization: water-board}]", Fields: []Spec{
		{Key: "role", Type: Text, Required: true, Doc: "the office or part", Example: "Chief Engineer"},
		{Key: "organization", Type: Ref, Kinds: []Kind{Organization}, Required: true, Doc: "the body in which it is held", Example: "water-board"},
		{Key: "from", Type: Date, Doc: "the first day", Example: `"2022-10-27"`},
		{Key: "until", Type: Date, Doc: "the last day", Example: `"2025"`},
		{Key: "article", Type: Ref, Kinds: []Kind{Article}, Doc: "the article that shows it", Example: "first-report"},
	}}
}

var actorFields = []Spec{
	{Key: "name", Type: Name, Required: true, Doc: "the name under which the person is listed", Example: "Ada Lovelace"},
	{Key: "sort_name", Type: Text, Doc: "the name as an index sorts it; made from the name when missing", Example: "Lovelace, Ada"},
	names, shorts,
	tenure("posts", "offices held"),
	tenure("memberships", "bodies belonged to"),
	ids, links,
	{Key: "image", Type: Picture, Doc: "a picture, by its path below static/", Example: "people/lovelace.jpg"},
	brief,
}

var organizationFields = []Spec{
	{Key: "name", Type: Name, Required: true, Doc: "the name under which the body is listed", Example: "Metropolitan Board of Works"},
	{Key: "sort_name", Type: Text, Doc: "the name as an index sorts it; the name when missing", Example: "Metropolitan Board of Works"},
	names, shorts,
	{Key: "classification", Type: Text, Doc: "what kind of body it is", Example: "public body"},
	{Key: "parent", Type: Ref, Kinds: []Kind{Organization}, Doc: "the body that it is a part of", Example: "water-board"},
	{Key: "founded", Type: Date, Doc: "when it was founded", Example: `"2014"`},
	{Key: "dissolved", Type: Date, Doc: "when it ended", Example: `"2020"`},
	ids, links,
	{Key: "image", Type: Picture, Doc: "a picture, by its path below static/", Example: "bodies/board.jpg"},
	brief,
}

var themeFields = []Spec{
	{Key: "title", Type: Name, Required: true, Doc: "the name of the theme", Example: "Sanitation"},
	{Key: "aliases", Type: Name, List: true, Doc: "terms that are linked to the theme wherever they stand", Example: "[constant supply]"},
	{Key: "broader", Type: Ref, Kinds: []Kind{Theme}, Doc: "the theme that it is a part of", Example: "water-supply"},
	{Key: "summary", Type: Text, Doc: "what it covers, and what falls outside", Example: "What it covers. What it does not."},
}

// motivations are the thirteen of the W3C Web Annotation vocabulary.
var motivations = []string{"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
	"identifying", "linking", "moderating", "questioning", "replying", "tagging"}

func quotation(required bool) []Spec {
	return []Spec{
		{Key: "quote", Type: Text, Required: required, Doc: "the exact words of the passage", Example: "the words in the article"},
		{Key: "prefix", Type: Text, Doc: "the words before it, where the quotation stands more than once", Example: "the words before "},
		{Key: "suffix", Type: Text, Doc: "the words after it", Example: " the words after"},
	}
}

var annotationFields = append(append([]Spec{
	{Key: "article", Type: Ref, Required: true, Kinds: []Kind{Article}, Doc: "the article that the note is on", Example: "first-report"},
}, quotation(true)...),
	Spec{Key: "motivation", Type: Choice, Choices: motivations, Doc: "what the note does; commenting when missing", Example: "questioning"},
	Spec{Key: "author", Type: Text, Doc: "the id of an editor", Example: "desk"},
	Spec{Key: "created", Type: Date, Doc: "the day on which it was written", Example: `"2026-01-05"`},
	Spec{Key: "modified", Type: Date, Doc: "the day on which it was last changed", Example: `"2026-01-06"`},
	people, bodies, themes,
	Spec{Key: "reply_to", Type: Ref, Kinds: []Kind{Annotation}, Doc: "the note that it answers", Example: "another-note"},
	Spec{Key: "title", Type: Text, Doc: "a heading of its own", Example: "Which call?"},
)

// acts are the speech acts that a statement may be.
var acts = []string{"warn", "threaten", "demand", "urge", "condemn", "deny", "reject", "promise", "assure", "offer", "announce", "order", "assess", "report"}

// attributions say through what a report is known.
var attributions = []string{"direct", "paraphrase", "spokesperson", "named-official", "unnamed-official", "document", "report-of-report"}

// relationKinds are the ways in which one statement bears on another.
var relationKinds = []string{"repeats", "confirms", "denies", "contradicts", "retracts", "softens", "escalates", "responds_to"}

// outcomes are the states in which what a statement announced may be.
var outcomes = []string{"open", "met", "lapsed", "carried-out", "withdrawn", "unclear"}

var appearance = append(append([]Spec{
	{Key: "article", Type: Ref, Required: true, Kinds: []Kind{Article}, Doc: "the article that carries it", Example: "first-report"},
}, quotation(true)...),
	Spec{Key: "attribution", Type: Choice, Choices: attributions, Doc: "through what the article knows it", Example: "named-official"},
	Spec{Key: "origin", Type: Text, Doc: "what the report rests on in the end; two articles with one origin count once", Example: "the minister's interview"},
	Spec{Key: "grade", Type: Grade, Doc: "Admiralty grade, A-F for the source and 1-6 for the information; F6 when missing", Example: "B2"},
	Spec{Key: "reason", Type: Text, Doc: "why this grade", Example: "a named official speaking of his own call"},
)

// spoken is an appearance of a statement, which may have come to the article by a way
// of its own.
var spoken = append(slices.Clone(appearance),
	Spec{Key: "relayed_by", Type: Who, List: true, Doc: "who passed it on by this report, where that is not who did by the others", Example: "[{unnamed: senior official, of: foreign-office}]"},
)

func relations() []Spec {
	var all []Spec
	for _, r := range relationKinds {
		all = append(all, Spec{Key: r, Type: Ref, List: true, Kinds: []Kind{Statement}, Doc: "statements that it " + r, Example: "[another-statement]"})
	}
	return all
}

var statementFields = []Spec{
	{Key: "speaker", Type: Who, Required: true, Doc: "who spoke", Example: "jane-roe"},
	{Key: "act", Type: Choice, Required: true, Choices: acts, Doc: "what was done by speaking", Example: "warn"},
	{Key: "said", Type: Date, Required: true, Doc: "when it was said; never the day of publication", Example: `"2025-11~"`},
	{Key: "office", Type: Text, Doc: "the office of that day, where the speaker's posts do not give it", Example: "Minister of Works"},
	{Key: "audience", Type: Who, List: true, Doc: "to whom", Example: "[john-doe]"},
	{Key: "relayed_by", Type: Who, List: true, Doc: "who passed it on", Example: "[{unnamed: senior official, of: foreign-office}]"},
	{Key: "on_behalf_of", Type: Who, Doc: "for whom", Example: "water-board"},
	{Key: "channel", Type: Text, Doc: "through what", Example: "telephone"},
	{Key: "about", Type: Ref, List: true, Kinds: []Kind{Theme}, Doc: "the themes that it concerns", Example: "[water-supply]"},
	{Key: "demand", Type: Text, Doc: "what was asked for", Example: "no interference with operations"},
	{Key: "consequence", Type: Text, Doc: "what was held out if the demand is not met, or, without a demand, what was said would follow", Example: "a response by the administration"},
	{Key: "deadline", Type: Date, Doc: "until when", Example: `"2025-12"`},
	{Key: "appearances", Type: Group, List: true, Required: true, Fields: spoken, Doc: "where it is reported", Example: "[{article: first-report, quote: the words}]"},
	{Key: "relations", Type: Group, Fields: relations(), Doc: "how it bears on other statements", Example: "{escalates: [another-statement]}"},
	{Key: "outcome", Type: Group, Doc: "what came of it", Example: "{status: open}", Fields: []Spec{
		{Key: "status", Type: Choice, Required: true, Choices: outcomes, Doc: "how it stands", Example: "open"},
		{Key: "date", Type: Date, Doc: "since when", Example: `"2025-12"`},
		{Key: "note", Type: Text, Doc: "how that is known", Example: "no article reports an answer"},
	}},
	{Key: "title", Type: Text, Doc: "a heading of its own; made from the other fields when missing", Example: "A final notice"},
}

var eventFields = []Spec{
	{Key: "title", Type: Text, Required: true, Doc: "what happened", Example: "Opening of the pumping station"},
	{Key: "date", Type: Date, Required: true, Doc: "when", Example: `"2025-11-11"`},
	{Key: "place", Type: Text, Doc: "where", Example: "London"},
	people, bodies, themes,
	{Key: "appearances", Type: Group, List: true, Fields: appearance, Doc: "where it is reported", Example: "[{article: first-report, quote: the words}]"},
}

var pageFields = []Spec{
	{Key: "title", Type: Text, Required: true, Doc: "the heading of the page", Example: "Method"},
	brief,
}
