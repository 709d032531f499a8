// The scribe at a table: writes down what people say, reads it back, and keeps it until the server has it.
import { batch, signal, useSignal, type ReadonlySignal, type Signal } from '@preact/signals'
import { render } from 'preact'
import { openDraft, type Draft } from '../live/draft'
import { openLink, type Link } from '../live/link'
import { newest } from '../live/newest'
import { boardOf, newId, openOutbox, type Entry, type Json, type Outbox, type Returned } from '../live/outbox'
import { dealtOf, unreadOf } from '../live/paper'
import { PulseForm } from '../live/pulseform'
import { heardNo, ReadBack, settled } from '../live/readback'
import { openStore, type Store } from '../live/store'
import { openTell, Said, type Tell } from '../live/tell'
import type { EnterPulse, EnterStepAnswers, EnterVote, Records, Session } from '../wire.gen'
import { Form } from './form'
import { Hand } from './hand'
import { Back, Mine } from './list'
import { lineWord, nl } from './nl'
import { Rows } from './rows'
import { bodyOf, empty, entriesOf, sheetOf, writtenOf, type Sheet, type Written } from './sheet'
import { Vote } from './vote'

interface Table {
  session: string; table: string
  box: Outbox; store: Store<Records>; link: Link; draft: Draft; tell: Tell
  sheet: Signal<Sheet>; entries: ReadonlySignal<readonly Entry[]>; wiped: Signal<boolean>
}

function Screen(at: Table) {
  const { store, box, tell } = at
  const session = store.record('session', at.session)
  const trajectory = store.records('trajectory').value[0]?.value
  const open = session?.state === 'open'
  const written = writtenOf(at.entries.value, (id) => store.record('card', id))
  const unread = unreadOf(at.entries.value, settled.value, (id) => store.record('card', id) !== undefined)
  const over = session?.state === 'gesloten' || session?.state === 'gearchiveerd'
  if (at.wiped.value) return <main class="mwr-screen"><h1 class="ams-heading ams-heading--1">{nl.wiped}</h1></main>
  return (
    <>
      <header class="mwr-bar"><p>{nl.role(at.table)} {trajectory?.example && <span class="ams-badge">{nl.example}</span>}</p></header>
      <main class="mwr-screen" id="inhoud">
        <p class="mwr-phase">{lineWord(store.status.value, store.cutSince.value)}</p>
        <h1 class="ams-heading ams-heading--1">{nl.title}</h1>
        {!box.durable && <p>{nl.air}</p>}
        {!open && <p>{over ? nl.over : nl.waiting}</p>}
        <Returns at={at} run={session?.run.id ?? ''} />
        {open && <Writing at={at} session={session} />}
        {open && <Ballots at={at} run={session.run.id} />}
        {open && <StepRounds at={at} run={session.run.id} />}
        {open && <Hand link={at.link} run={session.run.id} tell={tell} />}
        {open && <Slips at={at} session={session} />}
        {open && <ReadBack unread={unread} words={nl} trust={(entry) => trust(written, entry)} approve={(paper, text) => approve(at, session.run.id, paper, text)} />}
        <Mine written={written.filter(({ id }) => !open || !unread.some(({ entry }) => entry === id))} />
        <Leave at={at} />
      </main>
      {session && <Urgent session={session} />}
      <Said tell={tell} />
    </>
  )
}

function Writing({ at, session }: { at: Table; session: Session }) {
  const { store, link, draft, tell } = at
  const steps = (store.records('trajectory').value[0]?.value.steps ?? []).map((step) => ({ ...step, name: store.words(step.title) ?? '' }))
  const place = async (sheet: Sheet, question: string) => {
    const body = bodyOf(sheet, question, newId(), draft.text.peek(), session.tables.indexOf(at.table) + 1)
    await link.send({ op: 'write-card-for', phase: session.run.id, body: { ...body } satisfies Json }, draft)
    tell.own(nl.kept)
  }
  return <Form session={session} steps={steps} words={draft} sheet={at.sheet} dealt={dealtOf(session, at.table, store.words)} place={place} />
}

function Slips({ at, session }: { at: Table; session: Session }) {
  if (!session.phases.find(({ id }) => id === session.run.phase)?.pulse) return null
  const enter = ({ side, answers }: EnterPulse) => {
    void at.link.send({ op: 'enter-pulse', phase: session.run.id, body: { side, answers: answers.map((one) => ({ ...one })) } satisfies Json })
    at.tell.own(nl.pulse.counted)
  }
  return (
    <section class="mwr-stack" aria-labelledby="pols-kop" key={session.run.id}>
      <h2 class="ams-heading ams-heading--3" id="pols-kop">{nl.pulse.title}</h2>
      <PulseForm words={{ ...nl.pulse, side: nl.side, sides: nl.sides }} enter={enter} />
    </section>
  )
}

