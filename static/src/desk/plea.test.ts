import assert from 'node:assert/strict'
import test from 'node:test'
import { takeOver, wordsIn } from './plea'

test('it is the field that the proposal was made from', () => {
  const reason = { barrier: 'abc', category: 'niet_wenselijk', text: 'Dat mag niet van ons.', decidedBy: 'meneer Jansen', expires: 0 }
  assert.deepEqual(takeOver(reason, 'iemand'), { ...reason, decidedBy: 'iemand' })
  const promise = { promise: 'p', by: 'teammanager', capacity: 'team', sentence: 'Ik bel mevrouw De Vries terug.', notice: 'U wordt gebeld.', check: 0 }
  assert.deepEqual(takeOver(promise, 'Ik bel iemand terug.'), { ...promise, sentence: 'Ik bel iemand terug.' })
  const twice = { ...promise, notice: 'Bel 06 1234 5678 en u hoort het.' }
  assert.deepEqual(takeOver(twice, 'Bel (nummer weg) en u hoort het.'), { ...twice, notice: 'Bel (nummer weg) en u hoort het.' })
})

test('it is nothing without a proposal or without words', () => {
  assert.equal(takeOver({ text: 'a' }, undefined), undefined)
  assert.equal(takeOver({ text: 'a' }, ''), undefined)
  assert.equal(takeOver({ barrier: 'b', minutes: 5 }, 'iemand'), undefined)
  assert.equal(takeOver(null, 'iemand'), undefined)
})

test('it is the words that are shown', () => {
  assert.equal(wordsIn({ barrier: 'b', sentence: 'zin' }), 'zin')
  assert.equal(wordsIn(['x']), '')
})
