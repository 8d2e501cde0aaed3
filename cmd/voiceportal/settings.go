package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"time"
)

// settings are what the flags, the environment, the config file and the defaults come to, in this
// order of precedence.
type settings struct {
	store      string // the store's file
	keyFile    string
	configFile string
	configRead bool // there is a config file
	actor      string
	class      string // fills a new store
	plain      bool
	retain     time.Duration // of audit entries; 0 for ever
	screen     screenConfig
}

// settle works the settings out. A config file that was asked for must exist; the usual one may be
// missing.
func (p *program) settle() (settings, error) {
	s := settings{class: p.flags.class}
	folder, err := p.env.configFolder()
	if err != nil && !errors.Is(err, errNoHome) {
		return s, err
	}
	asked := cmp.Or(p.flags.config, p.env["VOICEPORTAL_CONFIG"])
	if s.configFile = asked; asked == "" && folder != "" {
		s.configFile = filepath.Join(folder, "config.yaml")
	}
	c, err := p.readConfig(s.configFile)
	switch {
	case err == nil:
		s.configRead = s.configFile != ""
	case asked == "" && errors.Is(err, fs.ErrNotExist):
	default:
		return s, err
	}
	s.screen = c.Screen
	s.actor = cmp.Or(p.flags.actor, p.env["VOICEPORTAL_ACTOR"], c.Actor, p.userName())
	if s.plain, err = p.settlePlain(c.Plain); err != nil {
		return s, err
	}
	if keep := cmp.Or(p.env["VOICEPORTAL_RETAIN_AUDIT"], c.Retain); keep != "" {
		if s.retain, err = parseRetention(keep); err != nil {
			return s, usage("config --help", "retain_audit: %v", err)
		}
	}
	if p.flags.store == classStore {
		return s, p.settleClassStore(&s, cmp.Or(p.env["VOICEPORTAL_STORE"], c.Store))
	}
	if s.store, err = p.storePath(cmp.Or(p.flags.store, p.env["VOICEPORTAL_STORE"], c.Store)); err != nil {
		return s, err
	}
	s.keyFile = cmp.Or(p.flags.keyFile, p.env["VOICEPORTAL_KEY_FILE"], c.KeyFile, s.store+".key")
	return s, nil
}

// classStore is the name of the trainer's store: a file of its own beside the common one.
const classStore = "class"

// settleClassStore settles where the trainer's store is, given where the common one was said to be.
func (p *program) settleClassStore(s *settings, common string) error {
	beside, err := p.storePath(common)
	if err != nil {
		return err
	}
	s.store = filepath.Join(filepath.Dir(beside), classStore+".db")
	s.keyFile = cmp.Or(p.flags.keyFile, s.store+".key")
	return nil
}

// storePath is a store's whole path; "" is the usual one.
func (p *program) storePath(said string) (string, error) {
	if said == "" {
		data, err := p.env.dataFolder()
		if err != nil {
			return "", err
		}
		said = filepath.Join(data, "portal.db")
	}
	path, err := filepath.Abs(said)
	if err != nil {
		return "", fmt.Errorf("store %s: %w", said, err)
	}
	return path, nil
}

// settlePlain decides on lines of text: said outright, or because the terminal or its user can do
// no more.
func (p *program) settlePlain(config bool) (bool, error) {
	if p.flags.plain {
		return true, nil
	}
	if v := p.env["VOICEPORTAL_PLAIN"]; v != "" {
		on, err := strconv.ParseBool(v)
		if err != nil {
			return false, usage("--help", "VOICEPORTAL_PLAIN is %q; want true or false", v)
		}
		return on, nil
	}
	return config || p.env["TERM"] == "dumb" || p.env["ACCESSIBLE"] != "", nil
}

// userName is who acts where nobody says so: the user of this machine.
func (p *program) userName() string {
	if name := p.env.first("USER", "LOGNAME", "USERNAME"); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "uid " + strconv.Itoa(os.Getuid())
}
