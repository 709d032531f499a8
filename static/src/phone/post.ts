// What goes to the server outside the log: how news finds somebody, with whom they rather not sit, and that they are done.
export const post = (to: string, body: object): Promise<boolean> =>
  fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).then(({ ok }) => ok, () => false)
