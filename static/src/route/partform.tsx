// One part of a step as a form. What is typed stays until the server has it; what another wrote meanwhile stands beside it.
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useEffect, useId, useRef } from 'preact/hooks'
import { Button, Hidden } from '../live/field'
import type { Wishes } from '../wire.gen'
import { useEditor } from './editor'
import { nl } from './nl'
import { shown, standing, theirs, type Typed, type Values } from './part'

interface At { values: Values; theirs: readonly string[]; note(name: string, text: string): void }
const PartContext = createContext<At | undefined>(undefined)

export function usePart(): At {
  const at = useContext(PartContext)
  if (!at) throw new Error('a field stands outside a form')
  return at
}

export interface Ask<K extends keyof Wishes> { op: K; body: Wishes[K]; did: string }

export interface PartProps<K extends keyof Wishes> {
  of: string // which part of which step: keyOf
  values: Values // what stands there
  revision: number
  label: string // for who listens: what this saves
  names: Readonly<Record<string, string>> // of the fields, to say what another wrote
  words?: (name: string, value: string) => string // how a value is read, when it is a code
  send?: string
  ask(values: Values, was: number): Ask<K>
  children: ComponentChildren
  beside?: ComponentChildren // other buttons
}

export function PartForm<K extends keyof Wishes>(props: PartProps<K>) {
  const { of, values, revision, label, ask, children, beside, send = nl.part.save } = props
  const { forms, act } = useEditor()
  const typed = forms.one(of).value
  const stand = standing(typed, values)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { forms.follow(of, values, revision) }, [of, revision, typed])
  const go = (now: Values, was: number) => {
    const { op, body, did } = ask(now, was)
    void act(op, body, did).then((id) => { if (id) forms.sent(of, id) })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (stand === 'typed' && typed) go(shown(typed, values), typed.was)
  }
  const insist = () => {
    forms.insist(of, values, revision)
    go(shown(typed, values), revision)
  }
  const at: At = {
    values: shown(typed, values), theirs: typed ? theirs(typed, values) : [],
    note: (name, text) => forms.type(of, values, revision, name, text),
  }
  return (
    <form class="mwr-stack mwr-stack--tight mwr-part" ref={form} onSubmit={submit}
      onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) form.current?.requestSubmit() }}>
      <PartContext.Provider value={at}>{children}</PartContext.Provider>
      {stand === 'clash' && typed ? <Clash {...props} typed={typed} insist={insist} /> : null}
      {typed?.no && stand !== 'clash' ? <p class="ams-error-message" role="alert">{typed.no}</p> : null}
      <div class="mwr-part__foot">
        {stand === 'clash' ? null : <button class={`ams-button ams-button--${stand === 'typed' ? 'primary' : 'secondary'}`} aria-disabled={stand !== 'typed'}>{send}<Hidden> {label}</Hidden></button>}
        {stand === 'typed' ? <span class="mwr-note">{nl.part.typed}</span> : stand === 'sending' ? <span class="mwr-note">{nl.part.sending}</span> : null}
        {beside}
      </div>
    </form>
  )
}

// Clash shows what the other wrote beside what is typed, which stays in its field.
function Clash<K extends keyof Wishes>({ of, values, names, words, label, typed, insist }: PartProps<K> & { typed: Typed; insist(): void }) {
  const { forms, tell } = useEditor()
  const fields = theirs(typed, values)
  useEffect(() => tell.own(nl.part.clash), [])
  return (
    <div class="ams-alert ams-alert--warning" role="group" aria-label={nl.part.clash}>
      <div class="ams-alert__severity-indicator" />
      <div class="ams-alert__content">
        <p><strong>{nl.part.clash}</strong></p>
        <ul class="mwr-part__theirs">
          {fields.map((name) => {
            const text = values[name] ?? ''
            const said = words?.(name, text) ?? text
            return <li key={name}>{nl.part.field(names[name] ?? name, said ? `‘${said}’` : nl.part.empty)}</li>
          })}
        </ul>
        <div class="mwr-actions mwr-actions--row">
          <Button onClick={insist}>{nl.part.mine}<Hidden> {label}</Hidden></Button>
          <Button kind="tertiary" onClick={() => forms.drop(of)}>{nl.part.theirs}<Hidden> {label}</Hidden></Button>
        </div>
      </div>
    </div>
  )
}

interface FieldProps { name: string; label: string; hint?: string; length?: number; hide?: boolean }

function labelled(props: FieldProps, id: string) {
  return (
    <>
      <label class={props.hide ? 'ams-visually-hidden' : 'ams-label'} for={id}>{props.label}</label>
      {props.hint ? <p class="mwr-note" id={`${id}-hint`}>{props.hint}</p> : null}
    </>
  )
}

export function Line(props: FieldProps) {
  const { values, note, theirs: other } = usePart()
  const id = useId()
  const { name, hint, length = 80 } = props
  return (
    <div class="ams-field">
      {labelled(props, id)}
      <input class="ams-text-input" id={id} name={name} autocomplete="off" maxLength={length} value={values[name] ?? ''} aria-invalid={other.includes(name)}
        {...hint ? { 'aria-describedby': `${id}-hint` } : {}} onInput={(event) => note(name, event.currentTarget.value)} />
    </div>
  )
}

export function Area(props: FieldProps & { rows?: number }) {
  const { values, note, theirs: other } = usePart()
  const id = useId()
  const { name, hint, rows = 2 } = props
  return (
    <div class="ams-field">
      {labelled(props, id)}
      <textarea class="ams-text-area" id={id} name={name} rows={rows} autocomplete="off" value={values[name] ?? ''} aria-invalid={other.includes(name)}
        {...hint ? { 'aria-describedby': `${id}-hint` } : {}} onInput={(event) => note(name, event.currentTarget.value)} />
    </div>
  )
}

export function Pick(props: FieldProps & { options: readonly (readonly [value: string, label: string])[] }) {
  const { values, note, theirs: other } = usePart()
  const id = useId()
  const { name, options } = props
  return (
    <div class="ams-field">
      {labelled(props, id)}
      <select class="ams-select" id={id} name={name} value={values[name] ?? ''} aria-invalid={other.includes(name)} onChange={(event) => note(name, event.currentTarget.value)}>
        {options.map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </select>
    </div>
  )
}

export function Tick({ name, label }: { name: string; label: string }) {
  const { values, note } = usePart()
  return (
    <label class="mwr-check"><input type="checkbox" name={name} checked={values[name] === 'ja'} onChange={(event) => note(name, event.currentTarget.checked ? 'ja' : '')} /> {label}</label>
  )
}

// Stepper is a number with a button at each side; it can be typed too.
export function Stepper({ name, label, most = 9999 }: { name: string; label: string; most?: number }) {
  const { values, note, theirs: other } = usePart()
  const id = useId()
  const value = values[name] ?? '0'
  const now = /^\d+$/.test(value) ? Number(value) : 0
  const to = (next: number) => () => note(name, String(Math.min(most, Math.max(0, next))))
  return (
    <div class="mwr-stepper">
      <label for={id}>{label}</label>
      <button type="button" class="ams-button ams-button--secondary" aria-label={nl.count.less(label)} onClick={to(now - 1)}>−</button>
      <input class="ams-text-input" id={id} name={name} inputMode="numeric" autocomplete="off" maxLength={4} value={value} aria-invalid={other.includes(name)}
        onInput={(event) => note(name, event.currentTarget.value)} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" class="ams-button ams-button--secondary" aria-label={nl.count.more(label)} onClick={to(now + 1)}>+</button>
    </div>
  )
}
