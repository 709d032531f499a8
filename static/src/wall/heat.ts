// How it felt along the route. Fewer than five feelings in all say too much about one person, so then there is none.
import { feelings } from '../wire.gen'
import type { Step, WallCard } from './view'

export interface Heat { feeling: string; times: number; level: 1 | 2 | 3; good: boolean; weight: number }

const fewest = 5
const good = (feeling: string) => feeling === 'gezien' || feeling === 'hoop'

// heatOf gives the strongest feeling of each step, undefined where nobody named one; undefined at all when too few did.
// weight runs from -1 (good) to 1 (the heaviest step).
export function heatOf(steps: readonly Step[], cards: readonly Pick<WallCard, 'step' | 'feeling'>[]): (Heat | undefined)[] | undefined {
  const felt = cards.filter((card) => feelings.some((known) => known === card.feeling))
  if (felt.length < fewest) return undefined
  const perStep = steps.map((step) => felt.filter((card) => card.step === step.id).map((card) => card.feeling))
  const sums = perStep.map((list) => list.reduce((sum, feeling) => sum + (good(feeling) ? -1 : 1), 0))
  const heaviest = Math.max(1, ...sums.map(Math.abs))
  return perStep.map((list, i) => {
    const [top] = feelings.map((feeling) => ({ feeling, times: list.filter((one) => one === feeling).length }))
      .filter((one) => one.times > 0).sort((a, b) => b.times - a.times)
    if (!top) return undefined
    return { ...top, level: top.times > 3 ? 3 : top.times > 1 ? 2 : 1, good: good(top.feeling), weight: (sums[i] ?? 0) / heaviest }
  })
}
