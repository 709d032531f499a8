// What the server did not take comes back here with its words, and stays until somebody fills it in anew or lets it go.
import type { Json, Returned } from '../live/outbox'
import type { AskAction, BundleCards, GiveReason, HideCard, MakePromise, NameBarrier, RegisterOneOff, RelateOneOff, WriteCardFor } from '../wire.gen'
import { askAgain } from './action'
import { useDesk, type Desk } from './desk'
import { openEntry } from './entry'
import { Button } from './form'
import { nl } from './nl'
import { takeOver, wordsIn } from './plea'

export function ReturnedList({ small }: { small: boolean }) {
  const desk = useDesk()
  return <>{desk.store.returned.value.map((row) => <ReturnedView key={row.id} row={row} small={small} />)}</>
}

function ReturnedView({ row, small }: { row: Returned; small: boolean }) {
  const desk = useDesk()
  const { id, entry, no } = row
  const drop = () => { desk.box.taken(id).catch(() => undefined) }
  const again = againOf(desk, entry.op, entry.body, small)
  const other = takeOver(entry.body, no.suggest)
  const taken = other && againOf(desk, entry.op, other, small)
  const words = wordsIn(entry.body)
  return (
    <div class="ams-alert ams-alert--error mwr-returned" role="group" aria-label={nl.refused.title}>
      <div class="ams-alert__severity-indicator" />
      <div class="ams-alert__content">
        <p><strong>{nl.refused.title}.</strong> {no.text}</p>
        {words ? <p class="mwr-note">‘{words}’</p> : null}
        {typeof no.suggest === 'string' && no.suggest ? <p class="mwr-note">{nl.refused.suggest} ‘{no.suggest}’</p> : null}
        <div class="mwr-actions mwr-actions--row">
          {taken ? <Button onClick={() => { taken(); drop() }}>{nl.refused.takeOver}</Button> : null}
          {again ? <Button onClick={() => { again(); drop() }}>{nl.refused.again}</Button> : null}
          {entry.op === 'open-session' ? <a class="ams-link" href={`/bureau/${encodeURIComponent(desk.session)}/klaarzetten`}>{nl.refused.prepare}</a> : null}
          {entry.op === 'archive-session' ? <Button onClick={() => { desk.view.value = 'daarna'; desk.tab.value = 'thema'; drop() }}>{nl.refused.ends}</Button> : null}
          <Button kind="tertiary" onClick={drop}>{nl.refused.drop}</Button>
        </div>
      </div>
    </div>
  )
}

// againOf opens the form that the words came from. The body is what this same client sent.
function againOf(desk: Desk, op: string, body: Json, small: boolean): (() => void) | undefined {
  const as = <T,>() => body as unknown as T
  switch (op) {
    case 'bundle-cards': return () => { const again = as<BundleCards>(); desk.open.value = { what: 'bundle', cards: again.cards, again } }
    case 'name-barrier': return () => { const again = as<NameBarrier>(); desk.open.value = { what: 'barrier', barrier: again.barrier, again: String(again.sentence) } }
    case 'hide-card': return () => { const again = as<HideCard>(); desk.open.value = { what: 'hide', card: again.card, again: String(again.reason) } }
    case 'give-reason': return () => { const again = as<GiveReason>(); desk.open.value = { what: 'reason', barrier: again.barrier, again } }
    case 'register-one-off': return () => { desk.open.value = { what: 'one-off', again: as<RegisterOneOff>() } }
    case 'relate-one-off': return () => { const again = as<RelateOneOff>(); desk.open.value = { what: 'relate', oneOff: again.oneOff, again } }
    case 'make-promise': return () => { desk.open.value = { what: 'promise', again: as<MakePromise>() } }
    case 'ask-action': return () => askAgain(desk, as<AskAction>())
    case 'write-card-for': return () => {
      desk.words.value = as<WriteCardFor>()
      openEntry(desk, small)
    }
  }
  return undefined
}
