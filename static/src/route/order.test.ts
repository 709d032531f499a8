import assert from 'node:assert/strict'
import test from 'node:test'
import type { Barrier, Route, RouteStep } from '../wire.gen'
import { after, before, hangersOf, hooksOf, landing, listed, pinned, roving, shifted } from './order'

const order = ['a', 'b', 'c', 'd']
type Hung = Pick<RouteStep, 'id' | 'hook' | 'holds'>
const held = (...ids: string[]) => ids.map((step) => ({ step })) as unknown as NonNullable<RouteStep['holds']>

test('it is nowhere when a step is not there, or lies at that end already', () => {
  assert.equal(shifted(order, 'x', 1), undefined)
  assert.equal(shifted(order, 'a', -1), undefined)
  assert.equal(shifted(order, 'd', 1), undefined)
  assert.equal(shifted([], 'a', 1), undefined)
  assert.deepEqual([before(order, 'a'), before(order, 'x'), after(order, 'd'), after(order, 'x')], ['', '', '', ''])
  assert.equal(roving(order, 'a', 'Enter'), undefined)
})

test('it is a place earlier or later, and the other steps keep theirs', () => {
  assert.deepEqual(shifted(order, 'b', 1), ['a', 'c', 'b', 'd'])
  assert.deepEqual(shifted(order, 'b', -1), ['b', 'a', 'c', 'd'])
  assert.deepEqual(order, ['a', 'b', 'c', 'd'])
})

test('it is walked by the arrow keys up to its ends', () => {
  assert.deepEqual(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End'].map((key) => roving(order, 'b', key)), ['c', 'c', 'a', 'a', 'a', 'd'])
  assert.equal(roving(order, 'd', 'ArrowRight'), 'd')
  assert.equal(roving(order, 'a', 'ArrowLeft'), 'a')
})

test('it is laid again after the nearest one before it that still lies there', () => {
  assert.equal(landing(order, ['a', 'b', 'd'], 'c'), 'b')
  assert.equal(landing(order, ['a', 'd'], 'c'), 'a')
  assert.equal(landing(order, ['d'], 'c'), '')
  assert.equal(landing(order, ['b'], 'a'), '')
})

test('it is shown once what hangs at two halves of a step, and with the step in which another went on', () => {
  const steps: Record<string, Hung> = { a: { id: 'a', hook: 'nood' }, b: { id: 'b', hook: 'nood' }, c: { id: 'c', holds: held('d', 'e') }, d: { id: 'd', hook: 'vragen', holds: held('f') }, e: { id: 'e' }, f: { id: 'f', hook: 'zoeken' } }
  const of = (id: string) => steps[id]
  assert.deepEqual(hooksOf(steps['c']!, of), ['vragen', 'zoeken'])
  assert.deepEqual([...hangersOf(['a', 'b', 'c', 'x'], of)], [['a', ['nood']], ['b', []], ['c', ['vragen', 'zoeken']], ['x', []]])
})

test('it is pinned as long as the barrier lives', () => {
  const barrier = (id: string, step: string, state: string) => ({ id, step, state }) as Barrier
  const all = [barrier('1', 'nood', 'bevestigd'), barrier('2', 'nood', 'losgemaakt'), barrier('3', 'nood', 'samengevoegd'), barrier('4', 'vragen', 'gebundeld')]
  assert.deepEqual(pinned(['nood'], all).map(({ id }) => id), ['1'])
  assert.deepEqual(pinned([], all), [])
})

test('it is listed as people talk: today, the ideal one, the tables, measured', () => {
  const route = (id: string, version: string, at: number) => ({ id, version, at }) as Route
  assert.deepEqual(listed([route('m', 'gemeten', 1), route('v2', 'variant', 3), route('v1', 'variant', 2), route('n', 'nu', 9), route('i', 'ideaal', 8)]).map(({ id }) => id), ['n', 'i', 'v1', 'v2', 'm'])
})
