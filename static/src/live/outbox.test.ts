import '../../test/browser'
import assert from 'node:assert/strict'
import test from 'node:test'
import { until } from '../../test/until'
import { openDraft } from './draft'
import { boardOf, newId, openOutbox, type No } from './outbox'

const board = boardOf('t1', 's1', 'phone')
const wish = (text: string) => ({ op: 'place-card', phase: 'p1', body: { text } })
const no: No = { kind: 'refused', code: 'forbidden', text: 'In dit deel luisteren we.' }
const texts = (rows: { body: unknown }[]) => rows.map(({ body }) => (body as { text: string }).text)

test('it is 32 hex digits and another each time, without randomUUID and subtle', () => {
  assert.equal(globalThis.crypto.randomUUID, undefined)
  assert.equal(globalThis.crypto.subtle, undefined)
  assert.equal(globalThis.isSecureContext, false)
  const ids = Array.from({ length: 500 }, newId)
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/)
  assert.equal(new Set(ids).size, 500)
})

test('it is kept in order, per board, over a reload', async () => {
  const box = await openOutbox({ name: 'order' })
  await Promise.all([box.put(board, wish('a')), box.put('other', wish('x')), box.put(board, wish('b'))])
  await box.put(board, wish('c'))
  box.close()
  const again = await openOutbox({ name: 'order' })
  assert.equal(again.durable, true)
  assert.deepEqual(texts(await again.waiting(board)), ['a', 'b', 'c'])
  again.close()
})

test('it is only said to be kept when the transaction completed', async (t) => {
  let open = 0
  const real = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...args) { // looks on, changes nothing
    const tx = real.apply(this, args)
    open++
    tx.addEventListener('complete', () => { open-- })
    return tx
  }
  t.after(() => { IDBDatabase.prototype.transaction = real })
  const box = await openOutbox({ name: 'completed' })
  for (const text of ['a', 'b']) {
    await box.put(board, wish(text))
    assert.equal(open, 0)
  }
  box.close()
})

test('it is one order for two tabs', async () => {
  const [one, two] = await Promise.all([openOutbox({ name: 'tabs' }), openOutbox({ name: 'tabs' })])
  await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? one : two).put(board, wish(String(i)))))
  const seen = await one.waiting(board)
  assert.deepEqual(seen.map(({ n }) => n), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  assert.deepEqual(await two.waiting(board), seen)
  assert.ok(await one.refused(seen[0]!.id, no))
  assert.equal(await two.refused(seen[0]!.id, no), undefined) // words come back in one tab
  one.close(); two.close()
})

test('it is kept a day after the acknowledgement, then dropped', async () => {
  let now = 1_000_000
  const box = await openOutbox({ name: 'day', now: () => now })
  const first = await box.put(board, wish('a'))
  await box.acked(first.id, 'e1')
  assert.equal((await box.waiting(board)).length, 0)
  await box.again(board, 'e1')
  assert.equal((await box.waiting(board)).length, 0)
  await box.again(board, 'e2')
  assert.deepEqual(texts(await box.waiting(board)), ['a'])
  await box.acked(first.id, 'e2')
  now += 24 * 3600 * 1000 + 1
  await box.again(board, 'e3')
  assert.equal((await box.waiting(board)).length, 0)
  box.close()
  const later = await openOutbox({ name: 'day', now: () => now })
  assert.deepEqual(await later.keep.read((table) => table.all('outbox')), [])
  later.close()
})

test('it is given back until somebody takes it, also after a reload', async () => {
  const box = await openOutbox({ name: 'back' })
  const entry = await box.put(board, wish('mijn woorden'))
  await box.refused(entry.id, no)
  box.close()
  const again = await openOutbox({ name: 'back' })
  assert.equal((await again.waiting(board)).length, 0)
  const [back] = await again.returned(board)
  assert.deepEqual([back?.entry.body, back?.no], [{ text: 'mijn woorden' }, no])
  await again.taken(entry.id)
  assert.deepEqual(await again.returned(board), [])
  again.close()
})

test('it is in the outbox before the text leaves the draft, and a failed put leaves the text', async () => {
  const box = await openOutbox({ name: 'draft' })
  const draft = await openDraft(box, 's1', 'card')
  const rows = () => box.keep.read(async (table) => [(await table.all('drafts')).length, (await table.all('outbox')).length])
  for (const text of ['I', 'Ik', 'Ik moest drie keer bellen  ']) draft.type(text)
  assert.equal(await draft.saved(), true)
  assert.deepEqual(await rows(), [1, 0])

  const broken = { op: 'place-card', phase: 'p1', body: (() => 1) as never } // what IndexedDB cannot keep
  await assert.rejects(draft.hand((left) => box.put(board, broken, left)))
  assert.equal(draft.text.value, 'Ik moest drie keer bellen  ')
  assert.deepEqual(await rows(), [1, 0])

  const seen: number[][] = []
  const off = box.watch(() => { void rows().then((count) => seen.push(count)) })
  const [one, two] = await Promise.all([1, 2].map(() => draft.hand((left) => box.put(board, wish(draft.text.value), left)))) // a double tap
  assert.equal(one!.id, two!.id)
  assert.equal(draft.text.value, '')
  assert.deepEqual(await rows(), [0, 1])
  for (const count of seen) assert.equal(count[0]! + count[1]!, 1) // never both, never neither
  off(); draft.close(); box.close()
})

