package tmf702

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// maxBody is how many bytes a request's body may have.
const maxBody = 64 << 10

// The media types of bodies.
const (
	mediaJSON  = "application/json"
	mediaMerge = "application/merge-patch+json" // RFC 7396
	mediaPatch = "application/json-patch+json"  // RFC 6902
)

// patchMedia are the media types of a PATCH, as the header Accept-Patch lists them.
func patchMedia() []string { return []string{mediaJSON, mediaMerge, mediaPatch} }

// body is what a request carries.
type body struct {
	media string
	raw   []byte
	value any // the JSON in it
}

// readBody reads a body of one of some media types.
func readBody(r *http.Request, media ...string) (body, error) {
	kind, err := mediaOf(r, media)
	if err != nil {
		return body{}, err
	}
	raw, err := io.ReadAll(r.Body) // bounded by the server
	if err != nil {
		return body{}, unreadable(err)
	}
	v, err := decode(raw)
	if err != nil {
		return body{}, badRequest(codeBody, err.Error(), "")
	}
	return body{media: kind, raw: raw, value: v}, nil
}

// unreadable tells a body that is too large from one that did not arrive.
func unreadable(err error) *problem {
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return &problem{status: http.StatusRequestEntityTooLarge, code: codeTooLarge, reason: "the body is too large", message: "A request has at most 64 KiB."}
	}
	return badRequest(codeBody, "the body could not be read", "")
}

// mediaOf is the media type of a request, which must be one of those given, in UTF-8.
func mediaOf(r *http.Request, known []string) (string, error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(params["charset"])
	if err == nil && slices.Contains(known, kind) && (charset == "" || charset == "utf-8") {
		return kind, nil
	}
	list := strings.Join(known, ", ")
	p := &problem{
		status: http.StatusUnsupportedMediaType, code: codeMediaType,
		reason: "the body has a media type that is not understood here", message: "Use " + list + ", in UTF-8.",
	}
	if r.Method == http.MethodPatch {
		return "", withHeader(p, "Accept-Patch", list)
	}
	return "", withHeader(p, "Accept", list)
}

// attributes are the body as an object.
func (b body) attributes() (object, error) {
	if o, ok := b.value.(object); ok {
		return o, nil
	}
	return nil, badRequest(codeBody, "the body is not a JSON object", "")
}
