// Package store remembers. It is the only room that knows sqlx and a database driver.
//
// It promises: what Append said yes to is on disk, synced. What it said no to is not there at all.
// A row that rotted is found when it is read, and named, and never used. A sentence that was erased
// is wiped at once, and after the nightly Settle no stray copy of it is left in any file, save a backup.
//
// Two sums guard an entry. checksum covers what is for ever: the place, the moment, the operation
// and the facts. digest_sum covers the salted digest of the wish, and is cleared together with it
// when a sentence of that wish is erased: so erasing needs no sum to be made anew, and leaves
// nothing from which a short sentence could be guessed.
package store
