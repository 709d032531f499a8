// The terugkoppelgesprek on a phone: what the room looks at, and for who told it before a question of one or two taps.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import type { Light } from '../wire.gen'
import { tell, useEarlier, type Earlier, type EarlierBack, type EarlierLeg } from './earlier'
import { nlLater } from './later.nl'
import { Actions, Button, Choice, Line, Note, Quote, Text, Title } from './parts'
import type { Phone } from './phone'
import { Verdict } from './verdict'

const t = nlLater.feedback

export function Feedback({ phone, heading }: { phone: Phone; heading: string }) {
  const { earlier, load, take } = useEarlier(phone)
  const kind = phone.phase.value?.kind ?? ''
  const light = phone.store.record('light', phone.session)
  const lives = phone.seat.value?.side === 'ervaring'
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title of={`terug ${kind}`}>{t.title[kind] ?? heading}</Title>
      {lives && earlier?.state === 'bekend' && <Asked phone={phone} kind={kind} earlier={earlier} load={load} />}
      {light?.what && !(earlier && asks(kind, earlier).has(`${light.what} ${light.of}`)) && <InTheLight phone={phone} light={light} />}
      {!lives && <Text>{t.listens}</Text>}
      {lives && earlier && earlier.state !== 'bekend' && <Slip elsewhere={earlier.state === 'elders'} take={take} />}
    </>
  )
}

function InTheLight({ phone, light }: { phone: Phone; light: Light }) {
  return (
    <section class="mwr-stack" aria-labelledby="licht">
      <h2 class="ams-heading ams-heading--3" id="licht">{t.now}</h2>
      {light.sentence && <Quote core>{phone.words(light.sentence)}</Quote>}
      {light.title && <Text>{[phone.words(light.title), light.by].filter(Boolean).join(' · ')}</Text>}
      {light.said && <Quote by={light.title ? t.owner : light.by}>{phone.words(light.said)}</Quote>}
      {light.theirs && light.what === 'leg' && <Quote by={t.theirs}>{phone.words(light.theirs)}</Quote>}
    </section>
  )
}

// asks names what stands among the questions already.
const asks = (kind: string, { actions, legs, back }: Earlier): ReadonlySet<string> => new Set([
  ...kind === 'nakijken' ? actions.filter(({ open }) => open).map(({ id }) => `action ${id}`) : [],
  ...kind === 'hogerop' ? legs.map(({ id }) => `leg ${id}`) : [], ...kind === 'terugkeer' ? back.map(({ recurrence }) => `recurrence ${recurrence}`) : [],
])

interface AskedProps { phone: Phone; kind: string; earlier: Earlier; load(): Promise<void> }

// Asked are the questions of the part that is on; a question of another part waits for that.
function Asked({ phone, kind, earlier, load }: AskedProps) {
  const lit = phone.store.record('light', phone.session)?.of
  const actions = kind === 'nakijken' ? earlier.actions.filter(({ open }) => open).sort((a, b) => Number(b.id === lit) - Number(a.id === lit)) : []
  const legs = kind === 'hogerop' ? earlier.legs.filter(({ read, compare, said }) => read || compare || said) : []
  const back = kind === 'terugkeer' ? earlier.back : []
  if (actions.length + legs.length + back.length === 0) return <Text>{kind === 'klaar' && earlier.actions.length > 0 ? t.wait : t.none}</Text>
  return (
    <ul class="mwr-stack mwr-stack--wide">
      {actions.map((action) => <li key={action.id} class="mwr-stack"><Verdict phone={phone} action={action} load={load} /></li>)}
      {legs.map((leg) => <li key={leg.id} class="mwr-stack"><Answer phone={phone} leg={leg} load={load} /></li>)}
      {back.map((one) => <li key={one.recurrence || one.barrier} class="mwr-stack"><Back phone={phone} back={one} load={load} /></li>)}
    </ul>
  )
}

// useTell sends one answer, and says whether it was kept.
function useTell(phone: Phone, load: () => Promise<void>): [string, (op: string, fields: Readonly<Record<string, string>>) => Promise<void>] {
  const [no, say] = useState('')
  return [no, async (op, fields) => {
    const told = await tell(`/d/eerder/doe/${op}`, fields)
    say(told.kept ? '' : told.no || t.failed)
    if (!told.kept) return
    phone.tell.own(t.kept)
    await load()
  }]
}

const Wrong = ({ no }: { no: string }) => no ? <p class="ams-error-message" role="alert"><Icon name="offline" /> {no}</p> : null

function Answer({ phone, leg, load }: { phone: Phone; leg: EarlierLeg; load(): Promise<void> }) {
  const [no, send] = useTell(phone, load)
  return (
    <>
      <h2 class="ams-heading ams-heading--3">{t.answer(leg.to)}</h2>
      {leg.sentences.map((one) => <Quote key={one} core by={t.told}>{one}</Quote>)}
      {leg.kind && <Text><strong>{leg.kind}.</strong></Text>}
      {leg.answer ? <Quote by={leg.by}>{leg.answer}</Quote> : <Text>{leg.doing}</Text>}
      {leg.read && <Actions><Button kind="secondary" icon="check" does={() => send('deliver-answer', { leg: leg.id })}>{t.read}</Button></Actions>}
      {(leg.compare || leg.said) && leg.pieces.length > 0 && <Quote by={t.theirs}>{leg.pieces.map(({ mark, words }) => mark === '-' ? null : mark === '+' ? <ins>{words} </ins> : `${words} `)}</Quote>}
      {leg.compare && <>
        <Text>{t.meant}</Text>
        <div class="mwr-choices">{t.whispers.map(([says = '', word = '']) => <Choice key={says} does={() => send('answer-whisper', { leg: leg.id, says })}>{word}</Choice>)}</div>
        <Note>{t.private}</Note>
      </>}
      {leg.said && <p class="mwr-trust"><Icon name="check" /> {t.said(leg.said)}</p>}
      <Wrong no={no} />
    </>
  )
}

function Back({ phone, back, load }: { phone: Phone; back: EarlierBack; load(): Promise<void> }) {
  const [no, send] = useTell(phone, load)
  return (
    <>
      <Quote core>{back.sentence}</Quote>
      {back.older && <><Text>{t.older}</Text><Quote>{back.older}</Quote></>}
      <div class="mwr-choices">
        {back.recurrence
          ? t.backs.map(([says = '', word = '']) => <Choice key={says} does={() => send('answer-recurrence', { recurrence: back.recurrence, says })}>{word}</Choice>)
          : <Choice icon="repeat" does={() => send('say-again', { barrier: back.barrier })}>{t.iHave}</Choice>}
      </div>
      <Note>{t.private}</Note>
      <Wrong no={no} />
    </>
  )
}

// Slip asks for the code of then, once somebody sits here already.
function Slip({ elsewhere, take }: { elsewhere: boolean; take(earlier: Earlier): void }) {
  const [code, type] = useState('')
  const [no, say] = useState('')
  const send = async () => {
    const told = await tell('/d/eerder', { briefje: code })
    if (told.kept) take(told.body as Earlier)
    else say(told.no || t.failed)
  }
  return (
    <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <h2 class="ams-heading ams-heading--3">{t.slip}</h2>
      {elsewhere && <Text>{t.slipElse}</Text>}
      <Line id="briefje" label={t.slipHint} value={code} type={(text) => { type(text); say('') }} error={no || undefined} />
      <Actions><Button kind="secondary" submit disabled={code.trim() === ''}>{t.open}</Button></Actions>
    </form>
  )
}
