import assert from 'node:assert/strict'
import test from 'node:test'
import { effect } from '@preact/signals'
import { until } from '../../test/until'
import { openTell, type Loudness } from './tell'

const cards = (count: number) => `${count} nieuwe kaarten bij Intake`

function listen(opts: Parameters<typeof openTell>[0]) {
  const tell = openTell(opts)
  const said: string[] = []
  const times: number[] = []
  const off = effect(() => {
    if (tell.said.value === '') return
    said.push(tell.said.value)
    times.push(Date.now())
  })
  return { tell, said, times, close() { off(); tell.close() } }
}

test('it is said at once when it is my own act, and twice when I do it twice', () => {
  const { tell, said, close } = listen({})
  tell.own('Kaart geplaatst')
  tell.own('Kaart geplaatst')
  assert.deepEqual(said.map((text) => text.trim()), ['Kaart geplaatst', 'Kaart geplaatst'])
  assert.notEqual(said[0], said[1])
  close()
})

test('it is a digest when others do it, with at least the time between', async () => {
  const { tell, said, times, close } = listen({ every: 60, lead: 5 })
  for (let i = 0; i < 4; i++) tell.others('intake', cards)
  tell.others('besluit', (count) => `${count} bij Besluit`)
  assert.deepEqual(said, [])
  await until('the first digest', () => said.length === 1)
  assert.equal(said[0], '4 nieuwe kaarten bij Intake. 1 bij Besluit')
  tell.others('intake', cards)
  tell.others('intake', cards)
  await until('the second', () => said.length === 2)
  assert.equal(said[1], '2 nieuwe kaarten bij Intake')
  assert.ok(times[1]! - times[0]! >= 55)
  close()
})

test('it is not talked through: a digest waits for my own act', async () => {
  const { tell, said, close } = listen({ every: 10, lead: 10 })
  tell.others('intake', cards)
  tell.own('Kaart verplaatst van Intake naar Besluit')
  await until('both', () => said.length === 2)
  assert.deepEqual(said, ['Kaart verplaatst van Intake naar Besluit', '1 nieuwe kaarten bij Intake'])
  close()
})

for (const [loudness, heard] of [['off', ['eigen']], ['all', ['1 nieuwe kaarten bij Intake', 'eigen']]] as [Loudness, string[]][]) {
  test(`it is as loud as was asked: ${loudness}`, () => {
    const { tell, said, close } = listen({ loudness })
    tell.others('intake', cards)
    tell.own('eigen')
    assert.deepEqual(said, heard)
    close()
  })
}
