// Where the steps of a drawing lie, and what hangs on each.
import type { Barrier, Route, RouteStep } from '../wire.gen'

// shifted gives the order with one step a place earlier or later; nothing when it is at that end.
export function shifted(steps: readonly string[], step: string, by: -1 | 1): string[] | undefined {
  const at = steps.indexOf(step)
  const other = steps[at + by]
  if (at < 0 || other === undefined) return undefined
  const order = [...steps]
  order[at] = other
  order[at + by] = step
  return order
}

export const before = (steps: readonly string[], step: string): string => steps[steps.indexOf(step) - 1] ?? ''
export const after = (steps: readonly string[], step: string): string => {
  const at = steps.indexOf(step)
  return at < 0 ? '' : steps[at + 1] ?? ''
}

// landing is where a step comes to lie again: after the nearest one before it that still lies there; in front when none does.
export function landing(was: readonly string[], now: readonly string[], step: string): string {
  const there = was.slice(0, Math.max(0, was.indexOf(step))).filter((one) => now.includes(one))
  return there[there.length - 1] ?? ''
}

// roving is the step that a key goes to, or nothing when the key is no such key.
export function roving(steps: readonly string[], step: string, key: string): string | undefined {
  const at = steps.indexOf(step)
  switch (key) {
    case 'ArrowRight': case 'ArrowDown': return steps[Math.min(at + 1, steps.length - 1)]
    case 'ArrowLeft': case 'ArrowUp': return steps[Math.max(at - 1, 0)]
    case 'Home': return steps[0]
    case 'End': return steps[steps.length - 1]
  }
  return undefined
}

type Of = (id: string) => Pick<RouteStep, 'id' | 'hook' | 'holds'> | undefined

// hooksOf are the steps of the trajectory whose cards hang on a step: its own, and those of the steps that went on in it.
export function hooksOf(step: Pick<RouteStep, 'hook' | 'holds'>, of: Of): string[] {
  const inner = (step.holds ?? []).flatMap((held) => {
    const other = of(held.step)
    return other ? hooksOf(other, of) : []
  })
  return [...new Set([...step.hook ? [step.hook] : [], ...inner])]
}

// hangersOf gives each step of a route its hooks. When two halves of one step have the same hook, what hangs there is
// shown once, at the first.
export function hangersOf(steps: readonly string[], of: Of): Map<string, readonly string[]> {
  const taken = new Set<string>()
  return new Map(steps.map((id) => {
    const step = of(id)
    const mine = step ? hooksOf(step, of).filter((hook) => !taken.has(hook)) : []
    for (const hook of mine) taken.add(hook)
    return [id, mine]
  }))
}

const living = (barrier: Barrier): boolean => !['losgemaakt', 'samengevoegd'].includes(barrier.state)

export const pinned = (hooks: readonly string[], barriers: readonly Barrier[]): Barrier[] =>
  barriers.filter((barrier) => living(barrier) && hooks.includes(barrier.step))

const kinds = ['nu', 'ideaal', 'variant', 'gemeten']

// listed puts the drawings in the order in which people talk about them: today, the ideal one, the tables' own, measured.
export const listed = (routes: readonly Route[]): Route[] =>
  [...routes].sort((a, b) => kinds.indexOf(a.version) - kinds.indexOf(b.version) || a.at - b.at || (a.id < b.id ? -1 : 1))
