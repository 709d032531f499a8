// What the desk's forms share, beside what is in live/field.tsx.
import type { ComponentChildren } from 'preact'
import { Modal, optionsOf, type Filled } from '../live/field'
import type { Trajectory } from '../wire.gen'
import { typeName } from '../live/typename'
import { barrierTypes } from '../wire.gen'
import { useDesk } from './desk'
import { nl } from './nl'

export { Badge, Button, Choice, Field, filled, Hidden, optionsOf, type Filled } from '../live/field'

// Dialog opens modal and gives the focus back to what opened it; when that is gone, to the board.
export function Dialog(props: { title: string; send?: string; onSend?: (form: Filled) => void; keep?: boolean; children: ComponentChildren }) {
  const desk = useDesk()
  return <Modal {...props} home="bord" back={nl.terug} shut={() => { desk.open.value = undefined }} />
}

export const typeOptions: [string, string][] = [['', nl.bundle.noType], ...optionsOf(typeName, barrierTypes)]

export const stepOptions = (trajectory: Trajectory, words: (id: string) => string | undefined): [string, string][] =>
  trajectory.steps.map((step, index) => [step.id, `${index + 1}. ${words(step.title) ?? ''}`])

export function Themes({ all, chosen }: { all: readonly string[]; chosen: readonly string[] }) {
  return (
    <details open={chosen.length > 0}>
      <summary>{nl.bundle.themes}</summary>
      <fieldset class="mwr-themes">
        <legend class="ams-visually-hidden">{nl.bundle.themes}</legend>
        {all.map((theme) => (
          <label key={theme} class="mwr-check"><input type="checkbox" name="themes" value={theme} defaultChecked={chosen.includes(theme)} /> {theme}</label>
        ))}
      </fieldset>
    </details>
  )
}
