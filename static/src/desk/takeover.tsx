// The code by which another device goes on with this talk, and what this one says when that happened.
import { useState } from 'preact/hooks'
import { useDesk } from './desk'
import { fetched, Ways, type Way } from './doors'
import { Button } from './form'
import { nl } from './nl'

interface Code extends Way { code: string; address: string }

// TakeOver shows the code only when somebody asks for it: who reads it over a shoulder can run the talk.
export function TakeOver() {
  const desk = useDesk()
  const [way, setWay] = useState<Code | 'away' | undefined>()
  const ask = (renew: boolean) => () => { fetched<Code>(desk, 'overname', { new: renew }).then(setWay, () => setWay('away')) }
  const there = typeof way === 'object'
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="overname">
      <h3 class="ams-heading ams-heading--5" id="overname">{nl.take.title}</h3>
      <p class="mwr-note">{nl.take.hint}</p>
      {way === 'away' ? <p role="alert">{nl.action.noLink}</p> : null}
      {there ? <><Ways way={way} name={nl.take.name} bare /><p>{nl.take.at(way.address)}</p><p><strong>{way.code}</strong></p></> : null}
      <div class="mwr-actions mwr-actions--row">
        {there ? <Button key="new" kind="tertiary" onClick={ask(true)}>{nl.take.fresh}</Button> : <Button key="show" onClick={ask(false)}>{nl.take.show}</Button>}
      </div>
      {there ? <form method="post" action={`/bureau/${encodeURIComponent(desk.session)}/overname`} target="_blank"><button class="ams-button ams-button--tertiary">{nl.take.print}</button></form> : null}
      {there ? <p class="mwr-note">{nl.take.once}</p> : null}
    </section>
  )
}

export function Taken() {
  return (
    <main class="mwr-barrier mwr-stack" id="bord" tabIndex={-1}>
      <h1 class="ams-heading ams-heading--4">{nl.take.taken}</h1>
      <p role="alert">{nl.take.text}</p>
      <div class="mwr-actions mwr-actions--row">
        <a class="ams-button ams-button--primary" href="/bureau">{nl.take.back}</a>
        <a class="ams-button ams-button--secondary" href="/overnemen">{nl.take.again}</a>
      </div>
    </main>
  )
}
