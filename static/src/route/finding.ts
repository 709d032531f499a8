// What a drawing itself says that stands in somebody's way (sessions/finding.go). It is offered as words for a card, and is no
// barrier before somebody at the table says it so.
import { coldAt, digitalOnly, type Counted } from '../live/burden'
import { nl } from './nl'

export function findingsAt(steps: readonly Counted[], at: number, version: string): string[] {
  const step = steps[at]
  if (!step) return []
  const drawn = version === 'ideaal' || version === 'variant'
  const again = step.demands.filter((one) => one.known && !(drawn && one.fate === 'weg'))
  return [
    ...coldAt(steps, at) ? [nl.finding.koud] : [],
    ...digitalOnly(step) ? [nl.finding.digitaal] : [],
    ...again.map((one) => one.what === 'papier' ? nl.finding.paper(one.known ?? '') : nl.finding.question(one.known ?? '')),
  ]
}
