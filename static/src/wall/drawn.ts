// The drawn route on the wall: which drawing, which part of it, and a picture that stays until the next one is there.
import { effect, signal, type ReadonlySignal } from '@preact/signals'
import type { Store } from '../live/store'
import type { Records, Route } from '../wire.gen'
import { nl } from './nl'

export interface Drawn {
  id: string
  title: string
  version: string
  steps: readonly string[] // their titles
  looks: readonly string[] // how each step is now; when one changes, the picture does
  rest: string // and all else that is drawn
}
export interface Shown { id: string; src: string }

const ideal = ['goede-dag', 'leggen', 'galerij', 'toets', 'draagvlak', 'ondertekenen']

// routeFor is the newest drawing that fits the kind of this part. It is never that of one table.
export function routeFor(routes: readonly Route[], kind: string): Route | undefined {
  const wanted = ideal.includes(kind) ? ['ideaal', 'nu'] : ['nu', 'gemeten', 'ideaal']
  for (const version of wanted) {
    const [newest] = routes.filter((one) => one.version === version && one.steps.length > 0).sort((a, b) => b.at - a.at)
    if (newest) return newest
  }
  return undefined
}

export function drawnOf(store: Store<Records>, kind: string, barriers: unknown): Drawn | undefined {
  const route = routeFor(store.records('route').value.map((one) => one.value), kind)
  if (!route) return undefined
  const words = (_: string, value: unknown) => typeof value === 'string' ? value + (store.words(value) ?? '') : value
  const steps = route.steps.map((id) => store.record('route-step', id))
  const rounds = store.records('step-round').value.map((one) => one.value).filter((one) => one.route === route.id && !one.open)
  const from = route.from ? store.record('route', route.from) : undefined
  return {
    id: route.id, title: store.words(route.title) ?? nl.lost, version: route.version,
    steps: steps.map((step) => (step && store.words(step.title)) ?? nl.lost),
    looks: steps.map((step) => JSON.stringify(step, words)),
    rest: JSON.stringify([route, rounds, barriers, from, from?.steps.map((id) => store.record('route-step', id))], words),
  }
}

const perWall = 9 // steps that can be read from the other side of a room; the server folds in the same way

// partOf says in which part of the drawing a step lies, the first being 1.
export function partOf(at: number, steps: number): number {
  const parts = Math.ceil(steps / perWall)
  return Math.floor(at / Math.ceil(steps / parts)) + 1
}

// workedOn is the step at which somebody works: the first that is not as it was.
export function workedOn(was: Drawn | undefined, now: Drawn): number | undefined {
  if (was?.id !== now.id) return 0
  const at = now.looks.findIndex((look, i) => was.looks[i] !== look)
  return at < 0 ? undefined : at
}

export type Load = (src: string) => Promise<void>
const loadImage: Load = (src) => new Promise((done, fail) => {
  const image = new Image()
  image.onload = () => done()
  image.onerror = () => fail(new Error('no picture'))
  image.src = src
})

// openDrawing fetches one picture at a time. What comes in while it is on its way is in the next one.
export function openDrawing(drawn: ReadonlySignal<Drawn | undefined>, load = loadImage, pause = 1000): { shown: ReadonlySignal<Shown | undefined>; close(): void } {
  const shown = signal<Shown | undefined>(undefined)
  let was: Drawn | undefined // as the newest picture shows it
  let heard: Drawn | undefined
  let at = 0 // where somebody worked last, also while a picture was on its way
  let count = 0
  let busy = false
  let stale = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (): Promise<void> => {
    const now = drawn.peek()
    if (!now) return void (shown.value = undefined)
    busy = true
    stale = false
    was = now
    const src = `/muur/route/${now.id}/tekening.svg?deel=${partOf(Math.min(at, now.steps.length - 1), now.steps.length)}&keer=${++count}`
    await load(src).then(() => { shown.value = { id: now.id, src } }, () => { stale = true })
    timer = setTimeout(() => {
      busy = false
      if (stale) void look()
    }, stale ? pause * 5 : pause)
  }
  const off = effect(() => {
    const now = drawn.value
    if (now) at = workedOn(heard, now) ?? at
    heard = now
    if (now && was && now.id === was.id && now.rest === was.rest && workedOn(was, now) === undefined && now.steps.length === was.steps.length) return
    if (busy) stale = true
    else void look()
  })
  return {
    shown,
    close() {
      off()
      clearTimeout(timer)
    },
  }
}
