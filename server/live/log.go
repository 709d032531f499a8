package live

import (
	"context"

	"maatwerkroute/sessions"
)

// Log is the memory that a board needs. One contract test holds for every log.
type Log interface {
	// Stream reads a stream from disk; one that is not there yet is empty.
	Stream(ctx context.Context, stream string) (sessions.Opened, error)
	// Append keeps batches of several streams in one transaction, synced when it returns nil.
	Append(ctx context.Context, batches []sessions.Batch) error
	// Accepted finds an accepted wish. Its digest is nil when its words were erased.
	Accepted(ctx context.Context, stream string, op sessions.OpID) (digest, salt []byte, found bool, err error)
	// Handles lists the acts that are linked to a seat.
	Handles(ctx context.Context, stream, seat string) ([]string, error)
}
