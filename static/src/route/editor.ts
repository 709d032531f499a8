// The editor is what all parts of the screen share: the records, what is typed, the one way to act, and what was done.
// Everything that is drawn is a record that the server confirmed.
import { batch, computed, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Link } from '../live/link'
import type { Json, Outbox } from '../live/outbox'
import type { Store } from '../live/store'
import type { Tell } from '../live/tell'
import { burdenOf } from '../live/burden'
import type { Barrier, Burden, Records, Route, RouteStep, Wishes } from '../wire.gen'
import { each } from './each'
import type { Forms } from './forms'
import { nl } from './nl'
import { hangersOf, listed, pinned } from './order'
import { backOf, type Back, type Look } from './undo'

export interface Past { n: number; at: number; text: string; wishes: readonly string[]; back?: Back }
export type Open = { what: 'draw'; version: string; from: string } | { what: 'history' } | { what: 'add'; after: string } | { what: 'split'; step: string } | { what: 'finding'; step: string; text: string }

export interface Editor {
  readonly store: Store<Records>
  readonly tell: Tell
  readonly link: Link
  readonly box: Outbox
  readonly forms: Forms
  readonly session: string
  readonly chosen: Signal<string> // the drawing
  readonly step: Signal<string> // the step that stands open
  readonly focus: Signal<string> // the step that the arrow keys are at
  readonly lit: Signal<string> // the number of which the steps are pointed at
  litAt(step: string): ReadonlySignal<number> // what a step adds to it
  readonly burden: ReadonlySignal<Burden | undefined>
  readonly was: ReadonlySignal<Burden | undefined> // of the drawing that this one was made from
  readonly folds: Signal<ReadonlySet<string>> // the parts of a step that stand open; the same ones in the next step
  readonly open: Signal<Open | undefined>
  readonly past: Signal<readonly Past[]> // newest first
  readonly bar: Signal<Past | undefined>
  readonly trouble: Signal<string>
  readonly routes: ReadonlySignal<readonly Route[]>
  readonly route: ReadonlySignal<Route | undefined>
  cardsAt(step: string): ReadonlySignal<number>
  pinsAt(step: string): ReadonlySignal<readonly Barrier[]>
  readonly loose: ReadonlySignal<number> // barriers that hang at no step of this drawing
  // act gives the id of the wish, or nothing when this device could not keep it.
  act<K extends keyof Wishes>(op: K, body: Wishes[K], did: string): Promise<string | undefined>
  undo(past: Past): void
  refused(wish: string): void
}

const many = 100 // acts in the list

export const list = <K extends keyof Records>(store: Store<Records>, kind: K): Records[K][] => store.records(kind).value.map((record) => record.value)

export const lookOf = (store: Store<Records>): Look =>
  ({ step: (id) => store.record('route-step', id), route: (id) => store.record('route', id), words: store.words })

interface Parts { store: Store<Records>; link: Link; box: Outbox; tell: Tell; forms: Forms; session: string }

