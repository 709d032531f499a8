import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signal } from '@preact/signals'
import type { Route } from '../wire.gen'
import { openDrawing, partOf, routeFor, workedOn, type Drawn } from './drawn'

const route = (id: string, version: string, at: number, steps = 3): Route => ({ id, version, at, title: 't', steps: Array.from({ length: steps }, (_, i) => `${id}-${i}`) })

const choices: Record<string, { routes: Route[]; kind: string; want: string | undefined }> = {
  'none when nothing was drawn': { routes: [], kind: 'doorloop', want: undefined },
  'none when no step lies on it': { routes: [route('a', 'nu', 1, 0)], kind: 'doorloop', want: undefined },
  'never that of one table': { routes: [route('a', 'variant', 1)], kind: 'leggen', want: undefined },
  'the newest of today': { routes: [route('a', 'nu', 1), route('b', 'nu', 2), route('c', 'ideaal', 3)], kind: 'doorloop', want: 'b' },
  'the ideal one where it is laid': { routes: [route('a', 'nu', 5), route('c', 'ideaal', 3)], kind: 'leggen', want: 'c' },
  'today’s as long as there is no ideal one': { routes: [route('a', 'nu', 5)], kind: 'draagvlak', want: 'a' },
  'the same in a part of another kind': { routes: [route('a', 'nu', 5)], kind: 'drempels', want: 'a' },
}
for (const [name, { routes, kind, want }] of Object.entries(choices)) {
  test(`the wall shows ${name}`, () => assert.equal(routeFor(routes, kind)?.id, want))
}

test('it folds as the server does', () => {
  const parts = (steps: number) => Array.from({ length: steps }, (_, i) => partOf(i, steps)).join('')
  assert.equal(parts(1), '1')
  assert.equal(parts(9), '111111111')
  assert.equal(parts(11), '11111122222')
  assert.equal(parts(40), '1111111122222222333333334444444455555555')
})

const drawn = (looks: string[], rest = ''): Drawn => ({ id: 'r', title: 'T', version: 'nu', steps: looks, looks, rest })

test('it shows the part in which somebody works', () => {
  assert.equal(workedOn(undefined, drawn(['a', 'b'])), 0)
  assert.equal(workedOn(drawn(['a', 'b']), drawn(['a', 'c'])), 1)
  assert.equal(workedOn(drawn(['a', 'b']), drawn(['a', 'b', 'c'])), 2)
  assert.equal(workedOn(drawn(['a', 'b']), drawn(['a', 'b'], 'a barrier')), undefined)
  assert.equal(workedOn({ ...drawn(['a']), id: 'other' }, drawn(['a'])), 0)
})

test('the last picture stays until the new one is there, and one is on its way at a time', async () => {
  const asked: { src: string; done(): void; fail(error: Error): void }[] = []
  const next = async (n: number) => { while (asked.length < n) await new Promise((go) => setTimeout(go, 1)); return asked[n - 1]! }
  const source = signal<Drawn | undefined>(undefined)
  const { shown, close } = openDrawing(source, (src) => new Promise((done, fail) => asked.push({ src, done, fail })), 1)
  const src = () => shown.value?.src
  const settled = () => new Promise((go) => setTimeout(go, 0))
  assert.equal(src(), undefined)
  source.value = drawn(['a', 'b'])
  const one = await next(1)
  assert.equal(src(), undefined)
  one.done()
  await settled()
  assert.equal(src(), one.src)
  source.value = drawn(['a', 'c'])
  source.value = drawn(['a', 'd'])
  source.value = drawn(['a', 'e'])
  const two = await next(2)
  assert.equal(asked.length, 2)
  assert.equal(src(), one.src)
  two.fail(new Error('no line'))
  const three = await next(3)
  assert.equal(src(), one.src)
  three.done()
  await settled()
  assert.equal(src(), three.src)
  assert.notEqual(three.src, one.src)
  source.value = drawn(['a', 'e'])
  await settled()
  assert.equal(asked.length, 3)
  source.value = undefined
  while (src()) await new Promise((go) => setTimeout(go, 1))
  close()
})

test('of two who work while a picture is on its way, the last one is followed', async () => {
  const asked: { src: string; done(): void }[] = []
  const titles = Array.from({ length: 20 }, (_, i) => `stap ${i}`)
  const first = ['eerst', ...titles.slice(1)]
  const last = [...first.slice(0, 19), 'daarna']
  const source = signal<Drawn | undefined>(drawn(titles))
  const { close } = openDrawing(source, (src) => new Promise((done) => asked.push({ src, done })), 1)
  source.value = drawn(first)
  source.value = drawn(last)
  asked[0]?.done()
  while (asked.length < 2) await new Promise((go) => setTimeout(go, 1))
  assert.match(asked[1]?.src ?? '', /deel=3&/)
  asked[1]?.done()
  source.value = drawn(last.slice(0, 12)) // the part that was on is gone
  while (asked.length < 3) await new Promise((go) => setTimeout(go, 1))
  assert.match(asked[2]?.src ?? '', /deel=2&/)
  asked[2]?.done()
  close()
})
