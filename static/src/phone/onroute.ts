// Which drawing the room works on, which step is asked next, and what somebody answered already.
import { mustWhy, stepsAsked } from '../live/stepround'
import type { Entry } from '../live/outbox'
import type { MyAnswers, Phase, Route, StepRound } from '../wire.gen'
import { bodyOf } from './own'

const worksOn: { readonly [kind: string]: readonly string[] } = {
  doorloop: ['nu'], achter: ['nu'], tellen: ['nu'], schrappen: ['nu'], leggen: ['variant', 'ideaal'],
  galerij: ['ideaal'], toets: ['ideaal'], draagvlak: ['ideaal'], ondertekenen: ['ideaal'],
}

// routeOn is the newest drawing that fits the kind of this part. While the route is laid it is that of one's own table,
// and without one the ideal route; never that of another table.
export function routeOn(routes: readonly Route[], kind: string, table: string): Route | undefined {
  for (const version of worksOn[kind] ?? []) {
    const fit = routes.filter((one) => one.version === version && (version !== 'variant' || (one.table ?? '') === table))
    const [newest] = fit.sort((a, b) => b.at - a.at)
    if (newest) return newest
  }
  return undefined
}

export interface Answered { answer: string; why: string; show: boolean }

// answeredIn: what still waits on this phone goes before what the server has.
export function answeredIn(round: string, from: { mine: readonly MyAnswers[]; pending: readonly Entry[]; words: (id: string) => string | undefined }): ReadonlyMap<string, Answered> {
  const said = new Map<string, Answered>()
  for (const one of from.mine) {
    if (one.round !== round) continue
    for (const { step = '', answer, why, show = false } of one.answers) said.set(step, { answer, why: why ? from.words(why) ?? '' : '', show })
  }
  for (const entry of from.pending) {
    const body = bodyOf(entry, 'answer-step-round')
    if (body?.round === round) said.set(body.step, { answer: body.answer, why: body.why, show: body.show })
  }
  return said
}

// nextStep is the first step without an answer that was not skipped; undefined: all were asked.
export const nextStep = (round: Pick<StepRound, 'steps' | 'what'>, said: ReadonlyMap<string, Answered>, skipped: ReadonlySet<string>): string | undefined =>
  stepsAsked(round).find((step) => !said.has(step) && !skipped.has(step))

// Begun is an answer with words that were not sent yet, as it is kept on this phone.
export interface Begun { answer: string; text: string }

export const kept = ({ answer, text }: Begun): string => text === '' && answer === '' ? '' : `${answer}\n${text}`

export function begunOf(row: string): Begun {
  const cut = row.indexOf('\n')
  return cut < 0 ? { answer: row, text: '' } : { answer: row.slice(0, cut), text: row.slice(cut + 1) }
}

// sendable: a doubt without words does not count, and the phone says so before it is sent.
export const sendable = ({ answer, text }: Begun): boolean => !mustWhy(answer) || text.trim() !== ''

// mayDraw is which side draws along in this part; where the part names nobody, all do, save where the room only chooses.
export const mayDraw = (phase: Pick<Phase, 'kind' | 'write'> | undefined, side: string): boolean =>
  !!phase && !['draagvlak', 'ondertekenen'].includes(phase.kind) && (phase.write.length === 0 || phase.write.includes(side))

export type Act = 'echt' | 'bedoeld' | 'gevraagd' | 'vast' | 'stop'

// actsOf is what each side tells at a step: residents and who carries it out how it goes, policy how it is meant (S0-10).
export function actsOf(side: string, may: { draw: boolean; write: boolean }): Act[] {
  const policy = side === 'beleid' || side === 'bestuur'
  const lives = side === 'ervaring' || side === 'begeleiding'
  const tells: Act[] = policy ? ['bedoeld'] : ['echt', 'gevraagd']
  return [...may.draw ? tells : [], ...may.write && lives ? ['vast', 'stop'] as const : []]
}
