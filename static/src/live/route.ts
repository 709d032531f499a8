// The route is the way to the server that works now: a socket, or requests while no socket comes up. It promises
// to come back after a cut, with back-off and jitter, and to stay away when the server said so.
import type { Frame } from './frame'
import { backOff, type Pace } from './pace'
import { openPoll, type Poll } from './poll'
import type { Carry } from './sender'
import { openSocket, type MakeSocket, type Socket } from './socket'

export interface Addresses { socket(): string; since(): string; wish: string }

export interface RouteOptions {
  to: Addresses
  pace: Pace
  socket: MakeSocket
  fetch: typeof fetch
  frames(frames: Frame[], via: Carry, line: 'up' | 'polling'): void
  cut(): void // no way now; it goes on trying
  closed(code: number, reason: string): boolean // true: stay away
}

export interface Route {
  wake(): void // asks whether anybody is there; without an answer soon, a new socket
  renew(): void // a new socket now
  pong(): void
  is(carry: Carry): boolean // is this still the way?
  stop(): void
}

export function openRoute(opts: RouteOptions): Route {
  const { pace, to } = opts
  let socket: Socket | undefined
  let up = false // the socket said hello
  let poll: Poll | undefined
  let tries = 0 // sockets in a row that did not last
  let later: ReturnType<typeof setTimeout> | undefined
  let looking: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const stopPolling = () => { poll = void poll?.stop() }
  const stop = () => {
    stopped = true
    clearTimeout(later)
    clearTimeout(looking)
    socket?.drop()
    stopPolling()
  }
  const closed = (code: number, reason: string) => {
    if (opts.closed(code, reason)) stop()
  }
  const startPolling = (): Poll => {
    const mine: Poll = openPoll({
      ...opts, since: to.since, wish: to.wish,
      frames: (frames) => opts.frames(frames, mine.carry, 'polling'),
      failed: opts.cut,
      closed: (code) => closed(code, ''),
    })
    return mine
  }
  const frame = (from: Socket, frame: Frame) => {
    if (frame.t === 'hello') {
      up = true
      stopPolling()
    }
    opts.frames([frame], from.carry, 'up')
  }
  const ended = (from: Socket | undefined, code: number, reason: string) => {
    const lasted = up && from !== undefined && Date.now() - from.opened >= pace.steady
    tries = lasted ? 0 : tries + 1
    up = false
    socket = undefined
    looking = void clearTimeout(looking)
    if (!poll) opts.cut()
    closed(code, reason)
    if (stopped) return
    if (tries >= 2) poll ??= startPolling()
    later = setTimeout(connect, backOff(pace, tries))
  }
  const connect = () => {
    clearTimeout(later)
    if (stopped || socket) return
    try {
      const mine: Socket = openSocket(to.socket(), opts.socket, pace, {
        frame: (got) => frame(mine, got),
        end: (code, reason) => ended(mine, code, reason),
      })
      socket = mine
    } catch {
      ended(undefined, 0, '') // this browser may not open sockets at all
    }
  }
  const renew = () => {
    socket?.drop()
    socket = undefined
    up = false
    connect()
  }
  // Also when something came in just now: a phone that changed networks has a socket that only looks alive.
  const wake = () => {
    const mine = socket
    if (!mine) return connect()
    const asked = Date.now()
    if (looking !== undefined || !up && asked - mine.opened < pace.sign) return // it is asked already, or only being opened
    mine.say('ping')
    looking = setTimeout(() => {
      looking = undefined
      if (socket !== mine || mine.heard >= asked) return
      if (!poll) opts.cut()
      renew()
    }, pace.sign)
  }
  connect()
  return { wake, renew, pong: () => socket?.say('pong'), is: (carry) => carry === (up ? socket : poll)?.carry, stop }
}
