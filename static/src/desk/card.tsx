// A card on the board: somebody's words, what they are in general, a box to choose it and its own Meer.
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../live/icon'
import type { Barrier, Card as CardRecord } from '../wire.gen'
import { back, list, sessionOf, useDesk, type Desk } from './desk'
import { Button, Choice, Dialog, Field, Hidden } from './form'
import { feelingName, fromSide, kindName, nl } from './nl'
import { confirmed, lastWords } from './reading'
import { RuleOf } from './rule'

export function Words({ id, core, caption }: { id: string | undefined; core?: boolean; caption?: string }) {
  const { store } = useDesk()
  const text = id ? store.words(id) : undefined
  return (
    <figure class={core ? 'mwr-quote mwr-quote--core' : 'mwr-quote'}>
      {text === undefined ? <p class="mwr-note">{nl.card.gone}</p> : <blockquote>{text}</blockquote>}
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  )
}

// aboutOf says what a card is, never whose.
function aboutOf({ kind, side, function: job, feeling, stopped }: CardRecord): string {
  const parts = [kindName[kind] ?? kind, job || (fromSide[side] ?? side)]
  if (feeling) parts.push(feelingName[feeling] ?? feeling)
  if (stopped) parts.push(nl.card.stopped)
  return parts.join(' · ')
}

export function choose(desk: Desk, card: string): void {
  const chosen = new Set(desk.chosen.peek())
  if (!chosen.delete(card)) chosen.add(card)
  desk.chosen.value = chosen
}

// useHeld gives the focus back to a card or bundle that was drawn anew in another place.
export function useHeld(id: string) {
  const desk = useDesk()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (desk.held.peek() !== id || document.querySelector('dialog[open]')) return
    const active = document.activeElement
    if (active && active !== document.body && active.id !== 'bord') return
    ref.current?.querySelector('button')?.focus()
    desk.held.value = ''
  })
  return ref
}

// Answers says which question card somebody answered.
function Answers({ question }: { question: string }) {
  const desk = useDesk()
  const dealt = sessionOf(desk)?.dealt?.find(({ id }) => id === question)
  const ask = dealt && desk.store.words(dealt.ask)
  return ask ? <p class="mwr-note">{nl.deal.answer(ask)}</p> : null
}

export function CardView({ card }: { card: CardRecord }) {
  const desk = useDesk()
  const foot = useHeld(card.id)
  const words = desk.store.words(lastWords(card)) ?? ''
  const helped = card.helped ? desk.store.words(card.helped) : undefined
  const click = () => { if (getSelection()?.isCollapsed !== false) choose(desk, card.id) } // not while somebody selects text
  return (
    <li class="mwr-card">
      <div class="mwr-card__words" onClick={click}>
        <Words id={lastWords(card)} caption={aboutOf(card)} />
        <Answers question={card.question} />
        <RuleOf card={card} />
        {helped ? <p class="mwr-note">{nl.card.helped} {helped}</p> : null}
      </div>
      <div class="mwr-card__foot" ref={foot}>
        <label class="mwr-check">
          <input type="checkbox" checked={desk.chosen.value.has(card.id)} onChange={() => choose(desk, card.id)} /> {nl.card.choose}<Hidden>{nl.card.which(words)}</Hidden>
        </label>
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'card', card: card.id } }}><Icon name="more" /> {nl.more}<Hidden>{nl.card.about(words)}</Hidden></Button>
      </div>
    </li>
  )
}

export function CardDialog({ id, barriers }: { id: string; barriers: readonly Barrier[] }) {
  const desk = useDesk()
  const card = desk.store.record('card', id)
  if (!card) return null
  const parked = card.state === 'geparkeerd'
  const shut = () => { desk.open.value = undefined; desk.held.value = id }
  const park = () => {
    shut()
    const again = back('park-card', { card: id, back: !parked }, parked ? nl.card.parked : nl.card.unparked)
    desk.act('park-card', { card: id, back: parked }, parked ? nl.card.unparked : nl.card.parked, again)
  }
  const light = () => {
    shut()
    if (card.spot) desk.act('spot-card', { card: '' }, nl.card.off, back('spot-card', { card: id }, nl.card.lit))
    else desk.act('spot-card', { card: id }, nl.card.lit, back('spot-card', { card: '' }, nl.card.off))
  }
  const move = (barrier: Barrier, cards: string[], did: string) => {
    shut()
    desk.act('change-bundle', { barrier: barrier.id, cards }, did, back('change-bundle', { barrier: barrier.id, cards: barrier.cards }, nl.undo.undone))
  }
  const within = barriers.filter((barrier) => barrier.cards.includes(id) && (barrier.cards.length > 1 || !confirmed(barrier)))
  const others = barriers.filter((barrier) => !barrier.cards.includes(id))
  const into = (chosen: string) => {
    const barrier = others.find((one) => one.id === chosen)
    if (barrier) move(barrier, [...barrier.cards, id], nl.card.added)
  }
  return (
    <Dialog title={nl.card.title} {...others.length && !parked ? { send: nl.card.intoButton, onSend: (form) => into(form.text('into')) } : {}}>
      <Words id={lastWords(card)} caption={aboutOf(card)} />
      {others.length && !parked
        ? <Choice name="into" label={nl.card.into} options={others.map((barrier) => [barrier.id, desk.store.words(barrier.sentence) ?? ''])} />
        : null}
      <div class="mwr-actions">
        {within.map((barrier) => (
          <Button key={barrier.id} onClick={() => move(barrier, barrier.cards.filter((one) => one !== id), nl.card.tookOut)}>
            {nl.card.out(barriers.indexOf(barrier) + 1)}
          </Button>
        ))}
        {parked ? null : <Button onClick={light}>{card.spot ? nl.card.dark : nl.card.light}</Button>}
        <Button onClick={park}>{parked ? nl.card.unpark : nl.card.park}</Button>
        <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'hide', card: id } }}>{nl.card.hide}</Button>
      </div>
    </Dialog>
  )
}

export function HideDialog({ id, again }: { id: string; again?: string | undefined }) {
  const desk = useDesk()
  const card = desk.store.record('card', id)
  return (
    <Dialog title={nl.card.hide} send={nl.card.hide} onSend={(form) => desk.act('hide-card', { card: id, reason: form.text('reason') }, nl.card.hidden)}>
      {card ? <Words id={lastWords(card)} /> : null}
      <Field name="reason" label={nl.card.why} value={again ?? ''} required first />
    </Dialog>
  )
}

export function Parked() {
  const desk = useDesk()
  const parked = list(desk.store, 'card').filter((card) => card.state === 'geparkeerd')
  if (parked.length === 0) return null
  return (
    <details class="mwr-parked">
      <summary>{nl.board.parked(parked.length)}</summary>
      <ul class="mwr-stack">{parked.map((card) => <CardView key={card.id} card={card} />)}</ul>
    </details>
  )
}
