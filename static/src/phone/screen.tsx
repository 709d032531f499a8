// The whole screen: who you are, the banner when the group goes on, one question, and the line for what cannot wait.
import { useState } from 'preact/hooks'
import { Said } from '../live/tell'
import { Write } from './card'
import { Closed, Leave } from './end'
import { OwnCards } from './mine'
import { nl } from './nl'
import { Actions, Button, Field, Text, Title } from './parts'
import { asks, mayWrite } from './phase'
import type { Phone } from './phone'
import { askPause, Pause } from './pause'
import { Refusal } from './refusal'
import { Pledge, Waiting, Welcome } from './seat'
import { Also, Soon } from './soon'
import { CutOff, Lost, StatusLine, UrgentLine } from './status'

export function App({ phone }: { phone: Phone }) {
  const name = phone.words(phone.seat.value?.name)
  const screen = phone.screen.value
  const inside = !['leaving', 'closed', 'removed', 'signed-out', 'wrong', 'loading'].includes(screen)
  return (
    <>
      <header class="mwr-bar">
        <a class="ams-skip-link" href="#inhoud">{nl.bar.skip}</a>
        <p><span><span dir="auto">{name ? nl.bar.you(name) : nl.bar.nameless}</span>{inside && <StatusLine phone={phone} />}</span></p>
        {inside && phone.view.value !== 'pause' && <Button icon="calm" does={() => askPause(phone)}>{nl.bar.pause}</Button>}
      </header>
      {inside && phone.ahead.value && <aside class="mwr-banner" aria-label={nl.banner.label}>
        <p><strong>{nl.banner.goes(phone.ahead.value.name)}</strong> {phone.draft.text.value.trim() !== '' && nl.banner.stays}</p>
        <Button kind="secondary" does={phone.goAlong}>{nl.banner.go}</Button>
      </aside>}
      <main class="mwr-screen" id="inhoud" tabIndex={-1}>
        {inside && <CutOff phone={phone} />}
        <Now phone={phone} />
        {inside && phone.view.value === 'talk' && phone.store.returned.value.length === 0 && <More phone={phone} />}
        {screen === 'closed' && phone.view.value !== 'leave' && <LeaveButton phone={phone} />}
      </main>
      <UrgentLine phone={phone} />
      <Said tell={phone.tell} />
    </>
  )
}

function Now({ phone }: { phone: Phone }) {
  const screen = phone.screen.value
  if (screen === 'leaving' || phone.view.value === 'leave') return <Leave phone={phone} />
  if (screen === 'removed' || screen === 'signed-out' || screen === 'wrong') return <Lost phone={phone} why={screen} />
  if (screen === 'closed') return <Closed phone={phone} /> // nothing can be sent any more, so nothing is offered again
  const [back] = phone.store.returned.value
  if (back) return <Refusal key={back.id} phone={phone} back={back} />
  if (screen === 'loading') return <Fetching phone={phone} />
  if (phone.view.value === 'pause') return <Pause phone={phone} />
  if (phone.view.value === 'call' || phone.view.value === 'urgent') {
    const urgent = phone.view.value === 'urgent'
    return <Soon show={({ Call }) => <Call key={phone.view.value} phone={phone} urgent={urgent} />} />
  }
  if (screen === 'pledge') return <Pledge phone={phone} />
  if (screen === 'waiting') return <Waiting phone={phone} />
  return <Talk phone={phone} />
}

// Fetching may last, where there is no line. Then somebody can write already, and what was being written is there.
function Fetching({ phone }: { phone: Phone }) {
  const { draft, store } = phone
  const [begun] = useState(draft.text.peek().trim() !== '')
  const cut = store.cutSince.value !== undefined
  return (
    <>
      <Title>{nl.loading.title}</Title>
      <Text>{cut ? nl.loading.cut : nl.loading.text}</Text>
      {cut && <Text>{nl.status.kept(store.pending.value.length)}</Text>}
      {(begun || cut || draft.text.value.trim() !== '') && <Field id="tekst" label={nl.card.words} value={draft.text.value} type={draft.type} />}
      <OwnCards phone={phone} still />
    </>
  )
}

