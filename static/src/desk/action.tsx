// What must change for each barrier, whom we ask, and before when they answer. The table walks the route once: Enter asks
// and goes on to the next barrier. The kind of action is for the days after, not for the room.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { newId, type Json } from '../live/outbox'
import type { Action, AskAction, Barrier } from '../wire.gen'
import { BarrierState, spot } from './barrier'
import { barriersOf } from './board'
import { Words } from './card'
import { fetched, Ways, type Way } from './doors'
import { back, list, sessionOf, trajectoryOf, useDesk, type Desk } from './desk'
import { Badge, Button, Choice, Dialog, Field, filled } from './form'
import { actionState, ladderGroups, ladderName, nl } from './nl'
import { answerBy, day, dayField, some } from './plan'
import { answersOf, confirmed, nextBarrier } from './reading'

// askedOf knows whom was asked already, with what is still on its way: the form goes on at once.
function askedOf(desk: Desk): Set<string> {
  const waits = desk.store.pending.value.filter((entry) => entry.op === 'ask-action').flatMap((entry) => barriersIn(entry.body))
  return new Set([...list(desk.store, 'action').filter((action) => action.state !== 'geweigerd').flatMap((action) => action.barriers), ...waits])
}

function barriersIn(body: Json): string[] {
  if (typeof body !== 'object' || body === null || !('barriers' in body)) return []
  const ids = body.barriers
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : []
}

export function AskWalk() {
  const desk = useDesk()
  const trajectory = trajectoryOf(desk)
  const barriers = barriersOf(desk).filter(confirmed)
  const barrier = barriers.find((one) => one.id === desk.at.value) ?? barriers[0]
  if (!barrier || !trajectory) return <p class="mwr-note mwr-board__none">{nl.action.none}</p>
  const asked = askedOf(desk)
  const n = barriers.indexOf(barrier)
  const step = trajectory.steps.findIndex((one) => one.id === barrier.step)
  const where = `${step + 1}. ${desk.store.words(trajectory.steps[step]?.title ?? '') ?? ''}`
  const to = (id: string | undefined): boolean => {
    if (!id || id === barrier.id) return false
    desk.at.value = id
    if (desk.follows.peek()) desk.quiet('spot-barrier', { barrier: id })
    return true
  }
  const done = () => to(nextBarrier(barriers, barrier.id, new Set([...asked, barrier.id])))
  return (
    <div class="mwr-barrier">
      <p class="mwr-note">{nl.action.of(n + 1, barriers.length, where)} · {nl.action.of2(barriers.filter((one) => asked.has(one.id)).length, barriers.length)}</p>
      <h2 class="ams-heading ams-heading--3" id="drempel">{nl.action.title}</h2>
      <div class="mwr-stack mwr-stack--tight">
        <Words id={barrier.sentence} core />
        <BarrierState barrier={barrier} />
      </div>
      <AskForm key={barrier.id} barrier={barrier} done={done} />
      <div class="mwr-actions mwr-actions--row">
        <Button kind="tertiary" onClick={() => to(barriers[(n + barriers.length - 1) % barriers.length]?.id)}><Icon name="back" /> {nl.action.previous}</Button>
        <Button kind="tertiary" onClick={() => to(barriers[(n + 1) % barriers.length]?.id)}>{nl.action.next} <Icon name="next" /></Button>
        <label class="mwr-check">
          <input type="checkbox" checked={desk.follows.value} onChange={(event) => { desk.follows.value = event.currentTarget.checked }} /> {nl.action.follow}
        </label>
        {barrier.spot ? null : <Button kind="tertiary" onClick={() => spot(desk, barrier)}>{nl.barrier.wall}</Button>}
      </div>
      <Asked barrier={barrier.id} />
    </div>
  )
}

const typed = new Map<string, AskAction>() // words that came back, until they are sent again

export function askAgain(desk: Desk, body: AskAction): void {
  const [barrier] = body.barriers
  if (!barrier) return
  typed.set(barrier, body)
  desk.view.value = 'drempels'
  desk.tab.value = 'thema'
  desk.at.value = '' // so that the form is drawn anew when it stood there already
  queueMicrotask(() => { desk.at.value = barrier })
}

let went = false // the last barrier was left by asking: the next form takes the focus

