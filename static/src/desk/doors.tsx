// The doors of the hall: a paper card a side, the wall, and the code that people type. Their secrets come by request and
// live in this dialog only.
import { useLayoutEffect, useState } from 'preact/hooks'
import { sessionOf, useDesk, type Desk } from './desk'
import { Button, Dialog, Field, filled } from './form'
import { doorName, nl } from './nl'
import { TakeOver } from './takeover'

// A picture is the address of an image, or the modules of a code as the path of a drawing.
export type Picture = string | { size: number; path: string }
export interface Way { url: string; qr?: Picture }
interface Door extends Way { door: string }
interface Doors { doors: Door[]; code?: string; scribes?: (Way & { table: string })[] }

// fetched asks the bureau: with a body it posts, as a form or as JSON. It throws on every answer that is not good.
export async function fetched<T>(desk: Desk, what: string, body?: object): Promise<T> {
  const address = `/bureau/${encodeURIComponent(desk.session)}/${what}`
  const posted = body instanceof URLSearchParams ? { method: 'POST', body }
    : body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}
  const answer = await fetch(address, posted)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.status === 204 ? {} as T : await answer.json().catch(() => ({})) as T
}

// Ways shows a code to scan, and its address unless that must not be opened on this screen.
export function Ways({ way, name, copy, bare }: { way: Way; name: string; copy?: boolean; bare?: boolean }) {
  const desk = useDesk()
  const { url, qr } = way
  return (
    <div class="mwr-way">
      {typeof qr === 'string' ? <img src={qr} alt={nl.doors.qr(name)} width={200} height={200} /> : qr ? (
        <svg viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`} width={200} height={200} role="img" aria-label={nl.doors.qr(name)}><path d={qr.path} /></svg>
      ) : null}
      {bare ? null : <p><a class="ams-link" href={url}>{url}</a></p>}
      {copy && 'clipboard' in navigator
        ? <Button onClick={() => { navigator.clipboard.writeText(url).then(() => desk.tell.own(nl.action.copied), () => undefined) }}>{nl.action.copy}</Button> : null}
    </div>
  )
}

export function DoorsDialog() {
  const desk = useDesk()
  const [doors, setDoors] = useState<Doors | 'away' | undefined>()
  const ask = () => {
    setDoors(undefined)
    fetched<Doors>(desk, 'deuren').then(setDoors, () => setDoors('away'))
  }
  useLayoutEffect(ask, [])
  const base = `/bureau/${encodeURIComponent(desk.session)}`
  return (
    <Dialog title={nl.doors.title}>
      {doors === 'away' ? <><p role="alert">{nl.doors.away}</p><Button onClick={ask}>{nl.doors.retry}</Button></> : doors ? <>
        {doors.code ? <p class="mwr-doors__code"><strong>{nl.doors.code(doors.code)}</strong></p> : null}
        <ul class="mwr-doors">
          {(doors.doors ?? []).map((door) => <li key={door.door}><h3 class="ams-heading ams-heading--5">{doorName[door.door] ?? door.door}</h3><Ways way={door} name={doorName[door.door] ?? door.door} /></li>)}
        </ul>
      </> : <p>{nl.doors.loading}</p>}
      {doors && doors !== 'away' && doors.scribes?.length ? <details>
        <summary>{nl.doors.scribes}</summary>
        <ul class="mwr-doors">
          {doors.scribes.map((way) => <li key={way.table}><h3 class="ams-heading ams-heading--5">{nl.doors.scribe(way.table)}</h3><Ways way={way} name={nl.doors.scribe(way.table)} copy bare /></li>)}
        </ul>
      </details> : null}
      <PairWall />
      {desk.lead && doors && doors !== 'away' ? <Renew done={setDoors} /> : null}
      {desk.lead && sessionOf(desk)?.state !== 'gesloten' ? <Mede /> : null}
      {desk.lead && sessionOf(desk)?.state !== 'gesloten' ? <TakeOver /> : null}
      <h3 class="ams-heading ams-heading--5">{nl.doors.print}</h3>
      <ul class="mwr-stack mwr-stack--tight">
        <li><a class="ams-link" href={`${base}/print`} target="_blank" rel="noopener">{nl.doors.kit}</a></li>
        <li><a class="ams-link" href={`${base}/blad`} target="_blank" rel="noopener">{nl.doors.slip}</a></li>
      </ul>
    </Dialog>
  )
}

function PairWall() {
  const desk = useDesk()
  const [said, say] = useState('')
  const pair = (event: Event) => {
    const code = filled(event).text('code').toUpperCase()
    fetched(desk, 'muur', { code }).then(() => say(nl.doors.paired), () => say(nl.doors.failed))
  }
  return (
    <form class="mwr-stack mwr-stack--tight" onSubmit={pair}>
      <Field name="code" label={nl.doors.wall} length={4} required first />
      <button class="ams-button ams-button--secondary">{nl.doors.pair}</button>
      <p role="status">{said}</p>
    </form>
  )
}

// Renew ends what was given away, and gives new ones: a card that was lost, a code that went round, a wall that is not ours.
function Renew({ done }: { done: (doors: Doors) => void }) {
  const desk = useDesk()
  const [said, say] = useState('')
  const end = (kind: string) => () => {
    fetched<Doors>(desk, 'deuren', new URLSearchParams({ soort: kind }))
      .then((doors) => { done(doors); say(nl.doors.renewed) }, () => say(nl.doors.notRenewed))
  }
  return (
    <details>
      <summary>{nl.doors.renew}</summary>
      <p class="mwr-note">{nl.doors.renewHint}</p>
      <div class="mwr-actions mwr-actions--row">
        {nl.doors.kinds.map(([kind, word]) => <Button key={kind} kind="tertiary" onClick={end(kind)}>{word}</Button>)}
      </div>
      <p role="status">{said}</p>
    </details>
  )
}

// Mede is the link of a second facilitator. It is shown when somebody asks for it, since who has it runs the talk too.
function Mede() {
  const desk = useDesk()
  const [way, setWay] = useState<Way | 'away' | undefined>()
  const ask = (renew: boolean) => () => { fetched<Way>(desk, 'mede', { new: renew }).then(setWay, () => setWay('away')) }
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="mede">
      <h3 class="ams-heading ams-heading--5" id="mede">{nl.doors.mede}</h3>
      <p class="mwr-note">{nl.doors.medeHint}</p>
      {way === 'away' ? <p role="alert">{nl.action.noLink}</p> : null}
      {typeof way === 'object' ? <Ways way={way} name={nl.doors.mede} copy /> : null}
      <div class="mwr-actions mwr-actions--row">
        {typeof way === 'object'
          ? <Button key="new" kind="tertiary" onClick={ask(true)}>{nl.doors.medeNew}</Button>
          : <Button key="show" onClick={ask(false)}>{nl.doors.medeShow}</Button>}
      </div>
      {typeof way === 'object' ? <p class="mwr-note">{nl.doors.medeEnds}</p> : null}
    </section>
  )
}
