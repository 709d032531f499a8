// The bundles: is my own sentence right, do I know the others too, and what the group says together.
import { useState } from 'preact/hooks'
import type { Barrier, Card } from '../wire.gen'
import { asked } from './asked'
import { AskAbout } from './call'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { nameOf, stepsOf } from './card'
import { Kind } from './kind'
import { newest } from './own'
import { Actions, Button, Choice, Quote, Text, Title } from './parts'
import { mayWrite } from './phase'
import type { Phone } from './phone'

export const barriersOf = (phone: Phone): Barrier[] =>
  phone.store.records('barrier').value.map((one) => one.value).filter(({ state }) => state !== 'losgemaakt' && state !== 'samengevoegd')

export function Barriers({ phone, heading }: { phone: Phone; heading: string }) {
  const [all] = useState(() => ({ most: 0 }))
  const seat = phone.seat.value
  if (!seat) return null
  const told = barriersOf(phone).find(({ id }) => id === phone.tagging.value)
  if (told) return <Kind key={told.id} phone={phone} heading={heading} barrier={told} />
  const list = asked({
    barriers: barriersOf(phone), mine: phone.store.records('mine').value.map((one) => one.value), pending: phone.store.pending.value,
    cards: new Set(phone.own.value.map(({ card }) => card)), seat, skipped: phone.skipped.value,
  })
  all.most = Math.max(all.most, list.length)
  const [next] = list
  if (!next) return <Together phone={phone} heading={heading} done={all.most > 0} />
  const where = all.most > 1 ? `${heading} · ${nlLater.barrier.of(all.most - list.length + 1, all.most)}` : heading
  const sentence = phone.words(next.barrier.sentence) ?? ''
  const skip = () => { phone.skipped.value = new Set([...phone.skipped.peek(), next.barrier.id]) }
  const said = () => phone.tell.own(nlLater.barrier.said)
  const confirm = (yes: boolean) => phone.send('confirm-barrier', { barrier: next.barrier.id, yes }).then(() => {
    said()
    if (yes) phone.tagging.value = next.barrier.id
  })
  const recognise = () => phone.send('recognise-barrier', { barrier: next.barrier.id }).then(said)
  const title = next.what === 'confirm' ? nlLater.barrier.right : seat.official ? nlLater.barrier.work : nlLater.barrier.also
  return (
    <>
      <p class="mwr-phase">{where}</p>
      <Title of={`${title} ${next.barrier.id}`}>{title}</Title>
      <Quote core by={nlLater.barrier.says}>{sentence}</Quote>
      {next.what === 'confirm' && <Text>{nlLater.barrier.yours}</Text>}
      <div class="mwr-choices">
        {next.what === 'confirm'
          ? <><Choice icon="check" does={() => confirm(true)}>{nlLater.barrier.yes}</Choice><Choice icon="edit" does={() => confirm(false)}>{nlLater.barrier.no}</Choice></>
          : <Choice icon="check" does={recognise}>{seat.official ? nlLater.barrier.yesWork : nlLater.barrier.yesAlso}</Choice>}
      </div>
      <Actions><Button icon="next" does={skip}>{nlLater.barrier.skip}</Button></Actions>
    </>
  )
}

function Together({ phone, heading, done }: { phone: Phone; heading: string; done: boolean }) {
  const list = barriersOf(phone)
  const cards = cardsOf(phone)
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title>{list.length > 0 ? nlLater.barrier.list : nlLater.read.title}</Title>
      {done && <Text>{nlLater.barrier.done}</Text>}
      {list.length === 0 && cards.length === 0 && <Text>{nlLater.read.none}</Text>}
      <Sentences phone={phone} list={list} />
      {list.length > 0 && cards.length > 0
        ? <Actions><Button kind="secondary" icon="read" does={() => { phone.view.value = 'read' }}>{nlLater.read.open}</Button><WriteMore phone={phone} /></Actions>
        : <><Cards phone={phone} /><Actions><WriteMore phone={phone} /></Actions></>}
    </>
  )
}

export function WriteMore({ phone }: { phone: Phone }) {
  if (!mayWrite(phone.phase.value, phone.seat.value?.side ?? '')) return null
  return <Button icon="edit" does={() => { phone.view.value = 'write' }}>{nl.card.write}</Button>
}

export function Sentences({ phone, list }: { phone: Phone; list: readonly Barrier[] }) {
  return (
    <ul class="mwr-stack mwr-stack--wide">
      {list.map((barrier) => (
        <li key={barrier.id} class="mwr-stack mwr-stack--tight">
          <Quote core>{phone.words(barrier.sentence) ?? ''}</Quote>
          <p class="mwr-state"><State state={barrier.state} /> {nlLater.barrier.people(phone.store.record('tally', `recognition.${barrier.id}`)?.total ?? 0)}</p>
          {phone.seat.value?.official === false && <Actions row><AskAbout phone={phone} id={barrier.id} /></Actions>}
        </li>
      ))}
    </ul>
  )
}

function State({ state }: { state: string }) {
  if (state === 'bevestigd') return <span class="ams-badge ams-badge--lime">{nlLater.barrier.confirmed}</span>
  if (state === 'bevestigd_intern') return <span class="ams-badge ams-badge--orange">{nlLater.barrier.internal}</span>
  if (state === 'klopt_niet') return <span class="ams-badge ams-badge--orange">{nlLater.barrier.doubted}</span>
  return <span class="ams-badge">{nlLater.barrier.bundled}</span>
}

const cardsOf = (phone: Phone): Card[] => phone.store.records('card').value.map((one) => one.value).filter(({ state }) => state !== 'ingetrokken' && state !== 'verborgen')

// Cards are the revealed words, a list a step; the list of a step opens when it is pressed.
export function Cards({ phone }: { phone: Phone }) {
  const cards = cardsOf(phone)
  const mine = new Set(phone.own.value.map(({ card }) => card))
  const steps = stepsOf(phone).map((step) => ({ step, here: cards.filter((card) => card.step === step.id) })).filter(({ here }) => here.length > 0)
  return (
    <div class="mwr-stack">
      {steps.map(({ step, here }) => (
        <details key={step.id} class="mwr-more" open={steps.length === 1}>
          <summary><h2>{nameOf(phone, step)}</h2> <span class="mwr-note">{nlLater.read.cards(here.length)}</span></summary>
          <ul class="mwr-stack">
            {here.map((card) => <li key={card.id} class="mwr-card"><Quote by={by(card, mine)}>{phone.words(newest(card.words, card.newer)) ?? nlLater.read.gone}</Quote></li>)}
          </ul>
        </details>
      ))}
    </div>
  )
}

function by(card: Card, mine: ReadonlySet<string>): string {
  if (mine.has(card.id)) return nlLater.read.yours
  return card.function || (nlLater.read.side[card.side] ?? nlLater.read.official)
}

export function Read({ phone }: { phone: Phone }) {
  return (
    <>
      <Title>{nlLater.read.title}</Title>
      <Cards phone={phone} />
      <Actions><Button kind="primary" icon="back" does={() => { phone.view.value = 'talk' }}>{nl.bar.back}</Button></Actions>
    </>
  )
}
