// A choice of the room: asked here, private until it is closed here, and counted with hands and paper alike.
import { answersOf, answerWords, linesOf, wantsWhy } from '../live/ballot'
import { newest } from '../live/newest'
import { newId } from '../live/outbox'
import { sides, type Ballot, type NewOption } from '../wire.gen'
import { barriersOf } from './board'
import { list, sessionOf, useDesk, type Desk } from './desk'
import { Badge, Button, Choice, Dialog, Field, optionsOf, type Filled } from './form'
import { nl, sideName } from './nl'
import { phaseOf } from './plan'
import { confirmed } from './reading'

const t = nl.ballot

export function BallotDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const phase = session && phaseOf(session)
  const polls = phase?.kind === 'peilen'
  const barriers = barriersOf(desk).filter(confirmed)
  const send = (form: Filled) => {
    const own: NewOption[] = form.text('own').split('\n').map((line) => line.trim()).filter(Boolean).map((text) => ({ id: newId(), of: '', text }))
    const of: NewOption[] = form.all('of').map((id) => ({ id: newId(), of: id, text: '' }))
    const dots = form.text('form') === 'stippen'
    desk.act('open-ballot', {
      ballot: newId(), form: form.text('form'), question: form.text('question'), options: [...of, ...own], dots: dots ? Number(form.text('dots')) : 0,
    }, t.opened)
  }
  return (
    <Dialog title={t.title} send={t.open} onSend={send}>
      <Field name="question" label={t.question} value={polls ? phase.name : ''} required first />
      <Choice name="form" label={t.how} value={polls ? 'draagvlak' : 'instemmen'} options={optionsOf(t.forms)} />
      <fieldset class="mwr-themes">
        <legend>{t.barriers}</legend>
        {barriers.map((one) => <label key={one.id} class="mwr-check"><input type="checkbox" name="of" value={one.id} /> {desk.store.words(one.sentence)}</label>)}
      </fieldset>
      <div class="ams-field">
        <label class="ams-label" for="eigen">{t.own}</label>
        <textarea class="ams-text-area" id="eigen" name="own" rows={3} />
      </div>
      <Field name="dots" label={t.budget} type="number" min="1" max="10" value={String(phase?.dots || 3)} />
    </Dialog>
  )
}

// askAbout is the one question at the end of an evening (S4-27); the series shows which way it goes.
export function askAbout(desk: Desk): void {
  desk.open.value = undefined
  desk.act('open-ballot', { ballot: newId(), form: 'waarover', question: t.aboutAsk, options: [], dots: 0 }, t.opened)
}

// BallotPanel stands above the board as long as there is something to do about the newest choice.
export function BallotPanel() {
  const desk = useDesk()
  const ballot = newest(list(desk.store, 'ballot').filter((one) => one.session === desk.session))
  if (!ballot || !ballot.open && ballot.decision) return null
  const question = desk.store.words(ballot.question) ?? ''
  return (
    <section class="mwr-bundle" aria-labelledby="keuze">
      <h2 class="ams-heading ams-heading--4" id="keuze">{question}</h2>
      {ballot.open ? <Running ballot={ballot} /> : <Outcome ballot={ballot} />}
    </section>
  )
}

function Running({ ballot }: { ballot: Ballot }) {
  const desk = useDesk()
  const phones = desk.store.record('tally', `choosing.${ballot.id}.exact`)?.total ?? 0
  return (
    <>
      <p class="mwr-state"><Badge kind="orange" word={t.running} /> {t.phones(phones)}</p>
      <div class="mwr-bundle__foot">
        <Button onClick={() => { desk.open.value = { what: 'ballot-hands', ballot: ballot.id } }}>{t.hands}</Button>
        <Button onClick={() => { desk.open.value = { what: 'ballot-paper', ballot: ballot.id } }}>{t.paper}</Button>
        <Button kind="primary" onClick={() => desk.act('close-ballot', { ballot: ballot.id }, t.closed)}>{t.close}</Button>
      </div>
    </>
  )
}

