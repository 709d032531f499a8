package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"

	"github.com/jmoiron/sqlx"
	_ "github.com/mattn/go-sqlite3" // the driver
	"github.com/pressly/goose/v3"

	"maatwerkroute/migrations"
)

// Store is one database file. All writing goes through one connection.
type Store struct {
	writer      *sqlx.DB
	readers     *sqlx.DB
	sweeper     *sqlx.DB // empties the write-ahead log; waits for nobody
	writes      writes
	reads       reads
	epoch       atomic.Pointer[string]
	checkpoints *checkpointer
	owed        atomic.Bool // something was deleted that still stands in the write-ahead log
}

// settings go in the DSN: a pragma would reach one connection of a pool only. Without
// synchronous=FULL a power cut loses what was acknowledged.
const settings = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_secure_delete=on&_busy_timeout=5000&_txlock=immediate"

// readSettings are the same for a connection that cannot write: it needs no lock to begin.
var readSettings = strings.Replace(settings, "immediate", "deferred", 1) + "&mode=ro"

var sweepSettings = strings.Replace(settings, "_busy_timeout=5000", "_busy_timeout=0", 1)

// maxReaders bounds the snapshots that are open at once: each keeps the write-ahead log growing.
const maxReaders = 4

var wanted = [][2]string{{"journal_mode", "wal"}, {"synchronous", "2"}, {"foreign_keys", "1"},
	{"secure_delete", "1"}, {"busy_timeout", "5000"}}

// Open opens the database at path, makes it when it is not there, and brings its tables up to date.
func Open(path string) (*Store, error) {
	s := &Store{}
	if err := s.open(context.Background(), path); err != nil {
		return nil, errors.Join(fmt.Errorf("database %s: %w", path, advise(err)), s.Close())
	}
	return s, nil
}

// lookSettings leave the journal as it is: a backup may have another, and may lie on a disk that cannot be written.
var lookSettings = strings.Replace(readSettings, "_journal_mode=WAL&", "", 1)

// Look opens the database at path for those who only read and check: beside a running server, or a backup. It
// changes nothing, and what writes must not be called.
func Look(path string) (*Store, error) {
	s := &Store{}
	if err := s.look(context.Background(), path); err != nil {
		return nil, errors.Join(fmt.Errorf("database %s: %w", path, advise(err)), s.Close())
	}
	return s, nil
}

func (s *Store) look(ctx context.Context, path string) error {
	var err error
	if s.readers, err = connect(path, lookSettings, maxReaders); err != nil {
		return err
	}
	has, knows, err := versions(ctx, s.readers)
	if err != nil {
		return err
	}
	if has != knows {
		return fmt.Errorf("its tables are of version %d and this program knows %d: %w", has, knows, errOther)
	}
	return s.reads.prepare(s.readers)
}

// errOther says that another program wrote this file.
var errOther = errors.New("kijk met het programma dat het schreef / look with the program that wrote it")

func versions(ctx context.Context, db *sqlx.DB) (has, knows int64, err error) {
	p, err := goose.NewProvider(goose.DialectSQLite3, db.DB, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return 0, 0, fmt.Errorf("read the migrations: %w", err)
	}
	if has, knows, err = p.GetVersions(ctx); err != nil {
		return 0, 0, fmt.Errorf("read the version: %w", err)
	}
	return has, knows, nil
}

func (s *Store) open(ctx context.Context, path string) error {
	if err := create(path); err != nil {
		return err
	}
	var err error
	if s.writer, err = connect(path, settings, 1); err != nil {
		return err
	}
	if err := migrate(ctx, s.writer); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, fmt.Sprintf(`pragma wal_autocheckpoint = %d; pragma cache_size = -%d`, writerWaitsAt, pageCache)); err != nil {
		return fmt.Errorf("set the writer's limits: %w", err)
	}
	if s.readers, err = connect(path, readSettings, maxReaders); err != nil {
		return err
	}
	if s.sweeper, err = connect(path, sweepSettings, 1); err != nil {
		return err
	}
	if err := errors.Join(assert(ctx, s.writer, "writer"), assert(ctx, s.readers, "readers")); err != nil {
		return err
	}
	if err := s.openEpoch(ctx); err != nil {
		return err
	}
	if err := errors.Join(s.writes.prepare(s.writer), s.reads.prepare(s.readers)); err != nil {
		return err
	}
	s.startCheckpoints()
	// The process may have ended between an erasure and the sweep after it.
	s.owed.Store(true)
	return s.sweep(ctx)
}

// create makes an empty file that only we may read; SQLite gives those beside it the same rights. A
// file that is there is left closed: closing it would let go of the locks of this whole process.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// Close ends all connections. The last one empties the write-ahead log.
func (s *Store) Close() error {
	s.checkpoints.end()
	var errs []error
	for _, db := range []*sqlx.DB{s.sweeper, s.readers, s.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// Epoch is a random name for the history in this file. It is another one after a restore: then
// clients send again what they still hold.
func (s *Store) Epoch() string { return *s.epoch.Load() }

func (s *Store) openEpoch(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, `insert into meta (key, value) values ('epoch', ?) on conflict (key) do nothing`, newEpoch())
	if err != nil {
		return fmt.Errorf("make the epoch: %w", err)
	}
	var epoch string
	if err := s.writer.GetContext(ctx, &epoch, `select value from meta where key = 'epoch'`); err != nil {
		return fmt.Errorf("read the epoch: %w", err)
	}
	s.epoch.Store(&epoch)
	return nil
}

func newEpoch() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: the program ends when there is no chance to be had
	return hex.EncodeToString(b[:])
}

var inURI = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

func connect(path, settings string, most int) (*sqlx.DB, error) {
	db, err := sqlx.Connect("sqlite3", "file:"+inURI.Replace(path)+"?"+settings)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	db.SetMaxIdleConns(most)
	return db, nil
}

// assert reads the settings back: a DSN with a slip in it is silently taken for none.
func assert(ctx context.Context, db *sqlx.DB, pool string) error {
	for _, w := range wanted {
		var is string
		if err := db.GetContext(ctx, &is, "pragma "+w[0]); err != nil {
			return fmt.Errorf("%s: read the setting %s: %w", pool, w[0], err)
		}
		if is != w[1] {
			return fmt.Errorf("%s: the setting %s is %q and must be %q: put _%s back in the DSN; for journal_mode, keep the file on a local disk that other programs leave alone", pool, w[0], is, w[1], w[0])
		}
	}
	return nil
}

// errNewer says that a newer program wrote this file.
var errNewer = errors.New("start het nieuwere programma, of zet de reservekopie van daarvoor terug / start the newer program, or put back the backup that was made before it")

func migrate(ctx context.Context, db *sqlx.DB) error {
	p, err := goose.NewProvider(goose.DialectSQLite3, db.DB, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	has, knows, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the version: %w", err)
	}
	if has > knows {
		return fmt.Errorf("its tables are of version %d and this program knows %d: %w", has, knows, errNewer)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("bring the tables from version %d to %d: %w", has, knows, err)
	}
	return nil
}
