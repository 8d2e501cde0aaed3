package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"go.etcd.io/bbolt"
)

// bbolt's checker trusts what pages say of themselves: a flipped bit in a page's head can send
// it round in circles, or beyond the mapping in a goroutine that nobody can guard. So the pages
// are walked here first, in plain bytes, with every length and number doubted. What is known of
// bbolt's format for that: heads of pages, of elements and of buckets, in the machine's byte
// order, and which page is the root and which the free list, from the meta page in force.
const (
	pageHead    = 16 // id 8, flags 2, count 2, overflow 4
	elementHead = 16 // branch: position 4, key size 4, page 8; leaf: flags 4, position 4, key size 4, value size 4
	bucketHead  = 16 // root page 8, sequence 8; root 0 for a page that follows in place

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketFlag   = 0x01 // of a leaf element

	metaRoot     = pageHead + 16 // behind magic, version, page size and flags
	metaFreelist = metaRoot + bucketHead
	metaID       = metaFreelist + 16
	metaEnd      = metaID + 16

	noFreelist = ^uint64(0)
)

// pageWalk visits every page that can be reached, each once.
type pageWalk struct {
	file     io.ReaderAt
	pageSize uint64
	pages    uint64 // in the file
	seen     map[uint64]bool
}

// walkPages returns what is wrong with the first bad page, nil when all can be trusted.
func walkPages(h *os.File, tx *bbolt.Tx) error {
	w := &pageWalk{file: h, pageSize: uint64(tx.DB().Info().PageSize), seen: make(map[uint64]bool)}
	w.pages = uint64(tx.Size()) / w.pageSize
	for number := range uint64(2) {
		meta := make([]byte, metaEnd)
		if _, err := h.ReadAt(meta, int64(number*w.pageSize)); err != nil {
			return err
		}
		if u64(meta[metaID:]) != uint64(tx.ID()) {
			continue // the commit before
		}
		if free := u64(meta[metaFreelist:]); free != noFreelist {
			if err := w.freelist(free); err != nil {
				return err
			}
		}
		return w.tree(u64(meta[metaRoot:]))
	}
	return fmt.Errorf("meta page of commit %d: not found", tx.ID())
}

func u16(b []byte) int    { return int(binary.NativeEndian.Uint16(b)) }
func u32(b []byte) uint64 { return uint64(binary.NativeEndian.Uint32(b)) }
func u64(b []byte) uint64 { return binary.NativeEndian.Uint64(b) }

// read reads a page with its overflow. The kinds are those that may stand here.
func (w *pageWalk) read(number uint64, kinds ...int) ([]byte, error) {
	if number < 2 || number >= w.pages {
		return nil, fmt.Errorf("page %d: there are %d pages", number, w.pages)
	}
	head := make([]byte, pageHead)
	if _, err := w.file.ReadAt(head, int64(number*w.pageSize)); err != nil {
		return nil, err
	}
	if id := u64(head); id != number {
		return nil, fmt.Errorf("page %d: it says to be page %d", number, id)
	}
	fits := false
	for _, kind := range kinds {
		fits = fits || u16(head[8:]) == kind
	}
	if !fits {
		return nil, fmt.Errorf("page %d: unexpected kind %#x", number, u16(head[8:]))
	}
	overflow := u32(head[12:])
	if overflow >= w.pages-number {
		return nil, fmt.Errorf("page %d: it says to go on for %d pages, there are %d", number, overflow, w.pages)
	}
	for n := number; n <= number+overflow; n++ {
		if w.seen[n] {
			return nil, fmt.Errorf("page %d: it is in use twice", n)
		}
		w.seen[n] = true
	}
	page := make([]byte, (1+overflow)*w.pageSize)
	_, err := w.file.ReadAt(page, int64(number*w.pageSize))
	return page, err
}

// freelist checks that the list of free pages lies within its page.
func (w *pageWalk) freelist(number uint64) error {
	page, err := w.read(number, freelistPage)
	if err != nil {
		return err
	}
	ids, room := uint64(u16(page[10:])), uint64(len(page)-pageHead)/8
	if ids == 0xffff { // too many for the head, which leaves it to the first one
		ids = u64(page[pageHead:])
	}
	if ids > room {
		return fmt.Errorf("page %d: it says to list %d free pages, there is room for %d", number, ids, room)
	}
	return nil
}

// tree walks down from a page.
func (w *pageWalk) tree(number uint64) error {
	page, err := w.read(number, branchPage, leafPage)
	if err != nil {
		return err
	}
	if err := w.elements(page); err != nil {
		return fmt.Errorf("page %d: %w", number, err)
	}
	return nil
}

// elements checks that keys and values lie within their page and ascend, and walks on to the
// pages below.
func (w *pageWalk) elements(page []byte) error {
	branch, count := u16(page[8:]) == branchPage, u16(page[10:])
	if branch && count == 0 {
		return fmt.Errorf("a branch without elements")
	}
	var before []byte
	for i := range count {
		at := pageHead + i*elementHead
		if at+elementHead > len(page) {
			return fmt.Errorf("%d elements have no room", count)
		}
		e := page[at:]
		key, value, ok := leafElement(e)
		if branch {
			key, ok = cutOut(e, u32(e), u32(e[4:]))
		}
		if !ok {
			return fmt.Errorf("element %d: it lies outside of its page", i)
		}
		if i > 0 && bytes.Compare(before, key) >= 0 {
			return fmt.Errorf("element %d: its key is not in order", i)
		}
		before = key
		if err := w.below(e, branch, value); err != nil {
			return err
		}
	}
	return nil
}

func leafElement(e []byte) (key, value []byte, ok bool) {
	both, ok := cutOut(e, u32(e[4:]), u32(e[8:])+u32(e[12:]))
	if !ok {
		return nil, nil, false
	}
	return both[:u32(e[8:])], both[u32(e[8:]):], true
}

// cutOut returns size bytes from a position, if they are there.
func cutOut(b []byte, position, size uint64) ([]byte, bool) {
	if position+size > uint64(len(b)) {
		return nil, false
	}
	return b[position : position+size], true
}

// below walks to the page that an element leads to, if it leads to one.
func (w *pageWalk) below(element []byte, branch bool, value []byte) error {
	switch {
	case branch:
		return w.tree(u64(element[8:]))
	case u32(element)&bucketFlag == 0:
		return nil
	case len(value) < bucketHead:
		return fmt.Errorf("a bucket of %d bytes", len(value))
	case u64(value) != 0:
		return w.tree(u64(value))
	case len(value) < bucketHead+pageHead:
		return fmt.Errorf("a bucket in place of %d bytes", len(value))
	case u16(value[bucketHead+8:]) != leafPage:
		return fmt.Errorf("a bucket in place of kind %#x", u16(value[bucketHead+8:]))
	}
	return w.elements(value[bucketHead:])
}
