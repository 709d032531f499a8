import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry, Json, Returned } from '../live/outbox'
import type { MyCard } from '../wire.gen'
import { ownCards, trust, unsent } from './own'

let n = 0
const wish = (op: string, body: Json): Entry => ({ id: `e${n++}`, board: 'b', n, at: n, op, phase: 'r', body, state: 'waiting' })
const place = (card: string, text: string) => wish('place-card', { card, question: 'vast', step: 's1', text, helped: '', feeling: '', stopped: false })
const mine = (card: string, change: Partial<MyCard> = {}): MyCard => ({
  id: `h-${card}`, session: 'S', card, step: 's1', kind: 'drempel', question: 'vast', words: `w-${card}`, state: 'geplaatst', shown: 'nee', ...change,
})
const words = (id: string) => ({ 'w-a': 'A', 'w-a2': 'A twee', 'w-b': 'B' })[id]
const seen = (from: Partial<Parameters<typeof ownCards>[0]>) =>
  ownCards({ mine: [], pending: [], words, ...from }).map((own) => [own.card, own.text, trust(own)])

test('it is listed once, from the tap until the server shows it', () => {
  const entry = place('a', 'A')
  assert.deepEqual(seen({ pending: [entry], recent: [entry] }), [['a', 'A', 'saved']])
  assert.deepEqual(seen({ recent: [entry] }), [['a', 'A', 'sent']]) // acknowledged, its record is on its way
  assert.deepEqual(seen({ recent: [entry], mine: [mine('a')] }), [['a', 'A', 'sent']])
  assert.deepEqual(seen({ pending: [entry], mine: [mine('a')] }), [['a', 'A', 'sent']]) // the news overtook the receipt
})

test('it is not listed as a card when the server gave it back', () => {
  const entry = place('a', 'A')
  const returned: Returned = { id: entry.id, entry, no: { kind: 'refused', code: 'invalid', text: 'Nee.' }, at: 1 }
  assert.deepEqual(seen({ recent: [entry], returned: [returned] }), [])
  assert.deepEqual(unsent([], [returned], ' nog iets '), ['A', ' nog iets '])
})

test('it is the newest first, with the newest words', () => {
  assert.deepEqual(seen({ mine: [mine('a', { newer: ['w-a2'] }), mine('b', { shown: 'zaal' })], pending: [place('c', 'C')] }),
    [['c', 'C', 'saved'], ['b', 'B', 'shown'], ['a', 'A twee', 'sent']])
})

test('it is what was just changed, and says that this is only on the phone yet', () => {
  assert.deepEqual(seen({ mine: [mine('a', { shown: 'zaal' })], pending: [wish('reword-card', { card: 'a', text: 'Anders', helped: '' })] }), [['a', 'Anders', 'saved']])
  const [own] = ownCards({ mine: [mine('a')], pending: [wish('consent-card', { card: 'a', answer: 'liever_niet' })], words })
  assert.equal(own?.consent, 'liever_niet')
})

test('it is gone at once when it was taken away', () => {
  assert.deepEqual(seen({ mine: [mine('a')], pending: [wish('withdraw-card', { card: 'a' })] }), [])
  assert.deepEqual(seen({ mine: [mine('a', { state: 'ingetrokken' })] }), [])
})

test('it is never said to be visible to more people than it is', () => {
  assert.deepEqual(seen({ mine: [mine('a', { shown: 'collectief' }), mine('b', { shown: 'zaal', state: 'verborgen' })] }),
    [['b', 'B', 'hidden'], ['a', 'A', 'collective']])
})
