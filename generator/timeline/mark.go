package timeline

import (
	"cmp"
	"math"
	"slices"

	"dossier/generator/locale"
)

const (
	// runOut is how far an open end runs out.
	runOut = 44
	// minFade is the least width of a fade, which in a gap would be too short to see.
	minFade = 14
	// pointRadius is half the width of a point.
	pointRadius = 4.5
	// labelGap stands between a mark and its label, laneGap between neighbours in a lane.
	labelGap, laneGap = 5, 14
	// labelSize is the size of labels, maxLabel the characters that one may have, and
	// freeLabel those where there is room.
	labelSize, maxLabel, freeLabel = 11.5, 36, 90
	// maxTitle is how many characters a title has, apart from the date.
	maxTitle = 60
)

// mark is an item in a drawing; places are in units of the drawing.
type mark struct {
	*dated
	x0, x1 float64 // what is certain: from the earliest to the latest day
	f0, f1 float64 // with the fades
	label  string
	labelX float64
	// before says that the label stands left of the mark and ends at labelX.
	before bool
	// left and right are the room that mark and label take in their lane.
	left, right float64
	lane        int
}

// isPoint says whether the mark is one certain day.
func (m *mark) isPoint() bool { return m.day && m.slackStart == 0 }

// place finds where a mark lies. The words are those by which its label is cut; nil for a
// mark without one.
func place(d *dated, s scale, words *locale.Locale) mark {
	m := mark{dated: d, x0: s.at(float64(d.from)), x1: s.at(float64(d.to))}
	if d.more > 0 && !d.day && m.x1-m.x0 < 2*pointRadius { // several within less than a point's width
		d.from, d.day = (d.from+d.to)/2, true
	}
	if d.day {
		m.x0 = s.at(float64(d.from) + .5)
		m.x1 = m.x0
	} else if m.x1-m.x0 < 2 {
		m.x1 = m.x0 + 2
	}
	m.f0, m.f1 = m.x0, m.x1
	if d.slackStart > 0 {
		m.f0 = min(s.at(float64(d.from-d.slackStart)), m.x0-minFade)
	}
	if d.slackEnd > 0 {
		m.f1 = max(s.at(float64(d.to+d.slackEnd)), m.x1+minFade)
	}
	if d.openStart {
		m.f0 = min(m.f0, m.x0-runOut)
	}
	if d.openEnd {
		m.f1 = max(m.f1, m.x1+runOut)
	}
	m.f0, m.f1 = max(m.f0, 0), min(m.f1, s.width)
	m.left, m.right = m.f0, m.f1
	if d.day {
		m.left, m.right = min(m.left, m.x0-pointRadius), max(m.right, m.x0+pointRadius)
	}
	if words != nil {
		m.label = words.Cut(m.Label, maxLabel)
		m.placeLabel(s.width)
	}
	return m
}

// placeLabel puts the label at the start of a bar or right of a point; left of
// either where it would run over the right edge.
func (m *mark) placeLabel(width float64) {
	w := textWidth(m.label) * labelSize
	m.labelX = m.f0 + labelGap
	if m.day {
		m.labelX = m.x0 + pointRadius + labelGap
	}
	if m.before = m.labelX+w > width && m.left-labelGap-w >= 0; m.before {
		m.labelX = m.left - labelGap
		m.left = m.labelX - w
		return
	}
	m.labelX = max(min(m.labelX, width-w), 0)
	m.left, m.right = min(m.left, m.labelX), max(m.right, m.labelX+w)
}

// pack gives each mark the first lane in which it touches no other, and returns the
// number of lanes. Marks are taken from left to right, which needs the fewest lanes.
func pack(marks []mark) int {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.left, b.left) })
	var lanes []float64 // where each lane is free again
	for i := range marks {
		m := &marks[i]
		lane := slices.IndexFunc(lanes, func(free float64) bool { return free <= m.left })
		if lane < 0 {
			lane = len(lanes)
			lanes = append(lanes, 0)
		}
		m.lane, lanes[lane] = lane, m.right+laneGap
	}
	return len(lanes)
}

// lengthen writes out labels that were cut as far as the room goes that is free in their
// lane. Marks are in the order in which pack leaves them.
func lengthen(marks []mark, width float64, words *locale.Locale) {
	next := map[int]float64{} // where the next mark of a lane begins
	for i := len(marks) - 1; i >= 0; i-- {
		m := &marks[i]
		end := width
		if left, ok := next[m.lane]; ok {
			end = left - laneGap
		}
		next[m.lane] = m.left
		if m.before || m.label == m.Label {
			continue
		}
		for limit := freeLabel; limit > maxLabel; limit-- {
			label := words.Cut(m.Label, limit)
			if right := m.labelX + textWidth(label)*labelSize; right <= end {
				m.label, m.right = label, max(m.right, right)
				break
			}
		}
	}
}

// share returns which part of a bar each fade takes, in sixteenths: few enough that
// bars can share their gradients.
func (m *mark) share() (left, right int) {
	w := m.f1 - m.f0
	if w <= 0 {
		return 0, 0
	}
	left = int(math.Round(16 * (m.x0 - m.f0) / w))
	right = int(math.Round(16 * (m.f1 - m.x1) / w))
	if m.x0 > m.f0 {
		left = max(left, 1)
	}
	if m.f1 > m.x1 {
		right = max(right, 1)
	}
	return left, min(right, 16-left)
}
