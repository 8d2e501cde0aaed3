package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionJSON is what is known of this build.
type versionJSON struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	Changed  bool   `json:"changed,omitempty"` // built from files that differ from the revision
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Which version this is",
		Example: "voiceportal version --json",
		Args:    exactly(0),
		RunE: func(*cobra.Command, []string) error {
			v := thisVersion()
			revision := v.Revision
			if v.Changed {
				revision += " and changes"
			}
			if revision != "" {
				revision = " (" + revision + ")"
			}
			return p.tell(v, "voiceportal %s%s, %s on %s", v.Version, revision, v.Go, v.Platform)
		},
	}
}

// thisVersion reads what the Go tool has stamped into the program.
func thisVersion() versionJSON {
	v := versionJSON{Version: "devel", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			v.Changed = s.Value == "true"
		}
	}
	return v
}
