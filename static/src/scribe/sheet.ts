// What a scribe can choose, and what came of what they wrote.
import type { Entry, Outbox, Returned } from '../live/outbox'
import { cardNumber, following } from '../live/paper'
import type { Card, Question, Session, Step, WriteCardFor } from '../wire.gen'

// questionsOf gives the questions of this phase, or of the last one before it that had any: people tell on.
export function questionsOf(session: Session, side: string, dealt: readonly Question[] = []): Question[] {
  const at = session.phases.findIndex((phase) => phase.id === session.run.phase)
  const past = session.phases.slice(0, at + 1).reverse()
  const asked = (past.find((phase) => phase.questions.length > 0) ?? session.phases.find((phase) => phase.questions.length > 0))?.questions ?? []
  const fit = asked.filter((one) => one.sides.includes(side))
  return [...(fit.length > 0 ? fit : asked), ...dealt]
}

export interface Sheet { side: string; question: string; step: string; feeling: string; helped: string; yes: boolean; paper: string; slip: string }
export const empty: Sheet = { side: 'ervaring', question: '', step: '', feeling: '', helped: '', yes: false, paper: '', slip: '' }

// next keeps what stays the same for the next thing that somebody says: the question, the step and the side. Paper cards
// lie in a pile: the next number is there already.
export const next = (sheet: Sheet): Sheet => ({ ...sheet, feeling: '', helped: '', yes: false, paper: following(sheet.paper), slip: '' })

export type Missing = 'text' | 'step' | 'yes'

export function missing(sheet: Sheet, text: string, steps: readonly Step[]): Missing | undefined {
  if (text.trim() === '') return 'text'
  if (!steps.some((step) => step.id === sheet.step)) return 'step'
  return sheet.yes || sheet.paper.trim() ? undefined : 'yes' // a paper card can be read back later
}

// graphemes counts as people do. Browsers without a segmenter count code points: never fewer, and the server counts again.
export function graphemes(text: string): number {
  const Segmenter = (Intl as { Segmenter?: new (lang: string) => { segment(text: string): Iterable<unknown> } }).Segmenter
  return Segmenter ? [...new Segmenter('nl').segment(text)].length : [...text].length
}

export const bodyOf = (sheet: Sheet, question: string, card: string, text: string, table = 0): WriteCardFor => ({
  card, question, step: sheet.step, text: text.trim(), helped: sheet.helped.trim(), feeling: sheet.feeling, stopped: false, side: sheet.side, seat: '', yes: sheet.yes,
  paper: cardNumber(sheet.paper, table), slip: slipNumber(sheet.slip),
})

// slipNumber is what the server refuses when it is no number: nobody's words go to another.
const slipNumber = (typed: string): number => typed.trim() === '' ? 0 : /^\d{1,4}$/.test(typed.trim()) ? Number(typed) || -1 : -1

export type Trust = 'waiting' | 'acked' | 'shown' | 'gone'
export interface Written { id: string; text: string; trust: Trust; paper: string }

// writtenOf gives what left this device, the newest first: a scribe has no records of their own, so the outbox tells.
export function writtenOf(entries: readonly Entry[], card: (id: string) => Pick<Card, 'state'> | undefined): Written[] {
  return entries.filter((one) => one.op === 'write-card-for').sort((a, b) => b.n - a.n).map((one) => {
    const { card: id = '', text, paper = '' } = wordsOf(one)
    const shown = card(id)
    const trust = shown ? shown.state === 'geplaatst' ? 'shown' : 'gone' : one.state
    return { id: one.id, text: text ?? '', trust, paper }
  })
}

export const wordsOf = (entry: Entry): Partial<WriteCardFor> => entry.body as Partial<WriteCardFor>

export const sheetOf = ({ entry }: Returned): Sheet => {
  const { side = 'ervaring', question = '', step = '', feeling = '', helped = '', paper = '', slip = 0 } = wordsOf(entry)
  return { side, question, step, feeling, helped, yes: false, paper, slip: slip > 0 ? String(slip) : '' } // read aloud again: the words may change
}

export const entriesOf = (box: Outbox, board: string): Promise<Entry[]> =>
  box.keep.read(async (table) => (await table.all('outbox')).filter((one) => one.board === board))
