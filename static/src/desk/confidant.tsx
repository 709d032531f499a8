// Who may be called, off the board: the vertrouwenspersoon is named here, and gets a page of their own. What people ask
// there never comes to this screen.
import { useEffect, useState } from 'preact/hooks'
import { back, sessionOf, useDesk } from './desk'
import { fetched, Ways, type Way } from './doors'
import { Button, Dialog, Field } from './form'
import { nl } from './nl'

export function ConfidantDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const [who, setWho] = useState<readonly { whom: string; reads: boolean }[]>([])
  useEffect(() => { if (desk.lead) fetched<{ who: { whom: string; reads: boolean }[] }>(desk, 'bellink').then((answer) => setWho(answer.who), () => undefined) }, [])
  const reads = (whom: string) => who.find((one) => one.whom === whom)?.reads
  if (!session) return null
  const { person = '', number = '', until = '' } = session.confidant ?? {}
  return (
    <Dialog title={nl.calls.title} {...desk.lead ? { send: nl.calls.save, keep: true, onSend: (form) =>
      desk.act('name-confidant', { person: form.text('person'), number: form.text('number'), until: form.text('until') }, nl.calls.named,
        back('name-confidant', { person, number, until }, nl.undo.undone)) } : {}}>
      <p>{nl.calls.hint}</p>
      <Field name="person" label={nl.calls.person} value={person} length={60} />
      <Field name="number" label={nl.calls.number} value={number} length={30} />
      <Field name="until" label={nl.calls.until} value={until} length={40} />
      {person ? <Link whom="vertrouwenspersoon" person={person} reads={reads('vertrouwenspersoon')} /> : null}
      {session.urgent.person ? <Link whom="dringend" person={session.urgent.person} reads={reads('dringend')} /> : null}
    </Dialog>
  )
}

interface Given extends Way { code: string; address: string }

function Link({ whom, person, reads }: { whom: string; person: string; reads: boolean | undefined }) {
  const desk = useDesk()
  const [way, setWay] = useState<Given | 'away' | undefined>()
  if (!desk.lead) return null
  const ask = () => { fetched<Given>(desk, 'bellink', { whom }).then(setWay, () => setWay('away')) }
  return (
    <section class="mwr-stack mwr-stack--tight">
      {reads === undefined ? null : <p class={reads ? 'mwr-note' : 'mwr-state'}>{reads ? nl.calls.reads(person) : nl.calls.unread(person)}</p>}
      {way === 'away' ? <p role="alert">{nl.action.noLink}</p> : null}
      {typeof way === 'object' ? <><Ways way={way} name={nl.calls.name(person)} bare /><p>{nl.calls.at(way.address, way.code)}</p><p class="mwr-note">{nl.calls.once}</p></>
        : <Button onClick={ask}>{nl.calls.link(person)}</Button>}
    </section>
  )
}
