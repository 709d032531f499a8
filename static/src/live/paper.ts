// What paper asks of every screen on which it is entered: the number on a card, what is still to be read back, and the
// question cards that lie on a table.
import { sides, type Question, type Session, type WriteCardFor } from '../wire.gen'
import type { Entry, Json } from './outbox'

// cardNumber reads "7" at table 1 as "1-7". What is no number goes as it was typed: the server says what is wrong.
export function cardNumber(typed: string, table: number): string {
  const text = typed.trim().replace(/\s*[-./ ]\s*/, '-')
  return /^\d+$/.test(text) && table > 0 ? `${table}-${text}` : text
}

// following is the card that lies under this one in the pile.
export function following(number: string): string {
  const [, before = '', last = ''] = /^(.*?)(\d+)$/.exec(number.trim()) ?? []
  return last === '' ? '' : `${before}${Number(last) + 1}`
}

export interface Unread { paper: string; text: string; entry: string }

// unreadOf lists the paper cards that were entered on this device and not read back yet, in the order of entering. settled
// are those of which the server said that there is nothing left to read; a card that the room sees was read back.
export function unreadOf(entries: readonly Entry[], settled: ReadonlySet<string>, shown: (card: string) => boolean): Unread[] {
  const done = new Set<Json | undefined>(entries.filter(({ op }) => op === 'read-card-back').map(({ body }) => (body as { paper?: Json }).paper))
  return entries.filter(({ op }) => op === 'write-card-for').sort((a, b) => a.n - b.n).flatMap(({ id, body }) => {
    const { card = '', paper = '', yes = false, text = '' } = body as Partial<WriteCardFor>
    return paper !== '' && !yes && !done.has(paper) && !settled.has(paper) && !shown(card) ? [{ paper, text, entry: id }] : []
  })
}

// dealtOf gives the question cards on a table as questions that everybody may answer; without a table all of them.
export const dealtOf = (session: Session, table: string | undefined, words: (id: string) => string | undefined): Question[] =>
  (session.dealt ?? []).filter((one) => table === undefined || !one.table || one.table === table)
    .map((one) => ({ id: one.id, ask: words(one.ask) ?? '', kind: 'ervaring', sides: [...sides] }))
