package fold

import (
	"strings"
	"testing"
)

func benchmarkScan(b *testing.B, text string) {
	var s Scanner
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for s.Reset(text); s.Next(); {
		}
	}
}

func BenchmarkScanEnglish(b *testing.B) {
	benchmarkScan(b, strings.Repeat("The ministry said on Monday that the minister's envoy, who had met al-Sudani, would return to the U.S. within days.\n", 500))
}

func BenchmarkScanArabic(b *testing.B) {
	benchmarkScan(b, strings.Repeat("قال رئيس الوزراء محمد شياع السوداني إن الحكومة تعمل على حصر السلاح بيد الدولة.\n", 500))
}
