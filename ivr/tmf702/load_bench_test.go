package tmf702_test

import (
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"voiceportal/ivr/mailbox"
)

// clients is how many programs send requests at once.
const clients = 64

// BenchmarkResets measures ResetVoiceMailPassword over HTTP on loopback, each reset durable in a
// file before it is answered, and beside it what the store alone takes in from as many callers, as
// the rate that the API cannot exceed.
func BenchmarkResets(b *testing.B) {
	b.Run("store", func(b *testing.B) {
		store := boltAt(b, filepath.Join(b.TempDir(), "portal.db"))
		measured(b, func(i int) error {
			return store.Update(b.Context(), func(tx mailbox.Tx) error {
				_, err := tx.AppendAudit(mailbox.AuditEntry{Act: "reset-temporary", Detail: fmt.Sprint(i)})
				return err
			})
		})
	})
	b.Run("API", func(b *testing.B) {
		accounts := accountsOn(b, boltAt(b, filepath.Join(b.TempDir(), "portal.db")))
		p := openPortal(b, accounts)
		p.crowd(1000)
		token := p.token(mailbox.ScopeReset, "harbor")
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}
		defer client.CloseIdleConnections()
		measured(b, func(i int) error {
			url := p.front.URL + base + "/resource/harbor-" + number(i%1000)
			r, err := http.NewRequestWithContext(b.Context(), http.MethodPatch, url, strings.NewReader(`{"resetPin":"temporary"}`))
			if err != nil {
				return err
			}
			r.Header.Set("Authorization", "Bearer "+token)
			r.Header.Set("Content-Type", "application/json")
			answer, err := client.Do(r)
			if err != nil {
				return err
			}
			defer answer.Body.Close() //nolint:errcheck // read to its end
			if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
				return fmt.Errorf("answered %d, %w", answer.StatusCode, err)
			}
			return nil
		})
	})
}

// measured does something b.N times from all clients, and reports the rate and how long the slowest
// hundredth took.
func measured(b *testing.B, do func(i int) error) {
	b.Helper()
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var wg sync.WaitGroup
	b.ResetTimer()
	for range clients {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < b.N; i = int(next.Add(1)) - 1 {
				began := time.Now()
				if err := do(i); err != nil {
					b.Error(err)
					return
				}
				took[i] = time.Since(began)
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
