// The outbox holds every wish until the server says that it is on disk there, and a day longer: a restored
// server (another epoch) may have lost what it acknowledged. It promises that put resolves only when the wish
// is kept, that wishes of one board leave in the order in which they came, and that words that were refused
// stay here until somebody has taken them back. Two tabs may send the same wish: the id makes that harmless.
import { openKeep, type DraftRow, type Heard, type Keep, type Table } from './keep'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

export interface Wish { op: string; phase: string; body: Json }

export interface Entry extends Wish {
  id: string // 32 hex digits; the server stores it and answers a repeat with the first answer
  board: string
  n: number // the order on this board
  at: number // ms, this device's clock
  state: 'waiting' | 'acked'
  ackedAt?: number
  epoch?: string // of the server that acknowledged it
}

// No is the server's answer to a wish that it does not take.
export interface No { kind: 'refused' | 'not-now'; code: 'invalid' | 'forbidden' | 'conflict' | 'not-found'; text: string; suggest?: Json }

// Returned is a refused wish whose words wait to be taken back by the person.
export interface Returned { id: string; entry: Entry; no: No; at: number }

export interface Outbox {
  readonly durable: boolean // false: in memory only, a reload loses it; the screen says so
  readonly keep: Keep
  put(board: string, wish: Wish, draft?: Pick<DraftRow, 'key' | 'text'>): Promise<Entry> // draft: what leaves the drafts in the same transaction
  waiting(board: string): Promise<Entry[]>
  acked(id: string, epoch: string): Promise<void>
  refused(id: string, no: No): Promise<Entry | undefined> // undefined: another tab was first, or heard that it is accepted
  again(board: string, epoch: string): Promise<void> // what another epoch acknowledged waits again
  returned(board: string): Promise<Returned[]>
  taken(id: string): Promise<void>
  wipe(): Promise<void>
  watch(heard: Heard): () => void
  close(): void
}

const day = 24 * 3600 * 1000

export async function openOutbox(opts: { name?: string; now?: () => number } = {}): Promise<Outbox> {
  const keep = await openKeep(opts.name)
  const now = opts.now ?? Date.now
  const box: Outbox = {
    durable: keep.durable,
    keep,
    put: (board, wish, draft) => put(keep, { ...wish, id: newId(), board, n: 0, at: now(), state: 'waiting' }, draft),
    waiting: (board) => keep.read(async (table) => ordered(await table.all('outbox'), board, 'waiting')),
    // What came back in one tab may be accepted in the other, when it was asked a moment later: then it does not wait any more.
    acked: (id, epoch) => keep.write(async (table) => {
      const entry = await table.get('outbox', id) ?? (await table.get('returned', id))?.entry
      if (entry) await table.set('outbox', id, { ...entry, state: 'acked', ackedAt: now(), epoch })
      await table.drop('returned', id)
      await forget(table, now() - day)
    }),
    refused: (id, no) => keep.write(async (table) => {
      const entry = await table.get('outbox', id)
      if (entry?.state !== 'waiting') return undefined
      await table.set('returned', id, { id, entry, no, at: now() })
      await table.drop('outbox', id)
      return entry
    }),
    again: (board, epoch) => again(keep, board, epoch, now() - day),
    returned: (board) => keep.read(async (table) =>
      (await table.all('returned')).filter((row) => row.entry.board === board).sort((a, b) => a.entry.n - b.entry.n)),
    taken: (id) => keep.write(async (table) => { await table.drop('returned', id) }),
    wipe: keep.wipe,
    watch: keep.watch,
    close: keep.close,
  }
  await keep.jot((table) => forget(table, now() - day)).catch(() => undefined) // tried again at the next acknowledgement
  return box
}

// newId makes an id with what plain http on a hall's own network offers too: no randomUUID, no subtle.
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

// boardOf names a board in the outbox. The seat is part of it: on a shared device the desk's tab must never send a phone's wish.
export const boardOf = (stream: string, session: string, as: string): string => JSON.stringify([stream, session, as])

function put(keep: Keep, entry: Entry, draft?: Pick<DraftRow, 'key' | 'text'>): Promise<Entry> {
  return keep.write(async (table) => {
    const before = ordered(await table.all('outbox'), entry.board)
    const placed = { ...entry, n: (before[before.length - 1]?.n ?? 0) + 1 }
    await table.set('outbox', entry.id, placed)
    if (draft && (await table.get('drafts', draft.key))?.text === draft.text) await table.drop('drafts', draft.key) // else another tab wrote on
    return placed
  })
}

function ordered(entries: Entry[], board: string, state?: Entry['state']): Entry[] {
  return entries.filter((entry) => entry.board === board && (!state || entry.state === state)).sort((a, b) => a.n - b.n)
}

async function again(keep: Keep, board: string, epoch: string, since: number): Promise<void> {
  const lost = (entries: Entry[]) =>
    ordered(entries, board, 'acked').filter((entry) => entry.epoch !== epoch && (entry.ackedAt ?? 0) > since)
  if ((await keep.read(async (table) => lost(await table.all('outbox')))).length === 0) return
  await keep.write(async (table) => {
    for (const { ackedAt: _at, epoch: _epoch, ...entry } of lost(await table.all('outbox'))) {
      await table.set('outbox', entry.id, { ...entry, state: 'waiting' })
    }
  })
}

async function forget(table: Table, before: number): Promise<void> {
  for (const entry of await table.all('outbox')) {
    if (entry.state === 'acked' && (entry.ackedAt ?? 0) <= before) await table.drop('outbox', entry.id)
  }
}
