// A view is what the wall needs to know, read from the store at once and with its words filled in. Every scene is
// a function of it. What was withdrawn, hidden or erased is not in it.
import type { Store } from '../live/store'
import { newest } from '../live/newest'
import type { Action, Answer, Ballot, Barrier, Leg, OneOff, Phase, Promise as Pledge, Records, Session } from '../wire.gen'
import { drawnOf, type Drawn } from './drawn'
import { nl } from './nl'
import { roundOf, type WallRound } from './rounded'

export interface Step { id: string; n: number; title: string }
export interface WallCard { id: string; step: string; side: string; text: string; feeling: string; spot?: boolean }
export interface WallBarrier { id: string; step: string; sentence: string; state: string; spot: boolean; cards: readonly string[]; recognised: number }
export interface Ask extends Pick<Action, 'id' | 'barriers' | 'asked' | 'answerBy' | 'state' | 'condition' | 'due' | 'accepted' | 'shifts' | 'terms' | 'stuck' | 'fell'> { title: string }
export interface WallBallot { record: Ballot; question: string; words(id: string): string | undefined }
export interface WallLight { what: string; by: string; sentence: string; title: string; said: string; theirs: string; evidence: readonly string[]; until: number }
export interface View {
  session: Session
  title: string
  phase: Phase | undefined
  example: boolean
  people: number // masked
  steps: readonly Step[]
  cards: readonly WallCard[]
  barriers: readonly WallBarrier[]
  asks: readonly Ask[]
  reasons: readonly Answer[]
  legs: readonly Leg[] // that were sent, the newest first
  promises: readonly (Pick<Pledge, 'id' | 'by' | 'vague'> & { text: string })[]
  ballot: WallBallot | undefined // the choice of the room that is on the wall now
  round: WallRound | undefined // the round per step that is on the wall now
  light: WallLight | undefined // what of before the room looks at
  drawn: Drawn | undefined // the route as the table draws it
  oneOffs: readonly (Pick<OneOff, 'id' | 'by' | 'relation' | 'openFrom'> & { text: string })[]
}

// viewOf gives undefined until the session is there. Cards that are not in shown wait for their batch.
export function viewOf(store: Store<Records>, id: string, shown: ReadonlySet<string>): View | undefined {
  const session = store.record('session', id)
  const trajectory = store.records('trajectory').value[0]?.value
  if (!session) return undefined
  const all = <K extends 'ballot' | 'card' | 'barrier' | 'action' | 'answer' | 'leg' | 'promise' | 'one-off'>(kind: K): Records[K][] =>
    store.records(kind).value.map((one) => one.value).filter((one) => one.session === id)
  const words = (text: string) => store.words(text) ?? nl.lost
  // One that was closed stays until the next part begins.
  const ballotOf = (one: Ballot | undefined, { run }: Session): WallBallot | undefined =>
    one && (one.open || (one.closedAt ?? 0) >= run.at) ? { record: one, question: words(one.question), words: store.words } : undefined
  const total = (tally: string) => store.record('tally', tally)?.total ?? 0
  const phase = session.phases.find((one) => one.id === session.run.phase)
  const barriers = all('barrier').filter((one) => one.state !== 'losgemaakt' && one.state !== 'samengevoegd').map((one: Barrier) => ({
    id: one.id, step: one.step, sentence: words(one.sentence), state: one.state, spot: one.spot ?? false,
    cards: one.cards, recognised: total(`recognition.${one.id}`),
  }))
  return {
    session,
    title: words(session.title),
    phase,
    example: trajectory?.example ?? false,
    people: total(`attendance.${id}`),
    steps: (trajectory?.steps ?? []).map((step, i) => ({ id: step.id, n: i + 1, title: words(step.title) })),
    cards: all('card').flatMap((card) => {
      const text = store.words(card.newer?.slice(-1)[0] ?? card.words)
      if (!shown.has(card.id) || card.state !== 'geplaatst' || text === undefined) return []
      return [{ id: card.id, step: card.step, side: card.side, text, feeling: card.feeling ?? '', spot: card.spot ?? false }]
    }),
    barriers,
    drawn: drawnOf(store, phase?.kind ?? '', barriers),
    asks: all('action').map((one) => ({ ...one, title: words(one.title) })),
    reasons: all('answer'),
    legs: all('leg').filter((leg) => leg.sent).sort((a, b) => (b.sent ?? 0) - (a.sent ?? 0)),
    promises: all('promise').map((one) => ({ ...one, text: words(one.sentence) })),
    ballot: ballotOf(newest(all('ballot')), session),
    round: roundOf(store, id, session.run.at),
    light: lightOf(store, id),
    oneOffs: all('one-off').map((one) => ({ ...one, text: one.what ? words(one.what) : nl.agreed.settled })),
  }
}

function lightOf(store: Store<Records>, id: string): WallLight | undefined {
  const light = store.record('light', id)
  if (!light?.what) return undefined
  const words = (text: string | undefined) => text ? store.words(text) ?? nl.lost : ''
  return {
    what: light.what, by: light.by ?? '', sentence: words(light.sentence), title: words(light.title), said: words(light.said), theirs: words(light.theirs),
    evidence: (light.evidence ?? []).map(words), until: light.until ?? 0,
  }
}
