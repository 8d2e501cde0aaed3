package main

import (
	"context"

	"github.com/spf13/cobra"

	"voiceportal/fixtures"
)

func (p *program) classCommand() *cobra.Command {
	c := p.group("class", "Ready-made companies to fill the store with",
		p.classListCommand(), p.classLoadCommand(), p.classResetCommand(), p.classSaveCommand())
	c.Long = "A class is a set of companies with their people, numbers and PINs. A new store is filled with the\n" +
		"class training. Loading one replaces everything in the store but the audit."
	c.Example = "voiceportal class list\nvoiceportal class reset"
	return c
}

func (p *program) classListCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the classes, and which one the store holds",
		Example: "voiceportal class list",
		Args:    exactly(0),
		RunE:    func(c *cobra.Command, _ []string) error { return p.classList(c.Context()) },
	}
}

// classJSON is a class as --json prints it.
type classJSON struct {
	Class  string `json:"class"`
	Title  string `json:"title"`
	Saved  bool   `json:"saved"`
	Loaded bool   `json:"loaded"`
}

func (p *program) classList(ctx context.Context) error {
	return p.with(ctx, func(s *session) error {
		loaded, err := s.accounts.Class(ctx)
		if err != nil {
			return err
		}
		var all []classJSON
		for _, name := range fixtures.Classes() {
			seed, err := fixtures.Class(name)
			if err != nil {
				return err
			}
			all = append(all, classJSON{Class: name, Title: seed.Title})
		}
		saved, err := savedClasses(s.settings.store)
		if err != nil {
			return err
		}
		for _, name := range saved {
			all = append(all, classJSON{Class: name, Title: "saved from this store", Saved: true})
		}
		t := table{head: []string{"CLASS", "", "TITLE"}}
		for _, c := range all {
			c.Loaded = c.Class == loaded.Name
			if p.flags.json {
				if err := p.printJSON(p.stdout, c); err != nil {
					return err
				}
				continue
			}
			mark := ""
			if c.Loaded {
				mark = "loaded"
			}
			t.add(c.Class, mark, c.Title)
		}
		if p.flags.json {
			return nil
		}
		return t.print(p.stdout, "no classes")
	})
}

func (p *program) classLoadCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:     "load NAME",
		Short:   "Replace the store's content with a class",
		Example: "voiceportal class load training\nvoiceportal class load monday --force",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			return p.with(c.Context(), func(s *session) error {
				return p.loadClass(c.Context(), s, args[0], force)
			})
		},
	}
	forceFlag(c, &force)
	return c
}

func (p *program) classResetCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:     "reset",
		Short:   "Put the store back to the class that it was filled from",
		Example: "voiceportal class reset",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return p.with(c.Context(), func(s *session) error {
				loaded, err := s.accounts.Class(c.Context())
				if err != nil {
					return err
				}
				return p.loadClass(c.Context(), s, loaded.Name, force)
			})
		},
	}
	forceFlag(c, &force)
	return c
}

func forceFlag(c *cobra.Command, to *bool) {
	c.Flags().BoolVar(to, "force", false, "even while others are on a call; ends their calls")
}

// loadClass fills the store from a class that the program comes with, or from a saved one.
func (p *program) loadClass(ctx context.Context, s *session, name string, force bool) error {
	seed, err := fixtures.Class(name)
	switch saved, readErr := readSavedClass(s, name); {
	case err == nil:
		err = s.accounts.Load(ctx, s.by(""), seed, force)
	case readErr == nil:
		err = s.accounts.Restore(ctx, s.by(""), saved, force)
	case !isNoSavedClass(readErr):
		return readErr
	default:
		return &hinted{err, "see voiceportal class list"}
	}
	if err != nil {
		return err
	}
	return p.tell(map[string]string{"class": name}, "the store now holds class %s", name)
}

func (p *program) classSaveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "save NAME",
		Short: "Keep the store's content as a class of your own",
		Long: "Keep the store's content as a class that class load and class reset bring back. It is kept beside\n" +
			"the store and opens only with the store's key file.",
		Example: "voiceportal class save monday\nvoiceportal class load monday",
		Args:    exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			return p.with(ctx, func(s *session) error {
				content, err := s.accounts.Snapshot(ctx, args[0])
				if err != nil {
					return err
				}
				path, err := writeSavedClass(s, args[0], content)
				if err != nil {
					return err
				}
				return p.tell(map[string]string{"class": args[0], "file": path}, "saved class %s: %s in %s",
					args[0], counted(len(content.Mailboxes), "mailbox", "mailboxes"), path)
			})
		},
	}
}
