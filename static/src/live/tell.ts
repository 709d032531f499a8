// tell speaks to people who listen to the screen: one polite region for all. One's own act is said at once;
// what others do comes as a digest, at most once in ten seconds, because a room of sixty talks too fast.
import { signal, type ReadonlySignal } from '@preact/signals'
import { h, type VNode } from 'preact'

export type Loudness = 'off' | 'digest' | 'all' // Uit · Samenvatting · Alles

export interface Tell {
  readonly said: ReadonlySignal<string>
  loudness: Loudness // about others' changes only
  own(text: string): void
  // others counts: say gets how many of this key there were since the last digest.
  others(key: string, say: (count: number) => string): void
  close(): void
}

export function openTell(opts: { every?: number; lead?: number; loudness?: Loudness } = {}): Tell {
  const { every = 10_000, lead = 1000 } = opts // lead: a little wait, so that a burst is one sentence
  const said = signal('')
  const heard = new Map<string, { count: number; say: (count: number) => string }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  // The same sentence twice is said twice: a space that nobody hears makes it another text.
  const speak = (text: string) => { said.value = text === said.peek() ? `${text}\u00a0` : text }
  const digest = () => {
    timer = undefined
    last = Date.now()
    const text = [...heard.values()].map(({ count, say }) => say(count)).join('. ')
    heard.clear()
    if (tell.loudness !== 'off') speak(text)
  }
  const tell: Tell = {
    said,
    loudness: opts.loudness ?? 'digest',
    own(text) {
      speak(text)
      if (!timer) return
      clearTimeout(timer) // the digest does not talk through one's own act
      timer = setTimeout(digest, Math.max(lead, last + every - Date.now()))
    },
    others(key, say) {
      if (tell.loudness === 'off') return
      if (tell.loudness === 'all') return speak(say(1))
      heard.set(key, { count: (heard.get(key)?.count ?? 0) + 1, say })
      timer ??= setTimeout(digest, Math.max(lead, last + every - Date.now()))
    },
    close() { clearTimeout(timer) },
  }
  return tell
}

// Said is the region. It stands on the screen from the start: a region that appears with its text is not read.
export function Said(props: { tell: Tell; class?: string }): VNode {
  return h('div', { role: 'status', 'aria-live': 'polite', class: props.class ?? 'ams-visually-hidden' }, props.tell.said)
}
