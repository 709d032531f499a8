import assert from 'node:assert/strict'
import test from 'node:test'
import { signal } from '@preact/signals'
import type { Phase } from '../wire.gen'
import { asksOf, choose, restQuestions } from './choose'
import { deal, dealCards, first } from './fit'
import { openGather } from './gather'
import { heatOf } from './heat'
import { lineWord, meeting, nl } from './nl'
import { openPair } from './pair'
import { barsOf, line, pointsOf } from './path'
import { bare, groups } from './scene'
import type { WallBarrier, WallLight } from './view'

const phase = (wall: string, questions: Phase['questions'] = []): Phase =>
  ({ id: wall, kind: 'luisteren', name: wall, minutes: 5, phone: 'weg', wall, say: '', lost: '', write: [], pulse: false, questions })
const question = (id: string, sides: string[]) => ({ id, ask: `${id}?`, kind: 'ervaring', sides })
const barrier = (state: string, spot = false): WallBarrier => ({ id: state, step: 's', sentence: '', state, spot, cards: [], recognised: 0 })

const light: WallLight = { what: 'action', by: '', sentence: '', title: '', said: '', theirs: '', evidence: [], until: 0 }

const scenes: { [name: string]: { wall?: string; state?: string; barriers?: WallBarrier[]; lit?: boolean; want: string } } = {
  'the scene of the phase': { wall: 'route', want: 'route' },
  'meedoen before the first phase': { want: 'meedoen' },
  'rust for a scene that it does not know': { wall: 'nieuw', want: 'rust' },
  'the spotlight over any phase': { wall: 'rust', barriers: [barrier('gebundeld', true)], want: 'thema' },
  'what of before is in the light, over any phase': { wall: 'rust', lit: true, barriers: [barrier('gebundeld', true)], want: 'licht' },
  'what was agreed after closing, whatever of before was in the light': { wall: 'rust', state: 'gesloten', lit: true, want: 'besluit' },
  'the question while nothing is in the spotlight': { wall: 'thema', barriers: [barrier('gebundeld')], want: 'vraag' },
  'what was agreed while nothing is in the spotlight any more': { wall: 'thema', barriers: [barrier('bevestigd')], want: 'besluit' },
  'what was agreed after closing, whatever was in the spotlight': { wall: 'rust', state: 'gesloten', barriers: [barrier('bevestigd', true)], want: 'besluit' },
}
for (const [name, { wall, state = 'open', barriers = [], lit, want }] of Object.entries(scenes)) {
  test(`it is ${name}`, () => {
    assert.equal(choose({ session: { state }, phase: wall ? phase(wall) : undefined, barriers, light: lit ? light : undefined }), want)
  })
}

test('it is the questions for residents, and the first of the evening in a pause', () => {
  const listening = phase('rust', ['a', 'b', 'c', 'd'].map((id) => question(id, ['ervaring'])).concat(question('gehoord', ['beleid'])))
  assert.deepEqual(restQuestions([phase('meedoen'), listening], listening), ['a?', 'b?', 'c?'])
  assert.deepEqual(restQuestions([phase('meedoen'), listening], phase('rust')), ['a?'])
})

test('it is one question when it is for all, and one for each side when not', () => {
  const officials = ['uitvoering', 'beleid']
  assert.deepEqual(asksOf(phase('vraag', [question('wie', ['ervaring', ...officials])])), { residents: 'wie?', officials: undefined })
  assert.deepEqual(asksOf(phase('vraag', [question('vast', ['ervaring']), question('idee', ['ervaring', ...officials]), question('werk', officials)])),
    { residents: 'vast?', officials: 'werk?' })
})

const steps = ['1', '2', '3'].map((id, i) => ({ id, n: i + 1, title: id }))
const felt = (...list: string[]) => list.map((one) => ({ step: one.slice(0, 1), feeling: one.slice(1) }))

