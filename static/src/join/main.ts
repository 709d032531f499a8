// The key on a paper card stands behind the # of its address, so that no server on the way reads it. This takes it
// out of the address bar and sends it in the body of a form, once.
const send = (): void => {
  const key = /^#([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1]
  const form = document.querySelector<HTMLFormElement>('form[data-key-form]')
  const field = form?.querySelector<HTMLInputElement>('input[name=sleutel]')
  if (!key || !form || !field) return
  history.replaceState(null, '', location.pathname + location.search)
  field.value = key
  form.submit()
}
addEventListener('hashchange', send) // a second card on the same page
send()
