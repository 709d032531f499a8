// A barrier on the board: the core sentence, what people said of it, and who recognises it. A core sentence that a raiser
// confirmed is theirs; the desk can only read it.
import { newId } from '../live/outbox'
import { reasonCategories, sides, type Barrier, type BundleCards, type Card, type GiveReason } from '../wire.gen'
import { barriersOf } from './board'
import { CardView, useHeld, Words } from './card'
import { back, toldIn, trajectoryOf, useDesk, type Desk } from './desk'
import { Badge, Button, Choice, Dialog, Field, Hidden, optionsOf, stepOptions, Themes, typeOptions } from './form'
import { actionAsked, barrierState, nl, passedTo, reasonName, sideName } from './nl'
import { dayField, endOfDay, some } from './plan'
import { bySide, confirmed, headlineOf, lastWords, type Headline } from './reading'

export function BarrierState({ barrier }: { barrier: Barrier }) {
  const { store } = useDesk()
  const { word, badge, who } = barrierState[barrier.state] ?? { word: barrier.state, badge: 'orange', who: '' }
  const recognised = nl.barrier.recognised(bySide(store.record('tally', `recognition.${barrier.id}.exact`)?.counts))
  return (
    <>
      <p class="mwr-state"><Badge kind={badge} word={word} /> {who}</p>
      {recognised ? <p class="mwr-note">{recognised}</p> : null}
      {confirmed(barrier) ? <Doing line={headlineOf(barrier.id, toldIn(store), store.now.value)} /> : null}
    </>
  )
}

// Doing says what is being done about a barrier: a reason with the day on which it expires, or who was asked.
export function Doing({ line: { is, reason, waiting, legs } }: { line: Headline }) {
  const { store } = useDesk()
  return (
    <>
      {is === 'actie' ? <p class="mwr-state"><Badge kind="lime" word={nl.barrier.withAction} /></p> : null}
      {is === 'doorgegeven' ? <p class="mwr-state"><Badge kind="azure" word={nl.barrier.passedOn} /></p> : null}
      {(legs ?? []).map((leg) => <p key={leg.id} class="mwr-note">{passedTo(leg, store.now.value)}</p>)}
      {reason ? <p class="mwr-note"><Badge kind="yellow" word={nl.barrier.withReason} /> {store.words(reason.text)} ({reason.by}, {nl.barrier.until(reason.expires)})</p> : null}
      {waiting && is !== 'actie' ? <p class="mwr-note">{actionAsked(waiting)}</p> : null}
    </>
  )
}

export function spot(desk: Desk, barrier: Barrier): void {
  const off = back('spot-barrier', { barrier: '' }, nl.barrier.nowOff)
  if (barrier.spot) desk.act('spot-barrier', { barrier: '' }, nl.barrier.nowOff, back('spot-barrier', { barrier: barrier.id }, nl.barrier.onWall))
  else desk.act('spot-barrier', { barrier: barrier.id }, nl.barrier.onWall, off)
}

export function BarrierView({ barrier, n, cards }: { barrier: Barrier; n: number; cards: readonly Card[] }) {
  const desk = useDesk()
  const foot = useHeld(barrier.id)
  const say = (yes: boolean) => {
    desk.held.value = barrier.id
    desk.act('confirm-aloud', { barrier: barrier.id, yes }, yes ? nl.barrier.saidYes : nl.barrier.saidNo)
  }
  const about = <Hidden>{nl.card.about(desk.store.words(barrier.sentence) ?? '')}</Hidden>
  const id = `drempel-${barrier.id}`
  return (
    <section class="mwr-bundle" aria-labelledby={id}>
      <h4 class="ams-heading ams-heading--5" id={id}>{nl.barrier.name(n, barrier.cards.length)}</h4>
      <Words id={barrier.sentence} core />
      <BarrierState barrier={barrier} />
      <div class="mwr-bundle__foot" ref={foot}>
        {confirmed(barrier) ? null : <>
          <Button onClick={() => say(true)}>{nl.barrier.aloud}{about}</Button>
          {barrier.state === 'klopt_niet' ? null : <Button kind="tertiary" onClick={() => say(false)}>{nl.barrier.no}{about}</Button>}
        </>}
        <Button kind="tertiary" onClick={() => spot(desk, barrier)}>{barrier.spot ? nl.barrier.offWall : nl.barrier.wall}{about}</Button>
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'barrier', barrier: barrier.id } }}>{nl.more}{about}</Button>
      </div>
      <details>
        <summary>{nl.barrier.cards}{about}</summary>
        <ul class="mwr-stack">{cards.filter((card) => barrier.cards.includes(card.id)).map((card) => <CardView key={card.id} card={card} />)}</ul>
      </details>
    </section>
  )
}

