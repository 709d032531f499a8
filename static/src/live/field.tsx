// What the forms of the desk and of the route share. Inputs keep their own text until they are sent, so that news from the
// room never touches what somebody is typing.
import type { ComponentChildren, TargetedEvent } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

export interface Filled {
  text(name: string): string
  all(name: string): string[]
}

// filled reads a form that is sent, and keeps the page where it is.
export function filled(event: Event): Filled {
  event.preventDefault()
  const data = new FormData(event.currentTarget as HTMLFormElement)
  return { text: (name) => String(data.get(name) ?? '').trim(), all: (name) => data.getAll(name).map(String).filter((value) => value !== '') }
}

type Submit = (form: Filled) => void

// Modal gives the focus back to what opened it; when that is gone, to the element with the id home. back is the word on its last button.
export function Modal(props: { title: string; send?: string; onSend?: Submit; keep?: boolean; children: ComponentChildren; home: string; back: string; shut(): void }) {
  const { title, send, onSend, keep, children, home, back, shut } = props
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    dialog.addEventListener('close', shut)
    return () => {
      dialog.removeEventListener('close', shut)
      dialog.close()
      if (document.activeElement === document.body) document.getElementById(home)?.focus()
    }
  }, [])
  const submit = (event: TargetedEvent<HTMLFormElement>) => {
    const form = filled(event)
    if (!keep) shut()
    onSend?.(form)
  }
  const body = onSend ? <form class="mwr-stack" id={`${id}-form`} onSubmit={submit}>{children}</form> : <div class="mwr-stack">{children}</div>
  return (
    <dialog ref={ref} class="ams-dialog" aria-labelledby={id}>
      <div class="ams-dialog__header"><h2 class="ams-heading ams-heading--3" id={id}>{title}</h2></div>
      <div class="ams-dialog__body">{body}</div>
      <div class="ams-dialog__footer mwr-actions mwr-actions--row">
        {send ? <button class="ams-button ams-button--primary" form={`${id}-form`}>{send}</button> : null}
        <button type="button" class="ams-button ams-button--tertiary" onClick={shut}>{back}</button>
      </div>
    </dialog>
  )
}

interface Common { name: string; label: string; hint?: string; value?: string; required?: boolean; first?: boolean; list?: readonly string[] }

export function Field(props: Common & { type?: 'text' | 'date' | 'number'; max?: string; min?: string; length?: number; children?: never }) {
  const { name, label, hint, value = '', required, first, type = 'text', max, min, length, list } = props
  const id = useId()
  const described = hint ? { 'aria-describedby': `${id}-hint` } : {}
  const listed = list?.length ? { list: `${id}-list` } : {}
  // The type is one of three; which attributes go with which, Preact's own types say too strictly for a spread.
  const bounds = { ...max ? { max } : {}, ...min ? { min } : {}, ...length ? { maxLength: length } : {} }
  return (
    <>
      <div class="ams-field">
        <label class="ams-label" for={id}>{label}</label>
        {hint ? <p class="mwr-note" id={`${id}-hint`}>{hint}</p> : null}
        <input class="ams-text-input" id={id} name={name} type={type as 'text'} defaultValue={value} required={required ?? false} autocomplete="off"
          data-first={first ? '' : undefined} {...described} {...listed} {...bounds} />
      </div>
      {list?.length ? <datalist id={`${id}-list`}>{list.map((one) => <option key={one} value={one} />)}</datalist> : null}
    </>
  )
}

export function Choice(props: Common & { options: readonly (readonly [value: string, label: string])[]; children?: ComponentChildren; onPick?: (value: string) => void }) {
  const { name, label, value = '', options, first, onPick, children } = props
  const id = useId()
  const pick = onPick ? (event: TargetedEvent<HTMLSelectElement>) => onPick(event.currentTarget.value) : undefined
  return (
    <div class="ams-field">
      <label class="ams-label" for={id}>{label}</label>
      <select class="ams-select" id={id} name={name} data-first={first ? '' : undefined} {...pick ? { onChange: pick } : {}}>
        {children ?? options.map(([key, word]) => <option key={key} value={key} selected={key === value}>{word}</option>)}
      </select>
    </div>
  )
}

export const optionsOf = (names: Record<string, string>, keys: readonly string[] = Object.keys(names)): [string, string][] =>
  keys.map((key) => [key, names[key] ?? key])

export function Button(props: { onClick(): void; kind?: 'primary' | 'secondary' | 'tertiary'; id?: string; children: ComponentChildren; describedby?: string }) {
  const { onClick, kind = 'secondary', id, children, describedby } = props
  return (
    <button type="button" class={`ams-button ams-button--${kind}`} onClick={onClick} {...id ? { id } : {}} {...describedby ? { 'aria-describedby': describedby } : {}}>
      {children}
    </button>
  )
}

export const Hidden = ({ children }: { children: ComponentChildren }) => <span class="ams-visually-hidden">{children}</span>

export const Badge = ({ kind, word }: { kind: string; word: string }) => <span class={`ams-badge ams-badge--${kind}`}>{word}</span>
