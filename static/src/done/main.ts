// Where somebody said that they are done with this phone, nothing of them stays on it.
async function wipe(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  const kept = await indexedDB.databases?.() ?? [{ name: 'maatwerk' }]
  for (const { name } of kept) if (name) indexedDB.deleteDatabase(name)
  for (const name of await globalThis.caches?.keys() ?? []) void caches.delete(name)
  for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) void worker.unregister()
}
if (document.querySelector('[data-wipe]')) void wipe()