test('it is hidden while fewer than five feelings are there, the unknown not counted', () => {
  assert.equal(heatOf(steps, felt('1moe', '1moe', '1boos', '2hoop', '2', '2onbekend')), undefined)
})

test('it is the strongest feeling of each step, how often, and how heavy', () => {
  const heat = heatOf(steps, felt('1schaamte', '1schaamte', '1moe', '1schaamte', '1schaamte', '2hoop', '2gezien', '2gezien'))
  assert.deepEqual(heat, [
    { feeling: 'schaamte', times: 4, level: 3, good: false, weight: 1 },
    { feeling: 'gezien', times: 2, level: 2, good: true, weight: -0.6 },
    undefined,
  ])
})

test('it is at once for the first, together for the next, and at once again for who comes back', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const ids = signal<readonly string[]>([])
  const gather = openGather(ids)
  const seen = () => [...gather.shown.value].join('')
  ids.value = ['a']
  assert.equal(seen(), 'a')
  ids.value = ['a', 'b']
  t.mock.timers.tick(1500)
  ids.value = ['a', 'b', 'c']
  assert.equal(seen(), 'a')
  t.mock.timers.tick(500)
  assert.equal(seen(), 'abc')
  ids.value = []
  ids.value = ['a', 'b', 'c', 'd']
  assert.equal(seen(), 'abc')
  t.mock.timers.tick(2000)
  assert.equal(seen(), 'abcd')
  gather.close()
})

test('it is only what fits, and at most six', () => {
  assert.deepEqual(deal(['x'.repeat(30), 'y', 'z'.repeat(300), 'q'], { columns: 2, perLine: 30 }, 5, 1), [[0, 3], [1]])
  assert.equal(dealCards(Array(9).fill('kort'), 'kern').flat().length, 6)
  const columns = (length: number) => dealCards(Array(6).fill('x'.repeat(length)), 'kern').length
  assert.deepEqual([columns(90), columns(400), columns(600)], [3, 2, 1])
  assert.deepEqual(first([1, 2, 3, 4], 5, (n) => n), [1, 2])
})

test('it is a line through all steps, with at most three bars before one', () => {
  const points = pointsOf([0, 1, -1])
  assert.deepEqual(points.map(({ x }) => x), [300, 900, 1500])
  assert.ok(points[1]!.y > points[0]!.y && points[2]!.y < points[0]!.y)
  assert.equal(line(points).split('C').length, 5)
  assert.equal(line([]), '')
  assert.equal(barsOf(points, 0, 1).length, 1)
  assert.equal(barsOf(points, 2, 9).length, 3)
})

test('it is the code in groups of four, and the address without what nobody types', () => {
  assert.equal(groups('K7PD3XMA'), 'K7PD 3XMA')
  assert.equal(groups('K7PD-3XMA'), 'K7PD 3XMA')
  assert.equal(bare('https://maatwerk.example/'), 'maatwerk.example')
  assert.equal(nl.chairs([]), '')
  assert.equal(nl.chairs(['bestuur']), 'Lege stoel: bestuur')
  assert.equal(nl.chairs(['ervaring', 'beleid']), 'Lege stoelen: mensen die het meemaken, beleid')
})

test('it is the time of the hall', () => {
  const at = Date.UTC(2026, 2, 31, 17, 0)
  assert.equal(meeting(at), 'dinsdag 31 maart om 19:00 uur')
  assert.equal(meeting(Date.UTC(2026, 2, 31, 21, 59)), 'dinsdag 31 maart')
  assert.equal(lineWord('cut', at), 'geen verbinding sinds 19:00')
  assert.equal(lineWord('polling', undefined), '')
})

test('it is asked until somebody typed the code, whatever the line does', async () => {
  const answers = [() => Promise.reject(new Error('cut')), () => Response.json({ paired: false }), () => new Response('', { status: 502 }), () => Response.json({ paired: true })]
  let asked = 0
  await new Promise<void>((reload) => openPair({ every: 1, reload, fetch: async () => answers[asked++]!() }))
  assert.equal(asked, 4)
})
