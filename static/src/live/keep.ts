// keep is what this browser remembers: wishes on their way, words that came back, and drafts.
// It promises that a change is either there whole or not at all, and that write resolves only after the
// browser says that it is done. When there is no IndexedDB (some private modes) it lives in memory, and says so.
import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Entry, Returned } from './outbox'

export interface DraftRow { key: string; text: string; at: number }
export interface Shelves { outbox: Entry; returned: Returned; drafts: DraftRow }
export type Shelf = keyof Shelves
export type Change = 'changed' | 'jotted' | 'wiped'
export type Heard = (change: Change, elsewhere: boolean) => void // elsewhere: in another tab; jotted always is

// Table is what one transaction can do.
export interface Table {
  get<S extends Shelf>(shelf: S, key: string): Promise<Shelves[S] | undefined>
  all<S extends Shelf>(shelf: S): Promise<Shelves[S][]>
  set<S extends Shelf>(shelf: S, key: string, value: Shelves[S]): Promise<unknown>
  drop(shelf: Shelf, key: string): Promise<unknown>
}
export type Work<T> = (table: Table) => Promise<T>

export interface Keep {
  readonly durable: boolean
  read<T>(work: Work<T>): Promise<T>
  // write may do its work twice when the browser lost its database on the way: work must bear that.
  write<T>(work: Work<T>): Promise<T>
  // jot is a write whose loss in a power cut is bearable and of which only the other tabs need to hear: a draft.
  jot<T>(work: Work<T>): Promise<T>
  wipe(): Promise<void>
  watch(heard: Heard): () => void
  close(): void
}

const shelves: Shelf[] = ['outbox', 'returned', 'drafts']
type Run = <T>(work: Work<T>, how?: 'read' | 'relaxed') => Promise<T>

export async function openKeep(name = 'maatwerk', patience = 3000): Promise<Keep> {
  const disk = await openDisk(name, patience).catch(() => undefined)
  const watchers = new Set<Heard>()
  const air = typeof BroadcastChannel === 'function' && disk ? new BroadcastChannel(name) : undefined // the other tabs
  const tell = (change: Change, elsewhere: boolean) => watchers.forEach((heard) => heard(change, elsewhere))
  const tellAll = (change: Change) => { tell(change, false); air?.postMessage(change) }
  if (air) air.onmessage = (event: MessageEvent<Change>) => tell(event.data, true)

  const run = disk?.run ?? inMemory()
  return {
    durable: disk !== undefined,
    read: (work) => run(work, 'read'),
    async jot(work) {
      const done = await run(work, 'relaxed')
      air?.postMessage('jotted')
      return done
    },
    async write(work) {
      const done = await run(work)
      tellAll('changed')
      return done
    },
    async wipe() {
      tellAll('wiped') // first, so that nobody writes what was just removed
      await run(async (table) => {
        for (const shelf of shelves) for (const row of await table.all(shelf)) await table.drop(shelf, keyOf(row))
      })
    },
    watch(heard) {
      watchers.add(heard)
      return () => { watchers.delete(heard) }
    },
    close() {
      watchers.clear()
      air?.close()
      disk?.close()
    },
  }
}

const keyOf = (row: Shelves[Shelf]) => 'key' in row ? row.key : row.id

async function openDisk(name: string, patience: number): Promise<{ run: Run; close(): void }> {
  const open = async () => {
    const found = await openDB(name, 1, {
      upgrade: (db) => { for (const shelf of shelves) db.createObjectStore(shelf) },
      blocking: () => found.close(), // a newer version in another tab may go on
    })
    return found
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, no) => { timer = setTimeout(no, patience, new Error('IndexedDB does not answer')) })
  let db: IDBPDatabase = await Promise.race([open(), silence]).finally(() => clearTimeout(timer))
  const run: Run = async (work, how) => {
    try {
      return await transact(db, work, how)
    } catch (error) {
      // A phone that slept may have lost its connection to the database; a new one works.
      if (!(error instanceof Error) || !['InvalidStateError', 'UnknownError'].includes(error.name)) throw error
      db = await open()
      return transact(db, work, how)
    }
  }
  return { run, close: () => db.close() }
}

async function transact<T>(db: IDBPDatabase, work: Work<T>, how?: 'read' | 'relaxed'): Promise<T> {
  const tx = how === 'read' ? db.transaction(shelves) : db.transaction(shelves, 'readwrite', { durability: how ?? 'strict' })
  const finished = tx.done
  finished.catch(() => undefined) // told below; this only keeps the browser from calling it unhandled
  try {
    const result = await work(tableOf(tx as IDBPTransaction<unknown, string[], 'readwrite'>))
    await finished
    return result
  } catch (error) {
    try { tx.abort() } catch { /* it already was */ }
    throw error
  }
}

function tableOf(tx: IDBPTransaction<unknown, string[], 'readwrite'>): Table {
  return {
    get: (shelf, key) => tx.objectStore(shelf).get(key),
    all: (shelf) => tx.objectStore(shelf).getAll(),
    set: (shelf, key, value) => tx.objectStore(shelf).put(value, key),
    drop: (shelf, key) => tx.objectStore(shelf).delete(key),
  }
}

function inMemory(): Run {
  let kept = new Map<string, unknown>()
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(async () => {
      const copy = new Map(kept) // becomes true only when the work succeeds
      const result = await work(mapTable(copy))
      kept = copy
      return result
    })
    last = turn.catch(() => undefined)
    return turn
  }
}

function mapTable(map: Map<string, unknown>): Table {
  return {
    get: async <S extends Shelf>(shelf: S, key: string) => map.get(`${shelf} ${key}`) as Shelves[S] | undefined,
    all: async <S extends Shelf>(shelf: S) => [...map].filter(([key]) => key.startsWith(`${shelf} `)).map(([, value]) => value as Shelves[S]),
    set: async (shelf, key, value) => map.set(`${shelf} ${key}`, value),
    drop: async (shelf, key) => map.delete(`${shelf} ${key}`),
  }
}
