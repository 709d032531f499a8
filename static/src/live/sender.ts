// The sender carries the wishes of one board out of the outbox, one at a time and in order: the next leaves only
// when the server has the one before. It promises that nothing leaves the outbox without an answer.
import type { Answer } from './frame'
import type { Entry, No, Outbox } from './outbox'
import { backOff, sleep, type Pace } from './pace'

// Carry brings one wish to the server; undefined means that the way broke and nobody knows whether it arrived.
export type Carry = (entry: Entry) => Promise<Answer | undefined>
export interface Way { carry: Carry; epoch: string }

export interface Sender {
  readonly busy: boolean
  kick(): void
  stop(): void
}

export function openSender(opts: {
  box: Outbox
  board: string
  pace: Pace
  way(): Way | undefined // undefined: nothing to send over now
  refused(entry: Entry, no: No): void
}): Sender {
  const { box, board, pace } = opts
  let running = false
  let wanted = false
  let stopped = false
  let notNow = 0

  const one = async (): Promise<boolean> => {
    const way = opts.way()
    const [entry] = stopped || !way ? [] : await box.waiting(board)
    if (!way || !entry) return false
    const answer = await way.carry(entry)
    if (!answer) return opts.way() !== undefined && opts.way() !== way // another way may be open already
    if (answer.t === 'ack') await box.acked(entry.id, way.epoch)
    else if (answer.kind === 'refused') await giveBack(box, entry, answer, opts.refused)
    else await sleep(backOff(pace, notNow++))
    if (answer.t === 'ack' || answer.kind === 'refused') notNow = 0
    return true
  }
  const run = async () => {
    while (wanted && !stopped) {
      wanted = false
      while (await one());
    }
  }
  const kick = () => {
    wanted = true
    if (running || stopped) return
    running = true
    run().catch(() => sleep(backOff(pace, notNow++)).then(() => { wanted = true })) // this device's disk said no; the server bears a repeat
      .finally(() => {
        running = false
        if (wanted) kick()
      })
  }
  return { get busy() { return running }, kick, stop: () => { stopped = true } }
}

// giveBack takes a wish out of the outbox and tells once, in whichever tab was first.
export async function giveBack(box: Outbox, entry: Entry, no: No, refused: (entry: Entry, no: No) => void): Promise<void> {
  const { kind, code, text, suggest } = no
  const plain: No = suggest === undefined ? { kind, code, text } : { kind, code, text, suggest }
  const back = await box.refused(entry.id, plain)
  if (back) refused(back, plain)
}
