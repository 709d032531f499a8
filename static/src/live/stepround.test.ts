import assert from 'node:assert/strict'
import test from 'node:test'
import type { StepRound } from '../wire.gen'
import { cameOf, feltOf, mayWhy, mustWhy, roundAnswers, roundWord, stepsAsked } from './stepround'

const round = (change: Partial<StepRound>): StepRound => ({
  id: 'k', session: 'S', route: 'r', what: 'draagvlak', steps: ['r-1', 'r-2'], open: false, at: 1, closedAt: 2, result: [], voters: 0, ways: {}, because: [], ...change,
})

test('it has a word for every answer', () => {
  for (const answer of Object.values(roundAnswers).flat()) assert.notEqual(roundWord(answer), answer)
})

test('it asks for the whole route only where support is asked', () => {
  assert.deepEqual(stepsAsked(round({})), ['r-1', 'r-2', ''])
  assert.deepEqual(stepsAsked(round({ what: 'gevoel' })), ['r-1', 'r-2'])
})

test('it lets a doubt count only with words, and a drawing be wrong without', () => {
  assert.deepEqual(['twijfel', 'niet_mee_leven', 'klopt_niet', 'sta_erachter', 'naar'].map((one) => [mayWhy(one), mustWhy(one)]), [[true, true], [true, true], [true, false], [false, false], [false, false]])
})

test('it tells the middle, the spread and how many, and no spread where there is none', () => {
  assert.equal(feltOf({ step: 'r-1', low: 'naar', middle: 'gaat_wel', high: 'goed', people: 7 }), 'Gaat wel. De meesten zaten tussen ‘naar’ en ‘goed’. 7 mensen kozen.')
  assert.equal(feltOf({ step: 'r-1', low: 'naar', middle: 'naar', high: 'naar', people: 5 }), 'Naar. 5 mensen kozen.')
})

test('S4-13: it shows first what both halves agree on already, then the rest in the order of the route', () => {
  const came = cameOf(round({
    result: [{ step: 'r-1', counts: { 'ervaring twijfel': 3 } }, { step: 'r-2', counts: { 'ervaring sta_erachter': 3, 'ervaring weet_niet': 1, 'uitvoering goed_genoeg': 4 }, agreed: true }],
    because: [{ step: 'r-1', answer: 'twijfel', words: 'w' }],
  }))
  assert.deepEqual(came.map(({ step, agreed }) => [step, agreed]), [['r-2', true], ['r-1', false], ['', false]])
  assert.deepEqual(came[0]?.said, [{ label: 'Wie het meemaakt', says: '3 × hier sta ik achter, 1 × weet ik niet' }, { label: 'Uitvoering', says: '4 × goed genoeg voor nu' }])
  assert.deepEqual(came[1]?.because, ['w'])
  assert.deepEqual(came[2]?.said, [], 'the whole route: too few to show')
})
