//go:build darwin || linux

package site_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dossier/generator/diag"
	"dossier/generator/site"
	"dossier/generator/synthetic"
)

// The variable that makes the test binary a build: the source and the destination, with a line feed between.
const buildVariable = "DOSSIER_TEST_BUILD"

func TestMain(m *testing.M) {
	source, public, isBuild := strings.Cut(os.Getenv(buildVariable), "\n")
	if !isBuild {
		os.Exit(m.Run())
	}
	report := &diag.Report{}
	made, _, err := site.Write(site.Options{Source: source}, public, report)
	_ = diag.WriteText(os.Stdout, report.All())
	switch {
	case err != nil:
		fmt.Println(err)
		os.Exit(2)
	case made == nil:
		os.Exit(1)
	}
	os.Exit(0)
}

func buildProcess(source, public string) *exec.Cmd {
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), buildVariable+"="+source+"\n"+public)
	return command
}

// TestKilled kills builds of two dossiers in turn, over each other and over nothing, at random moments. What stands
// there is always one of the two sites as a whole, or nothing before the first is done; what no build wrote stays.
func TestKilled(t *testing.T) {
	leftOut(t)
	t.Parallel() // one of those that take long
	random := rand.New(rand.NewPCG(13, 14))
	sources := []string{t.TempDir(), t.TempDir()}
	var sites []map[string]string
	var usual time.Duration // of the last build that was not killed
	for i, source := range sources {
		o := small(8 + 4*i)
		o.Seed = uint64(i)
		if err := synthetic.Write(source, o); err != nil {
			t.Fatal(err)
		}
		public := filepath.Join(t.TempDir(), "public")
		start := time.Now()
		if out, err := buildProcess(source, public).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		usual = time.Since(start)
		whole := tree(t, public)
		whole["CNAME"] = "example.org"
		sites = append(sites, whole)
	}
	kills := 0
	for round := 0; kills < rounds(12, 200, 400); round++ {
		public := filepath.Join(t.TempDir(), "public")
		write(t, public, "CNAME", "example.org")
		nothing := tree(t, public)
		for i := range 4 {
			command := buildProcess(sources[(round+i)%2], public)
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(random.Int64N(int64(usual * 5 / 4))))
			command.Process.Kill()
			if command.Wait() != nil {
				kills++
			}
			now := tree(t, public)
			if differ(now, nothing) != "" && differ(now, sites[0]) != "" && differ(now, sites[1]) != "" {
				t.Fatalf("round %d: the site is a mixture: %s; %s", round, differ(now, sites[0]), differ(now, sites[1]))
			}
		}
		start := time.Now()
		if out, err := buildProcess(sources[round%2], public).CombinedOutput(); err != nil {
			t.Fatalf("the build after the killed ones: %v: %s", err, out)
		}
		usual = time.Since(start)
		if difference := differ(tree(t, public), sites[round%2]); difference != "" {
			t.Fatalf("the build after the killed ones: %s", difference)
		}
		if entries, _ := os.ReadDir(filepath.Dir(public)); len(entries) != 1 {
			t.Fatalf("something is left beside the site: %v", entries)
		}
	}
}
