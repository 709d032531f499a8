import assert from 'node:assert/strict'
import test from 'node:test'
import type { Session } from '../wire.gen'
import type { Entry } from './outbox'
import { cardNumber, dealtOf, following, unreadOf } from './paper'

test('it is the number on the card, however it is typed', () => {
  for (const [typed, table, number] of [['7', 1, '1-7'], [' 7 ', 2, '2-7'], ['1-7', 2, '1-7'], ['1 7', 2, '1-7'], ['1.7', 0, '1-7'], ['7', 0, '7'], ['', 1, ''], ['zeven', 1, 'zeven']] as const) {
    assert.equal(cardNumber(typed, table), number, typed)
  }
})

test('it is the next card of the pile, or nothing when there was no number', () => {
  for (const [number, next] of [['1-7', '1-8'], ['9', '10'], ['2-19', '2-20'], ['', ''], ['zeven', '']] as const) assert.equal(following(number), next)
})

const entry = (n: number, op: string, body: Entry['body']): Entry => ({ id: `e${n}`, board: 'b', n, at: 0, state: 'acked', op, phase: 'r', body })

test('it is read back when its author said yes, at once or later', () => {
  const list = [
    entry(3, 'write-card-for', { card: 'c3', paper: '1-3', yes: false, text: 'c' }), entry(1, 'write-card-for', { paper: '1-1', yes: false, text: 'a' }),
    entry(2, 'write-card-for', { paper: '1-2', yes: true, text: 'b' }), entry(4, 'write-card-for', { paper: '', yes: true, text: 'd' }),
    entry(5, 'read-card-back', { paper: '1-1', text: '' }),
  ]
  const left = (settled: string[] = [], shown: string[] = []) => unreadOf(list, new Set(settled), (card) => shown.includes(card)).map(({ paper }) => paper)
  assert.deepEqual(unreadOf(list, new Set(), () => false), [{ paper: '1-3', text: 'c', entry: 'e3' }])
  assert.deepEqual(left(['1-3']), [], 'the server says that it was read back elsewhere')
  assert.deepEqual(left([], ['c3']), [], 'the room sees it')
})

test('S3-11: it is the question cards of this table, in the words of the facilitator', () => {
  const session = { dealt: [{ id: 'q1', ask: 'w1', table: '1' }, { id: 'q2', ask: 'w2' }, { id: 'q3', ask: 'w3', table: '2' }] } as unknown as Session
  const words = (id: string) => `vraag ${id}`
  assert.deepEqual(dealtOf(session, '1', words).map(({ id, ask }) => [id, ask]), [['q1', 'vraag w1'], ['q2', 'vraag w2']])
  assert.deepEqual(dealtOf(session, undefined, words).map(({ id }) => id), ['q1', 'q2', 'q3'])
})
