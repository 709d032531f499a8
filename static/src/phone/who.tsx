// Wat en wie: the sentence that the room talks about, what was asked of whom, and what officials settle or promise at once.
import { useState } from 'preact/hooks'
import { newId } from '../live/outbox'
import { capacities, type Action, type Barrier } from '../wire.gen'
import { barriersOf, Sentences, WriteMore } from './barrier'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { Actions, Button, day, Field, Line, Note, Quote, Radio, Text, Title } from './parts'
import type { Phone } from './phone'

export function Who({ phone, heading }: { phone: Phone; heading: string }) {
  const list = barriersOf(phone)
  const now = list.find(({ spot }) => spot)
  const others = list.filter((barrier) => barrier !== now)
  const works = phone.seat.value?.official
  const promises = phone.store.records('promise').value.map((one) => one.value)
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title>{nlLater.who.title}</Title>
      {now ? <section class="mwr-stack" aria-labelledby="nu">
        <h2 class="ams-heading ams-heading--3" id="nu">{nlLater.who.now}</h2>
        <Quote core>{phone.words(now.sentence) ?? ''}</Quote>
        <Doing phone={phone} barrier={now} />
      </section> : <Text>{nlLater.who.text}</Text>}
      <Actions>
        {works && <Button kind="primary" icon="check" does={() => { phone.view.value = 'one-off' }}>{nlLater.who.oneOff}</Button>}
        {works && <Button kind="secondary" icon="note" does={() => { phone.view.value = 'promise' }}>{nlLater.who.promise}</Button>}
        <WriteMore phone={phone} />
      </Actions>
      {others.length > 0 && <details class="mwr-more">
        <summary><h2>{nlLater.who.others}</h2> <span class="mwr-note">{others.length}</span></summary>
        <Sentences phone={phone} list={others} />
      </details>}
      {promises.length > 0 && <section class="mwr-stack" aria-labelledby="beloofd">
        <h2 class="ams-heading ams-heading--3" id="beloofd">{nlLater.who.promises}</h2>
        <ul class="mwr-stack">{promises.map((one) => <li key={one.id}><Quote by={one.by}>{phone.words(one.sentence) ?? ''}</Quote></li>)}</ul>
      </section>}
    </>
  )
}

function Doing({ phone, barrier }: { phone: Phone; barrier: Barrier }) {
  const actions = phone.store.records('action').value.map((one) => one.value).filter(({ barriers }) => barriers.includes(barrier.id))
  if (actions.length === 0) return <Note>{nlLater.who.none}</Note>
  return <ul class="mwr-stack">{actions.map((action) => <Asked key={action.id} phone={phone} action={action} />)}</ul>
}

function Asked({ phone, action }: { phone: Phone; action: Action }) {
  return (
    <li class="mwr-stack mwr-stack--tight">
      <p class="mwr-say" dir="auto">{phone.words(action.title)}</p>
      <Note>{nlLater.who.asked(action.asked, day(action.answerBy))}</Note>
    </li>
  )
}

export function OneOff({ phone }: { phone: Phone }) {
  const [what, setWhat] = useState('')
  const [by, setBy] = useState(phone.seat.value?.function ?? '')
  const [helped, setHelped] = useState('1')
  const back = () => { phone.view.value = 'talk' }
  const ready = what.trim() !== '' && by.trim() !== '' && /^\d{1,7}$/.test(helped)
  const save = () => phone.send('register-one-off', { oneOff: newId(), what: what.trim(), by: by.trim(), helped: Number(helped), reach: '', barrier: '' })
    .then(() => { phone.tell.own(nlLater.oneOff.kept); back() })
  return (
    <>
      <Title>{nlLater.oneOff.title}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (ready) void save() }}>
        <Field id="wat" label={nlLater.oneOff.what} value={what} type={setWhat} lines={3} focus />
        <Line id="door" label={nlLater.oneOff.by} value={by} type={setBy} />
        <Line id="aantal" label={nlLater.oneOff.helped} hint={nlLater.oneOff.zero} kind="number" value={helped} type={setHelped} />
        <Actions>
          <Button kind="primary" submit disabled={!ready}>{nlLater.oneOff.save}</Button>
          <Button icon="back" does={back}>{nl.bar.back}</Button>
        </Actions>
      </form>
    </>
  )
}

export function Promising({ phone }: { phone: Phone }) {
  const [sentence, setSentence] = useState('')
  const [by, setBy] = useState(phone.seat.value?.function ?? '')
  const [capacity, setCapacity] = useState('persoonlijk')
  const [notice, setNotice] = useState('')
  const [check, setCheck] = useState('')
  const back = () => { phone.view.value = 'talk' }
  const ready = sentence.trim() !== '' && by.trim() !== ''
  const save = () => phone.send('make-promise', {
    promise: newId(), by: by.trim(), capacity, sentence: sentence.trim(), notice: notice.trim(), check: check ? endOf(check) : 0,
    due: 0, firstStep: '', firstBy: 0,
  }).then(() => { phone.tell.own(nlLater.promise.kept); back() })
  return (
    <>
      <Title>{nlLater.promise.title}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (ready) void save() }}>
        <Field id="belofte" label={nlLater.promise.sentence} value={sentence} type={setSentence} lines={3} focus />
        <Line id="functie" label={nlLater.promise.by} value={by} type={setBy} />
        <fieldset class="mwr-choices">
          <legend>{nlLater.promise.capacity}</legend>
          {capacities.map((one) => <Radio key={one} name="namens" value={one} on={one === capacity} pick={setCapacity}>{nlLater.promise.capacities[one] ?? one}</Radio>)}
        </fieldset>
        <Field id="merken" label={nlLater.promise.notice} hint={nlLater.promise.optional} value={notice} type={setNotice} lines={2} />
        <Line id="kijken" label={nlLater.promise.check} hint={nlLater.promise.optional} kind="date" value={check} type={setCheck} />
        <Actions>
          <Button kind="primary" submit disabled={!ready}>{nlLater.promise.save}</Button>
          <Button icon="back" does={back}>{nl.bar.back}</Button>
        </Actions>
      </form>
    </>
  )
}

// endOf is the last moment of that day on this phone: a day to look is over when the day is.
const endOf = (date: string): number => new Date(`${date}T23:59:59`).getTime()
