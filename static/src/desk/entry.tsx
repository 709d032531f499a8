// Entry writes down what somebody in the room says, or what stands on a paper card: step number, words, Enter. The first
// Enter reads it back, the second is their yes; a numbered card is kept at once and can be read back later. It stays open for the next card, and survives a reload.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { openDraft, type Draft } from '../live/draft'
import { boardOf, newId, type Entry as Kept } from '../live/outbox'
import { cardNumber, dealtOf, following, unreadOf } from '../live/paper'
import { ReadBack as Unread, settled } from '../live/readback'
import { feelings, maxCard, sides, type Session, type Trajectory, type WriteCardFor } from '../wire.gen'
import { list, sessionOf, trajectoryOf, useDesk, type Desk } from './desk'
import { Button, Choice, Dialog, Field, filled, optionsOf, type Filled } from './form'
import { feelingName, fromSide, nl } from './nl'
import { questionFor, questionsFor } from './plan'
import { stepOf } from './reading'
import { nameOf as seatOf } from './seat'

export function EntryDialog() {
  return <Dialog title={nl.entry.title}><Entry /></Dialog>
}

export function Entry() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const trajectory = trajectoryOf(desk)
  const [draft, setDraft] = useState<Draft>()
  useLayoutEffect(() => {
    let gone = false
    let mine: Draft | undefined
    void openDraft(desk.box, desk.session, 'namens').then((opened) => {
      if (gone) return opened.close()
      mine = opened
      const again = desk.words.peek()
      if (again) opened.type(again.text)
      setDraft(opened)
    })
    return () => {
      gone = true
      mine?.close()
    }
  }, [])
  if (!session || !trajectory || !draft) return null
  return <><EntryForm session={session} trajectory={trajectory} draft={draft} /><StillToRead /></>
}

// StillToRead has the paper cards that were entered on this device. The words of other tables are not here.
function StillToRead() {
  const desk = useDesk()
  const [entries, setEntries] = useState<readonly Kept[]>([])
  const trajectory = trajectoryOf(desk)
  useLayoutEffect(() => {
    const board = boardOf(trajectory?.id ?? '', desk.session, desk.as)
    const look = () => void desk.box.keep.read(async (table) => (await table.all('outbox')).filter((one) => one.board === board)).then(setEntries, () => undefined)
    look()
    return desk.box.watch(look)
  }, [trajectory?.id])
  return <Unread unread={unreadOf(entries, settled.value, (id) => desk.store.record('card', id) !== undefined)} words={nl.paper} approve={(paper, text) => desk.act('read-card-back', { paper, text }, nl.paper.approved(paper))} />
}

const haste = 400 // ms: an Enter sooner than this after the first was not a yes to what was read aloud

function EntryForm({ session, trajectory, draft }: { session: Session; trajectory: Trajectory; draft: Draft }) {
  const desk = useDesk()
  const again = useRef(desk.words.peek()).current
  const [side, pick] = useState<string>(again?.side ?? 'ervaring')
  const [read, setRead] = useState<WriteCardFor>()
  const [trouble, setTrouble] = useState('')
  const [typed, setTyped] = useState(again ? String(trajectory.steps.findIndex((step) => step.id === again.step) + 1) : '')
  const placed = useRef(0)
  const busy = useRef(false)
  const [paper, setPaper] = useState(again?.paper ?? '')
  const step = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    desk.words.value = undefined
    step.current?.focus()
  }, [])
  const named = stepOf(typed, trajectory.steps)
  const nameOf = (id: string) => desk.store.words(trajectory.steps.find((one) => one.id === id)?.title ?? '') ?? ''

  const readBack = (event: Event) => {
    const form = filled(event)
    if (!named) {
      setTrouble(nl.entry.noStep)
      return step.current?.focus()
    }
    setTrouble('')
    if (form.text('text') === '') return text.current?.focus()
    const wish = wishOf(form, side, named.id, session, paper)
    if (wish.paper === '') return setRead(wish)
    void place(wish).then((kept) => { if (kept) setPaper(following(paper)) }) // who wrote the card can hear it later
  }
  // place waits until this device has the card: a next Enter that is too fast must not take its place.
  const place = async (wish: WriteCardFor): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    placed.current++
    const kept = await desk.act('write-card-for', wish, wish.paper ? nl.paper.placed(wish.paper, nameOf(wish.step)) : nl.entry.placed(placed.current, nameOf(wish.step)), undefined, draft)
    busy.current = false
    setRead(undefined)
    if (text.current) text.current.value = draft.text.peek() // empty, or what could not be kept
    step.current?.focus()
    step.current?.select()
    return kept
  }
  const change = () => {
    setRead(undefined)
    text.current?.focus()
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (!event.repeat) text.current?.form?.requestSubmit()
  }
  return (
    <>
      <form class="mwr-entry" onSubmit={readBack}>
        <div class="mwr-entry__row mwr-entry__row--3">
          <div class="ams-field">
            <label class="ams-label" for="namens-kaart">{nl.paper.number}</label>
            <input class="ams-text-input" id="namens-kaart" inputMode="numeric" autocomplete="off" maxLength={8} value={paper} onInput={(event) => { setPaper(event.currentTarget.value); setRead(undefined) }} />
          </div>
          <div class="ams-field">
            <label class="ams-label" for="namens-stap">{nl.entry.step}</label>
            <input class="ams-text-input" id="namens-stap" inputMode="numeric" autocomplete="off" ref={step} defaultValue={typed} aria-describedby="namens-stappen"
              data-first="" onInput={(event) => setTyped(event.currentTarget.value)} aria-invalid={trouble ? true : undefined} />
          </div>
          <Choice name="side" label={nl.entry.side} value={side} options={optionsOf(fromSide, sides)} onPick={pick} />
        </div>
        <p class="mwr-note" id="namens-stappen">
          {trouble ? <strong>{trouble} </strong> : null}
          {named ? <strong>{typed}. {nameOf(named.id)}</strong> : trajectory.steps.map((one, at) => `${at + 1} ${desk.store.words(one.title) ?? ''}`).join(' · ')}
        </p>
        <div class="ams-field">
          <label class="ams-label" for="namens-tekst">{nl.entry.text}</label>
          <p class="mwr-note" id="namens-hoe">{paper ? nl.paper.how : nl.entry.how}</p>
          <textarea class="ams-text-area" id="namens-tekst" name="text" rows={3} ref={text} maxLength={maxCard} defaultValue={draft.text.peek()} aria-describedby="namens-hoe"
            onInput={(event) => { draft.type(event.currentTarget.value); setRead(undefined) }} onKeyDown={enter} />
        </div>
        <Extra key={`${side} ${session.run.phase}`} session={session} side={side} again={again} />
        {read ? null : <div class="mwr-actions mwr-actions--row"><button class="ams-button ams-button--primary">{paper ? nl.paper.keep : nl.entry.readBack}</button></div>}
      </form>
      {read ? <ReadBack text={read.text} place={() => void place({ ...read, yes: true })} change={change} /> : null}
    </>
  )
}

