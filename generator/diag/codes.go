package diag

import "slices"

// Code names a kind of problem, "area/problem". Codes are stable: tools and
// people may keep lists of them.
type Code string

// The codes, by area. What each means stands in the table below.
const (
	FileUnreadable  Code = "file/unreadable"
	FileNotUTF8     Code = "file/not-utf8"
	FileControl     Code = "file/control"
	FileNUL         Code = "file/nul"
	FileOutside     Code = "file/outside"
	FileFolder      Code = "file/folder"
	FileStray       Code = "file/stray"
	FileTooLarge    Code = "file/too-large"
	FileBOM         Code = "file/bom"
	FileCRLF        Code = "file/crlf"
	FileDossier     Code = "file/no-dossier"
	MatterMissing   Code = "matter/missing"
	MatterUnclosed  Code = "matter/unclosed"
	MatterSyntax    Code = "matter/syntax"
	MatterAlias     Code = "matter/alias"
	MatterComment   Code = "matter/comment"
	FieldUnknown    Code = "field/unknown"
	FieldDuplicate  Code = "field/duplicate"
	FieldMissing    Code = "field/missing"
	FieldPrivate    Code = "field/private"
	FieldQuotes     Code = "field/quotes"
	FieldRepeated   Code = "field/repeated"
	FieldType       Code = "field/type"
	FieldValue      Code = "field/value"
	FieldDate       Code = "field/date"
	FieldURL        Code = "field/url"
	FieldLanguage   Code = "field/language"
	AddressDomain   Code = "address/domain"
	AddressEmpty    Code = "address/empty"
	AddressShared   Code = "address/shared"
	IDShared        Code = "id/shared"
	Internal        Code = "internal/panic"
	RefUnknown      Code = "ref/unknown"
	RefAmbiguous    Code = "ref/ambiguous"
	RefKind         Code = "ref/kind"
	RefCycle        Code = "ref/cycle"
	LinkUnsafe      Code = "link/unsafe"
	LinkBroken      Code = "link/broken"
	LinkFragment    Code = "link/fragment"
	LinkGone        Code = "link/gone"
	LinkPicture     Code = "link/picture"
	MarkdownExposed Code = "markdown/exposed"
	MarkdownHTML    Code = "markdown/html"
	MarkdownNote    Code = "markdown/footnote"
	MarkdownLimit   Code = "markdown/limit"
	MarkdownPrivate Code = "markdown/private"
	MarkdownTable   Code = "markdown/table"
	NameShared      Code = "name/shared"
	NameAmbiguous   Code = "name/ambiguous"
	NameEmpty       Code = "name/empty"
	NameDirection   Code = "name/direction"
	NameLookalike   Code = "name/lookalike"
	NoteEmpty       Code = "note/empty"
	ArticleEmpty    Code = "article/empty"
	ArticleTwice    Code = "article/twice"
	DateOrder       Code = "date/order"
	DateOffice      Code = "date/office"
	DatePublished   Code = "date/published"
	DateRelation    Code = "date/relation"
	AnchorAmbiguous Code = "anchor/ambiguous"
	AnchorDrifted   Code = "anchor/drifted"
	AnchorOrphan    Code = "anchor/orphan"
	StatementSelf   Code = "statement/self"
	StatementGrade  Code = "statement/grade"
	StyleUnclosed   Code = "style/unclosed"
	TemplateError   Code = "template/error"
	TemplateLang    Code = "template/language"
	OutputCollision Code = "output/collision"
)

// entry is one row of the table of codes.
type entry struct {
	code     Code
	severity Severity
	text     string
}

