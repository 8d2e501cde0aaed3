package kit

// Copier is a screen of which something can be copied as text.
type Copier interface {
	// Copied is what has the focus, as lines of clean text without any PIN; nil for nothing.
	Copied() []string
}

// Tabular is a screen that shows a table.
type Tabular interface {
	// Sheet is the table as it is filtered and sorted now, all of its rows, without any PIN.
	Sheet() Sheet
}

// Sheet is a table to be kept: the first row has the names of the columns.
type Sheet struct {
	Name string // of its file, without an ending: "mailboxes-harbor"
	Rows [][]string
}

// Reporter is a screen that has something to say in the report of a session.
type Reporter interface {
	// Report are its sections, in the order of time; nil for none. They hold no PIN.
	Report() []Section
}

// Section is a part of the report of a session.
type Section struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"` // a paragraph each
	Quote []string `json:"-"`     // lines that are kept as they are, after the others
	Facts any      `json:"facts"` // all of it for machines, as JSON
}
