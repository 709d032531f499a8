// The plan of the evening as the run-sheet reads it: what comes next, what time it is then, and on which day an
// answer is due. Nothing here decides; the server refuses what may not, and says why.
import type { Phase, Question, Session } from '../wire.gen'

export type Next =
  | { what: 'open' | 'close' | 'publish' | 'archive' | 'done' }
  | { what: 'phase'; phase: Phase }

export function nextOf(session: Session): Next {
  if (session.state === 'gepland') return { what: 'open' }
  if (session.state === 'gearchiveerd') return { what: 'done' }
  if (session.state === 'gesloten') return { what: session.publishedAt ? 'archive' : 'publish' }
  const phase = session.phases[session.phases.findIndex((phase) => phase.id === session.run.phase) + 1]
  return phase ? { what: 'phase', phase } : { what: 'close' }
}

// some reads a list of the wire: an empty one comes as null.
export const some = <T>(list: readonly T[] | null | undefined): readonly T[] => list ?? []

// oneByOne are the kinds of part in which the room goes past the barriers, and the wall goes along.
export const oneByOne: ReadonlySet<string> = new Set(['wat-en-wie', 'toezeggen'])

export const phaseOf = (session: Session): Phase | undefined =>
  session.state === 'open' ? session.phases.find((phase) => phase.id === session.run.phase) : undefined

const minute = 60_000

export interface Part { phase: Phase; at: number; state: 'done' | 'now' | 'later' }

// partsOf gives each phase its moment: those before now as planned, that of now as it began, those after it as they will come.
export function partsOf(session: Session): Part[] {
  const running = session.state === 'open' ? session.phases.findIndex((phase) => phase.id === session.run.phase) : -1
  const over = session.state === 'gesloten' || session.state === 'gearchiveerd'
  let at = session.openedAt || session.date
  return session.phases.map((phase, index) => {
    if (index === running) at = session.run.at
    const part: Part = { phase, at, state: over || index < running ? 'done' : index === running ? 'now' : 'later' }
    at += (index === running ? session.run.minutes : phase.minutes) * minute
    return part
  })
}

// endOf is when the evening ends as it goes now.
export function endOf(session: Session, now: number): number {
  const last = partsOf(session)[session.phases.length - 1]
  if (!last) return session.date
  const minutes = last.state === 'now' ? session.run.minutes : last.phase.minutes
  return last.at + minutes * minute + Math.max(0, -minutesLeft(session, now)) * minute
}

// minutesLeft is below zero when the phase runs over. The timer stops nobody.
export const minutesLeft = (session: Session, now: number): number =>
  Math.min(session.run.minutes, Math.ceil((session.run.at + session.run.minutes * minute - now) / minute)) // a clock may be seconds off

// questionFor chooses the question for words that somebody says aloud: that of the phase, or else where people get stuck.
export function questionFor(session: Session, side: string): Question | undefined {
  const fits = (question: Question) => some(question.sides).includes(side)
  const all = session.phases.flatMap((phase) => some(phase.questions))
  return some(phaseOf(session)?.questions).find(fits) ?? all.find((question) => fits(question) && question.kind === 'drempel') ?? all.find(fits)
}

// questionsFor lists each question once: phases share them.
export function questionsFor(session: Session, side: string): Question[] {
  const all = session.phases.flatMap((phase) => some(phase.questions)).filter((question) => some(question.sides).includes(side))
  return [...new Map(all.map((question) => [question.id, question])).values()]
}

export const day = 24 * 60 * minute

// dayField writes a moment as a date field wants it, on this device's calendar.
export function dayField(at: number): string {
  if (!at) return '' // not known
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const two = (n: number) => String(n).padStart(2, '0')

// endOfDay reads a date field: a promise for a day holds all of that day. 0: nothing filled in.
export function endOfDay(field: string): number {
  const [year, month, date] = field.split('-').map(Number)
  if (!year || !month || !date) return 0
  return new Date(year, month - 1, date, 23, 59, 59).getTime()
}

// answerBy keeps the last day of the fourteen: its end is past the moment that the server still takes.
export function answerBy(field: string, now: number): number {
  const chosen = endOfDay(field)
  const latest = now + 14 * day - minute
  return chosen > latest && chosen < latest + day ? latest : chosen
}