function Outcome({ ballot }: { ballot: Ballot }) {
  const desk = useDesk()
  const lines = linesOf(ballot, desk.store.words)
  return (
    <>
      <p class="mwr-note">{t.ways(ballot.ways)}</p>
      {lines.length === 0 ? <p>{t.few}</p> : <ul class="mwr-stack mwr-stack--tight">
        {lines.map(({ label, says, n }) => <li key={`${label} ${says}`}>{label}: {says ? `${says}, ` : null}<strong>{n}</strong></li>)}
      </ul>}
      {ballot.because.map((id) => <figure key={id} class="mwr-quote"><blockquote>{desk.store.words(id)}</blockquote></figure>)}
      <div class="mwr-bundle__foot"><Button kind="primary" onClick={() => { desk.open.value = { what: 'ballot-decision', ballot: ballot.id } }}>{t.decide}</Button></div>
    </>
  )
}

export function DecisionDialog({ ballot }: { ballot: string }) {
  const desk = useDesk()
  return (
    <Dialog title={t.decide} send={t.keep} onSend={(form) => desk.act('decide-ballot', { ballot, decision: form.text('decision') }, t.decided)}>
      <Field name="decision" label={t.decision} required first />
    </Dialog>
  )
}

// HandCountDialog counts who chose neither by phone nor on paper. Counted again it replaces.
export function HandCountDialog({ id }: { id: string }) {
  const desk = useDesk()
  const ballot = desk.store.record('ballot', id)
  if (!ballot) return null
  const rows: [string, string][] = ballot.form === 'stippen'
    ? ballot.options.map((one) => [one.id, desk.store.words(one.title) ?? '']) : (answersOf[ballot.form] ?? []).map((answer) => [answer, answerWords[answer] ?? answer])
  const send = (form: Filled) => desk.act('count-hands', {
    ballot: id, room: Number(form.text('room')),
    hands: rows.map(([key]) => ({ ...ballot.form === 'stippen' ? { option: key } : { answer: key }, n: Number(form.text(`n-${key}`)) || 0 })).filter(({ n }) => n > 0),
  }, t.counted)
  return (
    <Dialog title={t.hands} send={t.count} onSend={send}>
      <p class="mwr-note">{t.handsHint}</p>
      <Field name="room" label={t.room} type="number" min="1" max="2000" required first />
      {rows.map(([key, words]) => <Field key={key} name={`n-${key}`} label={words} type="number" min="0" max="2000" />)}
    </Dialog>
  )
}

// PaperDialog is one sheet of paper: as much as one phone.
export function PaperDialog({ id }: { id: string }) {
  const desk = useDesk()
  const ballot = desk.store.record('ballot', id)
  if (!ballot) return null
  const dotted = ballot.form === 'stippen'
  const send = (form: Filled) => {
    const answer = dotted ? '' : form.text('answer')
    desk.act('enter-vote', {
      ballot: id, sheet: form.text('sheet'), side: form.text('side'), answer, why: wantsWhy(answer) ? form.text('why') : '', show: form.text('show') === 'ja',
      dots: dotted ? ballot.options.map((one) => ({ option: one.id, n: Number(form.text(`n-${one.id}`)) || 0 })).filter(({ n }) => n > 0) : [],
    }, t.entered)
  }
  return (
    <Dialog title={t.paper} send={t.count} onSend={send}>
      <Field name="sheet" label={t.sheet} length={8} first />
      <Choice name="side" label={t.side} value="ervaring" options={optionsOf(sideName, sides)} />
      {dotted ? ballot.options.map((one) => <Field key={one.id} name={`n-${one.id}`} label={desk.store.words(one.title) ?? ''} type="number" min="0" max={String(ballot.dots ?? 1)} />) : <>
        <Choice name="answer" label={t.answer} options={(answersOf[ballot.form] ?? []).map((answer) => [answer, answerWords[answer] ?? answer])} />
        <Field name="why" label={t.why} />
        <label class="mwr-check"><input type="checkbox" name="show" value="ja" /> {t.show}</label>
      </>}
    </Dialog>
  )
}
