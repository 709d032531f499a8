// What somebody wrote, from two sources: what the server has (my-card) and what still waits on this phone. It
// promises that a card is listed once, from the tap on, and that the line under it never says more than is true.
import type { Entry, Returned } from '../live/outbox'
import type { MyCard, PlaceCard, Records, Wishes } from '../wire.gen'
import { nl } from './nl'

export interface Own {
  card: string
  step: string
  question: string
  text: string | undefined // undefined: erased
  helped: string | undefined
  feeling: string
  consent: string
  waits: boolean // something about it is still only on this phone
  mine: MyCard | undefined // undefined: the server has not shown it to us yet
}

export type Trust = 'saved' | 'sent' | 'shown' | 'collective' | 'hidden' | 'withdrawn'

export function bodyOf<K extends keyof Wishes>(entry: Pick<Entry, 'op' | 'body'>, op: K): Wishes[K] | undefined {
  return entry.op === op ? entry.body as unknown as Wishes[K] : undefined
}

export const newest = (words: string, newer?: readonly string[]): string => newer?.[newer.length - 1] ?? words

// ownCards: recent are the cards placed since this page opened, so that none blinks between its receipt and its news.
export function ownCards(from: {
  mine: readonly MyCard[]
  pending: readonly Entry[]
  recent?: readonly Entry[]
  returned?: readonly Returned[]
  words: (id: string) => string | undefined
}): Own[] {
  const known = new Set(from.mine.map(({ card }) => card))
  const back = new Set((from.returned ?? []).map(({ id }) => id))
  const waiting = new Set(from.pending.map(({ id }) => id))
  const placed = new Map<string, Entry>()
  for (const entry of [...from.pending, ...from.recent ?? []]) {
    const body = bodyOf(entry, 'place-card')
    if (body && !known.has(body.card) && !back.has(entry.id)) placed.set(body.card, entry)
  }
  const here = [...placed.values()].map((entry) => wished(entry.body as unknown as PlaceCard, waiting.has(entry.id)))
  const there = from.mine.map((card) => confirmed(card, from.words))
  const withdrawn = new Set(from.pending.map((entry) => bodyOf(entry, 'withdraw-card')?.card))
  return [...here.reverse(), ...there.reverse()]
    .filter((own) => !withdrawn.has(own.card) && own.mine?.state !== 'ingetrokken')
    .map((own) => from.pending.reduce(changed, own))
}

const wished = (body: PlaceCard, waits: boolean): Own => ({
  card: body.card, step: body.step, question: body.question, text: body.text, helped: body.helped || undefined,
  feeling: body.feeling, consent: '', waits, mine: undefined,
})

const confirmed = (card: MyCard, words: (id: string) => string | undefined): Own => ({
  card: card.card, step: card.step, question: card.question, text: words(newest(card.words, card.newer)),
  helped: card.helped ? words(card.helped) : undefined, feeling: card.feeling ?? '', consent: card.consent ?? '', waits: false, mine: card,
})

function changed(own: Own, entry: Entry): Own {
  const said = bodyOf(entry, 'reword-card')
  if (said?.card === own.card) return { ...own, text: said.text || own.text, helped: said.helped || own.helped, waits: true }
  const answer = bodyOf(entry, 'consent-card')
  if (answer?.card === own.card) return { ...own, consent: answer.answer, waits: true }
  return own
}

export function trust(own: Own): Trust {
  if (own.mine?.state === 'ingetrokken') return 'withdrawn'
  if (own.mine?.state === 'verborgen') return 'hidden'
  if (own.waits) return 'saved'
  if (own.mine?.shown === 'zaal') return 'shown'
  return own.mine?.shown === 'collectief' ? 'collective' : 'sent'
}

// unsent lists the words that no server has, to be copied when this phone cannot send them any more.
export function unsent(pending: readonly Entry[], returned: readonly Returned[], draft: string): string[] {
  const entries = [...returned.map(({ entry }) => entry), ...pending]
  return [...entries.flatMap((entry) => texts(entry).map(([, text]) => text)), draft].filter((text) => text.trim() !== '')
}

const wordy = ['text', 'helped', 'what', 'sentence', 'notice', 'why', 'title'] as const

// texts gives the fields of a wish that hold somebody's own words.
export function texts(entry: Pick<Entry, 'body'>): [field: string, text: string][] {
  const body = entry.body as Readonly<Record<string, unknown>>
  return wordy.flatMap((field) => {
    const text = body?.[field]
    return typeof text === 'string' && text.trim() !== '' ? [[field, text] as [string, string]] : []
  })
}

// readable is the name of a sentence for who hears the screen: short, and whole words.
export function readable(text: string | undefined, most = 40): string {
  if (!text) return nl.own.erased
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/\s+\S*$/, '')}…`
}

export type Kinds = Records
