package tmf702

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// answerList answers with the entries that a query asks for.
func (s *Server) answerList(x *exchange, q query, all []object) error {
	var picked []object
	for _, o := range all {
		if q.picks(o) {
			picked = append(picked, o)
		}
	}
	q.sort(picked)
	from := min(q.offset, len(picked))
	to := min(from+q.limit, len(picked))
	list := make([]object, 0, to-from)
	for _, o := range picked[from:to] {
		list = append(list, q.project(o))
	}
	h := x.w.Header()
	h.Set("X-Total-Count", strconv.Itoa(len(picked)))
	h.Set("X-Result-Count", strconv.Itoa(len(list)))
	if links := s.links(x.r.URL, q, len(picked)); links != "" {
		h.Set("Link", links)
	}
	return x.reply(http.StatusOK, list)
}

// links are the other pages of a list, as RFC 8288 writes them; empty where there is one page.
func (s *Server) links(u *url.URL, q query, total int) string {
	if q.limit == 0 || q.offset == 0 && total <= q.limit {
		return ""
	}
	var links []string
	add := func(rel string, offset int) {
		links = append(links, fmt.Sprintf("<%s%s?%s>; rel=%q", s.url, u.Path, pageQuery(u.RawQuery, offset, q.limit), rel))
	}
	add("first", 0)
	if q.offset > 0 {
		add("prev", max(0, min(q.offset, total)-q.limit))
	}
	if q.offset+q.limit < total {
		add("next", q.offset+q.limit)
	}
	add("last", max(0, (total-1)/q.limit*q.limit))
	return strings.Join(links, ", ")
}

// pageQuery is a query for another page: the filters stay as they were written.
func pageQuery(raw string, offset, limit int) string {
	var kept []string
	for part := range strings.SplitSeq(raw, "&") {
		if name, _, _ := strings.Cut(part, "="); part != "" && name != "offset" && name != "limit" {
			kept = append(kept, part)
		}
	}
	return strings.Join(append(kept, fmt.Sprintf("offset=%d", offset), fmt.Sprintf("limit=%d", limit)), "&")
}
