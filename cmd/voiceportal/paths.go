package main

import (
	"errors"
	"path/filepath"
	"runtime"
)

// appName names the program's folders.
const appName = "voiceportal"

var errNoHome = errors.New("there is no home directory to keep the store in; set HOME, or say where with --store")

// dataFolder is where the store is kept unless somebody says otherwise.
func (e environment) dataFolder() (string, error) {
	return e.folder("XDG_DATA_HOME", ".local", "share")
}

// configFolder is where the config file is looked for unless somebody says otherwise.
func (e environment) configFolder() (string, error) { return e.folder("XDG_CONFIG_HOME", ".config") }

// stateFolder is where the program remembers what it has shown once.
func (e environment) stateFolder() (string, error) {
	return e.folder("XDG_STATE_HOME", ".local", "state")
}

// folder is the program's own folder below the one that a variable of the XDG base directory
// specification names, or else below the home directory. A relative path in the variable is
// ignored, as that specification asks.
func (e environment) folder(variable string, below ...string) (string, error) {
	if base := e[variable]; filepath.IsAbs(base) {
		return filepath.Join(base, appName), nil
	}
	if local := e["LOCALAPPDATA"]; runtime.GOOS == "windows" && local != "" {
		return filepath.Join(local, appName), nil
	}
	home := e.first("HOME", "USERPROFILE")
	if home == "" {
		return "", errNoHome
	}
	return filepath.Join(append(append([]string{home}, below...), appName)...), nil
}
