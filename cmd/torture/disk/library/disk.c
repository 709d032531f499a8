// A disk between SQLite and the real one: it writes down what is asked of it, and fails when it is told to.
// Loaded before the C library of the server (LD_PRELOAD), it sees all that SQLite does to the files under a
// folder. What the Go side of the server does to files does not come by here.
//
//   DISK_UNDER    the folder, without links in it and without a slash at its end
//   DISK_RECORD   where to write down what reached the disk; absent: nothing is written down
//   DISK_CONTROL  a file of one page with what is wrong with the disk now; see struct control
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

// What is wrong, in bits.
enum { FULL = 1, FULL_OVER = 2, BAD_WRITE = 4, BAD_SYNC = 8, READ_ONLY = 16, BAD_READ = 32 };
// Which files it is wrong with, in bits.
enum { MAIN = 1, WAL = 2, SHM = 4, OTHER = 8 };

// control is shared with the test. FULL lets room more bytes be added to files before it says ENOSPC, the last
// ones as a short write, as a disk does; FULL_OVER says it to every write, as a file system does that never
// writes in place. hits counts what failed.
struct control {
	volatile uint32_t wrong, files;
	volatile int64_t room;
	volatile uint64_t slow; // microseconds that a sync takes
	volatile uint64_t hits;
};

// What is written down of each thing that was done; a path or the bytes follow.
enum { CREATE = 1, WRITE, TRUNCATE, SYNC, SYNC_DIR, UNLINK, RENAME, NAME };
struct record {
	uint64_t seq, before, after; // CLOCK_MONOTONIC, nanoseconds
	uint32_t what, file;
	uint64_t offset, length;
};

// What is known of an open file. Files are numbered by path; the number of a name never changes.
#define MOST_FDS 65536
#define MOST_NAMES 256
static struct { uint16_t name; uint8_t kind, dir; } fds[MOST_FDS]; // name 0: not ours
static char *names[MOST_NAMES + 1];
static int named;

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER; // what is done and written down is one thing
static const char *under;
static size_t under_length;
static int recording = -1;
static uint64_t seq;
static struct control none, *control = &none;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

static void die(const char *what) {
	fprintf(stderr, "disk: %s: %s\n", what, strerror(errno));
	_exit(97);
}

static void *next(const char *name) {
	void *f = dlsym(RTLD_NEXT, name);
	if (!f) die(name);
	return f;
}

__attribute__((constructor)) static void begin(void) {
	real_open = next("open64");
	real_close = next("close");
	real_read = next("read");
	real_pread = next("pread64");
	real_write = next("write");
	real_pwrite = next("pwrite64");
	real_ftruncate = next("ftruncate64");
	real_fsync = next("fsync");
	real_fdatasync = next("fdatasync");
	real_unlink = next("unlink");
	real_rename = next("rename");
	under = getenv("DISK_UNDER");
	under_length = under ? strlen(under) : 0;
	const char *to = getenv("DISK_RECORD"), *by = getenv("DISK_CONTROL");
	if (to) {
		recording = real_open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
		if (recording < 0) die(to);
	}
	if (by) {
		int fd = real_open(by, O_RDWR | O_CLOEXEC);
		if (fd < 0) die(by);
		control = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (control == MAP_FAILED) die(by);
		real_close(fd);
	}
}

static uint64_t now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static int ours(const char *path) {
	return under && !strncmp(path, under, under_length) && (path[under_length] == '/' || !path[under_length]);
}

static int ends(const char *path, const char *with) {
	size_t n = strlen(path), m = strlen(with);
	return n >= m && !strcmp(path + n - m, with);
}

static uint8_t kind(const char *path) {
	return ends(path, "-wal") ? WAL : ends(path, "-shm") ? SHM : ends(path, ".db") ? MAIN : OTHER;
}

static int wrong(uint8_t kind, uint32_t what) {
	return (control->wrong & what) && (control->files & kind);
}

static int fail(int with) {
	__atomic_add_fetch(&control->hits, 1, __ATOMIC_SEQ_CST);
	errno = with;
	return -1;
}

// put writes down what was done; under the lock. The -shm file is not: it is made anew after a cut.
static void put(uint8_t kind, uint32_t what, uint32_t file, uint64_t before, uint64_t offset, const void *bytes, size_t length) {
	if (recording < 0 || kind == SHM) return;
	int kept = errno;
	struct record r = { ++seq, before, now(), what, file, offset, length };
	struct iovec v[2] = { { &r, sizeof r }, { (void *)bytes, length } };
	if (writev(recording, v, bytes ? 2 : 1) != (ssize_t)(sizeof r + (bytes ? length : 0))) die("write the recording");
	errno = kept;
}

// number gives the number of a path, and writes a new one down; under the lock.
static int number(const char *path) {
	for (int i = 1; i <= named; i++)
		if (!strcmp(names[i], path)) return i;
	if (named == MOST_NAMES) { errno = ENFILE; die("too many files"); }
	names[++named] = strdup(path);
	put(kind(path), NAME, named, now(), 0, path, strlen(path));
	return named;
}

static void put_path(uint32_t what, const char *path, uint64_t before) {
	put(kind(path), what, number(path), before, 0, path, strlen(path));
}

