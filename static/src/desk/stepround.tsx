// A round per step: opened here over a route, private until it is closed here, and then read as a table.
import { newest } from '../live/newest'
import { newId } from '../live/outbox'
import { cameOf, type Came } from '../live/stepround'
import { answersOn, SheetRows } from '../live/stepsheet'
import { sides, type Route, type StepRound } from '../wire.gen'
import { list, sessionOf, useDesk, type Desk } from './desk'
import { Badge, Button, Choice, Dialog, Field, optionsOf, type Filled } from './form'
import { nl, sideName } from './nl'
import { phaseOf } from './plan'
import { nlSteps as t } from './stepround.nl'

export const routesOf = (desk: Desk): Route[] => list(desk.store, 'route').sort((a, b) => b.at - a.at)

// whatIn is what is most likely asked in a part of the conversation, and of which drawing.
const whatIn: { readonly [kind: string]: readonly [what: string, version: string] } = {
  doorloop: ['gevoel', 'nu'], achter: ['klopt', 'nu'], tellen: ['klopt', 'nu'], galerij: ['klopt', 'ideaal'], draagvlak: ['draagvlak', 'ideaal'],
}

export function StepRoundDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const [what, version] = whatIn[session && phaseOf(session)?.kind || ''] ?? ['gevoel', 'nu']
  const routes = routesOf(desk)
  const first = routes.find((one) => one.version === version) ?? routes[0]
  const send = (form: Filled) => desk.act('open-step-round', { round: newId(), route: form.text('route'), what: form.text('what') }, t.opened)
  return (
    <Dialog title={t.title} send={t.open} onSend={send}>
      <Choice name="route" label={t.route} value={first?.id ?? ''} options={routes.map((one) => [one.id, `${t.version[one.version]}: ${desk.store.words(one.title) ?? ''}`])} first />
      <Choice name="what" label={t.ask} value={what} options={optionsOf(t.what)} />
      <p class="mwr-note">{t.private}</p>
    </Dialog>
  )
}

// StepRoundPanel stands above the board while a round runs, and with what came of it until the next part begins.
export function StepRoundPanel() {
  const desk = useDesk()
  const round = newest(list(desk.store, 'step-round').filter((one) => one.session === desk.session))
  if (!round || !round.open && (round.closedAt ?? 0) < (sessionOf(desk)?.run.at ?? 0)) return null
  return (
    <section class="mwr-bundle" aria-labelledby="ronde">
      <h2 class="ams-heading ams-heading--4" id="ronde">{t.what[round.what]} {desk.store.words(desk.store.record('route', round.route)?.title ?? '')}</h2>
      {round.open ? <Running round={round} /> : <details key={round.id} open><summary>{t.result}</summary><Outcome round={round} /></details>}
    </section>
  )
}

function Running({ round }: { round: StepRound }) {
  const desk = useDesk()
  const phones = desk.store.record('tally', `choosing.${round.id}.exact`)?.total ?? 0
  return (
    <>
      <p class="mwr-state"><Badge kind="orange" word={t.running} /> {nl.ballot.phones(phones)}</p>
      <div class="mwr-bundle__foot">
        <Button onClick={() => { desk.open.value = { what: 'step-paper', round: round.id } }}>{nl.ballot.paper}</Button>
        <Button kind="primary" onClick={() => desk.act('close-step-round', { round: round.id }, nl.ballot.closed)}>{nl.ballot.close}</Button>
      </div>
    </>
  )
}

const nameOf = (desk: Desk, round: StepRound, step: string): string =>
  step === '' ? t.whole : `${round.steps.indexOf(step) + 1}. ${desk.store.words(desk.store.record('route-step', step)?.title ?? '') ?? ''}`

function Outcome({ round }: { round: StepRound }) {
  const desk = useDesk()
  const came = cameOf(round)
  const agreed = came.filter((one) => one.agreed)
  const rest = came.filter((one) => !one.agreed)
  return (
    <>
      <p class="mwr-note">{t.ways(round.ways)}</p>
      {agreed.length > 0 ? <Came caption={t.agreed} list={agreed} round={round} /> : null}
      <Came caption={agreed.length > 0 ? t.rest : t.came} list={rest} round={round} />
    </>
  )
}

function Came({ caption, list: rows, round }: { caption: string; list: readonly Came[]; round: StepRound }) {
  const desk = useDesk()
  if (rows.length === 0) return null
  return (
    <table class="mwr-came">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">{t.step}</th><th scope="col">{t.came}</th></tr></thead>
      <tbody>
        {rows.map(({ step, felt, said, because }) => (
          <tr key={step}>
            <th scope="row">{nameOf(desk, round, step)}</th>
            <td>
              {felt}
              {said.map(({ label, says }) => <p key={label}><strong>{label}:</strong> {says}</p>)}
              {!felt && said.length === 0 ? <span class="mwr-note">{t.few}</span> : null}
              {because.map((id) => <figure key={id} class="mwr-quote"><blockquote>{desk.store.words(id)}</blockquote></figure>)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// StepPaperDialog is one sheet of paper: as much as one phone.
export function StepPaperDialog({ id }: { id: string }) {
  const desk = useDesk()
  const round = desk.store.record('step-round', id)
  if (!round) return null
  const name = (step: string) => desk.store.words(desk.store.record('route-step', step)?.title ?? '') ?? ''
  const send = (form: Filled) => desk.act('enter-step-answers', { round: id, sheet: form.text('sheet'), side: form.text('side'), answers: answersOn(round, (field) => form.text(field)).answers }, nl.ballot.entered)
  return (
    <Dialog title={nl.ballot.paper} send={nl.ballot.count} onSend={send}>
      <Field name="sheet" label={nl.ballot.sheet} length={8} first />
      <Choice name="side" label={nl.ballot.side} value="ervaring" options={optionsOf(sideName, sides)} />
      <SheetRows round={round} words={t.row} name={name} />
    </Dialog>
  )
}
