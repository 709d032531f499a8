// Soon brings the screens of later in the evening, so that what somebody writes on first is not kept waiting for them.
// It promises to try until they are there: on a bad line the first try is often not the last.
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { own } from '../live/own'
import * as lent from './lend'
import { nl } from './nl'
import { Text, Title } from './parts'

type Later = typeof import('./later')
interface Bench { lent: typeof lent; later?: Later }

let bench: Bench
const later = signal<Later | undefined>(undefined)
let asked = false

// bring loads them once; who calls it again changes nothing.
export function bring(): void {
  if (asked) return
  asked = true
  Object.assign(globalThis, { maatwerk: bench = { lent: { ...lent } } })
  load(own(document.body.dataset.later ?? ''), 1000, () => { later.value = bench.later })
}

// load brings a script, and tries until it is there.
export function load(address: string, wait: number, there: () => unknown): void {
  const script = document.createElement('script')
  script.src = address
  script.onload = there
  script.onerror = () => {
    script.remove()
    setTimeout(load, wait, address, Math.min(wait * 2, 10_000), there)
  }
  document.head.append(script)
}

export function Soon({ show }: { show: (screens: Later) => VNode }) {
  useEffect(bring, [])
  return later.value ? show(later.value) : <Loading />
}

// Also is what may stand beside a screen, and is not waited for.
export function Also({ show }: { show: (screens: Later) => VNode }) {
  return later.value ? show(later.value) : null
}

export function Loading() { return <><Title>{nl.loading.title}</Title><Text>{nl.loading.text}</Text></> }
