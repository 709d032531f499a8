import assert from 'node:assert/strict'
import test from 'node:test'
import type { Phase, Session } from '../wire.gen'
import { again, back, move, out, programOf, undoOf, wishOf } from './rows'

const phase = (id: string): Phase => ({ id, kind: 'schrijven', name: id.toUpperCase(), minutes: 10, phone: 'mag', wall: 'rust', say: '', lost: '', write: [], questions: [], pulse: false })
const session = { phases: ['a', 'b', 'c'].map(phase), left: [phase('d')] } as unknown as Session
const ids = (program: ReturnType<typeof programOf>) => program.rows.map(({ id, again }) => again ? `${id}!` : id).join(' ')
const once = (name: string) => `${name} nog eens`

test('it is the same at its ends', () => {
  assert.equal(ids(move(programOf(session), 'a', -1)), 'a b c')
  assert.equal(ids(move(programOf(session), 'c', 1)), 'a b c')
  assert.equal(ids(move(programOf(session), 'x', 1)), 'a b c')
  assert.equal(ids(out(again(back(programOf(session), 'x'), 'x', once), 'x')), 'a b c')
})

test('it is another order, once more, left out and put in again', () => {
  let now = move(programOf(session), 'c', -1)
  assert.equal(ids(now), 'a c b')
  now = again(now, 'a', once)
  assert.equal(ids(now), 'a a! c b')
  assert.equal(now.rows[1]?.name, 'A nog eens')
  now = out(now, 'c')
  assert.equal(ids(now), 'a a! b')
  assert.deepEqual(now.left.map(({ id }) => id), ['d', 'c'])
  now = back(now, 'd')
  assert.equal(ids(now), 'a a! b d')
  assert.deepEqual(wishOf(session, now), { was: ['a', 'b', 'c'], parts: [{ id: 'a' }, { id: 'a', again: true }, { id: 'b' }, { id: 'd' }] })
  assert.equal(undoOf(session, now), undefined)
  const copy = now.rows.find((row) => row.again)?.key ?? ''
  assert.deepEqual(out(now, copy).left.map(({ id }) => id), ['c']) // what came once more and goes is not kept
})

test('it is undone by the order that was', () => {
  assert.deepEqual(undoOf(session, out(programOf(session), 'b')), { was: ['a', 'c'], parts: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
})
