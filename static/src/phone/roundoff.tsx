// Afronden: how news finds this person, and once more how safe it feels.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { Home } from './end'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { Actions, Button, Line, Radio, Title } from './parts'
import type { Phone } from './phone'
import { post } from './post'
import { Pulse, pulseOf } from './pulse'

export function RoundOff({ phone, heading }: { phone: Phone; heading: string }) {
  if (phone.contact.text.value === '') return <Contact phone={phone} heading={heading} />
  return <Last key={phone.seen.value?.id} phone={phone} heading={heading} />
}

// Last asks once more how safe it feels, and then shows what somebody takes with them.
function Last({ phone, heading }: { phone: Phone; heading: string }) {
  const [was] = useState(pulseOf(phone))
  const key = `pulse.${phone.seen.value?.id}`
  if (!phone.phase.value?.pulse || was || phone.skipped.value.has(key)) return <Home phone={phone} title={nl.end.title} chosen />
  return <><p class="mwr-phase">{heading}</p><Pulse phone={phone} next={() => { phone.skipped.value = new Set([...phone.skipped.peek(), key]) }} /></>
}

function Contact({ phone, heading }: { phone: Phone; heading: string }) {
  const [way, choose] = useState('collectief')
  const [detail, write] = useState('')
  const [state, turn] = useState<'' | 'missing' | 'saving' | 'failed'>('')
  const label = nlLater.contact.detail[way]
  const save = async () => {
    if (label && detail.trim() === '') {
      turn('missing')
      return document.getElementById('gegeven')?.focus()
    }
    turn('saving')
    const kept = await post('/mijn/contact', { way, detail: label ? detail.trim() : '' })
    if (!kept) return turn('failed')
    phone.tell.own(nl.contact.kept)
    phone.contact.type(way)
  }
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title>{nlLater.contact.title}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (state !== 'saving') void save() }}>
        <fieldset class="mwr-choices">
          <legend class="ams-visually-hidden">{nlLater.contact.one}</legend>
          {Object.entries(nlLater.contact.ways).map(([one, [name, what]]) => <Radio key={one} name="hoe" value={one} on={one === way} pick={choose} small={what}>{name}</Radio>)}
        </fieldset>
        {label && <Line key={way} id="gegeven" label={label} value={detail} type={write} hint={nlLater.contact.keep}
          kind={way === 'mail' ? 'email' : way === 'telefoon' ? 'tel' : 'text'} auto={way === 'mail' ? 'email' : way === 'telefoon' ? 'tel' : 'street-address'}
          error={state === 'missing' ? nlLater.contact.missing : undefined} />}
        {state === 'failed' && <p class="ams-error-message" role="alert"><Icon name="offline" /> {nlLater.contact.failed}</p>}
        <Actions><Button kind="primary" submit disabled={state === 'saving'}>{state === 'saving' ? nlLater.contact.saving : nlLater.contact.save}</Button></Actions>
      </form>
    </>
  )
}
