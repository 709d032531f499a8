import assert from 'node:assert/strict'
import test from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Answer, Barrier, Card, Leg, LegalRule, Seat, Tally } from '../wire.gen'
import { bySide, cellOf, headlineOf, heatOf, inOrder, lastWords, linesOf, nextBarrier, pulseOf, ruleSays, stepOf, waiting } from './reading'

const card = (id: string, more: Partial<Card> = {}): Card =>
  ({ id, session: 's', step: 'een', kind: 'drempel', question: 'vast', side: 'ervaring', words: `w-${id}`, state: 'geplaatst', ...more })
const barrier = (id: string, more: Partial<Barrier> = {}): Barrier =>
  ({ id, session: 's', step: 'een', sentence: `z-${id}`, types: [], themes: [], cards: [], state: 'bevestigd', since: 0, ...more })

test('it is told or work by side, and under its bundle when it is in one', () => {
  const cards = [card('a'), card('b', { side: 'beleid' }), card('c'), card('d', { state: 'geparkeerd' }), card('e', { step: 'twee' })]
  const cell = cellOf('een', cards, [barrier('x', { cards: ['c'] }), barrier('y', { cards: ['a'], state: 'losgemaakt' })])
  assert.deepEqual([cell.told, cell.work, cell.bundled].map((some) => some.map(({ id }) => id)), [['a'], ['b'], ['c']])
  assert.deepEqual(cell.barriers.map(({ id }) => id), ['x'])
})

test('it is the last version of the words that is read', () => {
  assert.equal(lastWords(card('a', { newer: ['n1', 'n2'] })), 'n2')
  assert.equal(lastWords(card('a')), 'w-a')
})

test('it is a vermeende regel until its source is there, and none when it turned out not to be one', () => {
  const said = card('a', { kind: 'regel' })
  const rule = (more: Partial<LegalRule>): LegalRule[] => [{ id: 'r', session: 's', text: 'w', card: 'a', state: 'staat', steps: [], barriers: [], features: [], exceptions: [], clashes: [], revision: 0, ...more }]
  assert.equal(ruleSays(card('a'), []), undefined)
  assert.equal(ruleSays(said, []), 'presumed')
  assert.equal(ruleSays(said, rule({ card: 'b', source: 'b' })), 'presumed')
  assert.equal(ruleSays(said, rule({})), 'presumed')
  assert.equal(ruleSays(said, rule({ source: 'b' })), 'known')
  assert.equal(ruleSays(said, rule({ state: 'geen_regel' })), 'none')
})

test('it is the feeling of most people first', () => {
  assert.deepEqual(heatOf('een', [card('a', { feeling: 'moe' }), card('b', { feeling: 'boos' }), card('c', { feeling: 'boos' })]), [['boos', 2], ['moe', 1]])
})

test('it is two groups that recognise a barrier', () => {
  assert.deepEqual(bySide({ ervaring: 3, begeleiding: 1, beleid: 2 }), { people: 4, officials: 2 })
  assert.deepEqual(bySide(undefined), { people: 0, officials: 0 })
})

test('it is the next barrier that nobody was asked for, round the end', () => {
  const list = [barrier('1'), barrier('2'), barrier('3')]
  assert.equal(nextBarrier(list, '1', new Set(['1', '2'])), '3')
  assert.equal(nextBarrier(list, '3', new Set(['3'])), '1')
  assert.equal(nextBarrier(list, '1', new Set(['1', '2', '3'])), '2')
  assert.equal(nextBarrier(list, '3', new Set(['1', '2', '3'])), '3')
})

test('it is the order of the route', () => {
  const steps = [{ id: 'een', title: '' }, { id: 'twee', title: '' }]
  assert.deepEqual(inOrder([barrier('b', { step: 'twee' }), barrier('a')], steps).map(({ id }) => id), ['a', 'b'])
  assert.equal(stepOf(' 2 ', steps)?.id, 'twee')
  assert.equal(stepOf('9', steps), undefined)
  assert.equal(stepOf('twee', steps), undefined)
})

// The cases of TestI05 and TestI05Chain, written by them: the desk must come to the headline that the rules come to.
interface Case { name: string; at: number; barrier: string; actions: Action[]; answers: Answer[]; legs?: Leg[]; headline: string; reason?: string; waits?: string }
const casesIn = (file: string) => JSON.parse(readFileSync(join(process.cwd(), '../sessions/testdata', file), 'utf8')) as Case[]
const cases = [...casesIn('headlines.golden'), ...casesIn('headlines-chain.golden')]
for (const { name, at, barrier: id, actions, answers, legs = [], headline, reason, waits } of cases) {
  test(`it is ${name}`, () => {
    const found = headlineOf(id, { actions, answers, legs }, at)
    assert.deepEqual([found.is, found.reason?.id, found.waiting?.asked], [headline, reason, waits])
    assert.deepEqual(headlineOf(id, { actions: [...actions].reverse(), answers: [...answers].reverse(), legs: [...legs].reverse() }, at), found)
  })
}

test('it is a line only when it is confirmed', () => {
  assert.ok(cases.length > 55 && cases.some((one) => one.headline === 'doorgegeven'))
  const both = [barrier('a'), barrier('b', { state: 'gebundeld' }), barrier('c', { state: 'bevestigd_intern' })]
  assert.deepEqual(linesOf(both, { actions: [], answers: [], legs: [] }, 0).map((line) => [line.barrier.id, line.is]), [['a', 'onbehandeld'], ['c', 'onbehandeld']])
})

test('it is with the action of what was merged into it, and that one is no line of its own', () => {
  const whole = cases.find((one) => one.headline === 'actie')!
  const family = [barrier('new'), barrier(whole.barrier, { state: 'samengevoegd', into: 'new' })]
  const told = { actions: whole.actions, answers: whole.answers, legs: [] }
  assert.deepEqual(linesOf(family, { ...told, barriers: family }, whole.at).map((line) => [line.barrier.id, line.is]), [['new', 'actie']])
  assert.equal(headlineOf('new', told, whole.at).is, 'onbehandeld')
  assert.deepEqual(linesOf([barrier('a', { into: 'b' })], told, 0), [])
})

test('it is waiting when it tells and was not let in', () => {
  const seat = (id: string, more: Partial<Seat>): Seat => ({ id, session: 's', table: '1', side: 'ervaring', door: 'open', admitted: false, pledged: false, ...more })
  assert.deepEqual(waiting([seat('a', {}), seat('b', { admitted: true }), seat('c', { removed: true }), seat('d', { side: 'beleid' })]).map(({ id }) => id), ['a'])
})

test('it is the pulse that has ended that is shown', () => {
  const tally = (id: string, more: Partial<Tally>): Tally => ({ id, what: 'pulse', about: id, session: 's', exact: false, counts: {}, total: 0, ...more })
  assert.equal(pulseOf([tally('1', { counts: { 'ervaring goed': 3 } }), tally('2', {}), tally('2x', { exact: true, counts: { x: 1 } })])?.id, '1')
})
