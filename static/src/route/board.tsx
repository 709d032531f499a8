// The board: a column for each step, a row for each lane, and between what a resident sees and what happens behind it the
// line of visibility. On a small screen it is a list of steps, one open at a time. A column is drawn anew when its own
// step changes, and not when another does.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Badge } from '../live/field'
import { Icon } from '../live/icon'
import type { Barrier, Route, RouteStep } from '../wire.gen'
import { titleOf, useEditor, type Editor } from './editor'
import { differs } from './gap'
import { lanes } from './model'
import { barrierState, channelName, handoverName, laneName, nl } from './nl'
import { roving, shifted } from './order'
import { revision } from './fields'
import { StepPanel } from './step'

export const buttonOf = (step: string): string => `stap-${step}`

// goTo moves the focus to a step.
export function goTo(editor: Editor, step: string): void {
  editor.focus.value = step
  const button = document.getElementById(buttonOf(step))
  button?.focus()
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

// shift lays a step earlier or later, and says where it lies then.
export function shift(editor: Editor, step: string, by: -1 | 1): void {
  const route = editor.route.peek()
  if (!route) return
  const steps = shifted(route.steps, step, by)
  if (!steps) return editor.tell.own(by > 0 ? nl.board.end : nl.board.start)
  const title = titleOf(editor, editor.store.record('route-step', step))
  void editor.act('order-steps', { route: route.id, steps, was: revision(route, 'volgorde') }, nl.board.moved(title, steps.indexOf(step) + 1, steps.length))
}

export function Board({ route, small }: { route: Route; small: boolean }) {
  const editor = useEditor()
  const board = useRef<HTMLOListElement>(null)
  const onKey = (event: KeyboardEvent) => {
    const button = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-step]') : null
    const step = button?.dataset['step']
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return
    const to = roving(route.steps, step, event.key)
    if (!to) return
    event.preventDefault()
    if (!event.altKey) return goTo(editor, to)
    if (event.key.startsWith('Arrow')) shift(editor, step, event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1)
  }
  const focus = editor.focus.value
  const stop = route.steps.includes(focus) ? focus : route.steps[0] ?? ''
  const held = useRef('')
  // A step that moves is drawn elsewhere in the list, and must not lose the focus by it.
  useEffect(() => {
    if (held.current && document.activeElement === document.body) document.getElementById(held.current)?.focus()
  }, [route.steps])
  const hold = (event: FocusEvent) => { held.current = event.target instanceof HTMLElement ? event.target.id : '' }
  return (
    <ol ref={board} class={small ? 'mwr-route-list' : 'mwr-blue'} onKeyDown={onKey} onFocusIn={hold}>
      {small ? null : <li class="mwr-blue__names" aria-hidden="true"><RowNames /></li>}
      {route.steps.map((id, at) => <Column key={id} id={id} n={at + 1} stop={id === stop} small={small} />)}
    </ol>
  )
}

function RowNames() {
  return (
    <>
      <span />
      <span>{nl.board.pins}</span>
      {lanes.map((lane) => <span key={lane} class={`mwr-blue__name mwr-blue__name--${lane}`}>{laneName[lane]}</span>)}
      <span>{nl.board.summary}</span>
    </>
  )
}

function Column({ id, n, stop, small }: { id: string; n: number; stop: boolean; small: boolean }) {
  const editor = useEditor()
  const step = editor.store.record('route-step', id)
  const lit = editor.litAt(id).value
  const open = editor.step.value === id
  if (!step) return null
  const title = titleOf(editor, step)
  const panel = `paneel-${id}`
  return (
    <li class={`mwr-blue__step${lit ? ' mwr-blue__step--lit' : ''}${open ? ' mwr-blue__step--open' : ''}`}>
      <div class="mwr-blue__head">
        <h2 class="ams-heading ams-heading--5">
          <button type="button" id={buttonOf(id)} data-step={id} tabIndex={stop ? 0 : -1} aria-expanded={open} {...open ? { 'aria-controls': panel } : {}}
            onFocus={() => { editor.focus.value = id }} onClick={() => openStep(editor, open ? '' : id)}>{nl.board.step(n, title)}</button>
        </h2>
        <div class="mwr-blue__facts">
          <p class="mwr-note">{nl.board.holder(step.holder.organization ?? '', step.holder.function ?? '') || nl.board.noHolder}</p>
          {small ? <Hanging step={id} /> : null}
          <Marks step={step} lit={lit} />
        </div>
      </div>
      {small ? open ? <StepPanel step={step} n={n} /> : null : <Cells step={step} />}
    </li>
  )
}

export function openStep(editor: Editor, step: string): void {
  editor.step.value = step
  if (step) editor.focus.value = step
}

