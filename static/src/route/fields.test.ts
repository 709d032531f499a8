import assert from 'node:assert/strict'
import test from 'node:test'
import type { Demand, RouteStep } from '../wire.gen'
import { countBody, countValues, fateValues, number, revision, whoBody, whoValues } from './fields'
import { findingsAt } from './finding'

const counts = { papers: 1, questions: 2, logins: 3, visits: 4, retellings: 5, days: 6, stopped: 7 }
const step = (more: Partial<RouteStep> = {}): RouteStep => ({
  id: 's', route: 'r', title: 'w', state: 'ligt', lanes: [], real: [], holder: { organization: 'gemeente', function: 'klantmanager' }, beside: { organization: 'wijkteam', function: 'maatje', same: true },
  channels: ['balie', 'digitaal'], handover: { way: 'koud', to: 't', why: 'w2' }, demands: [], counts, ingredients: ['uitzondering_mag'], load: [{ what: 'lezen', n: 3 }], laws: ['Participatiewet', 'Awb'],
  bright: [], clashes: [], ...more,
})
const words = (id: string) => ({ w2: 'Zij zitten elders' } as Record<string, string>)[id]

test('it is refused by the server, and not taken for zero, when it is no number', () => {
  assert.deepEqual(['', ' ', '7', ' 12 ', '007'].map(number), [0, 0, 7, 12, 7])
  assert.deepEqual(['-1', '1,5', '1e3', 'drie', '=1+1', '1234567', undefined].map(number), [-1, -1, -1, -1, -1, -1, 0])
})

test('it is the same wish that stands there when nothing was changed in the form', () => {
  assert.deepEqual(countBody(countValues(step())), { ...counts, ingredients: ['uitzondering_mag'], load: [{ what: 'lezen', n: 3 }], laws: ['Participatiewet', 'Awb'] })
  assert.deepEqual(whoBody(whoValues(step(), words)), {
    holder: { organization: 'gemeente', function: 'klantmanager' }, beside: { organization: 'wijkteam', function: 'maatje', same: true, mandate: false }, besideNone: '',
    channels: ['balie', 'digitaal'], handover: 'koud', handoverTo: 't', handoverWhy: 'Zij zitten elders', optional: false,
  })
})

test('it is each law once, also when somebody typed empty lines', () => {
  assert.deepEqual(countBody({ ...countValues(step()), laws: ' Awb \n\nParticipatiewet\nAwb\n' }).laws, ['Awb', 'Participatiewet'])
})

test('it is empty where nobody said anything yet', () => {
  const demand: Demand = { id: 'd', what: 'papier', text: 'w9' }
  assert.deepEqual(fateValues(demand, words), { fate: '', why: '', owner: '', legal: '' })
  assert.equal(revision(undefined, 'titel'), 0)
  assert.equal(revision(step(), 'titel'), 0)
})

test('it is found in the drawing: cold, digital only, and what is known already', () => {
  const next = step({ id: 't', holder: { organization: 'Belastingdienst' }, handover: {} })
  const asked = { id: 'd', what: 'papier', text: 'w2', known: 'Burgerzaken' }
  const at = step({ channels: ['digitaal'], demands: [asked, { ...asked, id: 'e', what: 'vraag', fate: 'weg' }, { id: 'f', what: 'vraag', text: 'w2' }] })
  assert.deepEqual(findingsAt([at, next], 0, 'nu').map((text) => text.split(' ').slice(0, 4).join(' ')), ['Na deze stap moet', 'Deze stap kan alleen', 'Je moet hier een', 'Je moet hier iets'])
  assert.equal(findingsAt([at, next], 0, 'ideaal').length, 3) // what the table leaves out is asked no more
  assert.deepEqual(findingsAt([at, next], 1, 'nu'), [])
  assert.deepEqual(findingsAt([], 0, 'nu'), [])
})
