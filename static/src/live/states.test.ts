import assert from 'node:assert/strict'
import test from 'node:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from '../wire.gen'
import { dueNow, standOf } from './states'

interface Case { name: string; at: number; action: Action; badge: string; colour: string; due: number }
const cases = JSON.parse(readFileSync(join(process.cwd(), '../server/testdata/states.golden'), 'utf8')) as Case[]
for (const { name, at, action, badge, colour, due } of cases) {
  test(`it is ${badge}: ${name}`, () => {
    assert.deepEqual(standOf(action, at), { word: badge, colour })
    assert.equal(dueNow(action), due)
  })
}

test('it is every state that there is', () => assert.ok(new Set(cases.map((one) => one.action.state)).size >= 16))
