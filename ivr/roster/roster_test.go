package roster_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"voiceportal/ivr/mailbox"
	"voiceportal/ivr/roster"
)

func creation(number string, o mailbox.Owner) mailbox.Creation {
	return mailbox.Creation{Key: mailbox.Key{Tenant: "oakfield", Number: number}, Create: mailbox.Create{Owner: o}}
}

func TestLinesAreRead(t *testing.T) {
	t.Parallel()
	ola := creation("3100", mailbox.Owner{First: "Ola", Last: "Berg", Email: "ola@oakfield.example"})
	full := creation("3200", mailbox.Owner{
		First: "Ola", Last: "Berg, née Lind", Email: "ola@oakfield.example", UserName: "ola", AltID: "7", Phone: "+44 1",
		Site: "North", Party: "operator",
	})
	full.Create.Kind, full.Create.Main = mailbox.KindExtension, "3000"
	for _, tt := range []struct {
		name, file string
		want       []mailbox.Creation
	}{
		{"commas", "number,first,last,email\n3100,Ola,Berg,ola@oakfield.example\n", []mailbox.Creation{ola}},
		{"semicolons", "number;first;last;email\n3100;Ola;Berg;ola@oakfield.example\n", []mailbox.Creation{ola}},
		{"no line end at the end", "number,first,last,email\n3100,Ola,Berg,ola@oakfield.example", []mailbox.Creation{ola}},
		{"the lines of Windows", "number,first,last,email\r\n3100,Ola,Berg,ola@oakfield.example\r\n", []mailbox.Creation{ola}},
		{"a byte order mark", "\uFEFFnumber,first,last,email\n3100,Ola,Berg,ola@oakfield.example\n", []mailbox.Creation{ola}},
		{"blanks and capitals", " Number , FIRST ,Last,eMail\n 3100 , Ola , Berg , ola@oakfield.example \n", []mailbox.Creation{ola}},
		{"another order", "email,last,first,number\nola@oakfield.example,Berg,Ola,3100\n", []mailbox.Creation{ola}},
		{"empty lines", "number,first,last,email\n\n3100,Ola,Berg,ola@oakfield.example\n\n", []mailbox.Creation{ola}},
		{"a leading zero", "number\n0042\n", []mailbox.Creation{creation("0042", mailbox.Owner{})}},
		{"only a header", "number\n", nil},
		{
			"every column", "number,kind,main,first,last,email,user,alt_id,phone,site,party\n" +
				`3200,extension,3000,Ola,"Berg, née Lind",ola@oakfield.example,ola,7,+44 1,North,operator` + "\n",
			[]mailbox.Creation{full},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			lines, bad, err := roster.Read(strings.NewReader(tt.file), "oakfield")
			if err != nil || len(bad) > 0 {
				t.Fatalf("%v, %v", err, bad)
			}
			var got []mailbox.Creation
			for _, l := range lines {
				got = append(got, l.Creation)
			}
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBadLinesAreNamedAndTheOthersRead(t *testing.T) {
	t.Parallel()
	file := strings.Join([]string{
		"number,first,email",
		"3101,Ola,ola@oakfield.example",
		"3102,Uwe",
		`3103,"Eva,eva@oakfield.example`, // which swallows the next line
		`3104,E"va,eva@oakfield.example`,
		",Nobody,nobody@oakfield.example",
		"3105,\xff,x@oakfield.example",
		"3106,Kim,kim@oakfield.example,7294",
		"3107,Lee,lee@oakfield.example",
	}, "\n") + "\n"
	lines, bad, err := roster.Read(strings.NewReader(file), "oakfield")
	if err != nil {
		t.Fatal(err)
	}
	var read []int
	for _, l := range lines {
		read = append(read, l.Number)
	}
	if diff := cmp.Diff([]int{2, 9}, read); diff != "" {
		t.Errorf("lines read (-want +got):\n%s", diff)
	}
	var told []string
	for _, p := range bad {
		told = append(told, p.Error())
	}
	want := []string{
		"3: the line has 2 values, and the first line names 3 columns; put quotes around a value that has a separator in it",
		`4: a quote is out of place; put quotes around the whole value, and write one inside it twice: ""; the line goes on to 5:7`,
		"6:1: number: it is empty; every line needs one",
		"7:6: first name: it is not in UTF-8; save the file with that encoding",
		"8: the line has 4 values, and the first line names 3 columns; put quotes around a value that has a separator in it",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestAFileWithoutAUsableHeaderIsRefusedWhole(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, file, want string }{
		{"empty", "", "1: the file is empty; its first line names the columns, such as number,first,last,email"},
		{"no header", "3100,Ola\n", `1:1: no column is called "3100"; known are number,`},
		{"a slip", "number,emial\n", `1:8: no column is called "emial"; did you mean email?; known are`},
		{"no number", "first,last\n", "1:1: there is no column number; the first line names the columns"},
		{"a column twice", "number,first,First\n", "1:14: a second column first; take one out"},
		{"PINs", "number,pin\n3100,7294\n", "1:8: a roster holds no PINs: the profile gives everybody their first one; take the column out"},
		{"a broken quote", "num\"ber\n", "1:4: a quote is out of place"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			lines, bad, err := roster.Read(strings.NewReader(tt.file), "oakfield")
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) || lines != nil || bad != nil {
				t.Errorf("error %v, %d lines, %d problems; want %s", err, len(lines), len(bad), tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "7294") {
				t.Error("the error holds a PIN")
			}
		})
	}
}

func TestAFileThatCannotBeReadIsAnError(t *testing.T) {
	t.Parallel()
	broken := errors.New("the stick was pulled out")
	for _, file := range []string{"", "number\n3100\n31"} {
		in := iotest.DataErrReader(strings.NewReader(file))
		_, _, err := roster.Read(&failing{in: in, err: broken}, "oakfield")
		if !errors.Is(err, broken) {
			t.Errorf("after %q: error %v", file, err)
		}
	}
}

// failing gives what it has and then an error.
type failing struct {
	in  interface{ Read([]byte) (int, error) }
	err error
}

func (f *failing) Read(b []byte) (int, error) {
	n, err := f.in.Read(b)
	if err != nil {
		err = f.err
	}
	return n, err
}

func TestARefusalIsTiedToItsPlace(t *testing.T) {
	t.Parallel()
	lines, _, err := roster.Read(strings.NewReader("number,first,email\n3100,Ola,ola\n"), "oakfield")
	if err != nil || len(lines) != 1 {
		t.Fatal(lines, err)
	}
	for _, tt := range []struct {
		refusal mailbox.Refusal
		want    string
	}{
		{mailbox.Refusal{Field: mailbox.FieldEmail, Problem: `"ola" is no address`, Next: "write it as name@company.example"}, `2:10: e-mail: "ola" is no address; write it as name@company.example`},
		{mailbox.Refusal{Field: mailbox.FieldEmail, Problem: `mailbox oakfield/3100: e-mail: "ola" is no address`}, `2:10: mailbox oakfield/3100: e-mail: "ola" is no address`},
		{mailbox.Refusal{Field: mailbox.FieldSite, Problem: "no such site"}, "2: site: no such site"},
		{mailbox.Refusal{Problem: "it cannot be done"}, "2: it cannot be done"},
	} {
		if got := lines[0].Blame(&tt.refusal).Error(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// Whatever is read, every line of the table is either read or named, and nothing is made up.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "number\n1\n", "number;first\n1;a\n", "number,first\n1,\"a\nb\"\n", "\uFEFFnumber\n1", "number\n\"", "number,\xff\n",
		"number\n,\n", "number,email\n3100,\"x\"\"y\"\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		lines, bad, err := roster.Read(strings.NewReader(file), "oakfield")
		if err != nil && (lines != nil || bad != nil) {
			t.Error("an error, and lines as well")
		}
		last := 0
		for _, l := range lines {
			if l.Number <= last {
				t.Errorf("line %d after line %d", l.Number, last)
			}
			last = l.Number
			if l.Key.Tenant != "oakfield" || l.Key.Number == "" || !strings.Contains(file, l.Key.Number) {
				t.Errorf("mailbox %q is not in the file", l.Key)
			}
		}
		for _, p := range bad {
			if p.Line < 1 || p.Line > 1+strings.Count(file, "\n") || p.Text == "" {
				t.Errorf("a problem at line %d of %d", p.Line, 1+strings.Count(file, "\n"))
			}
		}
	})
}
