// The steps of the route that the room works on.
import { routeOn } from './onroute'
import { Title } from './parts'
import type { Phone } from './phone'
import { stepName } from './stepround'

export function Walk({ phone, heading }: { phone: Phone; heading?: string | undefined }) {
  const route = routeOn(phone.store.records('route').value.map(({ value }) => value), phone.phase.value?.kind ?? '', phone.seat.value?.table ?? '')
  return (
    <>
      {heading && <p class="mwr-phase">{heading}</p>}
      <Title>{phone.words(route?.title) ?? heading ?? ''}</Title>
      <ol>{(route?.steps ?? []).map((step) => <li key={step}>{stepName(phone, step)}</li>)}</ol>
    </>
  )
}
