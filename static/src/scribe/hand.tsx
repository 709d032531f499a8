// A hand for somebody at this table who has no phone. The facilitator calls; here it can be put down again.
import { useSignal } from '@preact/signals'
import { newId, type Json } from '../live/outbox'
import type { Link } from '../live/link'
import type { Tell } from '../live/tell'
import { sides } from '../wire.gen'
import { nl } from './nl'

export function Hand({ link, run, tell }: { link: Link; run: string; tell: Tell }) {
  const side = useSignal('ervaring')
  const up = useSignal<readonly { hand: string; side: string }[]>([])
  const send = (op: string, body: Json) => link.send({ op, phase: run, body })
  const raise = () => {
    const one = { hand: newId(), side: side.value }
    void send('raise-hand', one).then(() => { up.value = [...up.value, one]; tell.own(nl.hand.up) })
  }
  const lower = (hand: string) => {
    void send('lower-hand', { hand }).then(() => { up.value = up.value.filter((one) => one.hand !== hand); tell.own(nl.hand.down) })
  }
  return (
    <details class="mwr-more">
      <summary>{nl.hand.title}</summary>
      <div class="mwr-stack mwr-stack--tight">
        <label class="ams-label" for="hand-kant">{nl.side}</label>
        <select class="ams-select" id="hand-kant" value={side.value} onChange={(event) => { side.value = event.currentTarget.value }}>
          {sides.map((one) => <option key={one} value={one}>{nl.sides[one]}</option>)}
        </select>
        <button type="button" class="ams-button ams-button--secondary" onClick={raise}>{nl.hand.raise}</button>
        <ul class="mwr-stack mwr-stack--tight">
          {up.value.map(({ hand, side: of }) => (
            <li key={hand}>{nl.sides[of]} <button type="button" class="ams-button ams-button--tertiary" onClick={() => lower(hand)}>{nl.hand.lower}</button></li>
          ))}
        </ul>
      </div>
    </details>
  )
}
