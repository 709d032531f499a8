// The drawn route: one smooth line through the steps. All of it is attributes, since the page allows no inline style.
export interface Point { x: number; y: number }
export const width = 1800
export const height = 176
const middle = 88
const swing = 44

// pointsOf gives the place of each step; the heavier a step was, the lower it lies.
export const pointsOf = (weights: readonly number[]): Point[] =>
  weights.map((weight, i) => ({ x: (i + 0.5) * width / weights.length, y: middle + Math.round(weight * swing) }))

const withEnds = (points: readonly Point[]): Point[] => {
  const [head, tail] = [points[0], points[points.length - 1]]
  return head && tail ? [{ x: 8, y: head.y }, ...points, { x: width - 8, y: tail.y }] : []
}

export function line(points: readonly Point[]): string {
  const [start, ...rest] = withEnds(points)
  if (!start) return ''
  let last = start
  return `M${start.x} ${start.y}` + rest.map((to) => {
    const half = (last.x + to.x) / 2
    const curve = `C${half} ${last.y} ${half} ${to.y} ${to.x} ${to.y}`
    last = to
    return curve
  }).join('')
}

// barsOf gives the middles of at most three bars over the line, just before step i.
export function barsOf(points: readonly Point[], i: number, many: number): Point[] {
  const [from, to] = withEnds(points).slice(i, i + 2)
  if (!from || !to) return []
  return Array.from({ length: Math.min(3, many) }, (_, k) => to.x - 54 - k * 22).filter((x) => x > from.x).map((x) => ({ x, y: heightAt(from, to, x) }))
}

function heightAt(from: Point, to: Point, x: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2
    const at = from.x + (to.x - from.x) * (1.5 * t - 1.5 * t * t + t ** 3)
    if (at < x) low = t
    else high = t
  }
  return Math.round(from.y + (to.y - from.y) * (3 * low * low - 2 * low ** 3))
}
