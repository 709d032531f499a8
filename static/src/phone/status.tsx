// Whether this screen is up to date, has something on its way, or is cut off; and the line for what cannot wait.
import { Icon } from '../live/icon'
import { nl } from './nl'
import { Button, clock, Text, Title } from './parts'
import { unsent } from './own'
import type { Phone } from './phone'

export function StatusLine({ phone }: { phone: Phone }) {
  const { status, cutSince, pending } = phone.store
  const n = pending.value.length
  if (status.value === 'cut') {
    const since = cutSince.value
    const known = phone.talk.value !== undefined && since !== undefined
    return <span class="mwr-line"><Icon name="offline" /> {known ? nl.status.cut(clock(since)) : nl.status.opening}</span>
  }
  if (n > 0) return <span class="mwr-line"><Icon name="clock" /> {nl.status.pending(n)}</span>
  return <span class="mwr-line"><Icon name="check" /> {nl.status.fresh}</span>
}

// CutOff says what a cut line means for what somebody wrote.
export function CutOff({ phone }: { phone: Phone }) {
  const { status, cutSince, pending } = phone.store
  if (!phone.box.durable && pending.value.length > 0) return <p class="mwr-trust"><Icon name="urgent" /> {nl.status.memory}</p>
  if (status.value !== 'cut' || !phone.talk.value || cutSince.value === undefined) return null // still opening: nothing was cut
  return <p class="mwr-trust"><Icon name="saved" /> {nl.status.kept(pending.value.length)}</p>
}

export function UrgentLine({ phone }: { phone: Phone }) {
  const urgent = phone.urgent.value
  if (!urgent) return null
  return (
    <footer class="mwr-urgent">
      <p><Icon name="urgent" /> <strong>{nl.urgent.ask}</strong>{nl.urgent.go(urgent.person)}<a class="ams-link" href={`tel:${urgent.number.replace(/[^+\d]/g, '')}`}>{urgent.number}</a>{nl.urgent.until(urgent.until)}</p>
      {phone.seat.value && phone.talk.value?.state === 'open' && phone.view.value !== 'urgent' && <Button icon="urgent" does={() => { phone.view.value = 'urgent' }}>{nl.urgent.tick}</Button>}
    </footer>
  )
}

// Unsent shows the words that no server has, so that they can be copied.
export function Unsent({ phone }: { phone: Phone }) {
  const { pending, returned } = phone.store
  const words = unsent(pending.value, returned.value, phone.draft.text.value)
  if (words.length === 0) return null
  return (
    <div class="mwr-stack">
      <p class="ams-paragraph" id="kopie">{nl.lost.words}</p>
      {words.map((one, i) => <textarea key={i} class="ams-text-area" readOnly rows={3} dir="auto" aria-labelledby="kopie" value={one} />)}
    </div>
  )
}

// Lost is the screen of a phone that may not go on, with the words that it could not bring.
export function Lost({ phone, why }: { phone: Phone; why: 'removed' | 'signed-out' | 'wrong' }) {
  const [title, text] = why === 'removed' ? [nl.lost.removed, nl.lost.removedText]
    : why === 'wrong' ? [nl.lost.wrong, nl.lost.wrongText] : [nl.lost.signedOut, nl.lost.signedOutText]
  return (
    <>
      <Title>{title}</Title>
      <Text>{text}</Text>
      <Unsent phone={phone} />
      <div class="mwr-actions">
        {why === 'wrong' && <Button kind="primary" does={() => location.reload()}>{nl.lost.again}</Button>}
        {why === 'signed-out' && <a class="ams-button ams-button--primary" href="/">{nl.lost.join}</a>}
      </div>
    </>
  )
}
