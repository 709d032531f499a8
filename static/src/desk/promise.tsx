// A promise is kept in the words of who gave it. Without a sign that people will notice and a day to look it is vague,
// and it is shown as vague.
import { newId } from '../live/outbox'
import { capacities, type MakePromise } from '../wire.gen'
import { list, useDesk } from './desk'
import { Badge, Choice, Dialog, Field, optionsOf } from './form'
import { capacityName, nl } from './nl'
import { dayField, endOfDay } from './plan'

export function PromiseDialog({ again }: { again?: MakePromise | undefined }) {
  const desk = useDesk()
  return (
    <Dialog title={nl.promise.title} send={nl.promise.save} onSend={(form) => desk.act('make-promise', {
      promise: newId(), by: form.text('by'), capacity: form.text('capacity'), sentence: form.text('sentence'), notice: form.text('notice'), check: endOfDay(form.text('check')),
      due: 0, firstStep: '', firstBy: 0,
    }, nl.promise.did)}>
      <Field name="sentence" label={nl.promise.sentence} value={again?.sentence ?? ''} required first />
      <div class="mwr-two">
        <Field name="by" label={nl.promise.by} value={again?.by ?? ''} required length={80} />
        <Choice name="capacity" label={nl.promise.capacity} value={again?.capacity ?? ''} options={optionsOf(capacityName, capacities)} />
      </div>
      <Field name="notice" label={nl.promise.notice} value={again?.notice ?? ''} />
      <Field name="check" label={nl.promise.check} type="date" value={again?.check ? dayField(again.check) : ''} min={dayField(desk.store.now.peek())} />
    </Dialog>
  )
}

export function Promises() {
  const desk = useDesk()
  const all = list(desk.store, 'promise').filter((promise) => promise.session === desk.session)
  if (all.length === 0) return null
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="toegezegd">
      <h2 class="ams-heading ams-heading--5" id="toegezegd">{nl.promise.list}</h2>
      <ul class="mwr-stack">
        {all.map((promise) => (
          <li key={promise.id} class="mwr-asked">
            <figure class="mwr-quote"><blockquote>{desk.store.words(promise.sentence)}</blockquote><figcaption>{promise.by}</figcaption></figure>
            {promise.vague
              ? <p class="mwr-state"><Badge kind="orange" word={nl.promise.vague} /> {nl.promise.vagueText}</p>
              : <p class="mwr-note">{promise.notice ? desk.store.words(promise.notice) : null} · {nl.promise.checkOn(promise.check)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
