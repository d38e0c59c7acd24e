// Ties passages and their notes together: pointing at one shows the other, and a
// link to a note opens it and shows its passage.
"use strict";
(() => {
  const passages = id => document.querySelectorAll(`mark[data-notes~="${CSS.escape(id)}"]`);
  const noteOf = id => document.getElementById("n-" + id);

  const show = (ids, on) => {
    for (const id of ids) {
      noteOf(id)?.classList.toggle("active", on);
      for (const m of passages(id)) m.classList.toggle("active", on);
    }
  };
  const idsAt = target => {
    const mark = target.closest?.("mark[data-notes]");
    if (mark) return mark.dataset.notes.split(" ");
    const ref = target.closest?.("a.ref");
    if (ref) return [ref.hash.slice(3)];
    const note = target.closest?.("aside.note");
    return note ? [note.id.slice(2)] : [];
  };
  for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, e => show(idsAt(e.target), true));
    document.addEventListener(leave, e => show(idsAt(e.target), false));
  }

  let shown = [];
  const follow = () => {
    for (const m of shown) m.classList.remove("shown");
    const target = document.querySelector(".note:target, [id^='m-']:target");
    shown = target ? [...passages(target.id.slice(2))] : [];
    for (const m of shown) m.classList.add("shown");
    const details = document.querySelector(".note:target > details");
    if (details) details.open = true;
  };
  addEventListener("hashchange", follow);
  follow();
})();
