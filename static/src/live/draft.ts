// A draft is what somebody is typing. It promises that the words survive a reload as they were typed, and that
// they leave the draft only when the outbox has them, in one transaction. Two tabs of one phone have one draft: what
// is typed or sent in one shows in the other, so that nobody sends it twice and no tab writes over what it never saw.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { DraftRow } from './keep'
import type { Entry, Outbox } from './outbox'

export interface Draft {
  readonly key: string
  readonly text: ReadonlySignal<string>
  type(text: string): void
  saved(): Promise<boolean> // when all that was typed has been written; false: the device would not keep it
  // hand gives the words over: put keeps the wish and drops the draft in one transaction. A double tap hands over once.
  hand(put: (draft: Pick<DraftRow, 'key' | 'text'>) => Promise<Entry>): Promise<Entry>
  close(): void
}

// openDraft resolves when the words of last time are there, so that nobody types before them.
export async function openDraft(box: Outbox, session: string, field: string): Promise<Draft> {
  const key = JSON.stringify([session, field])
  const row = await box.keep.read((table) => table.get('drafts', key)).catch(() => undefined)
  const text = signal(row?.text ?? '')
  const writer = openWriter(box, key, text)
  let handing: Promise<Entry> | undefined

  const hand = async (put: (draft: Pick<DraftRow, 'key' | 'text'>) => Promise<Entry>) => {
    const sent = text.peek()
    await writer.saved()
    const entry = await put({ key, text: sent })
    if (text.peek() === sent) text.value = '' // else somebody typed on meanwhile: that stays
    else writer.write()
    return entry
  }
  return {
    key,
    text,
    type(typed) {
      text.value = typed
      writer.write()
    },
    saved: writer.saved,
    hand: (put) => handing ??= hand(put).finally(() => { handing = undefined }),
    close: writer.close,
  }
}

// openWriter writes the newest text, one transaction at a time: fast typing does not make a queue.
function openWriter(box: Outbox, key: string, text: { value: string; peek(): string }) {
  let running: Promise<boolean> | undefined
  let dirty = false
  let wiped = false
  let typed = 0
  let kept = true
  const drain = async () => {
    while (dirty && !wiped) {
      dirty = false
      const now = text.peek()
      kept = await box.keep.jot((table) => now === '' ? table.drop('drafts', key) : table.set('drafts', key, { key, text: now, at: Date.now() }))
        .then(() => true, () => false)
    }
    running = undefined
    return kept
  }
  const write = () => {
    typed++
    dirty = true
    running ??= drain()
  }
  const look = async () => {
    const before = typed
    const row = await box.keep.read((table) => table.get('drafts', key))
    if (before === typed && !running && kept) text.value = row?.text ?? '' // else what is typed here is newer, or only here
  }
  const close = box.watch((change, elsewhere) => {
    if (elsewhere && change !== 'wiped') look().catch(() => undefined)
    if (change !== 'wiped') return
    wiped = true
    text.value = ''
  })
  return { write, saved: () => running ?? Promise.resolve(kept), close }
}
