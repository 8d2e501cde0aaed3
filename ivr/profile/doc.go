// Package profile holds the rules of a tenant as data: of its PINs and their ageing, of lockout,
// of the PINs that are handed out, and of its web passwords.
//
// Start with [Load], which reads a profile strictly from YAML, or with [LoadLibrary], which reads
// a folder of them:
//
//	title: Cisco BroadCloud voicemail passcode
//	pin:
//	  length: {min: 4, max: 8}
//	  repeat: {max: 2, scope: consecutive}
//	…
//
// One rule: a profile that was loaded works. Whatever makes no sense, from an unknown key to rules
// that refuse every PIN, is a [FieldError] that names file, line and field. A loaded profile is
// shared by everybody who asks for it; treat it as read-only.
package profile
