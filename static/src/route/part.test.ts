import assert from 'node:assert/strict'
import test from 'node:test'
import { insist, kept, moved, refused, sending, shown, standing, theirs, typeIn, type Typed } from './part'

const stood = { text: 'Ik bel', explain: '' }
const typed = (text: string, values = stood): Typed => {
  const at = typeIn(undefined, values, 3, 'text', text)
  assert.ok(at)
  return at
}

test('it is nothing when what is typed is what stood there', () => {
  assert.equal(typeIn(undefined, stood, 3, 'text', 'Ik bel'), undefined)
  assert.equal(typeIn(typed('Ik bel de'), stood, 3, 'text', 'Ik bel'), undefined)
  assert.equal(standing(undefined, stood), 'as-it-is')
  assert.deepEqual(shown(undefined, stood), stood)
})

test('it is typed words beside what stands there, with the revision that the typist saw', () => {
  const at = typed('Ik bel de gemeente')
  assert.deepEqual(at, { base: stood, was: 3, now: { text: 'Ik bel de gemeente' } })
  assert.equal(standing(at, stood), 'typed')
  assert.deepEqual(shown(at, stood), { text: 'Ik bel de gemeente', explain: '' })
  assert.equal(typeIn(at, stood, 7, 'text', 'Ik bel nog eens')?.was, 3)
})

test('it is a clash when somebody else wrote in the same field, and the typed words stay', () => {
  const at = typed('Ik bel de gemeente')
  const now = { text: 'Ik ga erheen', explain: '' }
  assert.equal(standing(at, now), 'clash')
  assert.deepEqual(theirs(at, now), ['text'])
  assert.equal(shown(at, now)['text'], 'Ik bel de gemeente')
  assert.equal(moved(at, now, 4), at)
  const again = insist(refused(sending(at, 'w1'), 'Iemand anders veranderde dit net.'), now, 4)
  assert.deepEqual(again, { base: now, was: 4, now: { text: 'Ik bel de gemeente' } })
  assert.equal(standing(again, now), 'typed')
})

test('it is no clash when both wrote the same, or when the other wrote elsewhere in the part', () => {
  const at = typed('Ik ga erheen')
  assert.deepEqual(theirs(at, { text: 'Ik ga erheen', explain: '' }), [])
  assert.deepEqual(moved(at, stood, 5), { ...at, was: 5 })
  assert.equal(moved(at, { text: 'Ik ga erheen', explain: '' }, 4), undefined)
  assert.deepEqual(theirs(at, { ...stood, explain: 'uitleg' }), ['explain'])
})

test('it is sending until the server has it, and nothing after', () => {
  const at = sending(typed('Ik ga erheen'), 'w1')
  assert.equal(standing(at, { text: 'anders', explain: '' }), 'sending')
  assert.equal(moved(at, stood, 9), at)
  assert.equal(kept(at), undefined)
})

test('it is a new change when somebody typed on while it was sent', () => {
  const at = sending(typed('Ik ga erheen'), 'w1')
  const on = typeIn(at, stood, 3, 'text', 'Ik ga erheen en bel')
  assert.ok(on)
  assert.deepEqual(kept(on), { base: { text: 'Ik ga erheen', explain: '' }, was: 4, now: { text: 'Ik ga erheen en bel' } })
  const undone = typeIn(at, stood, 3, 'text', 'Ik bel')
  assert.ok(undone) // typed back while it is on its way: that is a change too
  assert.equal(kept(undone)?.now['text'], 'Ik bel')
})

test('it is kept with the reason when the server refused it', () => {
  const at = refused(sending(typed('Ik ga erheen'), 'w1'), 'Dat is te lang.')
  assert.deepEqual(at, { base: stood, was: 3, now: { text: 'Ik ga erheen' }, no: 'Dat is te lang.' })
  assert.equal(typeIn(at, stood, 3, 'text', 'Kort')?.no, undefined)
})
