import assert from 'node:assert/strict'
import test from 'node:test'
import type { Route, RouteStep, Wishes } from '../wire.gen'
import { backOf, type Look } from './undo'

const texts: Record<string, string> = { w1: 'Ik bel', w2: 'Ik bel de gemeente', w3: 'Ik ga erheen', w4: 'twee maanden' }
const counts = { papers: 0, questions: 0, logins: 1, visits: 0, retellings: 0, days: 0, stopped: 0 }
const plain: RouteStep = {
  id: 's', route: 'r', title: 'w1', state: 'ligt', lanes: [], real: [], holder: {}, beside: {}, channels: [], handover: {}, demands: [], counts, ingredients: [], load: [], laws: [], bright: [],
  clashes: [], revisions: { titel: 1, baan: 1, telling: 1, wie: 1, gevraagd: 1, bedoeld: 1, echt: 1 },
}
const drawn: Route = { id: 'r', version: 'nu', title: 'w1', steps: ['a', 's', 'b'], at: 1, revisions: { volgorde: 4, woorden: 2 } }
const look = (step: Partial<RouteStep> = {}, route: Partial<Route> = {}): Look => ({
  step: (id) => id === 's' ? { ...plain, ...step } : undefined, route: (id) => id === 'r' ? { ...drawn, ...route } : undefined, words: (id) => texts[id],
})
// undone says what the way back comes to, as [operation, body], when this is how it looks then.
function undone<K extends keyof Wishes>(op: K, body: Wishes[K], was: Look, now: Look) {
  return backOf(op, body, was)?.(now)?.map((act) => [act.op, act.body])
}

test('it is no way back when another changed the same since', () => {
  assert.equal(undone('word-step', { step: 's', title: 'Ik bel de gemeente', was: 1 }, look(), look({ title: 'w3' })), undefined)
  assert.equal(undone('order-steps', { route: 'r', steps: ['s', 'a', 'b'], was: 4 }, look(), look({}, { steps: ['b', 's', 'a'] })), undefined)
  assert.equal(undone('merge-steps', { step: 's', with: 'b', title: '' }, look(), look({ holds: [{ step: 'c' } as never] })), undefined)
  assert.equal(undone('count-step', { step: 's', ...counts, logins: 3, ingredients: [], load: [], laws: [], was: 1 }, look(), look({ counts: { ...counts, logins: 2 } })), undefined)
  assert.equal(undone('fill-lane', { step: 's', note: 'n', lane: 'doet', text: 'Ik bel', explain: '', was: 1 }, look(), look({ lanes: [{ id: 'n', lane: 'doet', text: 'w3' }] })), undefined)
  assert.equal(undone('describe-step', { step: 's', what: 'bedoeld', practice: '', side: '', by: '', text: 'twee maanden', was: 1 }, look(), look({ meant: 'w3' })), undefined)
  assert.equal(undone('word-step', { step: 'x', title: 'Ik bel', was: 1 }, look(), look()), undefined)
  assert.equal(backOf('draw-route', { route: 'q', version: 'nu', title: 'x', who: '', from: '', table: '' }, look()), undefined)
})

test('it is the old title, with the revision of now', () => {
  assert.deepEqual(undone('word-step', { step: 's', title: 'Ik bel de gemeente', was: 1 }, look(), look({ title: 'w2', revisions: { titel: 2 } })), [['word-step', { step: 's', title: 'Ik bel', was: 2 }]])
})

test('it is the old order, and the place where a step lay', () => {
  const order = ['s', 'a', 'b']
  assert.deepEqual(undone('order-steps', { route: 'r', steps: order, was: 4 }, look(), look({}, { steps: order, revisions: { volgorde: 5 } })), [['order-steps', { route: 'r', steps: ['a', 's', 'b'], was: 5 }]])
  assert.deepEqual(undone('take-step-out', { step: 's' }, look(), look({ state: 'eruit' }, { steps: ['a', 'b'] })), [['bring-step-back', { step: 's', after: 'a' }]])
  assert.deepEqual(undone('take-step-out', { step: 's' }, look(), look({ state: 'eruit' }, { steps: ['b'] })), [['bring-step-back', { step: 's', after: '' }]]) // what it lay after is gone too
  assert.deepEqual(undone('place-step', { route: 'r', step: 's', after: '', title: 'x', hook: '' }, look(), look()), [['take-step-out', { step: 's' }]])
})

