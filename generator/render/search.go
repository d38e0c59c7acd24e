package render

// searchPage makes the page on which the dossier is searched. What it finds is the
// work of its scripts, from the files of package search.
func (s *site) searchPage(w *worker) error {
	v := struct{ Page }{s.newPage("search.html", "search", s.words.Text("search.title"), s.words.Text("search.description"), "search")}
	// Every search begins with root.js.
	v.Scripts = []string{"fold.js", "find.js", "../data/search/root.js", "search.js"}
	return s.write(w, "search.html", "search.html", "the search page", v)
}
