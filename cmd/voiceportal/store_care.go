package main

import (
	"context"

	"github.com/spf13/cobra"

	"voiceportal/store"
)

func (p *program) storeCompactCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "Give back the room that deleted records have left",
		Long: "Write the store's file anew without the room that deleted records have left. Others wait for that long; a\n" +
			"program that is killed meanwhile leaves the store as it was.",
		Example: "voiceportal store compact",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.storeCompact(c.Context()) },
	}
}

func (p *program) storeCompact(ctx context.Context) error {
	return p.withExisting(ctx, func(s *session) error {
		before, after, err := s.store.Compact(ctx)
		if err != nil {
			return err
		}
		object := map[string]int64{"bytes_before": before, "bytes_after": after}
		return p.tell(object, "the store had %s, and has %s", size(before), size(after))
	})
}

func (p *program) storeStatsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "stats",
		Short:   "How much is in the store",
		Long:    "Count the store's records and measure its file. What the file has beyond its records is room for more, which\nstore compact gives back.",
		Example: "voiceportal store stats",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.storeStats(c.Context()) },
	}
}

// statsJSON is the sizes of a store, as --json prints them.
type statsJSON struct {
	Store    string         `json:"store"`
	Bytes    int64          `json:"bytes"`
	InUse    int64          `json:"bytes_in_use"`
	Revision uint64         `json:"revision"`
	Records  map[string]int `json:"records"`
}

func (p *program) storeStats(ctx context.Context) error {
	return p.withExisting(ctx, func(s *session) error {
		st, err := s.store.Stats(ctx)
		if err != nil {
			return err
		}
		o := statsJSON{
			Store: s.store.Path(), Bytes: st.File, InUse: st.InUse, Revision: st.Revision, Records: make(map[string]int),
		}
		var f facts
		f.add("store", "%s", o.Store)
		f.add("file", "%s, of which records take %s", size(st.File), size(st.InUse))
		f.add("revision", "%d", st.Revision)
		for _, b := range store.Buckets() {
			o.Records[string(b)] = st.Records[b]
			f.add(string(b), "%d", st.Records[b])
		}
		if p.flags.json {
			return p.printJSON(p.stdout, o)
		}
		return f.print(p.stdout)
	})
}