export function openEditor(parts: Parts): Editor {
  const { store, link, tell } = parts
  let n = 0
  const past = signal<readonly Past[]>([])
  const bar = signal<Past | undefined>(undefined)
  const trouble = signal('')
  const chosen = signal('')
  const routes = computed(() => listed(list(store, 'route')))
  const route = computed(() => routes.value.find(({ id }) => id === chosen.value) ?? routes.value[0])

  const send = (op: string, body: Json) => link.send({ op, phase: store.record('session', parts.session)?.run.id ?? '', body }).then(({ id }) => id)
  const note = (text: string, back: Back | undefined): number => batch(() => {
    const done: Past = { n: ++n, at: store.now.peek(), text, wishes: [], ...back ? { back } : {} }
    past.value = [done, ...past.peek()].slice(0, many)
    bar.value = done
    tell.own(text)
    return done.n
  })
  const change = (n: number, to: (past: Past) => Past) => { past.value = past.peek().map((one) => one.n === n ? to(one) : one) }
  const run = (n: number, text: string, op: string, body: Json) => send(op, body).then((id) => {
    change(n, (one) => ({ ...one, wishes: [...one.wishes, id] }))
    return id
  }, () => {
    trouble.value = text
    return undefined
  })
  return {
    ...parts, past, bar, trouble, chosen, routes, route, ...hanging(store, route),
    ...counting(store, route), step: signal(''), focus: signal(''), folds: signal(new Set(['titel', 'banen'])), open: signal(undefined),
    act(op, body, did) {
      const back = backOf(op, body, peeked(store))
      return run(note(did, back), did, op, body as unknown as Json)
    },
    undo({ n, text, back }) {
      const acts = back?.(peeked(store))
      change(n, ({ back: _, ...rest }) => rest)
      if (!acts) return tell.own(nl.undo.late)
      const mine = note(nl.undo.did(text), undefined)
      for (const { op, body } of acts) void run(mine, nl.undo.did(text), op, body)
    },
    refused(wish) {
      const was = past.peek()
      past.value = was.filter((one) => !one.wishes.includes(wish))
      if (bar.peek()?.n !== undefined && !past.peek().some((one) => one.n === bar.peek()?.n)) bar.value = undefined
    },
  }
}

// peeked reads the records of now without following them.
function peeked(store: Store<Records>): Look {
  const look = lookOf(store)
  return { step: (id) => untracked(() => look.step(id)), route: (id) => untracked(() => look.route(id)), words: (id) => untracked(() => look.words(id)) }
}

// hanging counts what hangs at each step. A step hears only of its own: six hundred cards on forty steps come one by one.
function hanging(store: Store<Records>, route: ReadonlySignal<Route | undefined>) {
  const hangers = computed(() => hangersOf(route.value?.steps ?? [], (id) => store.record('route-step', id)))
  const cards = computed(() => {
    const counts = new Map<string, number>()
    for (const card of list(store, 'card')) if (card.state === 'geplaatst') counts.set(card.step, (counts.get(card.step) ?? 0) + 1)
    return counts
  })
  const barriers = computed(() => list(store, 'barrier'))
  const none: readonly string[] = []
  return {
    cardsAt: each((step) => computed(() => (hangers.value.get(step) ?? none).reduce((sum, hook) => sum + (cards.value.get(hook) ?? 0), 0))),
    pinsAt: each((step) => steady(() => pinned(hangers.value.get(step) ?? none, barriers.value))),
    loose: computed(() => {
      const hooks = new Set([...hangers.value.values()].flat())
      return pinned(barriers.value.map(({ step }) => step).filter((step) => !hooks.has(step)), barriers.value).length
    }),
  }
}

// counting counts the drawing, and the one that it was made from.
function counting(store: Store<Records>, route: ReadonlySignal<Route | undefined>) {
  const lit = signal('')
  const count = (at: Route | undefined) => at && burdenOf(at.version, at.steps.map((id) => store.record('route-step', id)).filter((step) => step !== undefined))
  const burden = computed(() => count(route.value))
  const parts = computed(() => burden.value?.totals.find(({ kind }) => kind === lit.value)?.parts ?? [])
  return {
    lit, burden,
    was: computed(() => route.value?.from ? count(store.record('route', route.value.from)) : undefined),
    litAt: each((step) => computed(() => parts.value.find((part) => part.step === step)?.n ?? 0)),
  }
}

// steady keeps the same list as long as the same records are in it.
function steady<V>(read: () => readonly V[]): ReadonlySignal<readonly V[]> {
  let last: readonly V[] = []
  return computed(() => {
    const next = read()
    if (next.length !== last.length || next.some((one, at) => one !== last[at])) last = next
    return last
  })
}

export const EditorContext = createContext<Editor | undefined>(undefined)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('a part of the editor stands outside of it')
  return editor
}

export const titleOf = (editor: Editor, step: RouteStep | undefined): string => step ? editor.store.words(step.title) ?? '' : ''
