package main

import (
	"crypto/rand"

	"github.com/spf13/cobra"

	"voiceportal/ivr/pin"
	"voiceportal/ivr/profile"
)

func (p *program) pinCommand() *cobra.Command {
	c := p.group("pin", "PINs: check, generate, compare rules",
		p.pinCheckCommand(), p.pinGenerateCommand(), p.pinRulesCommand(), p.pinCompareCommand())
	c.Long = "Work with the PIN rules of a profile, without a mailbox and without a store. A PIN that is checked is\nnever printed."
	c.Example = "printf '%s\\n' 2580 1234 | voiceportal pin check --profile broadcloud\nvoiceportal pin rules --profile essensys"
	return c
}

// pinContext is the flags that say who a PIN is for and what they had before.
type pinContext struct {
	extension, phone, name string
	def, current           string
	previous               []string
}

func (x *pinContext) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&x.extension, "extension", "", "the mailbox `number`")
	f.StringVar(&x.phone, "phone", "", "the telephone `number`, digits only")
	f.StringVar(&x.name, "name", "", "the owner's `name`")
	f.StringVar(&x.def, "default", "", "the number's default `PIN`; the process list shows it")
	f.StringVar(&x.current, "current", "", "the `PIN` in force; the process list shows it")
	f.StringArrayVar(&x.previous, "previous", nil, "an earlier `PIN`, may be given several times, oldest first")
}

// context is what the flags say, as the rules want it.
func (x *pinContext) context() pin.Context {
	c := pin.Context{Extension: x.extension, Phone: x.phone, Name: x.name}
	if x.def != "" {
		c.Default = pin.New(x.def)
	}
	if x.current != "" {
		c.Current = pin.New(x.current)
	}
	for _, previous := range x.previous {
		c.History = append(c.History, pin.New(previous))
	}
	return c
}

func profileFlag(c *cobra.Command, to *string) {
	c.Flags().StringVar(to, "profile", "broadcloud", "the `profile` whose rules hold")
}

func (p *program) pinGenerateCommand() *cobra.Command {
	var name string
	var number, length int
	var x pinContext
	c := &cobra.Command{
		Use:   "generate",
		Short: "Draw PINs that the rules accept",
		Long: "Draw PINs, each equally likely, from those that the rules of a profile accept. The default length is\n" +
			"that of the profile's temporary PINs.",
		Example: "voiceportal pin generate --profile broadcloud\nvoiceportal pin generate --profile essensys -n 5 --length 6 --extension 2001",
		Args:    exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			rules, err := profileByName(name)
			if err != nil {
				return err
			}
			if number < 1 || number > 1_000_000 {
				return usage(helpOf(c), "-n takes a number from 1 to 1000000")
			}
			if !flagGiven(c, "length") {
				length = rules.Temporary.Length
			}
			return p.pinGenerate(rules, number, length, x.context())
		},
	}
	profileFlag(c, &name)
	c.Flags().IntVarP(&number, "number", "n", 1, "`how many`")
	c.Flags().IntVar(&length, "length", 0, "how many `digits` each")
	x.flags(c)
	return c
}

func (p *program) pinGenerate(rules *profile.Profile, number, length int, x pin.Context) error {
	for range number {
		drawn, err := rules.PIN.Generate(rand.Reader, length, x)
		if err != nil {
			return err
		}
		if err := p.tell(map[string]string{"pin": drawn.Reveal()}, "%s", drawn.Reveal()); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) pinRulesCommand() *cobra.Command {
	var name string
	c := &cobra.Command{
		Use:     "rules",
		Short:   "The PIN rules of a profile in words",
		Example: "voiceportal pin rules --profile broadcloud",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			rules, err := profileByName(name)
			if err != nil {
				return err
			}
			var f facts
			for _, rule := range rules.PIN.Describe() {
				if p.flags.json {
					err := p.printJSON(p.stdout, map[string]string{"rule": string(rule.Rule), "text": rule.Text})
					if err != nil {
						return err
					}
					continue
				}
				f.add(string(rule.Rule), "%s", rule.Text)
			}
			return f.print(p.stdout)
		},
	}
	profileFlag(c, &name)
	return c
}
