// A round per step: one question on the screen, big answers, and the next step by itself. Until it is closed everything
// can be changed, and words that were begun survive a reload.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { cameOf, mayWhy, mustWhy, roundAnswers, roundWord, stepsAsked } from '../live/stepround'
import type { StepRound } from '../wire.gen'
import { stateOf } from './ballot'
import { Face } from './face'
import { nl } from './nl'
import { answeredIn, begunOf, kept, nextStep, sendable, type Answered } from './onroute'
import { Actions, Button, Choice, Field, Note, Quote, Text, Title } from './parts'
import type { Phone } from './phone'
import { nlRounds as t } from './rounds.nl'
import { useDraft } from './typed'

export const stepName = (phone: Phone, step: string): string => step === '' ? t.wholeName : phone.words(phone.store.record('route-step', step)?.title) ?? '…'

const field = (round: StepRound, step: string) => `ronde-${round.id}-${step}`

export function Round({ phone, round }: { phone: Phone; round: StepRound }) {
  const [skipped, skip] = useState<ReadonlySet<string>>(new Set())
  const [at, go] = useState<string | 'all' | undefined>(undefined)
  const { store } = phone
  const on = () => { phone.passed.value = new Set([...phone.passed.value, stateOf(round)]) }
  if (!round.open) return <Came phone={phone} round={round} on={on} />
  const said = answeredIn(round.id, { mine: store.records('my-answers').value.map((one) => one.value), pending: store.pending.value, words: store.words })
  const step = at === 'all' ? undefined : at ?? nextStep(round, said, skipped)
  if (step === undefined) return <Overview phone={phone} round={round} said={said} pick={go} on={on} />
  const leave = () => {
    skip(new Set([...skipped, step]))
    go(undefined)
  }
  return <Ask key={step} phone={phone} round={round} step={step} said={said.get(step)} next={leave} all={() => go('all')} />
}

function Ask({ phone, round, step, said, next, all }: { phone: Phone; round: StepRound; step: string; said: Answered | undefined; next: () => void; all: () => void }) {
  const draft = useDraft(phone, field(round, step))
  const [lacks, miss] = useState(false)
  if (!draft) return null // what was begun comes first
  const begun = begunOf(draft.text.value)
  const steps = round.steps
  const send = (answer: string, why: string, show: boolean) => {
    if (!sendable({ answer, text: why })) return miss(true)
    void phone.send('answer-step-round', { round: round.id, step, answer, why: why.trim(), show: show && why.trim() !== '' }, { draft }).then(() => {
      phone.tell.own(t.kept)
      next()
    })
  }
  const pick = (answer: string) => {
    if (!mayWhy(answer)) return send(answer, '', false)
    draft.type(kept({ answer, text: begun.text || (said?.answer === answer ? said.why : '') }))
  }
  return (
    <>
      <p class="mwr-phase">{step === '' ? t.last : t.of(steps.indexOf(step) + 1, steps.length)}</p>
      <Title of={`${round.id} ${step}`}>{step === '' ? t.whole : t.ask[round.what] ?? ''}</Title>
      {step !== '' && <Quote core>{stepName(phone, step)}</Quote>}
      {begun.answer !== ''
        ? <Because key={begun.answer} answer={begun.answer} text={begun.text} lacks={lacks} send={send}
          type={(text) => { miss(false); draft.type(kept({ answer: begun.answer, text })) }} back={() => draft.type('')} />
        : <>
          <div class="mwr-choices">
            {(roundAnswers[round.what] ?? []).map((answer) => round.what === 'gevoel'
              ? <button key={answer} type="button" class="mwr-choice" aria-pressed={said?.answer === answer} onClick={() => pick(answer)}><Face feeling={answer} /> <span>{roundWord(answer)}</span></button>
              : <Choice key={answer} on={said?.answer === answer} does={() => pick(answer)}>{roundWord(answer)}</Choice>)}
          </div>
          <Note>{t.private}</Note>
          <Actions>
            <Button icon="next" does={next}>{t.skip}</Button>
            <Button does={all}>{t.all}</Button>
          </Actions>
        </>}
    </>
  )
}

