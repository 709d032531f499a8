// A phone that slept, lost its network or came back from another page wakes the link.
export function onWake(wake: () => void, page?: EventTarget): () => void {
  const targets = page ? [page] : [globalThis as unknown as EventTarget, document]
  const heard = () => { if (typeof document === 'undefined' || document.visibilityState !== 'hidden') wake() }
  const each = (act: 'addEventListener' | 'removeEventListener') => {
    for (const target of targets) for (const name of ['visibilitychange', 'online', 'pageshow']) target[act](name, heard)
  }
  each('addEventListener')
  return () => each('removeEventListener')
}
