// Paper cards that were entered and not read aloud yet: what stands there, and the yes of who wrote it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { maxCard } from '../wire.gen'
import { signal } from '@preact/signals'
import type { Entry } from './outbox'
import type { Unread } from './paper'

// settled are the cards of which the server said that there is nothing left to read back.
export const settled = signal<ReadonlySet<string>>(new Set())

// heardNo notes a no to a reading back: somebody else did it, or the card was taken away.
export function heardNo({ op, body }: Entry, code: string): void {
  if (op === 'read-card-back' && code !== 'invalid') settled.value = new Set([...settled.peek(), (body as { paper?: string }).paper ?? ''])
}

export interface ReadBackWords {
  readBack: string; readBackHint: string; said: string; otherwise: string; saidNow: string
  card(paper: string): string; newWords(paper: string): string
}

interface Props { unread: readonly Unread[]; words: ReadBackWords; trust?(entry: string): string; approve(paper: string, text: string): void }

export function ReadBack({ unread, words, trust, approve }: Props) {
  if (unread.length === 0) return null
  return (
    <section class="mwr-stack" aria-labelledby="teruglezen">
      <h2 class="ams-heading ams-heading--3" id="teruglezen">{words.readBack} ({unread.length})</h2>
      <p class="mwr-note">{words.readBackHint}</p>
      <ul class="mwr-stack mwr-stack--wide">{unread.map((one) => <One key={one.entry} one={one} words={words} trust={trust?.(one.entry) ?? ''} approve={approve} />)}</ul>
    </section>
  )
}

function One({ one, words, trust, approve }: { one: Unread; words: ReadBackWords; trust: string; approve: Props['approve'] }) {
  const [other, setOther] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => { if (other) field.current?.focus() }, [other])
  const name = words.card(one.paper)
  const submit = (event: Event) => {
    event.preventDefault()
    const text = field.current?.value.trim() ?? ''
    if (text === '') return field.current?.focus()
    approve(one.paper, text === one.text ? '' : text)
  }
  return (
    <li class="mwr-card mwr-stack mwr-stack--tight" aria-label={name}>
      <p class="mwr-note">{name}</p>
      <figure class="mwr-quote"><blockquote>{one.text}</blockquote></figure>
      {trust ? <p class="mwr-trust">{trust}</p> : null}
      {other ? (
        <form class="mwr-stack" onSubmit={submit}>
          <div class="ams-field">
            <label class="ams-label" for={`anders-${one.entry}`}>{words.newWords(one.paper)}</label>
            <textarea class="ams-text-area" id={`anders-${one.entry}`} rows={3} maxLength={maxCard} ref={field} defaultValue={one.text} autocomplete="off" />
          </div>
          <div class="mwr-actions mwr-actions--row"><button class="ams-button ams-button--primary">{words.saidNow}</button></div>
        </form>
      ) : (
        <div class="mwr-actions mwr-actions--row">
          <button type="button" class="ams-button ams-button--secondary" onClick={() => approve(one.paper, '')}>{words.said}<span class="ams-visually-hidden"> ({name})</span></button>
          <button type="button" class="ams-button ams-button--tertiary" onClick={() => setOther(true)}>{words.otherwise}<span class="ams-visually-hidden"> ({name})</span></button>
        </div>
      )}
    </li>
  )
}
