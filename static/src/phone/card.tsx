// Writing a card: the words, the step, perhaps a feeling. Three taps at most from the words to a card that is placed.
import { useState } from 'preact/hooks'
import { newId } from '../live/outbox'
import { Icon } from '../live/icon'
import { dealtOf } from '../live/paper'
import { feelings, maxCard, type Phase, type Question, type Step } from '../wire.gen'
import { nl } from './nl'
import { OwnCards } from './mine'
import { feelingIcon } from './feeling'
import { Actions, Aloud, Button, Choice, Field, Note, Radio, Title, toTitle } from './parts'
import { asks, mayWrite, phaseOf } from './phase'
import type { Phone } from './phone'

type Part = 'words' | 'step' | 'feeling' | 'question'

// writing says which part of the evening and which question the words belong to: where they were begun, else where we are.
export function writing(phone: Phone): { run: string; phase: Phase | undefined; question: Question | undefined; all: Question[] } {
  const side = phone.seat.value?.side ?? ''
  const begun = phone.begun.value
  const open = phone.draft.text.value.trim() !== '' && begun.run !== ''
  const run = open ? { id: begun.run, phase: begun.phase } : phone.seen.value
  const phase = phaseOf(phone.talk.value, run)
  const talk = phone.talk.value
  const all = [...asks(phase, side), ...(talk ? dealtOf(talk, phone.seat.value?.table, phone.store.words) : [])]
  return { run: run?.id ?? '', phase, all, question: all.find(({ id }) => id === begun.question) ?? all[0] }
}

export function Write({ phone, back, heading }: { phone: Phone; back?: () => void; heading?: string }) {
  const [part, turn] = useState<Part>('words')
  const [feeling, feel] = useState('')
  const [stopped, stop] = useState(false)
  const [busy, hurry] = useState(false)
  const { run, phase, question, all } = writing(phone)
  const text = phone.draft.text.value
  const step = stepsOf(phone).find(({ id }) => id === phone.begun.value.step)
  if (!phase || !question || !mayWrite(phase, phone.seat.value?.side ?? '')) return <OwnCards phone={phone} />

  const type = (typed: string) => {
    if (text.trim() === '') phone.setBegun({ run, phase: phase.id, question: question.id })
    phone.draft.type(typed)
  }
  const place = async () => {
    if (busy || !step || text.trim() === '') return
    hurry(true)
    const body = { card: newId(), question: question.id, step: step.id, text: text.trim(), helped: '', feeling, stopped }
    await phone.send('place-card', body, { phase: run, draft: phone.draft }).finally(() => hurry(false))
    phone.tell.own(nl.card.kept)
    feel('')
    stop(false)
    turn('words')
  }
  const send = () => { place().catch(() => undefined) } // the draft stays as it was
  if (part === 'question') {
    return <Questions all={all} now={question.id} pick={(id) => { phone.setBegun({ question: id }); turn('words') }} back={() => turn('words')} />
  }
  if (part === 'step') {
    return <Steps phone={phone} now={step?.id ?? ''} pick={(id) => phone.setBegun({ step: id })} place={send} busy={busy} feel={() => turn('feeling')} back={() => turn('words')} />
  }
  if (part === 'feeling') {
    return <Feel now={feeling} pick={feel} stopped={stopped} stop={stop} place={send} busy={busy} back={() => turn('step')} />
  }
  return (
    <>
      {heading && <p class="mwr-phase">{heading}</p>}
      <Title>{question.ask}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (text.trim() === '') document.getElementById('tekst')?.focus(); else if (step) send(); else turn('step') }}>
        {run !== phone.seen.value?.id && <p class="mwr-note">{nl.card.earlier}</p>}
        <p class="mwr-soon"><Icon name="see" /> {nl.card.soon}</p>
        <Field id="tekst" label={nl.card.words} hint={nl.card.names} value={text} type={type} error={[...text].length > maxCard ? nl.card.long : undefined} />
        {question.starters && text.trim() === '' && <Starters list={question.starters} pick={type} />}
        <Actions>
          {step && text.trim() !== '' && <p class="mwr-note" dir="auto">{nl.card.at(nameOf(phone, step))}</p>}
          <Button kind="primary" submit disabled={busy}>{step ? nl.card.place : nl.card.step}</Button>
          {step && <Button icon="step" does={() => turn('step')}>{nl.card.otherStep}</Button>}
          {all.length > 1 && <Button icon="note" does={() => turn('question')}>{nl.card.otherAsk}</Button>}
          <Aloud text={question.ask} label={nl.card.read} />
          {back && <Button icon="back" does={back}>{nl.bar.back}</Button>}
        </Actions>
      </form>
      {phase.kind === 'schrijven' && <Ready phone={phone} />}
      <OwnCards phone={phone} />
    </>
  )
}

