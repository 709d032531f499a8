// What one person is asked about what they told at an earlier conversation. It is no record: the server computes it for
// this phone alone, which shows the slip of then, and it is asked for again when the room goes on.
import { useEffect, useState } from 'preact/hooks'
import { newId } from '../live/outbox'
import type { Phone } from './phone'

export interface EarlierAction {
  id: string; title: string; owner: string; sentences: string[]; told: string; conditions: string[]; doing: string; open: boolean; asks: boolean; reopens: boolean; said: string
}
export interface Piece { mark: string; words: string }
export interface EarlierLeg { id: string; to: string; sentences: string[]; doing: string; kind: string; answer: string; by: string; pieces: Piece[]; compare: boolean; read: boolean; said: string }
export interface EarlierBack { recurrence: string; barrier: string; sentence: string; older: string }
export interface Earlier { state: 'geen' | 'bekend' | 'elders'; actions: EarlierAction[]; legs: EarlierLeg[]; back: EarlierBack[] }

const pace = 8000 // ms; the room's own changes ask at once
const json = { accept: 'application/json' }

export function useEarlier(phone: Phone): { earlier: Earlier | undefined; load(): Promise<void>; take(earlier: Earlier): void } {
  const [earlier, take] = useState<Earlier | undefined>(undefined)
  const light = phone.store.record('light', phone.session)
  const load = () => fetch('/d/eerder', { headers: json, cache: 'no-store' }).then((answer) => answer.ok ? answer.json() as Promise<Earlier> : undefined)
    .then((now) => { if (now) take(now) }, () => undefined)
  useEffect(() => {
    void load()
    const timer = setInterval(() => { if (!document.hidden) void load() }, pace)
    return () => clearInterval(timer)
  }, [phone.seen.value?.id, light?.what, light?.of])
  return { earlier, load, take }
}

export type Told = { kept: true; body: unknown } | { kept: false; no: string }

// tell sends what somebody says as who they were; no is what the server said of a no, or '' when it was not reached.
export async function tell(to: string, fields: Readonly<Record<string, string>>): Promise<Told> {
  try {
    const answer = await fetch(to, { method: 'POST', headers: json, body: new URLSearchParams({ ...fields, keer: newId() }) })
    const body = await answer.json() as { text?: string }
    return answer.ok ? { kept: true, body } : { kept: false, no: body.text ?? '' }
  } catch {
    return { kept: false, no: '' }
  }
}
