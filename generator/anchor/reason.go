package anchor

// Reason says why a place, or a quotation as a whole, was refused.
type Reason uint8

// The reasons. None is the zero value.
const (
	None Reason = iota
	// Empty: the quotation has no visible character.
	Empty
	// TooShort: the words do not stand there, and a single word or fewer than eight
	// code points look like too many other things to be searched approximately.
	TooShort
	// TooLong: the words do not stand there, and more than 4096 code points are not
	// searched approximately.
	TooLong
	// LongerThanText: the quotation is longer than the whole text.
	LongerThanText
	// TooDifferent: the nearest place is less than 90 % similar.
	TooDifferent
	// NumberDiffers: a number, date, weekday, month, currency or percentage differs.
	NumberDiffers
	// NegationDiffers: one of the two says not, the other does not.
	NegationDiffers
	// NameDiffers: a name, or the order of names, differs.
	NameDiffers
	// OppositeDiffers: a word became its opposite, as before and after.
	OppositeDiffers
	// WordDiffers: words were replaced, which is refused where they were a good part of
	// a sentence, or where surroundings or a nearer place speak against the place as
	// well.
	WordDiffers
	// RunnerUpNear: two places are about equally near.
	RunnerUpNear
	// ContextDiffers: the words stand there, but prefix and suffix speak against the
	// place.
	ContextDiffers
)

// String describes the reason in lower case, to stand after "because".
func (r Reason) String() string {
	switch r {
	case None:
		return "none"
	case Empty:
		return "the quotation is empty"
	case TooShort:
		return "the quotation is too short to be found unless every character agrees"
	case TooLong:
		return "the quotation is too long to be found unless every character agrees"
	case LongerThanText:
		return "the quotation is longer than the text"
	case TooDifferent:
		return "the nearest place is too different"
	case NumberDiffers:
		return "a number or date differs"
	case NegationDiffers:
		return "a negation differs"
	case NameDiffers:
		return "a name differs"
	case OppositeDiffers:
		return "a word became its opposite"
	case WordDiffers:
		return "words of it stand for other words"
	case RunnerUpNear:
		return "another place is nearly as near"
	case ContextDiffers:
		return "the words before and after it differ"
	}
	return "unknown"
}

// Difference is a pair of differing wordings, as they stand in the quotation and in the
// text, for instance "12" and "14". Either may be empty.
type Difference struct{ Quoted, Found string }
