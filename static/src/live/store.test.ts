import assert from 'node:assert/strict'
import test from 'node:test'
import { effect } from '@preact/signals'
import { until } from '../../test/until'
import type { News, Rec } from './frame'
import { openStore } from './store'

interface Card extends Rec { step: string; words?: string }
interface Kinds { card: Card; 'my-card': Rec }

const news = (more: Partial<News>): News => ({ t: 'news', cursor: 'c', now: Date.now(), ...more })
const card = (id: string, step = '1'): [string, Card] => ['card', { id, step, words: `w-${id}` }]

test('it is in the order of arrival, a change stays in its place, and only what changed is told', () => {
  const store = openStore<Kinds>()
  store.link.news(news({ class: [card('b'), card('a')], own: [['my-card', { id: 'a' }]], words: { 'w-a': 'A', 'w-b': 'B' } }))
  let lists = 0
  let bs = 0
  const offs = [effect(() => { void store.records('card').value; lists++ }), effect(() => { void store.record('card', 'b')?.step; bs++ })]
  store.link.news(news({ class: [card('a', '2')], words: { 'w-a': 'A' } }))
  assert.deepEqual(store.records('card').value.map((one) => [one.value.id, one.value.step]), [['b', '1'], ['a', '2']])
  assert.deepEqual([lists, bs], [1, 1])
  store.link.news(news({ class: [card('c')], gone: [['card', 'b']], words: { 'w-c': 'C' } }))
  assert.deepEqual(store.records('card').value.map((one) => one.value.id), ['a', 'c'])
  assert.deepEqual([lists, bs, store.record('card', 'b')], [2, 2, undefined])
  assert.equal(store.words('w-b'), undefined) // gone with its card
  assert.equal(store.records('my-card').value.length, 1)
  offs.forEach((off) => off()); store.close()
})

test('it is undefined when the words were erased, and the record keeps its shape', () => {
  const store = openStore<Kinds>()
  store.link.news(news({ class: [card('a'), card('b')], words: { 'w-a': 'A', 'w-b': 'B' } }))
  const seen: (string | undefined)[] = []
  const off = effect(() => { seen.push(store.words('w-a')) })
  store.link.news(news({ class: [card('a')] })) // re-stamped, without its text
  assert.deepEqual(seen, ['A', undefined])
  assert.deepEqual([store.record('card', 'a')?.step, store.words('w-b')], ['1', 'B'])
  off(); store.close()
})

test('it is empty after a fresh hello, and keeps what it has after another', () => {
  const store = openStore<Kinds>()
  const hello = { t: 'hello', v: 1, epoch: 'e', now: Date.now(), cursor: 'x' } as const
  store.link.news(news({ class: [card('a')], words: { 'w-a': 'A' }, cursor: '7' }))
  store.link.hello(hello)
  assert.deepEqual([store.records('card').value.length, store.link.cursor], [1, '7'])
  store.link.hello({ ...hello, fresh: true })
  assert.deepEqual([store.records('card').value.length, store.link.cursor, store.words('w-a')], [0, '', undefined])
  store.close()
})

test('it is the time of the server, and it moves', async () => {
  const store = openStore<Kinds>({ tick: 5 })
  const hour = 3600 * 1000
  store.link.ping({ t: 'ping', now: Date.now() + hour, head: '' })
  const first = store.now.value
  assert.ok(Math.abs(first - Date.now() - hour) < 5000)
  await until('it moves', () => store.now.value > first)
  store.close()
})

test('it is one word for how the line is', () => {
  const store = openStore<Kinds>()
  const entry = { id: '1', board: 'b', n: 1, at: 0, state: 'waiting', op: 'o', phase: 'p', body: null } as const
  const seen: string[] = []
  const off = effect(() => { seen.push(store.status.value) })
  store.link.line('up')
  store.link.waits([entry], [])
  store.link.line('cut')
  const since = store.cutSince.value
  store.link.line('cut')
  assert.equal(store.cutSince.value, since) // the first cut counts
  store.link.line('polling')
  store.link.line('removed')
  assert.deepEqual(seen, ['cut', 'fresh', 'pending', 'cut', 'polling', 'removed'])
  off(); store.close()
})
