import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry } from '../live/outbox'
import type { Ballot } from '../wire.gen'
import { asking, chosenIn, left } from './ballot'

const ballot = (change: Partial<Ballot>): Ballot => ({
  id: 'k', session: 'S', form: 'stippen', question: 'q', options: [], dots: 3, open: true, at: 1, result: [], voters: 0, ways: {}, because: [], ...change,
})
const cast = (n: number): Entry => ({ op: 'cast-vote', body: { ballot: 'k', answer: '', dots: [{ option: 'a', n }], why: '', show: false } }) as unknown as Entry

test('it is what was tapped last, also before the server has it', () => {
  const votes = [{ id: 'h', session: 'S', ballot: 'k', dots: { a: 1 } }]
  assert.deepEqual(chosenIn('k', { votes, pending: [], words: () => undefined })?.dots, { a: 1 })
  assert.deepEqual(chosenIn('k', { votes, pending: [cast(2), cast(3)], words: () => undefined })?.dots, { a: 3 })
  assert.equal(chosenIn('other', { votes, pending: [cast(2)], words: () => undefined }), undefined)
})

test('it asks while it is open, tells what came of it, and lets somebody go on', () => {
  const closed = ballot({ open: false, closedAt: 50 })
  assert.equal(asking([ballot({})], new Set(), 0)?.id, 'k')
  assert.equal(asking([ballot({})], new Set(['k open']), 0), undefined)
  assert.equal(asking([closed], new Set(['k open']), 0)?.id, 'k')
  assert.equal(asking([closed], new Set(['k dicht']), 0), undefined)
  assert.equal(asking([closed], new Set(), 60), undefined, 'it was closed before this part of the evening')
})

test('it counts the dots that are left', () => {
  assert.equal(left({ a: 2, b: 1 }, 3), 0)
  assert.equal(left({}, 3), 3)
})
