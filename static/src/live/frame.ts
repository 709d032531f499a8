// The frames between a screen and the board. What is inside a record is in wire.gen.ts; here is only the envelope.
import type { Json, No } from './outbox'

export interface Rec { readonly id: string }

export interface Hello { t: 'hello'; v: number; epoch: string; now: number; cursor: string; fresh?: boolean; who?: Json }
export interface Ack { t: 'ack'; id: string }
export interface Nope extends No { t: 'no'; id: string }
export interface News {
  t: 'news'
  cursor: string
  now: number
  class?: [kind: string, record: Rec][] | null
  own?: [kind: string, record: Rec][] | null
  gone?: [kind: string, id: string][] | null
  words?: Record<string, string | null> | null // every text that the records of this frame still have
}
export interface Ping { t: 'ping'; now: number; head: string }
export type Answer = Ack | Nope
export type Frame = Hello | Answer | News | Ping

export const isAnswer = (frame: Frame): frame is Answer => frame.t === 'ack' || frame.t === 'no'

// parse throws on what is not a frame. Frames of a kind that we do not know pass, and nobody looks at them.
export function parse(text: unknown): Frame {
  const frame: unknown = JSON.parse(String(text))
  if (typeof frame !== 'object' || frame === null || !('t' in frame)) throw new Error('not a frame')
  return frame as Frame
}
