// One step, opened: what can be done with it, and its parts as small forms. Which parts stand open is remembered, so that
// who counts along the route does not open the same part in every step.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button, Hidden } from '../live/field'
import { Icon } from '../live/icon'
import type { RouteStep } from '../wire.gen'
import { AskParts } from './ask'
import { goTo, openStep, Pins, shift } from './board'
import { Bright, Clashes } from './bright'
import { CountPart } from './count'
import { titleOf, useEditor } from './editor'
import { Findings } from './findings'
import { GapParts } from './gap'
import { LaneParts, TitlePart } from './lane'
import { nl } from './nl'
import { after, before } from './order'
import { WhoPart } from './who'

export function StepPanel({ step, n }: { step: RouteStep; n: number }) {
  const editor = useEditor()
  const panel = useRef<HTMLElement>(null)
  const title = titleOf(editor, step)
  useEffect(() => { panel.current?.focus() }, [step.id])
  const close = () => {
    openStep(editor, '')
    goTo(editor, step.id)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  return (
    <section class="mwr-route-panel" id={`paneel-${step.id}`} ref={panel} tabIndex={-1} aria-label={nl.board.step(n, title)} onKeyDown={onKey}>
      <div class="mwr-person"><h2 class="ams-heading ams-heading--4">{nl.board.step(n, title)}</h2><Button kind="tertiary" onClick={close}>{nl.step.close}</Button></div>
      <Acts step={step} title={title} />
      <Findings step={step} />
      <Fold id="titel" title={nl.parts.title}><TitlePart step={step} /></Fold>
      <Fold id="banen" title={nl.parts.lanes}><LaneParts step={step} /></Fold>
      <Fold id="verschil" title={nl.parts.gap}><GapParts step={step} /></Fold>
      <Fold id="wie" title={nl.parts.who}><WhoPart step={step} /></Fold>
      <Fold id="telling" title={nl.parts.counts}><CountPart step={step} /></Fold>
      <Fold id="gevraagd" title={nl.parts.asked}><AskParts step={step} /></Fold>
      <Fold id="drempels" title={nl.parts.pins}><Pins step={step.id} most={100} /><Bright step={step} /><Clashes step={step} /></Fold>
    </section>
  )
}

function Acts({ step, title }: { step: RouteStep; title: string }) {
  const editor = useEditor()
  const { act, store, route } = editor
  const steps = route.value?.steps ?? []
  const next = store.record('route-step', after(steps, step.id))
  const held = (step.holds ?? []).length > 0
  const about = <Hidden>: {title}</Hidden>
  const out = () => {
    const to = after(steps, step.id) || before(steps, step.id)
    void act('take-step-out', { step: step.id }, nl.step.didOut(title))
    openStep(editor, '')
    if (to) goTo(editor, to)
  }
  return (
    <div class="mwr-bundle__foot" role="group" aria-label={nl.step.acts}>
      <Button onClick={() => shift(editor, step.id, -1)}><Icon name="back" /> {nl.step.earlier}{about}</Button>
      <Button onClick={() => shift(editor, step.id, 1)}>{nl.step.later}{about} <Icon name="next" /></Button>
      <Button onClick={() => { editor.open.value = { what: 'add', after: step.id } }}><Icon name="add" /> {nl.add.title}<Hidden> {nl.proposed.after(title)}</Hidden></Button>
      <Button onClick={() => { editor.open.value = { what: 'split', step: step.id } }}>{nl.step.split}{about}</Button>
      {next ? <Button onClick={() => void act('merge-steps', { step: step.id, with: next.id, title: '' }, nl.step.didMerge(title, titleOf(editor, next)))}>{nl.step.merge}{about}</Button> : null}
      {held ? <Button onClick={() => void act('unmerge-steps', { step: step.id }, nl.step.didApart(title))}>{nl.step.apart}{about}</Button> : null}
      <Button kind="tertiary" onClick={out}>{nl.step.out}{about}</Button>
    </div>
  )
}

function Fold({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  const { folds } = useEditor()
  const open = folds.value.has(id)
  const toggled = (event: Event) => {
    const is = (event.currentTarget as HTMLDetailsElement).open
    if (is === folds.peek().has(id)) return
    const now = new Set(folds.peek())
    if (is) now.add(id)
    else now.delete(id)
    folds.value = now
  }
  return (
    <details class="mwr-fold" open={open} onToggle={toggled}>
      <summary><h3 class="ams-heading ams-heading--5">{title}</h3></summary>
      {open ? <div class="mwr-stack">{children}</div> : null}
    </details>
  )
}
