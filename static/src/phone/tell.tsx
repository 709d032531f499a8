// The forms at a step: how it goes or is meant, what is asked there, where somebody got stuck, and a step that is missing.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { newId } from '../live/outbox'
import { maxCard, type Practice, type Route, type RouteStep } from '../wire.gen'
import { nl } from './nl'
import { Actions, Button, Choice, Field, Line, Note, Quote, Radio, Title } from './parts'
import { asks } from './phase'
import type { Phone } from './phone'
import { nlRounds } from './rounds.nl'
import { useForm } from './typed'

const t = nlRounds.walk
const longText = 600
const longAsk = 200
const longTitle = 120

const tooLong = (text: string, most: number): string | undefined => [...text].length > most ? t.long : undefined

const run = (phone: Phone): { phase: string } => ({ phase: phone.seen.value?.id ?? '' })

interface At { phone: Phone; step: RouteStep; done: () => void }

// Sees says before somebody writes who reads it, because on a drawing that is everybody, and at once.
const Sees = () => <p class="mwr-soon"><Icon name="see" /> {t.sees}</p>

// Told is how a step goes or is meant. Residents tell it together; who carries it out tells it for a department, and
// chooses first which, so that nobody writes over the words of another.
export function Told({ phone, step, what, done }: At & { what: 'echt' | 'bedoeld' }) {
  const { side = '', lives } = sideOf(phone)
  const there = what === 'echt' ? step.real.filter((one) => one.side === side) : []
  const [of, choose] = useState<string | undefined>(lives || there.length === 0 ? there[0]?.id ?? '' : undefined)
  if (of === undefined) {
    return (
      <>
        <Title>{t.dept}</Title>
        <div class="mwr-choices">
          {there.map((one) => <Choice key={one.id} does={() => choose(one.id)}>{one.by ?? ''}</Choice>)}
          <Choice icon="add" does={() => choose('')}>{t.otherDept}</Choice>
        </div>
        <Actions><Button icon="back" does={done}>{t.cancel}</Button></Actions>
      </>
    )
  }
  return <Story key={of} phone={phone} step={step} what={what} story={there.find(({ id }) => id === of)} works={what === 'echt' && !lives} done={done} />
}

const sideOf = (phone: Phone) => {
  const side = phone.seat.value?.side
  return { side, lives: side === 'ervaring' || side === 'begeleiding' }
}

// Story has in its field what stood there already, so that it is filled in further and not written twice.
function Story({ phone, step, what, story, works, done }: At & { what: 'echt' | 'bedoeld'; story: Practice | undefined; works: boolean }) {
  const before = phone.words(what === 'bedoeld' ? step.meant : story?.text) ?? ''
  const [first] = useState({ text: before, by: story?.by ?? '', was: step.revisions?.[what] ?? 0, practice: story?.id ?? newId() })
  const { draft, now, change } = useForm(phone, `stap-${step.id}-${what}-${story?.id ?? ''}`, first)
  const [lacks, miss] = useState(false)
  if (!draft) return null
  const long = tooLong(now.text, longText)
  const save = () => {
    const by = now.by.trim()
    if (now.text.trim() === '' || long) return document.getElementById('zo')?.focus()
    if (works && by === '') {
      miss(true)
      return document.getElementById('wie')?.focus()
    }
    void phone.send('describe-step', { step: step.id, what, practice: what === 'echt' ? now.practice : '', side: '', by: works ? by : '', text: now.text.trim(), was: now.was }, { ...run(phone), draft })
      .then(() => { phone.tell.own(t.kept); done() })
  }
  return (
    <>
      <Title>{what === 'echt' ? t.real1 : t.meant1}</Title>
      <Quote>{phone.words(step.title)}</Quote>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); save() }}>
        <Sees />
        {before !== '' && <Note>{t.added}</Note>}
        <Field id="zo" label={t.does[what]} hint={t.names} value={now.text} type={(text) => change({ text })} error={long} focus />
        {works && !story && <Line id="wie" label={t.dept} value={now.by} type={(by) => { miss(false); change({ by }) }} error={lacks ? t.deptNeeded : undefined} />}
        <Actions><Button kind="primary" submit>{t.save}</Button><Button icon="back" does={done}>{t.cancel}</Button></Actions>
      </form>
    </>
  )
}

