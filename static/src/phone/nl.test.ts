import assert from 'node:assert/strict'
import test from 'node:test'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { nlRounds } from './rounds.nl'

const most = 12 // words a sentence

function* sentences(value: unknown): Generator<string> {
  if (typeof value === 'function') yield* sentences((value as (...args: unknown[]) => unknown)(2, 9, 'naam'))
  else if (typeof value === 'string') yield* value.split(/[.!?:]\s+|[.!?:]$/)
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* sentences(inner)
}

test('it is short: no sentence has more than twelve words', () => {
  assert.deepEqual([...sentences([nl, nlLater, nlRounds])].filter((one) => one.trim().split(/\s+/).length > most), [])
})

test('it is the promise in its own words', () => {
  const { noLaw, danger, names } = nl.seat
  assert.equal(`${noLaw} ${danger} ${names}`, 'Dit is een afspraak, geen wet. Bij direct gevaar moeten wij iets doen. Dat zeggen we eerst tegen u. Noem geen namen, bedragen of klantnummers.')
})

test('it is "u", except where the room says "jij" to each other', () => {
  const je = [...sentences([nl, nlLater, nlRounds])].filter((one) => /\b(je|jij|jou|jouw)\b/i.test(one))
  assert.deepEqual(je, ['Heb jij dit ook'])
})
