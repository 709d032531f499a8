// The desk of the facilitator: what comes next on the left, the board in the middle, the people on the right. On a phone
// one of them at a time. Everything on the screen is a record that the server confirmed.
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../live/icon'
import { openLink } from '../live/link'
import { openOutbox } from '../live/outbox'
import { heardNo } from '../live/readback'
import { openStore } from '../live/store'
import { openTell, Said } from '../live/tell'
import type { Records } from '../wire.gen'
import { AskWalk, LinkDialog } from './action'
import { Agenda, onAgenda } from './agenda'
import { After } from './after'
import { BarrierDialog, BundleDialog, HandsDialog, ReasonDialog } from './barrier'
import { BallotDialog, BallotPanel, DecisionDialog, HandCountDialog, PaperDialog } from './ballot'
import { barriersOf, Board, BoardTools } from './board'
import { CardDialog, HideDialog } from './card'
import { ConfidantDialog } from './confidant'
import { DeskContext, list, openDesk, sessionOf, trajectoryOf, useDesk, type Desk, type Tab, type View } from './desk'
import { DoorsDialog } from './doors'
import { Entry, EntryDialog, openEntry } from './entry'
import { busy, Speakers } from './floor'
import { Button } from './form'
import { MoreDialog, onKey } from './more'
import { nl } from './nl'
import { OneOffDialog, OneOffs, RelateDialog } from './oneoff'
import { DealDialog, RevealDialog, SlipsDialog } from './paper'
import { oneByOne, phaseOf } from './plan'
import { PreviewDialog } from './preview'
import { PromiseDialog, Promises } from './promise'
import { waiting } from './reading'
import { ReturnedList } from './returned'
import { OtherPhoneDialog, People, RemoveSeatDialog, SeatDialog } from './seat'
import { CloseDialog, Sheet } from './sheet'
import { ProgramDialog } from './program'
import { nlSteps } from './stepround.nl'
import { routesOf, StepPaperDialog, StepRoundDialog, StepRoundPanel } from './stepround'
import { Taken } from './takeover'
import { HistoryDialog, UndoBar } from './undo'

const narrow = matchMedia('(max-width: 63.99rem)')
const small = signal(narrow.matches)
narrow.addEventListener('change', () => { small.value = narrow.matches })

function viewOf(desk: Desk): View {
  if (desk.view.value !== 'vanzelf') return desk.view.value
  const session = sessionOf(desk)
  if (session?.state === 'gesloten') return 'daarna'
  const phase = session && phaseOf(session)
  if (phase && session && onAgenda(session, phase.kind)) return 'agenda'
  return phase && oneByOne.has(phase.kind) ? 'drempels' : 'bord'
}

function App() {
  const desk = useDesk()
  useEffect(() => {
    const heard = onKey(desk, () => openEntry(desk, small.peek()))
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [])
  const session = sessionOf(desk)
  const title = session && desk.store.words(session.title)
  useEffect(() => { if (title) document.title = title }, [title])
  const view = viewOf(desk)
  if (desk.store.status.value === 'taken') return <Taken />
  if (!session) return <main class="mwr-barrier" id="bord" tabIndex={-1}><h1 class="ams-heading ams-heading--4">{nl.loading}</h1><Line /><Said tell={desk.tell} /></main>
  return (
    <>
      <a class="ams-skip-link" href="#bord">{nl.skip}</a>
      <header class="mwr-desk__top">
        <h1 class="ams-heading ams-heading--4">{title}</h1>
        {trajectoryOf(desk)?.example ? <span class="ams-badge">{trajectoryOf(desk)?.practice ? nl.practice : nl.example}</span> : null}
        <Line />
        {(!small.value || desk.tab.value === 'thema') && view === 'bord' ? <BoardTools /> : null}
        {session.state === 'gepland' || phaseOf(session)?.kind === 'welkom' ? <Button onClick={() => { desk.open.value = { what: 'doors' } }}><Icon name="people" /> {nl.doors.open}</Button> : null}
        {phaseOf(session)?.kind === 'peilen' ? <Button onClick={() => { desk.open.value = { what: 'ballot' } }}>{nl.ballot.title}</Button> : null}
        {session.state === 'open' && ['doorloop', 'achter', 'galerij', 'draagvlak'].includes(phaseOf(session)?.kind ?? '') && routesOf(desk).length > 0 ? <Button onClick={() => { desk.open.value = { what: 'step-round' } }}>{nlSteps.title}</Button> : null}
        {small.value || session.state !== 'open' ? null : <Button onClick={() => openEntry(desk, false)}><Icon name="note" /> {nl.entry.button}</Button>}
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'more' } }}><Icon name="more" /> {nl.more}</Button>
      </header>
      {small.value ? <OneAtATime view={view} /> : <ThreeColumns view={view} />}
      <OpenDialog view={view} />
      <Said tell={desk.tell} />
    </>
  )
}

