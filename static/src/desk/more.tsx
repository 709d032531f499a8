// Meer holds what is not needed every minute, and the two settings. A single key only works when somebody asked for it.
import { signal } from '@preact/signals'
import type { Loudness } from '../live/tell'
import { comesBack } from './agenda'
import { askAbout } from './ballot'
import { back, list, sessionOf, useDesk, type Desk, type Open, type View } from './desk'
import { Button, Choice, Dialog } from './form'
import { nl } from './nl'
import { phaseOf } from './plan'
import { nlSteps } from './stepround.nl'

const kept = 'bureau.toets-n'

export const keyed = signal(read())

function read(): boolean {
  try { return localStorage.getItem(kept) === 'aan' } catch { return false }
}

function keep(on: boolean): void {
  keyed.value = on
  try { localStorage.setItem(kept, on ? 'aan' : 'uit') } catch { /* then for this evening only */ }
}

export function MoreDialog({ view }: { view: View }) {
  const desk = useDesk()
  const open = (what: Open) => () => { desk.open.value = what }
  const show = (to: View) => () => {
    desk.open.value = undefined
    desk.view.value = to
    desk.tab.value = 'thema'
  }
  const loud = desk.tell.loudness
  const session = sessionOf(desk)
  return (
    <Dialog title={nl.more}>
      <div class="mwr-actions">
        <Button onClick={open({ what: 'doors' })}>{nl.doors.open}</Button>
        {desk.store.record('session', desk.session)?.state === 'open' ? <Button onClick={open({ what: 'ballot' })}>{nl.ballot.title}</Button> : null}
        {session?.state === 'open' ? <Button onClick={() => askAbout(desk)}>{nl.ballot.about}</Button> : null}
        {session?.state === 'open' && list(desk.store, 'route').length > 0 ? <Button onClick={open({ what: 'step-round' })}>{nlSteps.title}</Button> : null}
        {session && phaseOf(session)?.pulse ? <Button onClick={open({ what: 'slips' })}>{nl.slips.title}</Button> : null}
        {desk.store.record('session', desk.session)?.state === 'open' ? <Button onClick={open({ what: 'deal' })}>{nl.deal.button}</Button> : null}
        <Button onClick={open({ what: 'preview' })}>{nl.preview.button}</Button>
        {desk.lead ? <Button onClick={open({ what: 'confidant' })}>{nl.calls.title}</Button> : null}
        <Button onClick={open({ what: 'history' })}>{nl.undo.title}</Button>
        {view !== 'agenda' && comesBack(desk.store.record('session', desk.session) ?? { phases: [] }) ? <Button onClick={show('agenda')}>{nl.agenda.show}</Button> : null}
        {view === 'bord' ? null : <Button onClick={show('bord')}>{nl.board.asBoard}</Button>}
        {view === 'drempels' ? null : <Button onClick={show('drempels')}>{nl.board.asBarriers}</Button>}
        {view === 'daarna' ? null : <Button onClick={show('daarna')}>{nl.afterwards.title}</Button>}
      </div>
      <p><a class="ams-link" href={`/bureau/${encodeURIComponent(desk.session)}/route`}>{nl.route}</a></p>
      <Lobby />
      <details>
        <summary>{nl.settings.title}</summary>
        <label class="mwr-check"><input type="checkbox" checked={keyed.value} onChange={(event) => keep(event.currentTarget.checked)} /> {nl.settings.key}</label>
        <Choice name="loud" label={nl.settings.loud} value={loud} options={[['off', nl.settings.off], ['digest', nl.settings.digest], ['all', nl.settings.all]]}
          onPick={(value) => { desk.tell.loudness = value as Loudness }} />
      </details>
    </Dialog>
  )
}

function Lobby() {
  const desk = useDesk()
  const session = sessionOf(desk)
  if (session?.state !== 'open' && session?.state !== 'gepland') return null
  const on = !session.lobby
  const set = () => desk.act('set-lobby', { on }, on ? nl.lobby.on : nl.lobby.off, back('set-lobby', { on: !on }, on ? nl.lobby.off : nl.lobby.on))
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="lobby">
      <h3 class="ams-heading ams-heading--5" id="lobby">{nl.lobby.title}</h3>
      <label class="mwr-check"><input type="checkbox" checked={session.lobby ?? false} onChange={set} /> {nl.lobby.label}</label>
      <p class="mwr-note">{nl.lobby.note}</p>
    </section>
  )
}

// onKey opens the entry on N, when that was asked for and nobody is typing.
export function onKey(desk: Desk, open: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!keyed.peek() || event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || desk.open.peek()) return
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return
    event.preventDefault()
    open()
  }
}
