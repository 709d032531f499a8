import assert from 'node:assert/strict'
import test from 'node:test'
import type { Came } from '../live/stepround'
import { choose } from './choose'
import { linesOn } from './rounded'

const came = (step: string, change: Partial<Came> = {}): Came => ({ step, agreed: false, felt: 'Naar. 5 mensen kozen.', said: [], because: [], ...change })

test('it has room for twelve lines, one for each side that said something, and says how many more steps there are', () => {
  const { rest, more } = linesOn(Array.from({ length: 15 }, (_, n) => came(`${n}`)))
  assert.deepEqual([rest.length, more], [12, 3])
  const said = ['a', 'b', 'c'].map((label) => ({ label, says: '3 × klopt' }))
  const sides = linesOn(Array.from({ length: 9 }, (_, n) => came(`${n}`, { felt: '', said })))
  assert.deepEqual([sides.rest.length, sides.more], [4, 5])
})

test('S4-13: it keeps what is agreed on apart, and leaves out a step of which nothing may be shown', () => {
  const { agreed, rest, more } = linesOn([came('b', { agreed: true }), came('a'), came('c', { felt: '' })])
  assert.deepEqual([agreed.map(({ step }) => step), rest.map(({ step }) => step), more], [['b'], ['a'], 0])
})

test('it is on the wall while it runs, behind a choice of the room and before what the part itself shows', () => {
  const view = { session: { state: 'open' }, phase: undefined, barriers: [], light: undefined, cards: [] }
  const round = {} as never
  assert.equal(choose({ ...view, round }), 'ronde')
  assert.equal(choose({ ...view, round, ballot: {} as never }), 'keuze')
  assert.equal(choose({ ...view, round, session: { state: 'gesloten' } }), 'besluit')
})
