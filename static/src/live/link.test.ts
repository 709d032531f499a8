import '../../test/browser'
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { cursorOf, openBoard, type Board } from '../../test/board'
import { freshName, sit, type Seat } from '../../test/seat'
import { until } from '../../test/until'
import { openDraft } from './draft'
import type { LinkOptions } from './link'
import { boardOf, type No } from './outbox'

const refusal: No = { kind: 'refused', code: 'forbidden', text: 'In dit deel luisteren we. U krijgt uw tekst terug.' }
const texts = (board: Board) => board.accepted.map(({ body }) => (body as { text: string }).text)
const is = (seat: Seat, status: string) => until(status, () => seat.store.status.value === status)

async function room(t: TestContext, name = freshName(), opts: Partial<LinkOptions> = {}): Promise<[Board, Seat]> {
  const board = await openBoard()
  const seat = await sit(board, name, opts)
  t.after(async () => { seat.leave(); await board.stop() })
  return [board, seat]
}

test('it is cut without a since while opening, then fresh, and it knows who', async (t) => {
  const [, seat] = await room(t)
  assert.deepEqual([seat.store.status.value, seat.store.cutSince.value], ['cut', undefined])
  await is(seat, 'fresh')
  assert.deepEqual(seat.store.who.value, { role: 'participant' })
})

test('it is sent in order, acknowledged, and shown as the server says', async (t) => {
  const [board, seat] = await room(t)
  for (const text of ['a', 'b', 'c', 'd', 'e']) await seat.send(text)
  await until('all on the board', () => seat.cards().length === 5 && seat.store.pending.value.length === 0)
  assert.deepEqual(texts(board), ['a', 'b', 'c', 'd', 'e'])
  assert.deepEqual(seat.cards(), ['a', 'b', 'c', 'd', 'e'])
  assert.equal(seat.store.status.value, 'fresh')
  assert.equal(board.accepted[0]?.as, 'phone')
})

test('it is pending, and no record, until the server has it', async (t) => {
  const [board, seat] = await room(t)
  board.judge = () => 'silence'
  await is(seat, 'fresh')
  const draft = await openDraft(seat.box, 's1', 'card')
  draft.type('mijn kaart')
  const entry = await seat.link.send({ op: 'place-card', phase: 'p1', body: { text: draft.text.value } }, draft)
  assert.equal(draft.text.value, '')
  await until('it left', () => board.received.includes(entry.id))
  await is(seat, 'pending')
  assert.deepEqual(seat.cards(), [])
  assert.deepEqual(seat.store.pending.value.map(({ id }) => id), [entry.id])
})

test('it is there once after cuts at every moment', async (t) => {
  const [board, seat] = await room(t)
  let turn = 0
  board.judge = () => (['cut', 'ack-lost', 'ack', 'ack-lost', 'ack', 'cut'] as const)[turn++ % 6]!
  const sent = Array.from({ length: 20 }, (_, i) => String(i))
  for (const text of sent) {
    await seat.send(text)
    if (Number(text) % 5 === 0) board.cutAll()
  }
  await until('all acknowledged', async () => (await seat.box.waiting(boardOf('t1', 's1', 'phone'))).length === 0)
  assert.deepEqual(texts(board), sent)
  assert.ok(board.received.length > sent.length)
  await until('up to date', () => seat.store.status.value === 'fresh' || seat.store.status.value === 'polling')
})

test('it is there once after a reload in the middle', async (t) => {
  const name = freshName()
  const [board, seat] = await room(t, name)
  board.judge = (wish) => wish.body.text === 'b' ? 'ack-lost' : 'ack'
  await seat.send('a'); await seat.send('b'); await seat.send('c')
  await until('b arrived and its answer is lost', () => texts(board).includes('b'))
  seat.leave()
  board.judge = () => 'ack'
  const again = await sit(board, name)
  t.after(() => again.leave())
  await until('all on the board', () => texts(board).length === 3 && again.store.pending.value.length === 0 && again.cards().length === 3)
  assert.deepEqual(texts(board), ['a', 'b', 'c'])
})