// BundleDialog is open for one sentence only: the rest can wait, so it is chosen beforehand or left.
export function BundleDialog({ cards, again }: { cards: readonly string[]; again?: BundleCards | undefined }) {
  const desk = useDesk()
  const trajectory = trajectoryOf(desk)
  if (!trajectory) return null
  const records = cards.map((id) => desk.store.record('card', id)).filter((card) => card !== undefined)
  const barrier = newId()
  return (
    <Dialog title={nl.bundle.title(cards.length)} send={nl.bundle.save} onSend={(form) => {
      const body = { barrier, cards: [...cards], step: form.text('step'), sentence: form.text('sentence'), types: form.all('type'), themes: form.all('themes') }
      desk.chosen.value = new Set()
      desk.act('bundle-cards', body, nl.bundle.did, back('change-bundle', { barrier, cards: [] }, nl.bundle.undone))
    }}>
      <ul class="mwr-stack mwr-stack--tight">
        {records.map((card) => <li key={card.id}><Words id={lastWords(card)} caption={sideName[card.side] ?? ''} /></li>)}
      </ul>
      <Field name="sentence" label={nl.bundle.sentence} hint={nl.bundle.sentenceHint} value={again?.sentence ?? ''} required first />
      <div class="mwr-two">
        <Choice name="step" label={nl.bundle.step} value={again?.step ?? records[0]?.step ?? ''} options={stepOptions(trajectory, desk.store.words)} />
        <Choice name="type" label={nl.bundle.type} value={again?.types[0] ?? ''} options={typeOptions} />
      </div>
      <Themes all={some(trajectory.themes)} chosen={again?.themes ?? []} />
    </Dialog>
  )
}

