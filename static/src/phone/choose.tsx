// A choice of the room: dots, a consent round, or how far somebody stands behind something. One question, few buttons,
// and until it is closed everything can be changed.
import { useState } from 'preact/hooks'
import { answersOf, answerWords, linesOf, wantsWhy } from '../live/ballot'
import { Icon } from '../live/icon'
import type { Ballot } from '../wire.gen'
import { chosenIn, left, stateOf, type Chosen } from './ballot'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { Actions, Button, Choice, Field, Note, Quote, Text, Title } from './parts'
import type { Phone } from './phone'

const t = nlLater.ballot

export function Choosing({ phone, ballot }: { phone: Phone; ballot: Ballot }) {
  const on = () => { phone.passed.value = new Set([...phone.passed.value, stateOf(ballot)]) }
  const question = phone.words(ballot.question) ?? ''
  if (!ballot.open) return <Result phone={phone} ballot={ballot} question={question} on={on} />
  const chosen = chosenIn(ballot.id, { votes: phone.store.records('my-vote').value.map((one) => one.value), pending: phone.store.pending.value, words: phone.store.words })
  return (
    <>
      <p class="mwr-phase">{t.phase}</p>
      <Title>{question}</Title>
      {ballot.options.length === 1 && ballot.form !== 'stippen' && <Quote core>{phone.words(ballot.options[0]?.title)}</Quote>}
      {ballot.form === 'stippen' ? <Dots key={ballot.id} phone={phone} ballot={ballot} chosen={chosen} /> : <Answers key={ballot.id} phone={phone} ballot={ballot} chosen={chosen} />}
      {chosen && <p class="mwr-trust"><Icon name="check" /> {t.kept}</p>}
      <Note>{t.private}</Note>
      <Actions>{chosen ? <Button does={on}>{nl.pause.back}</Button> : <Button icon="next" does={on}>{nlLater.barrier.skip}</Button>}</Actions>
    </>
  )
}

function Answers({ phone, ballot, chosen }: { phone: Phone; ballot: Ballot; chosen: Chosen | undefined }) {
  const [picked, pick] = useState('')
  const [why, type] = useState(chosen?.why ?? '')
  const [lacks, miss] = useState(false)
  const send = (answer: string, show: boolean) => {
    const said = wantsWhy(answer) ? why.trim() : ''
    if (wantsWhy(answer) && said === '') { miss(true); return }
    void phone.send('cast-vote', { ballot: ballot.id, answer, dots: [], why: said, show: show && said !== '' }).then(() => { pick(''); phone.tell.own(t.kept) })
  }
  return (
    <>
      <div class="mwr-choices">
        {(answersOf[ballot.form] ?? []).map((answer) => (
          <Choice key={answer} on={(picked || chosen?.answer) === answer} does={() => wantsWhy(answer) ? pick(answer) : (pick(''), send(answer, false))}>{answerWords[answer] ?? answer}</Choice>
        ))}
      </div>
      {wantsWhy(picked) && <>
        <Field id="waarom" label={t.why} value={why} type={(text) => { type(text); miss(false) }} lines={3} error={lacks ? t.lacks : undefined} focus />
        <Actions>
          <Button kind="primary" does={() => send(picked, true)}>{t.show}</Button>
          <Button kind="secondary" does={() => send(picked, false)}>{t.count}</Button>
        </Actions>
      </>}
    </>
  )
}

function Dots({ phone, ballot, chosen }: { phone: Phone; ballot: Ballot; chosen: Chosen | undefined }) {
  const [mine, lay] = useState<Readonly<Record<string, number>>>(chosen?.dots ?? {})
  const free = left(mine, ballot.dots ?? 0)
  const put = (option: string, n: number) => lay({ ...mine, [option]: (mine[option] ?? 0) + n })
  const send = () => {
    const dots = Object.entries(mine).filter(([, n]) => n > 0).map(([option, n]) => ({ option, n }))
    void phone.send('cast-vote', { ballot: ballot.id, answer: '', dots, why: '', show: false }).then(() => phone.tell.own(t.kept))
  }
  return (
    <>
      <p class="ams-paragraph" role="status">{t.left(free)}</p>
      <ul class="mwr-stack">
        {ballot.options.map(({ id, title }) => {
          const words = phone.words(title) ?? ''
          const n = mine[id] ?? 0
          return (
            <li key={id} class="mwr-card">
              <p dir="auto">{words}</p>
              <div class="mwr-dots">
                <button type="button" class="ams-button ams-button--secondary" disabled={n === 0} onClick={() => put(id, -1)}><Icon name="less" /><span class="ams-visually-hidden">{t.less(words)}</span></button>
                <strong>{t.dots(n)}</strong>
                <button type="button" class="ams-button ams-button--secondary" disabled={free === 0} onClick={() => put(id, 1)}><Icon name="add" /><span class="ams-visually-hidden">{t.more(words)}</span></button>
              </div>
            </li>
          )
        })}
      </ul>
      <Actions><Button kind="primary" does={send}>{t.lay}</Button></Actions>
    </>
  )
}

function Result({ phone, ballot, question, on }: { phone: Phone; ballot: Ballot; question: string; on: () => void }) {
  const lines = linesOf(ballot, phone.store.words)
  return (
    <>
      <p class="mwr-phase">{t.closed}</p>
      <Title>{question}</Title>
      {lines.length === 0 ? <Text>{t.few}</Text> : <dl class="ams-data-list">
        {lines.map(({ label, says, n }) => (
          <div key={`${label} ${says}`} class="ams-data-list__item"><dt class="ams-data-list__key" dir="auto">{label}</dt><dd class="ams-data-list__value">{says ? `${says}: ${n}` : t.dots(n)}</dd></div>
        ))}
      </dl>}
      {ballot.because.map((id) => <Quote key={id}>{phone.words(id)}</Quote>)}
      {ballot.decision && <><Text>{t.decided}</Text><Quote core>{phone.words(ballot.decision)}</Quote></>}
      <Actions><Button kind="primary" does={on}>{t.on}</Button></Actions>
    </>
  )
}