function AskForm({ barrier, done }: { barrier: Barrier; done(): boolean }) {
  const desk = useDesk()
  const form = useRef<HTMLFormElement>(null)
  const again = typed.get(barrier.id)
  const now = desk.store.now.peek()
  const session = sessionOf(desk)
  const functions = [...new Set([...some(session?.attending), ...list(desk.store, 'action').map((action) => action.asked)])]
  useLayoutEffect(() => {
    if (went || again) form.current?.querySelector('input')?.focus()
    went = false
  }, [])
  const send = (event: Event) => {
    const { text } = filled(event)
    desk.act('ask-action', { action: newId(), barriers: [barrier.id], title: text('title'), function: text('function'), answerBy: answerBy(text('by'), desk.store.now.peek()) }, nl.action.asked(text('function')))
    typed.delete(barrier.id)
    form.current?.reset()
    went = done()
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form class="mwr-stack" ref={form} onSubmit={send}>
      <div class="mwr-three">
        <Field name="title" label={nl.action.what} value={again?.title ?? ''} required />
        <Field name="function" label={nl.action.who} value={again?.function ?? ''} list={functions} required length={80} />
        <Field name="by" label={nl.action.when} type="date" value={dayField(again?.answerBy ?? now + 14 * day)} min={dayField(now)} max={dayField(now + 14 * day)} required />
      </div>
      <div class="mwr-actions mwr-actions--row">
        <button class="ams-button ams-button--primary">{nl.action.ask}</button>
        <Button onClick={() => { desk.open.value = { what: 'one-off' } }}>{nl.oneOff.button}</Button>
        <Button onClick={() => { desk.open.value = { what: 'promise' } }}>{nl.promise.button}</Button>
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'reason', barrier: barrier.id } }}>{nl.barrier.reason}</Button>
      </div>
    </form>
  )
}

function Asked({ barrier }: { barrier: string }) {
  const desk = useDesk()
  const actions = list(desk.store, 'action').filter((action) => action.barriers.includes(barrier))
  if (actions.length === 0) return null
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="al-gevraagd">
      <h3 class="ams-heading ams-heading--5" id="al-gevraagd">{nl.action.already}</h3>
      <ul class="mwr-stack">{actions.map((action) => <ActionView key={action.id} action={action} />)}</ul>
    </section>
  )
}

export function ActionView({ action, grade }: { action: Action; grade?: boolean }) {
  const desk = useDesk()
  const { word, badge, after } = actionState(action, desk.store.now.value)
  const no = answersOf(action.id, list(desk.store, 'answer'))[0]
  const link = (condition: boolean) => () => { desk.open.value = { what: 'link', action: action.id, condition } }
  return (
    <li class="mwr-asked">
      <p><strong>{desk.store.words(action.title)}</strong></p>
      <p class="mwr-state"><Badge kind={badge} word={word} /> {action.asked}{after ? ` · ${after}` : ''}</p>
      {action.firstStep ? <p class="mwr-note">{nl.action.first(desk.store.words(action.firstStep) ?? '', action.firstBy)}</p> : null}
      {no ? <p class="mwr-note">{desk.store.words(no.text)} ({no.by}, {nl.barrier.until(no.expires)}){no.alternative ? ` ${nl.action.alternative(desk.store.words(no.alternative) ?? '')}` : ''}</p> : null}
      {action.state === 'gevraagd' ? <Button onClick={link(false)}>{nl.action.send}</Button> : null}
      {action.state === 'ja_als' ? <Button onClick={link(true)}>{nl.action.sendCondition}</Button> : null}
      {grade ? <Grade action={action} /> : null}
    </li>
  )
}

function Grade({ action }: { action: Action }) {
  const desk = useDesk()
  return (
    <Choice name="ladder" label={nl.action.ladder} options={[]} onPick={(ladder) => { if (ladder) desk.act('grade-action', { action: action.id, ladder }, nl.action.graded, action.ladder ? back('grade-action', { action: action.id, ladder: action.ladder }, nl.undo.undone) : undefined) }}>
      <option value="" selected={!action.ladder}>{nl.action.noLadder}</option>
      {ladderGroups.map(({ label, codes }) => (
        <optgroup key={label} label={label}>
          {codes.map((code) => <option key={code} value={code} selected={action.ladder === code}>{ladderName[code]} ({code})</option>)}
        </optgroup>
      ))}
    </Choice>
  )
}

export function LinkDialog({ action, condition }: { action: string; condition: boolean }) {
  const desk = useDesk()
  const record = desk.store.record('action', action)
  const [way, setWay] = useState<Way | 'away' | undefined>()
  const ask = () => {
    setWay(undefined)
    fetched<Way>(desk, 'link', { action, condition }).then(setWay, () => setWay('away'))
  }
  useLayoutEffect(ask, [])
  return (
    <Dialog title={nl.action.linkTitle}>
      {record ? <p><strong>{desk.store.words(record.title)}</strong><br />{condition ? record.condition.function : record.asked}</p> : null}
      <p class="mwr-note">{nl.action.linkHint}</p>
      {way === 'away' ? <><p role="alert">{nl.action.noLink}</p><Button onClick={ask}>{nl.action.retry}</Button></> : way ? <Ways way={way} name={nl.action.linkTitle} copy /> : <p>{nl.doors.loading}</p>}
    </Dialog>
  )
}