// table lists every code with its severity and its explanation, sorted by code.
func table() []entry {
	return []entry{
		{AddressDomain, Warning, "The domain in dossier.md is another than that of base_url, or than the one in static/CNAME. The host serves the site at the domain in CNAME, while feeds, the sitemap and canonical addresses name base_url, so that they lead elsewhere. A file static/CNAME counts more than domain.\n\nWrite the same host in all of them, or delete what is not needed: domain alone makes CNAME and the address of the site."},
		{AddressEmpty, Error, "A record's address is made from its file name: letters and digits stay, everything else becomes a hyphen. A name such as \"!!!.md\" leaves nothing to make an address of.\n\nRename the file so that its name holds at least one letter or digit."},
		{AddressShared, Error, "Two records would be written to one page, because their file names differ only in what an address leaves out (capitals, accents, punctuation).\n\nRename one of the two files."},
		{AnchorAmbiguous, Warning, "The quoted words stand in the article more than once, and the words before and after them do not tell which place is meant. The note stands at the foot of the article until they do.\n\nAdd prefix and suffix, the words before and after the passage; the message has them ready for every place."},
		{AnchorDrifted, Warning, "The quoted words do not stand in the article as they are, most likely because it was edited. One passage is so much like them, with no number, date, negation or name changed, that the note was put there and marked.\n\nCompare the two and paste the new quotation from the message."},
		{AnchorOrphan, Warning, "The quoted words do not stand in the article, and no passage is enough like them, or a number, a date, a negation or a name differs. The note stands at the foot of the article.\n\nQuote the passage anew, in the words of the article; the message shows the nearest place."},
		{ArticleEmpty, Warning, "The page of an article says that its text is there, in full unless the field text says otherwise, and below the front matter stands none. Most often it was to be pasted and was forgotten.\n\nWrite the text below the front matter. For a source that is only cited, write text: metadata; the page then says that the text is not reproduced."},
		{ArticleTwice, Warning, "Two articles give the same address of their original, so that one source may be counted as two.\n\nDelete one of the two, after moving its notes to the other, or correct the address."},
		{DateOffice, Warning, "A statement gives its speaker an office which, by the dates in the speaker's record, he or she did not hold on that day.\n\nCheck the date of the statement, the office, and the dates of the post."},
		{DateOrder, Error, "Of two dates in one record the one that must be later is earlier, for example an office that ends before it begins, or an article that was read half a year or more before it was published.\n\nCheck both dates. Where one of them is not certain, write so: \"2025?\", \"2025~\" or an interval."},
		{DatePublished, Error, "A statement is dated after the publication of an article that reports it.\n\nCheck both dates. Where the day of the utterance is not known, give its bounds: \"../2025-11\"."},
		{DateRelation, Error, "A statement is said to answer, repeat or contradict one that was certainly made later.\n\nWrite the relation in the later of the two statements, or check the dates."},
		{FieldDate, Error, "A date is written in EDTF (ISO 8601-2): \"2025-10-21\", \"2025-10\", \"2025\", \"2025-11~\" for about, \"2020-09-21?\" for not certain, \"2025-10-21/2025-11\" for a range, \"../2025\" for an open one.\n\nWrite the date in one of these forms, year first."},
		{FieldDuplicate, Error, "A field stands twice in the front matter of one record, or of one entry of a list. Which of the two is meant, nobody can tell.\n\nKeep one of them, or join them into one list."},
		{FieldLanguage, Error, "A language is written as a BCP 47 tag: \"en\", \"ar\", \"ckb\", \"pt-BR\".\n\nWrite the tag of the language, not its name."},
		{FieldMissing, Error, "A field that this kind of record cannot do without is missing or empty. ~ and null are YAML's words for nothing.\n\nAdd it to the front matter."},
		{FieldPrivate, Error, "A private remark, %%…%%, stands in a field of the front matter. Only texts have such remarks, which are left out of the site; a field is published as it is written.\n\nMove the remark into the text of the record, or write it as a comment of YAML, on a line of its own that begins with #. Where no remark is meant, write % once."},
		{FieldQuotes, Warning, "A value stands between curly quotation marks, “…”, which phones and word processors write in place of straight ones. For YAML they are a part of the value: they are published with it, and a quotation with them is at most found nearly so.\n\nWrite straight ones, \"…\". Where curly ones are to be shown, put straight ones around them."},
		{FieldRepeated, Warning, "A list has the same entry twice. The second one was left out.\n\nDelete one of the two, or write what was meant in its place."},
		{FieldType, Error, "A field holds another kind of value than it takes: a list where one value belongs, a value where a group of fields belongs.\n\nThe help shows how the field is written."},
		{FieldUnknown, Error, "The front matter has a field that this kind of record does not know. It is an error and not ignored, since a misspelt field is a lost one.\n\nCorrect the spelling, move the text into the body, or delete the field. \"aliases\", \"tags\" and \"cssclasses\" are accepted on every record, as Obsidian writes them."},
		{FieldURL, Error, "An address must be complete, begin with http:// or https://, and hold no user, token or password, which would be published.\n\nWrite the whole address as the browser shows it."},
		{FieldValue, Error, "The field takes one of a fixed set of words, or a value of a fixed form, and this is not one.\n\nThe help lists what may stand there."},
		{FileBOM, Warning, "The file begins with a byte-order mark, an invisible character that some Windows programs put before UTF-8 text. It was left out.\n\nSave the file as \"UTF-8\", not \"UTF-8 with BOM\"."},
		{FileControl, Error, "A text holds a control character, such as U+0008, which no page may hold and no reader would see. Most often it came along when a text was copied from another program.\n\nDelete it. Your editor may not show it; the message names its line and column."},
		{FileCRLF, Warning, "The lines of the file end in CR LF, or in CR alone. They were read as ordinary lines, but the file differs between machines.\n\nSave it with LF line ends, which every editor can. In git, a line \"* text=auto eol=lf\" in .gitattributes keeps them so."},
		{FileFolder, Error, "A folder has a name that ends in .md, where a record was expected, or a symbolic link leads to a folder. Such links are not followed, since they could read a record twice, or never end.\n\nRename the folder; sub-folders for records may have any other name. Replace a link with the folder itself."},
		{FileDossier, Error, "A content folder needs a file dossier.md with at least a title. It makes the front page.\n\nCreate content/dossier.md:\n\n---\ntitle: The name of the dossier\n---\nWhat it is, in two sentences."},
		{FileNotUTF8, Error, "The file is not UTF-8 text. Some editors save in another encoding, such as Windows-1256 or Latin-1.\n\nOpen the file in its encoding and save it as UTF-8."},
		{FileNUL, Error, "The file holds a NUL byte, which no text has. Most often it is a binary file with the wrong name, or a text saved as UTF-16.\n\nSave it as UTF-8, or remove it from content/."},
		{FileOutside, Error, "A symbolic link leads out of content/, static/ or templates/, or is absolute. What stands elsewhere is not part of the dossier and would not be there for others.\n\nReplace the link with the file itself."},
		{FileStray, Warning, "A file stands in content/ where no record is read from: records are .md files in articles/, actors/, organizations/, themes/, annotations/, statements/, events/ and pages/, and content/dossier.md.\n\nMove it to the folder of its kind, or out of content/."},
		{FileTooLarge, Error, "The file is larger than a record may be. A record is one article, one person, one note; the limit keeps one wrong file from taking all memory.\n\nSplit the text, or remove the file from content/."},
		{FileUnreadable, Error, "The file could not be read: it may lack permission, have vanished while the build ran, or be a broken link, a device or a pipe.\n\nMake it readable, or remove it."},
		{IDShared, Error, "Two files of one kind have the same name, in different sub-folders. The file name is the record's id, and folders do not count. Or two editors in dossier.md have one id.\n\nRename one of the two."},
		{Internal, Error, "Something in the file led dossier into a mistake of its own. Nothing is wrong with the file, or if there is, the message for it is missing. All other files were gone through.\n\nPlease report it with the file and the message. Until it is mended, take the file out of content/, or change what you changed last."},
		{LinkBroken, Error, "A relative link in the text leads to no page of the dossier, or the picture of a record is not there.\n\nUse [[id]] for a record, which is checked and keeps working when pages move, or a complete address for another site."},
		{LinkFragment, Error, "A link leads to a place in a page that the page does not have, such as a paragraph beyond its last.\n\nCount the paragraphs on the page, or drop the part after the #."},
		{LinkGone, Warning, "The host of an address says that the page is not there (404 or 410). Only dossier check --links asks; a build never does.\n\nLook for an archived copy. Of an article, keep the address and give the copy under archived; elsewhere, put the copy's address in its place."},
		{LinkPicture, Warning, "A picture is on another site. The page has a link to it in its place, since to show it would tell that site who reads, and it would vanish with that site.\n\nSave the picture in static/ and write its path from there, ![what it shows](/pictures/name.jpg); or take the ! away when a link is meant."},
		{LinkUnsafe, Warning, "The address of a link could run a script in the reader's browser, or is of a kind that the dossier does not write (javascript:, data:, vbscript:, file:). The link was written as plain text.\n\nUse an http, https or mailto address, or a link to a record."},
		{MarkdownExposed, Error, "A private remark or a comment stands behind marks of code that are not closed as markdown closes them, so that it cannot be told from code and would be shown. Nothing is written until it can.\n\nClose the code before it with its own signs on a line of their own, or put a backslash before percent signs that are no remark."},
		{MarkdownNote, Warning, "A footnote is defined, [^1]: …, and nothing in the text refers to it, or an earlier one has the same mark: markdown leaves such a footnote out of the page. Or a mark stands in the text whose footnote is not defined, and is shown as it is written.\n\nPut the mark, [^1], where it belongs, or give the footnote a mark of its own, or delete it; of a mark without a footnote, write the footnote."},
		{MarkdownHTML, Warning, "Raw HTML in the text is not carried into the pages; it is shown as the text that it is.\n\nWrite it in markdown, or put it between backquotes when you mean to show it."},
		{MarkdownLimit, Error, "The text has so much of one thing that it would take very long to read, or make a page that no browser can show: block quotations and lists nested 100 deep, 5,000 signs of markup in one paragraph, 5,000 footnotes, tables most of whose cells are missing, megabytes of addresses. Most often the file is no text that anybody wrote.\n\nDivide the text, or remove the file from content/."},
		{MarkdownPrivate, Warning, "A private remark opens with %% and is never closed. To be safe, all that follows in the text was left out.\n\nClose the remark with %%."},
		{MarkdownTable, Warning, "A row of a table has more cells than the table has columns. Markdown leaves out those that are too many. Most often a | that belongs to a text, as in [[id|name]], is read as the border of a cell.\n\nWrite \\| for such a sign, or give the head of the table another column."},
		{MatterAlias, Error, "YAML anchors, aliases, merge keys and tags (&name, *name, <<, !name) are not read in front matter: they let a few lines stand for millions, or a text for something else. Most often none is meant, but emphasis or an exclamation mark at the beginning of a value.\n\nWrite the value out, or put it between quotation marks."},
		{MatterComment, Warning, "A value without quotation marks holds a # after a space. YAML takes it, and the rest of the line, for a comment, so that it is missing from the page.\n\nPut the whole value between double quotation marks. A comment that is meant as one stands on a line of its own, or two spaces behind the value."},
		{MatterMissing, Error, "The record has no front matter. Its fields stand at the top of the file between two lines of three hyphens.\n\nBegin the file with:\n\n---\ntitle: …\n---"},
		{MatterSyntax, Error, "The front matter is not valid YAML, so nothing in it can be read. Frequent causes: a colon followed by a space inside a value, a quotation mark that is not closed, a tab used to indent.\n\nPut the value between double quotation marks, and indent with spaces."},
		{MatterUnclosed, Error, "The front matter begins with --- and has no line --- that ends it.\n\nAdd a line of three hyphens after the last field."},
		{NameAmbiguous, Warning, "A name in the text fits two or more records, and nothing tells which is meant, so it is not linked.\n\nWrite the link out, [[id|name]], or keep the word unlinked by listing it under \"not\" in the article."},
		{NameDirection, Warning, "A name holds characters that nobody sees and that turn the direction of writing. With them a name can be shown as another one; most often they came with a copied text. Names in any script are shown right without them.\n\nWrite the name as the message gives it."},
		{NameEmpty, Error, "A name, alias or short name is empty, or holds no letter or digit, so that it can be found nowhere.\n\nWrite the name, or delete the line."},
		{NameLookalike, Warning, "A name holds letters that look like Latin ones and are none, such as a Cyrillic \"а\" within a Latin word, full-width or mathematical letters, or is spelt wholly in such letters while another record has the name that it looks like. Such a name is not found where it is spelt as everybody spells it, and may pretend to be another.\n\nType the name anew in the letters of its language; the message gives it in Latin ones."},
		{NameShared, Warning, "Two records list the same name, spelt alike but for capitals, accents and hyphens. Where it stands in a text, nothing tells which is meant, and it stays unlinked.\n\nKeep the name with one of the two, or make it a short name of both: a short name links after the full name of exactly one bearer."},
		{NoteEmpty, Warning, "A note has neither a text nor a title, and is to comment, describe, question, assess, edit or reply, which takes words. Readers see a mark with nothing to it.\n\nWrite the note below the front matter; or, to mark a passage without words, write motivation: highlighting."},
		{OutputCollision, Error, "Two pages or files of the site would get the same path, or paths that some file systems cannot tell apart.\n\nRename one of the records, or the file in static/."},
		{RefAmbiguous, Error, "A link [[…]] or the reference in a field fits two or more records.\n\nName the kind: [[actors/id]] or [[organizations/id]], in a field without the brackets."},
		{RefCycle, Error, "Records point to each other in a circle where only a line makes sense: a theme broader than itself, an organization that is its own parent.\n\nTake out one of the references."},
		{RefKind, Error, "The reference leads to a record of another kind than the field takes.\n\nThe help names the kind that is wanted."},
		{RefUnknown, Error, "A reference or a link leads to a record that does not exist.\n\nCorrect the id (a record's id is its file name without .md), or add the record; when it was renamed, list its old id under its former_ids."},
		{StatementGrade, Warning, "The information of a report is graded 1, confirmed by other sources, but all appearances of the statement rest on one origin.\n\nAdd the appearance with the second, independent origin, or give the information a figure from 2 to 6, such as B2."},
		{StatementSelf, Error, "A statement stands in a relation to itself.\n\nName the other statement, or take the relation out."},
		{StyleUnclosed, Warning, "A style sheet in static/css/ that stands in the place of a part of the common one, css/dossier.css, has a brace, a bracket, a comment or an address that is not closed, or a brace too many. The parts follow one another in one file, so that the rules of those behind it are lost, too.\n\nClose it. Where several are open, the message names the last one."},
		{TemplateError, Error, "A template in templates/ cannot be used: it has a syntax error, asks for something that its page does not have, or has text outside of the parts that it defines, which no page would show.\n\nCompare it with the built-in template of the same name, or delete it to use that one."},
		{TemplateLang, Warning, "What stands around the content of a page, such as menus, headings and the names of months, is there in English and Arabic. In a dossier of another language it stays English, in pages that say that they are in the language of the dossier, so that a screen reader pronounces it wrongly.\n\nPut a file lang/LANGUAGE.json into the dossier's own folder templates/, with the texts of the built-in templates/lang/en.json in that language. What it lacks stays English; a file with {} alone keeps all of it, without this warning."},
	}
}

// Codes returns every code in alphabetical order.
func Codes() []Code {
	var codes []Code
	for _, e := range table() {
		codes = append(codes, e.code)
	}
	return codes
}

// Severity returns what a problem of this code does to the build. A code that is
// not in the table is an error.
func (c Code) Severity() Severity {
	if e, ok := c.find(); ok {
		return e.severity
	}
	return Error
}

// Explain returns what the code means and what to do about it, in a few lines of
// plain text; false for a code that does not exist.
func (c Code) Explain() (string, bool) {
	e, ok := c.find()
	return e.text, ok
}

func (c Code) find() (entry, bool) {
	rows := table()
	i := slices.IndexFunc(rows, func(e entry) bool { return e.code == c })
	if i < 0 {
		return entry{}, false
	}
	return rows[i], true
}
