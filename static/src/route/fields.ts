// The parts of a step as fields of a form, and as the wish that changes them.
import { channels, ingredients, loads } from './model'
import type { ArrangeStep, CountStep, Demand, DescribeRoute, LaneText, Practice, Route, RouteStep } from '../wire.gen'
import type { Values } from './part'

export type Words = (id: string) => string | undefined
const said = (words: Words, id: string | undefined): string => id ? words(id) ?? '' : ''
const yes = (on: boolean | undefined): string => on ? 'ja' : ''

export const revision = (of: { revisions?: Record<string, number> } | undefined, part: string): number => of?.revisions?.[part] ?? 0

export const titleValues = (step: RouteStep, words: Words): Values => ({ title: said(words, step.title) })
export const noteValues = (note: LaneText | undefined, words: Words): Values => ({ text: said(words, note?.text), explain: said(words, note?.explain) })
export const meantValues = (step: RouteStep, words: Words): Values => ({ text: said(words, step.meant) })
export const practiceValues = (practice: Practice | undefined, words: Words): Values =>
  ({ side: practice?.side ?? 'ervaring', by: practice?.by ?? '', text: said(words, practice?.text) })
export const demandValues = (demand: Demand | undefined, words: Words): Values =>
  ({ what: demand?.what ?? 'papier', text: said(words, demand?.text), known: demand?.known ?? '' })
export const fateValues = (demand: Demand, words: Words): Values =>
  ({ fate: demand.fate ?? '', why: said(words, demand.why), owner: demand.owner ?? '', legal: said(words, demand.legal) })
export const routeValues = (route: Route, words: Words): Values =>
  ({ title: said(words, route.title), who: said(words, route.who), meant: said(words, route.meant), effect: said(words, route.effect) })
export const routeBody = (values: Values): Omit<DescribeRoute, 'route' | 'was'> =>
  ({ title: text(values, 'title'), who: text(values, 'who'), meant: text(values, 'meant'), effect: text(values, 'effect') })

export function whoValues(step: RouteStep, words: Words): Values {
  const { holder, beside, handover } = step
  return {
    organization: holder.organization ?? '', function: holder.function ?? '', besideOrganization: beside.organization ?? '', besideFunction: beside.function ?? '',
    same: yes(beside.same), mandate: yes(beside.mandate), none: said(words, beside.none), handover: handover.way ?? '', to: handover.to ?? '',
    why: said(words, handover.why), optional: yes(step.optional), ...Object.fromEntries(channels.map((one) => [`channel-${one}`, yes(step.channels.includes(one))])),
  }
}

export const whoBody = (values: Values): Omit<ArrangeStep, 'step' | 'was'> => ({
  holder: { organization: text(values, 'organization'), function: text(values, 'function') },
  beside: { organization: text(values, 'besideOrganization'), function: text(values, 'besideFunction'), same: on(values, 'same'), mandate: on(values, 'mandate') },
  besideNone: text(values, 'none'), channels: channels.filter((one) => on(values, `channel-${one}`)), handover: text(values, 'handover'), handoverTo: text(values, 'to'),
  handoverWhy: text(values, 'why'), optional: on(values, 'optional'),
})

export const counted = ['papers', 'questions', 'logins', 'visits', 'retellings', 'days', 'stopped'] as const

export function countValues({ counts, load, laws, ...step }: RouteStep): Values {
  return {
    ...Object.fromEntries(counted.map((what) => [what, String(counts[what])])), ...Object.fromEntries(ingredients.map((one) => [`has-${one}`, yes(step.ingredients.includes(one))])),
    ...Object.fromEntries(loads.map((what) => [`load-${what}`, String(load.find((one) => one.what === what)?.n ?? 0)])), laws: laws.join('\n'),
  }
}

export function countBody(values: Values): Omit<CountStep, 'step' | 'was'> {
  const [papers = 0, questions = 0, logins = 0, visits = 0, retellings = 0, days = 0, stopped = 0] = counted.map((what) => number(values[what]))
  return {
    papers, questions, logins, visits, retellings, days, stopped, ingredients: ingredients.filter((one) => on(values, `has-${one}`)),
    load: loads.map((what) => ({ what, n: number(values[`load-${what}`]) })).filter(({ n }) => n !== 0),
    laws: [...new Set((values['laws'] ?? '').split('\n').map((law) => law.trim()).filter((law) => law !== ''))],
  }
}

// number reads what somebody typed. What is no number is one that the server refuses, so that nothing is taken for zero.
export const number = (typed: string | undefined): number => !typed?.trim() ? 0 : /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : -1

export const text = (values: Values, name: string): string => (values[name] ?? '').trim()
export const on = (values: Values, name: string): boolean => values[name] === 'ja'
