package sessions

import "errors"

// OpID is the random 128-bit id that a client gives a wish, unique in its stream.
type OpID [16]byte

// Kept is an accepted wish as it goes into the log: one row.
type Kept struct {
	Entry
	Op     OpID
	Digest []byte // salted, over the wish as it was sent
	Salt   []byte
}

// Sentence is a text of a person as it is kept: once.
type Sentence struct {
	ID          WordsID
	Body        string
	Salt        []byte
	DerivedFrom WordsID
	Lang        string
	Seq         int64 // the entry that brought it
}

// Batch is what one board wants kept at once: entries, the rows that they changed, and what lies
// outside the log.
type Batch struct {
	Stream   string
	After    int64 // the seq that the stream must have now
	Entries  []Kept
	Rows     []*Row
	Dropped  [][2]string // kind and id
	Words    []Sentence
	Unnamed  []WordsID // of which no record is left that names them
	Erased   []WordsID
	Links    []Link
	Unlinked []string // handles
}

// Opened is a stream as it was read from disk.
type Opened struct {
	Seq   int64
	Rows  []*Row     // Own is the stored own part; State.Load takes it apart
	Words []Sentence // those that a record names
	// Erased are the operations of which a sentence was erased: they must not come back, also when a backup that
	// never had them was restored.
	Erased []OpID
}

// What a log may answer besides yes. Any other error means that nobody knows what is on disk: the
// process then stops acknowledging, ends, and starts again from the log.
var (
	// ErrBehind: another writer was first. Read the tail and decide again.
	ErrBehind = errors.New("the stream has moved on")
	// ErrTwice: the stream has one of the operations already. Nothing was kept; ask Accepted for each, and decide again.
	ErrTwice = errors.New("an operation came twice")
	// ErrFull: the disk is full. Nothing was kept; try again later.
	ErrFull = errors.New("the disk is full")
	// ErrAway: the stream was taken along to another computer, and takes nothing here until it is back. Nothing was kept.
	ErrAway = errors.New("the stream is away on location")
)
