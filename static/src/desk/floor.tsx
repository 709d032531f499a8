// The speaking list: one big button calls who is next, in the order that the server keeps. Names are the made-up ones.
import { Icon } from '../live/icon'
import { newId } from '../live/outbox'
import type { Floor, Speaker } from '../wire.gen'
import { sides } from '../wire.gen'
import { back, sessionOf, useDesk, type Desk } from './desk'
import { Button, Choice, filled, Hidden, optionsOf } from './form'
import { nl, sideName } from './nl'
import { nameOf } from './seat'

type Who = Pick<Speaker, 'id' | 'side' | 'seat' | 'table'>

export const floorOf = (desk: Desk): Floor | undefined => desk.store.record('floor', desk.session)

export function speakerName(desk: Desk, { id, side, seat: sits, table }: Who): string {
  const seat = sits ? desk.store.record('seat', id) : undefined
  return seat ? nameOf(desk, seat) : nl.floor.onPaper(sideName[side] ?? side, table)
}

export function raise(desk: Desk, who: Who): void {
  const name = speakerName(desk, who)
  desk.act('raise-hand', { hand: who.id, side: who.side }, nl.floor.raised(name), back('lower-hand', { hand: who.id }, nl.floor.lowered(name)))
}

function call(desk: Desk, who: Speaker): void {
  const name = speakerName(desk, who)
  desk.act('give-floor', { hand: who.id }, nl.floor.called(name), back('end-floor', { hand: who.id, back: true }, nl.floor.back(name)))
}

function lower(desk: Desk, who: Speaker): void {
  const name = speakerName(desk, who)
  desk.act('lower-hand', { hand: who.id }, nl.floor.lowered(name), back('raise-hand', { hand: who.id, side: who.side }, nl.floor.raised(name)))
}

export const busy = (desk: Desk): boolean => {
  const floor = floorOf(desk)
  return !!floor && (floor.line.length > 0 || floor.now.id !== '')
}

export function Speakers() {
  const desk = useDesk()
  if (sessionOf(desk)?.state !== 'open') return null
  const { line = [], now, turns = {} } = floorOf(desk) ?? {}
  const [next, ...rest] = line
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="spreken">
      <h2 class="ams-heading ams-heading--5" id="spreken">{nl.floor.title}</h2>
      {now?.id ? (
        <p class="mwr-person"><span><strong>{speakerName(desk, now)}</strong><small>{nl.floor.now}</small></span>
          <Button onClick={() => desk.act('end-floor', { hand: now.id, back: false }, nl.floor.ended)}>{nl.floor.done}</Button></p>
      ) : null}
      {next ? <Button kind="primary" onClick={() => call(desk, next)}>{nl.floor.call(speakerName(desk, next))} <Icon name="next" /></Button> : <p class="mwr-note">{nl.floor.none}</p>}
      {next ? <ol class="mwr-stack mwr-stack--tight">{[next, ...rest].map((who) => <Waiting key={who.id} who={who} first={who === next} />)}</ol> : null}
      <Turns turns={turns} />
      <Paper />
    </section>
  )
}

function Waiting({ who, first }: { who: Speaker; first: boolean }) {
  const desk = useDesk()
  const name = speakerName(desk, who)
  return (
    <li class="mwr-person"><span>{name}<small>{sideName[who.side] ?? who.side}</small></span>
      {first ? null : <Button kind="tertiary" onClick={() => call(desk, who)}>{nl.floor.also}<Hidden> {name}</Hidden></Button>}
      <Button kind="tertiary" onClick={() => lower(desk, who)}>{nl.floor.lower}<Hidden> {name}</Hidden></Button></li>
  )
}

function Turns({ turns }: { turns: Readonly<Record<string, number>> }) {
  const had = sides.filter((side) => turns[side])
  if (had.length === 0) return null
  return <p class="mwr-note">{nl.floor.turns}: {had.map((side) => nl.floor.turn(sideName[side] ?? side, turns[side] ?? 0)).join(' · ')}. {nl.floor.rule}</p>
}

function Paper() {
  const desk = useDesk()
  return (
    <details>
      <summary>{nl.floor.paper}</summary>
      <form class="mwr-stack mwr-stack--tight" onSubmit={(event) => raise(desk, { id: newId(), side: filled(event).text('side') })}>
        <Choice name="side" label={nl.seat.side} value="ervaring" options={optionsOf(sideName, sides)} />
        <button class="ams-button ams-button--secondary">{nl.floor.paperAdd}</button>
      </form>
    </details>
  )
}
