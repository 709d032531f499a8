// A wish as a form that the server describes: the same one as on the pages of the days after. What was typed stays until
// the server took it, and a refusal stands at the form that it is about.
import { useId, useRef, useState } from 'preact/hooks'
import { newId } from '../live/outbox'
import { useDesk } from './desk'
import { nl } from './nl'

export interface WishField {
  of: string; name: string; label: string; note: string; value: string; min: string; max: string
  options: [string, string][] | null; chosen: string[] | null; needed: boolean
}
export interface Wish { op: string; summary: string; send: string; note: string; to: string; name: string; fields: WishField[] | null }

export function WishForm({ wish, kept }: { wish: Wish; kept(): void }) {
  const desk = useDesk()
  const [state, setState] = useState('') // '', 'sending', or why not
  const box = useRef<HTMLDetailsElement>(null)
  const once = useRef(newId())
  const send = async (event: Event) => {
    event.preventDefault()
    if (state === 'sending') return
    const form = event.currentTarget as HTMLFormElement
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    body.set('keer', once.current)
    setState('sending')
    const no = await ask(wish.to, body)
    setState(no)
    if (no) return
    once.current = newId()
    form.reset()
    box.current?.removeAttribute('open')
    desk.tell.own(nl.agenda.kept(wish.summary))
    kept()
  }
  return (
    <details class="mwr-option mwr-option--light" ref={box}>
      <summary>{wish.summary}</summary>
      <form class="mwr-stack" onSubmit={(event) => { void send(event) }}>
        {(wish.fields ?? []).map((field) => <FieldView key={field.name} field={field} />)}
        {state && state !== 'sending' ? <p class="ams-error-message" role="alert">{state}</p> : null}
        <div class="mwr-actions mwr-actions--row"><button class="ams-button ams-button--primary" disabled={state === 'sending'}>{wish.send}</button></div>
        {wish.note ? <p class="mwr-note">{wish.note}</p> : null}
      </form>
    </details>
  )
}

// ask gives the reason of a no, and nothing when it was kept.
async function ask(to: string, body: URLSearchParams): Promise<string> {
  try {
    const answer = await fetch(to, { method: 'POST', body, headers: { accept: 'application/json' } })
    if (answer.ok) return ''
    const { text } = await answer.json() as { text?: string }
    return text || nl.agenda.failed
  } catch {
    return nl.agenda.failed
  }
}

function FieldView({ field }: { field: WishField }) {
  const id = useId()
  const { of, name, label, note, value } = field
  const options = field.options ?? []
  const is = (option: string) => option !== '' && (value === option || (field.chosen ?? []).includes(option))
  switch (of) {
    case 'hidden': case 'fixed': return <input type="hidden" name={name} value={value} />
    case 'yes': return <label class="mwr-choice"><input type="checkbox" name={name} value="ja" defaultChecked={is('ja')} /> <span>{label}{note ? <small>{note}</small> : null}</span></label>
    case 'choose': case 'many': return (
      <fieldset class="mwr-choices">
        <legend>{label}</legend>
        {note ? <p class="mwr-note">{note}</p> : null}
        {options.map(([key, word]) => <label key={key} class="mwr-choice"><input type={of === 'many' ? 'checkbox' : 'radio'} name={name} value={key} defaultChecked={is(key)} /> <span>{word}</span></label>)}
      </fieldset>
    )
  }
  const required = { required: field.needed }
  return (
    <div class="ams-field">
      <label class="ams-label" for={id}>{label}</label>
      {note ? <p class="mwr-note" id={`${id}-hint`}>{note}</p> : null}
      {of === 'area' ? <textarea class="ams-text-area" id={id} name={name} rows={3} defaultValue={value} {...required} />
        : of === 'select' ? <select class="ams-select" id={id} name={name} {...required}><option value="">{nl.agenda.choose}</option>{options.map(([key, word]) => <option key={key} value={key} selected={is(key)}>{word}</option>)}</select>
          : of === 'date' ? <input class="ams-text-input" id={id} name={name} type="date" defaultValue={value} {...field.min ? { min: field.min } : {}} {...field.max ? { max: field.max } : {}} {...required} />
            : <input class="ams-text-input" id={id} name={name} autocomplete="off" defaultValue={value} {...of === 'number' ? { inputMode: 'numeric' as const } : {}} {...required} />}
    </div>
  )
}
