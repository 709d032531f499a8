// What is asked before something is there: a new drawing, a new step, the second half of a step.
import { Choice, Field, Modal } from '../live/field'
import { newId } from '../live/outbox'
import { HistoryDialog } from './done'
import { list, titleOf, useEditor } from './editor'
import { revision } from './fields'
import { FindingDialog } from './findings'
import { kindName, nl } from './nl'

export function OpenDialog() {
  const open = useEditor().open.value
  switch (open?.what) {
    case 'draw': return <DrawDialog key={open.version} version={open.version} from={open.from} />
    case 'add': return <AddDialog after={open.after} />
    case 'split': return <SplitDialog id={open.step} />
    case 'finding': return <FindingDialog step={open.step} text={open.text} />
    case 'history': return <HistoryDialog />
  }
  return null
}

function useShut() {
  const { open } = useEditor()
  return { home: 'stappen', back: nl.back, shut: () => { open.value = undefined } }
}

function DrawDialog({ version, from }: { version: string; from: string }) {
  const editor = useEditor()
  const { store, act, chosen } = editor
  const tables = store.record('session', editor.session)?.tables ?? []
  const was = store.record('route', from)
  return (
    <Modal {...useShut()} title={`${nl.routes.drawTitle}: ${kindName[version] ?? version}`} send={nl.routes.draw} onSend={(form) => {
      const route = newId()
      const title = form.text('title')
      chosen.value = route
      void act('draw-route', { route, version, title, who: form.text('who'), from, table: form.text('table') }, nl.routes.did(title))
    }}>
      <Field name="title" label={nl.routes.name} value={nl.routes.titleOf[version] ?? ''} required first length={120} />
      <Field name="who" label={nl.routes.who} hint={nl.routes.whoHint} value={was?.who ? store.words(was.who) ?? '' : ''} />
      {version === 'variant' ? <Choice name="table" label={nl.routes.table} options={tables.map((one) => [one, one])} /> : null}
    </Modal>
  )
}

function AddDialog({ after }: { after: string }) {
  const editor = useEditor()
  const { store, act, route } = editor
  const at = route.value
  const steps = list(store, 'trajectory')[0]?.steps ?? []
  if (!at) return null
  return (
    <Modal {...useShut()} title={nl.add.title} send={nl.add.save} onSend={(form) => {
      const step = newId()
      const title = form.text('title')
      void act('place-step', { route: at.id, step, after: form.text('after'), title, hook: form.text('hook') }, nl.add.did(title))
      editor.focus.value = step
    }}>
      <Field name="title" label={nl.add.label} required first length={120} />
      <Choice name="after" label={nl.add.after} value={after} options={[['', nl.add.front], ...at.steps.map((id, n): [string, string] => [id, nl.board.step(n + 1, titleOf(editor, store.record('route-step', id)))])]} />
      <Choice name="hook" label={nl.add.hook} options={[['', nl.add.noHook], ...steps.map((one): [string, string] => [one.id, store.words(one.title) ?? ''])]} />
    </Modal>
  )
}

function SplitDialog({ id }: { id: string }) {
  const editor = useEditor()
  const { store, act } = editor
  const step = store.record('route-step', id)
  if (!step) return null
  const title = titleOf(editor, step)
  return (
    <Modal {...useShut()} title={`${nl.step.split}: ${title}`} send={nl.step.splitSave} onSend={(form) =>
      void act('split-step', { step: id, into: newId(), title: form.text('title'), was: revision(step, 'titel') }, nl.step.didSplit(title))}>
      <Field name="title" label={nl.step.splitLabel} required first length={120} />
    </Modal>
  )
}
