// Which screen fits the records: the only place that decides it, and it decides nothing else.
import type { Status } from '../live/store'
import type { MySeat, Phase, Question, Run, Session } from '../wire.gen'

export type Screen =
  | 'leaving' | 'closed' | 'removed' | 'signed-out' | 'wrong' | 'loading' | 'planned' | 'pledge' | 'waiting'
  | 'welcome' | 'away' | 'write' | 'pulse' | 'barriers' | 'who' | 'roundoff' | 'share' | 'seating' | 'feedback' | 'route'

const byKind: { readonly [kind: string]: Screen } = {
  welkom: 'welcome', luisteren: 'away', terugzeggen: 'away', schrijven: 'write', bundelen: 'barriers',
  'wat-en-wie': 'who', afwezigen: 'write', afronden: 'roundoff',
  rondje: 'away', tweetallen: 'write', afspreken: 'share', zitten: 'seating', waardoor: 'write', toezeggen: 'who', peilen: 'barriers',
  klaar: 'feedback', nakijken: 'feedback', 'nog-niet': 'feedback', hogerop: 'feedback', terugkeer: 'feedback', verlopen: 'feedback',
  doorloop: 'route', achter: 'route', tellen: 'route', schrappen: 'route', leggen: 'route', galerij: 'route', toets: 'route', draagvlak: 'route', ondertekenen: 'route',
}

export function screenOf(now: { status: Status; leaving?: boolean; session: Session | undefined; seat: MySeat | undefined; phase: Phase | undefined }): Screen {
  const { status, session, seat, phase } = now
  if (now.leaving) return 'leaving'
  if (status === 'closed' || session && ['gesloten', 'gearchiveerd'].includes(session.state)) return 'closed'
  if (status === 'removed' || seat?.removed) return 'removed'
  if (status === 'signed-out' || status === 'wrong') return status
  if (!session || !seat) return 'loading'
  if (seat.waits) return 'waiting'
  if (seat.official && !seat.pledged) return 'pledge'
  if (seat.side === 'ervaring' && !seat.admitted) return 'waiting'
  if (!phase) return 'planned'
  if (phase.phone === 'weg') return 'away'
  return byKind[phase.kind] ?? (phase.pulse ? 'pulse' : mayWrite(phase, seat.side) ? 'write' : 'away')
}

// phaseOf finds the planned part that a run was of.
export const phaseOf = (session: Session | undefined, run: Pick<Run, 'phase'> | undefined): Phase | undefined =>
  session?.phases.find(({ id }) => id === run?.phase)

export const mayWrite = (phase: Phase | undefined, side: string): boolean => !!phase && phase.write.includes(side) && asks(phase, side).length > 0

export const asks = (phase: Phase | undefined, side: string): Question[] =>
  (phase?.questions ?? []).filter(({ sides }) => sides.includes(side))

// follows says whether the screen goes along by itself: never while somebody has words open or reads something else.
export const follows = (now: { view: string; draft: string; editing: boolean }): boolean =>
  now.view === 'talk' && now.draft.trim() === '' && !now.editing
