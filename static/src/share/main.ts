// Beside a text that can be copied come the buttons for it; without script people select it themselves.
function button(text: string, act: () => Promise<void>): HTMLButtonElement {
  const b = document.createElement('button')
  b.type = 'button'
  b.className = 'ams-button ams-button--secondary'
  b.textContent = text
  b.addEventListener('click', () => { void act().then(() => { b.textContent = 'Gedaan' }, () => undefined) })
  return b
}

for (const text of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-copy]')) {
  const row = document.createElement('div')
  row.className = 'mwr-actions mwr-actions--row'
  if ('clipboard' in navigator) row.append(button('Kopieer', () => navigator.clipboard.writeText(text.value)))
  if ('share' in navigator) row.append(button('Deel', () => navigator.share({ title: 'Er is nieuws', text: text.value })))
  if (row.childElementCount > 0) text.parentElement?.after(row)
}
