package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// globalFlags are the flags that every verb understands.
type globalFlags struct {
	store   string
	keyFile string
	config  string
	actor   string
	class   string
	plain   bool
	json    bool
}

// The groups that help sorts the verbs by.
const (
	groupPhone  = "phone"
	groupAdmin  = "admin"
	groupRules  = "rules"
	groupPortal = "portal"
)

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   appName,
		Short: "A telephone voice portal in your terminal",
		Long: "A telephone voice portal in your terminal: call it, mistype a PIN five times, hear that you are\n" +
			"locked out, and be the admin who lifts the lock.\n\n" +
			"Without a verb it opens the phone. The first start makes a store with four companies in it, for\n" +
			"you to break; harbor/4012 has the PIN 2580.",
		Example: "voiceportal\n" +
			"voiceportal call --from harbor/4012 --to '*98'\n" +
			"voiceportal mailbox unlock harbor/4012\n" +
			"voiceportal clock advance 31d",
		Args:          p.noVerb,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          p.openPhone,
	}
	root.AddGroup(
		&cobra.Group{ID: groupPhone, Title: "On the phone"},
		&cobra.Group{ID: groupAdmin, Title: "At the admin's desk"},
		&cobra.Group{ID: groupRules, Title: "The rules"},
		&cobra.Group{ID: groupPortal, Title: "The portal and its store"},
	)
	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&p.flags.store, "store", "", "the store's `file`; default $XDG_DATA_HOME/voiceportal/portal.db; class for train")
	f.StringVar(&p.flags.keyFile, "key-file", "", "the store's key `file`; default the store's name with .key")
	f.StringVar(&p.flags.config, "config", "", "the config `file`; default $XDG_CONFIG_HOME/voiceportal/config.yaml")
	f.StringVar(&p.flags.actor, "actor", "", "your `name` in the audit; default the user of this machine")
	f.StringVar(&p.flags.class, "class", "", "the `class` that a new store is filled with; default training, none for empty")
	f.BoolVar(&p.flags.plain, "plain", false, "lines of text instead of a screen")
	f.BoolVar(&p.flags.json, "json", false, "print JSON, one object a line")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage(helpOf(c), "%v", err)
	})
	root.SetHelpFunc(p.help)
	root.SetHelpCommandGroupID(groupPortal)
	root.SetCompletionCommandGroupID(groupPortal)
	root.AddCommand(slices.Concat(
		grouped(groupPhone, p.callCommand(), p.portalCommand(), p.consoleCommand(), p.trainCommand(), p.cueCommand(),
			p.callsCommand(), p.tapesCommand(), p.replayCommand()),
		grouped(groupAdmin, p.mailboxCommand(), p.tenantCommand(), p.mailCommand(), p.auditCommand(), p.tokenCommand()),
		grouped(groupRules, p.pinCommand(), p.profileCommand(), p.flowCommand(), p.promptsCommand(), p.runCommand()),
		grouped(groupPortal, p.clockCommand(), p.undoCommand(), p.classCommand(), p.storeCommand(), p.loadCommand(), p.serveCommand(), p.configCommand(),
			p.whereCommand(), p.versionCommand()),
	)...)
	return root
}

func grouped(id string, commands ...*cobra.Command) []*cobra.Command {
	for _, c := range commands {
		c.GroupID = id
	}
	return commands
}
