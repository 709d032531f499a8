import '../../test/browser'
import assert from 'node:assert/strict'
import test from 'node:test'
import { until } from '../../test/until'
import { openDraft } from '../live/draft'
import { openOutbox, type No } from '../live/outbox'
import { keyOf, openForms } from './forms'

const no: No = { kind: 'refused', code: 'conflict', text: 'Iemand anders veranderde dit net.' }
const wish = { op: 'word-step', phase: '', body: { title: 'x' } }
const key = keyOf('s1', 'titel')
const stood = { title: 'Ik bel' }

async function opened(name: string) {
  const box = await openOutbox({ name })
  const draft = await openDraft(box, 'e', 'route')
  const forms = openForms(draft, box)
  return { box, draft, forms, async close() { await draft.saved(); forms.close(); draft.close(); box.close() } }
}

test('it is what was typed, also after a reload', async () => {
  const one = await opened('typed')
  one.forms.type(key, stood, 2, 'title', 'Ik bel de gemeente')
  one.forms.type(keyOf('s2', 'titel'), stood, 0, 'title', 'Ik ga')
  assert.equal(one.forms.under('s1').value, 1)
  assert.equal(one.forms.count.value, 2)
  await one.close()
  const again = await opened('typed')
  assert.deepEqual(again.forms.one(key).value, { base: stood, was: 2, now: { title: 'Ik bel de gemeente' } })
  again.forms.drop(key)
  assert.equal(again.forms.under('s1').value, 0)
  assert.equal(again.forms.count.value, 1)
  await again.close()
})

test('it is gone when the server has it', async () => {
  const { box, forms, close } = await opened('acked')
  forms.type(key, stood, 2, 'title', 'Ik ga')
  const { id } = await box.put('b', wish)
  forms.sent(key, id)
  assert.equal(forms.one(key).value?.sent?.wish, id)
  await box.acked(id, 'e1')
  await until('it is kept', () => forms.one(key).value === undefined)
  await close()
})

test('it is there with the reason when it was refused, and nothing of it waits elsewhere', async () => {
  const { box, forms, close } = await opened('refused')
  forms.type(key, stood, 2, 'title', 'Ik ga')
  const { id } = await box.put('b', wish)
  forms.sent(key, id)
  await box.refused(id, no)
  await until('it came back', () => forms.one(key).value?.no === no.text)
  assert.equal(forms.one(key).value?.now['title'], 'Ik ga')
  await until('it is taken', async () => (await box.returned('b')).length === 0)
  assert.equal(forms.refused('another wish', no), false)
  await close()
})

test('it is there after a reload that came before the refusal', async () => {
  const one = await opened('late')
  one.forms.type(key, stood, 2, 'title', 'Ik ga')
  const { id } = await one.box.put('b', wish)
  one.forms.sent(key, id)
  await one.close()
  const box = await openOutbox({ name: 'late' })
  await box.refused(id, no)
  box.close()
  const again = await opened('late')
  await until('it came back', () => again.forms.one(key).value?.no === no.text)
  await again.close()
})

test('it is the same in two tabs, and neither writes over the other', async () => {
  const [one, two] = [await opened('two'), await opened('two')]
  one.forms.type(key, stood, 2, 'title', 'Ik ga')
  await until('the other tab has it', () => two.forms.one(key).value?.now['title'] === 'Ik ga')
  two.forms.type(keyOf('s2', 'titel'), stood, 0, 'title', 'Ik wacht')
  await until('this tab has it', () => one.forms.count.value === 2)
  await one.close()
  await two.close()
})
