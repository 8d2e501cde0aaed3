package mailbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"voiceportal/ivr/mailbox"
)

// fate is what became of a creation, in a word.
func fate(i mailbox.Import) string {
	switch {
	case i.There:
		return "there"
	case i.Refusal != nil:
		return string(i.Refusal.Code) + " " + string(i.Refusal.Field)
	}
	return "made " + i.Receipt.MailTo
}

func atHarbor(number string) mailbox.Key { return mailbox.Key{Tenant: "harbor", Number: number} }

// people are creations at Harbor: one of each fate.
func people() []mailbox.Creation {
	one := func(number string, o mailbox.Owner) mailbox.Creation {
		return mailbox.Creation{Key: atHarbor(number), Create: mailbox.Create{Owner: o}}
	}
	return []mailbox.Creation{
		one("4200", mailbox.Owner{First: "Ola", Last: "Berg", Email: "ola@harbor.example", UserName: "ola"}),
		one("4200", mailbox.Owner{First: "Otto", Email: "otto@harbor.example"}),
		one("4201", mailbox.Owner{First: "Uwe", Email: "uwe@harbor.example", UserName: "OLA"}),
		one("4202", mailbox.Owner{First: "Eva"}),
		one("4203", mailbox.Owner{First: "Eva", Email: "eva"}),
		one("42o4", mailbox.Owner{First: "Eva", Email: "eva@harbor.example"}),
		one("4205", mailbox.Owner{First: "Eva", Email: "eva@harbor.example", Site: "Hull"}),
		one("4206", mailbox.Owner{First: "E\u0085va", Email: "eva@harbor.example"}),
		one("4012", mailbox.Owner{First: "Ana", Last: "Duarte", Email: "ana@harbor.example", UserName: "ana", Site: "Bristol"}),
		one("4015", mailbox.Owner{First: "Someone", Last: "Else", Email: "else@harbor.example"}),
		one("7000", mailbox.Owner{First: "Portal", Email: "portal@harbor.example"}),
	}
}

var fates = []string{
	"made ola@harbor.example", "taken number", "taken user name", "no-email e-mail", "bad-value e-mail", "bad-value number",
	"bad-value site", "bad-value first name", "there", "taken number", "taken number",
}

func TestAnImportMakesWhatItCanAndTouchesNothingElse(t *testing.T) {
	t.Parallel()
	o := open(t)
	anaBefore, benBefore := o.summary(ana), o.summary(ben)
	before := o.state()
	planned, err := o.PreviewImport(t.Context(), kim, people())
	if err != nil {
		t.Fatal(err)
	}
	if o.state() != before {
		t.Error("the preview changed the store")
	}
	var foreseen, came []string
	for i, c := range people() {
		foreseen = append(foreseen, fate(planned[i]))
		done, err := o.Import(t.Context(), kim, c)
		if err != nil {
			t.Fatal(err)
		}
		came = append(came, fate(done))
	}
	if diff := cmp.Diff(fates, came); diff != "" {
		t.Errorf("what became of each (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(fates, foreseen); diff != "" {
		t.Errorf("what was foreseen (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(anaBefore, o.summary(ana)); diff != "" {
		t.Errorf("an existing mailbox was changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(benBefore, o.summary(ben)); diff != "" {
		t.Errorf("a mailbox of somebody else was changed (-want +got):\n%s", diff)
	}
	mails := o.mails(atHarbor("4200"))
	if len(mails) != 1 || mails[0].Kind != mailbox.MailWelcomeTemporary {
		t.Errorf("%d mails to the new one, want its welcome", len(mails))
	}
}

func TestAnImportCanBeRunAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	list := people()[:1]
	for _, want := range []string{"made ola@harbor.example", "there", "there"} {
		i, err := o.Import(t.Context(), kim, list[0])
		if err != nil || fate(i) != want {
			t.Errorf("%s, %v; want %s", fate(i), err, want)
		}
	}
	if n := len(o.mails(atHarbor("4200"))); n != 1 {
		t.Errorf("%d mails, want one", n)
	}
}

func TestAnImportMakesMainNumbersBeforeTheirExtensions(t *testing.T) {
	t.Parallel()
	o := open(t)
	list := []mailbox.Creation{
		{Key: mailbox.Key{Tenant: "riverside", Number: "2500"}, Create: mailbox.Create{Kind: mailbox.KindMain}},
		{Key: mailbox.Key{Tenant: "riverside", Number: "2501"}, Create: mailbox.Create{Main: "2500"}},
		{Key: mailbox.Key{Tenant: "riverside", Number: "2502"}, Create: mailbox.Create{Main: "2600"}},
	}
	got, err := o.PreviewImport(t.Context(), kim, list)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, i := range got {
		all = append(all, fate(i))
	}
	if diff := cmp.Diff([]string{"made ", "made ", "bad-value main number"}, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnImportNeedsItsTenant(t *testing.T) {
	t.Parallel()
	o := open(t)
	c := mailbox.Creation{Key: mailbox.Key{Tenant: "habor", Number: "4200"}}
	if _, err := o.Import(t.Context(), kim, c); err == nil {
		t.Error("a mailbox was made for a tenant that does not exist")
	}
	if _, err := o.PreviewImport(t.Context(), kim, []mailbox.Creation{c}); err == nil {
		t.Error("a mailbox was foreseen for a tenant that does not exist")
	}
}
