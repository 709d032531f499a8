// The key on a paper card stands behind the # of its address, so that no server on the way reads it. This takes it
// out of the address bar and sends it in the body of a form, once.
const send = (): void => {
  const key = /^#([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1]
  const form = document.querySelector<HTMLFormElement>('form[data-key-form]')
  const field = form?.querySelector<HTMLInputElement>('input[name=sleutel]')
  if (!key || !form || !field) return
  if (!navigator.onLine) return wait(form)
  history.replaceState(null, '', location.pathname + location.search)
  field.value = key
  form.submit()
}
// Without a line the key stays in the address bar, where it is not lost, and goes when there is one.
const wait = (form: HTMLFormElement): void => {
  const note = document.createElement('p')
  note.className = 'mwr-note'
  note.setAttribute('role', 'status')
  note.textContent = 'Er is geen verbinding. Wij gaan vanzelf verder als die er weer is.'
  form.append(note)
  addEventListener('online', () => { note.remove(); send() }, { once: true })
}
// Where somebody said that they are done with this phone, nothing of them stays on it.
const wipe = async (): Promise<void> => {
  localStorage.clear()
  sessionStorage.clear()
  const kept = await indexedDB.databases?.() ?? [{ name: 'maatwerk' }]
  for (const { name } of kept) if (name) indexedDB.deleteDatabase(name)
  for (const name of await globalThis.caches?.keys() ?? []) void caches.delete(name)
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) void worker.unregister()
}
if (document.querySelector('[data-wipe]')) void wipe()
addEventListener('hashchange', send) // a second card on the same page
send()
