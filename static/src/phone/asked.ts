// Which bundle asks something of me now: first whether my own words are right, then whether I know it too.
import type { Entry } from '../live/outbox'
import { barrierTypes, type Barrier, type Mine, type MySeat } from '../wire.gen'
import { bodyOf } from './own'

export interface Asked { barrier: Barrier; what: 'confirm' | 'recognise' }

export function asked(from: {
  barriers: readonly Barrier[]; mine: readonly Mine[]; pending: readonly Entry[]; cards: ReadonlySet<string>; seat: Pick<MySeat, 'side' | 'admitted'>; skipped: ReadonlySet<string>
}): Asked[] {
  const open = from.barriers.filter(({ id, state }) => state !== 'losgemaakt' && state !== 'samengevoegd' && !from.skipped.has(id))
  const holds = (barrier: Barrier) => barrier.cards.some((card) => from.cards.has(card))
  const raiser = from.seat.side === 'ervaring' && from.seat.admitted
  return [
    ...open.filter((barrier) => raiser && holds(barrier) && !answered(barrier, from)).map((barrier) => ({ barrier, what: 'confirm' as const })),
    ...open.filter((barrier) => !holds(barrier) && !recognised(barrier, from)).map((barrier) => ({ barrier, what: 'recognise' as const })),
  ]
}

type Acts = { mine: readonly Mine[]; pending: readonly Entry[] }

// answered: a no counts as long as the sentence stays as it was; when it is written anew, it is asked anew.
function answered(barrier: Barrier, { mine, pending }: Acts): boolean {
  if (pending.some((entry) => bodyOf(entry, 'confirm-barrier')?.barrier === barrier.id)) return true
  return mine.some(({ what, about, says }) => what === 'confirmed' && about === barrier.id && (says === 'ja' || barrier.state === 'klopt_niet'))
}

export function recognised(barrier: Barrier, { mine, pending }: Acts): boolean {
  return pending.some((entry) => bodyOf(entry, 'recognise-barrier')?.barrier === barrier.id)
    || mine.some(({ what, about }) => what === 'recognition' && about === barrier.id)
}

const few = 5 // and "Andere": six choices on a screen

// typesAt gives the kinds of barrier a few at a time. After the last ones the first come again.
export function typesAt(page: number): readonly string[] {
  const from = page % Math.ceil(barrierTypes.length / few) * few
  return barrierTypes.slice(from, from + few)
}
