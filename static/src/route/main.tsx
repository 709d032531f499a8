// The editor of the route, for a facilitator who types while people talk. Buttons and keys do everything; nothing needs to
// be dragged.
import { signal } from '@preact/signals'
import { render } from 'preact'
import { useEffect } from 'preact/hooks'
import { wordsIn } from '../desk/plea'
import { openDraft } from '../live/draft'
import { Button } from '../live/field'
import { Icon } from '../live/icon'
import { openLink } from '../live/link'
import { openOutbox } from '../live/outbox'
import { openStore } from '../live/store'
import { openTell, Said } from '../live/tell'
import type { Records } from '../wire.gen'
import { Board } from './board'
import { OpenDialog } from './dialogs'
import { DoneBar } from './done'
import { EditorContext, list, openEditor, useEditor } from './editor'
import { openForms, reasonOf } from './forms'
import { Meter } from './meter'
import { nl } from './nl'
import { Away, NewRoute, Proposed, RouteTabs, RouteWords } from './routes'
import { StepPanel } from './step'

const narrow = matchMedia('(max-width: 63.99rem)')
const small = signal(narrow.matches)
narrow.addEventListener('change', () => { small.value = narrow.matches })

function App() {
  const editor = useEditor()
  const { store, session, routes, route, step, open } = editor
  const trajectory = list(store, 'trajectory')[0]
  const title = trajectory ? `${nl.page}: ${store.words(trajectory.title) ?? ''}` : nl.page
  useEffect(() => { document.title = title }, [title])
  const at = route.value
  const opened = at && step.value && at.steps.includes(step.value) ? store.record('route-step', step.value) : undefined
  return (
    <>
      <a class="ams-skip-link" href="#stappen">{nl.skip}</a>
      <header class="mwr-desk__top">
        <h1 class="ams-heading ams-heading--4">{title}</h1>
        {trajectory?.example ? <span class="ams-badge">{nl.example}</span> : null}
        <Status />
        {at ? <Button onClick={() => { open.value = { what: 'add', after: at.steps[at.steps.length - 1] ?? '' } }}><Icon name="add" /> {nl.add.title}</Button> : null}
        <Button kind="tertiary" onClick={() => { open.value = { what: 'history' } }}><Icon name="back" /> {nl.undo.title}</Button>
        {at ? <a class="ams-link" href={`/bureau/${encodeURIComponent(session)}/route/${encodeURIComponent(at.id)}`}>{nl.toDrawing}</a> : null}
        <a class="ams-link" href={`/bureau/${encodeURIComponent(session)}`}>{nl.toDesk}</a>
      </header>
      <main class="mwr-route-main" id="stappen" tabIndex={-1}>
        <Returned />
        {trajectory ? null : <p class="mwr-note">{nl.loading}</p>}
        <RouteTabs />
        {trajectory && routes.value.length === 0 ? <NewRoute /> : null}
        {at ? <>
          <Meter route={at} />
          <Proposed route={at} />
          {at.steps.length ? <p class="mwr-note mwr-route-keys">{nl.board.keys}</p> : <p>{nl.board.none}</p>}
          <div class="mwr-route-scroll"><Board route={at} small={small.value} /></div>
          <Loose />
          <Away route={at} />
          <RouteWords route={at} />
          <NewRoute route={at} />
        </> : null}
        <DoneBar />
      </main>
      {opened && !small.value ? <aside class="mwr-route-side"><StepPanel key={opened.id} step={opened} n={(at?.steps.indexOf(opened.id) ?? 0) + 1} /></aside> : null}
      <OpenDialog />
      <Said tell={editor.tell} />
    </>
  )
}

function Loose() {
  const n = useEditor().loose.value
  return n ? <p class="mwr-note">{nl.board.elsewhere(n)}</p> : null
}

// Status says which it is: up to date, on its way, or cut off; and what is typed and not kept.
function Status() {
  const { store, box, forms, trouble } = useEditor()
  const status = store.status.value
  const said = status === 'pending' ? nl.line.pending(store.pending.value.length) : status === 'cut' ? nl.line.cut(store.cutSince.value) : nl.line[status]
  return (
    <>
      <span class="mwr-note mwr-line"><Icon name={status === 'fresh' ? 'check' : status === 'pending' ? 'clock' : 'offline'} /> {said}</span>
      {forms.count.value ? <span class="mwr-note"><Icon name="edit" /> {nl.unsaved(forms.count.value)}</span> : null}
      {box.durable ? null : <span class="mwr-note">{nl.notDurable}</span>}
      {trouble.value ? <span role="alert">{nl.trouble(trouble.value)}</span> : null}
    </>
  )
}

// Returned is what the server did not do and that stands in no form.
function Returned() {
  const { store, box } = useEditor()
  return (
    <>
      {store.returned.value.map(({ id, no, entry }) => (
        <div key={id} class="ams-alert ams-alert--error mwr-returned" role="group" aria-label={nl.refused.title}>
          <div class="ams-alert__severity-indicator" />
          <div class="ams-alert__content">
            <p><strong>{nl.refused.title}.</strong> {reasonOf(no)}</p>
            {wordsIn(entry.body) ? <p class="mwr-note">‘{wordsIn(entry.body)}’</p> : null}
            <div class="mwr-actions mwr-actions--row"><Button kind="tertiary" onClick={() => { box.taken(id).catch(() => undefined) }}>{nl.refused.drop}</Button></div>
          </div>
        </div>
      ))}
    </>
  )
}

async function main(): Promise<void> {
  const { stream = '', session = '', as = 'desk' } = document.body.dataset
  const box = await openOutbox()
  const [store, tell] = [openStore<Records>(), openTell()]
  const draft = await openDraft(box, session, 'route')
  const forms = openForms(draft, box)
  const link = openLink({ stream, session, as, box, store, onRefused(entry, no) {
    tell.own(`${nl.refused.title}. ${no.text}`)
    editor.refused(entry.id)
    forms.refused(entry.id, no)
  }, writing: () => forms.count.peek() > 0 })
  const editor = openEditor({ store, link, box, tell, forms, session })
  const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'))
  root.className = 'mwr-desk mwr-route-desk'
  render(<EditorContext.Provider value={editor}><App /></EditorContext.Provider>, root)
}

void main()
