package browser

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestBrowser starts one browser, builds the dossiers once, and runs every case
// in a tab of its own.
func TestBrowser(t *testing.T) {
	s := &suite{browser: start(t)}
	if _, err := os.Stat("../../content/articles/hegseth-final-notice.md"); err == nil {
		s.real = publish(t, "../..")
	}
	for _, c := range []struct {
		name string
		run  func(*testing.T, *suite)
	}{
		{"notes beside the text", real(notesBeside)},
		{"notes folded", real(notesFolded)},
		{"pointing", real(pointing)},
		{"places", real(places)},
		{"keyboard", real(keyboard)},
		{"names", real(names)},
		{"ledger", real(ledger)},
		{"ledger of several pages", splitLedger},
		{"network paths", real(networkPaths)},
		{"network form", real(networkForm)},
		{"network lighting", real(networkLight)},
		{"scripts after the picture", real(afterPicture)},
		{"search", real(search)},
		{"search among hostile texts", hostileSearch},
		{"hostile content", hostileContent},
		{"folding", real(folding)},
		{"foreign names", real(foreign)},
		{"pages on a wide screen", real(wide)},
		{"pages on a phone", real(narrow)},
		{"paper", real(paper)},
		{"previews", real(previews)},
		{"layers", real(layers)},
		{"highlights", highlights},
		{"citing", real(citing)},
		{"right to left", rightToLeft},
		{"preview follows", previewFollows},
		{"preview annotates", previewAnnotates},
		{"preview annotates a whole text", previewAnnotatesAll},
		{"preview answers", previewAnswers},
		{"preview keeps what was typed", draftStays},
		{"preview is started again", restarts},
		{"preview writes from right to left", formDirections},
		{"suggestions by keys", deskByKeys},
		{"preview has the form once", formOnce},
		{"a note is proposed", proposes},
		{"selected words", selectedWords},
		{"the whole way", wholeWay},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, s) })
	}
}

// suite is what the cases share.
type suite struct {
	// browser is the context of the running browser, to which tabs are added.
	browser context.Context
	// real is the dossier of this repository, nil where its content/ holds another one.
	real *published
}

// real makes a case of one that knows the records of the dossier of this repository.
func real(run func(*testing.T, *suite)) func(*testing.T, *suite) {
	return func(t *testing.T, s *suite) {
		if s.real == nil {
			t.Skip("content/ holds another dossier")
		}
		run(t, s)
	}
}

// start starts a browser with an empty profile and ends it with the test.
func start(t *testing.T) context.Context {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(find(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-search-engine-choice-screen", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, _ := chromedp.NewContext(allocator)
	// Closed before its profile is deleted.
	t.Cleanup(func() { _ = chromedp.Cancel(ctx) })
	began := time.Now()
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	t.Logf("the browser started in %s", time.Since(began).Round(time.Millisecond))
	return ctx
}

// find returns the path of a browser, or skips the test.
func find(t *testing.T) string {
	t.Helper()
	wish := os.Getenv("DOSSIER_BROWSER")
	names := []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}
	if wish != "" && wish != "require" {
		names = []string{wish}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if wish != "" {
		t.Fatalf("no browser found, looked for %q; install chromium, or unset DOSSIER_BROWSER to skip these tests", names)
	}
	t.Skipf("no browser found, looked for %q; install chromium to run these tests", names)
	return ""
}
