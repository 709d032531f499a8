// What the desk reads out of the records: which cards lie where, who recognises what, what was asked of whom.
import type { Action, Answer, Barrier, Card, Leg, LegalRule, Seat, Step, Tally } from '../wire.gen'
import { some } from './plan'

export const people: ReadonlySet<string> = new Set(['ervaring', 'begeleiding'])
export const official = (side: string): boolean => !people.has(side)

export const lastWords = (card: Card): string => card.newer?.[card.newer.length - 1] ?? card.words

// ruleSays is what is known of the rule on a card: vermeend until somebody filled in where it stands.
export function ruleSays(card: Card, rules: readonly LegalRule[]): 'presumed' | 'known' | 'none' | undefined {
  if (card.kind !== 'regel') return undefined
  const rule = rules.find((one) => one.card === card.id)
  if (rule && rule.state !== 'staat') return 'none'
  return rule?.source ? 'known' : 'presumed'
}

export interface Cell { barriers: Barrier[]; told: Card[]; work: Card[]; bundled: Card[] }

// cellOf is one step of the board. A card that is in a bundle lies under it, so that the rest is what is left to do.
export function cellOf(step: string, cards: readonly Card[], barriers: readonly Barrier[]): Cell {
  const living = barriers.filter((barrier) => !['losgemaakt', 'samengevoegd'].includes(barrier.state))
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

export interface Headline { is: 'actie' | 'doorgegeven' | 'reden' | 'onbehandeld'; reason?: Answer; waiting?: Action; legs?: Leg[] }

// A look-back, a passed-on signal or a one-off alone is no action for the barrier.
const aside: ReadonlySet<string> = new Set(['KH', 'KR', 'K0'])
// Somebody has it: not asked, refused, stopped, replaced, never checked or without an owner.
const stands: ReadonlySet<string> = new Set(['geaccepteerd', 'bezig', 'vast', 'deels_bevestigd', 'heropend', 'klaar_volgens_eigenaar', 'in_nakijk',
  'bevestigd', 'bevestigd_met_verschil'])
// On its way, with no answer back at the table yet; and what a level takes on.
const onWay: ReadonlySet<string> = new Set(['verstuurd', 'ontvangen', 'in_behandeling', 'beantwoord'])
const takes: ReadonlySet<string> = new Set(['overgenomen', 'deels', 'anders'])
const due = (action: Action): number => (action.state === 'ja_als' ? action.condition.by : action.answerBy) ?? 0
const inTime = <T extends { id: string }>(list: readonly T[], at: (one: T) => number): T[] =>
  [...list].sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1))

export interface Told { actions: readonly Action[]; answers: readonly Answer[]; legs: readonly Leg[]; barriers?: readonly Barrier[] }

// headlineOf is what is being done about a barrier now: an action that was taken, before a signal on its way, before a
// reason that holds, before nothing (I-05). What was asked for one that was merged into it is asked for both. It comes to the same as sessions/outcome.go; both are held to
// sessions/testdata/headlines.golden and headlines-chain.golden.
export function headlineOf(barrier: string, { actions, answers, legs: every, barriers = [] }: Told, now: number): Headline {
  const family = new Set([barrier, ...barriers.filter((one) => one.state === 'samengevoegd' && one.into === barrier).map((one) => one.id)])
  const of = (list: readonly string[]) => some(list).some((id) => family.has(id))
  const mine = inTime(actions.filter((action) => of(action.barriers)), (action) => action.askedAt)
  const about = new Set(mine.map((action) => action.id))
  const legs = inTime(every.filter((leg) => of(leg.barriers)), (leg) => leg.sent ?? 0)
  const held = inTime(answers, (answer) => answer.at).filter((answer) => now < answer.expires && speaks(answer, family, about, legs))
  const reason = held[held.length - 1]
  const [waiting] = inTime(mine.filter((action) => action.state === 'gevraagd' || action.state === 'ja_als'), due)
  const beside = { ...(waiting ? { waiting } : {}), ...(legs.length > 0 ? { legs } : {}) }
  if (mine.some((action) => stands.has(action.state) && !aside.has(action.ladder))) return { is: 'actie', ...beside }
  if (legs.some((leg) => heads(leg, answers, now))) return { is: 'doorgegeven', ...beside }
  return reason ? { is: 'reden', reason, ...beside } : { is: 'onbehandeld', ...beside }
}

// speaks says whether a reason is about a barrier: its own, that of an action for it, or a level's no.
function speaks(answer: Answer, family: ReadonlySet<string>, actions: ReadonlySet<string>, legs: readonly Leg[]): boolean {
  switch (answer.about) {
    case 'barrier': return family.has(answer.of)
    case 'action': return actions.has(answer.of)
    case 'leg': return legs.some((leg) => leg.id === answer.of && leg.reply.kind === 'niet' && leg.reply.answer === answer.id)
    default: return false
  }
}

// heads says whether a leg is what happens: open, or taken on and not yet due to be looked at again.
function heads(leg: Leg, answers: readonly Answer[], now: number): boolean {
  if (onWay.has(leg.state)) return true
  const { kind, at, answer } = leg.reply
  return takes.has(kind ?? '') && (at ?? 0) > 0 && answers.some((one) => one.id === answer && now < one.expires)
}

export interface Line extends Headline { barrier: Barrier }

// linesOf gives the confirmed barriers with what is being done about each.
export const linesOf = (barriers: readonly Barrier[], told: Told, now: number): Line[] =>
  barriers.filter((barrier) => confirmed(barrier) && !barrier.into).map((barrier) => ({ barrier, ...headlineOf(barrier.id, told, now) }))

export const waiting = (seats: readonly Seat[]): Seat[] =>
  seats.filter((seat) => (seat.waits || seat.side === 'ervaring' && !seat.admitted) && !seat.removed)

// pulseOf gives the last pulse that ended: its masked tally has counts only then.
export const pulseOf = (tallies: readonly Tally[]): Tally | undefined =>
  [...tallies].reverse().find((tally) => tally.what === 'pulse' && !tally.exact && Object.keys(tally.counts).length > 0)

// stepOf reads the number that somebody typed, or nothing.
export const stepOf = (typed: string, steps: readonly Step[]): Step | undefined =>
  /^\s*\d+\s*$/.test(typed) ? steps[Number(typed) - 1] : undefined