function ThreeColumns({ view }: { view: View }) {
  const desk = useDesk()
  return (
    <>
      <aside class="mwr-desk__sheet" aria-label={nl.sheet.title}><Sheet /></aside>
      <main class="mwr-desk__board" id="bord" tabIndex={-1} aria-label={nl.board.title}><ReturnedList small={false} /><BallotPanel /><StepRoundPanel /><Middle view={view} /><UndoBar /></main>
      <aside class="mwr-desk__people mwr-stack mwr-stack--wide" aria-label={nl.seat.title}>{busy(desk) ? <Speakers /> : null}<People />{busy(desk) ? null : <Speakers />}</aside>
    </>
  )
}

const tabs: readonly (readonly [Tab, 'next' | 'open' | 'note'])[] = [['volgende', 'next'], ['thema', 'open'], ['notitie', 'note']]

function OneAtATime({ view }: { view: View }) {
  const desk = useDesk()
  const tab = desk.tab.value
  return (
    <>
      <main class={tab === 'thema' ? 'mwr-desk__board' : 'mwr-desk__one'} id="bord" tabIndex={-1} aria-label={nl.tabs[tab]}>
        <ReturnedList small />
        {tab === 'volgende' ? <>
          <BallotPanel />
          <StepRoundPanel />
          {busy(desk) ? <div class="mwr-desk__people"><Speakers /></div> : null}
          <div class="mwr-desk__sheet"><Sheet /></div>
          <div class="mwr-desk__people mwr-stack mwr-stack--wide">{busy(desk) ? null : <Speakers />}<People /></div>
        </> : null}
        {tab === 'thema' ? <Middle view={view} /> : null}
        {tab === 'notitie' ? <div class="mwr-barrier"><h2 class="ams-heading ams-heading--3">{nl.entry.title}</h2><Entry /></div> : null}
        <UndoBar />
      </main>
      <nav aria-label={nl.tabs.label} class="mwr-tabs-bar">
        <ul class="mwr-tabs">
          {tabs.map(([name, icon]) => (
            <li key={name}><button type="button" {...name === tab ? { 'aria-current': 'page' as const } : {}} onClick={() => { desk.tab.value = name }}><Icon name={icon} /> {nl.tabs[name]}</button></li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Middle({ view }: { view: View }) {
  useEffect(() => { document.getElementById('bord')?.scrollTo(0, 0) }, [view])
  if (view === 'daarna') return <After />
  if (view === 'agenda') return <Agenda />
  if (view === 'bord') return <Board />
  return <><AskWalk /><div class="mwr-barrier"><OneOffs /><Promises /></div></>
}

// Line says which it is: up to date, on its way, or cut off.
function Line() {
  const { store, box, trouble } = useDesk()
  const status = store.status.value
  const text = status === 'pending' ? nl.line.pending(store.pending.value.length) : status === 'cut' ? nl.line.cut(store.cutSince.value) : nl.line[status]
  return (
    <>
      <span class="mwr-note mwr-line"><Icon name={status === 'fresh' ? 'check' : status === 'pending' ? 'clock' : 'offline'} /> {text}</span>
      {box.durable ? null : <span class="mwr-note">{nl.notDurable}</span>}
      {trouble.value ? <span role="alert">{nl.trouble(trouble.value)}</span> : null}
    </>
  )
}

function OpenDialog({ view }: { view: View }) {
  const desk = useDesk()
  const open = desk.open.value
  switch (open?.what) {
    case 'bundle': return <BundleDialog cards={open.cards} again={open.again} />
    case 'card': return <CardDialog id={open.card} barriers={barriersOf(desk)} />
    case 'hide': return <HideDialog id={open.card} again={open.again} />
    case 'barrier': return <BarrierDialog id={open.barrier} again={open.again} />
    case 'hands': return <HandsDialog barrier={open.barrier} />
    case 'reason': return <ReasonDialog barrier={open.barrier} again={open.again} />
    case 'one-off': return <OneOffDialog again={open.again} />
    case 'relate': return <RelateDialog id={open.oneOff} again={open.again} />
    case 'promise': return <PromiseDialog again={open.again} />
    case 'seat': return <SeatDialog id={open.seat} />
    case 'remove-seat': return <RemoveSeatDialog id={open.seat} />
    case 'other-phone': return <OtherPhoneDialog id={open.seat} />
    case 'link': return <LinkDialog action={open.action} condition={open.condition} />
    case 'ballot': return <BallotDialog />
    case 'ballot-hands': return <HandCountDialog id={open.ballot} />
    case 'ballot-paper': return <PaperDialog id={open.ballot} />
    case 'step-round': return <StepRoundDialog />
    case 'step-paper': return <StepPaperDialog id={open.round} />
    case 'ballot-decision': return <DecisionDialog ballot={open.ballot} />
    case 'more': return <MoreDialog view={view} />
    case 'entry': return <EntryDialog />
    case 'doors': return <DoorsDialog />
    case 'preview': return <PreviewDialog />
    case 'history': return <HistoryDialog />
    case 'program': return <ProgramDialog />
    case 'confidant': return <ConfidantDialog />
    case 'close': return <CloseDialog />
    case 'reveal': return <RevealDialog />
    case 'deal': return <DealDialog />
    case 'slips': return <SlipsDialog />
  }
  return null
}

// listen says what others did: new cards, and who waits at the door.
function listen(desk: Desk): void {
  let cards: number | undefined
  let waits: number | undefined
  let hands: number | undefined
  effect(() => {
    if (!sessionOf(desk)) return
    const now = list(desk.store, 'card').length
    for (let n = cards ?? now; n < now; n++) desk.tell.others('cards', nl.board.news)
    cards = now
    const waiting_ = waiting(list(desk.store, 'seat')).length
    if (waiting_ > (waits ?? 0)) desk.tell.others('seats', () => nl.seat.arrived(waiting_))
    waits = waiting_
    const up = desk.store.record('floor', desk.session)?.line.length ?? 0
    for (let n = hands ?? up; n < up; n++) desk.tell.others('hands', nl.floor.news)
    hands = up
  })
}

async function main(): Promise<void> {
  const { stream = '', session = '', as = 'desk', lead = 'ja' } = document.body.dataset
  const box = await openOutbox()
  const store = openStore<Records>()
  const tell = openTell()
  const link = openLink({ stream, session, as, box, store, onRefused: (entry, no) => {
    tell.own(`${nl.refused.title}. ${no.text}`)
    desk.refused(entry.id)
    heardNo(entry, no.code)
  } })
  const desk = openDesk(store, link, box, tell, session, as, as === 'desk' && lead === 'ja')
  listen(desk)
  const root = document.getElementById('bureau') ?? document.body.appendChild(document.createElement('div'))
  root.className = 'mwr-desk'
  document.body.classList.remove('mwr-desk') // its grid is the root's
  render(<DeskContext.Provider value={desk}><App /></DeskContext.Provider>, root)
}

void main()
