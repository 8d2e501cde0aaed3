package pin

// Keys are the secrets derived from the key file.
type Keys struct{ _ int }
