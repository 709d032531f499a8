import assert from 'node:assert/strict'
import test from 'node:test'
import { answersOn } from './stepsheet'

const reads = (typed: Record<string, string>) => (name: string) => typed[name] ?? ''

test('it is what stands on the sheet, and no answer where nothing stands', () => {
  const round = { steps: ['a', 'b', 'c'], what: 'gevoel' }
  assert.deepEqual(answersOn(round, reads({ 'stap-0': 'naar', 'stap-2': 'goed', 'want-0': 'left over' })), {
    answers: [{ step: 'a', answer: 'naar', why: '', show: false }, { step: 'c', answer: 'goed', why: '', show: false }], lacks: undefined,
  })
  assert.deepEqual(answersOn(round, reads({})).answers, [])
})

test('it asks for the words of a doubt, and shows them to the room only when the sheet says so', () => {
  const round = { steps: ['a'], what: 'draagvlak' }
  assert.equal(answersOn(round, reads({ 'stap-0': 'twijfel', 'zaal-0': 'ja' })).lacks, 'a')
  assert.equal(answersOn(round, reads({ 'stap-1': 'niet_mee_leven' })).lacks, '', 'the whole route')
  assert.deepEqual(answersOn(round, reads({ 'stap-0': 'twijfel', 'want-0': 'Te ver.', 'zaal-0': 'ja' })), { answers: [{ step: 'a', answer: 'twijfel', why: 'Te ver.', show: true }], lacks: undefined })
  assert.equal(answersOn(round, reads({ 'stap-0': 'twijfel', 'want-0': 'Te ver.' })).answers[0]?.show, false)
})
