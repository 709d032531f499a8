// Which choice of the room asks something of this phone now, and what this person chose already.
import { newest } from '../live/newest'
import type { Entry } from '../live/outbox'
import type { Ballot, MyVote } from '../wire.gen'
import { bodyOf } from './own'

export interface Chosen { answer: string; dots: Readonly<Record<string, number>>; why: string }

// chosenIn: what still waits on this phone goes before what the server has.
export function chosenIn(ballot: string, from: { votes: readonly MyVote[]; pending: readonly Entry[]; words: (id: string) => string | undefined }): Chosen | undefined {
  const waits = from.pending.map((entry) => bodyOf(entry, 'cast-vote')).filter((body) => body?.ballot === ballot).pop()
  if (waits) return { answer: waits.answer, dots: Object.fromEntries(waits.dots.map(({ option, n }) => [option, n])), why: waits.why }
  const mine = from.votes.find((vote) => vote.ballot === ballot)
  return mine && { answer: mine.answer ?? '', dots: mine.dots ?? {}, why: mine.why ? from.words(mine.why) ?? '' : '' }
}

// asking gives the ballot or the round for this screen: one that is open, or that was closed while this phone looked on. A phone
// that was told to go on stays away from it.
export function asking<T extends Pick<Ballot, 'id' | 'open' | 'at' | 'closedAt'>>(ballots: readonly T[], passed: ReadonlySet<string>, since: number): T | undefined {
  const now = newest(ballots)
  if (!now || passed.has(stateOf(now)) || !now.open && (now.closedAt ?? 0) < since) return undefined
  return now
}

export const stateOf = ({ id, open }: Pick<Ballot, 'id' | 'open'>): string => `${id} ${open ? 'open' : 'dicht'}`

export const left = (dots: Readonly<Record<string, number>>, all: number): number => all - Object.values(dots).reduce((sum, n) => sum + n, 0)
