// A seat: outbox, store and link of one person, with short waits.
import { WebSocket } from 'ws'
import { openLink, type Link, type LinkOptions } from '../src/live/link'
import { openOutbox, type Entry, type No, type Outbox } from '../src/live/outbox'
import type { Pace } from '../src/live/pace'
import { openStore, type Store } from '../src/live/store'
import type { Board } from './board'

export const short: Pace = { base: 4, cap: 30, steady: 20, hello: 1000, silent: 60_000, ack: 1000, sign: 25, grace: 15, poll: 8 }

export interface Seat {
  box: Outbox; store: Store; link: Link; page: EventTarget
  refusals: [Entry, No][]
  reloads: number
  writing: boolean
  sockets: number // opened so far
  send(text: string): Promise<Entry>
  cards(): string[]
  leave(): void // what a reload or a closed tab does
}

let names = 0
export const freshName = () => `seat-${names++}`

export async function sit(board: Board, name = freshName(), opts: Partial<LinkOptions> = {}): Promise<Seat> {
  const box = await openOutbox({ name })
  const store = openStore()
  const page = new EventTarget()
  const seat: Seat = {
    box, store, page, refusals: [], reloads: 0, writing: false, sockets: 0,
    link: undefined as never,
    send: (text) => seat.link.send({ op: 'place-card', phase: 'p1', body: { text } }),
    cards: () => store.records('card').value.map((card) => store.words((card.value as unknown as { words: string }).words) ?? '(gone)'),
    leave() { seat.link.close(); store.close(); box.close() },
  }
  seat.link = openLink({
    stream: 't1', session: 's1', as: 'phone', box, store, page, origin: board.origin,
    socket: (url, protocol) => { seat.sockets++; return new WebSocket(url, protocol) as unknown as globalThis.WebSocket },
    reload: () => { seat.reloads++ },
    writing: () => seat.writing,
    onRefused: (entry, no) => seat.refusals.push([entry, no]),
    ...opts, pace: { ...short, ...opts.pace },
  })
  return seat
}
