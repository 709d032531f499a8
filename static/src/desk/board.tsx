// The board is a matrix: steps beside each other, and under each step the barriers, what people live through, and the work.
// Nothing needs to be dragged; a card has one home, and is chosen with a box.
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../live/icon'
import type { Barrier, Card, Phase } from '../wire.gen'
import { BarrierView } from './barrier'
import { CardView, Parked } from './card'
import { list, sessionOf, trajectoryOf, useDesk, type Desk } from './desk'
import { Button } from './form'
import { feelingName, goodFeelings, nl } from './nl'
import { askReveal } from './paper'
import { phaseOf, some } from './plan'
import { cellOf, heatOf, inOrder } from './reading'

const revealing: ReadonlySet<string> = new Set(['bundelen', 'wat-en-wie', 'afwezigen', 'afronden', 'waardoor', 'toezeggen', 'peilen',
  'tellen', 'schrappen', 'wat-werkte', 'leggen', 'galerij', 'toets', 'draagvlak', 'ondertekenen'])
const reveals = (phase: Phase): boolean => phase.reveal ? phase.reveal === 'mag' : revealing.has(phase.kind)

const whole = (barrier: Barrier): Barrier => ({ ...barrier, cards: [...some(barrier.cards)], types: [...some(barrier.types)], themes: [...some(barrier.themes)] })

export const barriersOf = (desk: Desk): Barrier[] =>
  inOrder(list(desk.store, 'barrier').map(whole).filter((barrier) => barrier.session === desk.session && barrier.state !== 'losgemaakt' && barrier.state !== 'samengevoegd'), trajectoryOf(desk)?.steps ?? [])

export const cardsOf = (desk: Desk): Card[] => list(desk.store, 'card').filter((card) => card.session === desk.session)

// BoardTools are the two acts of bundling; they stand in the bar above the board, where the focus comes back to.
export function BoardTools() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const phase = session && phaseOf(session)
  const chosen = [...desk.chosen.value].filter((id) => desk.store.record('card', id)?.state === 'geplaatst')
  const bundle = () => {
    if (chosen.length === 0) return desk.tell.own(nl.bundle.first)
    desk.open.value = { what: 'bundle', cards: chosen }
  }
  return (
    <>
      {phase && reveals(phase)
        ? <Button onClick={() => askReveal(desk)}><Icon name="see" /> {nl.board.reveal}</Button> : null}
      {cardsOf(desk).length
        ? <><Button onClick={bundle} describedby="gekozen"><Icon name="bundle" /> {nl.bundle.button}</Button>
          <span class="mwr-note" id="gekozen">{chosen.length ? nl.bundle.chosen(chosen.length) : nl.bundle.first}</span></> : null}
    </>
  )
}

export function Board() {
  const desk = useDesk()
  const trajectory = trajectoryOf(desk)
  if (!trajectory) return null
  const cards = cardsOf(desk)
  const barriers = barriersOf(desk)
  const known = new Set(trajectory.steps.map((step) => step.id))
  const lost = cards.filter((card) => !known.has(card.step))
  const board = useRef<HTMLDivElement>(null)
  const there = cards.length > 0
  // The first cards may hang at a step that is out of sight: bring that step in view, once.
  useEffect(() => { if (there) board.current?.querySelector('.mwr-card, .mwr-bundle')?.closest('.mwr-step')?.scrollIntoView({ block: 'nearest', inline: 'start' }) }, [there])
  return (
    <>
      {cards.length ? null : <p class="mwr-note mwr-board__none">{nl.board.none}</p>}
      <Parked />
      <div class="mwr-board mwr-board--rows-3" ref={board}>
        {trajectory.steps.map((step, at) => (
          <StepView key={step.id} id={step.id} title={`${at + 1}. ${desk.store.words(step.title) ?? ''}`} cards={cards} barriers={barriers} />
        ))}
        {lost.length ? <StepView id={lost[0]?.step ?? ''} title={nl.board.elsewhere} cards={lost} barriers={barriers} /> : null}
      </div>
    </>
  )
}

function StepView({ id, title, cards, barriers }: { id: string; title: string; cards: readonly Card[]; barriers: readonly Barrier[] }) {
  const cell = cellOf(id, cards, barriers)
  const heat = heatOf(id, cards)
  const heading = `stap-${id}`
  const total = cell.told.length + cell.work.length + cell.bundled.length
  return (
    <section class="mwr-step" aria-labelledby={heading}>
      <h2 class="ams-heading ams-heading--5" id={heading} tabIndex={-1}>{title} <small>{nl.board.cards(total)}</small></h2>
      <div class="mwr-lane">
        <h3 class="ams-heading ams-heading--6">{nl.board.barriers}</h3>
        {heat.length ? <Heat heat={heat} /> : null}
        {cell.barriers.map((barrier) => <BarrierView key={barrier.id} barrier={barrier} n={barriers.indexOf(barrier) + 1} cards={cards} />)}
        {cell.barriers.length || heat.length ? null : <p class="mwr-note">{nl.board.empty}</p>}
      </div>
      <Lane title={nl.board.told} cards={cell.told} />
      <Lane title={nl.board.work} cards={cell.work} />
    </section>
  )
}

function Lane({ title, cards }: { title: string; cards: readonly Card[] }) {
  return (
    <div class="mwr-lane">
      <h3 class="ams-heading ams-heading--6">{title}</h3>
      {cards.length ? <ul class="mwr-stack">{cards.map((card) => <CardView key={card.id} card={card} />)}</ul> : <p class="mwr-note">{nl.board.empty}</p>}
    </div>
  )
}

// Heat adds the feelings up: a word, a number, and a heavier edge for more people, so that colour is never the only sign.
function Heat({ heat }: { heat: readonly (readonly [feeling: string, count: number])[] }) {
  return (
    <ul class="mwr-heat" aria-label={nl.board.heat}>
      {heat.map(([feeling, count]) => (
        <li key={feeling} class={`mwr-heat__one mwr-heat--${goodFeelings.has(feeling) ? 'good' : Math.min(3, count)}`}>{feelingName[feeling] ?? feeling} {count}</li>
      ))}
    </ul>
  )
}
