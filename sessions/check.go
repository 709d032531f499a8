package sessions

import "slices"

func contains[T comparable](list []T, v T) bool { return slices.Contains(list, v) }

// validID says whether an id that a client made is one: 1 to 40 small letters, digits, - and _.
func validID(id string) bool {
	if id == "" || len(id) > 40 {
		return false
	}
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return false
		}
	}
	return true
}

const (
	day      Instant = 24 * 60 * 60 * 1000
	answerIn         = 14 * day // the longest that somebody may be asked to take (DOMAIN §4.8)
	openEnd          = 14 * day // after which a one-off is an open end for all to see (I-04)
	firstIn          = 90 * day // by when a first step must be visible
	reasonIn         = 366 * day
)
