package edtf

import (
	"errors"
	"strings"
	"testing"

	"dossier/generator/locale"
)

// TestParse has every kind of date of levels 0 and 1, and what is read of level 2, with the first
// and the last day ("" is unbounded), the value for HTML and the words.
func TestParse(t *testing.T) {
	english := locale.English()
	tests := []struct{ text, first, last, iso, words string }{
		// Level 0.
		{"1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", "12 April 1985"},
		{"1985-04", "1985-04-01", "1985-04-30", "1985-04", "April 1985"},
		{"1985", "1985-01-01", "1985-12-31", "1985", "1985"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-02", "February 2024"},
		{"2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29", "29 February 2024"},
		{"1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30", "12 April 1985, 23:20"},
		{"1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30Z", "12 April 1985, 23:20 UTC"},
		{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30-04:00", "12 April 1985, 23:20 UTC-04:00"},
		{"1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "1985-04-12T23:20:30+04:30", "12 April 1985, 23:20 UTC+04:30"},
		{"2025-10-21T14:30+00:00", "2025-10-21", "2025-10-21", "2025-10-21T14:30Z", "21 October 2025, 14:30 UTC"},
		{"1964/2008", "1964-01-01", "2008-12-31", "", "1964 to 2008"},
		{"2004-06/2006-08", "2004-06-01", "2006-08-31", "", "June 2004 to August 2006"},
		{"2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "", "1 February 2004 to 8 February 2005"},
		{"2004-02-01/2005-02", "2004-02-01", "2005-02-28", "", "1 February 2004 to February 2005"},
		{"2004-02-01/2005", "2004-02-01", "2005-12-31", "", "1 February 2004 to 2005"},
		{"2005/2006-02", "2005-01-01", "2006-02-28", "", "2005 to February 2006"},
		{"2025-10-21/2025-11", "2025-10-21", "2025-11-30", "", "21 October 2025 to November 2025"},
		{"2025-10-21/2025-10-23", "2025-10-21", "2025-10-23", "", "21 to 23 October 2025"},
		{"2025-10-21/2025-11-03", "2025-10-21", "2025-11-03", "", "21 October to 3 November 2025"},
		{"2025-10/2025-11", "2025-10-01", "2025-11-30", "", "October to November 2025"},
		{"2025/2025", "2025-01-01", "2025-12-31", "2025", "2025"},
		{"0000", "0000-01-01", "0000-12-31", "", "1 BCE"},
		{"0476-09-04", "0476-09-04", "0476-09-04", "0476-09-04", "4 September 476 CE"},

		// Level 1: years, seasons, qualifiers.
		{"Y170000002", "170000002-01-01", "170000002-12-31", "170000002", "170000002"},
		{"Y-170000002", "-170000002-01-01", "-170000002-12-31", "", "170000003 BCE"},
		{"Y17000", "17000-01-01", "17000-12-31", "17000", "17000"},
		{"-1985", "-1985-01-01", "-1985-12-31", "", "1986 BCE"},
		{"-0043-03-15", "-0043-03-15", "-0043-03-15", "", "15 March 44 BCE"},
		{"-0004-02-29", "-0004-02-29", "-0004-02-29", "", "29 February 5 BCE"},
		{"2001-21", "2001-03-01", "2001-06-21", "2001", "spring 2001"},
		{"2001-22", "2001-06-01", "2001-09-23", "2001", "summer 2001"},
		{"2020-23", "2020-09-01", "2020-12-22", "2020", "autumn 2020"},
		{"2020-24", "2020-12-01", "2021-03-21", "", "winter 2020"},
		{"1984?", "1984-01-01", "1984-12-31", "1984", "possibly 1984"},
		{"2004-06~", "2004-06-01", "2004-06-30", "2004-06", "about June 2004"},
		{"2004-06-11%", "2004-06-11", "2004-06-11", "2004-06-11", "possibly about 11 June 2004"},
		{"2020-09-21?", "2020-09-21", "2020-09-21", "2020-09-21", "possibly 21 September 2020"},
		{"2020-23~", "2020-09-01", "2020-12-22", "2020", "about autumn 2020"},

		// Level 1: unspecified digits.
		{"201X", "2010-01-01", "2019-12-31", "", "the 2010s"},
		{"20XX", "2000-01-01", "2099-12-31", "", "the years 2000 to 2099"},
		{"202X~", "2020-01-01", "2029-12-31", "", "about the 2020s"},
		{"2004-XX", "2004-01-01", "2004-12-31", "2004", "some month in 2004"},
		{"1985-04-XX", "1985-04-01", "1985-04-30", "1985-04", "some day in April 1985"},
		{"2024-12-XX", "2024-12-01", "2024-12-31", "2024-12", "some day in December 2024"},
		{"1985-XX-XX", "1985-01-01", "1985-12-31", "1985", "some day in 1985"},
		{"047X", "0470-01-01", "0479-12-31", "", "the 470s CE"},
		{"000X", "0000-01-01", "0009-12-31", "", "the years 1 BCE to 9 CE"},
		{"-012X", "-0129-01-01", "-0120-12-31", "", "the years 130 to 121 BCE"},

		// Level 1: extended intervals.
		{"1985-04-12/..", "1985-04-12", "", "", "from 12 April 1985"},
		{"1985-04/..", "1985-04-01", "", "", "from April 1985"},
		{"2022/..", "2022-01-01", "", "", "from 2022"},
		{"../1985-04-12", "", "1985-04-12", "", "until 12 April 1985"},
		{"../2025", "", "2025-12-31", "", "until 2025"},
		{"1985-04-12/", "1985-04-12", "", "", "from 12 April 1985 until an unknown date"},
		{"1985/", "1985-01-01", "", "", "from 1985 until an unknown date"},
		{"/1985-04", "", "1985-04-30", "", "from an unknown date until April 1985"},
		{"/1985", "", "1985-12-31", "", "from an unknown date until 1985"},
		{"1984~/2004-06", "1984-01-01", "2004-06-30", "", "about 1984 to June 2004"},
		{"1984/2004-06~", "1984-01-01", "2004-06-30", "", "1984 to about June 2004"},
		{"1984?/2004%", "1984-01-01", "2004-12-31", "", "possibly 1984 to possibly about 2004"},
		{"1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "", "possibly 2 June 1984 to about 8 August 2004"},
		{"../2025-11~", "", "2025-11-30", "", "until about November 2025"},

		// Level 2: qualified components.
		{"2004-06~-11", "2004-06-11", "2004-06-11", "2004-06-11", "11 June 2004 (year and month approximate)"},
		{"2004?-06-11", "2004-06-11", "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain)"},
		{"2024-?12", "2024-12-01", "2024-12-31", "2024-12", "December 2024 (month uncertain)"},
		{"?2004-06-~11", "2004-06-11", "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain, day approximate)"},
		{"2004-%06-11", "2004-06-11", "2004-06-11", "2004-06-11", "11 June 2004 (month uncertain and approximate)"},
		{"2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", "", "1 June 2004 (day approximate) to 20 June 2004 (day approximate)"},
		{"?2024", "2024-01-01", "2024-12-31", "2024", "possibly 2024"},

		// Level 2: unspecified digits, groupings, sets.
		{"156X-12-25", "1560-12-25", "1569-12-25", "", "25 December of some year in the 1560s"},
		{"15XX-12-XX", "1500-12-01", "1599-12-31", "", "some day in December of some year from 1500 to 1599"},
		{"XXXX-12-XX", "0000-12-01", "9999-12-31", "", "some day in December of an unknown year"},
		{"XXXX-02-29", "0000-02-29", "9996-02-29", "", "29 February of an unknown year"},
		{"1984-1X", "1984-10-01", "1984-12-31", "1984", "some month in 1984 (1984-1X)"},
		{"2024-XX-31", "2024-01-31", "2024-12-31", "2024", "day 31 of some month in 2024"},
		{"1X85", "1085-01-01", "1985-12-31", "", "the years 1085 to 1985 (1X85)"},
		{"2001-34", "2001-04-01", "2001-06-30", "2001", "the second quarter of 2001"},
		{"2001-39", "2001-09-01", "2001-12-31", "2001", "the last third of 2001"},
		{"2001-41", "2001-07-01", "2001-12-31", "2001", "the second half of 2001"},
		{"2001-29", "2001-09-01", "2001-12-22", "2001", "southern spring 2001"},
		{"2001-30", "2001-12-01", "2002-03-21", "", "southern summer 2001"},
		{"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "", "1667, 1668 or 1670 to 1672"},
		{"{1667,1668, 1670..1672}", "1667-01-01", "1672-12-31", "", "1667, 1668 and 1670 to 1672"},
		{"[1668,1667]", "1667-01-01", "1668-12-31", "", "1668 or 1667"},
		{"[..1760-12-03]", "", "1760-12-03", "", "3 December 1760 or earlier"},
		{"[1760-12..]", "1760-12-01", "", "", "December 1760 or later"},
		{"{..1984}", "", "1984-12-31", "", "1984 and earlier"},
		{"[1760-01,1760-02,1760-12..]", "1760-01-01", "", "", "January 1760, February 1760 or December 1760 or later"},
	}
	for _, test := range tests {
		d, err := Parse(test.text)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if first, last := d.Days(); first != test.first || last != test.last {
			t.Errorf("%s: from %q to %q, want %q to %q", test.text, first, last, test.first, test.last)
		}
		if got := d.ISO(); got != test.iso {
			t.Errorf("%s: ISO %q, want %q", test.text, got, test.iso)
		}
		if got := d.Words(english); got != test.words {
			t.Errorf("%s: words %q, want %q", test.text, got, test.words)
		}
		if d.String() != test.text {
			t.Errorf("%s: written back as %s", test.text, d)
		}
	}
}

// TestRefused has what editors write, where the caret stands, and what they are told.
func TestRefused(t *testing.T) {
	const general = "write 2025,"
	tests := []struct {
		text    string
		offset  int
		message string
		help    string // the date proposed, or the start of the help
	}{
		{"", 0, "the date is empty", "leave the field out"},
		{"21.10.2025", 0, `"21" is not a year of four digits`, "2025-10-21"},
		{"21-10-2025", 0, `"21" is not a year of four digits`, "2025-10-21"},
		{"2025/10/21", 7, `an interval has one "/" between two dates`, "2025-10-21"},
		{"10/21/2025", 5, `an interval has one "/" between two dates`, "2025-10-21"},
		{"03/04/2025", 5, `an interval has one "/" between two dates`, "write 2025-04-03 or 2025-03-04"},
		{"2025-13-01", 5, `"13" is not a month`, "2025-01-13"},
		{"2025-2-3", 5, `"2" is not a month of two digits`, "2025-02-03"},
		{"2025-1x", 5, `"1" is not a month of two digits`, "2025-1X"},
		{"2025/26", 5, `"26" is not a year of four digits`, general},
		{"2025-1", 5, `"1" is not a month of two digits`, "2025-01"},
		{"10.2025", 0, `"10" is not a year of four digits`, "2025-10"},
		{"20251021", 0, `"20251021" is not a year of four digits`, "2025-10-21"},
		{"2025-02-30", 8, "February 2025 has no day 30", "2025-02-28"},
		{"2023-02-29", 8, "February 2023 has no day 29", "2023-02-28"},
		{"-0001-02-29", 9, "February 2 BCE has no day 29", general},
		{"2025-02-30~", 8, "February 2025 has no day 30", "2025-02-28~"},
		{"XXX1-02-29", 8, `no month that fits "XXX1-02-29" has a day 29`, general},
		{"2025-10-32", 8, `"32" is not a day`, general},
		{"2025-00", 5, `"00" is not a month`, "2025-XX"},
		{"2025-42", 5, `"42" is not a month`, general},
		{"2025-21-03", 5, `"21" is not a month: it stands for spring, which has no day`, "2025-03-21"},
		{"2025-", 5, `the month after "2025-" is missing`, general},
		{"October 2025", 0, `"October 2025" is not a date`, "2025-10"},
		{"21 October 2025", 0, `"21" is not a year of four digits`, "2025-10-21"},
		{"Monday, 3rd of March, 2025", 0, `"Monday, 3rd of March, 2025" is not a date`, "2025-03-03"},
		{"Sept. 3, 2025", 0, `"Sept. 3, 2025" is not a date`, "2025-09-03"},
		{"3 September 2025", 0, `"3" is not a year of four digits`, "2025-09-03"},
		{"c. May 2025?", 0, `"c. May 2025?" is not a date`, "2025-05%"},
		{"circa 21 Oct. 2025", 0, `"circa 21 Oct. 2025" is not a date`, "2025-10-21~"},
		{"possibly 2020-09-21", 0, `"possibly 2020-09-21" is not a date`, "2020-09-21?"},
		{"autumn 2020", 0, `"autumn 2020" is not a date`, "2020-23"},
		{"the 2020s", 0, `"the 2020s" is not a date`, "202X"},
		{"until 2025", 0, `"until 2025" is not a date`, "../2025"},
		{"since May 2022", 0, `"since May 2022" is not a date`, "2022-05/.."},
		{"from 2022 to 2025", 0, `"from 2022 to 2025" is not a date`, "2022/2025"},
		{"2020–2025", 4, `"–2025" is not expected after "2020"`, "2020/2025"},
		{"2020-2025", 5, `"2025" is not a month of two digits`, "2020/2025"},
		{"2025-12/2025-10", 0, "the interval ends before it starts: 2025-12 is later than 2025-10", "2025-10/2025-12"},
		{"../..", 0, "an interval needs a start or an end", general},
		{"2025/open", 5, `"open" is not a date`, "2025/.."},
		{"2025-10-21T09:00/2025", 0, "an interval has dates without a time of day", general},
		{"2024-12-??", 9, `the day after "2024-12-?" is missing`, "2024-12-XX"},
		{"2025-10-21 14:30", 10, `" 14:30" is not expected after "2025-10-21"`, "2025-10-21T14:30"},
		{"21.10.2025 4:30 UTC", 0, `"21" is not a year of four digits`, "2025-10-21T04:30Z"},
		{"2025-10-21T4:30:00+0300", 11, `"4:30:00+0300" is not a time of day`, "2025-10-21T04:30:00+03:00"},
		{"2025-10-21T25:00", 11, `"25:00" is not a time of day`, general},
		{"2025-10-21T14:30+15", 16, `"+15" is not a time zone`, general},
		{"21 October 2025, 14:30", 0, `"21" is not a year of four digits`, "2025-10-21T14:30"},
		{"Oct. 21, 2025, 2:30 p.m.", 0, `"Oct. 21, 2025, 2:30 p.m." is not a date`, "2025-10-21T14:30"},
		{"2025-10-21 at 12.05 am", 10, `" at 12.05 am" is not expected after "2025-10-21"`, "2025-10-21T00:05"},
		{"2025-10-21 2pm", 10, `" 2pm" is not expected after "2025-10-21"`, "2025-10-21T14:00"},
		{"Tue, 21 Oct 2025 14:30:00 GMT", 0, `"Tue, 21 Oct 2025 14:30:00 GMT" is not a date`, "2025-10-21T14:30:00Z"},
		{"Tue 21 Oct 2025 14.30 BST", 0, `"Tue 21 Oct 2025 14.30 BST" is not a date`, general},
		{"2025-10-21 14", 10, `" 14" is not expected after "2025-10-21"`, general},
		{"03/04/2025 14:30", 5, `an interval has one "/" between two dates`, general},
		{"Q1 2025", 0, `"Q1 2025" is not a date`, "2025-33"},
		{"2025-Q4", 5, `the month after "2025-" is missing`, "2025-36"},
		{"the second quarter of 2025", 0, `"the second quarter of 2025" is not a date`, "2025-34"},
		{"1st half of 2025", 0, `"1" is not a year of four digits`, "2025-40"},
		{"Q5 2025", 0, `"Q5 2025" is not a date`, general},
		{"H3 2025", 0, `"H3 2025" is not a date`, general},
		{"winter 2024/25", 0, `"winter 2024" is not a date`, "2024-24"},
		{"winter 2024/28", 0, `"winter 2024" is not a date`, general},
		{"the 21st of October, 2025", 0, `"the 21st of October, 2025" is not a date`, "2025-10-21"},
		{"21-Oct-2025", 0, `"21" is not a year of four digits`, "2025-10-21"},
		{"2025-Oct-21", 5, `the month after "2025-" is missing`, "2025-10-21"},
		{"October 2025 (?)", 0, `"October 2025 (?)" is not a date`, "2025-10?"},
		{"by October 2025", 0, `"by October 2025" is not a date`, "../2025-10"},
		{"21-23 October 2025", 0, `"21" is not a year of four digits`, "2025-10-21/2025-10-23"},
		{"October 21–23, 2025", 0, `"October 21–23, 2025" is not a date`, "2025-10-21/2025-10-23"},
		{"30 October to 2 November 2025", 0, `"30" is not a year of four digits`, "2025-10-30/2025-11-02"},
		{"between October and November 2025", 0, `"between October and November 2025" is not a date`, "2025-10/2025-11"},
		{"Oct/Nov 2025", 0, `"Oct" is not a date`, "2025-10/2025-11"},
		{"December-January 2026", 0, `"December-January 2026" is not a date`, general},
		{"May 2022/..", 0, `"May 2022" is not a date`, general},
		{"21 and 23 October 2025", 0, `"21" is not a year of four digits`, general},
		{"٢٠٢٥-١٠-٢١", 0, `"٢٠٢٥-١٠-٢١" is not a date`, "2025-10-21"},
		{"2025‑10‑21", 4, `"‑10‑21" is not expected after "2025"`, "2025-10-21"},
		{"2025–10–21", 4, `"–10–21" is not expected after "2025"`, "2025-10-21"},
		{"“2025-10-21”", 0, `"“2025-10-21”" is not a date`, "2025-10-21"},
		{"Y2025", 0, `"Y2025" is not a year: Y is for years of five digits or more`, "2025"},
		{"Y17000-10", 6, "a year with Y has no month or day", general},
		{"17000", 0, `"17000" is not a year of four digits`, "Y17000"},
		{"Y17E7", 0, `"Y17E7" is not a year: exponents and significant digits are not understood here`, "Y170000000"},
		{"1950S2", 0, `"1950S2" is not a year: significant digits are not understood here`, "19XX"},
		{"[2025", 5, `the set does not end with "]"`, general},
		{"[2025,1672..1670]", 6, "the interval ends before it starts: 1672 is later than 1670", general},
		{"[2025,october]", 6, `"october" is not a date`, general},
		{" 2025", 0, `" 2025" is not a date`, "2025"},
		{"soon", 0, `"soon" is not a date`, general},
		{strings.Repeat("until ", 200), 0, "the date is longer than 1000 bytes", general},
	}
	for _, test := range tests {
		_, err := Parse(test.text)
		var problem *Error
		if !errors.As(err, &problem) {
			t.Errorf("%q: accepted", test.text)
			continue
		}
		if problem.Offset != test.offset || problem.Message != test.message {
			t.Errorf("%q: %d: %s\nwant %d: %s", test.text, problem.Offset, problem.Message, test.offset, test.message)
		}
		help := test.help
		if _, err := Parse(help); err == nil {
			help = "did you mean \"" + help + "\"?"
		}
		if !strings.HasPrefix(problem.Help, help) {
			t.Errorf("%q: help %s\nwant %s", test.text, problem.Help, help)
		}
	}
}

func TestProperties(t *testing.T) {
	tests := []struct {
		text                               string
		precision                          Precision
		isUncertain, isApproximate, isSpan bool
	}{
		{"2025-10-21T14:30Z", PrecisionTime, false, false, false},
		{"2025-10-21", PrecisionDay, false, false, false},
		{"2025-10-XX", PrecisionMonth, false, false, false},
		{"2025-23?", PrecisionSeason, true, false, false},
		{"2025~", PrecisionYear, false, true, false},
		{"202X%", PrecisionDecade, true, true, false},
		{"20XX", PrecisionCentury, false, false, false},
		{"XXXX-12-25", PrecisionNone, false, false, false},
		{"2025-10-21/2025-11~", PrecisionMonth, false, true, true},
		{"2025-10-21?/..", PrecisionDay, true, false, true},
		{"[2025,2026-01-01]", PrecisionYear, false, false, false},
	}
	for _, test := range tests {
		d := parsed(t, test.text)
		if d.Precision() != test.precision || d.Uncertain() != test.isUncertain ||
			d.Approximate() != test.isApproximate || d.IsInterval() != test.isSpan || d.IsZero() {
			t.Errorf("%s: precision %d, uncertain %t, approximate %t, interval %t, zero %t",
				test.text, d.Precision(), d.Uncertain(), d.Approximate(), d.IsInterval(), d.IsZero())
		}
	}
	english := locale.English()
	var zero Date
	if !zero.IsZero() || zero.Words(english) != "" || zero.ISO() != "" || zero.Precision() != PrecisionNone {
		t.Error("the zero Date is something")
	}
}

func parsed(t testing.TB, text string) Date {
	t.Helper()
	d, err := Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return d
}

func TestMomentWords(t *testing.T) {
	english := locale.English()
	for text, want := range map[string]string{
		"2025-10-21": "21 October 2025", "2025-11~": "about November 2025", "../2025-11~": "by around November 2025", "../2025-12-27?": "by 27 December 2025 (uncertain)", "2025%/..": "around 2025 (uncertain) or later",
		"2020-09-21/2020-10~": "between 21 September 2020 and around October 2020", "": "",
		"2025-11-04/2025-11-04": "4 November 2025", "2025-11~/2025-11~": "about November 2025",
	} {
		d, err := Parse(text)
		if err != nil && text != "" {
			t.Fatal(err)
		}
		if got := d.MomentWords(english); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
