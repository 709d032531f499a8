// What fits on a wall that nobody can scroll. Lengths are in lines of the wall's smallest text, 32 px at 1080p.

export const linesOf = (text: string, perLine: number) => Math.max(1, Math.ceil(text.length / perLine))

export interface Layout { columns: number; perLine: number }

// deal puts texts in columns of so many lines, in order, and leaves out what does not fit.
export function deal(texts: readonly string[], { columns, perLine }: Layout, height: number, extra = 2.5): number[][] {
  const piles = Array.from({ length: columns }, () => ({ used: 0, list: [] as number[] }))
  texts.forEach((text, i) => {
    const takes = linesOf(text, perLine) + extra
    const [pile] = [...piles].sort((a, b) => a.used - b.used)
    if (!pile || pile.used + takes > height) return
    pile.used += takes
    pile.list.push(i)
  })
  return piles.map((pile) => pile.list)
}

const three: Layout = { columns: 3, perLine: 29 }
const two: Layout = { columns: 2, perLine: 46 }
const one: Layout = { columns: 1, perLine: 96 }

// dealCards shows at most six cards under a core sentence, in three columns or, for long stories, in fewer.
export function dealCards(texts: readonly string[], core: string): number[][] {
  const height = 16.5 - 2 * linesOf(core, 50)
  const six = texts.slice(0, 6)
  const size = (piles: number[][]) => piles.flat().length
  return [three, two, one].map((layout) => deal(six, layout, height)).reduce((best, next) => size(next) > size(best) ? next : best)
}

// first takes from the front what fits in so many lines.
export function first<T>(list: readonly T[], height: number, lines: (one: T) => number): T[] {
  let used = 0
  const end = list.findIndex((one) => (used += lines(one)) > height)
  return end < 0 ? [...list] : list.slice(0, end)
}
