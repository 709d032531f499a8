// The days after: what is still open, what was asked and of what kind it is. The kind is asked here and not in the room.
import { Doing } from './barrier'
import { barriersOf } from './board'
import { ActionView } from './action'
import { Words } from './card'
import { list, sessionOf, toldIn, useDesk } from './desk'
import { Button } from './form'
import { nl } from './nl'
import { OneOffs } from './oneoff'
import { Promises } from './promise'
import { linesOf } from './reading'

export function After() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const actions = list(desk.store, 'action').filter((action) => action.session === desk.session)
  const lines = linesOf(barriersOf(desk), toldIn(desk.store), desk.store.now.value)
  const open = lines.filter((line) => line.is === 'onbehandeld')
  const reasons = lines.filter((line) => line.is === 'reden')
  const at = `/bureau/${encodeURIComponent(desk.session)}`
  const passed = lines.filter((line) => line.is === 'doorgegeven')
  const ask = (barrier: string) => () => {
    desk.at.value = barrier
    desk.view.value = 'drempels'
  }
  return (
    <div class="mwr-barrier">
      <nav class="mwr-actions mwr-actions--row" aria-label={nl.afterwards.ways}>
        <a class="ams-link" href={`${at}/vervolg`}>{nl.afterwards.follow}</a>
        <a class="ams-link" href={`${at}/agenda`}>{nl.afterwards.agenda}</a>
        <a class="ams-link" href={`${at}/waar`}>{nl.afterwards.where}</a>
        <a class="ams-link" href="/bureau/register">{nl.afterwards.register}</a>
      </nav>
      {session?.feedback ? <p class="mwr-note">{nl.afterwards.feedback(session.feedback)}</p> : null}
      <section class="mwr-stack" aria-labelledby="onbehandeld">
        <h2 class="ams-heading ams-heading--4" id="onbehandeld">{nl.afterwards.untreated}</h2>
        {open.length === 0 ? <p class="mwr-note">{nl.afterwards.none}</p> : null}
        <ul class="mwr-stack">
          {open.map(({ barrier, ...line }) => (
            <li key={barrier.id} class="mwr-stack mwr-stack--tight">
              <Words id={barrier.sentence} core />
              <Doing line={line} />
              <div class="mwr-actions mwr-actions--row">
                <Button onClick={ask(barrier.id)}>{nl.action.who}</Button>
                <Button kind="tertiary" onClick={() => { desk.open.value = { what: 'reason', barrier: barrier.id } }}>{nl.barrier.reason}</Button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {reasons.length ? (
        <section class="mwr-stack" aria-labelledby="met-reden">
          <h2 class="ams-heading ams-heading--4" id="met-reden">{nl.afterwards.reasons}</h2>
          <ul class="mwr-stack">
            {reasons.map(({ barrier, ...line }) => <li key={barrier.id} class="mwr-stack mwr-stack--tight"><Words id={barrier.sentence} core /><Doing line={line} /></li>)}
          </ul>
        </section>
      ) : null}
      {passed.length ? (
        <section class="mwr-stack" aria-labelledby="doorgegeven">
          <h2 class="ams-heading ams-heading--4" id="doorgegeven">{nl.afterwards.passed}</h2>
          <ul class="mwr-stack">
            {passed.map(({ barrier, ...line }) => <li key={barrier.id} class="mwr-stack mwr-stack--tight"><Words id={barrier.sentence} core /><Doing line={line} /></li>)}
          </ul>
        </section>
      ) : null}
      <OneOffs />
      <section class="mwr-stack" aria-labelledby="gevraagd">
        <h2 class="ams-heading ams-heading--4" id="gevraagd">{nl.afterwards.actions}</h2>
        {actions.length === 0 ? <p class="mwr-note">{nl.afterwards.none}</p> : null}
        <ul class="mwr-stack">{actions.map((action) => <ActionView key={action.id} action={action} grade />)}</ul>
      </section>
      <Promises />
    </div>
  )
}
