import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry } from '../live/outbox'
import type { Route } from '../wire.gen'
import { actsOf, answeredIn, begunOf, kept, mayDraw, nextStep, routeOn, sendable } from './onroute'
import { formOf } from './typed'

const route = (id: string, version: string, at: number, table?: string): Route =>
  ({ id, version, title: 't', steps: [], at, ...table ? { table } : {} })

test('it works on the drawing that fits the part, and on the newest of those', () => {
  const routes = [route('nu', 'nu', 1), route('nu2', 'nu', 9), route('ideaal', 'ideaal', 3), route('gemeten', 'gemeten', 20)]
  for (const kind of ['doorloop', 'achter', 'tellen', 'schrappen']) assert.equal(routeOn(routes, kind, '1')?.id, 'nu2', kind)
  for (const kind of ['leggen', 'galerij', 'toets', 'draagvlak', 'ondertekenen']) assert.equal(routeOn(routes, kind, '1')?.id, 'ideaal', kind)
})

test('it lays on the drawing of its own table, and never on that of another', () => {
  const routes = [route('een', 'variant', 1, '1'), route('twee', 'variant', 8, '2')]
  assert.equal(routeOn(routes, 'leggen', '1')?.id, 'een')
  assert.equal(routeOn(routes, 'leggen', '2')?.id, 'twee')
  assert.equal(routeOn(routes, 'leggen', '3'), undefined)
  assert.equal(routeOn([...routes, route('samen', 'ideaal', 2)], 'leggen', '3')?.id, 'samen')
})

test('it works on none where there is none, or in a part that has nothing to do with a route', () => {
  assert.equal(routeOn([], 'doorloop', '1'), undefined)
  assert.equal(routeOn([route('nu', 'nu', 1)], 'draagvlak', '1'), undefined)
  assert.equal(routeOn([route('nu', 'nu', 1)], 'schrijven', '1'), undefined)
})

const tapped = (step: string, answer: string, round = 'k'): Entry =>
  ({ op: 'answer-step-round', body: { round, step, answer, why: '', show: false } }) as unknown as Entry

test('it is what was tapped last, also before the server has it, and of this round alone', () => {
  const mine = [{ id: 'h', session: 'S', round: 'k', answers: [{ step: 'a', answer: 'naar', why: 'w' }, { answer: 'goed' }] }]
  const words = (id: string) => id === 'w' ? 'Ik moest wachten.' : undefined
  assert.deepEqual(answeredIn('k', { mine, pending: [], words }).get('a'), { answer: 'naar', why: 'Ik moest wachten.', show: false })
  assert.equal(answeredIn('k', { mine, pending: [], words }).get('')?.answer, 'goed')
  assert.equal(answeredIn('k', { mine, pending: [tapped('a', 'goed'), tapped('a', 'heel_goed')], words }).get('a')?.answer, 'heel_goed')
  assert.equal(answeredIn('ander', { mine, pending: [tapped('a', 'goed')], words }).size, 0)
})

test('it asks one step after the other, and lets one be skipped', () => {
  const round = { steps: ['a', 'b'], what: 'draagvlak' }
  const said = (...steps: string[]) => new Map(steps.map((step) => [step, { answer: 'weet_niet', why: '', show: false }]))
  assert.equal(nextStep(round, said(), new Set()), 'a')
  assert.equal(nextStep(round, said('a'), new Set()), 'b')
  assert.equal(nextStep(round, said(), new Set(['a', 'b'])), '', 'the whole route comes last')
  assert.equal(nextStep(round, said('a', 'b', ''), new Set()), undefined)
})

test('it keeps what was begun, with its answer, as it was typed', () => {
  for (const begun of [{ answer: 'twijfel', text: 'Eén regel\nen nog een ' }, { answer: 'klopt_niet', text: '' }, { answer: '', text: '' }]) assert.deepEqual(begunOf(kept(begun)), begun)
})

test('it sends no doubt without words', () => {
  assert.equal(sendable({ answer: 'twijfel', text: '  ' }), false)
  assert.equal(sendable({ answer: 'twijfel', text: 'Want …' }), true)
  assert.equal(sendable({ answer: 'klopt_niet', text: '' }), true)
})

test('S0-10: policy tells how it is meant, and residents and who carries it out how it goes', () => {
  const all = { draw: true, write: true }
  assert.deepEqual(actsOf('ervaring', all), ['echt', 'gevraagd', 'vast', 'stop'])
  assert.deepEqual(actsOf('uitvoering', all), ['echt', 'gevraagd'])
  for (const side of ['beleid', 'bestuur']) assert.deepEqual(actsOf(side, all), ['bedoeld'])
  assert.deepEqual(actsOf('ervaring', { draw: false, write: true }), ['vast', 'stop'], 'a part that is not for drawing')
  assert.deepEqual(actsOf('ervaring', { draw: false, write: false }), [], 'a part in which one listens')
})

test('it draws along where the part says so, and nowhere while the room only chooses', () => {
  assert.equal(mayDraw({ kind: 'doorloop', write: ['beleid'] }, 'ervaring'), false)
  assert.equal(mayDraw({ kind: 'doorloop', write: ['beleid'] }, 'beleid'), true)
  assert.equal(mayDraw({ kind: 'leggen', write: [] }, 'ervaring'), true)
  assert.equal(mayDraw({ kind: 'draagvlak', write: [] }, 'ervaring'), false)
  assert.equal(mayDraw(undefined, 'ervaring'), false)
})

test('it reads what was typed back, and nothing where that cannot be read', () => {
  const first = { text: '', by: 'team' }
  assert.deepEqual(formOf(JSON.stringify({ text: 'Ik moest\nterug.' }), first), { text: 'Ik moest\nterug.', by: 'team' })
  assert.deepEqual(formOf('', first), first)
  assert.deepEqual(formOf('{half', first), first)
})
