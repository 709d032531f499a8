// The store is what a screen reads: records that the server confirmed, wishes that still wait (apart, never as
// made-up records), the server's time, and whether all this is up to date, pending or cut off.
// Kinds comes from wire.gen.ts: the name of each kind of record and its shape.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Hello, News, Ping, Rec } from './frame'
import type { Entry, Json, Returned } from './outbox'
import { openRecords } from './records'

export type Status = 'fresh' | 'pending' | 'cut' | 'polling' | 'wrong' | 'removed' | 'closed' | 'signed-out' | 'taken' // taken: another device runs it now
export type Line = 'up' | Exclude<Status, 'fresh' | 'pending'>

export interface Store<Kinds extends object = Record<string, Rec>> {
  // records gives a kind in the order of arrival; the list changes when one comes or goes, each record on its own signal.
  records<K extends keyof Kinds & string>(kind: K): ReadonlySignal<readonly ReadonlySignal<Kinds[K]>[]>
  record<K extends keyof Kinds & string>(kind: K, id: string): Kinds[K] | undefined
  words(id: string): string | undefined // undefined: erased, or never heard of
  readonly now: ReadonlySignal<number> // ms, the server's clock, moves each 15 s
  readonly who: ReadonlySignal<Json | undefined>
  readonly pending: ReadonlySignal<readonly Entry[]>
  readonly returned: ReadonlySignal<readonly Returned[]> // refused words that nobody took back yet
  readonly status: ReadonlySignal<Status>
  readonly cutSince: ReadonlySignal<number | undefined> // server's ms; undefined while 'cut' means: still opening
  close(): void
  readonly link: LinkSide
}

// LinkSide is what only link.ts uses.
export interface LinkSide {
  readonly cursor: string
  readonly epoch: string
  hello(frame: Hello): void
  news(frame: News): void
  ping(frame: Ping): void
  line(line: Line): void
  waits(pending: Entry[], returned: Returned[]): void
  forget(): void // this device was wiped
}

export function openStore<Kinds extends object = Record<string, Rec>>(opts: { tick?: number } = {}): Store<Kinds> {
  const records = openRecords()
  const clock = openClock(opts.tick ?? 15_000)
  const line = signal<Line>('cut')
  const cutSince = signal<number | undefined>(undefined)
  const who = signal<Json | undefined>(undefined)
  const pending = signal<readonly Entry[]>([])
  const returned = signal<readonly Returned[]>([])
  let cursor = ''
  let epoch = ''
  const clear = () => batch(() => {
    records.clear()
    cursor = ''
  })
  const link: LinkSide = {
    get cursor() { return cursor },
    get epoch() { return epoch },
    hello: (frame) => batch(() => {
      clock.correct(frame.now)
      if (frame.fresh) clear()
      epoch = frame.epoch
      who.value = frame.who
    }),
    news: (frame) => batch(() => {
      clock.correct(frame.now)
      records.take(frame)
      cursor = frame.cursor
    }),
    ping: (frame) => clock.correct(frame.now),
    line: (next) => batch(() => {
      line.value = next
      const live = next === 'up' || next === 'polling'
      cutSince.value = live ? undefined : cutSince.peek() ?? clock.exact()
    }),
    waits: (nowPending, nowReturned) => batch(() => {
      pending.value = nowPending
      returned.value = nowReturned
    }),
    forget: () => batch(() => {
      clear()
      who.value = undefined
      pending.value = []
      returned.value = []
      line.value = 'signed-out'
    }),
  }
  return {
    records: (kind) => records.order(kind) as ReadonlySignal<readonly ReadonlySignal<never>[]>,
    record: (kind, id) => records.one(kind, id) as never,
    words: records.words,
    now: clock.now,
    who,
    pending,
    returned,
    status: computed(() => line.value !== 'up' ? line.value : pending.value.length > 0 ? 'pending' : 'fresh'),
    cutSince,
    close: clock.close,
    link,
  }
}

// openClock runs on this device's clock, put right by what the server says: a phone that is an hour off shows the right "te laat".
function openClock(tick: number) {
  let ahead = 0
  const exact = () => Date.now() + ahead
  const now = signal(exact())
  const timer = setInterval(() => { now.value = exact() }, tick)
  return {
    now,
    exact,
    correct(server: number) {
      const before = ahead
      ahead = server - Date.now()
      if (Math.abs(ahead - before) > 1000) now.value = exact()
    },
    close: () => clearInterval(timer),
  }
}
