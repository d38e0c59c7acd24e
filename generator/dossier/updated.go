package dossier

import "dossier/generator/edtf"

// Nobody writes down when a record was changed, and a clock would make every build
// differ. What a record says of itself has days in it, though: an article's
// publication and retrieval, a note's writing, the coming about of an outcome. The
// latest of these is when the record is known to have been as it is, which is what
// feeds and the sitemap give. The functions here return the zero Day when nothing
// is known.

// Added returns the day on which an article can have come into the dossier at the
// earliest.
func (a *Article) Added() edtf.Day { return later(known(a.Published), known(a.Retrieved)) }

// Updated returns the latest day that the article or one of its notes speaks of.
func (a *Article) Updated() edtf.Day {
	day := a.Added()
	for _, n := range a.Notes {
		day = later(day, n.Updated())
	}
	return day
}

// Updated returns the day on which the note was last changed.
func (a *Annotation) Updated() edtf.Day { return later(known(a.Created), known(a.Modified)) }

// Updated returns the latest day of the articles that report the statement and of
// its outcome.
func (s *Statement) Updated() edtf.Day {
	day := added(s.Appearances)
	if s.Outcome != nil {
		day = later(day, known(s.Outcome.Date))
	}
	return day
}

// Updated returns the latest day of the articles that report the event.
func (e *Event) Updated() edtf.Day { return added(e.Appearances) }

// Updated returns the latest day of the articles that name the entity and of the
// notes on it.
func (x *Entity) Updated() edtf.Day {
	var day edtf.Day
	for _, b := range x.Articles {
		day = later(day, b.Article.Added())
	}
	for _, n := range x.Notes {
		day = later(day, n.Updated())
	}
	return day
}

func added(all []*Appearance) edtf.Day {
	var day edtf.Day
	for _, a := range all {
		day = later(day, a.Article.Added())
	}
	return day
}

// known returns the first day that a date may be, the last one of a date without a
// beginning.
func known(d edtf.Date) edtf.Day {
	if day, ok := d.Earliest(); ok {
		return day
	}
	day, _ := d.Latest()
	return day
}

func later(a, b edtf.Day) edtf.Day {
	if a == (edtf.Day{}) || b != (edtf.Day{}) && a.Compare(b) < 0 {
		return b
	}
	return a
}
