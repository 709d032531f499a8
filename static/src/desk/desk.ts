// The desk is what all parts of the facilitator's screen share: the records, the one way to act, what stands open,
// and what was just done. An act shows at once in the bar; the board itself shows only what the server confirmed.
import { signal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Draft } from '../live/draft'
import type { Link } from '../live/link'
import type { Json, Outbox } from '../live/outbox'
import type { Store } from '../live/store'
import type { Tell } from '../live/tell'
import type { BundleCards, GiveReason, MakePromise, Records, RegisterOneOff, RelateOneOff, Session, Trajectory, Wishes, WriteCardFor } from '../wire.gen'

// Open is the one dialog that stands open, with the words that came back when there are any.
export type Open =
  | { what: 'bundle'; cards: readonly string[]; again?: BundleCards }
  | { what: 'card'; card: string }
  | { what: 'hide'; card: string; again?: string }
  | { what: 'barrier'; barrier: string; again?: string }
  | { what: 'reason'; barrier: string; again?: GiveReason }
  | { what: 'hands'; barrier: string }
  | { what: 'one-off'; again?: RegisterOneOff }
  | { what: 'relate'; oneOff: string; again?: RelateOneOff }
  | { what: 'promise'; again?: MakePromise }
  | { what: 'seat' | 'remove-seat' | 'other-phone'; seat: string }
  | { what: 'link'; action: string; condition: boolean }
  | { what: 'ballot-hands' | 'ballot-paper' | 'ballot-decision'; ballot: string }
  | { what: 'step-paper'; round: string }
  | { what: 'step-round' | 'ballot' | 'more' | 'entry' | 'doors' | 'preview' | 'history' | 'program' | 'close' | 'reveal' | 'deal' | 'confidant' | 'slips' }

export interface Back { op: string; body: Json; did: string }
export interface Past { n: number; at: number; text: string; wish?: string; back?: Back }
export type Tab = 'volgende' | 'thema' | 'notitie'

export type View = 'vanzelf' | 'bord' | 'drempels' | 'agenda' | 'daarna'

export interface Desk {
  readonly store: Store<Records>
  readonly tell: Tell
  readonly link: Link
  readonly box: Outbox
  readonly session: string
  readonly as: string // by which cookie this desk came in
  readonly lead: boolean // false: a second facilitator, who cannot open, close or publish
  readonly open: Signal<Open | undefined>
  readonly chosen: Signal<ReadonlySet<string>> // cards
  readonly tab: Signal<Tab>
  readonly view: Signal<View> // vanzelf: what the phase asks for
  readonly at: Signal<string> // the barrier that the table talks about
  readonly follows: Signal<boolean> // the wall shows that barrier
  readonly past: Signal<readonly Past[]> // newest first
  readonly bar: Signal<Past | undefined>
  readonly words: Signal<WriteCardFor | undefined> // of a card that came back
  readonly trouble: Signal<string>
  readonly held: Signal<string> // the card or bundle that had the focus and may be drawn anew elsewhere
  // act tells, once it is known, whether this device has kept the wish.
  act<K extends keyof Wishes>(op: K, body: Wishes[K], did: string, back?: Back, draft?: Draft): Promise<boolean>
  undo(past: Past): void
  // quiet is an act that needs no bar: the wall that goes along.
  quiet<K extends keyof Wishes>(op: K, body: Wishes[K]): void
  refused(wish: string): void
}

export const back = <K extends keyof Wishes>(op: K, body: Wishes[K], did: string): Back => ({ op, body: json(body), did })

// json says that a wish is plain data, as wire.gen.ts promises; an interface cannot say so itself.
const json = (body: unknown) => body as Json

const kept = 60 // acts in the history

const wordless: ReadonlySet<string> = new Set(['open-session', 'start-phase', 'stretch-phase', 'change-plan', 'close-session', 'publish-outcome', 'archive-session', 'reveal-cards', 'give-floor', 'end-floor', 'raise-hand', 'lower-hand', 'set-lobby', 'admit-seat', 'spot-card'])

export function openDesk(store: Store<Records>, link: Link, box: Outbox, tell: Tell, session: string, as: string, lead: boolean): Desk {
  let n = 0
  const past = signal<readonly Past[]>([])
  const bar = signal<Past | undefined>(undefined)
  const trouble = signal('')

  const send = (op: string, body: Json, draft?: Draft) => {
    // A no to something without words is old news as soon as the next of its kind is asked.
    for (const { id, entry } of store.returned.peek()) if (wordless.has(op) && wordless.has(entry.op)) box.taken(id).catch(() => undefined)
    return link.send({ op, phase: store.record('session', session)?.run.id ?? '', body }, draft)
  }
  const note = (text: string, back?: Back): number => {
    const done: Past = back ? { n: ++n, at: store.now.peek(), text, back } : { n: ++n, at: store.now.peek(), text }
    past.value = [done, ...past.peek()].slice(0, kept)
    bar.value = done
    tell.own(text)
    return done.n
  }
  const change = (n: number, to: (past: Past) => Past) => { past.value = past.peek().map((one) => one.n === n ? to(one) : one) }
  const run = (op: string, body: Json, did: string, back?: Back, draft?: Draft) => {
    const mine = note(did, back)
    return send(op, body, draft).then(({ id }) => {
      change(mine, (one) => ({ ...one, wish: id }))
      return true
    }, () => {
      trouble.value = did
      return false
    })
  }
  return {
    store, tell, link, box, session, as, lead, past, bar, trouble,
    open: signal(undefined), chosen: signal(new Set()), tab: signal('volgende'), view: signal('vanzelf'), at: signal(''),
    follows: signal(true), words: signal(undefined), held: signal(''),
    act: (op, body, did, back, draft) => run(op, json(body), did, back, draft),
    quiet: (op, body) => { send(op, json(body)).catch(() => undefined) },
    undo({ n, back }) {
      if (!back) return
      change(n, ({ back: _, ...rest }) => rest)
      run(back.op, back.body, back.did)
    },
    refused(wish) {
      past.value = past.peek().filter((one) => one.wish !== wish)
      if (bar.peek()?.wish === wish || past.peek()[0]?.n !== bar.peek()?.n) bar.value = undefined
    },
  }
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of the desk stands outside the desk')
  return desk
}

// list reads all records of a kind, and whoever reads them is drawn anew when one changes.
export const list = <K extends keyof Records>(store: Store<Records>, kind: K): Records[K][] =>
  store.records(kind).value.map((record) => record.value)

export const sessionOf = ({ store, session }: Desk): Session | undefined => store.record('session', session)
// toldIn is what a headline is read from.
export const toldIn = (store: Store<Records>) => ({ actions: list(store, 'action'), answers: list(store, 'answer'), legs: list(store, 'leg'), barriers: list(store, 'barrier') })

export const trajectoryOf = ({ store }: Desk): Trajectory | undefined => list(store, 'trajectory')[0]
