import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry } from '../live/outbox'
import { typeName } from '../live/typename'
import { barrierTypes, type Barrier, type Mine } from '../wire.gen'
import { asked, typesAt } from './asked'

const barrier = (id: string, cards: string[], state = 'gebundeld'): Barrier => ({ id, session: 'S', step: 's', sentence: 'w', types: [], themes: [], cards, state, since: 1 })
const act = (what: string, about: string, says?: string): Mine => ({ id: `${what}-${about}`, session: 'S', what, about, ...says ? { says } : {} })
const mineAndTheirs = [barrier('theirs', ['x']), barrier('mine', ['a'])]
const ask = (change: Partial<Parameters<typeof asked>[0]> = {}) => asked({
  barriers: mineAndTheirs, mine: [], pending: [], cards: new Set(['a']), seat: { side: 'ervaring', admitted: true }, skipped: new Set(), ...change,
}).map(({ barrier: { id }, what }) => [what, id])

test('it is my own sentence first, and then those of others', () => {
  assert.deepEqual(ask(), [['confirm', 'mine'], ['recognise', 'theirs']])
})

test('it is asked once, from the tap on', () => {
  const pending = [{ op: 'confirm-barrier', body: { barrier: 'mine', yes: true } }, { op: 'recognise-barrier', body: { barrier: 'theirs' } }] as unknown as Entry[]
  assert.deepEqual(ask({ pending }), [])
  assert.deepEqual(ask({ mine: [act('confirmed', 'mine', 'ja'), act('recognition', 'theirs')] }), [])
  assert.deepEqual(ask({ skipped: new Set(['mine', 'theirs']) }), [])
})

test('it is asked anew when the sentence was written anew after a no', () => {
  const mine = [act('confirmed', 'mine', 'nee')]
  assert.deepEqual(ask({ mine, barriers: [barrier('mine', ['a'], 'klopt_niet')] }), [])
  assert.deepEqual(ask({ mine, barriers: [barrier('mine', ['a'])] }), [['confirm', 'mine']])
})

test('it is not for an official to confirm, nor to recognise what they wrote themselves', () => {
  assert.deepEqual(ask({ seat: { side: 'beleid', admitted: false } }), [['recognise', 'theirs']])
})

test('it is not asked of a bundle that was taken apart', () => {
  assert.deepEqual(ask({ barriers: [barrier('theirs', [], 'losgemaakt')] }), [])
})

test('it is every kind of barrier, with its words, at most five at a time', () => {
  const pages = [0, 1, 2, 3].map(typesAt)
  assert.deepEqual(pages.flat(), [...barrierTypes])
  assert.deepEqual(Object.keys(typeName), [...barrierTypes])
  assert.ok(pages.every((page) => page.length > 0 && page.length <= 5))
  assert.deepEqual(typesAt(4), typesAt(0))
})
