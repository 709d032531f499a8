// What was settled at once is good, and leaves a question: who has this too? Until that is answered it is an open end,
// and it is shown as one.
import { useState } from 'preact/hooks'
import { newId } from '../live/outbox'
import type { OneOff, RegisterOneOff, RelateOneOff } from '../wire.gen'
import { ReasonFields } from './barrier'
import { list, useDesk } from './desk'
import { Badge, Button, Choice, Dialog, Field } from './form'
import { ladderName, nl } from './nl'
import { endOfDay } from './plan'

export function OneOffDialog({ again }: { again?: RegisterOneOff | undefined }) {
  const desk = useDesk()
  return (
    <Dialog title={nl.oneOff.title} send={nl.oneOff.save} onSend={(form) => {
      const helped = Number.parseInt(form.text('helped'), 10)
      desk.act('register-one-off', { oneOff: newId(), what: form.text('what'), by: form.text('by'), helped: Number.isFinite(helped) ? helped : 0, reach: form.text('reach'), barrier: '' }, nl.oneOff.did)
    }}>
      <Field name="what" label={nl.oneOff.what} value={again?.what ?? ''} required first />
      <Field name="by" label={nl.oneOff.by} value={again?.by ?? ''} required length={80} />
      <Field name="helped" label={nl.oneOff.helped} type="number" min="0" value={String(again?.helped ?? 1)} required />
      <Field name="reach" label={nl.oneOff.reach} value={again?.reach ?? ''} length={80} />
    </Dialog>
  )
}

export function OneOffs() {
  const desk = useDesk()
  const all = list(desk.store, 'one-off').filter((oneOff) => oneOff.session === desk.session)
  if (all.length === 0) return null
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="geregeld">
      <h2 class="ams-heading ams-heading--5" id="geregeld">{nl.oneOff.list}</h2>
      <ul class="mwr-stack">{all.map((oneOff) => <OneOffView key={oneOff.id} oneOff={oneOff} />)}</ul>
    </section>
  )
}

function OneOffView({ oneOff }: { oneOff: OneOff }) {
  const desk = useDesk()
  const { id, relation, what, helped, by, absent } = oneOff
  return (
    <li class="mwr-asked">
      <p><strong>{what ? desk.store.words(what) : null}</strong> <span class="mwr-note">{nl.oneOff.helpedBy(helped, by)}</span></p>
      {relation
        ? <p class="mwr-state"><Badge kind="lime" word={nl.oneOff.closed[relation] ?? relation} /> {absent ? desk.store.words(absent) : null}</p>
        : <p class="mwr-state"><Badge kind="orange" word={nl.oneOff.open} /> {nl.oneOff.openText}</p>}
      <div class="mwr-actions mwr-actions--row">
        <Button kind={relation ? 'tertiary' : 'secondary'} onClick={() => { desk.open.value = { what: 'relate', oneOff: id } }}>{nl.oneOff.relate}</Button>
      </div>
    </li>
  )
}

export function RelateDialog({ id, again }: { id: string; again?: RelateOneOff | undefined }) {
  const desk = useDesk()
  const oneOff = desk.store.record('one-off', id)
  const [relation, pick] = useState(again?.relation ?? 'action')
  const [may, setMay] = useState('')
  if (!oneOff) return null
  const actions = list(desk.store, 'action').filter((action) => relation !== 'lookback' || action.ladder === 'KH')
  const allow = (answer: string) => () => {
    setMay(answer)
    desk.act('allow-one-off', { oneOff: id, may: answer }, nl.oneOff.allowed)
  }
  return (
    <Dialog title={nl.oneOff.relateTitle} send={nl.oneOff.bind} onSend={(form) => desk.act('relate-one-off', {
      oneOff: id, absent: form.text('absent'), relation, action: form.text('action'), category: form.text('category'),
      text: form.text('text'), decidedBy: form.text('decidedBy'), expires: endOfDay(form.text('expires')),
    }, nl.oneOff.related)}>
      {oneOff.what ? <p><strong>{desk.store.words(oneOff.what)}</strong></p> : null}
      <Field name="absent" label={nl.oneOff.absent} value={again?.absent ?? (oneOff.absent ? desk.store.words(oneOff.absent) ?? '' : '')} required first />
      <fieldset class="mwr-choices">
        <legend>{nl.oneOff.relation}</legend>
        <div class="mwr-actions mwr-actions--row">
          {([['action', nl.oneOff.action], ['lookback', nl.oneOff.lookback], ['reason', nl.oneOff.reason]] as const).map(([key, word]) => (
            <label key={key} class="mwr-check"><input type="radio" name="relation" value={key} checked={relation === key} onChange={() => pick(key)} /> {word}</label>
          ))}
        </div>
      </fieldset>
      {relation === 'reason' ? <ReasonFields again={again} now={desk.store.now.peek()} required />
        : actions.length ? <Choice key={relation} name="action" label={nl.oneOff.which} value={again?.action ?? ''} options={actions.map((action) => [action.id, `${desk.store.words(action.title) ?? ''} (${action.asked}${action.ladder ? `, ${ladderName[action.ladder] ?? ''}` : ''})`])} />
        : <p class="mwr-note">{relation === 'lookback' ? nl.oneOff.noLookback : nl.oneOff.noAction}</p>}
      <fieldset class="mwr-choices">
        <legend>{nl.oneOff.may}</legend>
        <div class="mwr-actions mwr-actions--row">
          {([['ja', nl.oneOff.mayYes], ['alleen_geregeld', nl.oneOff.mayNo]] as const).map(([key, word]) => (
            <button key={key} type="button" class="ams-button ams-button--secondary" aria-pressed={may === key} onClick={allow(key)}>{word}</button>
          ))}
        </div>
      </fieldset>
    </Dialog>
  )
}
