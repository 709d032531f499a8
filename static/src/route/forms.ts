// All that is typed on this screen and not yet with the server, by the part that it is about. It lies in one draft, so
// that a reload or another tab finds it, and it follows its wishes until the server answered.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Draft } from '../live/draft'
import type { No, Outbox } from '../live/outbox'
import { each } from './each'
import { nl } from './nl'
import { insist, kept, moved, refused, sending, typeIn, type Typed, type Values } from './part'

export interface Forms {
  one(key: string): ReadonlySignal<Typed | undefined>
  under(step: string): ReadonlySignal<number> // how many parts of a step hold words that are not kept yet
  readonly count: ReadonlySignal<number>
  type(key: string, values: Values, revision: number, name: string, text: string): void
  follow(key: string, values: Values, revision: number): void
  insist(key: string, values: Values, revision: number): void
  sent(key: string, wish: string): void
  drop(key: string): void
  refused(wish: string, no: No): boolean // true: the words stand in their form
  close(): void
}

export const keyOf = (step: string, part: string, which = ''): string => `${step}/${part}/${which}`

type All = Readonly<Record<string, Typed>>

export function openForms(draft: Draft, box: Pick<Outbox, 'watch' | 'keep' | 'taken'>): Forms {
  const all = computed(() => read(draft.text.value))
  const mine = signal<{ readonly all: All; readonly text: string }>({ all: all.peek(), text: draft.text.peek() })
  const now = computed(() => mine.value.text === draft.text.value ? mine.value.all : all.value) // else another tab wrote
  const write = (to: All) => batch(() => {
    const text = Object.keys(to).length > 0 ? JSON.stringify(to) : ''
    mine.value = { all: to, text }
    draft.type(text)
  })
  const put = (key: string, typed: Typed | undefined) => {
    const { [key]: before, ...rest } = now.peek()
    if (typed !== before) write(typed ? { ...rest, [key]: typed } : rest)
  }
  const change = (key: string, to: (typed: Typed) => Typed | undefined) => {
    const typed = now.peek()[key]
    if (typed) put(key, to(typed))
  }
  const settle = async () => {
    for (const [key, { sent }] of Object.entries(now.peek())) {
      if (!sent) continue
      const [entry, back] = await box.keep.read(async (table) => [await table.get('outbox', sent.wish), await table.get('returned', sent.wish)] as const)
      if (entry?.state === 'acked') change(key, kept)
      else if (!entry) giveBack(key, sent.wish, back ? reasonOf(back.no) : '')
    }
  }
  const giveBack = (key: string, wish: string, no: string) => {
    change(key, (typed) => typed.sent?.wish === wish ? refused(typed, no) : typed)
    draft.saved().then(() => box.taken(wish)).catch(() => undefined) // first in the draft, then out of what came back
  }
  const unwatch = box.watch((heard) => { if (heard === 'changed') settle().catch(() => undefined) }) // the next change looks again
  settle().catch(() => undefined)
  return {
    one: each((key) => computed(() => now.value[key])),
    under: each((step) => computed(() => Object.keys(now.value).filter((key) => key.startsWith(`${step}/`)).length)),
    count: computed(() => Object.keys(now.value).length),
    type: (key, values, revision, name, text) => put(key, typeIn(now.peek()[key], values, revision, name, text)),
    follow: (key, values, revision) => change(key, (typed) => moved(typed, values, revision)),
    insist: (key, values, revision) => change(key, (typed) => insist(typed, values, revision)),
    sent: (key, wish) => change(key, (typed) => sending(typed, wish)),
    drop: (key) => put(key, undefined),
    refused(wish, no) {
      const [key] = Object.entries(now.peek()).find(([, { sent }]) => sent?.wish === wish) ?? []
      if (key) giveBack(key, wish, reasonOf(no))
      return key !== undefined
    },
    close: unwatch,
  }
}

// reasonOf says why not, and how it could be said. What another wrote meanwhile is shown from the records.
export const reasonOf = ({ code, text, suggest }: No): string =>
  code !== 'conflict' && typeof suggest === 'string' && suggest ? `${text} ${nl.part.suggest(suggest)}` : text

function read(text: string): All {
  try { return text ? JSON.parse(text) as All : {} } catch { return {} }
}