function Ballots({ at, run }: { at: Table; run: string }) {
  const ballot = newest(at.store.records('ballot').value.map(({ value }) => value).filter((one) => one.session === at.session && one.open))
  const enter = (vote: EnterVote) => {
    void at.link.send({ op: 'enter-vote', phase: run, body: { ...vote, dots: vote.dots.map((one) => ({ ...one })) } satisfies Json })
    at.tell.own(nl.vote.counted)
  }
  return ballot ? <Vote ballot={ballot} words={at.store.words} enter={enter} /> : null
}

function StepRounds({ at, run }: { at: Table; run: string }) {
  const round = at.store.records('step-round').value.map(({ value }) => value).find((one) => one.session === at.session && one.open)
  const enter = (sheet: EnterStepAnswers) => {
    void at.link.send({ op: 'enter-step-answers', phase: run, body: { ...sheet, answers: sheet.answers.map((one) => ({ ...one })) } satisfies Json })
    at.tell.own(nl.vote.counted)
  }
  return round ? <Rows round={round} name={(step) => at.store.words(at.store.record('route-step', step)?.title ?? '') ?? ''} enter={enter} /> : null
}

const trust = (written: readonly Written[], entry: string): string => nl.trust[written.find(({ id }) => id === entry)?.trust ?? 'waiting']

function approve(at: Table, run: string, paper: string, text: string): void {
  void at.link.send({ op: 'read-card-back', phase: run, body: { paper, text } })
  at.tell.own(nl.approved(paper))
}

function Returns({ at, run }: { at: Table; run: string }) {
  const drop = (row: Returned) => void at.box.taken(row.id)
  const back = (row: Returned, text: string) => {
    batch(() => {
      at.draft.type(text)
      at.sheet.value = sheetOf(row)
    })
    void at.draft.saved().then(() => drop(row)) // first in the draft, then out of what came back
  }
  return <Back returned={at.store.returned.value} full={at.draft.text.value !== ''} back={back} drop={drop}
    approve={(row, paper) => {
      approve(at, run, paper, '')
      drop(row)
    }} />
}

function Leave({ at }: { at: Table }) {
  const asking = useSignal(false)
  const unsent = at.store.pending.value.length + at.store.returned.value.length
  const wipe = async () => {
    await at.box.wipe()
    at.wiped.value = true
  }
  if (!asking.value) return <div class="mwr-actions"><button type="button" class="ams-button ams-button--tertiary" onClick={() => { asking.value = true }}>{nl.done}</button></div>
  return (
    <div class="mwr-actions" role="group" aria-label={nl.done}>
      <p>{nl.sure} {unsent > 0 && <strong>{nl.unsent(unsent)}</strong>}</p>
      <button type="button" class="ams-button ams-button--secondary" onClick={() => void wipe()}>{nl.wipe}</button>
      <button type="button" class="ams-button ams-button--tertiary" onClick={() => { asking.value = false }}>{nl.keep}</button>
    </div>
  )
}

function Urgent({ session: { urgent } }: { session: Session }) {
  if (!urgent.person) return null
  const [before, after] = nl.go(urgent.person, urgent.until)
  return <footer class="mwr-urgent"><p><strong>{nl.urgent}</strong> {before}<a class="ams-link" href={`tel:${urgent.number.replace(/[^+\d]/g, '')}`}>{urgent.number}</a>{after}</p></footer>
}

async function start({ stream = '', session = '', table = '' }: DOMStringMap): Promise<void> {
  const [box, store, tell] = [await openOutbox(), openStore<Records>(), openTell()]
  const board = boardOf(stream, session, 'scribe')
  const draft = await openDraft(box, session, `schrijver-${table}`)
  const entries = signal<readonly Entry[]>([])
  const look = () => void entriesOf(box, board).then((all) => { entries.value = all }, () => undefined)
  box.watch(look)
  look()
  const link = openLink({ stream, session, as: 'scribe', box, store, onRefused: (entry, no) => {
    heardNo(entry, no.code)
    tell.own(`${nl.refused} ${no.text}`)
    if (entry.op.endsWith('-hand')) void box.taken(entry.id) // there are no words to give back
  } })
  const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'))
  root.className = 'mwr-phone'
  render(<Screen {...{ session, table, box, store, link, draft, tell, entries, sheet: signal(empty), wiped: signal(false) }} />, root)
}

void start(document.body.dataset)
