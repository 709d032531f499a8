// Paper at the desk: what is still to be read back is asked before the reveal, a sheet counts once, and question cards
// are dealt to a table.
import { newId } from '../live/outbox'
import { cardNumber } from '../live/paper'
import { PulseForm } from '../live/pulseform'
import { list, sessionOf, useDesk, type Desk } from './desk'
import { openEntry } from './entry'
import { Button, Choice, Dialog, Field } from './form'
import { nl, sideName } from './nl'

const unreadIn = (desk: Desk) => desk.store.record('tally', `read-back.${desk.session}.exact`)

const reveal = (desk: Desk) => desk.act('reveal-cards', { size: 0 }, nl.board.revealed)

// askReveal reveals, unless somebody's paper card was not read to them yet: then it asks first.
export function askReveal(desk: Desk): void {
  if ((unreadIn(desk)?.total ?? 0) > 0) desk.open.value = { what: 'reveal' }
  else reveal(desk)
}

export function RevealDialog() {
  const desk = useDesk()
  const unread = unreadIn(desk)
  const session = sessionOf(desk)
  if (!unread || !session) return null
  return (
    <Dialog title={nl.paper.first} send={nl.paper.yes} keep onSend={(form) => {
      const paper = cardNumber(form.text('paper'), session.tables.length === 1 ? 1 : 0)
      if (paper) desk.act('read-card-back', { paper, text: '' }, nl.paper.approved(paper))
    }}>
      <p><strong>{nl.paper.unread(unread.total)}</strong> ({Object.entries(unread.counts).map(([by, n]) => nl.paper.where(by, n)).join(', ')}). {nl.paper.stay}</p>
      <div class="mwr-actions mwr-actions--row">
        {unread.counts['bureau'] ? <Button onClick={() => { desk.open.value = undefined; openEntry(desk, false) }}>{nl.paper.here}</Button> : null}
        <Button onClick={() => { desk.open.value = undefined; reveal(desk) }}>{nl.paper.without}</Button>
      </div>
      <Field key={unread.total} name="paper" label={nl.paper.byNumber} length={8} />
    </Dialog>
  )
}

export function SlipsDialog() {
  const desk = useDesk()
  return (
    <Dialog title={nl.slips.title}>
      <PulseForm words={{ ...nl.slips, sides: sideName }} enter={(pulse) => desk.act('enter-pulse', pulse, nl.slips.counted)} />
    </Dialog>
  )
}

export function DealDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  if (!session) return null
  const dealt = session.dealt ?? []
  const tables: [string, string][] = session.tables.map((table) => [table, nl.deal.of(table)])
  return (
    <Dialog title={nl.deal.title} send={nl.deal.send} onSend={(form) => desk.act('deal-question', { question: newId(), ask: form.text('ask'), table: form.text('table') }, nl.deal.done)}>
      <Field name="ask" label={nl.deal.ask} hint={nl.deal.hint} length={200} required first />
      <Choice name="table" label={nl.deal.table} options={[['', nl.deal.every], ...tables]} />
      {dealt.length ? <ul>{dealt.map((one) => <li key={one.id}>{desk.store.words(one.ask)} ({one.table ? nl.deal.of(one.table) : nl.deal.every}: {answersTo(desk, one.id)})</li>)}</ul> : null}
    </Dialog>
  )
}

// answersTo counts what lies on the board for a question; what is not revealed yet is nobody's.
const answersTo = (desk: Desk, question: string): string =>
  nl.deal.answers(list(desk.store, 'card').filter((card) => card.question === question && card.state === 'geplaatst').length)
