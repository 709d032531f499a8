// Which drawing stands on the screen, the words of it, and how another one begins.
import { Button } from '../live/field'
import { Icon } from '../live/icon'
import type { Route, RouteStep } from '../wire.gen'
import { list, titleOf, useEditor, type Editor } from './editor'
import { revision, routeBody, routeValues } from './fields'
import { keyOf } from './forms'
import { kindName, nl } from './nl'
import { landing } from './order'
import { Area, Line, PartForm } from './partform'

const nameOf = ({ store }: Editor, route: Route) => {
  const title = store.words(route.title) ?? ''
  const kind = kindName[route.version] ?? route.version
  return [title === kind ? title : `${kind}: ${title}`, route.table ? nl.routes.of(route.table) : ''].filter((one) => one !== '').join(' ')
}

export function RouteTabs() {
  const editor = useEditor()
  const { routes, route, chosen, step } = editor
  if (routes.value.length < 2) return null
  return (
    <nav aria-label={nl.routes.title}>
      <ul class="mwr-route-tabs">
        {routes.value.map((one) => (
          <li key={one.id}>
            <button type="button" {...one === route.value ? { 'aria-current': 'true' as const } : {}} onClick={() => { chosen.value = one.id; step.value = '' }}>{nameOf(editor, one)}</button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function NewRoute({ route }: { route?: Route | undefined }) {
  const { open, session } = useEditor()
  const draw = (version: string, from: string) => () => { open.value = { what: 'draw', version, from } }
  if (!route) {
    return (
      <div class="mwr-barrier">
        <h2 class="ams-heading ams-heading--3">{nl.routes.none}</h2>
        <p>{nl.routes.first}</p>
        <div class="mwr-actions mwr-actions--row"><Button kind="primary" onClick={draw('nu', '')}>{nl.routes.today}</Button></div>
      </div>
    )
  }
  const page = `/bureau/${encodeURIComponent(session)}/route/${encodeURIComponent(route.id)}`
  return (
    <div class="mwr-bundle__foot">
      <Button onClick={draw('ideaal', route.id)}>{nl.routes.ideal}</Button>
      <Button onClick={draw('variant', route.id)}>{nl.routes.variant}</Button>
      {route.version === 'nu' ? <Button kind="tertiary" onClick={draw('gemeten', route.id)}>{nl.routes.measured}</Button> : null}
      <a class="ams-link" href={page}>{nl.routes.picture}</a>
      <a class="ams-link" href={`${page}/naar-buiten`}>{nl.routes.publish}</a>
    </div>
  )
}

const names = { title: nl.routes.title_, who: nl.routes.who, meant: nl.routes.meant, effect: nl.routes.effect }

export function RouteWords({ route }: { route: Route }) {
  const { store } = useEditor()
  const who = route.who && store.words(route.who)
  const effect = route.effect && store.words(route.effect)
  return (
    <details class="mwr-fold">
      <summary><h2 class="ams-heading ams-heading--5">{nl.routes.words}</h2></summary>
      <PartForm of={keyOf(route.id, 'woorden')} values={routeValues(route, store.words)} revision={revision(route, 'woorden')} label={nl.routes.words} names={names}
        ask={(values, was) => ({ op: 'describe-route', did: nl.routes.described, body: { route: route.id, ...routeBody(values), was } })}>
        <Line name="title" label={nl.routes.title_} length={120} />
        <Area name="who" label={nl.routes.who} hint={nl.routes.whoHint} />
        <Area name="effect" label={nl.routes.effect} {...effect ? {} : { hint: nl.routes.effectHint }} />
        <Area name="meant" label={nl.routes.meant} />
      </PartForm>
      {who ? null : <p class="mwr-note">{nl.routes.whoHint}</p>}
    </details>
  )
}

const lying = (editor: Editor, route: Route, states: readonly string[]): RouteStep[] =>
  list(editor.store, 'route-step').filter((step) => step.route === route.id && states.includes(step.state))

// Proposed are the steps that phones proposed, at the place where they were meant.
export function Proposed({ route }: { route: Route }) {
  const editor = useEditor()
  const { act, store } = editor
  const steps = lying(editor, route, ['voorgesteld'])
  if (steps.length === 0) return null
  return (
    <section class="mwr-route-aside" aria-labelledby="voorgesteld">
      <h2 class="ams-heading ams-heading--5" id="voorgesteld">{nl.proposed.title}</h2>
      <ul class="mwr-stack mwr-stack--tight">
        {steps.map((step) => {
          const title = titleOf(editor, step)
          const after = step.after && route.steps.includes(step.after) ? step.after : step.after ? route.steps[route.steps.length - 1] ?? '' : ''
          return (
            <li key={step.id} class="mwr-person">
              <span>{title}<small>{nl.proposed.after(after ? titleOf(editor, store.record('route-step', after)) : '')}</small></span>
              <span class="mwr-bundle__foot">
                <Button onClick={() => void act('take-step', { step: step.id, after }, nl.proposed.taken(title))}>{nl.proposed.take}<span class="ams-visually-hidden"> {title}</span></Button>
                <Button kind="tertiary" onClick={() => void act('set-step-aside', { step: step.id }, nl.proposed.asided(title))}>{nl.proposed.aside}<span class="ams-visually-hidden"> {title}</span></Button>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

// Away are the steps that were taken out or set aside: everything that was written is still there.
export function Away({ route }: { route: Route }) {
  const editor = useEditor()
  const steps = lying(editor, route, ['eruit', 'opzij'])
  if (steps.length === 0) return null
  return (
    <details class="mwr-fold">
      <summary><h2 class="ams-heading ams-heading--5">{nl.away.title} ({steps.length})</h2></summary>
      <ul class="mwr-stack mwr-stack--tight">
        {steps.map((step) => {
          const title = titleOf(editor, step)
          const after = step.after ?? ''
          const to = route.steps.includes(after) || !after ? after : landing([...route.steps, step.id], route.steps, step.id)
          return (
            <li key={step.id} class="mwr-person"><span>{title}</span>
              <Button onClick={() => void editor.act('bring-step-back', { step: step.id, after: to }, nl.away.did(title))}><Icon name="back" /> {nl.away.back}<span class="ams-visually-hidden"> {title}</span></Button></li>
          )
        })}
      </ul>
    </details>
  )
}

