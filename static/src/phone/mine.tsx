// One's own cards: the words, where they are now, who may see them, and how to change or take them away.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon, type IconName } from '../live/icon'
import { nl } from './nl'
import { readable, trust, type Own, type Trust } from './own'
import { feelingIcon } from './feeling'
import { Actions, Button, Field, Quote, toTitle } from './parts'
import { nameOf, stepsOf } from './card'
import { asks } from './phase'
import type { Phone } from './phone'

const lines: { readonly [trust in Trust]: readonly [IconName, string] } = {
  saved: ['saved', nl.trust.saved], sent: ['lock', nl.trust.sent], shown: ['see', nl.trust.shown], collective: ['people', nl.trust.collective],
  hidden: ['lock', nl.trust.hidden], withdrawn: ['withdraw', nl.trust.withdrawn],
}

export function OwnCards({ phone, still, wide }: { phone: Phone; still?: boolean; wide?: boolean }) {
  const list = phone.own.value
  if (list.length === 0) return wide ? <p class="ams-paragraph">{nl.card.nothing}</p> : null
  const looking = (phone.talk.value?.guests ?? []).filter(({ part, ended }) => part === 'waarnemer' && !ended) // who will read them too
  return (
    <section class="mwr-stack" aria-labelledby="mijn">
      <h2 class={wide ? 'ams-visually-hidden' : 'ams-heading ams-heading--3'} id="mijn">{nl.card.mine}</h2>
      {looking.map(({ id, name, function: as }) => <p key={id} class="mwr-note">{nl.card.looking(`${name}, ${as}`)}</p>)}
      <ul class="mwr-stack mwr-stack--wide">
        {list.map((own) => <OwnCard key={own.card} phone={phone} own={own} still={still ?? false} />)}
      </ul>
    </section>
  )
}

function OwnCard({ phone, own, still }: { phone: Phone; own: Own; still: boolean }) {
  const [open, turn] = useState<'' | 'words' | 'helped' | 'away'>('')
  const at = useRef<HTMLLIElement>(null)
  const name = nl.own.about(readable(own.text))
  const step = stepsOf(phone).find(({ id }) => id === own.step)
  const close = () => {
    turn('')
    phone.editing.value = ''
    requestAnimationFrame(() => at.current?.querySelector('button')?.focus()) // where the hand was
  }
  const edit = (what: 'words' | 'helped') => {
    turn(what)
    phone.editing.value = own.card
  }
  const save = (text: string) => {
    const body = { card: own.card, text: open === 'words' ? text : '', helped: open === 'helped' ? text : '' }
    void phone.send('reword-card', body).then(() => { phone.tell.own(nl.card.kept); close() })
  }
  useEffect(() => () => { if (phone.editing.peek() === own.card) phone.editing.value = '' }, [])
  return (
    <li class="mwr-card" ref={at}>
      {open === 'words' ? <Edit id={own.card} label={nl.card.words} text={own.text ?? ''} save={save} leave={close} /> : <>
        <Quote by={own.mine?.behalf ? nl.own.behalf : nameOf(phone, step)}>{own.text ?? nl.own.erased}</Quote>
        {own.helped && open !== 'helped' && <p class="mwr-note" dir="auto">{nl.own.helpedWas(own.helped)}</p>}
        {own.feeling && <p class="mwr-note"><Icon name={feelingIcon(own.feeling)} /> {nl.own.feels(nl.feelings[own.feeling] ?? own.feeling)}</p>}
        <TrustLine phone={phone} own={own} />
        {!still && trust(own) !== 'hidden' && <Consent phone={phone} own={own} />}
        {open === 'helped' && <Edit id={own.card} label={nl.own.helped} text={own.helped ?? ''} save={save} leave={close} />}
        {open === 'away' && <Sure yes={() => { void phone.send('withdraw-card', { card: own.card }).then(() => { phone.tell.own(nl.trust.withdrawn); toTitle() }) }} no={close} />}
        {!still && open === '' && <Actions row>
          <Button icon="edit" about={name} does={() => edit('words')}>{nl.own.change}</Button>
          <Button icon="withdraw" about={name} does={() => turn('away')}>{nl.own.away}</Button>
          {asksHelped(phone, own) && <Button icon="add" about={name} does={() => edit('helped')}>{nl.own.helped}</Button>}
        </Actions>}
      </>}
    </li>
  )
}

function TrustLine({ phone, own }: { phone: Phone; own: Own }) {
  const state = trust(own)
  const [icon, words] = lines[state]
  const reason = phone.words(own.mine?.reason)
  return (
    <>
      <p class="mwr-trust"><Icon name={icon} /> {state === 'saved' && !phone.box.durable ? nl.trust.memory : words}</p>
      {state === 'hidden' && reason && <p class="mwr-note" dir="auto">{nl.own.reason(reason)}</p>}
    </>
  )
}

const answers = ['ja', 'liever_niet', 'alleen_het_collectief'] as const

function Consent({ phone, own }: { phone: Phone; own: Own }) {
  return (
    <fieldset class="mwr-pick">
      <legend>{nl.own.may}<span class="ams-visually-hidden">{nl.own.about(readable(own.text))}</span></legend>
      {answers.map((answer) => (
        <label key={answer}>
          <input type="radio" name={`mag-${own.card}`} checked={own.consent === answer} onChange={() => { void phone.send('consent-card', { card: own.card, answer }) }} />
          <span>{nl.own.consent[answer]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Edit({ id, label, text, save, leave }: { id: string; label: string; text: string; save: (text: string) => void; leave: () => void }) {
  const [typed, type] = useState(text)
  return (
    <form class="mwr-stack mwr-stack--tight" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') save(typed.trim()) }}>
      <Field id={`veld-${id}`} label={label} hint={nl.card.names} value={typed} type={type} lines={3} focus />
      <Actions row>
        <Button kind="secondary" submit>{nl.own.save}</Button>
        <Button does={leave}>{nl.own.leave}</Button>
      </Actions>
    </form>
  )
}

function Sure({ yes, no }: { yes: () => void; no: () => void }) {
  const at = useRef<HTMLDivElement>(null)
  useEffect(() => { at.current?.focus() }, [])
  return (
    <div class="mwr-stack mwr-stack--tight mwr-sure" role="group" aria-label={nl.own.sure} tabIndex={-1} ref={at}>
      <p>{nl.own.sure}</p>
      <Actions row>
        <Button kind="secondary" does={yes}>{nl.own.yes}</Button>
        <Button does={no}>{nl.own.no}</Button>
      </Actions>
    </div>
  )
}

function asksHelped(phone: Phone, own: Own): boolean {
  const side = phone.seat.value?.side ?? ''
  return !own.helped && (phone.talk.value?.phases ?? []).some((phase) => asks(phase, side).some(({ id, helped }) => id === own.question && helped))
}
