// The steps of the route that the room works on: read them, tell at one how it goes, and propose one that is missing.
import { signal } from '@preact/signals'
import { Icon } from '../live/icon'
import type { Route, RouteStep } from '../wire.gen'
import { actsOf, mayDraw, routeOn, type Act } from './onroute'
import { Actions, Button, Note, Quote, Text, Title } from './parts'
import { mayWrite } from './phase'
import type { Phone } from './phone'
import { nlRounds } from './rounds.nl'
import { Asked, Missing, Stuck, Told } from './tell'

const t = nlRounds.walk

// Doing is what somebody does at which step; nothing: reads the list.
interface Doing { step: string; what: '' | 'echt' | 'bedoeld' | 'gevraagd' | 'vast' | 'stop' | 'mist' }
const doing = signal<Doing | undefined>(undefined)

export function Walk({ phone, heading }: { phone: Phone; heading?: string | undefined }) {
  const kind = phone.phase.value?.kind ?? ''
  const route = routeOn(phone.store.records('route').value.map(({ value }) => value), kind, phone.seat.value?.table ?? '')
  const now = doing.value
  const step = now && phone.store.record('route-step', now.step)
  // While something is open the screen does not go along by itself, and a round does not come in between.
  const turn = (to: Doing | undefined) => {
    doing.value = to
    phone.view.value = to ? 'step' : 'talk'
  }
  const list = () => turn(undefined)
  if (phone.view.value !== 'step') return <List phone={phone} route={route} heading={heading} open={(id) => turn({ step: id, what: '' })} missing={() => turn({ step: '', what: 'mist' })} />
  if (now?.what === 'mist' && route) return <Missing phone={phone} route={route} done={list} />
  if (!now || !step) return <><Title>{t.none}</Title><Actions><Button kind="primary" icon="back" does={list}>{t.back}</Button></Actions></>
  const back = () => turn({ step: step.id, what: '' })
  switch (now.what) {
    case 'echt': return <Told key="echt" phone={phone} step={step} what="echt" done={back} />
    case 'bedoeld': return <Told key="bedoeld" phone={phone} step={step} what="bedoeld" done={back} />
    case 'gevraagd': return <Asked phone={phone} step={step} done={back} />
    case 'vast':
    case 'stop': return <Stuck phone={phone} step={step} gaveUp={now.what === 'stop'} done={back} />
  }
  return <Step phone={phone} step={step} does={(what) => turn({ step: step.id, what })} back={list} />
}

const draws = (phone: Phone): boolean => mayDraw(phone.phase.value, phone.seat.value?.side ?? '')

function List({ phone, route, heading, open, missing }: { phone: Phone; route: Route | undefined; heading: string | undefined; open: (step: string) => void; missing: () => void }) {
  const proposed = phone.store.records('route-step').value.map(({ value }) => value).filter((one) => one.route === route?.id && one.state === 'voorgesteld')
  const name = (id: string) => phone.words(phone.store.record('route-step', id)?.title) ?? '…'
  return (
    <>
      {heading && <p class="mwr-phase">{heading}</p>}
      <Title>{route ? phone.words(route.title) ?? '…' : t.none}</Title>
      {route && <>
        {route.who && <Text><span dir="auto">{phone.words(route.who)}</span></Text>}
        {route.effect && <Quote core>{phone.words(route.effect)}</Quote>}
        <Note>{t.list}</Note>
        <div class="mwr-choices">
          {route.steps.map((id, n) => <button key={id} type="button" class="mwr-choice" onClick={() => open(id)}><span dir="auto">{n + 1}. {name(id)}</span></button>)}
          {proposed.map(({ id }) => <button key={id} type="button" class="mwr-choice" onClick={() => open(id)}><Icon name="add" /> <span dir="auto">{name(id)}<small>{t.proposed}</small></span></button>)}
        </div>
      </>}
      <Actions>
        {route && draws(phone) && <Button kind="secondary" icon="add" does={missing}>{t.missing}</Button>}
        {mayWrite(phone.phase.value, phone.seat.value?.side ?? '') && <Button icon="edit" does={() => { phone.view.value = 'write' }}>{t.card}</Button>}
      </Actions>
    </>
  )
}

function Step({ phone, step, does, back }: { phone: Phone; step: RouteStep; does: (what: Act) => void; back: () => void }) {
  const side = phone.seat.value?.side ?? ''
  const steps = phone.store.record('route', step.route)?.steps ?? []
  const at = steps.indexOf(step.id)
  const may = { draw: draws(phone), write: step.hook !== undefined && mayWrite(phone.phase.value, side) }
  return (
    <>
      <p class="mwr-phase">{at < 0 ? t.proposed : t.of(at + 1, steps.length)}</p>
      <Title of={step.id}>{phone.words(step.title) ?? '…'}</Title>
      {step.meant && <Quote by={t.meant}>{phone.words(step.meant)}</Quote>}
      {step.real.map((one) => <Quote key={one.id} by={one.by ? t.by(one.by) : t.real}>{phone.words(one.text)}</Quote>)}
      {step.demands.length > 0 && <>
        <h2 class="ams-heading ams-heading--3">{t.asked}</h2>
        <ul class="mwr-list">{step.demands.map((one) => <li key={one.id} dir="auto">{phone.words(one.text)}{one.known && ` (${t.known(one.known)})`}</li>)}</ul>
      </>}
      <div class="mwr-choices">
        {actsOf(side, may).map((act) => <button key={act} type="button" class="mwr-choice" onClick={() => does(act)}><Icon name={act === 'gevraagd' ? 'paper' : act === 'stop' ? 'shut' : 'edit'} /> <span>{t.does[act]}</span></button>)}
      </div>
      <Actions><Button icon="back" does={back}>{t.back}</Button></Actions>
    </>
  )
}
