// Package migrations holds the tables: numbered, embedded, forward only.
//
// A file that has been in a release is never changed. A change is a new file, and comes with data
// of the version before it in server/store/testdata, so that a test can carry that data over.
package migrations

import "embed"

// Files are the migrations in the form that goose reads.
//
//go:embed *.sql
var Files embed.FS
