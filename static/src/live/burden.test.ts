import assert from 'node:assert/strict'
import test from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Burden } from '../wire.gen'
import { burdenOf, lastmeter, said, totals, type Counted } from './burden'

// The cases of TestS4_10, written by it: a screen must count what the rules count.
interface Case { name: string; version: string; steps: Counted[]; burden: Burden }
const cases = JSON.parse(readFileSync(join(process.cwd(), '../sessions/testdata/burdens.golden'), 'utf8')) as Case[]
for (const { name, version, steps, burden } of cases) {
  test(`it counts ${name}`, () => assert.deepEqual(burdenOf(version, steps), burden))
}

test('it is every figure that there is, at least once more than nothing', () => {
  for (const kind of totals) assert.ok(cases.some(({ burden }) => burden.totals.some((one) => one.kind === kind && one.high > 0)), kind)
})

test('it reads as the Lastmeter of the demo', () => {
  const reads = (name: string) => {
    const { version, steps } = cases.find((one) => one.name === name)!
    const { totals } = burdenOf(version, steps)
    return lastmeter.map((kind) => said(totals.find((one) => one.kind === kind)!)).join(' ')
  }
  assert.equal(reads('the stadspas as it goes today'), '11 30 2 2 7 38 3 2 8')
  assert.equal(reads('the ideal stadspas'), '5 12 0–1 1 1 10 0 0 0')
  assert.equal(reads('the stadspas, measured again'), '8 29 2 1 6 35 2 1 7')
})
