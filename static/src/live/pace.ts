// pace is how long the link waits for what, in ms. Tests make everything short; nothing else should.
export interface Pace {
  base: number; cap: number // back-off: doubles from base to cap, with jitter, so that a hall does not come back as one
  steady: number // a socket that lived this long was a good one
  hello: number // no hello by then: this socket does not work
  silent: number // the server pings well within this
  ack: number // no answer to a wish by then: this socket is dead
  sign: number // after waking up: no sign by then, and we open a new socket
  grace: number // news may be on its way when a ping says that there is more
  poll: number
}

export const usual: Pace = {
  base: 300, cap: 5000, steady: 5000, hello: 10_000, silent: 70_000, ack: 15_000, sign: 2000, grace: 2000, poll: 1500,
}

export function backOff(pace: Pace, tries: number): number {
  return Math.min(pace.cap, pace.base * 2 ** tries) * (0.5 + Math.random() / 2)
}

export const sleep = (ms: number) => new Promise<void>((done) => { setTimeout(done, ms) })
