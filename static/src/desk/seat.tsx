// The people in the room, by side. Who waits comes first. Names are made up at most, and nobody's number is shown that
// the server keeps back.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { sides, type Seat } from '../wire.gen'
import { back, list, sessionOf, useDesk, type Desk } from './desk'
import { raise } from './floor'
import { fetched, Ways, type Way } from './doors'
import { Badge, Button, Choice, Dialog, Field, Hidden, optionsOf } from './form'
import { nl, pulseName, sideName } from './nl'
import { some } from './plan'
import { official, pulseOf, waiting } from './reading'

export const nameOf = (desk: Desk, seat: Seat) => seat.slip ? nl.paper.slipOf(seat.slip) : nl.seat.name(seat.name ? desk.store.words(seat.name) : undefined)

export function People() {
  const desk = useDesk()
  const session = sessionOf(desk)
  if (!session) return null
  const seats = list(desk.store, 'seat').filter((seat) => !seat.removed)
  const waits = waiting(seats)
  const inside = seats.filter((seat) => !seat.waits)
  const unpledged = inside.filter((seat) => official(seat.side) && !seat.pledged)
  const ready = desk.store.record('tally', `ready.${desk.session}.exact`)
  const pauses = desk.store.record('tally', `pause.${desk.session}.exact`)?.total ?? 0
  const { person, number, until } = session.urgent
  return (
    <>
      {waits.length ? (
        <section class="mwr-stack mwr-stack--tight" aria-labelledby="wacht">
          <h2 class="ams-heading ams-heading--5" id="wacht">{nl.seat.waiting}</h2>
          <ul class="mwr-stack mwr-stack--tight">
            {waits.map((seat) => (
              <li key={seat.id} class="mwr-person"><span>{nameOf(desk, seat)}<small>{sideName[seat.side]}</small></span>
                <Button onClick={() => desk.act('admit-seat', { seat: seat.id }, nl.seat.admitted)}>{nl.seat.admit}<Hidden> {nameOf(desk, seat)}</Hidden></Button></li>
            ))}
          </ul>
          <AdmitAll seats={waits.filter((seat) => seat.side !== 'ervaring' || seat.door !== 'open')} />
        </section>
      ) : null}
      <section class="mwr-stack mwr-stack--tight" aria-labelledby="wie-is-er">
        <h2 class="ams-heading ams-heading--5" id="wie-is-er">{nl.seat.here}</h2>
        <p class="mwr-count"><strong>{inside.filter((seat) => !official(seat.side)).length}</strong> {nl.seat.people}</p>
        <p class="mwr-count"><strong>{inside.filter((seat) => official(seat.side)).length}</strong> {nl.seat.officials}</p>
        {unpledged.length ? <p class="mwr-note"><Icon name="lock" /> {nl.seat.unpledged(unpledged.length)}</p> : null}
        {some(session.missing).map((side) => <p key={side} class="mwr-note"><Icon name="chair" /> {nl.seat.chair(sideName[side] ?? side)}</p>)}
      </section>
      {session.state === 'open' && pauses > 0 ? <p class="mwr-state"><Icon name="clock" /> {nl.seat.pauses(pauses)}</p> : null}
      {session.state === 'open' && ready ? (
        <section class="mwr-stack mwr-stack--tight" aria-labelledby="klaar-met">
          <h2 class="ams-heading ams-heading--5" id="klaar-met">{nl.seat.ready}</h2>
          <p class="mwr-count"><strong>{ready.counts.klaar ?? 0}</strong> {nl.seat.of(seats.length)}</p>
          {ready.counts.meer ? <p class="mwr-state"><Icon name="clock" /> {nl.seat.time(ready.counts.meer)}</p> : null}
        </section>
      ) : null}
      <Pulse />
      <details>
        <summary>{nl.seat.all(seats.length)}</summary>
        <ul class="mwr-stack mwr-stack--tight">{seats.map((seat) => <SeatView key={seat.id} seat={seat} />)}</ul>
        {desk.lead ? <p><a class="ams-link" href={`/bureau/${encodeURIComponent(desk.session)}/tafels`} target="_blank" rel="noopener">{nl.seat.wishes}</a></p> : null}
      </details>
      {person ? <p class="mwr-note"><Icon name="urgent" /> {nl.seat.urgent(person, number, until)}</p> : null}
    </>
  )
}

// AdmitAll lets in who came by a card that says their side. Who says at the open door that they tell, is looked at one by one.
function AdmitAll({ seats }: { seats: readonly Seat[] }) {
  const desk = useDesk()
  if (seats.length < 2) return null
  const all = () => {
    for (const seat of seats.slice(1)) desk.quiet('admit-seat', { seat: seat.id })
    desk.act('admit-seat', { seat: seats[0]?.id ?? '' }, nl.lobby.allDid(seats.length))
  }
  return <Button onClick={all}>{nl.lobby.all(seats.length)}</Button>
}