export function BarrierDialog({ id, again }: { id: string; again?: string | undefined }) {
  const desk = useDesk()
  const barrier = barriersOf(desk).find((one) => one.id === id)
  const trajectory = trajectoryOf(desk)
  if (!barrier || !trajectory) return null
  const sentence = desk.store.words(barrier.sentence) ?? ''
  const frozen = barrier.state === 'bevestigd'
  const shut = () => { desk.open.value = undefined; desk.held.value = id }
  const change = (cards: string[], did: string) => {
    shut()
    desk.chosen.value = new Set()
    desk.act('change-bundle', { barrier: id, cards }, did, cards.length ? back('change-bundle', { barrier: id, cards: barrier.cards }, nl.undo.undone) : undefined)
  }
  const extra = [...desk.chosen.value].filter((card) => !barrier.cards.includes(card))
  return (
    <Dialog title={nl.barrier.title} send={nl.barrier.tag} onSend={(form) => {
      const named = form.text('sentence')
      if (!confirmed(barrier) && named && named !== sentence) desk.act('name-barrier', { barrier: id, sentence: named }, nl.barrier.renamed, back('name-barrier', { barrier: id, sentence }, nl.barrier.renamedBack))
      const body = { barrier: id, types: form.all('type'), themes: form.all('themes'), since: Math.min(endOfDay(form.text('since')), desk.store.now.peek()) }
      if (same(body.types, barrier.types) && same(body.themes, barrier.themes) && form.text('since') === dayField(barrier.since)) return
      desk.act('tag-barrier', { ...body, since: form.text('since') === dayField(barrier.since) ? 0 : body.since }, nl.barrier.tagged,
        back('tag-barrier', { barrier: id, types: barrier.types, themes: barrier.themes, since: barrier.since }, nl.undo.undone))
    }}>
      {confirmed(barrier)
        ? <><Words id={barrier.sentence} core />{frozen ? <p class="mwr-note">{nl.barrier.frozen}</p> : null}</>
        : <Field name="sentence" label={nl.barrier.rename} value={again ?? sentence} required first />}
      <div class="mwr-two">
        <Choice name="type" label={nl.bundle.type} value={barrier.types[0] ?? ''} options={typeOptions} />
        <Choice name="type" label={nl.barrier.type2} value={barrier.types[1] ?? ''} options={typeOptions} />
      </div>
      <Field name="since" label={nl.barrier.since} type="date" value={dayField(barrier.since)} max={dayField(desk.store.now.value)} />
      <Themes all={some(trajectory.themes)} chosen={barrier.themes} />
      <div class="mwr-actions mwr-actions--row">
        {extra.length ? <Button onClick={() => change([...barrier.cards, ...extra], nl.barrier.addedCards)}>{nl.barrier.addCards(extra.length)}</Button> : null}
        <Button onClick={() => { desk.open.value = { what: 'reason', barrier: id } }}>{nl.barrier.reason}</Button>
        <Button onClick={() => { desk.open.value = { what: 'hands', barrier: id } }}>{nl.barrier.hands}</Button>
        {confirmed(barrier) ? null : <Button kind="tertiary" onClick={() => change([], nl.bundle.undone)}>{nl.barrier.apart}</Button>}
      </div>
    </Dialog>
  )
}

// HandsDialog counts who has it too and says so by hand or on paper: they weigh as much as a phone.
export function HandsDialog({ barrier }: { barrier: string }) {
  const desk = useDesk()
  const record = desk.store.record('barrier', barrier)
  if (!record) return null
  return (
    <Dialog title={nl.barrier.handsTitle} send={nl.barrier.handsSend} onSend={(form) => desk.act('recognise-for', {
      barrier, side: form.text('side'), people: Number(form.text('people')),
    }, nl.barrier.handsDone)}>
      <Words id={record.sentence} core />
      <p class="mwr-note">{nl.barrier.handsHint}</p>
      <Field name="people" label={nl.barrier.people} type="number" min="1" max="500" required first />
      <Choice name="side" label={nl.barrier.handsSide} value="ervaring" options={optionsOf(sideName, sides)} />
    </Dialog>
  )
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, at) => one === b[at])

// ReasonFields are the same for a barrier and for a one-off: every reason has a name and a day on which it expires.
export function ReasonFields({ again, now, required }: { again?: { category: string; text: string; decidedBy: string } | undefined; now: number; required: boolean }) {
  return (
    <>
      <Choice name="category" label={nl.barrier.category} value={again?.category ?? ''} options={optionsOf(reasonName, reasonCategories)} />
      <Field name="text" label={nl.barrier.text} value={again?.text ?? ''} required={required} />
      <Field name="decidedBy" label={nl.barrier.decidedBy} value={again?.decidedBy ?? ''} required={required} length={80} />
      <Field name="expires" label={nl.barrier.expires} type="date" min={dayField(now)} />
    </>
  )
}

export function ReasonDialog({ barrier, again }: { barrier: string; again?: GiveReason | undefined }) {
  const desk = useDesk()
  const record = desk.store.record('barrier', barrier)
  return (
    <Dialog title={nl.barrier.reasonTitle} send={nl.barrier.reason} onSend={(form) => desk.act('give-reason', {
      barrier, category: form.text('category'), text: form.text('text'), decidedBy: form.text('decidedBy'), expires: endOfDay(form.text('expires')),
    }, nl.barrier.gave)}>
      {record ? <Words id={record.sentence} core /> : null}
      <p class="mwr-note">{nl.barrier.reasonHint}</p>
      <ReasonFields again={again} now={desk.store.now.peek()} required />
    </Dialog>
  )
}

