// Being let in: the first words of welcome, waiting for toelaten, and what an official says yes to.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { nl } from './nl'
import { Actions, Button, Text, Title } from './parts'
import type { Phone } from './phone'

export function Waiting({ phone }: { phone: Phone }) {
  return (
    <>
      <Title>{nl.seat.waiting}</Title>
      <Text>{nl.seat.waitingText}</Text>
      <Promised person={phone.urgent.value?.person} />
    </>
  )
}

export function Welcome({ phone }: { phone: Phone }) {
  const talk = phone.talk.value
  const attending = talk?.attending ?? []
  return (
    <>
      <Title>{nl.welcome.title}</Title>
      <Promised person={phone.urgent.value?.person} />
      {phone.seat.value?.official === false && attending.length > 0 && <div class="mwr-stack mwr-stack--tight">
        <Text>{nl.welcome.who}</Text>
        <ul class="mwr-list">{attending.map((one) => <li key={one}>{one}</li>)}</ul>
      </div>}
      {phone.seat.value?.side === 'ervaring' && <Actions row><Button icon="chair" does={() => { phone.view.value = 'seating' }}>{nl.seating.title}</Button></Actions>}
    </>
  )
}

// Promised is what everybody reads before the first card: who sees it, how to take it away, whom to ask (§4.0-7).
function Promised({ person }: { person: string | undefined }) {
  return (
    <ul class="mwr-stack mwr-promise">
      <li><Icon name="lock" /> <span>{nl.welcome.first}</span></li>
      <li><Icon name="see" /> <span>{nl.welcome.later}</span></li>
      <li><Icon name="withdraw" /> <span>{nl.welcome.take}</span></li>
      {person && <li><Icon name="people" /> <span>{nl.welcome.ask(person)}</span></li>}
    </ul>
  )
}

export function Pledge({ phone }: { phone: Phone }) {
  const [given, give] = useState(false)
  const mandate = phone.store.records('mandate').value[0]?.value
  const yes = () => {
    give(true)
    void phone.send('give-pledge', {}).catch(() => give(false))
  }
  return (
    <>
      <Title>{nl.seat.pledge}</Title>
      <div class="mwr-stack">
        <p class="mwr-say">{nl.seat.promise}</p>
        <Text>{nl.seat.noLaw} {nl.seat.danger}</Text>
        <Text>{nl.seat.names}</Text>
        {mandate && <p class="mwr-note">{nl.seat.signed(mandate.signedBy)}</p>}
      </div>
      {mandate && <dl class="mwr-facts">
        <Fact term={nl.seat.mandate} text={phone.words(mandate.use)} />
        <Fact term={nl.seat.mayPromise} text={phone.words(mandate.mayPromise)} />
        <Fact term={nl.seat.offTable} text={phone.words(mandate.offTable)} />
      </dl>}
      <Actions><Button kind="primary" does={yes} disabled={given}>{nl.seat.yes}</Button></Actions>
    </>
  )
}

const Fact = ({ term, text }: { term: string; text: string | undefined }) => text ? <div><dt>{term}</dt><dd dir="auto">{text}</dd></div> : null
