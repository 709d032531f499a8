// What was just done, with the way back where there is one; and all of it in a list.
import { useEffect, useRef } from 'preact/hooks'
import { Button, Hidden, Modal } from '../live/field'
import { Icon } from '../live/icon'
import { useEditor } from './editor'
import { nl, time } from './nl'

const barFor = 10_000 // ms; the list keeps it longer

export function DoneBar() {
  const editor = useEditor()
  const done = editor.bar.value
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hide = () => {
      if (ref.current?.matches(':hover, :focus-within')) timer = setTimeout(hide, 1000) // not under somebody's hand
      else editor.bar.value = undefined
    }
    let timer = setTimeout(hide, barFor)
    return () => clearTimeout(timer)
  }, [done?.n])
  if (!done) return null
  const open = editor.past.value.find((one) => one.n === done.n)
  return (
    <div class="mwr-undo" ref={ref}>
      <p>{done.text}</p>
      {open?.back ? <Button onClick={() => { editor.undo(open); document.getElementById('stappen')?.focus() }}><Icon name="back" /> {nl.undo.back}</Button> : null}
    </div>
  )
}

export function HistoryDialog() {
  const editor = useEditor()
  const past = editor.past.value
  return (
    <Modal title={nl.undo.title} home="stappen" back={nl.back} shut={() => { editor.open.value = undefined }}>
      {past.length === 0 ? <p>{nl.undo.none}</p> : null}
      <ol class="mwr-stack mwr-stack--tight">
        {past.map((one) => (
          <li key={one.n} class="mwr-person">
            <span>{time(one.at)} {one.text}</span>
            {one.back ? <Button onClick={() => editor.undo(one)}>{nl.undo.back}<Hidden> {one.text}</Hidden></Button> : null}
          </li>
        ))}
      </ol>
    </Modal>
  )
}
