package tmf702

import (
	"encoding/json"
	"errors"
	"fmt"

	jsonpatch "github.com/evanphx/json-patch/v5"

	"voiceportal/ivr/mailbox"
)

// The attributes of a PATCH that a resource does not show.
const (
	attrNewPIN         = "newPin"
	attrResetPIN       = "resetPin"
	attrCustomerChosen = "customerChosen"
)

const (
	// maxOperations is how many operations a JSON Patch may have.
	maxOperations = 100
	// maxCopied is how many bytes its copy operations may add: a few of them could double a
	// document until the memory is full.
	maxCopied = 1 << 20
)

// wantedOf finds out what a body asks of a mailbox: the resource is patched as the media type
// prescribes, and then compared with what it was. A body that repeats what is so already asks for
// nothing.
func wantedOf(b body, was object, now mailbox.Summary) (wish, error) {
	for _, name := range []string{attrNewPIN, attrResetPIN, attrCustomerChosen} {
		was[name] = nil // so that a JSON Patch can replace them too
	}
	before, err := json.Marshal(was)
	if err != nil {
		return wish{}, err
	}
	after, err := patched(b, before)
	if err != nil {
		return wish{}, err
	}
	target, err := asObject(after)
	if err != nil {
		return wish{}, err
	}
	source, err := asObject(before)
	if err != nil {
		return wish{}, err
	}
	return readWish(source, target, now)
}

func asObject(raw []byte) (object, error) {
	v, err := decode(raw)
	if err != nil {
		return nil, badRequest(codeBody, "the patch leaves no resource", "")
	}
	return body{value: v}.attributes()
}

// patched applies a body to a document. application/json is taken as a merge patch, which is what
// TM Forum's partial update means.
func patched(b body, before []byte) ([]byte, error) {
	if b.media == mediaPatch {
		return applyOperations(b.raw, before)
	}
	if _, err := b.attributes(); err != nil {
		return nil, err
	}
	after, err := jsonpatch.MergePatch(before, b.raw)
	if err != nil {
		return nil, badRequest(codeBody, "the body is no merge patch", "")
	}
	return after, nil
}

// applyOperations applies a JSON Patch. What the library says of a failure may quote the patch, so
// it is told in other words.
func applyOperations(raw, before []byte) ([]byte, error) {
	operations, err := jsonpatch.DecodePatch(raw)
	if err != nil {
		return nil, badRequest(codeBody, "the body is no JSON Patch", "It is a list of operations, as RFC 6902 says.")
	}
	if len(operations) > maxOperations {
		return nil, badRequest(codeBody, fmt.Sprintf("the JSON Patch has more than %d operations", maxOperations), "")
	}
	options := jsonpatch.NewApplyOptions()
	options.SupportNegativeIndices = false
	options.AccumulatedCopySizeLimit = maxCopied
	after, err := operations.ApplyWithOptions(before, options)
	switch {
	case errors.Is(err, jsonpatch.ErrTestFailed):
		return nil, &problem{status: 409, code: codePatchConflict, reason: "a test of the JSON Patch does not hold", message: "Read the resource again."}
	case err != nil:
		return nil, badRequest(codePatchConflict, "an operation of the JSON Patch cannot be applied to the resource", "See the resource for its paths.")
	}
	return after, nil
}
