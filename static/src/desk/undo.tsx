// What was just done, for ten seconds, with the way back where there is one; and all of it in the list.
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../live/icon'
import { useDesk } from './desk'
import { Button, Dialog } from './form'
import { nl, time } from './nl'

const barFor = 10_000 // ms; the list keeps it longer

export function UndoBar() {
  const desk = useDesk()
  const done = desk.bar.value
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hide = () => {
      if (ref.current?.matches(':hover, :focus-within')) timer = setTimeout(hide, 1000) // not under somebody's hand
      else desk.bar.value = undefined
    }
    let timer = setTimeout(hide, barFor)
    return () => clearTimeout(timer)
  }, [done?.n])
  if (!done) return null
  const open = desk.past.value.find((one) => one.n === done.n)
  return (
    <div class="mwr-undo" ref={ref}>
      <p>{done.text}</p>
      {open?.back ? <Button onClick={() => { desk.undo(open); document.getElementById('bord')?.focus() }}><Icon name="back" /> {nl.undo.back}</Button> : null}
    </div>
  )
}

export function HistoryDialog() {
  const desk = useDesk()
  const past = desk.past.value
  return (
    <Dialog title={nl.undo.title}>
      {past.length === 0 ? <p>{nl.undo.none}</p> : null}
      <ol class="mwr-stack mwr-stack--tight">
        {past.map((one) => (
          <li key={one.n} class="mwr-person">
            <span>{time(one.at)} {one.text}</span>
            {one.back ? <Button onClick={() => desk.undo(one)}>{nl.undo.back}<span class="ams-visually-hidden"> {one.text}</span></Button> : null}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
