// A hand that goes up without anybody looking: the facilitator reads it and calls. It can always be put down.
import { Icon } from '../live/icon'
import { nlLater } from './later.nl'
import { Actions, Button } from './parts'
import type { Phone } from './phone'

export function Hand({ phone }: { phone: Phone }) {
  const seat = phone.seat.value
  if (!seat || phone.talk.value?.state !== 'open') return null
  const way = phone.store.pending.value.filter(({ op }) => op === 'raise-hand' || op === 'lower-hand').pop()?.op
  const hand = way === 'lower-hand' ? '' : way ? 'op' : seat.hand ?? ''
  const { ask, up, word, done, down } = nlLater.hand
  if (hand === '') {
    return phone.phase.value?.kind === 'luisteren' && seat.official ? null
      : <Button icon="people" does={() => phone.send('raise-hand', { hand: '', side: '' }).then(() => phone.tell.own(up))}>{ask}</Button>
  }
  const has = hand === 'woord'
  return (
    <>
      <p class="mwr-trust" role="status"><Icon name={has ? 'read' : 'clock'} /> {has ? word : up}</p>
      <Actions row><Button icon="check" does={() => phone.send('lower-hand', { hand: '' })}>{has ? done : down}</Button></Actions>
    </>
  )
}
