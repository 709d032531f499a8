// The run-sheet: the parts of the evening, the time that is left, and the one big button that goes on.
import { useEffect, useId, useRef } from 'preact/hooks'
import { Icon } from '../live/icon'
import type { Phase, Session } from '../wire.gen'
import { barriersOf, cardsOf } from './board'
import { back, sessionOf, toldIn, useDesk, type Desk } from './desk'
import { Button, Dialog } from './form'
import { nl, time } from './nl'
import { endOf, minutesLeft, nextOf, oneByOne, partsOf, phaseOf, type Next } from './plan'
import { nlProgram } from './program.nl'
import { Turns } from './program'
import { confirmed, linesOf } from './reading'

export function Sheet() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const current = useRef<HTMLLIElement>(null)
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [session?.run.phase])
  if (!session) return null
  const now = desk.store.now.value
  return (
    <>
      <div class="mwr-sheet__parts">
        <h2 class="ams-visually-hidden">{nl.sheet.title}</h2>
        <ol class="mwr-sheet" aria-label={nl.sheet.parts}>
          {partsOf(session).map(({ phase, at, state }) => (
            <li key={phase.id} {...state === 'now' ? { 'aria-current': 'step' as const, ref: current } : {}}>
              <span>{state === 'done' ? <><Icon name="check" /><span class="ams-visually-hidden">{nl.sheet.done}</span></> : time(at)}</span>
              <span>{phase.name}</span>
              {state === 'now' ? <p class="mwr-note">{nl.sheet.now} · {nl.sheet.phone(phase.phone)} · {nl.sheet.left(minutesLeft(session, now))}</p> : null}
              {state === 'now' ? <Turns session={session} /> : null}
              {state === 'later' ? <p class="mwr-note">{nl.sheet.planned(phase.minutes)} · {nl.sheet.phone(phase.phone)}</p> : null}
            </li>
          ))}
        </ol>
        {session.state === 'open' ? <Others session={session} /> : null}
        {session.state === 'gepland' && desk.lead ? <p class="mwr-others"><Button onClick={() => { desk.open.value = { what: 'program' } }}>{nlProgram.open}</Button></p> : null}
      </div>
      <NextPart session={session} now={now} />
    </>
  )
}

function start(desk: Desk, session: Session, to: Phase, did: string): void {
  const was = phaseOf(session)
  desk.act('start-phase', { phase: to.id, after: session.run.id }, did, was && back('start-phase', { phase: was.id }, nl.sheet.went(was.name)))
  desk.view.value = 'vanzelf'
  if (!oneByOne.has(to.kind) && barriersOf(desk).some(({ spot }) => spot)) desk.quiet('spot-barrier', { barrier: '' }) // else the wall stays at the last barrier
  if (cardsOf(desk).some(({ spot }) => spot)) desk.quiet('spot-card', { card: '' })
  const first = barriersOf(desk).filter(confirmed)[0]
  if (!oneByOne.has(to.kind) || !first) return
  desk.at.value = first.id
  if (desk.follows.peek()) desk.quiet('spot-barrier', { barrier: first.id })
}

function Others({ session }: { session: Session }) {
  const desk = useDesk()
  const ref = useRef<HTMLDetailsElement>(null)
  return (
    <details class="mwr-others" ref={ref}>
      <summary>{nl.sheet.other}</summary>
      <p class="mwr-note">{nl.sheet.nothingLost}</p>
      <p><Button onClick={() => { desk.open.value = { what: 'program' } }}>{nlProgram.open}</Button></p>
      <div class="mwr-actions">
        {session.phases.filter((phase) => phase.id !== session.run.phase).map((phase) => (
          <Button key={phase.id} kind="tertiary" onClick={() => {
            start(desk, session, phase, nl.sheet.started(phase.name))
            ref.current?.removeAttribute('open')
            ref.current?.querySelector('summary')?.focus()
          }}>{nl.sheet.start(phase.name)}</Button>
        ))}
      </div>
    </details>
  )
}

const calm = 500 // ms: a second tap on the big button within this is the same tap

