// Who may be called, off the board: the vertrouwenspersoon is named here, and gets a page of their own. What people ask
// there never comes to this screen.
import { useState } from 'preact/hooks'
import { sessionOf, useDesk } from './desk'
import { fetched, Ways, type Way } from './doors'
import { Button, Dialog, Field } from './form'
import { nl } from './nl'

export function ConfidantDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  if (!session) return null
  const { person = '', number = '', until = '' } = session.confidant ?? {}
  return (
    <Dialog title={nl.calls.title} {...desk.lead ? { send: nl.calls.save, keep: true, onSend: (form) =>
      desk.act('name-confidant', { person: form.text('person'), number: form.text('number'), until: form.text('until') }, nl.calls.named) } : {}}>
      <p>{nl.calls.hint}</p>
      <Field name="person" label={nl.calls.person} value={person} length={60} />
      <Field name="number" label={nl.calls.number} value={number} length={30} />
      <Field name="until" label={nl.calls.until} value={until} length={40} />
      {person ? <Link whom="vertrouwenspersoon" person={person} /> : null}
      {session.urgent.person ? <Link whom="dringend" person={session.urgent.person} /> : null}
    </Dialog>
  )
}

interface Given extends Way { code: string; address: string }

function Link({ whom, person }: { whom: string; person: string }) {
  const desk = useDesk()
  const [way, setWay] = useState<Given | 'away' | undefined>()
  if (!desk.lead) return null
  const ask = () => { fetched<Given>(desk, 'bellink', { whom }).then(setWay, () => setWay('away')) }
  return (
    <section class="mwr-stack mwr-stack--tight">
      {way === 'away' ? <p role="alert">{nl.action.noLink}</p> : null}
      {typeof way === 'object' ? <><Ways way={way} name={nl.calls.name(person)} bare /><p>{nl.calls.at(way.address, way.code)}</p><p class="mwr-note">{nl.calls.once}</p></>
        : <Button onClick={ask}>{nl.calls.link(person)}</Button>}
    </section>
  )
}