// ReadBack has the focus on yes, so that a second Enter is the person's yes; a key that is held down is not.
function ReadBack({ text, place, change }: { text: string; place(): void; change(): void }) {
  const yes = useRef<HTMLButtonElement>(null)
  const since = useRef(Date.now())
  useLayoutEffect(() => yes.current?.focus(), [])
  return (
    <div class="mwr-stack mwr-stack--tight">
      <p id="namens-vraag"><strong>{nl.entry.read}</strong></p>
      <figure class="mwr-quote mwr-quote--core" id="namens-woorden"><blockquote>{text}</blockquote></figure>
      <div class="mwr-actions mwr-actions--row">
        <button type="button" class="ams-button ams-button--primary" ref={yes} aria-describedby="namens-vraag namens-woorden"
          onClick={() => { if (Date.now() - since.current > haste) place() }} onKeyDown={(event) => { if (event.repeat) event.preventDefault() }}>{nl.entry.yes}</button>
        <Button onClick={change}>{nl.entry.change}</Button>
      </div>
    </div>
  )
}

function Extra({ session, side, again }: { session: Session; side: string; again: WriteCardFor | undefined }) {
  const desk = useDesk()
  const question = questionFor(session, side)
  const questions = [...questionsFor(session, side), ...dealtOf(session, undefined, desk.store.words)]
  const seats = list(desk.store, 'seat').filter((seat) => seat.session === session.id && !seat.removed && seat.side === side)
  return (
    <details>
      <summary>{nl.entry.extra}</summary>
      <div class="mwr-entry__row">
        <Choice key={side} name="question" label={nl.entry.question} value={again?.question ?? question?.id ?? ''} options={questions.map((one) => [one.id, one.ask])} />
        <Choice name="feeling" label={nl.entry.feeling} value={again?.feeling ?? ''} options={[['', nl.entry.noFeeling], ...optionsOf(feelingName, feelings)]} />
      </div>
      <div class="mwr-entry__row">
        <Choice key={side} name="seat" label={nl.paper.seat} value={again?.seat ?? ''} options={[['', nl.paper.nobody], ...seats.map((seat): [string, string] => [seat.id, seatOf(desk, seat)])]} />
        <Field name="slip" label={nl.paper.slip} type="number" min="1" max="300" value={again?.slip ? String(again.slip) : ''} />
      </div>
      <label class="mwr-check"><input type="checkbox" name="stopped" defaultChecked={again?.stopped ?? false} /> {nl.entry.stopped}</label>
    </details>
  )
}

const wishOf = (form: Filled, side: string, step: string, session: Session, paper: string): WriteCardFor => ({
  card: newId(), question: form.text('question') || (questionFor(session, side)?.id ?? ''), step, text: form.text('text'), helped: '',
  feeling: form.text('feeling'), stopped: form.all('stopped').length > 0, side, yes: false,
  seat: form.text('seat'), slip: Number(form.text('slip')) || 0, paper: cardNumber(paper, session.tables.length === 1 ? 1 : 0),
})

export function openEntry(desk: Desk, small: boolean): void {
  if (small) desk.tab.value = 'notitie'
  else desk.open.value = { what: 'entry' }
}
