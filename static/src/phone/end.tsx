// The end: what somebody takes home, and how to leave nothing behind on a borrowed phone.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { nl } from './nl'
import { OwnCards } from './mine'
import { Actions, Button, day, Note, Text, Title } from './parts'
import type { Phone } from './phone'
import { post } from './post'
import { Unsent } from './status'

// Home is what somebody takes with them: the day on which we meet again, their own page, and the outcome.
export function Home({ phone, title, chosen }: { phone: Phone; title: string; chosen?: boolean }) {
  const talk = phone.talk.value
  return (
    <>
      <Title>{title}</Title>
      {chosen && <p class="mwr-trust"><Icon name="check" /> {nl.contact.kept}</p>}
      {!!talk?.feedback && <Text><strong>{nl.end.next(day(talk.feedback))}</strong> {nl.end.better}</Text>}
      {phone.code && <div class="mwr-stack mwr-stack--tight"><Text>{nl.end.code}</Text><p class="mwr-code-own">{phone.code}</p></div>}
      <Actions>
        <a class="ams-button ams-button--primary" href="/mijn"><Icon name="note" /> {nl.end.mine}</a>
        <a class="ams-button ams-button--secondary" href="/mijn/blad"><Icon name="print" /> {nl.end.sheet}</a>
        <a class="ams-button ams-button--tertiary" href={`/uitkomst/${encodeURIComponent(phone.session)}`}><Icon name="see" /> {nl.end.outcome}</a>
        {chosen && <Button icon="edit" does={() => phone.contact.type('')}>{nl.contact.again}</Button>}
      </Actions>
      {!talk?.publishedAt && <Note>{nl.end.outcomeSoon}</Note>}
    </>
  )
}

export function Closed({ phone }: { phone: Phone }) {
  return (
    <>
      <Home phone={phone} title={nl.end.closed} />
      <Unsent phone={phone} />
      <OwnCards phone={phone} still />
    </>
  )
}

// Leave asks once, then wipes this phone before it tells the server: a phone without a line must be empty too.
export function Leave({ phone }: { phone: Phone }) {
  const [state, turn] = useState<'' | 'busy' | 'failed'>('')
  const unsent = phone.store.pending.value.length + phone.store.returned.value.length
  const finish = async () => {
    turn('busy')
    if (await post('/klaar', {})) location.assign('/')
    else turn('failed')
  }
  const wipe = async () => {
    phone.leaving.value = true
    turn('busy')
    await phone.box.wipe().catch(() => undefined)
    await finish()
  }
  if (state === 'busy') return <Title>{nl.leave.busy}</Title>
  if (state === 'failed') {
    return <><Title>{nl.leave.failed}</Title><Actions><Button kind="primary" does={finish}>{nl.leave.again}</Button></Actions></>
  }
  return (
    <>
      <Title>{nl.leave.title}</Title>
      <Text>{nl.leave.text} {nl.leave.stays}</Text>
      {unsent > 0 && <p class="mwr-trust"><Icon name="urgent" /> {nl.leave.unsent(unsent)}</p>}
      {phone.draft.text.value.trim() !== '' && <p class="mwr-trust"><Icon name="urgent" /> {nl.leave.draft}</p>}
      <Actions>
        <Button kind="primary" icon="withdraw" does={wipe}>{nl.leave.yes}</Button>
        <Button does={() => { phone.view.value = 'talk' }}>{nl.leave.no}</Button>
      </Actions>
    </>
  )
}
