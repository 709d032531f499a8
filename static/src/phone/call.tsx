// Being called, off the board: by the vertrouwenspersoon, or at once by who is there for what cannot wait. Nothing here is a
// wish, and none of it is kept on this phone.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import type { Urgent } from '../wire.gen'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { Actions, Button, Field, Line, Note, Quote, Radio, Text, Title } from './parts'
import type { Phone } from './phone'

const said = nlLater.call
let about = '' // what on the board it is about; the view that changes draws it

export function AskAbout({ phone, id }: { phone: Phone; id: string }) {
  return <Button icon="phone" does={() => { about = id; phone.view.value = 'call' }}>{said.about}</Button>
}

// callees are who can be asked, as they stand on every screen.
function callees(phone: Phone): [whom: string, who: Urgent][] {
  const { confidant, urgent } = phone.talk.value ?? {}
  const both: [string, Urgent | undefined][] = [['vertrouwenspersoon', confidant], ['dringend', urgent]]
  return both.filter((one): one is [string, Urgent] => !!one[1]?.person)
}

async function ask(body: object): Promise<'kept' | 'failed' | { text: string }> {
  try {
    const answer = await fetch('/mijn/bellen', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (answer.ok) return 'kept'
    const { text } = await answer.json() as { text?: string }
    return answer.status < 500 && text ? { text } : 'failed'
  } catch {
    return 'failed'
  }
}

export function Call({ phone, urgent }: { phone: Phone; urgent: boolean }) {
  const list = callees(phone)
  const [whom, choose] = useState(urgent ? 'dringend' : list[0]?.[0] ?? '')
  const [number, dial] = useState('')
  const [name, call] = useState('')
  const [words, write] = useState(urgent ? phone.draft.text.peek() : '')
  const [state, turn] = useState<'' | 'busy' | 'kept' | 'failed' | { text: string }>('')
  const who = list.find(([one]) => one === whom)?.[1]
  const zin = urgent ? '' : about
  const back = () => { about = ''; phone.view.value = 'talk' }
  const leave = <Button icon="back" does={back}>{nl.bar.back}</Button>
  const send = async () => {
    turn('busy')
    const came = await ask({ whom, about: zin, name, number, moment: '', words })
    if (came === 'kept') {
      if (urgent && words === phone.draft.text.peek()) phone.draft.type('') // it is with who calls now, and not for the board
      phone.tell.own(said.kept(who?.person ?? ''))
    }
    turn(came)
  }
  if (state === 'kept') return <><Title>{said.kept(who?.person ?? '')}</Title><Text>{said.gone}</Text><Actions>{leave}</Actions></>
  return (
    <>
      <Title>{urgent ? said.urgent : said.title}</Title>
      {urgent && who ? <Now who={who} /> : null}
      {zin !== '' && <Quote by={said.reads}>{phone.words(phone.store.record('barrier', zin)?.sentence) ?? ''}</Quote>}
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (state !== 'busy') void send() }}>
        {urgent ? <Text>{said.today}</Text> : <fieldset class="mwr-choices"><legend>{said.who}</legend>
          {list.map(([one, { person }]) => <Radio key={one} name="wie" value={one} on={one === whom} pick={choose} small={said.is[one] ?? ''}>{person}</Radio>)}</fieldset>}
        <Line id="nummer" label={nlLater.contact.detail.telefoon ?? ''} value={number} type={dial} kind="tel" auto="tel" error={typeof state === 'object' ? state.text : undefined} />
        <Line id="naam" label={said.name} value={name} type={call} />
        <Field id="waarover" label={said.words} value={words} type={write} lines={3} />
        <Note>{said.only(who?.person ?? '')} {said.gone}</Note>
        {state === 'failed' && <p class="ams-error-message" role="alert"><Icon name="offline" /> {said.failed(who?.number ?? '')}</p>}
        <Actions><Button kind="primary" submit disabled={state === 'busy'}>{state === 'busy' ? nlLater.contact.saving : said.send}</Button>{leave}</Actions>
      </form>
    </>
  )
}

// Now stands there at once, without asking the server for anything.
function Now({ who: { person, number, until } }: { who: Urgent }) {
  return (
    <div class="mwr-stack mwr-stack--tight">
      <p class="mwr-say">{said.go(person)}</p>
      <p class="ams-paragraph">{said.or}<a class="ams-link" href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>{nl.urgent.until(until)}</p>
      <p class="mwr-trust"><Icon name="lock" /> {said.off}</p>
    </div>
  )
}
