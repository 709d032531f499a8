// The shell is the page and the files with which the phone opens where there is no line. The worker keeps it (src/sw); here
// stands when: from the moment that the server let this phone in, until it is done here, was removed, has to sign in
// again, or the conversation is closed. Then nothing of it stays, and the worker goes as well.
import { effect, type ReadonlySignal } from '@preact/signals'
import { shelf } from '../sw/shelf'
import { own } from './own'
import type { Status } from './store'

const over: readonly Status[] = ['removed', 'signed-out', 'closed']

const moment = 1000 // ms: nothing of this is asked before the phone can be used, nor for a conversation that turns out to be over

// keepShell makes the shelf, and the worker fills it: what was thrown away meanwhile stays away.
export function keepShell(status: ReadonlySignal<Status>): void {
  const { serviceWorker: workers } = navigator // only on a secure connection
  if (!workers) return
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = async () => {
    await workers.register(own('/sw.js'), { scope: '/d' })
    const { active } = await workers.ready
    if (over.includes(status.peek())) return
    await caches.open(shelf)
    active?.postMessage('keep')
  }
  effect(() => {
    if (over.includes(status.value)) {
      clearTimeout(timer)
      void dropShell()
    } else if (status.value !== 'cut' && status.value !== 'wrong') {
      timer ??= setTimeout(() => keep().catch(() => { timer = undefined }), moment) // no line any more: with the next one
    }
  })
}

async function dropShell(): Promise<unknown> {
  const worker = await navigator.serviceWorker?.getRegistration('/d')
  return Promise.all([worker?.unregister(), globalThis.caches?.delete(shelf)])
}

// reloadAnew loads the page from the server: the old one would only be told the same again.
export const reloadAnew = (): void => {
  const go = () => location.reload()
  Promise.resolve(globalThis.caches?.delete(shelf)).then(go, go)
}