function Starters({ list, pick }: { list: readonly string[]; pick: (text: string) => void }) {
  const begin = (words: string) => {
    pick(words.replace(/\s*…$/, ' '))
    const field = document.getElementById('tekst')
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    requestAnimationFrame(() => field.setSelectionRange(field.value.length, field.value.length))
  }
  return (
    <div>
      <p class="mwr-note" id="begin">{nl.card.start}</p>
      <ul class="mwr-starters" aria-labelledby="begin">
        {list.map((words) => <li key={words}><button type="button" onClick={() => begin(words)}>{words}</button></li>)}
      </ul>
    </div>
  )
}

const most = 6

function Questions({ all, now, pick, back }: { all: readonly Question[]; now: string; pick: (id: string) => void; back: () => void }) {
  const [from, more] = useState(0)
  const page = all.slice(from, from + most)
  return (
    <>
      <Title>{nl.card.ask}</Title>
      <div class="mwr-choices">
        {page.map(({ id, ask }) => <Choice key={id} on={id === now} does={() => pick(id)}>{ask}</Choice>)}
      </div>
      <Actions>
        {all.length > most && <Button kind="secondary" does={() => more(from === 0 ? most : 0)}>{nl.card.otherAsk}</Button>}
        <Button icon="back" does={back}>{nl.card.back}</Button>
      </Actions>
    </>
  )
}

export const stepsOf = (phone: Phone): readonly Step[] => phone.store.records('trajectory').value[0]?.value.steps ?? []

export function nameOf(phone: Phone, step: Step | undefined): string {
  const n = stepsOf(phone).findIndex(({ id }) => id === step?.id)
  return step ? `${n + 1}. ${phone.words(step.title) ?? ''}` : ''
}

// Steps is one list in the order of the route, all on one screen: a second page would cost a tap that the first card does not have.
function Steps({ phone, now, pick, place, busy, feel, back }: { phone: Phone; now: string; pick: (id: string) => void; place: () => void; busy: boolean; feel: () => void; back: () => void }) {
  const steps = stepsOf(phone)
  return (
    <>
      <Title>{nl.card.which}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); place() }}>
        {steps.length === 0 && <Note>{nl.card.noSteps}</Note>}
        <fieldset class="mwr-choices">
          <legend class="ams-visually-hidden">{nl.card.steps}</legend>
          {steps.map((step) => <Radio key={step.id} name="stap" value={step.id} on={step.id === now} pick={pick}>{nameOf(phone, step)}</Radio>)}
        </fieldset>
        <div class="mwr-actions mwr-actions--stay">
          <Button kind="primary" submit disabled={busy || now === ''}>{nl.card.place}</Button>
          <div class="mwr-pair">
            <Button icon="back" does={back}>{nl.bar.back}</Button>
            <Button does={feel} disabled={now === ''}>{nl.card.feel}</Button>
          </div>
        </div>
      </form>
    </>
  )
}

function Feel({ now, pick, stopped, stop, place, busy, back }: { now: string; pick: (feeling: string) => void; stopped: boolean; stop: (stopped: boolean) => void; place: () => void; busy: boolean; back: () => void }) {
  return (
    <>
      <Title>{nl.card.feeling}</Title>
      <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); place() }}>
        <div class="mwr-feelings" role="group" aria-label={nl.card.feelings}>
          {feelings.map((one) => (
            <button key={one} type="button" class="mwr-choice" aria-pressed={one === now} onClick={() => pick(one === now ? '' : one)}>
              <Icon name={feelingIcon(one)} /> <span>{nl.feelings[one]}</span>
            </button>
          ))}
        </div>
        <label class="mwr-choice"><input type="checkbox" checked={stopped} onChange={(event) => stop(event.currentTarget.checked)} /> <span>{nl.card.stopped}</span></label>
        <Actions>
          <Button kind="primary" submit disabled={busy}>{nl.card.place}</Button>
          <Button icon="back" does={back}>{nl.bar.back}</Button>
        </Actions>
      </form>
    </>
  )
}

function Ready({ phone }: { phone: Phone }) {
  const run = phone.seen.value?.id ?? ''
  const says = phone.store.pending.value.filter(({ op, phase }) => (op === 'say-ready' || op === 'ask-time') && phase === run).pop()?.op
    ?? phone.store.records('mine').value.filter(({ value: { what, about } }) => what === 'ready' && about === run).map(({ value }) => value.says ? 'ask-time' : 'say-ready').pop()
  const done = says === 'say-ready'
  const say = (op: 'say-ready' | 'ask-time', told: string) => () => phone.send(op, {}, { phase: run }).then(() => { phone.tell.own(told); toTitle() })
  return (
    <>
      {says && <p class="mwr-trust"><Icon name={done ? 'check' : 'clock'} /> {done ? nl.card.isReady : nl.card.isMore}</p>}
      <Actions>
        {!done && phone.own.value.length > 0 && <Button kind="secondary" icon="check" does={say('say-ready', nl.card.isReady)}>{nl.card.ready}</Button>}
        {says !== 'ask-time' && <Button icon="clock" does={say('ask-time', nl.card.isMore)}>{nl.card.more}</Button>}
      </Actions>
    </>
  )
}