function Because({ answer, text, lacks, type, send, back }: {
  answer: string; text: string; lacks: boolean; type: (text: string) => void; send: (answer: string, why: string, show: boolean) => void; back: () => void
}) {
  const empty = text.trim() === ''
  return (
    <>
      <Field id="waarom" label={t.why[answer] ?? ''} hint={t.names} value={text} type={type} lines={3} error={lacks ? t.lacks : undefined} focus />
      <Actions>
        {empty && !mustWhy(answer) ? <Button kind="primary" does={() => send(answer, '', false)}>{t.bare}</Button> : <>
          <Button kind="primary" does={() => send(answer, text, true)}>{t.show}</Button>
          <Button kind="secondary" does={() => send(answer, text, false)}>{t.count}</Button>
        </>}
        <Button icon="back" does={back}>{t.other}</Button>
      </Actions>
    </>
  )
}

// Overview is every step with what this person chose.
function Overview({ phone, round, said, pick, on }: { phone: Phone; round: StepRound; said: ReadonlyMap<string, Answered>; pick: (step: string) => void; on: () => void }) {
  const all = stepsAsked(round).every((step) => said.has(step))
  return (
    <>
      <Title>{all ? t.done.title : t.done.yours}</Title>
      <Text>{all ? t.done.text : t.done.some}</Text>
      <div class="mwr-choices">
        {stepsAsked(round).map((step, n) => {
          const mine = said.get(step)
          return (
            <button key={step} type="button" class="mwr-choice" onClick={() => pick(step)}>
              <Icon name={mine ? 'check' : 'edit'} /> <span dir="auto">{step === '' ? '' : `${n + 1}. `}{stepName(phone, step)}<small>{mine ? roundWord(mine.answer) : t.done.open}</small></span>
            </button>
          )
        })}
      </div>
      <Note>{t.private}</Note>
      <Actions><Button kind="primary" does={on}>{t.done.on}</Button></Actions>
    </>
  )
}

// Came is what came of it: what is agreed on already stands first (S4-13).
function Came({ phone, round, on }: { phone: Phone; round: StepRound; on: () => void }) {
  const came = cameOf(round)
  const told = came.filter(({ felt, said, because }) => felt !== '' || said.length > 0 || because.length > 0)
  const agreed = told.filter((one) => one.agreed)
  const rest = told.filter((one) => !one.agreed)
  const name = (step: string) => step === '' ? t.wholeName : `${round.steps.indexOf(step) + 1}. ${stepName(phone, step)}`
  const what = ({ felt, said, because }: typeof came[number]) => <>
    {felt && <p>{felt}</p>}
    {said.map(({ label, says }) => <p key={label}>{label}: {says}</p>)}
    {because.map((id) => <Quote key={id}>{phone.words(id)}</Quote>)}
  </>
  return (
    <>
      <p class="mwr-phase">{t.came.phase}</p>
      <Title>{t.came.title[round.what] ?? ''}</Title>
      {stepsAsked(round).map((step) => <Unsent key={step} phone={phone} field={field(round, step)} />)}
      {agreed.length > 0 && <><h2 class="ams-heading ams-heading--3">{t.came.agreed}</h2>{agreed.map((one) => <details key={one.step} class="mwr-more"><summary dir="auto">{name(one.step)}</summary>{what(one)}</details>)}</>}
      {agreed.length > 0 && rest.length > 0 && <h2 class="ams-heading ams-heading--3">{t.came.rest}</h2>}
      {rest.length > 0 && <ul class="mwr-stack">{rest.map((one) => <li key={one.step} class="mwr-card"><p dir="auto"><strong>{name(one.step)}</strong></p>{what(one)}</li>)}</ul>}
      {told.length < came.length && <Note>{t.came.few(came.length - told.length)}</Note>}
      <Actions><Button kind="primary" does={on}>{t.came.on}</Button></Actions>
    </>
  )
}

// Unsent gives words back that were being written when the round was closed.
function Unsent({ phone, field }: { phone: Phone; field: string }) {
  const draft = useDraft(phone, field)
  const { text } = begunOf(draft?.text.value ?? '')
  if (!draft || text.trim() === '') return null
  return (
    <div class="mwr-stack mwr-stack--tight mwr-proposal">
      <Text><strong>{t.came.yours}:</strong> <span dir="auto">{text}</span></Text>
      <Note>{t.came.late}</Note>
      <Actions><Button icon="withdraw" does={() => draft.type('')}>{nl.refusal.drop}</Button></Actions>
    </div>
  )
}
