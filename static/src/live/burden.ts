// What a drawn route asks of somebody, counted from its steps: the same figures as sessions/burden.go, held to each other by
// sessions/testdata/burdens.golden. The screens count themselves, because a drawing changes with every tap.
import type { Burden, Holder, RouteStep, StepPart, Total } from '../wire.gen'

export type Counted = Pick<RouteStep, 'id' | 'holder' | 'beside' | 'channels' | 'handover' | 'optional' | 'demands' | 'counts' | 'ingredients' | 'load'>

// The nine that are put side by side, and then the rest, in the order in which they are read.
export const lastmeter = ['papieren', 'vragen', 'inloggen', 'bezoeken', 'vertellen', 'dagen', 'digitaal', 'koud', 'alleen'] as const
export const totals = [...lastmeter, 'wissel', 'ontbreekt', 'zwaar', 'gestopt'] as const
export type TotalKind = typeof totals[number]

export const ingredients = ['tijd_om_te_luisteren', 'uitzondering_mag', 'buiten_het_protocol', 'andere_afdeling_gevraagd']
const tooHeavy = 3

const drawn = (version: string) => version === 'ideaal' || version === 'variant'
const alone = (step: Counted) => !step.beside.organization && !step.beside.function

export const digitalOnly = (step: Counted): boolean => step.channels.length > 0 && step.channels.every((one) => one === 'digitaal')

const sameFunction = (label: string): string => {
  const words = label.toLowerCase().split(/\s+/).filter(Boolean)
  return (words.length > 1 && ['de', 'het', 'een'].includes(words[0]!) ? words.slice(1) : words).join(' ')
}

// What nobody filled in yet does not differ.
const differ = (a = '', b = ''): boolean => a !== '' && b !== '' && sameFunction(a) !== sameFunction(b)
const another = (a: Holder, b: Holder): boolean => differ(a.organization, b.organization) || differ(a.function, b.function)

const nextOf = (steps: readonly Counted[], at: number): Counted | undefined =>
  steps.find(({ id }) => id === steps[at]?.handover.to && id !== steps[at].id) ?? steps[at + 1]

export function coldAt(steps: readonly Counted[], at: number): boolean {
  const step = steps[at]
  const next = nextOf(steps, at)
  if (!step || !next || step.handover.way === 'warm') return false
  return step.handover.way === 'koud' || another(step.holder, next.holder)
}

const asks = (step: Counted, what: string, version: string): number =>
  step.demands.filter((one) => one.what === what && !(one.fate === 'weg' && drawn(version))).length

// The amounts, which add up over steps. A step that somebody may leave out asks nothing of who does.
const amounts: Partial<Record<TotalKind, (step: Counted, version: string) => number>> = {
  papieren: (step, version) => step.counts.papers + asks(step, 'papier', version),
  vragen: (step, version) => step.counts.questions + asks(step, 'vraag', version),
  inloggen: ({ counts }) => counts.logins,
  bezoeken: ({ counts }) => counts.visits,
  vertellen: ({ counts }) => counts.retellings,
  dagen: ({ counts }) => counts.days,
  gestopt: ({ counts }) => counts.stopped,
}

// What is counted in steps: what they are, whoever comes.
const marks: Partial<Record<TotalKind, (steps: readonly Counted[], at: number, step: Counted) => number>> = {
  digitaal: (_, __, step) => Number(digitalOnly(step)),
  koud: (steps, at) => Number(coldAt(steps, at)),
  alleen: (_, __, step) => Number(alone(step)),
  wissel: (steps, at, step) => Number(at > 0 && !alone(step) && !step.beside.same && !alone(steps[at - 1]!)),
  ontbreekt: (_, __, step) => ingredients.filter((one) => !step.ingredients.includes(one)).length,
  zwaar: (_, __, step) => Number(step.load.some(({ n }) => n >= tooHeavy)),
}

export function burdenOf(version: string, steps: readonly Counted[]): Burden {
  const total = (kind: TotalKind): Total => {
    const parts = steps.flatMap((step, at): StepPart[] => {
      const n = amounts[kind]?.(step, version) ?? marks[kind]?.(steps, at, step) ?? 0
      const choice = kind in amounts && step.optional === true
      return n > 0 ? [choice ? { step: step.id, n, choice } : { step: step.id, n }] : []
    })
    const sum = (some: StepPart[]) => some.reduce((all, { n }) => all + n, 0)
    return { kind, low: sum(parts.filter(({ choice }) => !choice)), high: sum(parts), parts }
  }
  return { steps: steps.length, totals: totals.map(total) }
}

// 5, or 0–1 where it depends on who needs a step.
export const said = ({ low, high }: Total): string => low === high ? String(high) : `${low}–${high}`
