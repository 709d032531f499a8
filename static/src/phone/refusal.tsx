// What the server did not take. The words stand in the field again, with why; nothing that somebody wrote is lost.
import { useState } from 'preact/hooks'
import type { Json, Returned } from '../live/outbox'
import type { Wishes } from '../wire.gen'
import { nl } from './nl'
import { texts } from './own'
import { Actions, Button, Field, Text, Title } from './parts'
import type { Phone } from './phone'

export function Refusal({ phone, back }: { phone: Phone; back: Returned }) {
  const [field, words] = texts(back.entry)[0] ?? ['', '']
  const [text, type] = useState(words)
  const { box } = phone
  if (field === '') {
    return (
      <>
        <Title>{back.no.text}</Title>
        <Actions><Button kind="primary" does={() => box.taken(back.id)}>{nl.refusal.ok}</Button></Actions>
      </>
    )
  }
  const again = async () => {
    const sent = back.entry.body as { readonly [key: string]: Json }
    const now = phone.store.record('route-step', `${sent.step}`)?.revisions?.[`${sent.what}`] // who reads why it was refused, saw what stands there
    const body = { ...sent, ...now && { was: now }, [field]: text.trim() } as unknown as Wishes[keyof Wishes]
    await phone.send(back.entry.op as keyof Wishes, body, { phase: back.entry.phase })
    await box.taken(back.id)
    phone.tell.own(nl.card.kept)
  }
  const suggest = typeof back.no.suggest === 'string' && back.no.suggest !== text ? back.no.suggest : undefined
  return (
    <>
      <Title>{nl.refusal.title}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '') void again() }}>
        <Field id="terug" label={nl.card.words} error={back.no.text} hint={nl.refusal.text} value={text} type={type} />
        {suggest && <div class="mwr-stack mwr-stack--tight mwr-proposal">
          <Text><strong>{nl.refusal.proposal}:</strong> <span dir="auto">{suggest}</span></Text>
          <Button kind="secondary" icon="check" does={() => { type(suggest); phone.tell.own(nl.refusal.took); document.getElementById('terug')?.focus() }}>{nl.refusal.suggest}</Button>
        </div>}
        <Actions>
          <Button kind="primary" submit>{nl.refusal.again}</Button>
          <Button icon="withdraw" does={() => box.taken(back.id)}>{nl.refusal.drop}</Button>
        </Actions>
      </form>
    </>
  )
}
