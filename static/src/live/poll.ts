// Where no socket comes through (municipal networks), the same frames go over plain requests: wishes by POST, and
// the same Since is polled. It promises to stay silent once it is stopped, so that an old answer never undoes news.
import type { Answer, Frame } from './frame'
import { isAnswer } from './frame'
import type { Entry } from './outbox'
import { sleep, type Pace } from './pace'
import { wishFrame } from './socket'

export interface Poll {
  carry(entry: Entry): Promise<Answer | undefined>
  stop(): void
}

export interface PollOptions {
  pace: Pace
  fetch: typeof fetch
  since(): string // the address, with the cursor of now
  wish: string
  frames(frames: Frame[]): void
  failed(): void
  closed(code: number): void // the server says what a close code would have said
}

export function openPoll(opts: PollOptions): Poll {
  let stopped = false
  const ask = async (url: string, init: RequestInit): Promise<unknown> => {
    const hurry = new AbortController()
    const timer = setTimeout(() => hurry.abort(), opts.pace.hello)
    try {
      const answer = await opts.fetch(url, { ...init, cache: 'no-store', signal: hurry.signal })
      const said: unknown = await answer.json().catch(() => undefined)
      const code = answer.ok ? undefined : answer.status === 401 || answer.status === 404 && isOurs(said) ? 4004 : closeCode(said)
      if (code !== undefined && !stopped) opts.closed(code)
      return said
    } catch {
      return undefined // no network, or nobody there: asked again
    } finally {
      clearTimeout(timer)
    }
  }
  const run = async () => {
    while (!stopped) {
      const said = await ask(opts.since(), {})
      if (stopped) return
      if (Array.isArray(said)) opts.frames(said as Frame[])
      else opts.failed()
      await sleep(opts.pace.poll * (0.75 + Math.random() / 2))
    }
  }
  void run()
  return {
    async carry(entry) {
      const said = await ask(opts.wish, { method: 'POST', headers: { 'content-type': 'application/json' }, body: wishFrame(entry) })
      const frame = said as Frame | null | undefined
      return frame && isAnswer(frame) && frame.id === entry.id ? frame : undefined
    },
    stop: () => { stopped = true },
  }
}

// isOurs: the server itself says that this conversation is not this phone's (any more), and not something on the way.
const isOurs = (said: unknown) => typeof said === 'object' && said !== null && 'code' in said && said.code === 'refused'

function closeCode(said: unknown): number | undefined {
  return typeof said === 'object' && said !== null && 'close' in said && typeof said.close === 'number' ? said.close : undefined
}