function NextPart({ session, now }: { session: Session; now: number }) {
  const desk = useDesk()
  const id = useId()
  const last = useRef(0)
  const next = nextOf(session)
  const mine = desk.lead || next.what === 'phase'
  const press = () => {
    if (Date.now() - last.current < calm) return
    last.current = Date.now()
    go(desk, session, next)
  }
  return (
    <section class="mwr-next" aria-label={nl.tabs.volgende}>
      {session.state === 'open' ? <Stretch session={session} now={now} next={next} /> : null}
      <p class="mwr-note" id={id}>{nl.next.consequence(next)}</p>
      {next.what === 'open' && desk.lead ? <p><a class="ams-link" href={`/bureau/${encodeURIComponent(session.id)}/klaarzetten`}>{nl.next.prepare}</a></p> : null}
      {mine || next.what === 'done' ? null : <p class="mwr-state">{nl.next.lead}</p>}
      {next.what === 'publish' && mine ? <Publish session={session} /> : null}
      {next.what === 'publish' || next.what === 'done' || !mine ? null : (
        <Button kind="primary" onClick={press} describedby={id}>{nl.next.button(next)}{next.what === 'phase' ? <> <Icon name="next" /></> : null}</Button>
      )}
    </section>
  )
}

function go(desk: Desk, session: Session, next: Next): void {
  switch (next.what) {
    case 'phase': return start(desk, session, next.phase, nl.sheet.started(next.phase.name))
    case 'open': return void desk.act('open-session', {}, nl.next.opened)
    case 'archive': return void desk.act('archive-session', {}, nl.next.archived)
    case 'close': desk.open.value = { what: 'close' }
  }
}

function Stretch({ session, now, next }: { session: Session; now: number; next: Next }) {
  const desk = useDesk()
  const planned = phaseOf(session)?.minutes ?? session.run.minutes
  const long = session.run.minutes > planned || minutesLeft(session, now) <= 2
  return (
    <>
      <div class="mwr-next__time">
        <p class="mwr-note">{nl.sheet.end(endOf(session, now))}</p>
        <Button kind="tertiary" onClick={() => desk.act('stretch-phase', { minutes: 5 }, nl.sheet.stretched, back('stretch-phase', { minutes: -5 }, nl.sheet.shorter))}>{nl.sheet.stretch}</Button>
      </div>
      {long && next.what === 'phase' && next.phase.lost ? <p class="mwr-note">{nl.sheet.lost(next.phase.name, next.phase.lost)}</p> : null}
    </>
  )
}

function Publish({ session }: { session: Session }) {
  const desk = useDesk()
  const read = useRef<HTMLInputElement>(null)
  return (
    <form class="mwr-stack mwr-stack--tight" onSubmit={(event) => {
      event.preventDefault()
      desk.act('publish-outcome', { read: read.current?.checked ?? false }, nl.next.published)
    }}>
      {session.publishBy ? <p class="mwr-note">{nl.next.publishBy(session.publishBy)}</p> : null}
      <p><a class="ams-link" href={`/uitkomst/${encodeURIComponent(session.id)}`} target="_blank" rel="noopener">{nl.next.outcome}</a></p>
      <label class="mwr-check"><input type="checkbox" ref={read} /> {nl.next.read}</label>
      <button class="ams-button ams-button--primary">{nl.next.button({ what: 'publish' })}</button>
    </form>
  )
}

// CloseDialog asks once more: closing is the one act of the evening that has no way back.
export function CloseDialog() {
  const desk = useDesk()
  const open = linesOf(barriersOf(desk), toldIn(desk.store), desk.store.now.peek()).filter((line) => line.is === 'onbehandeld' && !line.waiting).length
  return (
    <Dialog title={nl.next.sure} send={nl.next.yes} onSend={() => desk.act('close-session', {}, nl.next.closed)}>
      <p>{nl.next.sureText}</p>
      {open ? <p class="mwr-state">{nl.next.untreated(open)}</p> : null}
    </Dialog>
  )
}