function SeatView({ seat }: { seat: Seat }) {
  const desk = useDesk()
  return (
    <li class="mwr-person">
      <span>{nameOf(desk, seat)}<small>{seat.function || sideName[seat.side]}{official(seat.side) ? ` · ${seat.pledged ? nl.seat.pledged : nl.seat.notPledged}` : ''}</small></span>
      <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'seat', seat: seat.id } }}><Icon name="more" /> {nl.more}<Hidden> {nameOf(desk, seat)}</Hidden></Button>
    </li>
  )
}

function Pulse() {
  const desk = useDesk()
  const pulse = pulseOf(list(desk.store, 'tally').filter((tally) => tally.session === desk.session))
  if (!pulse) return null
  const groups = new Map<string, string[]>()
  for (const [key, count] of Object.entries(pulse.counts)) {
    const [side = '', answer = ''] = key.split(' ')
    groups.set(side, [...groups.get(side) ?? [], `${pulseName[answer] ?? answer} ${count}`])
  }
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="pols">
      <h2 class="ams-heading ams-heading--5" id="pols">{nl.seat.pulse}</h2>
      {[...groups].map(([side, answers]) => <p key={side}><strong>{sideName[side] ?? side}</strong>: {answers.join(' · ')}</p>)}
      <p class="mwr-note">{nl.seat.anonymous}</p>
    </section>
  )
}

export function SeatDialog({ id }: { id: string }) {
  const desk = useDesk()
  const seat = desk.store.record('seat', id)
  if (!seat) return null
  const sign = () => {
    desk.open.value = undefined
    desk.act('pledge-seat', { seat: id }, nl.seat.signed)
  }
  return (
    <Dialog title={nameOf(desk, seat)} send={nl.seat.correct} onSend={(form) => {
      if (form.text('side') === seat.side && form.text('function') === (seat.function ?? '')) return
      desk.act('correct-side', { seat: id, side: form.text('side'), function: form.text('function') }, nl.seat.corrected,
        back('correct-side', { seat: id, side: seat.side, function: seat.function ?? '' }, official(seat.side) ? nl.seat.sideBack : nl.undo.undone))
    }}>
      <p class="mwr-state">{official(seat.side) ? <Badge kind={seat.pledged ? 'lime' : 'orange'} word={seat.pledged ? nl.seat.pledged : nl.seat.notPledged} /> : null}</p>
      <Choice name="side" label={nl.seat.side} value={seat.side} options={optionsOf(sideName, sides)} />
      <Field name="function" label={nl.seat.function} value={seat.function ?? ''} length={80} />
      <div class="mwr-actions mwr-actions--row">
        {official(seat.side) && !seat.pledged ? <Button onClick={sign}>{nl.seat.paper}</Button> : null}
        {seat.door === 'papier' ? null : <Button onClick={() => { desk.open.value = { what: 'other-phone', seat: id } }}>{nl.seat.otherPhone}</Button>}
        {sessionOf(desk)?.state === 'open' ? <Button onClick={() => { desk.open.value = undefined; raise(desk, { id, side: seat.side, seat: true }) }}>{nl.floor.wants}</Button> : null}
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'remove-seat', seat: id } }}>{nl.seat.remove}</Button>
      </div>
    </Dialog>
  )
}

export function RemoveSeatDialog({ id }: { id: string }) {
  const desk = useDesk()
  return (
    <Dialog title={nl.seat.sure} send={nl.seat.yes} onSend={() => desk.act('remove-seat', { seat: id }, nl.seat.removed)}>
      <p>{nl.seat.sureText}</p>
    </Dialog>
  )
}

// OtherPhoneDialog asks first: whoever scans the code sits in this seat. The code is made only after that yes.
export function OtherPhoneDialog({ id }: { id: string }) {
  const desk = useDesk()
  const seat = desk.store.record('seat', id)
  const [way, setWay] = useState<Way | 'away' | 'asked' | undefined>()
  if (!seat) return null
  const name = nameOf(desk, seat)
  const ask = () => {
    setWay('asked')
    fetched<Way>(desk, 'plek', { seat: id }).then(setWay, () => setWay('away'))
  }
  return (
    <Dialog title={nl.seat.otherTitle(name)}>
      {typeof way === 'object' ? <>
        <p>{nl.seat.otherScan}</p>
        <Ways way={way} name={name} bare />
        <p class="mwr-note">{nl.seat.otherEnds}</p>
      </> : <>
        <p>{nl.seat.otherSure}</p>
        {way === 'away' ? <p role="alert">{nl.seat.otherAway}</p> : null}
        {way === 'asked' ? <p role="status">{nl.doors.loading}</p> : <Button kind="primary" onClick={ask}>{way === 'away' ? nl.action.retry : nl.seat.otherYes}</Button>}
      </>}
    </Dialog>
  )
}
