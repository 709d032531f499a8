import assert from 'node:assert/strict'
import test from 'node:test'
import type { Phase, Session } from '../wire.gen'
import { answerBy, day, dayField, endOf, endOfDay, minutesLeft, nextOf, partsOf, questionFor, questionsFor } from './plan'

const minute = 60_000
const start = new Date(2026, 0, 13, 19).getTime()

const phase = (id: string, minutes: number, more: Partial<Phase> = {}): Phase =>
  ({ id, kind: id, name: id, minutes, phone: 'mag', wall: 'rust', say: '', lost: '', write: [], questions: [], pulse: false, ...more })

const told = { id: 'vast', ask: 'Waar liep u vast?', kind: 'drempel', sides: ['ervaring'] }
const absent = { id: 'wie-niet', ask: 'Wie was er niet?', kind: 'afwezigen', sides: ['ervaring', 'beleid'] }

const evening = (more: Partial<Session> = {}): Session => ({
  id: 's', title: 't', template: 'T1-kort', date: start, place: '', tables: [], attending: [], missing: [], urgent: { person: '', number: '', until: '' },
  feedback: 0, dealt: [], state: 'open', openedAt: start, run: { id: 'r', phase: 'a', at: start, minutes: 10 },
  phases: [phase('a', 10), phase('b', 20, { questions: [told] }), phase('c', 5, { questions: [absent, told] })], ...more,
})

test('it is opening first, then each phase, then closing, the outcome and putting away', () => {
  assert.equal(nextOf(evening({ state: 'gepland' })).what, 'open')
  const next = nextOf(evening())
  assert.equal(next.what === 'phase' && next.phase.id, 'b')
  assert.equal(nextOf(evening({ run: { id: 'r', phase: 'c', at: start, minutes: 5 } })).what, 'close')
  assert.equal(nextOf(evening({ state: 'gesloten' })).what, 'publish')
  assert.equal(nextOf(evening({ state: 'gesloten', publishedAt: start })).what, 'archive')
  assert.equal(nextOf(evening({ state: 'gearchiveerd', publishedAt: start })).what, 'done')
})

test('it is later for all that follows when a phase is stretched', () => {
  const parts = partsOf(evening({ run: { id: 'r', phase: 'b', at: start + 12 * minute, minutes: 25 } }))
  assert.deepEqual(parts.map(({ at, state }) => [(at - start) / minute, state]), [[0, 'done'], [12, 'now'], [37, 'later']])
})

test('it is the end as it goes now, also when a phase runs over', () => {
  assert.equal((endOf(evening(), start) - start) / minute, 35)
  assert.equal((endOf(evening(), start + 13 * minute) - start) / minute, 38)
})

test('it is below zero when the time is over', () => {
  assert.equal(minutesLeft(evening(), start), 10)
  assert.equal(minutesLeft(evening(), start + 12 * minute), -2)
})

test('it is the question of the phase for words said aloud, and else where people get stuck', () => {
  assert.equal(questionFor(evening({ run: { id: 'r', phase: 'c', at: start, minutes: 5 } }), 'ervaring')?.id, 'wie-niet')
  assert.equal(questionFor(evening(), 'ervaring')?.id, 'vast')
  assert.equal(questionFor(evening(), 'beleid')?.id, 'wie-niet')
  assert.deepEqual(questionsFor(evening(), 'ervaring').map((question) => question.id), ['vast', 'wie-niet'])
})

test('it is the end of the chosen day, and never past the fourteen that the server takes', () => {
  const chosen = dayField(start + 3 * day)
  assert.equal(dayField(answerBy(chosen, start)), chosen)
  const last = answerBy(dayField(start + 14 * day), start)
  assert.ok(last <= start + 14 * day && last > start + 13 * day)
  assert.ok(answerBy(dayField(start + 20 * day), start) > start + 14 * day, 'the server refuses it, and says why')
  assert.equal(endOfDay(''), 0)
})