test('it is one step again of the two, and two of the one', () => {
  assert.deepEqual(undone('split-step', { step: 's', into: 't', title: 'x', was: 1 }, look(), look()), [['merge-steps', { step: 's', with: 't', title: 'Ik bel' }]])
  assert.deepEqual(undone('merge-steps', { step: 's', with: 'b', title: '' }, look(), look({ holds: [{ step: 'b' } as never] })), [['unmerge-steps', { step: 's' }]])
  assert.deepEqual(undone('unmerge-steps', { step: 's' }, look({ holds: [{ step: 'b' } as never], title: 'w2' }), look()), [['merge-steps', { step: 's', with: 'b', title: 'Ik bel de gemeente' }]])
})

test('it is a note away that was new, back that was away, and otherwise in its old words', () => {
  const [one, other] = [{ id: 'n', lane: 'doet', text: 'w1' }, { id: 'n', lane: 'doet', text: 'w3' }]
  const fill = (text: string) => ({ step: 's', note: 'n', lane: 'doet', text, explain: '', was: 1 })
  const to = (text: string) => [['fill-lane', { step: 's', note: 'n', lane: 'doet', text, explain: '', was: 1 }]]
  assert.deepEqual(undone('fill-lane', fill('Ik bel'), look(), look({ lanes: [one] })), to(''))
  assert.deepEqual(undone('fill-lane', fill(''), look({ lanes: [one] }), look()), to('Ik bel'))
  assert.deepEqual(undone('fill-lane', fill('Ik ga erheen'), look({ lanes: [one] }), look({ lanes: [other] })), to('Ik bel'))
})

test('it is the old count, and what was wanted with a paper that came off the list', () => {
  const body = { step: 's', ...counts, logins: 3, ingredients: [], load: [], laws: [], was: 1 }
  assert.deepEqual(undone('count-step', body, look(), look({ counts: { ...counts, logins: 3 }, revisions: { telling: 2 } })), [['count-step', { step: 's', ...counts, ingredients: [], load: [], laws: [], was: 2 }]])
  const demand = { id: 'd', what: 'papier', text: 'w1', known: 'Burgerzaken', fate: 'blijft', why: 'w4' }
  const away = { step: 's', demand: 'd', what: 'papier', text: '', known: '', was: 1 }
  assert.deepEqual(undone('ask-at-step', away, look({ demands: [demand] }), look()), [
    ['ask-at-step', { step: 's', demand: 'd', what: 'papier', text: 'Ik bel', known: 'Burgerzaken', was: 1 }],
    ['judge-demand', { step: 's', demand: 'd', fate: 'blijft', why: 'twee maanden', owner: '', legal: '', was: 2 }],
  ])
  const judge = { step: 's', demand: 'd', fate: 'weg', why: '', owner: 'teamleider', legal: '', was: 1 }
  assert.deepEqual(undone('judge-demand', judge, look({ demands: [demand] }), look({ demands: [{ ...demand, fate: 'weg' }] })), [['judge-demand', { step: 's', demand: 'd', fate: 'blijft', why: 'twee maanden', owner: '', legal: '', was: 1 }]])
})

test('it is a proposal again that was laid aside', () => {
  assert.deepEqual(undone('set-step-aside', { step: 's' }, look({ state: 'voorgesteld', after: 'a' }), look({ state: 'opzij' }, { steps: ['a', 'b'] })), [['bring-step-back', { step: 's', after: 'a' }]])
  assert.deepEqual(undone('set-step-aside', { step: 's' }, look({ state: 'voorgesteld', after: 'z' }), look({ state: 'opzij' }, { steps: ['a', 'b'] })), [['bring-step-back', { step: 's', after: 'b' }]])
  assert.deepEqual(undone('bring-step-back', { step: 's', after: '' }, look({ state: 'opzij' }), look()), [['set-step-aside', { step: 's' }]])
  assert.deepEqual(undone('take-step', { step: 's', after: '' }, look(), look()), [['take-step-out', { step: 's' }]])
})

test('it is a card away that was laid, and two steps at odds as they were', () => {
  assert.deepEqual(undone('lay-bright', { step: 's', card: 'c', back: false }, look(), look()), [['lay-bright', { step: 's', card: 'c', back: true }]])
  const clash = { step: 's', with: 'b', owner: 'teamleider', text: 'Ik bel', end: false }
  assert.deepEqual(undone('clash-steps', clash, look(), look()), [['clash-steps', { step: 's', with: 'b', owner: '', text: '', end: true }]])
  assert.deepEqual(undone('clash-steps', { ...clash, end: true }, look({ clashes: [{ with: 'b', owner: 'directeur', text: 'w4' }] }), look()), [['clash-steps', { step: 's', with: 'b', owner: 'directeur', text: 'twee maanden', end: false }]])
})
