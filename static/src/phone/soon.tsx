// Soon brings the screens of later in the evening, so that what somebody writes on first is not kept waiting for them.
// It promises to try until they are there: on a bad line the first try is often not the last.
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import * as lent from './lend'
import { nl } from './nl'
import { Text, Title } from './parts'

type Later = typeof import('./later')
interface Bench { lent: typeof lent; later?: Later }
// The policy of our pages lets no script make an address of a script, unless it says so by name.
interface Trusted { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } }

const bench: Bench = { lent: { ...lent } }
const later = signal<Later | undefined>(undefined)
let asked = false

// bring loads them once; who calls it again changes nothing.
export function bring(): void {
  if (asked) return
  asked = true
  const globals = globalThis as { maatwerk?: Bench; trustedTypes?: Trusted }
  globals.maatwerk = bench
  const rules = { createScriptURL: (url: string) => url }
  const address = (globals.trustedTypes?.createPolicy('later', rules) ?? rules).createScriptURL(document.body.dataset.later ?? '')
  load(address, 1000)
}

function load(address: string, wait: number): void {
  const script = document.createElement('script')
  script.src = address
  script.onload = () => { later.value = bench.later }
  script.onerror = () => {
    script.remove()
    setTimeout(load, wait, address, Math.min(wait * 2, 10_000))
  }
  document.head.append(script)
}

export function Soon({ show }: { show: (screens: Later) => VNode }) {
  useEffect(bring, [])
  return later.value ? show(later.value) : <Loading />
}

export const Loading = () => <><Title>{nl.loading.title}</Title><Text>{nl.loading.text}</Text></>
