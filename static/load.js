// Loads the scripts of a page, in their order, once the page has been painted: none of them
// is needed for that, and on a slow line each would take something from it. A page that
// is asked for something, by a query or a place in it, loads them at once; one whose
// browser does not tell when it paints, at the first sign of its reader or three seconds
// after everything else.
// When all have run, this element is gone.
//
// It stands at the end of the page, so that it waits for the style sheet and the end of the
// page for it: browsers look at forms at that end, and would lay the page out without style
// for that, and once more with it.
((own) => {
  let left;
  const load = () => {
    if (left !== undefined) return;
    const names = own.dataset.scripts.split(" ");
    left = names.length;
    for (const name of names) {
      const script = document.createElement("script");
      script.src = document.body.dataset.root + "js/" + name;
      script.async = false; // one after the other
      script.onload = script.onerror = () => --left || own.remove();
      document.head.append(script);
    }
  };
  if (location.search || location.hash) return load();
  const seen = (list) => list.getEntriesByName("first-contentful-paint").length && load();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
  for (const sign of ["pointermove", "pointerdown", "keydown"]) addEventListener(sign, load, { passive: true, once: true });
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(load, 3000)));
})(document.currentScript);
