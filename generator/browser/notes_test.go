package browser

import "testing"

// geometry finds notes that do not stand beside their passage, that overlap each
// other, or that lie on the text. Replies stand within the note that they answer.
const geometry = `(() => {
	const wrong = [];
	const box = e => e.getBoundingClientRect();
	const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
	const text = document.querySelector(".text");
	const notes = [...text.querySelectorAll(".note")].filter(n => !n.parentElement.closest(".note"));
	const lines = [];
	const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const node = walker.currentNode;
		if (!node.data.trim() || node.parentElement.closest(".note")) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const r of range.getClientRects()) lines.push(r);
	}
	if (lines.length < 20) wrong.push("the text has " + lines.length + " lines");
	for (const note of notes) {
		const b = box(note);
		const mark = text.querySelector("mark[data-notes~='" + CSS.escape(note.id.slice(2)) + "']");
		const block = mark?.closest("[id^='p']");
		if (!block) { wrong.push(note.id + " has no passage"); continue; }
		if (b.width < 150 || b.height < 20) wrong.push(note.id + " is " + b.width + " by " + b.height + " pixels");
		if (b.left < box(block).right) wrong.push(note.id + " does not stand to the right of " + block.id);
		const band = box(block.closest(".band") ?? block);
		const beside = b.top < box(block).bottom && b.bottom > box(block).top;
		const inBand = b.top >= band.top - 1 && b.top < band.bottom;
		const before = notes[notes.indexOf(note) - 1], next = before && b.top >= box(before).bottom && b.top < box(before).bottom + 40;
		if (!beside && !inBand && !next) wrong.push(note.id + " stands " + Math.round(b.top - box(block).top) + " pixels below " + block.id);
		if (b.right > document.documentElement.clientWidth) wrong.push(note.id + " leaves the page");
		const body = note.querySelector(".note-body");
		if (!body.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) || box(body).height < 15) wrong.push("the text of " + note.id + " does not show");
		const by = note.querySelector(".by");
		if (note.matches(".roomy > *, :has(> details[open])") && (!/\d{4}/.test(by.innerText) || box(by).height < 10)) wrong.push(note.id + " does not show who wrote it and when");
		const room = note.closest(".roomy"), shown = body.closest("details").getBoundingClientRect().bottom;
		if (room && box(body).bottom > shown + 1) wrong.push(note.id + " is cut although there is room");
		for (const other of notes) if (other !== note && overlap(b, box(other))) wrong.push(note.id + " overlaps " + other.id);
		const line = lines.find(l => overlap(b, l));
		if (line) wrong.push(note.id + " lies on a line of the text");
	}
	return wrong;
})()`

// notesBeside checks every article on a wide screen, with scripts and without.
func notesBeside(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	all, roomy := 0, 0
	for _, on := range []bool{true, false} {
		p.scripts(on)
		for _, page := range s.real.in("articles") {
			p.visit(s.real.disk + page)
			p.problems(page, geometry)
			eval[int](p, `document.querySelectorAll(".note details").forEach(d => d.open = true), 0`)
			p.problems(page+" with all notes unfolded", geometry)
			all += eval[int](p, `document.querySelectorAll(".text .note").length`)
			roomy += eval[int](p, `document.querySelectorAll(".text .roomy").length`)
		}
	}
	if all < 80 || roomy < 10 {
		t.Errorf("only %d notes seen, and %d paragraphs with room for theirs", all, roomy)
	}
}

// pointing checks that to point at a passage shows its note, in full and over what lies
// beneath it, and that to point at a note shows its passage, and both only as long as
// they are pointed at.
func pointing(t *testing.T, s *suite) {
	p := s.tab(t, desktop)
	for _, page := range s.real.in("articles") {
		p.visit(s.real.disk + page)
		p.problems(page, `(() => {
			const wrong = [];
			const point = (e, type) => e.dispatchEvent(new PointerEvent(type, { bubbles: true }));
			const whole = note => {
				const body = note.querySelector(".note-body"), box = body.getBoundingClientRect(), content = getComputedStyle(body.parentElement, "::details-content");
				return content.overflow === "visible" && content.maskImage === "none" || box.height <= parseFloat(content.maxBlockSize);
			};
			for (const note of document.querySelectorAll(".text .note")) {
				const marks = [...document.querySelectorAll("mark[data-notes~='" + CSS.escape(note.id.slice(2)) + "']")];
				const colors = () => marks.map(m => getComputedStyle(m).backgroundColor);
				const height = document.documentElement.scrollHeight, plain = colors(), edge = getComputedStyle(note).borderTopColor;
				point(marks[0], "pointerover");
				if (getComputedStyle(note).borderTopColor === edge) wrong.push(note.id + " does not show when its passage is pointed at");
				if (!whole(note)) wrong.push(note.id + " is cut when its passage is pointed at");
				if (document.documentElement.scrollHeight !== height) wrong.push("the page moves when the passage of " + note.id + " is pointed at");
				point(marks[0], "pointerout");
				if (getComputedStyle(note).borderTopColor !== edge) wrong.push(note.id + " stays lit");
				point(note, "pointerover");
				colors().forEach((c, i) => { if (c === plain[i]) wrong.push("piece " + i + " of the passage of " + note.id + " does not show"); });
				point(note, "pointerout");
				if (colors().join() !== plain.join()) wrong.push("the passage of " + note.id + " stays lit");
			}
			return wrong;
		})()`)
	}
}

// notesFolded checks on a phone, with scripts and without, that each note is folded
// beneath its paragraph, and that a tap unfolds it.
func notesFolded(t *testing.T, s *suite) {
	for _, on := range []bool{true, false} {
		p := s.tab(t, phone)
		p.scripts(on)
		for _, page := range s.real.in("articles") {
			p.visit(s.real.disk + page)
			p.problems(page, `(() => {
				const wrong = [];
				for (const note of document.querySelectorAll(".text .note")) {
					const body = note.querySelector(".note-body");
					if (body.checkVisibility()) wrong.push(note.id + " is not folded");
					if (note.parentElement.closest(".note")) continue;
					const block = document.querySelector("mark[data-notes~='" + CSS.escape(note.id.slice(2)) + "']").closest("[id^='p']");
					const gap = note.getBoundingClientRect().top - block.getBoundingClientRect().bottom;
					const next = [...document.querySelectorAll(".text [id^='p']")].find(e => block.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING && !block.contains(e));
					if (gap < 0) wrong.push(note.id + " does not stand beneath " + block.id);
					if (next && next.getBoundingClientRect().top < note.getBoundingClientRect().bottom) wrong.push(note.id + " stands beneath " + next.id);
				}
				return wrong;
			})()`)
			unfold(p, page)
		}
	}
}

// unfold taps the first note of a page twice.
func unfold(p *tab, page string) {
	p.Helper()
	if !eval[bool](p, `document.querySelector(".text .note") !== null`) {
		return
	}
	const visible = `document.querySelector(".text .note .note-body").checkVisibility()`
	p.tap(".text .note summary")
	if !eval[bool](p, visible) {
		p.Errorf("%s: a tap does not unfold the first note", page)
	}
	p.tap(".text .note summary")
	if eval[bool](p, visible) {
		p.Errorf("%s: a second tap does not fold the first note", page)
	}
}