test('it is there once after the server restarts', async (t) => {
  const [board, seat] = await room(t)
  await seat.send('a')
  await until('a', () => seat.cards().length === 1)
  board.closeAll(1012)
  await board.stop()
  await seat.send('b'); await seat.send('c')
  await until('cut, and since when', () => seat.store.status.value === 'cut' && seat.store.cutSince.value !== undefined)
  assert.deepEqual(seat.cards(), ['a']) // the last picture stays
  await board.start()
  await until('all on the board', () => seat.cards().length === 3)
  assert.deepEqual(texts(board), ['a', 'b', 'c'])
  await is(seat, 'fresh')
  assert.equal(seat.store.cutSince.value, undefined)
})

test('it is sent by two tabs and there once', async (t) => {
  const name = freshName()
  const [board, seat] = await room(t, name)
  const tab = await sit(board, name)
  t.after(() => tab.leave())
  for (let i = 0; i < 10; i++) await (i % 2 ? tab : seat).send(String(i))
  await until('both tabs are clear', () => [seat, tab].every((one) => one.cards().length === 10 && one.store.pending.value.length === 0))
  assert.deepEqual(texts(board), ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

test('it is given back with its words when it is refused, and the next one goes on', async (t) => {
  const [board, seat] = await room(t)
  board.judge = (wish) => wish.body.text === 'nee' ? refusal : 'ack'
  await seat.send('nee'); await seat.send('ja')
  await until('the next one', () => seat.cards().includes('ja') && seat.refusals.length === 1)
  assert.deepEqual(seat.refusals.map(([entry, no]) => [entry.body, no]), [[{ text: 'nee' }, refusal]])
  await until('kept until taken', () => seat.store.returned.value.length === 1)
  await seat.box.taken(seat.refusals[0]![0].id)
  await until('taken', () => seat.store.returned.value.length === 0)
  assert.equal(seat.store.pending.value.length, 0)
})

test('it is kept on not-now, tried again, and nothing overtakes it', async (t) => {
  const [board, seat] = await room(t)
  let no = 3
  board.judge = (wish) => wish.body.text === 'a' && no-- > 0 ? { kind: 'not-now', code: 'conflict', text: 'Nu niet gelukt' } : 'ack'
  await seat.send('a'); await seat.send('b')
  await until('both', () => seat.cards().length === 2)
  assert.deepEqual(texts(board), ['a', 'b'])
  assert.deepEqual([board.received.length, seat.refusals.length], [5, 0])
})

test('it is sent again when the epoch is another, and fresh drops the records', async (t) => {
  const [board, seat] = await room(t)
  await seat.send('a'); await seat.send('b')
  await until('both', () => seat.cards().length === 2 && seat.store.pending.value.length === 0)
  await board.stop()
  Object.assign(board, { epoch: 'e2', accepted: [], records: [], words: {}, head: 0, received: [] }) // restored from before
  board.judge = () => 'silence'
  await board.start()
  board.hellos.length = 0
  await until('empty, and sent again', () => board.received.length > 0 && seat.cards().length === 0)
  await until('both wait', () => seat.store.pending.value.length === 2) // what waits is read from the device, after the hello
  board.judge = () => 'ack'
  board.cutAll()
  await until('both again', () => seat.cards().length === 2)
  assert.deepEqual(texts(board), ['a', 'b'])
})

test('it is fresh again on the same socket when the rights change', async (t) => {
  const [board, seat] = await room(t)
  await seat.send('a')
  await until('a', () => seat.cards().length === 1)
  board.say({ t: 'hello', v: 1, epoch: 'e1', now: Date.now(), cursor: '', fresh: true })
  await until('dropped', () => seat.cards().length === 0)
})

for (const code of [1001, 1012, 4008, 4000, 1011]) {
  test(`it is back after close code ${code}`, async (t) => {
    const [board, seat] = await room(t)
    await is(seat, 'fresh')
    board.closeAll(code)
    await until('a second hello', () => board.hellos.length >= 2 && seat.store.status.value === 'fresh')
    await seat.send('a')
    await until('a', () => seat.cards().length === 1)
  })
}

for (const [code, status] of [[1003, 'wrong'], [1007, 'wrong'], [1009, 'wrong'], [4003, 'closed'], [4004, 'signed-out']] as const) {
  test(`it is ${status} after close code ${code}: the outbox stays, and so do we`, async (t) => {
    const [board, seat] = await room(t)
    board.judge = () => 'silence'
    await is(seat, 'fresh')
    await seat.send('a')
    await until('sent', () => board.received.length === 1)
    board.closeAll(code)
    await is(seat, status)
    seat.page.dispatchEvent(new Event('online'))
    await seat.send('b')
    await until('both wait', () => seat.store.pending.value.length === 2)
    assert.deepEqual([seat.sockets, board.received.length, seat.refusals.length], [1, 1, 0])
  })
}

test('it is removed after 4002: words come back, and we stay away', async (t) => {
  const [board, seat] = await room(t)
  board.judge = () => 'silence'
  await seat.send('a'); await seat.send('b')
  await until('sent', () => board.received.length === 1)
  board.closeAll(4002, 'U bent uit het gesprek gehaald.')
  await until('words back', () => seat.refusals.length === 2 && seat.store.pending.value.length === 0)
  assert.deepEqual(seat.refusals.map(([entry, no]) => [entry.body, no.text]),
    [[{ text: 'a' }, 'U bent uit het gesprek gehaald.'], [{ text: 'b' }, 'U bent uit het gesprek gehaald.']])
  assert.deepEqual([seat.store.status.value, seat.sockets], ['removed', 1])
})

test('it is reloaded after 4001, but not before the outbox is empty', async (t) => {
  const [board, seat] = await room(t)
  board.judge = () => 'silence'
  await is(seat, 'fresh')
  await seat.send('a')
  await until('sent', () => board.received.length === 1)
  board.closeAll(4001)
  await until('it came back to bring what waits', () => board.received.length === 2)
  assert.equal(seat.reloads, 0)
  board.judge = () => 'ack'
  board.cutAll()
  await until('reloaded', () => seat.reloads === 1)
  assert.deepEqual(texts(board), ['a'])
})

test('it is not reloaded over what somebody is writing', async (t) => {
  const [board, seat] = await room(t)
  await is(seat, 'fresh')
  let asked = 0
  Object.defineProperty(seat, 'writing', { get: () => asked++ < 3, configurable: true })
  board.closeAll(4001)
  await until('reloaded', () => seat.reloads === 1)
  assert.equal(asked, 4) // three times there were words
})

test('it is polled and posted where sockets are refused, and a socket again when one comes', async (t) => {
  const board = await openBoard()
  board.sockets = false
  board.judge = (wish) => wish.body.text === 'nee' ? refusal : 'ack'
  const seat = await sit(board)
  t.after(async () => { seat.leave(); await board.stop() })
  await is(seat, 'polling')
  assert.ok(seat.sockets >= 2)
  for (const text of ['a', 'nee', 'b']) await seat.send(text)
  await until('both', () => seat.cards().length === 2 && seat.refusals.length === 1 && seat.store.pending.value.length === 0)
  assert.deepEqual(board.accepted.map(({ via }) => via), ['post', 'post'])
  board.news([['card', { id: 'x', words: 'w-x' }]])
  await until('news by polling', () => seat.cards().length === 3)
  board.sockets = true
  await is(seat, 'fresh')
  await seat.send('c')
  await until('c by socket', () => board.accepted.some(({ via }) => via === 'socket') && seat.store.pending.value.length === 0)
  assert.deepEqual(texts(board), ['a', 'b', 'c'])
})

test('it is polled where a socket opens and nobody speaks', async (t) => {
  const board = await openBoard()
  board.hello = false
  const seat = await sit(board, freshName(), { pace: { hello: 20 } })
  t.after(async () => { seat.leave(); await board.stop() })
  await is(seat, 'polling')
})

for (const [status, body, becomes] of [[401, {}, 'signed-out'], [404, { code: 'refused' }, 'signed-out'], [403, { close: 4002 }, 'removed'], [410, { close: 4003 }, 'closed']] as const) {
  test(`it is ${becomes} when polling answers ${status}`, async (t) => {
    const board = await openBoard()
    Object.assign(board, { sockets: false, status: { code: status, body } })
    const seat = await sit(board)
    t.after(async () => { seat.leave(); await board.stop() })
    await is(seat, becomes)
  })
}

test('it is cut, and comes back, when something on the way answers 404', async (t) => {
  const board = await openBoard()
  Object.assign(board, { sockets: false, status: { code: 404, body: 'not found' } })
  const seat = await sit(board)
  t.after(async () => { seat.leave(); await board.stop() })
  await until('it polls', () => seat.sockets > 4)
  assert.equal(seat.store.status.value, 'cut')
  board.status = undefined
  await is(seat, 'polling')
})

test('it is asked again when a ping knows more, once', async (t) => {
  const [board, seat] = await room(t)
  await is(seat, 'fresh')
  board.records.push(['card', { id: 'x' }, ++board.head]) // and the wake was lost
  board.say({ t: 'ping', now: Date.now(), head: cursorOf(board) })
  await until('what was missed', () => seat.cards().length === 1)
  assert.equal(board.pongs, 1)
  const [before, hellos] = [seat.sockets, board.hellos.length]
  board.say({ t: 'ping', now: Date.now(), head: 'another look of the same' })
  await until('asked', () => seat.sockets === before + 1 && board.hellos.length === hellos + 1 && board.live().length === 1)
  await until('heard many times', () => {
    board.say({ t: 'ping', now: Date.now(), head: 'another look of the same' })
    return board.pongs > 40
  })
  await seat.send('a')
  await until('a', () => seat.cards().length === 2)
  assert.equal(seat.sockets, before + 1)
})

test('it is a new socket after waking up without an answer, and the old one with an answer', async (t) => {
  const [board, seat] = await room(t, freshName(), { pace: { sign: 250 } })
  await is(seat, 'fresh')
  for (const name of ['pageshow', 'online', 'visibilitychange']) seat.page.dispatchEvent(new Event(name))
  await until('asked once for all three, and answered', () => board.pings === 1 && board.pongs === 1)
  await until('it is asked again, so nobody waits for the first any more', () => {
    seat.page.dispatchEvent(new Event('online'))
    return board.pings === 2
  })
  assert.deepEqual([seat.sockets, seat.store.status.value], [1, 'fresh'])
  board.answers = false
  let count = 1
  const seen: string[] = []
  const off = seat.store.status.subscribe((status) => { seen.push(status) })
  for (const name of ['pageshow', 'online', 'visibilitychange']) {
    await until('a new one', () => {
      seat.page.dispatchEvent(new Event(name))
      return seat.sockets > count && board.hellos.length === seat.sockets && seat.store.status.value === 'fresh'
    })
    count = seat.sockets
  }
  off()
  assert.ok(seen.includes('cut')) // and it said so meanwhile
  await seat.send('a')
  await until('a', () => seat.cards().length === 1)
})

test('it is told what it missed when it wakes up', async (t) => {
  const [board, seat] = await room(t)
  await is(seat, 'fresh')
  board.records.push(['card', { id: 'x' }, ++board.head]) // and the wake was lost
  seat.page.dispatchEvent(new Event('online'))
  await until('what was missed', () => seat.cards().length === 1)
})

test('it is stopped and empty after wiping this device, in the other tab too', async (t) => {
  const name = freshName()
  const [board, seat] = await room(t, name)
  const tab = await sit(board, name)
  t.after(() => tab.leave())
  await seat.send('a')
  await until('both see it', () => seat.cards().length === 1 && tab.cards().length === 1)
  await seat.box.wipe()
  await until('both signed out', () => [seat, tab].every((one) => one.store.status.value === 'signed-out' && one.cards().length === 0))
  await until('both gone', () => board.live().length === 0)
  assert.deepEqual(await seat.box.keep.read((table) => table.all('outbox')), [])
})

test('it is another seat in the same browser that never sends my wishes', async (t) => {
  const name = freshName()
  const [board, seat] = await room(t, name)
  board.judge = () => 'silence'
  await seat.send('a')
  await until('sent', () => board.received.length === 1)
  seat.leave()
  board.judge = () => 'ack'
  const desk = await sit(board, name, { as: 'desk' })
  t.after(() => desk.leave())
  await desk.send('b')
  await until('b', () => texts(board).length === 1)
  assert.deepEqual(board.accepted.map(({ as, body }) => [as, body]), [['desk', { text: 'b' }]])
})
