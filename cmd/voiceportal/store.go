package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"voiceportal/ivr/pin"
	"voiceportal/store"
	"voiceportal/store/bolt"
)

func (p *program) storeCommand() *cobra.Command {
	c := p.group("store", "The store's file: check, back up, restore, make smaller",
		p.storeCheckCommand(), p.storeBackupCommand(), p.storeRestoreCommand(), p.storeCompactCommand(),
		p.storeStatsCommand(), p.storeRetainCommand())
	c.Example = "voiceportal store check\nvoiceportal store backup portal-2026-11-22.db"
	return c
}

// existing settles what there is to settle for verbs that must not make a store.
func (p *program) existing() (settings, error) {
	where, err := p.settle()
	if err == nil && missing(where.store) != "" {
		err = &hinted{errors.New("there is no store " + where.store), "voiceportal where shows which one is used"}
	}
	return where, err
}

// withExisting is with for verbs that must not make a store.
func (p *program) withExisting(ctx context.Context, fn func(*session) error) error {
	if _, err := p.existing(); err != nil {
		return err
	}
	return p.with(ctx, fn)
}

func (p *program) storeCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the store: file, records, audit",
		Long: "Check that the store's file is sound, that every record can be read, and that the audit is whole: no\n" +
			"entry changed, none missing. It changes nothing. Exit code 1 when something is wrong.",
		Example: "voiceportal store check\nvoiceportal --store backup.db --key-file backup.key store check",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.storeCheck(c.Context()) },
	}
}

// storeCheck opens the store by itself: where it is missing, none is made.
func (p *program) storeCheck(ctx context.Context) (err error) {
	where, err := p.existing()
	if err != nil {
		return err
	}
	keys, err := pin.ReadKeyFile(where.keyFile)
	if err != nil {
		return err
	}
	s, err := bolt.Open(where.store, bolt.Options{Chain: keys.Chain, KeyID: keys.ID(), ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	report, err := s.Check(ctx)
	if err != nil {
		return err
	}
	return p.printReport(where.store, report)
}

// reportJSON is what a check found, as --json prints it.
type reportJSON struct {
	Store    string         `json:"store"`
	Sound    bool           `json:"sound"`
	Revision uint64         `json:"revision"`
	Audit    uint64         `json:"audit"`
	Trimmed  uint64         `json:"audit_removed"`
	Records  map[string]int `json:"records"`
	Problems []problemJSON  `json:"problems"`
	More     int            `json:"more_problems"`
}

type problemJSON struct {
	Where string `json:"where"`
	What  string `json:"what"`
}

func (p *program) printReport(path string, r store.Report) error {
	o := reportJSON{
		Store: path, Sound: r.OK(), Revision: r.Revision, Audit: r.Audit, Trimmed: r.Trimmed,
		Records: make(map[string]int), Problems: []problemJSON{}, More: r.More,
	}
	records := 0
	for bucket, n := range r.Records {
		o.Records[string(bucket)] = n
		records += n
	}
	for _, problem := range r.Problems {
		o.Problems = append(o.Problems, problemJSON(problem))
		p.say("%s: %s", problem.Where, problem.What)
	}
	if r.More > 0 {
		p.say("and %s", counted(r.More, "problem more", "problems more"))
	}
	if !o.Sound {
		if p.flags.json {
			if err := p.printJSON(p.stdout, o); err != nil {
				return err
			}
		}
		return &hinted{errors.New("the store " + path + " is damaged"), "restore a backup, and keep the damaged file"}
	}
	sentence := fmt.Sprintf("%s is sound: %s, revision %d, %s in an unbroken chain", path, counted(records, "record", "records"),
		r.Revision, counted(r.Records[store.BucketAudit], "audit entry", "audit entries"))
	if r.Trimmed > 0 {
		sentence += fmt.Sprintf("; entries up to %d were removed", r.Trimmed)
	}
	return p.tell(o, "%s", sentence)
}
