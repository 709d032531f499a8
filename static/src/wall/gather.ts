// gather lets new cards onto the wall together, once in two seconds, so that it does not flicker while a hall
// writes. What is taken away goes at once: gather only says what may be seen.
import { effect, signal, type ReadonlySignal } from '@preact/signals'

export interface Gather { readonly shown: ReadonlySignal<ReadonlySet<string>>; close(): void }

export function openGather(ids: ReadonlySignal<readonly string[]>, every = 2000): Gather {
  const shown = signal<ReadonlySet<string>>(new Set())
  let timer: ReturnType<typeof setTimeout> | undefined
  const letIn = () => {
    timer = undefined
    shown.value = new Set([...shown.peek(), ...ids.peek()]) // who was here before comes back without waiting
  }
  const off = effect(() => {
    const waiting = ids.value.some((id) => !shown.peek().has(id))
    if (!waiting || timer !== undefined) return
    if (shown.peek().size === 0) letIn() // a wall that starts late shows at once what there is
    else timer = setTimeout(letIn, every)
  })
  return {
    shown,
    close() {
      off()
      clearTimeout(timer)
    },
  }
}
