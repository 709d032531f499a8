import assert from 'node:assert/strict'
import test from 'node:test'
import type { Ballot } from '../wire.gen'
import { linesOf } from './ballot'
import { newest } from './newest'

const ballot = (change: Partial<Ballot>): Ballot => ({
  id: 'k', session: 'S', form: 'instemmen', question: 'q', options: [], open: false, at: 1, result: [], voters: 0, ways: {}, because: [], ...change,
})
const words = (id: string) => ({ x: 'Balie open', y: 'Eén nummer' })[id]

test('it says per side what was answered, and leaves out what nobody said', () => {
  const counts = { 'ervaring geen_bezwaar': 4, 'ervaring bezwaar': 1, 'anderen geen_bezwaar': 3 }
  assert.deepEqual(linesOf(ballot({ result: [{ counts }] }), words), [
    { label: 'Wie het meemaakt', says: 'Geen bezwaar', n: 4 }, { label: 'Wie het meemaakt', says: 'Bezwaar', n: 1 }, { label: 'Anderen', says: 'Geen bezwaar', n: 3 },
  ])
})

test('it gives the dots with most first, and none when too few chose', () => {
  const options = [{ id: 'a', title: 'x' }, { id: 'b', title: 'y' }]
  const form = 'stippen'
  assert.deepEqual(linesOf(ballot({ form, options, result: [{ option: 'a', dots: 2, counts: {} }, { option: 'b', dots: 5, counts: {} }] }), words).map(({ label, n }) => [label, n]), [['Eén nummer', 5], ['Balie open', 2]])
  assert.deepEqual(linesOf(ballot({ form, options }), words), [])
})

test('it is the open one, or else the last that was closed', () => {
  const old = ballot({ id: 'old', closedAt: 5 })
  const last = ballot({ id: 'last', closedAt: 9 })
  assert.equal(newest([last, old])?.id, 'last')
  assert.equal(newest([last, ballot({ id: 'now', open: true, at: 3 }), old])?.id, 'now')
  assert.equal(newest([]), undefined)
})