static int open_as(const char *path, int flags, mode_t mode) {
	if (!ours(path)) return real_open(path, flags, mode);
	uint8_t k = kind(path);
	if ((flags & O_ACCMODE) != O_RDONLY && wrong(k, READ_ONLY)) return fail(EROFS);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	int is_new = (flags & O_CREAT) && access(path, F_OK);
	if (is_new && wrong(k, READ_ONLY)) {
		pthread_mutex_unlock(&turn);
		return fail(EROFS);
	}
	int fd = real_open(path, flags, mode);
	if (fd >= 0 && fd < MOST_FDS) {
		struct stat s;
		fds[fd].name = number(path);
		fds[fd].kind = k;
		fds[fd].dir = !fstat(fd, &s) && S_ISDIR(s.st_mode);
		if (is_new) put_path(CREATE, path, before);
		else if (flags & O_TRUNC) put(k, TRUNCATE, fds[fd].name, before, 0, 0, 0);
	}
	pthread_mutex_unlock(&turn);
	return fd;
}

static int has_mode(int flags) { return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE; }

#define OPEN(name) \
	int name(const char *path, int flags, ...) { \
		mode_t mode = 0; \
		if (has_mode(flags)) { va_list a; va_start(a, flags); mode = va_arg(a, int); va_end(a); } \
		return open_as(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

int close(int fd) {
	if (fd >= 0 && fd < MOST_FDS) fds[fd].name = 0;
	return real_close(fd);
}

static int known(int fd) { return fd >= 0 && fd < MOST_FDS && fds[fd].name; }

// fits gives how many of the bytes there is room for; under the lock.
static size_t fits(int fd, size_t length, off_t offset) {
	struct stat s;
	if (wrong(fds[fd].kind, FULL_OVER)) return 0;
	if (!wrong(fds[fd].kind, FULL) || fstat(fd, &s)) return length;
	off_t end = offset + (off_t)length, grows = end - (s.st_size > offset ? s.st_size : offset);
	if (grows <= 0) return length;
	if (grows <= control->room) {
		control->room -= grows;
		return length;
	}
	length -= grows - control->room;
	control->room = 0;
	return length;
}

static ssize_t put_bytes(int fd, const void *bytes, size_t length, off_t offset, int seeks) {
	uint8_t k = fds[fd].kind;
	if (wrong(k, BAD_WRITE)) return fail(EIO);
	if (wrong(k, READ_ONLY)) return fail(EROFS);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	size_t fit = fits(fd, length, offset);
	ssize_t n = -1;
	if (!fit && length) fail(ENOSPC);
	else n = seeks ? real_write(fd, bytes, fit) : real_pwrite(fd, bytes, fit, offset);
	if (n > 0) put(k, WRITE, fds[fd].name, before, offset, bytes, n);
	pthread_mutex_unlock(&turn);
	return n;
}

ssize_t write(int fd, const void *bytes, size_t length) {
	if (!known(fd)) return real_write(fd, bytes, length);
	return put_bytes(fd, bytes, length, lseek(fd, 0, SEEK_CUR), 1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) {
	if (!known(fd)) return real_pwrite(fd, bytes, length, offset);
	return put_bytes(fd, bytes, length, offset, 0);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t read(int fd, void *bytes, size_t length) {
	if (known(fd) && wrong(fds[fd].kind, BAD_READ)) return fail(EIO);
	return real_read(fd, bytes, length);
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset) {
	if (known(fd) && wrong(fds[fd].kind, BAD_READ)) return fail(EIO);
	return real_pread(fd, bytes, length, offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return pread64(fd, bytes, length, offset); }

int ftruncate64(int fd, off_t size) {
	if (!known(fd)) return real_ftruncate(fd, size);
	if (wrong(fds[fd].kind, BAD_WRITE)) return fail(EIO);
	if (wrong(fds[fd].kind, READ_ONLY)) return fail(EROFS);
	if (wrong(fds[fd].kind, FULL_OVER)) return fail(ENOSPC);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	int r = real_ftruncate(fd, size);
	if (!r) put(fds[fd].kind, TRUNCATE, fds[fd].name, before, size, 0, 0);
	pthread_mutex_unlock(&turn);
	return r;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int sync_by(int fd, int (*real)(int)) {
	if (!known(fd)) return real(fd);
	if (wrong(fds[fd].kind, BAD_SYNC)) return fail(EIO);
	if (control->slow) usleep(control->slow);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	int r = real(fd);
	if (!r) put(fds[fd].kind, fds[fd].dir ? SYNC_DIR : SYNC, fds[fd].name, before, 0, 0, 0);
	pthread_mutex_unlock(&turn);
	return r;
}

int fsync(int fd) { return sync_by(fd, real_fsync); }
int fdatasync(int fd) { return sync_by(fd, real_fdatasync); }

int unlink(const char *path) {
	if (!ours(path)) return real_unlink(path);
	if (wrong(kind(path), READ_ONLY)) return fail(EROFS);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	int r = real_unlink(path);
	if (!r) put_path(UNLINK, path, before);
	pthread_mutex_unlock(&turn);
	return r;
}

// rename writes down both names with a zero byte between them.
int rename(const char *from, const char *to) {
	if (!ours(from) && !ours(to)) return real_rename(from, to);
	if (wrong(kind(to), READ_ONLY)) return fail(EROFS);
	pthread_mutex_lock(&turn);
	uint64_t before = now();
	int r = real_rename(from, to);
	if (!r) {
		char both[8192];
		int n = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
		put(OTHER, RENAME, number(to), before, 0, both, n);
	}
	pthread_mutex_unlock(&turn);
	return r;
}