test('it is still there after a reload, as it was typed, and what is typed on during sending stays', async () => {
  const box = await openOutbox({ name: 'typed' })
  const draft = await openDraft(box, 's1', 'card')
  draft.type(' Niemand zei\niets… ')
  await draft.saved()
  box.close()
  const again = await openOutbox({ name: 'typed' })
  const same = await openDraft(again, 's1', 'card')
  assert.equal(same.text.value, ' Niemand zei\niets… ')
  assert.equal((await openDraft(again, 's2', 'card')).text.value, '')
  const sending = same.hand((left) => again.put(board, wish('x'), left))
  same.type('en nog iets')
  await sending
  await same.saved()
  assert.equal((await openDraft(again, 's1', 'card')).text.value, 'en nog iets')
  again.close()
})

test('it is one draft in two tabs: what is typed or sent in one shows in the other', async () => {
  const [box, tab] = await Promise.all([openOutbox({ name: 'shared' }), openOutbox({ name: 'shared' })])
  const here = await openDraft(box, 's1', 'card')
  const there = await openDraft(tab, 's1', 'card')
  here.type('Ik moest bellen')
  await until('typed in the other', () => there.text.value === 'Ik moest bellen')
  there.type('Ik moest bellen en wachten')
  await until('and back', () => here.text.value === 'Ik moest bellen en wachten')
  await here.hand((left) => box.put(board, wish(here.text.value), left))
  await until('sent in one, gone in both', () => there.text.value === '' && here.text.value === '')
  assert.deepEqual(texts(await tab.waiting(board)), ['Ik moest bellen en wachten'])
  here.close(); there.close(); box.close(); tab.close()
})

test('it is not dropped when another tab wrote it', async () => {
  const [box, tab] = await Promise.all([openOutbox({ name: 'overtaken' }), openOutbox({ name: 'overtaken' })])
  const here = await openDraft(box, 's1', 'card')
  const there = await openDraft(tab, 's1', 'card')
  here.type('mijn kaart')
  await here.saved()
  await here.hand(async (left) => {
    there.type('mijn volgende kaart') // written after ours was, and before ours is handed over
    await there.saved()
    return box.put(board, wish('mijn kaart'), left)
  })
  there.close(); tab.close() // the tab is closed, and opened again
  assert.equal((await openDraft(box, 's1', 'card')).text.value, 'mijn volgende kaart')
  here.close(); box.close()
})

test('it is left alone where this device would not write it, whatever another tab does', async (t) => {
  const [box, tab] = await Promise.all([openOutbox({ name: 'full' }), openOutbox({ name: 'full' })])
  const draft = await openDraft(box, 's1', 'card')
  const real = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError') }
  t.after(() => { IDBObjectStore.prototype.put = real })
  draft.type('alleen hier')
  assert.equal(await draft.saved(), false)
  IDBObjectStore.prototype.put = real
  const heard = new Promise((done) => { box.watch((_, elsewhere) => { if (elsewhere) done(true) }) })
  await tab.put(board, wish('x'))
  await heard
  await box.keep.read((table) => table.all('drafts')) // any look came before this one
  assert.equal(draft.text.value, 'alleen hier')
  box.close(); tab.close()
})

test('it is where the server said last, whichever tab heard it', async () => {
  const [box, tab] = await Promise.all([openOutbox({ name: 'both' }), openOutbox({ name: 'both' })])
  const first = await box.put(board, wish('a'))
  await box.acked(first.id, 'e1')
  assert.equal(await tab.refused(first.id, no), undefined) // erased meanwhile: nothing comes back at who spoke
  const second = await box.put(board, wish('b'))
  assert.ok(await box.refused(second.id, no))
  await tab.acked(second.id, 'e1') // the other tab asked a moment later, and then it was allowed
  assert.deepEqual(await box.returned(board), [])
  await box.again(board, 'e2')
  assert.deepEqual(texts(await box.waiting(board)), ['a', 'b'])
  box.close(); tab.close()
})

test('it is all gone after wiping, in both tabs', async () => {
  const [box, tab] = await Promise.all([openOutbox({ name: 'wipe' }), openOutbox({ name: 'wipe' })])
  const draft = await openDraft(box, 's1', 'card')
  const other = await openDraft(tab, 's1', 'note')
  const entry = await box.put(board, wish('a'))
  await box.acked((await box.put(board, wish('b'))).id, 'e1')
  await box.refused((await box.put('other', wish('c'))).id, no)
  draft.type('half')
  other.type('heel')
  await Promise.all([draft.saved(), other.saved()])
  draft.type('halve')
  const heard = new Promise((done) => { tab.watch((change) => { if (change === 'wiped') done(change) }) })
  await Promise.all([box.wipe(), heard])
  await box.acked(entry.id, 'e1') // an answer that comes late brings nothing back
  draft.type('na het wissen')
  other.type('na het wissen')
  await Promise.all([draft.saved(), other.saved()])
  const left = await box.keep.read(async (table) => [await table.all('outbox'), await table.all('returned'), await table.all('drafts')])
  assert.deepEqual(left, [[], [], []])
  box.close(); tab.close()
})

test('it is in memory, and says so, where there is no IndexedDB', async () => {
  const real = globalThis.indexedDB
  Object.defineProperty(globalThis, 'indexedDB', { value: { open: () => { throw new Error('private') } }, configurable: true, writable: true })
  try {
    const box = await openOutbox({ name: 'private' })
    assert.equal(box.durable, false)
    const draft = await openDraft(box, 's1', 'card')
    draft.type('a')
    const entry = await draft.hand((left) => box.put(board, wish('a'), left))
    await box.put(board, wish('b'))
    assert.deepEqual(texts(await box.waiting(board)), ['a', 'b'])
    await box.acked(entry.id, 'e1')
    assert.deepEqual(texts(await box.waiting(board)), ['b'])
    assert.deepEqual(await box.keep.read((table) => table.all('drafts')), [])
    await box.wipe()
    assert.deepEqual(await box.keep.read((table) => table.all('outbox')), [])
    box.close()
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', { value: real, configurable: true, writable: true })
  }
})