function Talk({ phone }: { phone: Phone }) {
  const talk = () => { phone.view.value = 'talk' }
  const key = phone.seen.value?.id ?? ''
  const ballot = phone.ballot.value
  const round = phone.round.value
  const idle = phone.draft.text.value.trim() === '' && phone.editing.value === '' // what somebody is writing is not taken away by a choice
  switch ((ballot || round) && idle && phone.view.value === 'write' ? 'talk' : phone.view.value) {
    case 'cards': return <><Title>{nl.card.mine}</Title><OwnCards phone={phone} wide /><Actions><Button kind="primary" icon="back" does={talk}>{nl.bar.back}</Button></Actions></>
    case 'write': return <Write key="write" phone={phone} back={talk} />
    case 'read': return <Soon show={({ Read }) => <Read phone={phone} />} />
    case 'step': return <Soon show={({ OnRoute }) => <OnRoute phone={phone} />} />
    case 'one-off': return <Soon show={({ OneOff }) => <OneOff phone={phone} />} />
    case 'seating': return <Soon show={({ Seating }) => <Seating phone={phone} />} />
    case 'promise': return <Soon show={({ Promising }) => <Promising phone={phone} />} />
  }
  const heading = headingOf(phone)
  if (idle && !['planned', 'welcome'].includes(phone.screen.value)) {
    if (ballot) return <Soon show={({ Choosing }) => <Choosing key={ballot.id} phone={phone} ballot={ballot} />} />
    if (round) return <Soon show={({ InRound }) => <InRound phone={phone} round={round} />} />
  }
  switch (phone.screen.value) {
    case 'planned': return <><Title>{nl.planned.title}</Title><Text>{nl.planned.text}</Text></>
    case 'welcome': return <Welcome phone={phone} />
    case 'away': return <Away phone={phone} heading={heading} />
    case 'pulse': return <><p class="mwr-phase">{heading}</p><Soon show={({ Pulse }) => <Pulse phone={phone} />} /></>
    case 'barriers': return <Soon show={({ Barriers }) => <Barriers key={key} phone={phone} heading={heading} />} />
    case 'who': return <Soon show={({ Who }) => <Who phone={phone} heading={heading} />} />
    case 'share':
    case 'seating': return <Soon show={({ Own }) => <Own phone={phone} heading={heading} />} />
    case 'feedback': return <Soon show={({ Feedback }) => <Feedback phone={phone} heading={heading} />} />
    case 'route': return <Soon show={({ OnRoute }) => <OnRoute phone={phone} heading={heading} />} />
    case 'roundoff': return <Soon show={({ RoundOff }) => <RoundOff phone={phone} heading={heading} />} />
    default: return <Write key={key} phone={phone} heading={heading} />
  }
}

function Away({ phone, heading }: { phone: Phone; heading: string }) {
  const side = phone.seat.value?.side ?? ''
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title>{nl.away.title}</Title>
      <Text>{nl.away.text}</Text>
      {mayWrite(phone.phase.value, side) && asks(phone.phase.value, side).some(({ kind }) => kind === 'gehoord') &&
        <Actions row><Button icon="edit" does={() => { phone.view.value = 'write' }}>{nl.away.heard}</Button></Actions>}
    </>
  )
}

function headingOf(phone: Phone): string {
  const phases = phone.talk.value?.phases ?? []
  const phase = phone.phase.value
  if (!phase) return ''
  const name = nl.part.of(phases.indexOf(phase) + 1, phases.length, phase.name)
  const { run } = phone.talk.value ?? {}
  return phase.kind === 'schrijven' ? `${name} · ${nl.part.about(run?.id === phone.seen.value?.id && run?.minutes || phase.minutes)}` : name
}

const talks: readonly string[] = ['welcome', 'away', 'write', 'pulse', 'barriers', 'who', 'roundoff', 'route']

// More is the way to one's own cards, to words that still wait, and out.
function More({ phone }: { phone: Phone }) {
  const screen = phone.screen.value
  const writes = screen === 'write'
  return (
    <nav class="mwr-out">
      {talks.includes(screen) && <Also show={({ Hand }) => <Hand phone={phone} />} />}
      {!phone.ballot.value && !phone.round.value && phone.open.value && <Button icon="note" does={() => { phone.passed.value = new Set() }}>{nl.bar.choose}</Button>}
      {!writes && phone.draft.text.value.trim() !== '' && <Button icon="edit" does={() => { phone.view.value = 'write' }}>{nl.card.go}</Button>}
      {!writes && phone.own.value.length > 0 && <Button icon="lock" does={() => { phone.view.value = 'cards' }}>{`${nl.card.mine} (${phone.own.value.length})`}</Button>}
      <LeaveButton phone={phone} />
    </nav>
  )
}

const LeaveButton = ({ phone }: { phone: Phone }) =>
  <Button icon="withdraw" does={() => { phone.view.value = 'leave' }}>{nl.leave.open}</Button>
