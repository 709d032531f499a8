// What was found at a step, and the form with which somebody at the table makes a card of it in their own words.
import { Button, Choice, Hidden, Modal, optionsOf } from '../live/field'
import { newId } from '../live/outbox'
import { questionsOf } from '../scribe/sheet'
import { sides, type RouteStep } from '../wire.gen'
import { useEditor } from './editor'
import { findingsAt } from './finding'
import { nl, sideName } from './nl'

export function Findings({ step }: { step: RouteStep }) {
  const { store, route, open } = useEditor()
  const at = route.value
  const steps = (at?.steps ?? []).map((id) => store.record('route-step', id)).filter((one) => one !== undefined)
  const found = findingsAt(steps, steps.findIndex(({ id }) => id === step.id), at?.version ?? '')
  if (found.length === 0) return null
  return (
    <section class="mwr-route-aside" aria-labelledby="in-de-weg">
      <h3 class="ams-heading ams-heading--5" id="in-de-weg">{nl.finding.title}</h3>
      <p class="mwr-note">{nl.finding.note}</p>
      <ul class="mwr-stack mwr-stack--tight">
        {found.map((text) => (
          <li key={text} class="mwr-person"><span>{text}</span>
            <Button onClick={() => { open.value = { what: 'finding', step: step.id, text } }}>{nl.finding.lay}<Hidden>: {text}</Hidden></Button></li>
        ))}
      </ul>
    </section>
  )
}

export function FindingDialog({ step: id, text }: { step: string; text: string }) {
  const editor = useEditor()
  const { store, act, open } = editor
  const session = store.record('session', editor.session)
  const hook = store.record('route-step', id)?.hook ?? ''
  const questions = session ? questionsOf(session, 'ervaring') : []
  const no = session?.state !== 'open' ? nl.finding.closed : hook === '' ? nl.finding.loose : ''
  const shut = () => { open.value = undefined }
  if (no) return <Modal title={nl.finding.dialog} home="stappen" back={nl.back} shut={shut}><p>{text}</p><p>{no}</p></Modal>
  return (
    <Modal title={nl.finding.dialog} home="stappen" back={nl.back} shut={shut} send={nl.finding.send} onSend={(form) => void act('write-card-for', {
      card: newId(), question: form.text('question'), step: hook, text: form.text('text'), helped: '', feeling: '', stopped: false, side: form.text('side'), seat: '', yes: true, paper: '', slip: 0,
    }, nl.finding.did)}>
      <div class="ams-field">
        <label class="ams-label" for="vondst">{nl.finding.words}</label>
        <textarea class="ams-text-area" id="vondst" name="text" rows={3} required defaultValue={text} data-first="" />
      </div>
      <Choice name="side" label={nl.finding.side} options={optionsOf(sideName, sides)} />
      <Choice name="question" label={nl.finding.question_} options={questions.map((one): [string, string] => [one.id, one.ask])} />
      <label class="mwr-check"><input type="checkbox" required /> {nl.finding.yes}</label>
    </Modal>
  )
}
