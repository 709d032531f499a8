// records are what the server confirmed, as signals: one for each record, one for the order of each kind,
// one for each text. It promises that nothing is in here that did not come from the server.
import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { News, Rec } from './frame'

interface Drawer { byId: Map<string, Signal<Rec>>; order: Signal<readonly Signal<Rec>[]> }

export interface Records {
  order(kind: string): ReadonlySignal<readonly ReadonlySignal<Rec>[]>
  one(kind: string, id: string): Rec | undefined
  words(id: string): string | undefined
  take(news: News): void
  clear(): void
}

export function openRecords(): Records {
  const drawers = new Map<string, Drawer>()
  const texts = new Map<string, Signal<string | undefined>>()
  const drawer = (kind: string) => reach(drawers, kind, () => ({ byId: new Map(), order: signal([]) }))
  const text = (id: string) => reach(texts, id, () => signal(undefined))

  const place = (touched: Set<Drawer>, kind: string, record: Rec) => {
    const { byId } = drawer(kind)
    const known = byId.get(record.id)
    if (known) { known.value = record; return }
    byId.set(record.id, signal(record))
    touched.add(drawer(kind))
  }
  const take = (news: News) => batch(() => {
    const touched = new Set<Drawer>()
    const arrived = [...news.class ?? [], ...news.own ?? []]
    for (const [kind, record] of arrived) place(touched, kind, record)
    for (const [kind, id] of news.gone ?? []) if (drawer(kind).byId.delete(id)) touched.add(drawer(kind))
    for (const { byId, order } of touched) order.value = [...byId.values()] // a Map keeps the order of arrival

    for (const id of strings(arrived)) if (texts.has(id)) text(id).value = news.words?.[id] ?? undefined // not sent again: erased
    for (const [id, body] of Object.entries(news.words ?? {})) text(id).value = body ?? undefined
    if (news.gone?.length) forgetWords(drawers, texts)
  })
  return {
    order: (kind) => drawer(kind).order,
    one(kind, id) {
      const { byId, order } = drawer(kind)
      void order.value // so that who asks hears it when the record comes or goes
      return byId.get(id)?.value
    },
    words: (id) => text(id).value,
    take,
    clear: () => batch(() => {
      for (const { byId, order } of drawers.values()) { byId.clear(); order.value = [] }
      for (const body of texts.values()) body.value = undefined
    }),
  }
}

// forgetWords drops the texts that no record uses any more, so that a withdrawn sentence does not stay in a phone.
function forgetWords(drawers: Map<string, Drawer>, texts: Map<string, Signal<string | undefined>>): void {
  const used = new Set(strings([...drawers.values()].map(({ byId }) => [...byId.values()].map((record) => record.peek()))))
  for (const [id, body] of texts) if (!used.has(id)) body.value = undefined
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* strings(inner)
}

function reach<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
