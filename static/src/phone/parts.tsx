// The few pieces that every screen of the phone is made of.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from '../live/icon'

type Act = () => unknown

// toTitle brings the focus back when what was pressed is gone.
export const toTitle = (): void => { requestAnimationFrame(() => document.querySelector('h1')?.focus({ preventScroll: true })) }

// Title takes the focus when a screen comes in the place of another, so that who listens hears the new question first.
let before = ''
// of tells two screens with the same question apart.
export function Title({ children, of = children }: { children: string; of?: string }) {
  const at = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (before !== '' && before !== of) {
      at.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
    before = of
  }, [of])
  return <h1 class="ams-heading ams-heading--1" tabIndex={-1} ref={at}>{children}</h1>
}

export function Button({ kind = 'tertiary', icon, does, children, about, submit, disabled }: {
  kind?: 'primary' | 'secondary' | 'tertiary'; icon?: IconName; does?: Act; children: string; about?: string | undefined; submit?: boolean; disabled?: boolean
}) {
  return (
    <button type={submit ? 'submit' : 'button'} class={`ams-button ams-button--${kind}`} onClick={does && (() => { does() })} disabled={disabled ?? false}>
      {icon && <Icon name={icon} />}{icon && ' '}{children}{about && <span class="ams-visually-hidden">{about}</span>}
    </button>
  )
}

export function Choice({ on, icon, does, children }: { on?: boolean | undefined; icon?: IconName; does: Act; children: string }) {
  return (
    <button type="button" class="mwr-choice" aria-pressed={on} onClick={() => { does() }}>
      {icon && <Icon name={icon} />} <span>{children}</span>
    </button>
  )
}

export function Radio({ name, value, on, pick, children, small }: { name: string; value: string; on: boolean; pick: (value: string) => unknown; children: string; small?: string }) {
  return (
    <label class="mwr-choice">
      <input type="radio" name={name} value={value} checked={on} onChange={() => { pick(value) }} /> <span dir="auto">{children}{small && <small>{small}</small>}</span>
    </label>
  )
}

export function Field({ id, label, value, type, lines = 4, hint, error, disabled, focus }: {
  id: string; label: string; value: string; type: (text: string) => unknown; lines?: number; hint?: string | undefined; error?: string | undefined; disabled?: boolean; focus?: boolean
}) {
  const at = useRef<HTMLTextAreaElement>(null)
  useEffect(() => { if (focus) at.current?.focus() }, [])
  const told = [hint && `${id}-hulp`, error && `${id}-fout`].filter(Boolean).join(' ') || undefined
  return (
    <div class={error ? 'ams-field ams-field--invalid' : 'ams-field'}>
      <label class="ams-label" for={id}>{label}</label>
      {hint && <p class="mwr-note" id={`${id}-hulp`}>{hint}</p>}
      {error && <p class="ams-error-message" id={`${id}-fout`}>{error}</p>}
      <textarea class="ams-text-area" id={id} rows={lines} dir="auto" ref={at} aria-describedby={told} aria-invalid={error ? true : undefined} disabled={disabled ?? false}
        value={value} onInput={(event) => { type(event.currentTarget.value) }} />
    </div>
  )
}

export function Line({ id, label, value, type, kind = 'text', hint, error, auto = 'off' }: {
  id: string; label: string; value: string; type: (text: string) => unknown; kind?: 'text' | 'number' | 'date' | 'email' | 'tel'; hint?: string; error?: string | undefined; auto?: string
}) {
  const told = [hint && `${id}-hulp`, error && `${id}-fout`].filter(Boolean).join(' ') || undefined
  return (
    <div class={error ? 'ams-field ams-field--invalid' : 'ams-field'}>
      <label class="ams-label" for={id}>{label}</label>
      {hint && <p class="mwr-note" id={`${id}-hulp`}>{hint}</p>}
      {error && <p class="ams-error-message" id={`${id}-fout`}>{error}</p>}
      <input class="ams-text-input" id={id} type={kind as 'text'} autocomplete={auto} inputMode={kind === 'number' ? 'numeric' : undefined} min={kind === 'number' ? 0 : undefined} aria-describedby={told} aria-invalid={error ? true : undefined}
        value={value} onInput={(event) => { type(event.currentTarget.value) }} />
    </div>
  )
}

export function Quote({ children, by, core }: { children: ComponentChildren; by?: string | undefined; core?: boolean }) {
  return (
    <figure class={core ? 'mwr-quote mwr-quote--core' : 'mwr-quote'}>
      <blockquote dir="auto">{children}</blockquote>{by && <figcaption>{by}</figcaption>}
    </figure>
  )
}

export const Text = ({ children }: { children: ComponentChildren }) => <p class="ams-paragraph">{children}</p>
export const Note = ({ children }: { children: ComponentChildren }) => <p class="mwr-note">{children}</p>
export const Actions = ({ children, row }: { children: ComponentChildren; row?: boolean }) =>
  <div class={row ? 'mwr-actions mwr-actions--row' : 'mwr-actions'}>{children}</div>

const days = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' } as const
export const day = (at: number): string => new Intl.DateTimeFormat('nl-NL', days).format(at)
export const clock = (at: number): string => new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' }).format(at)

// Aloud reads a question out with a voice that is on the phone itself; without one there is no button.
export function Aloud({ text, label }: { text: string; label: string }) {
  const voice = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis.getVoices().find((one) => one.localService && one.lang.startsWith('nl'))
  if (!voice) return null
  const read = () => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = 'nl-NL'
    speechSynthesis.cancel()
    speechSynthesis.speak(words)
  }
  return <Button icon="read" does={read}>{label}</Button>
}
