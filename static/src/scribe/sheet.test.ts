import assert from 'node:assert/strict'
import test from 'node:test'
import type { Entry } from '../live/outbox'
import type { Phase, Session } from '../wire.gen'
import { bodyOf, empty, graphemes, missing, next, questionsOf, sheetOf, writtenOf } from './sheet'

const question = (id: string, sides = ['ervaring']) => ({ id, ask: id, kind: 'ervaring', sides })
const phase = (id: string, ...questions: Phase['questions']) => ({ id, questions }) as Phase
const at = (now: string, ...phases: Phase[]) => ({ phases, run: { id: 'r', phase: now } }) as Session
const ids = (session: Session, side = 'ervaring') => questionsOf(session, side).map((one) => one.id)

test('it is the questions of this phase for this side, and the last ones when a phase has none', () => {
  const phases = [phase('welkom'), phase('luisteren', question('wie'), question('gehoord', ['beleid'])), phase('pauze'), phase('drempels', question('vast'))]
  assert.deepEqual(ids(at('luisteren', ...phases)), ['wie'])
  assert.deepEqual(ids(at('luisteren', ...phases), 'beleid'), ['gehoord'])
  assert.deepEqual(ids(at('pauze', ...phases)), ['wie'])
  assert.deepEqual(ids(at('welkom', ...phases)), ['wie'])
  assert.deepEqual(ids(at('drempels', ...phases), 'beleid'), ['vast'])
})

test('it is not sent without words, a step and a spoken yes', () => {
  const steps = [{ id: 's1', title: 'w' }]
  const sheet = { ...empty, step: 's1', yes: true }
  assert.equal(missing(sheet, ' ', steps), 'text')
  assert.equal(missing({ ...sheet, step: 'weg' }, 'a', steps), 'step')
  assert.equal(missing({ ...sheet, yes: false }, 'a', steps), 'yes')
  assert.equal(missing(sheet, 'a', steps), undefined)
  assert.equal(missing({ ...sheet, yes: false, paper: '7' }, 'a', steps), undefined, 'a paper card can be read back later')
})

test('it is the number of the card at this table, and what is no slip is refused', () => {
  const body = (paper: string, slip: string) => bodyOf({ ...empty, paper, slip }, 'q', 'c', 'a', 2)
  assert.deepEqual([body('7', '4').paper, body('7', '4').slip, body('1-7', '').paper, body('', '').slip, body('', 'vier').slip, body('', '0').slip], ['2-7', 4, '1-7', 0, -1, -1])
})

test('it is the next card of the pile after this one, on nobody\'s slip', () => {
  const after = next({ ...empty, paper: '7', slip: '4' })
  assert.deepEqual([after.paper, after.slip], ['8', ''])
})

test('it is read aloud anew for each card', () => {
  assert.deepEqual(next({ ...empty, step: 's1', feeling: 'moe', helped: 'x', yes: true }), { ...empty, step: 's1' })
})

const entry = (n: number, state: Entry['state'], text: string, op = 'write-card-for'): Entry =>
  ({ id: `e${n}`, board: 'b', n, at: 0, state, op, phase: 'r', body: { ...bodyOf({ ...empty, yes: true }, 'q', `c${n}`, text) } })

test('it is kept, sent, shown or gone, the newest first', () => {
  const shown: { [id: string]: { state: string } } = { c1: { state: 'ingetrokken' }, c2: { state: 'geplaatst' } }
  const list = [entry(1, 'acked', 'a'), entry(2, 'acked', 'b'), entry(3, 'acked', 'c'), entry(4, 'waiting', ' d '), entry(5, 'acked', '', 'say-ready')]
  assert.deepEqual(writtenOf(list, (id) => shown[id]).map((one) => [one.text, one.trust]), [['d', 'waiting'], ['c', 'acked'], ['b', 'shown'], ['a', 'gone']])
})

test('it is the whole form that comes back, without the yes', () => {
  const back = sheetOf({ id: 'e1', entry: entry(1, 'waiting', 'a'), no: { kind: 'refused', code: 'invalid', text: '' }, at: 0 })
  assert.deepEqual(back, { ...empty, question: 'q' })
})

test('it is counted as people count', () => assert.equal(graphemes('é👩‍👧'), 2))
