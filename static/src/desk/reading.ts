// What the desk reads out of the records: which cards lie where, who recognises what, what was asked of whom.
import type { Action, Answer, Barrier, Card, Seat, Step, Tally } from '../wire.gen'
import { some } from './plan'

export const people: ReadonlySet<string> = new Set(['ervaring', 'begeleiding'])
export const official = (side: string): boolean => !people.has(side)

export const lastWords = (card: Card): string => card.newer?.[card.newer.length - 1] ?? card.words

export interface Cell { barriers: Barrier[]; told: Card[]; work: Card[]; bundled: Card[] }

// cellOf is one step of the board. A card that is in a bundle lies under it, so that the rest is what is left to do.
export function cellOf(step: string, cards: readonly Card[], barriers: readonly Barrier[]): Cell {
  const living = barriers.filter((barrier) => barrier.state !== 'losgemaakt')
  const inBundle = new Set(living.flatMap((barrier) => some(barrier.cards)))
  const here = cards.filter((card) => card.step === step && card.state === 'geplaatst')
  const free = here.filter((card) => !inBundle.has(card.id))
  return {
    barriers: living.filter((barrier) => barrier.step === step),
    told: free.filter((card) => people.has(card.side)),
    work: free.filter((card) => official(card.side)),
    bundled: here.filter((card) => inBundle.has(card.id)),
  }
}

// heatOf counts the feelings at a step, most first.
export function heatOf(step: string, cards: readonly Card[]): [feeling: string, count: number][] {
  const counts = new Map<string, number>()
  for (const card of cards) {
    if (card.step === step && card.feeling) counts.set(card.feeling, (counts.get(card.feeling) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}

export interface BySide { people: number; officials: number }

export function bySide(counts: Readonly<Record<string, number>> | undefined): BySide {
  const sum: BySide = { people: 0, officials: 0 }
  for (const [side, count] of Object.entries(counts ?? {})) sum[official(side) ? 'officials' : 'people'] += count
  return sum
}

export const confirmed = (barrier: Barrier): boolean => barrier.state === 'bevestigd' || barrier.state === 'bevestigd_intern'

// inOrder puts barriers along the route, so that the talk walks it once.
export function inOrder(barriers: readonly Barrier[], steps: readonly Step[]): Barrier[] {
  const place = new Map(steps.map((step, index) => [step.id, index]))
  const at = (barrier: Barrier) => place.get(barrier.step) ?? steps.length
  return [...barriers].sort((a, b) => at(a) - at(b))
}

// nextBarrier is the first after this one that nobody was asked for, round the end; when all were, simply the next.
export function nextBarrier(list: readonly Barrier[], current: string, asked: ReadonlySet<string>): string {
  const from = list.findIndex((barrier) => barrier.id === current) + 1
  const round = [...list.slice(from), ...list.slice(0, Math.max(0, from - 1))]
  return (round.find((barrier) => !asked.has(barrier.id)) ?? list[from])?.id ?? current
}

export const answersOf = (about: string, answers: readonly Answer[]): Answer[] =>
  answers.filter((answer) => answer.of === about).sort((a, b) => b.at - a.at)

// untreated lists the confirmed barriers for which nobody was asked and no reason was given. What really counts as an
// open end the server says when the evening is put away.
export function untreated(barriers: readonly Barrier[], actions: readonly Action[], answers: readonly Answer[]): Barrier[] {
  const asked = new Set(actions.filter((action) => action.state !== 'geweigerd').flatMap((action) => action.barriers))
  return barriers.filter((barrier) => confirmed(barrier) && !asked.has(barrier.id) && answersOf(barrier.id, answers).length === 0)
}

export const waiting = (seats: readonly Seat[]): Seat[] =>
  seats.filter((seat) => seat.side === 'ervaring' && !seat.admitted && !seat.removed)

// pulseOf gives the last pulse that ended: its masked tally has counts only then.
export const pulseOf = (tallies: readonly Tally[]): Tally | undefined =>
  [...tallies].reverse().find((tally) => tally.what === 'pulse' && !tally.exact && Object.keys(tally.counts).length > 0)

// stepOf reads the number that somebody typed, or nothing.
export const stepOf = (typed: string, steps: readonly Step[]): Step | undefined =>
  /^\s*\d+\s*$/.test(typed) ? steps[Number(typed) - 1] : undefined
