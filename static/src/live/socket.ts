// One socket, from opening to its end. It promises one end, and that a wish which it carries is answered or
// given up. A socket that is dropped says nothing more: browsers may take a minute to close a dead one.
import { isAnswer, parse, type Answer, type Frame } from './frame'
import type { Entry } from './outbox'
import type { Pace } from './pace'

export interface Socket {
  readonly opened: number // ms, this device's clock
  readonly heard: number // ms: the last sign of the server
  carry(entry: Entry): Promise<Answer | undefined>
  say(t: 'ping' | 'pong'): void
  drop(): void
}

export type MakeSocket = (url: string, protocol: string) => WebSocket

export const wishFrame = ({ id, op, phase, body }: Entry): string => JSON.stringify({ t: 'wish', id, op, phase, body })

export function openSocket(url: string, make: MakeSocket, pace: Pace, on: { frame(frame: Frame): void; end(code: number, reason: string): void }): Socket {
  const raw = make(url, 'maatwerk.v1')
  const opened = Date.now()
  let heard = opened
  let over = false
  let flight: { id: string; land(answer?: Answer): void } | undefined
  let late: ReturnType<typeof setTimeout> | undefined

  const drop = () => {
    over = true
    clearTimeout(late)
    raw.close()
    flight?.land()
  }
  const end = (code: number, reason: string) => {
    if (over) return
    drop()
    on.end(code, reason)
  }
  const expect = (ms: number) => {
    clearTimeout(late)
    late = setTimeout(end, ms, 0, '')
  }
  const message = (event: MessageEvent) => {
    if (over) return
    heard = Date.now()
    if (!flight) expect(pace.silent)
    try {
      const frame = parse(event.data)
      if (isAnswer(frame) && flight?.id === frame.id) flight.land(frame)
      on.frame(frame)
    } catch {
      end(0, '') // not a frame: something between us and the server speaks another language
    }
  }
  raw.onmessage = message
  raw.onclose = (event) => end(event.code, event.reason)
  raw.onerror = () => undefined // a close follows
  expect(pace.hello)

  const carry = (entry: Entry) => new Promise<Answer | undefined>((done) => {
    if (over) return done(undefined)
    const land = (answer?: Answer) => {
      flight = undefined
      if (!over) expect(pace.silent)
      done(answer)
    }
    flight = { id: entry.id, land }
    expect(pace.ack)
    raw.send(wishFrame(entry))
  })
  const say = (t: 'ping' | 'pong') => { if (!over && raw.readyState === 1) raw.send(JSON.stringify({ t })) }
  return { opened, get heard() { return heard }, carry, say, drop }
}
