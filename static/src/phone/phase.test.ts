import assert from 'node:assert/strict'
import test from 'node:test'
import type { MySeat, Phase, Session } from '../wire.gen'
import { asks, follows, mayWrite, screenOf, type Screen } from './phase'

const phase = (kind: string, phone = 'mag', write: string[] = []): Phase => ({
  id: kind, kind, name: kind, minutes: 10, phone, wall: 'rust', say: '', lost: '', write, pulse: kind === 'pauze',
  questions: [{ id: 'vast', ask: 'Waar liep u vast?', kind: 'drempel', sides: ['ervaring'] }, { id: 'regel', ask: 'Welke regel?', kind: 'regel', sides: ['beleid'] }],
})
const seat = (change: Partial<MySeat> = {}): MySeat => ({ id: 's', session: 'S', table: '1', side: 'ervaring', door: 'ervaring', admitted: true, pledged: false, official: ['beleid', 'bestuur'].includes(change.side ?? ''), ...change })
const session = { state: 'open' } as Session

const rows: Record<string, { now: Partial<Parameters<typeof screenOf>[0]>; is: Screen }> = {
  'loading while nothing arrived': { now: { session: undefined, seat: undefined, phase: undefined, status: 'cut' }, is: 'loading' },
  'the same screen when the line is cut': { now: { status: 'cut', phase: phase('schrijven', 'nodig') }, is: 'write' },
  'waiting until ervaring is admitted': { now: { seat: seat({ admitted: false }), phase: phase('schrijven') }, is: 'waiting' },
  'the pledge before anything else for an official': { now: { seat: seat({ side: 'beleid' }), phase: phase('bundelen') }, is: 'pledge' },
  'the phase once an official has pledged': { now: { seat: seat({ side: 'beleid', pledged: true }), phase: phase('bundelen') }, is: 'barriers' },
  'away when the phone is weg, whatever the kind': { now: { phase: phase('schrijven', 'weg') }, is: 'away' },
  'the question of who was absent as a card': { now: { phase: phase('afwezigen') }, is: 'write' },
  'away in a round, whatever the phone may': { now: { phase: phase('rondje') }, is: 'away' },
  'writing in pairs, and on what causes it': { now: { phase: phase('tweetallen', 'mag', ['ervaring']) }, is: 'write' },
  'who may see my cards': { now: { phase: phase('afspreken') }, is: 'share' },
  'beside whom I sit': { now: { phase: phase('zitten') }, is: 'seating' },
  'what is promised': { now: { phase: phase('toezeggen') }, is: 'who' },
  'the sentences, until the room is asked to choose': { now: { phase: phase('peilen') }, is: 'barriers' },
  'what of before is asked, in each part of a terugkoppelgesprek': { now: { phase: phase('nakijken') }, is: 'feedback' },
  'away where the owner tells and the phone is weg': { now: { phase: phase('klaar', 'weg') }, is: 'away' },
  'the pulse in the pause': { now: { phase: phase('pauze') }, is: 'pulse' },
  'the end first where the pulse is one of its questions': { now: { phase: { ...phase('afronden'), pulse: true } }, is: 'roundoff' },
  'the pulse wherever a part asks for it': { now: { phase: { ...phase('nieuw'), pulse: true } }, is: 'pulse' },
  'writing in a kind of part that we do not know, when one may': { now: { phase: phase('nieuw', 'mag', ['ervaring']) }, is: 'write' },
  'planned when no part is on': { now: { phase: undefined }, is: 'planned' },
  'the end when the session closed': { now: { session: { state: 'gesloten' } as Session, phase: phase('afronden') }, is: 'closed' },
  'the end when the line said so': { now: { status: 'closed', session: undefined }, is: 'closed' },
  'removed': { now: { status: 'removed', phase: phase('schrijven') }, is: 'removed' },
  'leaving, also after the wipe signed us out': { now: { leaving: true, status: 'signed-out' }, is: 'leaving' },
}
for (const [name, { now, is }] of Object.entries(rows)) {
  test(`it is ${name}`, () => { assert.equal(screenOf({ status: 'fresh', session, seat: seat(), phase: undefined, ...now }), is) })
}

test('it is only my own side that a question asks', () => {
  assert.deepEqual(asks(phase('schrijven'), 'beleid').map(({ id }) => id), ['regel'])
  assert.equal(mayWrite(phase('schrijven', 'nodig', ['beleid']), 'ervaring'), false)
  assert.equal(mayWrite(phase('schrijven', 'nodig', ['bestuur']), 'bestuur'), false) // nothing is asked of this side
})

test('it is the person who goes along, unless nothing is open', () => {
  assert.equal(follows({ view: 'talk', draft: ' ', editing: false }), true)
  for (const open of [{ view: 'talk', draft: 'Ik', editing: false }, { view: 'talk', draft: '', editing: true }, { view: 'promise', draft: '', editing: false }]) {
    assert.equal(follows(open), false)
  }
})
