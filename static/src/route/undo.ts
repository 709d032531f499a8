// The way back of each act on a drawing is another act. What it comes to is decided at the moment that somebody goes back:
// where another changed the same thing since, there is no way back, because it would take their words away.
import type { Json } from '../live/outbox'
import type { Route, RouteStep, Wishes } from '../wire.gen'
import { countBody, countValues, demandValues, fateValues, meantValues, noteValues, practiceValues, revision, routeBody, routeValues, whoBody, whoValues, type Words } from './fields'
import { before as inFront, landing } from './order'

export interface Look { step(id: string): RouteStep | undefined; route(id: string): Route | undefined; words: Words }
export interface Act { op: keyof Wishes; body: Json }
// Back gives the acts that undo one, or nothing when there is no way back any more.
export type Back = (now: Look) => Act[] | undefined

const act = <K extends keyof Wishes>(op: K, body: Wishes[K]): Act => ({ op, body: body as unknown as Json })
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const said = ({ words }: Look, id: string | undefined): string => id ? words(id) ?? '' : ''

type Ways = { readonly [K in keyof Wishes]?: (body: Wishes[K], was: Look) => Back | undefined }

const ways: Ways = {
  'place-step': ({ step }) => () => [act('take-step-out', { step })],
  'take-step': ({ step }) => () => [act('take-step-out', { step })],
  'set-step-aside': ({ step }, was) => {
    const after = was.step(step)?.after ?? ''
    return (now) => [act('bring-step-back', { step, after: stillOn(now, step, after) })]
  },
  'bring-step-back': ({ step }, was) => was.step(step)?.state === 'opzij' ? () => [act('set-step-aside', { step })] : () => [act('take-step-out', { step })],
  'take-step-out': ({ step }, was) => {
    const order = routeOf(was, step)?.steps ?? []
    return (now) => [act('bring-step-back', { step, after: landing(order, routeOf(now, step)?.steps ?? [], step) })]
  },
  'order-steps': ({ route, steps }, was) => {
    const order = was.route(route)?.steps ?? []
    return (now) => {
      const at = now.route(route)
      return at && same(at.steps, steps) ? [act('order-steps', { route, steps: [...order], was: revision(at, 'volgorde') })] : undefined
    }
  },
  'split-step': ({ step, into }, was) => {
    const title = said(was, was.step(step)?.title)
    return () => [act('merge-steps', { step, with: into, title })]
  },
  'merge-steps': ({ step, with: other }) => (now) => {
    const holds = now.step(step)?.holds ?? []
    return holds[holds.length - 1]?.step === other ? [act('unmerge-steps', { step })] : undefined
  },
  'unmerge-steps': ({ step }, was) => {
    const holds = was.step(step)?.holds ?? []
    const held = holds[holds.length - 1]
    const title = said(was, was.step(step)?.title)
    return held && (() => [act('merge-steps', { step, with: held.step, title })])
  },
  'word-step': ({ step, title }, was) => {
    const old = said(was, was.step(step)?.title)
    return (now) => {
      const at = now.step(step)
      return at && said(now, at.title) === title ? [act('word-step', { step, title: old, was: revision(at, 'titel') })] : undefined
    }
  },
  'fill-lane': ({ step, note, lane, text, explain }, was) => {
    const old = noteValues(was.step(step)?.lanes.find((one) => one.id === note), was.words)
    return (now) => {
      const at = now.step(step)
      const is = noteValues(at?.lanes.find((one) => one.id === note), now.words)
      if (!at || is['text'] !== text || text && is['explain'] !== explain) return undefined
      return [act('fill-lane', { step, note, lane, text: old['text'] ?? '', explain: old['explain'] ?? '', was: revision(at, 'baan') })]
    }
  },
  'describe-step': (body, was) => {
    const { step, what, practice } = body
    const part = what === 'bedoeld' ? 'bedoeld' : 'echt'
    const of = (look: Look) => {
      const at = look.step(step)
      return !at ? undefined : part === 'bedoeld' ? meantValues(at, look.words) : practiceValues(at.real.find((one) => one.id === practice), look.words)
    }
    const old = of(was)?.['text'] ?? ''
    return (now) => of(now)?.['text'] === body.text ? [act('describe-step', { ...body, text: old, was: revision(now.step(step), part) })] : undefined
  },
  'arrange-step': ({ step, was: _, ...body }, was) => {
    const at = was.step(step)
    const old = at && whoBody(whoValues(at, was.words))
    return (now) => {
      const is = now.step(step)
      return old && is && same(whoBody(whoValues(is, now.words)), body) ? [act('arrange-step', { step, ...old, was: revision(is, 'wie') })] : undefined
    }
  },
  'count-step': ({ step, was: _, ...body }, was) => {
    const at = was.step(step)
    const old = at && countBody(countValues(at))
    return (now) => {
      const is = now.step(step)
      return old && is && same(countBody(countValues(is)), body) ? [act('count-step', { step, ...old, was: revision(is, 'telling') })] : undefined
    }
  },
  'ask-at-step': ({ step, demand, text, ...body }, was) => {
    const demandOf = (look: Look) => look.step(step)?.demands.find((one) => one.id === demand)
    const old = demandOf(was)
    const values = demandValues(old, was.words)
    const fate = old && fateValues(old, was.words)
    return (now) => {
      const at = now.step(step)
      if (!at || demandValues(demandOf(now), now.words)['text'] !== text) return undefined
      const back = act('ask-at-step', { step, demand, what: old ? old.what : body.what, text: values['text'] ?? '', known: values['known'] ?? '', was: revision(at, 'gevraagd') })
      return !text && fate?.['fate'] ? [back, judged(step, demand, fate, revision(at, 'gevraagd') + 1)] : [back]
    }
  },
  'judge-demand': ({ step, demand, fate }, was) => {
    const of = (look: Look) => look.step(step)?.demands.find((one) => one.id === demand)
    const at = of(was)
    const old = at && fateValues(at, was.words)
    return (now) => old && (of(now)?.fate ?? '') === fate ? [judged(step, demand, old, revision(now.step(step), 'gevraagd'))] : undefined
  },
  'describe-route': ({ route, was: _, ...body }, was) => {
    const at = was.route(route)
    const old = at && routeBody(routeValues(at, was.words))
    return (now) => {
      const is = now.route(route)
      return old && is && same(routeBody(routeValues(is, now.words)), body) ? [act('describe-route', { route, ...old, was: revision(is, 'woorden') })] : undefined
    }
  },
  'clash-steps': ({ step, with: other }, was) => {
    const old = was.step(step)?.clashes.find((one) => one.with === other)
    const text = said(was, old?.text)
    return () => [act('clash-steps', { step, with: other, owner: old?.owner ?? '', text, end: !old })]
  },
  'lay-bright': ({ step, card, back }) => () => [act('lay-bright', { step, card, back: !back })],
}

const judged = (step: string, demand: string, to: Readonly<Record<string, string>>, was: number): Act =>
  act('judge-demand', { step, demand, fate: to['fate'] ?? '', why: to['why'] ?? '', owner: to['owner'] ?? '', legal: to['legal'] ?? '', was })

function routeOf(look: Look, step: string): Route | undefined {
  const at = look.step(step)
  return at && look.route(at.route)
}

// stillOn is the step after which something lay, when that is still on the route; else the end of it.
function stillOn(now: Look, step: string, after: string): string {
  const steps = routeOf(now, step)?.steps ?? []
  return after === '' || steps.includes(after) ? after : inFront([...steps, step], step)
}

// backOf is asked before the act: what there is now is what the way back leads to.
export function backOf<K extends keyof Wishes>(op: K, body: Wishes[K], was: Look): Back | undefined {
  const way = ways[op] as ((body: Wishes[K], was: Look) => Back | undefined) | undefined
  return way?.(body, was)
}
