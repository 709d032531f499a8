// What a phone on plain http in a hall has: IndexedDB, getRandomValues and sockets; no randomUUID, no subtle.
import 'fake-indexeddb/auto'

const real = globalThis.crypto
Object.defineProperty(globalThis, 'crypto', {
  value: { getRandomValues: real.getRandomValues.bind(real), randomUUID: undefined, subtle: undefined }, configurable: true,
})
Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true })
