// Stands in the head of the pages on which people come in, and asks for nothing more: on a bad line each request and each
// redirect costs half a second. The key on a paper card stands behind the # of its address, so that no server on the way
// reads it. This takes it out of the address bar and sends it in the body of a form, once.
const { at, to } = document.currentScript!.dataset // where this page lives, and where a key goes

// What answered a form lives at an address of its own: to load it again must not send the form again.
if (at) history.replaceState(null, '', at)

const note = document.createElement('p')
note.className = 'mwr-note'
note.setAttribute('role', 'status')
note.textContent = 'Er is geen verbinding. Wij gaan vanzelf verder als die er weer is.'

function send(): void {
  const key = /^#([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1]
  if (!key || !to) return
  if (!navigator.onLine) return document.querySelector('h1')?.after(note) // the key stays in the address bar, where it is not lost
  history.replaceState(null, '', location.pathname + location.search)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = to
  for (const [name, value] of [['sleutel', key], ['meteen', '1']]) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name!
    field.value = value!
    form.append(field)
  }
  document.documentElement.append(form)
  form.submit()
}
send()
for (const when of ['DOMContentLoaded', 'online', 'hashchange']) addEventListener(when, send) // the last: a second card on the same page

// The answer to a form that says so is the next page itself, not the way to it.
addEventListener('submit', (event) => {
  const field = (event.target as HTMLFormElement).elements.namedItem('meteen')
  if (field instanceof HTMLInputElement) field.value = '1'
})