function Marks({ step, lit }: { step: RouteStep; lit: number }) {
  const { forms, store, lit: kind } = useEditor()
  const unsaved = forms.under(step.id).value
  const gap = differs(step, store.words)
  if (!unsaved && !gap && !step.optional && !lit) return null
  return (
    <p class="mwr-state">
      {lit ? <Badge kind="yellow" word={nl.board.lit(lit, kind.value)} /> : null}
      {unsaved ? <span class="mwr-note"><Icon name="edit" /> {nl.unsavedHere}</span> : null}
      {gap ? <Badge kind="orange" word={nl.board.gap} /> : null}
      {step.optional ? <Badge kind="azure" word={nl.board.optional} /> : null}
    </p>
  )
}

function Cells({ step }: { step: RouteStep }) {
  return (
    <>
      <Cell name="pins" label={nl.board.pins}><Pins step={step.id} most={3} />{step.bright.length ? <p class="mwr-note">{nl.bright.on(step.bright.length)}</p> : null}</Cell>
      {lanes.map((lane) => <Cell key={lane} name={lane} label={laneName[lane] ?? lane}><LaneCell step={step} lane={lane} /></Cell>)}
      <Cell name="telling" label={nl.board.summary}><Summary step={step} /></Cell>
    </>
  )
}

function Cell({ name, label, children }: { name: string; label: string; children: ComponentChildren }) {
  return (
    <div class={`mwr-blue__cell mwr-blue__cell--${name}`}>
      <h3 class="ams-visually-hidden">{label}</h3>
      {children}
    </div>
  )
}

function LaneCell({ step, lane }: { step: RouteStep; lane: string }) {
  const { store } = useEditor()
  const notes = step.lanes.filter((note) => note.lane === lane)
  const { beside, channels } = step
  const stands = lane === 'naast' ? nl.board.holder(beside.organization ?? '', beside.function ?? '') || (beside.none ? store.words(beside.none) ?? '' : '') : ''
  const ways = lane === 'ziet' ? channels.map((one) => channelName[one] ?? one).join(', ') : ''
  if (!notes.length && !stands && !ways) return <p class="mwr-note">{nl.board.empty}</p>
  return (
    <>
      {stands ? <p class="mwr-blue__fact">{stands}</p> : null}
      {ways ? <p class="mwr-note">{ways}</p> : null}
      <ul class="mwr-blue__notes">
        {notes.map((note) => <li key={note.id}>{store.words(note.text)}{note.explain ? <small>{store.words(note.explain)}</small> : null}</li>)}
      </ul>
    </>
  )
}

// Hanging says in one line what hangs at a step, where there is no room to show it.
function Hanging({ step }: { step: string }) {
  const { cardsAt, pinsAt } = useEditor()
  const [cards, pins] = [cardsAt(step).value, pinsAt(step).value.length]
  return cards || pins ? <p class="mwr-note">{nl.board.hanging(cards, pins)}</p> : null
}

// Pins are the core sentences that hang at a step, with how many told it and how many recognise it.
export function Pins({ step, most }: { step: string; most: number }) {
  const { cardsAt, pinsAt, store } = useEditor()
  const cards = cardsAt(step).value
  const recognised = (barrier: Barrier) => store.record('tally', `recognition.${barrier.id}.exact`)?.total ?? 0
  const pins = [...pinsAt(step).value].sort((a, b) => recognised(b) - recognised(a))
  return (
    <>
      {cards ? <p class="mwr-note">{nl.board.cards(cards)}</p> : null}
      {pins.length ? <ul class="mwr-blue__pins">{pins.slice(0, most).map((barrier) => <Pin key={barrier.id} barrier={barrier} />)}</ul> : cards ? null : <p class="mwr-note">{nl.board.empty}</p>}
      {pins.length > most ? <p class="mwr-note">{nl.board.more(pins.length - most)}</p> : null}
    </>
  )
}

function Pin({ barrier }: { barrier: Barrier }) {
  const { store } = useEditor()
  const recognised = store.record('tally', `recognition.${barrier.id}.exact`)?.total ?? 0
  return (
    <li>
      <span>{store.words(barrier.sentence)}</span>
      <small>{nl.board.cards((barrier.cards ?? []).length)}{recognised ? `, ${nl.board.recognised(recognised)}` : ''}, {barrierState[barrier.state] ?? barrier.state}</small>
    </li>
  )
}

function Summary({ step }: { step: RouteStep }) {
  const told = nl.counted(step.counts, step.demands)
  return (
    <>
      {told.length ? <ul class="mwr-blue__counts">{told.map((one) => <li key={one}>{one}</li>)}</ul> : <p class="mwr-note">{nl.board.empty}</p>}
      {step.handover.way ? <p class="mwr-note"><Icon name="next" /> {handoverName[step.handover.way]?.split(':')[0]}</p> : null}
    </>
  )
}