// Asked names a paper or a question that somebody has to answer here.
export function Asked({ phone, step, done }: At) {
  const [first] = useState({ text: '', what: 'papier', known: '', demand: newId() })
  const { draft, now, change } = useForm(phone, `stap-${step.id}-gevraagd`, first)
  if (!draft) return null
  const long = tooLong(now.text, longAsk)
  const save = () => {
    if (now.text.trim() === '' || long) return document.getElementById('wat')?.focus()
    void phone.send('ask-at-step', { step: step.id, demand: now.demand, what: now.what, text: now.text.trim(), known: now.known.trim(), was: 0 }, { ...run(phone), draft })
      .then(() => { phone.tell.own(t.kept); done() })
  }
  return (
    <>
      <Title>{t.ask.title}</Title>
      <Quote>{phone.words(step.title)}</Quote>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); save() }}>
        <Sees />
        <fieldset class="mwr-choices">
          <legend class="ams-visually-hidden">{t.ask.title}</legend>
          <Radio name="soort" value="papier" on={now.what === 'papier'} pick={(what) => change({ what })}>{t.ask.paper}</Radio>
          <Radio name="soort" value="vraag" on={now.what === 'vraag'} pick={(what) => change({ what })}>{t.ask.question}</Radio>
        </fieldset>
        <Field id="wat" label={t.ask.which} hint={t.names} value={now.text} type={(text) => change({ text })} lines={2} error={long} />
        <Line id="bekend" label={t.ask.known} value={now.known} type={(known) => change({ known })} />
        <Actions><Button kind="primary" submit>{t.save}</Button><Button icon="back" does={done}>{t.cancel}</Button></Actions>
      </form>
    </>
  )
}

// Stuck is a card at this step: the same card as everywhere, with the step filled in.
export function Stuck({ phone, step, gaveUp, done }: At & { gaveUp: boolean }) {
  const [first] = useState({ text: '', stopped: gaveUp, card: newId() })
  const { draft, now, change } = useForm(phone, `stap-${step.id}-${gaveUp ? 'stop' : 'vast'}`, first)
  if (!draft) return null
  const all = asks(phone.phase.value, phone.seat.value?.side ?? '')
  const question = all.find(({ kind }) => kind === 'drempel') ?? all[0]
  const long = tooLong(now.text, maxCard)
  const save = () => {
    if (now.text.trim() === '' || long || !question) return document.getElementById('vast')?.focus()
    void phone.send('place-card', { card: now.card, question: question.id, step: step.hook ?? '', text: now.text.trim(), helped: '', feeling: '', stopped: now.stopped }, { ...run(phone), draft })
      .then(() => { phone.tell.own(t.kept); done() })
  }
  return (
    <>
      <Title>{t.stuck.title}</Title>
      <Quote>{phone.words(step.title)}</Quote>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); save() }}>
        <p class="mwr-soon"><Icon name="see" /> {nl.card.soon}</p>
        <Field id="vast" label={t.stuck.words} hint={t.names} value={now.text} type={(text) => change({ text })} error={long} focus />
        <label class="mwr-choice"><input type="checkbox" checked={now.stopped} onChange={(event) => change({ stopped: event.currentTarget.checked })} /> <span>{t.stuck.stopped}</span></label>
        <Actions><Button kind="primary" submit>{t.stuck.place}</Button><Button icon="back" does={done}>{t.cancel}</Button></Actions>
      </form>
    </>
  )
}

// Missing proposes a step: first what happens, then where.
export function Missing({ phone, route, done }: { phone: Phone; route: Route; done: () => void }) {
  const [first] = useState({ text: '', after: '', step: newId() })
  const { draft, now, change } = useForm(phone, `mist-${route.id}`, first)
  const [where, turn] = useState(false)
  if (!draft) return null
  const long = tooLong(now.text, longTitle)
  const name = (id: string) => phone.words(phone.store.record('route-step', id)?.title) ?? '…'
  const send = () => {
    void phone.send('propose-step', { route: route.id, step: now.step, after: now.after, title: now.text.trim(), hook: phone.store.record('route-step', now.after)?.hook ?? '' }, { ...run(phone), draft })
      .then(() => { phone.tell.own(t.step.kept); done() })
  }
  const on = () => now.text.trim() === '' || long ? document.getElementById('dan')?.focus() : turn(true)
  if (!where) {
    return (
      <>
        <Title>{t.step.title}</Title>
        <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); on() }}>
          <Sees />
          <Field id="dan" label={t.step.words} hint={t.names} value={now.text} type={(text) => change({ text })} lines={2} error={long} focus />
          <Actions><Button kind="primary" submit>{t.step.next}</Button><Button icon="back" does={done}>{t.cancel}</Button></Actions>
        </form>
      </>
    )
  }
  return (
    <>
      <Title>{t.step.where}</Title>
      <Quote>{now.text}</Quote>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        <fieldset class="mwr-choices">
          <legend class="ams-visually-hidden">{t.step.where}</legend>
          <Radio name="na" value="" on={now.after === ''} pick={(after) => change({ after })}>{t.step.first}</Radio>
          {route.steps.map((id, n) => <Radio key={id} name="na" value={id} on={now.after === id} pick={(after) => change({ after })}>{`${n + 1}. ${name(id)}`}</Radio>)}
        </fieldset>
        <div class="mwr-actions mwr-actions--stay"><Button kind="primary" submit>{t.step.send}</Button><Button icon="back" does={() => turn(false)}>{t.cancel}</Button></div>
      </form>
    </>
  )
}
