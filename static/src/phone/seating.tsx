// Rather not beside somebody (§4.0-4): what somebody is afraid of is asked, and never written in the log.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { Actions, Button, Line, Text, Title } from './parts'
import type { Phone } from './phone'
import { post } from './post'

// Seating is a page that somebody opens, or with a heading the part of the conversation in which it is asked.
export function Seating({ phone, heading }: { phone: Phone; heading?: string }) {
  const [table, choose] = useState(false)
  const [who, write] = useState('')
  const [state, turn] = useState<'' | 'missing' | 'saving' | 'failed' | 'kept'>('')
  const back = !heading && <Button icon="back" does={() => { phone.view.value = 'talk' }}>{nl.bar.back}</Button>
  const save = async () => {
    const wish = [table ? nlLater.seating.table : '', who.trim() && nlLater.seating.not(who.trim())].filter(Boolean).join('. ')
    if (wish === '') {
      turn('missing')
      return document.getElementById('wie')?.focus()
    }
    turn('saving')
    if (!await post('/mijn/zitwens', { wish })) return turn('failed')
    phone.tell.own(nlLater.seating.kept)
    turn('kept')
  }
  const part = heading && <p class="mwr-phase">{heading}</p>
  if (state === 'kept') return <>{part}<Title>{nlLater.seating.kept}</Title><Text>{nlLater.seating.gone}</Text><Actions>{back}</Actions></>
  return (
    <>
      {part}
      <Title>{nl.seating.title}</Title>
      <Text>{nlLater.seating.reads} {nlLater.seating.gone}</Text>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (state !== 'saving') void save() }}>
        <label class="mwr-choice"><input type="checkbox" checked={table} onChange={(event) => { choose(event.currentTarget.checked) }} /> <span>{nlLater.seating.table}</span></label>
        <Line id="wie" label={nlLater.seating.who} hint={nlLater.seating.hint} value={who} type={(text) => { write(text.slice(0, longest)) }} error={state === 'missing' ? nlLater.seating.missing : undefined} />
        {state === 'failed' && <p class="ams-error-message" role="alert"><Icon name="offline" /> {nlLater.contact.failed}</p>}
        <Actions><Button kind="primary" submit disabled={state === 'saving'}>{state === 'saving' ? nlLater.contact.saving : nlLater.contact.save}</Button>{back}</Actions>
      </form>
    </>
  )
}

const longest = 60
