// Package hostile makes dossiers with hostile text in every field of every kind of
// record, for tests. What the fields are it reads from the table of fields, so that a
// new one is tried without being named here.
//
// Most of what is tried is refused by the build, and should be. Mend takes back what
// a report refuses, value by value, until a dossier is left that builds: the worst
// that can get into a site.
package hostile
